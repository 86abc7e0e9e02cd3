import Casework
import ControlSocket
import Foundation
import Organisation
import Store
import Testing
import Units
import Wire

@testable import Daemon

/// D5: shelve, silence and acknowledge, sentence by sentence.
@Suite("D5: shelves, silence, acknowledgement") struct ShelfTests {
  private func bench(in earlier: Bench? = nil, at start: Instant = Bench.start) async throws -> Bench {
    try await Bench(in: earlier?.folder, at: start, grouped: false) { organisation in
      // By role: a watchkeeper, a duty leader, and the province's duty leader, each with an account of this machine.
      var accounts = [
        ("430100", Role.watchkeeper, "games"), ("430100", .dutyLeader, "man"), ("430000", .dutyLeader, "lp"),
      ]
      for index in organisation.people.indices {
        let person = organisation.people[index]
        if let found = accounts.firstIndex(where: { $0.0 == person.centre.rawValue && $0.1 == person.role }) {
          organisation.people[index].account = accounts.remove(at: found).2
        }
      }
      organisation.consoles = []
    }
  }

  private func act(_ account: String) throws -> ControlSocket.Act {
    let key = UUID().uuidString
    return ControlSocket.Act(caller: try caller(account), idempotencyKey: key, fingerprint: key)
  }

  /// In the waters of the city's own centre, so that city people may act.
  private func seen(
    _ bench: Bench, _ mmsi: UInt32, _ severity: Severity = .serious, object: String = "Z-SCJ",
    detector: DetectorKind? = nil
  ) async throws -> Int64 {
    var seen = finding(mmsi, severity, at: bench.now)
    seen.object = object
    if let detector { seen.detector = detector }
    // One that the regulation's file makes no louder.
    if severity == .info { seen.code = FindingCode("X99") }
    seen.id = "\(seen.detector.rawValue)/\(mmsi)/\(object)/\(bench.now.milliseconds)"
    let (taken, error) = await bench.watch.record([.opened(seen)], at: bench.now)
    #expect(taken == 1 && error == nil)
    return try #require(try bench.findings().first { $0.finding.id == seen.id }?.no)
  }

  private func row(_ bench: Bench, _ no: Int64, _ account: String = "man") async throws -> FindingRow {
    try await bench.room().finding(no, caller: try caller(account)).summary
  }

  private func calls(_ bench: Bench, _ no: Int64) throws -> Int {
    try bench.register.read { try $0.calls(finding: no).count }
  }

  private func shelve(
    _ bench: Bench, _ no: Int64, minutes: Int = 60, _ scope: ShelveScope = .zone, reason: String = "清淤施工",
    as account: String = "man"
  ) async throws -> FindingRow {
    try await bench.room().shelve(
      finding: no, ShelveRequest(minutes: minutes, reason: reason, scope: scope), act: try act(account))
  }

  private func refusal(_ body: () async throws -> some Any) async -> ControlError.Code? {
    do {
      _ = try await body()
      return nil
    } catch { return (error as? ControlError)?.code }
  }

  @Test(
    "a zone is shelved by a leader, with a reason, for 8 h at most; what is there and what comes lies on it and is listed"
  )
  func zone() async throws {
    let bench = try await bench()
    let (first, second) = (try await seen(bench, 413_900_001), try await seen(bench, 413_900_002))
    let elsewhere = try await seen(bench, 413_900_003, object: "Z-JZZ")
    #expect(await refusal { try await shelve(bench, first, as: "games") } == .forbidden, "no watchkeeper")
    #expect(await refusal { try await shelve(bench, first, minutes: 481) } == .invalid)
    #expect(await refusal { try await shelve(bench, first, minutes: 0) } == .invalid)
    #expect(await refusal { try await shelve(bench, first, reason: " ") } == .invalid)
    #expect(try await row(bench, first).shelvedUntil == nil)
    _ = try await shelve(bench, first, minutes: 480)
    for no in [first, second] { #expect(try await row(bench, no).shelvedUntil?.instant == Bench.start + .hours(8)) }
    #expect(try await row(bench, elsewhere).shelvedUntil == nil)
    bench.pass(.minutes(1))
    let third = try await seen(bench, 413_900_004)
    #expect(try await row(bench, third).shelvedUntil != nil && calls(bench, third) == 0, "recorded, and nobody called")
    let page = try await bench.room().shelves(all: false, centre: nil, caller: try caller("games"))
    let shelf = try #require(page.items.first)
    #expect(page.items.count == 1 && shelf.subjectName == "三汊矶禁航区" && shelf.reason == "清淤施工" && shelf.alarms == 3)
    #expect(try bench.acts().filter { $0 == "finding.shelved" }.count == 1)
    // Nobody is called while it lasts, whatever time passes; at its end it climbs anew.
    let before = try calls(bench, first)
    bench.pass(.hours(7))
    _ = try await bench.watch.tick(at: bench.now)
    #expect(try calls(bench, first) == before && calls(bench, third) == 0)
    bench.pass(.hours(1))
    _ = try await bench.watch.tick(at: bench.now)
    #expect(try calls(bench, first) > before && calls(bench, third) > 0)
    #expect(try await row(bench, first).shelvedUntil == nil)
    #expect(try await bench.room().shelves(all: false, centre: nil, caller: try caller("games")).items.isEmpty)
    #expect(
      try await bench.room().shelves(all: true, centre: nil, caller: try caller("games")).items.map(\.holds) == [false])
  }

