import Organisation
import Regulation
import Testing
import Units

@Suite("What falls due by hour, weekday and day of the month") struct CalendarDutyTests {
  private let organisation = Province.sized(cities: 2, counties: 6, points: 40, direct: 1)

  @Test("G2: the watches of a first-line centre follow one another; G4: office hours in a second-line one")
  func watches() {
    let day = date("2026-11-24")
    let plan = Province.planner(organisation)
    for offset in 0..<3 {
      let watches = plan.duties(on: day + offset, record: CheckRecord(), key: nil).of(.watch)
      for centre in organisation.centres {
        let own = watches.filter { $0.centre == centre.id }
        #expect(own.count == (centre.isFirstLine ? 3 : 1))
        #expect(own.allSatisfy { $0.clause == (centre.isFirstLine ? "G2" : "G4") && $0.missedAfter == nil })
        for (watch, next) in zip(own, own.dropFirst()) { #expect(watch.due == next.opens) }
        if centre.isFirstLine {
          #expect(own.first?.opens == at(day + offset, "08:00") && own.last?.due == at(day + offset + 1, "08:00"))
        }
      }
    }
  }

  @Test("G2: four watches where the rules have four") func fourWatches() {
    var rules = RegulationRules()
    rules.watch.firstLine = [0, 6, 12, 18].map { Hours(CivilTime($0, 0), CivilTime($0 + 6, 0)) }
    let day = date("2026-11-24")
    let watches = Province.planner(organisation, rules: rules).duties(on: day, record: CheckRecord(), key: nil)
      .of(.watch, "430101")
    #expect(watches.map(\.ordinal) == [1, 2, 3, 4])
    #expect(watches.last?.due == at(day + 1, "00:00"))
  }

  @Test("a watch is neither done nor late: it has passed") func over() throws {
    let day = date("2026-11-24")
    let watch = try #require(
      Province.planner(organisation).duties(on: day, record: CheckRecord(), key: nil).of(.watch, "430101").first)
    let states = ["07:59", "08:00", "14:00", "14:01"].map {
      DutyState.of(watch, finished: nil, withdrawn: false, now: at(day, $0))
    }
    #expect(states == [.ahead, .open, .open, .over])
  }

  @Test("C7: every city at both hours, nobody else; missed an hour later") func broadcasts() {
    let day = date("2026-11-24")
    let found = Province.planner(organisation).duties(on: day, record: CheckRecord(), key: nil).of(.broadcast)
    #expect(found.map(\.centre.rawValue) == ["430100", "430100", "430200", "430200"])
    #expect(found.map(\.due) == [at(day, "10:00"), at(day, "17:00"), at(day, "10:00"), at(day, "17:00")])
    #expect(found.allSatisfy { $0.opens == $0.due - .minutes(30) && $0.missedAfter == $0.due + .minutes(60) })
  }

  @Test("C6, X5, P6, C8, X6: the weekdays are the rules'") func weekdays() {
    var rules = RegulationRules()
    rules.keySheet.weekday = 4
    rules.equipment.weekday = 2
    let plan = Province.planner(organisation, rules: rules)
    for offset in 0..<14 {
      let day = date("2026-12-21") + offset
      let duties = plan.duties(on: day, record: CheckRecord(), key: nil)
      #expect(duties.of(.keySheet).count == (day.weekday == 4 ? 8 : 0))
      #expect(duties.of(.equipmentCheck).count == (day.weekday == 2 ? 9 : 0))
    }
  }

  @Test("X2, X7, X10, C3, C9, C14, P11, R4: written with the 1st, owed once, whatever day a daemon begins on")
  func openings() {
    let plan = Province.planner(organisation)
    let first = date("2026-12-01")
    func monthly(_ duties: [Duty]) -> [String] {
      duties.filter { $0.kind == .monthlyLedgers || $0.kind == .monthlySummary }.map(\.id)
    }
    var whole: Set<String> = []
    for offset in 0..<31 {
      whole.formUnion(monthly(plan.duties(on: first + offset, record: CheckRecord(), key: nil)))
    }
    #expect(whole.count == 6 * 3 + 2 * 3 + 1)
    func opened(_ days: ClosedRange<Int>) -> [String] {
      days.flatMap { monthly(plan.openings(on: first + ($0 - 1), record: CheckRecord(), key: nil)) }
    }
    #expect(Set(opened(1...1)) == whole)
    #expect(opened(1...1).count == whole.count)
    #expect(Set(opened(3...31)) == whole.filter { !$0.contains("/2026-12-02/") })
    #expect(opened(7...31).isEmpty)
    // What is due today is among what the opening writes.
    let second = plan.openings(on: date("2026-12-02"), record: CheckRecord(), key: nil)
    #expect(
      Set(second.map(\.id)).isSuperset(
        of: plan.duties(on: date("2026-12-02"), record: CheckRecord(), key: nil).map(\.id)))
  }

  @Test("D1, R4: of a month before the centre's first day nothing is owed; the first month is pro rata") func pioneers()
  {
    let young = Province.organisation(
      [
        Province.centre("430000", .province, parent: nil, isFirstLine: false, starts: date("2026-11-10")),
        Province.centre("430100", .city, parent: "430000", starts: date("2026-12-01")),
      ], [])
    let plan = Province.planner(young)
    let december = (0..<31).flatMap { plan.duties(on: date("2026-12-01") + $0, record: CheckRecord(), key: nil) }
    let monthly = december.filter { $0.kind == .monthlyLedgers || $0.kind == .monthlySummary }
    #expect(monthly.map(\.clause) == ["P11"])
    #expect(
      monthly.first?.period == Duty.Period(from: at(date("2026-11-10"), "00:00"), to: at(date("2026-12-01"), "00:00")))
  }

  @Test(
    "R3: what is due after the half-day's end is not missed before it is due; P6, C8, X6: a Monday ends at midnight")
  func missedAfterDue() {
    var rules = RegulationRules()
    rules.afternoonHalfEnds = CivilTime(17, 30)
    let duties = Province.planner(organisation, rules: rules)
      .duties(on: date("2026-11-30"), record: CheckRecord(), key: drawKey())
    #expect(duties.allSatisfy { $0.missedAfter.map { [due = $0.due] in due <= $0 } ?? true })
    #expect(duties.of(.pointRound).contains { $0.due > at($0.day, "17:30") })
    #expect(duties.of(.equipmentCheck).allSatisfy { $0.missedAfter == at(date("2026-12-01"), "00:00") })
  }
}
