import Casework
import ControlSocket
import Organisation
import Regulation
import Store
import TestSupport
import Testing
import Units
import Wire

@testable import Daemon
@testable import Feeds

/// Bulletins (P5, G9) and broadcasts (C7) through the control room, and from the air into the register.
@Suite("The control room: bulletins and broadcasts") struct SafetyRoomTests {
  private static let accounts = ["daemon": "P-430100-01", "bin": "P-430100-11", "sys": "P-430112-01"]

  private func bench(at start: Instant = Bench.start) async throws -> Bench {
    try await Bench(at: start) { organisation in
      for (account, person) in Self.accounts {
        for index in organisation.people.indices where organisation.people[index].id == person {
          organisation.people[index].account = account
        }
      }
    }
  }

  private func act(_ account: String, key: String? = nil, _ fingerprint: String = "x", revision: Int? = nil) throws
    -> ControlSocket.Act
  {
    ControlSocket.Act(
      caller: try caller(account), idempotencyKey: key, fingerprint: fingerprint, revision: revision)
  }

  private func code(_ body: () async throws -> Void) async -> ControlError.Code? {
    do {
      try await body()
      return nil
    } catch { return (error as? ControlError)?.code }
  }

  @Test("P5: entered once whatever is repeated; received, and on the screen of who has to; refusals say why")
  func bulletins()
    async throws
  {
    let bench = try await bench()
    let room = bench.room()
    let request = BulletinRequest(kind: .weather, text: "大风", place: "湘江")
    let first = try await room.addBulletin(request, act: act("daemon", key: "k1"))
    #expect(try await room.addBulletin(request, act: act("daemon", key: "k1")) == first)
    #expect(
      await code { _ = try await room.addBulletin(request, act: self.act("daemon", key: "k1", "y")) } == .keyReused)
    #expect(first.state == "inForce" && first.relayed == 5 && first.unconfirmed == 5 && first.severity == "ordinary")
    var status = try await room.status(centre: "430112", caller: caller("sys"))
    #expect(status.safety == SafetyCounts(inForce: 1, toReceive: 1))
    let seen = try await room.bulletins(
      BulletinFilter(state: "live", centre: "430112"), page: PageRequest(), caller: caller("sys"))
    #expect(seen.items.map(\.toReceive) == [true])
    let detail = try await room.receive(bulletin: first.no, BulletinReceiveRequest(), act: act("sys"))
    #expect(detail.receipts.first { $0.party == "430112" }?.receivedBy != nil)
    status = try await room.status(centre: "430112", caller: caller("sys"))
    #expect(status.safety?.toReceive == 0 && status.safety?.unconfirmed == 3, "its own townships now")
    #expect(
      await code {
        _ = try await room.cancel(
          bulletin: first.no, BulletinCancelRequest(reason: "解除"), act: self.act("daemon", revision: 9))
      } == .conflict)
    let over = try await room.cancel(bulletin: first.no, BulletinCancelRequest(reason: "解除"), act: act("daemon"))
    #expect(over.state == "cancelled" && over.unconfirmed == 0)
    #expect(
      await code {
        _ = try await room.cancel(bulletin: first.no, BulletinCancelRequest(reason: "x"), act: self.act("daemon"))
      } == .conflict)
    #expect(await code { _ = try await room.bulletin(99, caller: caller("daemon")) } == .notFound)
  }

  @Test("C7, G5: the day's broadcast on the screen, approved by the leader's account, read, and the duty done")
  func broadcasts() async throws {
    let bench = try await bench(at: Bench.start - .minutes(30))
    let room = bench.room()
    _ = try await bench.watch.tick(at: bench.now)
    let filter = BroadcastFilter(day: CivilDate(iso: "2026-11-21"), centre: "430100", state: "open")
    let row = try #require(
      try await room.broadcasts(filter, page: PageRequest(), caller: caller("daemon")).items.first)
    #expect(row.state == "draft" && row.characters > 30 && row.seconds == (row.characters + 2) / 3)
    #expect(try await room.status(centre: "430100", caller: caller("daemon")).safety?.toApprove == 1)
    #expect(
      await code { _ = try await room.approve(broadcast: row.no, .init(), act: self.act("daemon")) } == .forbidden)
    let confirm = BroadcastConfirmRequest(channel: .vhf, detail: "16")
    #expect(
      await code { _ = try await room.confirm(broadcast: row.no, confirm, act: self.act("daemon")) } == .forbidden)
    let edited = try await room.edit(
      broadcast: row.no, BroadcastEditRequest(paragraphs: ["一", "二"]), act: act("daemon", revision: row.revision))
    #expect(edited.edited && edited.paragraphs == ["一", "二"])
    #expect(
      await code { _ = try await room.approve(broadcast: row.no, .init(revision: 1), act: self.act("bin")) }
        == .conflict)
    _ = try await room.approve(broadcast: row.no, .init(), act: act("bin"))
    #expect(try await room.status(centre: "430100", caller: caller("daemon")).safety?.toMake == 1)
    bench.pass(.minutes(37))
    let made = try await room.confirm(broadcast: row.no, confirm, act: act("daemon"))
    #expect(made.summary.state == "made" && made.summary.channelDetail == "16")
    #expect(
      made.history.map(\.kind) == ["broadcast.composed", "broadcast.edited", "broadcast.approved", "broadcast.made"])
    #expect(made.history.allSatisfy { !($0.text?.zh ?? "⟨").contains("⟨") })
    let duty = try await room.duty(try #require(row.duty), caller: caller("daemon"))
    #expect(duty.summary.state == "done" && duty.summary.work == "broadcast/\(row.no)")
  }

  @Test("every refusal is told in both languages") func refusals() async throws {
    let bench = try await bench()
    let bulletins: [BulletinRefusal] = [
      .notACandidate, .over, .notRelayed, .noGiver, .beforeRelay, .endsBeforeItBegins, .noSuchZone("Z"),
    ]
    let errors =
      bulletins.map { Refusals.bulletin($0, bench.texts) }
      + BroadcastRefusal.allCases.map { Refusals.broadcast($0, bench.texts) }
    for error in errors {
      #expect(!error.reason.zh.contains("⟨") && !error.reason.en.contains("⟨"), "\(error.reason)")
      #expect(!error.reason.zh.contains("{") && error.reason.zh != error.reason.en, "\(error.reason)")
    }
  }

  @Test(
    "G9: a safety text on the air becomes a candidate, once; with a disk that is full it waits, and none is doubled")
  func onTheAir() async throws {
    let bench = try await bench()
    let engine = TrafficEngine(
      feeds: [EngineFeed(name: "udp", datum: .wgs84, expectedPerMinute: nil)], context: bench.context, tracks: nil,
      offers: FindingOffers(), at: bench.moment)
    let handOver = HandOver(offers: FindingOffers(), watch: bench.watch, logger: Bench.logger) {}
    func hear() async {
      let line = Array("!AIVDM,1,1,,A,>5?Per18=HB1U:1@E=B0m<L,2*51\r\n".utf8)
      let chunk = Chunk(bytes: line + [UInt8](repeating: 0, count: FeedBatch.slack), count: line.count, lines: 1)
      let batch = FeedBatch(feedIndex: 0, feedName: "udp", receivedAt: bench.now, chunk: chunk)
      await engine.ingest([batch], at: bench.moment)
    }
    try await bench.ail("INSERT", on: "bulletins")
    await hear()
    await handOver.offerTexts(of: engine, at: bench.now)
    #expect(try bench.register.read { try $0.liveBulletins().isEmpty })
    try await bench.heal()
    await hear()
    await handOver.offerTexts(of: engine, at: bench.now)
    await hear()
    await handOver.offerTexts(of: engine, at: bench.now)
    let heard = try bench.register.read { try $0.liveBulletins() }
    #expect(heard.map(\.text) == ["RCVD YR TEST MSG"] && heard[0].centre == CentreID("430000"))
    #expect(heard[0].heard == Bulletin.Heard(mmsi: 351_809_000, feed: "udp", place: nil))
    #expect(try bench.findings().isEmpty)
    #expect(await engine.textMetrics.map { $0.samples[0].value } == [2, 0])
  }
}
