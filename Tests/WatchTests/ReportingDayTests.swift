import Casework
import Organisation
import Regulation
import Reporting
import Store
import Testing
import Units

@testable import Daemon

/// The reports of a day: draft, cut-off, latest, due (R6, R16, D10), and what they know.
@Suite("Watch: the reports of a day") struct ReportingDayTests {
  private func room(armed: Bool = true) async throws -> Room {
    let room = try Room(armed: armed)
    try await room.watch.start(at: at("00:00"))
    _ = try await room.watch.tick(at: at("00:00"))
    return room
  }

  /// Reports of the counties that are on their way; the province's of the day before went in the morning.
  private func sent(_ room: Room) throws -> [(message: StoredMessage, recipients: [String])] {
    try room.messages(.report).filter { $0.message.centre.rawValue != "430000" }
  }

  private func late(_ room: Room) throws -> [(message: StoredMessage, recipients: [String])] {
    try room.messages(.reportLate).filter { $0.message.centre.rawValue != "430000" }
  }

  private func report(_ room: Room, _ clause: String, _ centre: String) throws -> DutyRecord {
    try #require(
      try room.register.read { reader in
        try reader.duties(day: CivilDate(iso: "2026-11-21") ?? CivilDate(dayNumber: 0)).first {
          $0.duty.kind == .dailyReport && $0.duty.clause == clause && $0.duty.centre.rawValue == centre
        }
      })
  }

  @Test("nobody approves: draft at 18:30, 未经审核 at 18:55; approved it goes at the cut-off, 18:50") func schedule()
    async throws
  {
    let room = try await room()
    let county = try report(room, "X2", "430105")
    let other = try report(room, "X2", "430112")
    _ = try await room.watch.tick(at: at("18:29"))
    #expect(try room.messages(.draft).isEmpty)
    _ = try await room.watch.tick(at: at("18:30"))
    let draft = try #require(try room.messages(.draft).first { $0.message.centre.rawValue == "430105" })
    #expect(draft.recipients == ["p-430105-11@watchroom.example.invalid"])
    let body = try #require(try room.register.read { try $0.blob(draft.message.blob) })
    #expect(!body.isEmpty)
    _ = try await room.act("P-430112-11", at: at("18:40")) { desk in
      try desk.approve(report: other.no, revision: nil).no
    }
    #expect(try sent(room).isEmpty, "not before the cut-off")
    _ = try await room.watch.tick(at: at("18:50"))
    #expect(try sent(room).map(\.message.centre.rawValue) == ["430112"])
    _ = try await room.watch.tick(at: at("18:54:59"))
    #expect(try sent(room).count == 1)
    _ = try await room.watch.tick(at: at("18:55"))
    let mine = try #require(try sent(room).first { $0.message.centre.rawValue == "430105" })
    #expect(mine.recipients == ["centre-430100@watchroom.example.invalid"])
    #expect(mine.message.cause == "report/\(county.duty.id)")
    #expect(try room.journal("report.committed").contains { $0.detail.contains(#""approved":"P-430112-11""#) })
  }

  @Test("D10, R16: not accepted when due it is late: recorded, its centre chased, its superior told, once") func late()
    async throws
  {
    let room = try await room()
    for clock in ["18:55", "19:00:01", "19:01", "19:30"] { _ = try await room.watch.tick(at: at(clock)) }
    let chased = try late(room)
    #expect(
      Set(chased.map(\.message.centre.rawValue)) == [
        "430105", "430112", "430181", "430211", "430223", "430602", "430621", "430681",
      ])
    #expect(chased.count == 8)
    let mine = try #require(chased.first { $0.message.centre.rawValue == "430105" })
    #expect(
      mine.recipients == [
        "centre-430105@watchroom.example.invalid", "p-430105-11@watchroom.example.invalid",
        "p-430100-11@watchroom.example.invalid",
      ])
    #expect(try room.journal("duty.late").contains { $0.occurredAt == at("19:00") })
  }

  @Test("while mail is held by hand nobody is chased; the lateness is recorded all the same") func held() async throws {
    let room = try await room(armed: false)
    for clock in ["18:55", "19:00:01"] { _ = try await room.watch.tick(at: at(clock)) }
    #expect(try late(room).isEmpty)
    #expect(
      try room.journal("duty.late").count { $0.detail.contains("daily-report") && $0.occurredAt == at("19:00") } == 8)
  }

  @Test("accepted in time it is done, nobody is chased, and the city's report says when") func inTime() async throws {
    let room = try await room()
    _ = try await room.watch.tick(at: at("18:55"))
    for (message, recipients) in try sent(room) where message.centre.rawValue != "430181" {
      for recipient in recipients { try await room.accept(message, recipient, at: at("18:56")) }
    }
    _ = try await room.watch.tick(at: at("19:00:01"))
    #expect(try late(room).map(\.message.centre.rawValue) == ["430181"])
    #expect(try report(room, "X2", "430105").state(at: at("19:01")) == .done)
    let duty = try report(room, "C3", "430100").duty
    let snapshot = try room.register.read {
      try SnapshotReader(read: $0, directory: room.directory).daily(duty, approvedBy: nil, at: at("19:55"))
    }
    #expect(snapshot.below.map(\.centre.rawValue) == ["430105", "430112", "430181"])
    #expect(snapshot.below.map(\.status) == [.inTime(at("18:56")), .inTime(at("18:56")), .missing])
    // R16: what arrives between the cut-off and the sending has arrived.
    let last = try #require(try sent(room).first { $0.message.centre.rawValue == "430181" })
    try await room.accept(last.message, last.recipients[0], at: at("19:52"))
    let again = try room.register.read {
      try SnapshotReader(read: $0, directory: room.directory).daily(duty, approvedBy: nil, at: at("19:55"))
    }
    #expect(again.below.last?.status == .afterCutOff(at("19:52")), "19:50 was the cut-off")
  }

  @Test("C3, R16: a city of which two counties are missing names both, and who was late; its verdict counts them")
  func twoMissing() async throws {
    let room = try await room()
    _ = try await room.watch.tick(at: at("18:55"))
    let onTime = try #require(try sent(room).first { $0.message.centre.rawValue == "430105" })
    try await room.accept(onTime.message, onTime.recipients[0], at: at("19:20"))
    for clock in ["19:00:01", "19:30", "19:55"] { _ = try await room.watch.tick(at: at(clock)) }
    let city = try #require(
      try room.messages(.report).first { $0.message.centre.rawValue == "430100" && $0.message.kind == "report" })
    let text = try room.text(of: city.message).split(whereSeparator: \.isNewline).map(String.init)
    #expect(text.first?.contains("下级未报 2 家") == true, "\(text.first ?? "")")
    #expect(text.contains("应报 3 家，已报 1 家。"))
    #expect(text.contains("未报 2 家：望城区水上交通监控中心、浏阳市水上交通监控中心。"))
    #expect(text.contains("迟报 1 家：开福区水上交通监控中心（11-21 19:20）。"))
    for name in ["望城区", "浏阳市"] { #expect(text.contains("- \(name)水上交通监控中心未报，请催报")) }
  }

  @Test("X1, C1, S8: what nobody confirmed stands in the report as of its cut-off, of the centre and below it")
  func unconfirmed() async throws {
    let room = try await room()
    let report = try report(room, "C3", "430100").duty
    func facts(_ now: Instant) throws -> UnconfirmedFacts {
      var later = report
      later.period = .init(from: now - .days(1), to: now)
      return try room.register.read { [later] in
        try SnapshotReader(read: $0, directory: room.directory, rules: room.context.rules)
          .daily(later, approvedBy: nil, at: now).unconfirmed
      }
    }
    let fresh = try facts(at("19:50"))
    #expect(fresh.objects == 0 && fresh.lists.map(\.rawValue) == ["430100", "430105", "430112", "430181"])
    #expect(fresh.areas.allSatisfy { $0.list == .due } && fresh.kept > 0)
    let spring = try facts(at("19:50", "2027-03-01"))
    #expect(spring.objects == spring.kept && spring.areas.first?.centre == report.centre)
    #expect(spring.areas.allSatisfy { $0.list == .overdue } && spring.names.count <= UnconfirmedFacts.namesAtMost)
    _ = try await room.act("P-430105-11", at: at("19:00", "2027-03-01")) { desk in
      try desk.confirmContacts(of: CentreID("430105"))
      return true
    }
    #expect(try facts(at("19:50", "2027-03-01")).own(CentreID("430105"))?.list == .confirmed)
  }

  @Test("a report lists who is on watch and who is next, over nights and weekends") func watches() async throws {
    let room = try await room()
    func snapshot(_ clause: String, _ centre: String, _ now: Instant) throws -> (now: String?, next: String?) {
      let duty = try report(room, clause, centre).duty
      let snapshot = try room.register.read {
        try SnapshotReader(read: $0, directory: room.directory).daily(duty, approvedBy: nil, at: now)
      }
      let zone = CivilZone.shanghai
      return (
        snapshot.onWatch.map { zone.short($0.starts) },
        snapshot.onWatchNext.map { "\(zone.short($0.starts)) \($0.leader)" }
      )
    }
    #expect(try snapshot("C3", "430100", at("19:55")) == ("11-21 14:00", "11-21 20:00 P-430100-12"))
    #expect(try snapshot("C3", "430200", at("19:55")) == (nil, "11-22 08:30 P-430200-12"))
    #expect(try snapshot("P4", "430000", at("08:55")) == ("11-21 08:30", "11-22 08:30 P-430000-12"))
  }

  @Test("P4: the calendar day before, its undone rounds missed") func calendarDay() async throws {
    let room = try Room()
    try await room.watch.start(at: at("00:00", "2026-11-20"))
    _ = try await room.watch.tick(at: at("00:00", "2026-11-20"))
    _ = try await room.watch.tick(at: at("00:01"))
    let duty = try report(room, "P4", "430000").duty
    let snapshot = try room.register.read {
      try SnapshotReader(read: $0, directory: room.directory).daily(duty, approvedBy: nil, at: at("08:55"))
    }
    #expect(duty.due == at("09:00") && duty.period == .init(from: at("00:00", "2026-11-20"), to: at("00:00")))
    let rounds = snapshot.duties.filter { $0.duty.kind.isRound }
    #expect(rounds.count == 4, "two rounds of the cities, two spot checks")
    #expect(rounds.allSatisfy { $0.state(at: snapshot.judgedAt) == .missed })
    #expect(duty.to == [.unit("U-430000-A"), .unit("U-430000-D")])
  }
}
