import Casework
import ControlSocket
import Detection
import Organisation
import Store
import TestSupport
import Testing
import Units
import Wire

@testable import Daemon

/// Sailing bans (P7) and readings through the control room.
@Suite("The control room: sailing bans and readings") struct WatersRoomTests {
  private static let accounts = ["daemon": "P-430100-01", "bin": "P-430100-11", "sys": "P-430112-01"]

  private func bench(in folder: ScratchFolder? = nil) async throws -> Bench {
    try await Bench(in: folder) { organisation in
      for (account, person) in Self.accounts {
        for index in organisation.people.indices where organisation.people[index].id == person {
          organisation.people[index].account = account
        }
      }
    }
  }

  private func act(_ account: String, revision: Int? = nil) throws -> ControlSocket.Act {
    ControlSocket.Act(caller: try caller(account), idempotencyKey: nil, fingerprint: "x", revision: revision)
  }

  private func code(_ body: () async throws -> Void) async -> ControlError.Code? {
    do {
      try await body()
      return nil
    } catch { return (error as? ControlError)?.code }
  }

  @Test("P7: a duty leader declares; the bulletin goes down; lifted, it is cancelled; refusals say why") func bans()
    async throws
  {
    let bench = try await bench()
    let room = bench.room()
    let request = BanRequest(waters: ["Z-SCJ", "430112"], cause: .wind, reason: "阵风八级")
    #expect(
      await code { _ = try await room.declareBan(request, act: self.act("daemon")) } == .forbidden, "a watchkeeper")
    let ban = try await room.declareBan(request, act: act("bin"))
    #expect(ban.state == "inForce" && ban.waters == "三汊矶禁航区、望城区" && ban.until == nil && ban.findings == 0)
    let bulletin = try await room.bulletin(try #require(ban.bulletin), caller: caller("daemon"))
    #expect(bulletin.summary.kind == "sailingBan" && bulletin.summary.severity == "serious")
    #expect(bulletin.summary.text.contains("三汊矶禁航区、望城区因大风禁航：阵风八级"))
    #expect(bulletin.summary.text.contains("除公务船、救助船舶外"))
    #expect(bulletin.receipts.map(\.party).contains("430112"))
    // The county below sees what holds in its waters.
    let seen = try await room.bans(state: "live", centre: "430112", page: PageRequest(), caller: caller("sys"))
    #expect(seen.items == [ban])
    for (waters, wanted) in [
      (["Z-NO"], ControlError.Code.invalid), (["430600"], .forbidden), ([], .invalid),
    ] {
      let wrong = BanRequest(waters: waters, cause: .fog, reason: "x")
      #expect(await code { _ = try await room.declareBan(wrong, act: self.act("bin")) } == wanted, "\(waters)")
    }
    let backwards = BanRequest(
      waters: ["Z-SCJ"], cause: .fog, until: Timestamp(bench.now - .minutes(1), zone: .shanghai), reason: "x")
    #expect(await code { _ = try await room.declareBan(backwards, act: self.act("bin")) } == .invalid)
    let lift = BanLiftRequest(reason: "风力减弱")
    #expect(await code { _ = try await room.lift(ban: ban.no, lift, act: self.act("daemon")) } == .forbidden)
    #expect(await code { _ = try await room.lift(ban: ban.no, lift, act: self.act("bin", revision: 7)) } == .conflict)
    let lifted = try await room.lift(ban: ban.no, lift, act: act("bin"))
    #expect(lifted.state == "lifted" && lifted.liftReason == "风力减弱")
    #expect(try await room.bulletin(bulletin.summary.no, caller: caller("bin")).summary.state == "cancelled")
    #expect(await code { _ = try await room.lift(ban: ban.no, lift, act: self.act("bin")) } == .conflict)
    #expect(await code { _ = try await room.lift(ban: 99, lift, act: self.act("bin")) } == .notFound)
    #expect(
      Set(try bench.acts()).isSuperset(of: ["ban.declared", "ban.lifted", "bulletin.entered", "bulletin.cancelled"]))
    let beside = BanRequest(waters: ["430112"], cause: .fog, reason: "雾", except: ["渡船", "official"])
    let narrow = try await room.declareBan(beside, act: act("bin"))
    #expect(narrow.except == ["ferry", "official"])
    let told = try await room.bulletin(try #require(narrow.bulletin), caller: caller("bin"))
    #expect(told.summary.text.contains("除渡船、公务船、救助船舶外") && told.summary.place == "望城区")
    #expect(
      Set(told.receipts.map(\.party)).isDisjoint(with: ["430102", "430105", "430181"]), "only whose waters they are")
    let strange = BanRequest(waters: ["430112"], cause: .fog, reason: "x", except: ["submarine"])
    #expect(await code { _ = try await room.declareBan(strange, act: self.act("bin")) } == .invalid)
    let quiet = BanRequest(waters: ["三汊矶禁航区"], cause: .traffic, reason: "赛事", quiet: true)
    #expect(try await room.declareBan(quiet, act: act("bin")).bulletin == nil)
  }

  @Test("bans and readings are there after a restart; what has run out is not") func restart() async throws {
    let bench = try await bench()
    let room = bench.room()
    let until = Timestamp(bench.now + .hours(1), zone: .shanghai)
    _ = try await room.declareBan(
      BanRequest(waters: ["Z-SCJ"], cause: .fog, until: until, reason: "雾"), act: act("bin"))
    _ = try await room.enterReading(ReadingRequest(station: "G-CS", level: 34.62), act: act("daemon"))
    try bench.register.close()
    let again = try await self.bench(in: bench.folder)
    #expect(try again.register.read { try $0.liveBans(at: bench.now) }.map(\.cause) == [.fog])
    #expect(try again.register.read { try $0.liveBans(at: bench.now + .hours(1)) }.isEmpty)
    let readings = try again.register.read { try $0.readings() }
    #expect(readings.map(\.value) == [34.62] && readings.first?.source == .entered("P-430100-01"))
  }

  @Test("readings: entered by id or name, listed with the rules that ask; refusals say why") func readings()
    async throws
  {
    let bench = try await bench()
    let room = bench.room()
    let entered = try await room.enterReading(
      ReadingRequest(station: "三汊矶气象站", wind: 12.4, visibility: 800), act: act("daemon"))
    #expect(entered.items.map(\.quantity) == ["wind", "visibility"])
    #expect(entered.items.map(\.value) == [12.4, 800] && entered.items.allSatisfy { $0.source == "entered" })
    let all = try await room.readings(centre: "430100", caller: caller("daemon"))
    #expect(all.items.map(\.station) == ["G-CS", "W-CS", "W-CS"], "one without a reading has a line")
    let later = Timestamp(bench.now + .minutes(1), zone: .shanghai)
    for (wrong, wanted) in [
      (ReadingRequest(station: "X", level: 3), ControlError.Code.invalid),
      (ReadingRequest(station: "W-CS"), .invalid), (ReadingRequest(station: "W-CS", wind: 300), .invalid),
      (ReadingRequest(station: "W-CS", wind: 3, at: later), .invalid),
      (ReadingRequest(station: "G-CLJ", level: 30), .forbidden),
    ] { #expect(await code { _ = try await room.enterReading(wrong, act: self.act("daemon")) } == wanted, "\(wrong)") }
    #expect(try bench.acts().count { $0 == "reading.entered" } == 2)
  }

  @Test("readings from the air are kept without a word in the journal, those days old are forgotten but for the last")
  func kept() async throws {
    let bench = try await bench()
    func reading(_ value: Double, daysAgo: Int64) -> Reading {
      Reading(
        station: "G-CS", quantity: .level, value: value, at: bench.now - .days(daysAgo), source: .heard(4_130_001))
    }
    try await bench.watch.keep([reading(30, daysAgo: 9), reading(31, daysAgo: 5)], at: bench.now)
    #expect(try bench.register.read { try $0.readings() }.map(\.value) == [31])
    try await bench.watch.keep([reading(32, daysAgo: 1)], at: bench.now)
    #expect(try bench.register.read { try $0.readings() }.map(\.value) == [32])
    #expect(try !bench.acts().contains { $0.hasPrefix("reading") })
  }

  @Test("after a restart the detectors know readings and bans before the episodes go on; one that hangs on a ban does")
  func engine() async throws {
    let bench = try await bench()
    let room = bench.room()
    let ban = try await room.declareBan(BanRequest(waters: ["Z-SCJ"], cause: .fog, reason: "雾"), act: act("bin"))
    _ = try await room.enterReading(ReadingRequest(station: "G-CS", level: 34.62), act: act("daemon"))
    let finding = Finding(
      id: "sailing-ban/413900123/ban:\(ban.no)/1", detector: .sailingBan, code: FindingCode("V06"), severity: .serious,
      mmsi: 413_900_123, vessel: nil, vesselName: "", object: "ban:\(ban.no)", onset: bench.now, opened: bench.now,
      place: Position(latitude: 28.2663, longitude: 112.9504), reason: Reason("sailing-ban.fog", [:]),
      ruleVersion: "1/1", evidence: [])
    _ = await bench.watch.record([.opened(finding)], at: bench.now)
    let offers = FindingOffers()
    let engine = TrafficEngine(
      feeds: [EngineFeed(name: "udp", datum: .wgs84, expectedPerMinute: nil)], context: bench.context, tracks: nil,
      offers: offers, at: bench.moment)
    try await engine.resume(from: bench.register, at: bench.moment)
    let detection = await engine.detection
    #expect(detection.environment.readings.map(\.value) == [34.62])
    #expect(detection.declaredBans.map(\.no) == [ban.no] && detection.openEpisodes == 1)
    await engine.sweep(at: bench.moment)
    #expect(offers.count == 0, "the ban holds")
    #expect(
      try await room.bans(state: "live", centre: nil, page: PageRequest(), caller: caller("daemon")).items.map(
        \.findings)
        == [1])
    await engine.follow([])
    bench.pass(.seconds(2))
    await engine.sweep(at: bench.moment)
    #expect(offers.count == 1, "lifted")
  }

  @Test("every refusal, condition and reason is told in both languages") func words() async throws {
    let bench = try await bench()
    let refusals: [any Error] = [
      WatersRefusal.noWaters, WatersRefusal.noSuchWaters("Z"), WatersRefusal.noPolygon("Z"),
      WatersRefusal.endsBeforeItBegins, WatersRefusal.over, WatersRefusal.noSuchStation("G"),
      WatersRefusal.noSuchKind("K"), WatersRefusal.nothingRead,
      WatersRefusal.outOfRange(.wind), ActRefusal.noSuchThing("ban:9"),
    ]
    for refusal in refusals {
      do {
        try await Refusals.told(bench.texts, bench.context.directory) { throw refusal }
        Issue.record("\(refusal)")
      } catch { #expect(!"\(error)".contains("⟨"), "\(error)") }
    }
    let keys =
      ConditionText.allCases.map { ($0.key, $0.placeholders) }
      + ReasonKey.allCases.map { ("reason.\($0.rawValue)", $0.placeholders) }
    for (key, places) in keys {
      let said = bench.texts.words(key, Dictionary(places.map { ($0, "7") }, uniquingKeysWith: { first, _ in first }))
      for text in [said.zh, said.en] { #expect(!text.contains("⟨") && !text.contains("{"), "\(key): \(text)") }
    }
  }
}
