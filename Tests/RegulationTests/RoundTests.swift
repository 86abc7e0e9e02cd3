import Organisation
import Regulation
import Testing
import Units

private let day = date("2026-11-21")
private let city = CentreID("430100")
private let county = Target.centre(CentreID("430101"))

@Suite("R3: rounds, late, missed and 补查") struct RoundTests {
  private func book(_ days: Int = 1) -> RoundBook {
    let plan = Province.planner(Province.sized(cities: 1, counties: 2, points: 4), hosted: [city])
    return RoundBook((0..<days).flatMap { plan.duties(on: day + $0, record: CheckRecord(), key: nil) })
  }
  private func id(_ ordinal: Int, _ date: CivilDate = day) -> String { "C2/430100/\(date.iso)/county-round/\(ordinal)" }

  @Test("R3: a check fills the round whose window is on, and only that") func oneRound() {
    var book = book()
    #expect(book.check(county, by: city, at: at(day, "08:29:59")) == .extra)
    #expect(book.check(county, by: city, at: at(day, "08:30")) == .counts(id(1), late: false))
    #expect(book.check(county, by: city, at: at(day, "08:31")) == .extra)
    #expect(book.check(county, by: city, at: at(day, "10:15")) == .counts(id(2), late: false))
    #expect(book.check(county, by: city, at: at(day, "17:30")) == .counts(id(4), late: false))
    #expect(book[id(3)]?.remaining.count == 2)
    #expect(book[id(1)]?.done == [county: at(day, "08:30")])
  }

  @Test("R3: the round whose window is on comes before one that is late") func openBeforeLate() {
    var book = book()
    #expect(book.check(county, by: city, at: at(day, "11:00")) == .counts(id(2), late: false))
    #expect(book.check(county, by: city, at: at(day, "11:01")) == .counts(id(1), late: true))
    #expect(book[id(1)]?.doneLate == [county])
    #expect(book.check(county, by: city, at: at(day, "13:00")) == .extra)
  }

  @Test("R3: late within its half-day, then missed, then 补查 that fills nothing") func makeup() {
    var book = book(2)
    #expect(book.check(county, by: city, at: at(day, "14:29:59")) == .counts(id(1), late: true))
    // At 14:30 the third round opens and takes the check; the second is missed a moment later.
    #expect(book.check(county, by: city, at: at(day, "14:30")) == .counts(id(3), late: false))
    #expect(book.check(county, by: city, at: at(day, "14:31")) == .makeup(id(2)))
    #expect(book.check(county, by: city, at: at(day, "14:32")) == .extra)
    #expect(book[id(2)]?.done.isEmpty == true)
    #expect(book[id(2)]?.madeUp == [county: at(day, "14:31")])
    #expect(book[id(2)]?.tally(at: at(day, "15:00")) == .init(missed: 2, madeUp: 1))
    // The fourth is late until 24:00 and made up on the morrow, when the next day's first has been filled.
    #expect(book.placement(county, by: city, at: at(day, "23:59:59")) == .counts(id(4), late: true))
    #expect(book.check(county, by: city, at: at(day + 1, "08:40")) == .counts(id(1, day + 1), late: false))
    #expect(book.check(county, by: city, at: at(day + 1, "08:41")) == .makeup(id(4)))
  }

  @Test(
    "R3, R12: a line from paper made in time takes the place of a late look; nothing else takes the place of anything")
  func improved() {
    var book = book()
    book.record(county, at: at(day, "10:30"), as: .counts(id(1), late: true))
    #expect(book.placement(county, by: city, at: at(day, "08:29"), named: id(1)) == .extra, "before it opened")
    #expect(book.check(county, by: city, at: at(day, "09:50"), named: id(1)) == .counts(id(1), late: false))
    #expect(book[id(1)]?.done == [county: at(day, "09:50")] && book[id(1)]?.doneLate == [])
    #expect(book[id(1)]?.tally(at: at(day, "11:00")).inTime == 1)
    #expect(book.check(county, by: city, at: at(day, "09:00"), named: id(1)) == .extra, "the first in time stands")
    #expect(book[id(1)]?.done == [county: at(day, "09:50")])
    var other = self.book()
    other.record(county, at: at(day, "11:00"), as: .counts(id(2), late: false))
    other.record(county, at: at(day, "11:30"), as: .counts(id(1), late: true))
    #expect(other.check(county, by: city, at: at(day, "11:10")) == .extra, "a late one is no better for a late one")
    #expect(other[id(1)]?.done == [county: at(day, "11:30")])
  }

  @Test("R3: states from ahead to missed") func states() {
    var book = book()
    func state(_ ordinal: Int, _ clock: String) -> DutyState? { book[id(ordinal)]?.state(at: at(day, clock)) }
    #expect(state(1, "08:00") == .ahead)
    #expect(state(1, "08:30") == .open)
    #expect(state(1, "10:15:01") == .late)
    #expect(state(1, "14:30:01") == .missed)
    #expect(book[id(1)]?.state(at: at(day, "12:00"), withdrawn: true) == .withdrawn)
    let other = Target.centre(CentreID("430102"))
    book.check(county, by: city, at: at(day, "09:00"))
    #expect(book[id(1)]?.finished == nil)
    #expect(state(1, "09:00") == .open)
    book.check(other, by: city, at: at(day, "09:05"))
    #expect(book[id(1)]?.finished == at(day, "09:05"))
    #expect(state(1, "20:00") == .done)
    book.check(county, by: city, at: at(day, "11:00"))
    book.check(other, by: city, at: at(day, "12:30"))
    #expect(state(2, "13:00") == .doneLate)
    #expect(book[id(2)]?.tally(at: at(day, "13:00")) == .init(inTime: 1, late: 1))
  }

