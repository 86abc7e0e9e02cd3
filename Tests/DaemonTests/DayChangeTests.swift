import Casework
import ControlSocket
import Organisation
import Regulation
import Store
import Testing
import Units
import Wire

@testable import Daemon

@Suite("R22, D1: changes during the day") struct DayChangeTests {
  private let round = "X2/430105/2026-11-24/point-round/1"

  /// A watch over the example's files, its day open.
  private func opened(_ time: String = "2026-11-24 00:00:03") async throws -> WatchRoom {
    let room = try WatchRoom()
    try await room.watch.start(at: at(time))
    _ = try await room.watch.tick(at: at(time))
    return room
  }

  private func act<Answer: Codable & Sendable>(
    _ room: WatchRoom, _ person: PersonID, _ now: String, _ body: @Sendable (Desk) throws -> Answer
  ) async throws -> Answer {
    let signer = await room.watch.current.directory.person(person).map { Signer.person($0, account: "test") }
    return try await room.watch.perform(
      try #require(signer), idempotency: nil, at: at(now), inHold: { _ in false }, body)
  }

  private func apply(_ room: WatchRoom, at now: String) async throws -> [[String]] {
    try await room.watch.reload(try WatchRoom.context(room.configuration), at: at(now))
    return try await act(room, "P-430000-21", now) { desk in
      let applied = try desk.applyToday(reason: "汛期加密")
      return [applied.added, applied.withdrawn, applied.changed]
    }
  }

  @Test("R22: a leader adds a check of objects with a reason: a round of its own, with the next ordinal") func added()
    async throws
  {
    let room = try await opened()
    let points: [Target] = [.point("PT-430105-02"), .point("PT-430105-01")]
    let no = try await act(room, "P-430105-11", "2026-11-24 10:00") { desk in
      try desk.addDuty(centre: CentreID("430105"), targets: points, reason: "节前抽查", opens: nil, due: nil).no
    }
    let record = try await room.duty("X2/430105/2026-11-24/point-round/2")
    #expect(record.no == no && record.duty.targets == points.sorted() && record.duty.added?.reason == "节前抽查")
    #expect(record.duty.opens == at("2026-11-24 10:00") && record.duty.due == at("2026-11-24 17:30"))
    #expect(record.duty.clause == "X2" && record.state(at: at("2026-11-24 10:00")) == .open)
    try await room.check(
      record.duty.id, made: "2026-11-24 11:00", now: "2026-11-24 11:00", by: "P-430105-01")
    #expect(try await room.duty(record.duty.id).finished == at("2026-11-24 11:00"))
    #expect(try await room.duty(round).done.isEmpty, "a check fills one round, the one that it was ticked off in")
    for (person, targets, due) in [
      ("P-430105-01", points, nil), ("P-430105-11", [.point("PT-430112-01")], nil),
      ("P-430105-11", [.point("PT-0")], nil),
      ("P-430105-11", points, at("2026-11-24 09:59")), ("P-430105-11", points, at("2026-11-25 09:00")),
    ] as [(PersonID, [Target], Instant?)] {
      await #expect(throws: (any Error).self, "\(person) \(targets) \(String(describing: due))") {
        try await act(room, person, "2026-11-24 12:00") { desk in
          try desk.addDuty(centre: CentreID("430105"), targets: targets, reason: "x", opens: nil, due: due).no
        }
      }
    }
    #expect(try await room.journal().count { $0.act == "duty.added" } == 1)
  }

  @Test("R22: which round an object is looked at in follows from who looks: P3, C2, X2") func kinds() async throws {
    let room = try await opened()
    for (person, centre, target, id) in [
      ("P-430000-11", "430000", "centre:430100", "P3/430000/2026-11-24/city-round/3"),
      ("P-430000-11", "430000", "centre:430105", "P3/430000/2026-11-24/county-spot-check/2"),
      ("P-430000-11", "430000", "point:PT-430105-01", "P3/430000/2026-11-24/point-spot-check/2"),
      ("P-430100-11", "430100", "centre:430105", "C2/430100/2026-11-24/county-round/5"),
      ("P-430100-11", "430100", "point:PT-430105-01", "C2/430100/2026-11-24/county-point-check/2"),
    ] {
      let target = try #require(Target(key: target))
      let made = try await act(room, person, "2026-11-24 10:00") { desk in
        try desk.addDuty(centre: CentreID(centre), targets: [target], reason: "加查", opens: nil, due: nil).duty.id
      }
      #expect(made == id)
    }
  }

