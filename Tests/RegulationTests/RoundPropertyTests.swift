import Organisation
import Regulation
import Testing
import Units

private let city = CentreID("430100")

/// R3 over random days: thousands of checks at random moments, many of them on a boundary.
@Suite("R3: random checks") struct RoundPropertyTests {
  private struct Check {
    var target: Target
    var at: Instant
    var named: Duty.ID?
  }

  /// Two days of a city with three counties and a point of its own.
  private func duties(_ day: CivilDate) -> [Duty] {
    let plan = Province.planner(Province.sized(cities: 1, counties: 3, points: 6, direct: 1), hosted: [city])
    return [day, day + 1].flatMap { plan.duties(on: $0, record: CheckRecord(), key: drawKey()) }
  }

  /// In order of time, at and around the windows' ends and anywhere else.
  private func checks(_ seed: UInt64, _ duties: [Duty], _ day: CivilDate) -> [Check] {
    var dice = Dice(seed)
    let rounds = duties.filter(\.kind.isRound)
    let targets = Set(rounds.flatMap(\.targets)).sorted()
    let edges = rounds.flatMap { [$0.opens, $0.due, $0.missedAfter ?? $0.due] }
    return (0..<150).map { _ in
      var at = at(day, "00:00") + .seconds(Int64(dice.roll(0...60 * 3600)))
      if dice.roll(0...1) == 0 {
        at = edges[dice.roll(0...edges.count - 1)] + TimeSpan(milliseconds: Int64(dice.roll(-1...1)))
      }
      let named = dice.roll(0...2) == 0 ? rounds[dice.roll(0...rounds.count - 1)].id : nil
      return Check(target: targets[dice.roll(0...targets.count - 1)], at: at, named: named)
    }.sorted { $0.at < $1.at }
  }

  /// R3 a second time, by looking at every round: what a check of a target at a moment may be, best first.
  private func expected(
    _ check: Check, _ rounds: [Duty], filled: Set<String>, madeUp: Set<String>
  ) -> CheckPlacement {
    func slot(_ duty: Duty) -> String { "\(duty.id) \(check.target.key)" }
    let asking = rounds.filter {
      $0.targets.contains(check.target) && $0.opens <= check.at && !filled.contains(slot($0))
    }.sorted { ($0.due, $0.id) < ($1.due, $1.id) }
    let end = { (duty: Duty) in duty.missedAfter ?? .distantFuture }
    let open = asking.filter { check.at <= $0.due }
    let late = asking.filter { check.at > $0.due && check.at <= end($0) }
    let missed = asking.filter { check.at > end($0) && !madeUp.contains(slot($0)) }
    let wanted = (open + late + missed).first { $0.id == check.named }
    guard let round = wanted ?? open.first ?? late.first ?? missed.first else { return .extra }
    if check.at <= round.due { return .counts(round.id, late: false) }
    return check.at <= end(round) ? .counts(round.id, late: true) : .makeup(round.id)
  }

  @Test("R3: each check fills one round or none; late, missed and 补查 as the clock says", arguments: 0..<12)
  func placements(seed: Int) {
    let day = date("2026-02-26") + seed
    let duties = duties(day)
    let rounds = duties.filter(\.kind.isRound)
    var book = RoundBook(duties)
    var filled: Set<String> = []
    var madeUp: Set<String> = []
    for check in checks(UInt64(seed), duties, day) {
      let wanted = expected(check, rounds, filled: filled, madeUp: madeUp)
      let found = book.check(check.target, by: city, at: check.at, named: check.named)
      #expect(found == wanted, "\(check.target) at \(check.at)")
      switch found {
      case .counts(let id, _): #expect(filled.insert("\(id) \(check.target.key)").inserted)
      case .makeup(let id): #expect(madeUp.insert("\(id) \(check.target.key)").inserted)
      case .cameraDown: Issue.record("a check was made")
      case .extra: break
      }
    }
    let end = at(day + 3, "00:00")
    var done = 0
    for round in book.all {
      let tally = round.tally(at: end)
      #expect(tally.owed == round.duty.targets.count && tally.open == 0)
      #expect(tally.madeUp <= tally.missed)
      done += tally.inTime + tally.late
      for (target, at) in round.done {
        #expect(round.duty.targets.contains(target) && round.duty.opens <= at && at <= round.duty.missedAfter ?? at)
      }
    }
    #expect(done == filled.count)
  }

  @Test("R3: the windows of a half-day join, and end with it, whatever the office hours", arguments: 0..<40)
  func windows(seed: Int) throws {
    var dice = Dice(UInt64(seed))
    var rules = RegulationRules()
    func clock(_ minutes: Int) -> CivilTime { CivilTime(minutes / 60, minutes % 60) }
    let (opens, closes) = (dice.roll(6 * 60...9 * 60), dice.roll(10 * 60...12 * 60))
    let (reopens, ends) = (dice.roll(12 * 60...15 * 60), dice.roll(16 * 60...20 * 60))
    rules.morning = Hours(clock(opens), clock(closes))
    rules.afternoon = Hours(clock(reopens), clock(ends))
    rules.morningHalfEnds = clock(dice.roll(closes...reopens))
    let count = dice.roll(1...6)
    let day = date("2028-02-20") + dice.roll(0...20)
    let windows = DayWindows(day, zone: .shanghai, rules: rules)
    let rounds = windows.halfDayRounds(count)
    #expect(rounds.count == 2 * count)
    for (half, hours) in [rules.morning, rules.afternoon].enumerated() {
      let part = Array(rounds[half * count..<(half + 1) * count])
      #expect(part.first?.window.opens == windows.at(hours.opens) && part.last?.window.due == windows.at(hours.closes))
      for (a, b) in zip(part, part.dropFirst()) { #expect(a.window.due == b.window.opens) }
      let lengths = part.map { ($0.window.due - $0.window.opens).milliseconds }
      #expect((lengths.max() ?? 0) - (lengths.min() ?? 0) <= 1000)
      let end = half == 0 ? windows.at(rules.morningHalfEnds) : at(day + 1, "00:00")
      #expect(part.allSatisfy { $0.missedAfter == end && $0.window.due <= end })
    }
  }
}