  @Test("taken off the shelf by a leader everything on it rings at once; another shelf over the same holds on")
  func unshelved() async throws {
    let bench = try await bench()
    let (first, second) = (try await seen(bench, 413_900_001), try await seen(bench, 413_900_002))
    _ = try await shelve(bench, first)
    _ = try await shelve(bench, first, minutes: 120, .vessel)
    bench.pass(.minutes(10))
    let before = (try calls(bench, first), try calls(bench, second))
    let room = bench.room()
    #expect(await refusal { try await room.end(shelf: 1, ShelfEndRequest(), act: act("games")) } == .forbidden)
    #expect(await refusal { try await room.end(shelf: 9, ShelfEndRequest(), act: act("man")) } == .notFound)
    let ended = try await room.end(shelf: 1, ShelfEndRequest(reason: "完工"), act: try act("man"))
    #expect(!ended.holds && ended.endReason == "完工" && ended.alarms == 0)
    #expect(try calls(bench, second) == before.1 + 1 && calls(bench, first) == before.0, "the vessel's shelf holds")
    #expect(try await row(bench, second).shelvedUntil == nil)
    #expect(try await row(bench, first).shelvedUntil?.instant == Bench.start + .hours(2))
    #expect(await refusal { try await room.end(shelf: 1, ShelfEndRequest(), act: act("man")) } == .conflict)
    // The centre above may as well.
    #expect(try await room.end(shelf: 2, ShelfEndRequest(), act: try act("lp")).endedBy != nil)
    #expect(try calls(bench, first) == before.0 + 1)
  }