  @Test("R22: a duty is taken back with person and reason; it is shown and counted, and what is done of it stays")
  func waived() async throws {
    let room = try await opened()
    let record = try await room.duty(round)
    let done = record.duty.targets[0]
    try await room.check(round, [done], made: "2026-11-24 09:00", now: "2026-11-24 09:00", by: "P-430105-01")
    func waive(_ id: String, _ person: PersonID, _ now: String, reason: String = "大雾停航") async throws -> DutyRecord {
      let no = try await room.duty(id).no
      _ = try await act(room, person, now) { try $0.waive(duty: no, reason: reason, revision: nil).no }
      return try await room.duty(id)
    }
    for (person, reason) in [("P-430105-01", "x"), ("P-430112-11", "x"), ("P-430105-11", " ")] {
      await #expect(throws: (any Error).self) { try await waive(round, person, "2026-11-24 10:00", reason: reason) }
    }
    let gone = try await waive(round, "P-430105-11", "2026-11-24 10:00")
    #expect(gone.state(at: at("2026-11-24 23:00")) == .withdrawn && gone.done[done] != nil)
    #expect(gone.withdrawal == Withdrawal(at: at("2026-11-24 10:00"), by: "P-430105-11", reason: "大雾停航"))
    await #expect(throws: ActRefusal.duty(.notWaivable)) { try await waive(round, "P-430105-11", "2026-11-24 10:01") }
    // Ticking off goes on for who did not hear of it: a line that fills nothing, and no refusal.
    let lines = try await room.check(
      round, [record.duty.targets[1]], made: "2026-11-24 10:05", now: "2026-11-24 10:05", by: "P-430105-01")
    #expect(lines.map(\.placement) == [.extra])
    _ = try await room.watch.tick(at: at("2026-11-25 00:00:01"))
    #expect(try await !room.journal().contains { $0.act == "duty.missed" && $0.subject == "duty:\(record.no)" })
    await #expect(throws: ActRefusal.duty(.notWaivable), "what was missed stays missed") {
      try await waive("X2/430112/2026-11-24/point-round/1", "P-430112-11", "2026-11-25 08:00")
    }
  }

  @Test("D1: effective now adds, withdraws and changes what lies ahead, and touches nothing done") func now()
    async throws
  {
    let room = try await opened()
    let before = try await room.duties("2026-11-24")
    #expect(try await apply(room, at: "2026-11-24 09:00") == [[], [], []], "the same files change nothing")
    #expect(try await room.duties("2026-11-24").map(\.duty) == before.map(\.duty))
    let targets = try await room.duty(round).duty.targets
    try await room.check(
      round, [targets[6]], made: "2026-11-24 09:30", now: "2026-11-24 09:30", by: "P-430105-01")
    let city = "C2/430200/2026-11-24/county-round/1"
    try await room.check(city, made: "2026-11-24 09:00", now: "2026-11-24 09:30", by: "P-430200-01")
    try room.edit("regulation.yaml", "county_rounds_per_half_day: 2", "county_rounds_per_half_day: 1")
    try room.edit("regulation.yaml", "report_due: \"19:00\"", "report_due: \"18:30\"")
    try room.edit(
      "organisation/points.csv",
      "PT-430105-07,广济桥码头,wharf,430105,113.02000,28.23850,cctv ais vhf,07:00,18:00,U-430105-T2,,,\n", "")
    let applied = try await apply(room, at: "2026-11-24 10:40")
    // Two rounds a half-day become one: the second of each city's half is owed no longer, the first ones' windows grow.
    #expect(applied[1].contains("C2/430200/2026-11-24/county-round/4") && applied[0].isEmpty)
    #expect(applied[1].allSatisfy { $0.contains("/county-round/") })
    #expect(try await room.duty(city).duty == before.first { $0.duty.id == city }?.duty, "done is done")
    let changed = try await room.duty(round)
    #expect(changed.duty.targets.contains(targets[6]), "what was looked at stays, though the point is gone")
    #expect(changed.duty.due == at("2026-11-24 18:00") || changed.duty.due == at("2026-11-24 18:30"))
    let report = try await room.duty("X2/430105/2026-11-24/daily-report/1").duty
    #expect(report.due == at("2026-11-24 18:30") && report.period?.to == at("2026-11-24 18:20"))
    let withdrawn = try await room.duty("C2/430200/2026-11-24/county-round/4").withdrawal
    #expect(withdrawn?.by == "P-430000-21" && withdrawn?.reason == "汛期加密")
    #expect(try await apply(room, at: "2026-11-24 10:45") == [[], [], []], "twice is once")
    _ = try await room.watch.tick(at: at("2026-11-25 00:00:01"))
    #expect(try await room.duty("X2/430105/2026-11-25/point-round/1").duty.targets.count == 6)
    await #expect(throws: (any Error).self, "a county's leader changes nobody else's day") {
      _ = try await act(room, "P-430105-21", "2026-11-25 10:00") { try $0.applyToday(reason: "x").added }
    }
  }

  @Test("D1: a version that names its day holds from that day; until then the one before it") func effectiveFrom()
    async throws
  {
    let room = try await opened()
    try room.edit("regulation.yaml", "version: 2026-01", "version: 2026-02\neffective_from: 2026-11-27")
    try room.edit("regulation.yaml", "county_share_percent: 10", "county_share_percent: 50")
    try await room.watch.reload(try WatchRoom.context(room.configuration), at: at("2026-11-24 10:00"))
    for day in 25...28 { _ = try await room.watch.tick(at: at("2026-11-\(day) 00:00:01")) }
    var floors: [Int?] = []
    for day in 24...28 { floors.append(try await room.quota(.countySpotCheck, "2026-11-\(day)")?.floor) }
    #expect(floors == [1, 1, 1, 4, 4])
  }
}
