import Casework
import Organisation
import Regulation
import Testing
import Units

@Suite("S6, S8: what the public told, from the first contact to the call back") struct PublicReportTests {
  private let rules = PublicReportRules()
  /// Monday 2026-11-23, 10:00.
  private static func at(_ day: String, _ clock: String) -> Instant {
    CivilZone.shanghai.instant(CivilDate(iso: day) ?? CivilDate(dayNumber: 0), CivilTime(clock) ?? .midnight)
  }
  private let start = at("2026-11-23", "10:00")

  private func report(_ grade: PublicReport.Grade, phone: String = "139", scene: Bool = false) -> PublicReport {
    PublicReport(
      no: 1, centre: CentreID("430105"), means: .telephone, grade: grade, takenAt: start, takenBy: "P-1", text: "超载",
      phone: phone, needsScene: scene)
  }
  private func step(_ text: String = "x", after span: TimeSpan = .minutes(5)) -> PublicReport.Step {
    PublicReport.Step(text: text, at: start + span, by: "P-2")
  }
  private func owed(_ report: PublicReport, holidays: HolidayCalendar = HolidayCalendar([])) -> [PublicReportClock.Owed]
  {
    PublicReportClock.owed(report, rules: rules, zone: .shanghai, holidays: holidays)
  }

  @Test("S8: someone on the scene within 30 minutes where it calls for it, and nowhere else") func scene() throws {
    #expect(owed(report(.report)).isEmpty)
    let called = report(.report, scene: true)
    #expect(owed(called) == [.init(stage: .scene, due: start + .minutes(30))])
    #expect(owed(try PublicReportMachine.after(.onScene(step("")), called)).isEmpty)
  }

  @Test("S6: an opinion within 3 working days, on serious ones within 7; holidays are none") func opinion() throws {
    #expect(owed(report(.complaint)) == [.init(stage: .opinion, due: Self.at("2026-11-26", "23:59") + .seconds(59))])
    #expect(owed(report(.serious)).map(\.due) == [Self.at("2026-12-02", "23:59") + .seconds(59)])
    let off = HolidayYear(
      year: 2026, off: [.init(name: "假", from: CivilDate(iso: "2026-11-24")!, through: CivilDate(iso: "2026-11-24")!)],
      worked: [])
    #expect(
      owed(report(.complaint), holidays: HolidayCalendar([off])).map(\.due)
        == [Self.at("2026-11-27", "23:59") + .seconds(59)])
    #expect(owed(try PublicReportMachine.after(.opinion(step()), report(.complaint))).isEmpty)
  }

  @Test("S8: a caller with a number is called back on the day of the closing; calls that reach nobody do not count")
  func callBack() throws {
    var closed = try PublicReportMachine.after(.closed(step()), report(.report))
    #expect(closed.state == .closed)
    #expect(owed(closed) == [.init(stage: .callBack, due: Self.at("2026-11-23", "23:59") + .seconds(59))])
    closed = try PublicReportMachine.after(.notReached(step("", after: .hours(1))), closed)
    #expect(closed.state == .closed && owed(closed).count == 1)
    closed = try PublicReportMachine.after(.calledBack(step("满意", after: .hours(2))), closed)
    #expect(closed.state == .done && owed(closed).isEmpty)
    let anonymous = try PublicReportMachine.after(.closed(step()), report(.report, phone: ""))
    #expect(anonymous.state == .done && owed(anonymous).isEmpty)
    #expect(throws: PublicReportRefusal.noNumber) { try PublicReportMachine.after(.calledBack(step()), anonymous) }
  }

  @Test(
    "S8: reminded from 17:00 of that day, overdue after it, then a step further; each once, the gravest after a gap")
  func tellings() throws {
    var closed = try PublicReportMachine.after(.closed(step()), report(.report))
    func levels(_ now: Instant) -> [PublicReportClock.Level] {
      PublicReportClock.tellings(closed, rules: rules, zone: .shanghai, holidays: HolidayCalendar([]), now: now).map(
        \.level)
    }
    func next(_ now: Instant) -> Instant? {
      PublicReportClock.next(closed, rules: rules, zone: .shanghai, holidays: HolidayCalendar([]), now: now)
    }
    let end = Self.at("2026-11-23", "23:59") + .seconds(59)
    #expect(levels(start + .hours(1)).isEmpty && next(start + .hours(1)) == Self.at("2026-11-23", "17:00"))
    #expect(levels(Self.at("2026-11-23", "17:00")) == [.remind])
    closed.told = ["callBack/remind"]
    #expect(levels(end).isEmpty && levels(end + .seconds(1)) == [.overdue])
    #expect(levels(end + .hours(2)) == [.climb])
    closed.told = ["callBack/climb"]
    #expect(levels(end + .days(3)).isEmpty && next(end + .days(3)) == nil)
    closed.told = []
    closed.drill = true
    #expect(levels(end + .days(3)).isEmpty)
  }

  @Test("every order of steps to depth 5: no dead end, no opinion forgotten, nothing after the end") func orders()
    throws
  {
    let events: [(PublicReport.Step) -> PublicReportEvent] = [
      { .onScene($0) }, { .opinion($0) }, { .closed($0) }, { .notReached($0) }, { .calledBack($0) },
    ]
    var seen = 0
    func walk(_ report: PublicReport, _ depth: Int) {
      seen += 1
      if report.closed != nil, report.grade.isComplaint { #expect(report.opinion != nil) }
      let after = events.compactMap {
        try? PublicReportMachine.after($0(step("x", after: .minutes(Int64(seen)))), report)
      }
      if report.state == .done { #expect(after.isEmpty) } else { #expect(!after.isEmpty) }
      for next in after {
        #expect(next.revision == report.revision + 1)
        if depth > 1 { walk(next, depth - 1) }
      }
    }
    for grade in PublicReport.Grade.allCases {
      for phone in ["", "139"] { walk(report(grade, phone: phone, scene: true), 5) }
    }
    #expect(seen > 60)
    #expect(throws: PublicReportRefusal.emptyText) {
      try PublicReportMachine.after(.opinion(step(" ")), report(.complaint))
    }
    #expect(throws: PublicReportRefusal.beforeTaken) {
      try PublicReportMachine.after(.opinion(step("x", after: .minutes(-1))), report(.complaint))
    }
  }
}
