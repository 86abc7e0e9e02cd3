import Foundation
import Organisation
import Regulation
import Testing
import Units

/// A month of spot checks of the province over a random organisation, with some share of the planned checks not made.
struct RandomMonth {
  var seed: UInt64
  var missPercent: Int
  var joins: Bool
  /// Share of the points that are closed for some days of the month.
  var awayPercent = 0

  struct Outcome {
    var objects = 0
    /// Objects that are away for some days.
    var away = 0
    /// Of the short ones: drawn on every day that they were in service, so that no draw could have helped.
    var drawnDaily = 0
    /// Objects that got less than they were owed, each with the reason.
    var short: [Target] = []
    var reasons: [String] = []
    var problems: [String] = []
  }

  func run() -> Outcome {
    var dice = Dice(seed)
    let first = CivilDate(year: dice.roll(2024...2030), month: dice.roll(1...12), day: 1) ?? CivilDate(dayNumber: 0)
    let length = first.daysInMonth
    let joining = joins
    var sinceDice = Dice(seed &+ 99)
    let since: (Int) -> CivilDate? = { _ in
      joining && sinceDice.roll(0...9) == 0 ? first + sinceDice.roll(0...length - 1) : nil
    }
    let counties = dice.roll(1...122)
    var organisation = Province.sized(
      cities: dice.roll(1...14), counties: counties, points: dice.roll(counties...dice.roll(counties...1200)),
      since: since)
    close(&organisation, first)
    let key = drawKey(seed)
    let planner = Province.planner(organisation, hosted: [Province.code])
    var record = CheckRecord()
    var outcome = Outcome()
    // Whether each draw of an object was made, by day of the month.
    var drawn: [Target: [Int: Bool]] = [:]
    for offset in 0..<length {
      let duties = planner.duties(on: first + offset, record: record, key: key)
      if offset % 10 == 3, duties != planner.duties(on: first + offset, record: record, key: key) {
        outcome.problems.append("not the same twice")
      }
      for duty in duties where duty.kind.isDrawn {
        outcome.problems += problems(duty)
        for target in duty.targets {
          let isMade = dice.roll(1...100) > missPercent
          if isMade { record.add(target, by: Province.code) }
          drawn[target, default: [:]][offset] = isMade
        }
      }
    }
    judge(organisation, record, first, drawn, &outcome)
    return outcome
  }

  /// Closes some points for 1 to 20 days that begin in this month or the one before.
  private func close(_ organisation: inout Organisation, _ first: CivilDate) {
    guard awayPercent > 0 else { return }
    var dice = Dice(seed &+ 4_242)
    for index in organisation.points.indices where dice.roll(1...100) <= awayPercent {
      let from = first + dice.roll(-10...27)
      let through = dice.roll(0...4) == 0 ? nil : from + dice.roll(0...19)
      organisation.points[index].closures = [Closure(from: from, through: through, reason: .repair)]
    }
  }

  private func problems(_ duty: Duty) -> [String] {
    guard let quota = duty.quota else { return ["no quota: \(duty.id)"] }
    var found: [String] = []
    if Set(duty.targets).count != duty.targets.count { found.append("twice: \(duty.id)") }
    if duty.targets.count != quota.quota { found.append("not the quota: \(duty.id)") }
    if quota.quota > quota.objects { found.append("more than there is: \(duty.id)") }
    if quota.quota < min(quota.objects, quota.floor) { found.append("below the floor: \(duty.id)") }
    if quota.quota < quota.urgent ?? 0 { found.append("urgent left out: \(duty.id)") }
    return found
  }

  private func judge(
    _ organisation: Organisation, _ record: CheckRecord, _ first: CivilDate, _ drawn: [Target: [Int: Bool]],
    _ outcome: inout Outcome
  ) {
    func judge(_ target: Target, serves: (CivilDate) -> Bool) {
      let days = (0..<first.daysInMonth).filter { serves(first + $0) }
      outcome.objects += 1
      if days.count < first.daysInMonth { outcome.away += 1 }
      let checks = record.count(target, by: Province.code)
      guard checks < min(3, days.count) else { return }
      let looks = drawn[target] ?? [:]
      let misses = looks.values.count { !$0 }
      outcome.short.append(target)
      if days.allSatisfy({ looks[$0] != nil }) { outcome.drawnDaily += 1 }
      outcome.reasons.append(
        "\(target.key): in service \(days.count) days, drawn \(looks.count) times, missed \(misses)")
      if misses == 0 { outcome.problems.append("short and never missed: \(target.key)") }
    }
    for point in organisation.points {
      judge(.point(point.id)) {
        $0 >= point.inServiceSince ?? first && point.isInService(on: $0, holidays: organisation.holidays)
      }
    }
    for centre in organisation.centres where centre.tier == .county { judge(.centre(centre.id)) { _ in true } }
  }
}