  @Test("R3: the round a watchkeeper names takes the check if it can") func named() {
    var book = book()
    #expect(book.placement(county, by: city, at: at(day, "11:00"), named: id(1)) == .counts(id(1), late: true))
    #expect(book.placement(county, by: city, at: at(day, "11:00"), named: id(3)) == .counts(id(2), late: false))
    #expect(book.placement(county, by: city, at: at(day, "15:00"), named: id(2)) == .makeup(id(2)))
    book.check(county, by: city, at: at(day, "09:00"))
    #expect(book.placement(county, by: city, at: at(day, "09:30"), named: id(1)) == .extra)
  }

  @Test("another centre's check, an unknown object, a report: nothing is filled") func strangers() {
    let book = book()
    #expect(book.placement(county, by: Province.code, at: at(day, "09:00")) == .extra)
    #expect(book.placement(.point("nowhere"), by: city, at: at(day, "09:00")) == .extra)
    #expect(book.all.allSatisfy { $0.duty.kind != .dailyReport })
    #expect(book.all.map(\.duty.due) == book.all.map(\.duty.due).sorted())
  }

  @Test("what was placed is recorded as it was placed") func replay() {
    var book = book()
    book.record(county, at: at(day, "11:00"), as: .counts(id(1), late: true))
    book.record(county, at: at(day, "11:30"), as: .extra)
    #expect(book[id(1)]?.done == [county: at(day, "11:00")])
    #expect(book[id(2)]?.done == [:])
  }

  @Test("R12, D1: each kind has its misfire policy; what is sent is done late, windows judge nobody") func misfire() {
    for kind in DutyKind.allCases {
      if kind.isRound { #expect(kind.misfire == .recordAsMissed) }
      if kind.isReport { #expect(kind.misfire == .doLate) }
      #expect((kind.misfire == .notJudged) == kind.isWindow)
    }
    let duties = Province.planner(Province.sized(cities: 1, counties: 1, points: 1, direct: 1))
      .duties(on: day, record: CheckRecord(), key: nil)
    for duty in duties { #expect((duty.missedAfter != nil) == (duty.kind.misfire == .recordAsMissed)) }
  }
}

@Suite("R16, D10: a report's moments") struct ReportStepTests {
  private func schedule(_ needs: TimeSpan = .zero) throws -> ReportSchedule {
    let duties = Province.planner(Province.sized(cities: 1, counties: 1, points: 1))
      .duties(on: day, record: CheckRecord(), key: nil)
    return ReportSchedule(
      try #require(duties.of(.dailyReport, "430101").first), rules: ReportRules(), queueNeeds: needs)
  }

  @Test("R16: draft at due − 30, cut-off at due − 10, latest at due − 5") func moments() throws {
    let schedule = try schedule()
    #expect(schedule.draft == at(day, "18:30") && schedule.cutOff == at(day, "18:50"))
    #expect(schedule.latest == at(day, "18:55") && schedule.due == at(day, "19:00"))
    #expect(try self.schedule(.minutes(8)).latest == at(day, "18:52"))
    #expect(try self.schedule(.minutes(40)).latest == at(day, "18:50"))
  }

  @Test("R6, R16: nobody looks: drafted once, sent at due − 5, marked as not approved") func nobody() throws {
    let schedule = try schedule()
    var progress = ReportProgress()
    func next(_ clock: String) -> ReportStep { .next(schedule, progress, at: at(day, clock)) }
    #expect(next("09:00") == .wait(until: schedule.draft))
    #expect(next("18:30") == .mailDraft)
    progress.drafted = at(day, "18:30")
    #expect(next("18:31") == .wait(until: schedule.latest))
    #expect(next("18:54:59") == .wait(until: schedule.latest))
    #expect(next("18:55") == .send(approved: false, late: false))
    progress.committed = at(day, "18:55")
    #expect(next("18:56") == .nothing)
  }

  @Test("R16: an approved report goes at the cut-off, not before") func approved() throws {
    let schedule = try schedule()
    var progress = ReportProgress(drafted: at(day, "18:30"), approved: at(day, "18:40"))
    #expect(ReportStep.next(schedule, progress, at: at(day, "18:40")) == .wait(until: schedule.cutOff))
    #expect(ReportStep.next(schedule, progress, at: at(day, "18:50")) == .send(approved: true, late: false))
    progress.isWithdrawn = true
    #expect(ReportStep.next(schedule, progress, at: at(day, "18:50")) == .nothing)
  }

  @Test("R12: down at 19:00, sent when back, marked late, once") func outage() throws {
    let schedule = try schedule()
    var progress = ReportProgress()
    #expect(ReportStep.next(schedule, progress, at: at(day, "19:00")) == .send(approved: false, late: true))
    #expect(ReportStep.next(schedule, progress, at: at(day + 2, "03:00")) == .send(approved: false, late: true))
    progress.committed = at(day + 2, "03:00")
    #expect(ReportStep.next(schedule, progress, at: at(day + 2, "03:01")) == .nothing)
    // Back between draft and cut-off: the leaders still see it.
    #expect(ReportStep.next(schedule, ReportProgress(), at: at(day, "18:52")) == .mailDraft)
  }
}