  @Test("a shelved or silenced warning mutes no emergency of the same vessel or zone; distress can be neither")
  func neverMuted() async throws {
    let bench = try await bench()
    let warning = try await seen(bench, 413_900_001)
    _ = try await shelve(bench, warning)
    _ = try await shelve(bench, warning, .vessel)
    _ = try await bench.room().silence(finding: warning, SilenceRequest(), act: try act("man"))
    #expect(try await row(bench, warning).silenced)
    let distress = try await seen(bench, 413_900_001, .emergency)
    let emergency = try await row(bench, distress)
    #expect(emergency.shelvedUntil == nil && !emergency.silenced && emergency.nextStep != nil)
    #expect(try calls(bench, distress) > 0)
    #expect(await refusal { try await shelve(bench, distress) } == .forbidden)
    #expect(
      await refusal { try await bench.room().silence(finding: distress, SilenceRequest(), act: act("man")) }
        == .forbidden)
    // Distress of whatever severity.
    let mild = try await seen(bench, 413_900_002, .ordinary, detector: .distress)
    #expect(try await row(bench, mild).shelvedUntil == nil)
    #expect(await refusal { try await shelve(bench, mild) } == .forbidden)
    // The warning itself becomes an emergency.
    let room = bench.room()
    bench.pass(.minutes(1))
    _ = try await room.raise(
      finding: warning, FindingRaiseRequest(severity: .emergency, reason: "失控"), act: try act("man"))
    let raised = try await row(bench, warning)
    #expect(raised.shelvedUntil == nil && !raised.silenced && raised.nextStep != nil)
    let status = try await room.status(centre: nil, caller: try caller("man"))
    #expect(status.alarms.shelved == 0)
  }

  @Test("what no zone judged is shelved by its vessel only: `status` is no place")
  func noZone() async throws {
    let bench = try await bench()
    let aground = try await seen(bench, 413_900_001, object: "status", detector: .aground)
    #expect(await refusal { try await shelve(bench, aground) } == .invalid)
    _ = try await shelve(bench, aground, .vessel)
    let other = try await seen(bench, 413_900_002, object: "status", detector: .aground)
    #expect(try await row(bench, other).shelvedUntil == nil && calls(bench, other) > 0)
    let same = try await seen(bench, 413_900_001)
    #expect(try await row(bench, same).shelvedUntil != nil)
  }

  @Test("silent on one console only, until it rings anew")
  func silence() async throws {
    let bench = try await bench()
    let no = try await seen(bench, 413_900_001)
    bench.pass(.seconds(5))
    _ = try await bench.room().silence(finding: no, SilenceRequest(), act: try act("man"))
    #expect(try await row(bench, no).silenced)
    #expect(try await !row(bench, no, "lp").silenced, "not on another's")
    #expect(try await row(bench, no).nextStep != nil, "the ladder goes on")
    _ = try await bench.room().acknowledge(finding: no, AcknowledgeRequest(note: "在看"), act: try act("man"))
    bench.pass(.minutes(31))
    _ = try await bench.watch.tick(at: bench.now)
    #expect(try await !row(bench, no).silenced, "the acknowledgement ran out")
    #expect(try bench.register.read { try $0.journal(subject: "finding:\(no)") }.contains { $0.detail.contains("在看") })
  }

  @Test(
    "acknowledged, shelved and silenced before a restart, so after it: nobody is called again, and the time runs on")
  func restarted() async throws {
    let bench = try await bench()
    let acknowledged = try await seen(bench, 413_900_001, object: "Z-JZZ")
    let shelved = try await seen(bench, 413_900_002)
    _ = try await bench.room().acknowledge(finding: acknowledged, AcknowledgeRequest(), act: try act("games"))
    _ = try await shelve(bench, shelved)
    let told = (try calls(bench, acknowledged), try calls(bench, shelved))
    bench.pass(.minutes(20))
    let again = try await self.bench(in: bench, at: bench.now)
    _ = try await again.watch.tick(at: again.now)
    #expect(try (calls(again, acknowledged), calls(again, shelved)) == told)
    let row = try await row(again, acknowledged)
    #expect(row.attention == "acknowledged" && row.acknowledgedUntil?.instant == Bench.start + .minutes(30))
    #expect(try await again.room().shelves(all: false, centre: nil, caller: try caller("man")).items.count == 1)
    let comes = try await seen(again, 413_900_003)
    #expect(try calls(again, comes) == 0, "the shelf is there for what comes")
    again.pass(.minutes(10))
    _ = try await again.watch.tick(at: again.now)
    #expect(try calls(again, acknowledged) == told.0 + 1, "it ran out and rings anew")
  }

  @Test("the registered vessel's home centre gets a copy: it is in its list, and nobody else's")
  func copies() async throws {
    let bench = try await bench()
    let vessel = try #require(
      bench.context.directory.organisation.vessels.first {
        !["430000", "430100"].contains($0.homeCentre.rawValue)
          && $0.homeCentre != bench.context.jurisdiction.centre(of: finding(1).place)
      })
    let no = try await seen(bench, vessel.mmsi)
    let owner = try await row(bench, no).centre
    for (centre, listed) in [
      (owner, true), (vessel.homeCentre.rawValue, true), ("430600", vessel.homeCentre.rawValue == "430600"),
    ] {
      let page = try await bench.room().findings(
        FindingFilter(centre: centre), page: PageRequest(), caller: try caller("man"))
      #expect(page.items.contains { $0.no == no } == listed, "\(centre)")
    }
    #expect(try await bench.room().finding(no, caller: try caller("man")).copies.count == 1)
  }

  @Test(
    "alarms an hour and staffed centre are counted by the daemon; a flooded room is warned of; what came onto a shelf is none"
  )
  func load() async throws {
    let bench = try await bench()
    for number in 1...7 { _ = try await seen(bench, 413_900_000 + UInt32(number)) }
    _ = try await seen(bench, 413_900_050, .info, object: "Z-JZZ")
    let room = bench.room()
    let load = try await room.alarmLoad(centre: nil, caller: try caller("man"))
    let busiest = try #require(load.centres.first)
    #expect(busiest.lastHour == 7 && busiest.flooded && load.most == 6 && load.staffedCentres > 0)
    #expect(abs(load.perStaffedCentre - 7 / Double(load.staffedCentres)) < 1e-9 || !busiest.staffed)
    let status = try await room.status(centre: nil, caller: try caller("man"))
    #expect(status.warnings.contains { $0.zh.contains("报警 7 起") && $0.en.contains("7 alarms") })
    let metric = await room.metrics().first { $0.name == "watchroom_alarms_last_hour" }
    #expect(metric?.samples.map(\.value) == [7])
    bench.pass(.minutes(1))
    _ = try await shelve(bench, 1)
    bench.pass(.minutes(1))
    _ = try await seen(bench, 413_900_060)
    #expect(try await room.alarmLoad(centre: nil, caller: try caller("man")).centres.first?.lastHour == 7)
    bench.pass(.minutes(60))
    let later = try await room.alarmLoad(centre: nil, caller: try caller("man"))
    #expect(later.centres.first.map { $0.lastHour == 0 && $0.lastDay == 7 && $0.worstHour == 7 && !$0.flooded } == true)
  }
}
