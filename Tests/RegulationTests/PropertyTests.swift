import Foundation
import Organisation
import Regulation
import Testing
import Units

/// A month of spot checks of the province over a random organisation, with some share of the planned checks not made.
private struct Month {
  var seed: UInt64
  var missPercent: Int
  var joins: Bool

  struct Outcome {
    var objects = 0
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
    let organisation = Province.sized(
      cities: dice.roll(1...14), counties: counties, points: dice.roll(counties...dice.roll(counties...1200)),
      since: since)
    let key = drawKey(seed)
    let planner = Province.planner(organisation, hosted: [Province.code])
    var record = CheckRecord()
    var outcome = Outcome()
    var drawn: [Target: [Bool]] = [:]
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
          drawn[target, default: []].append(isMade)
        }
      }
    }
    judge(organisation, record, first, &outcome)
    for target in outcome.short {
      let looks = drawn[target] ?? []
      let misses = looks.count { !$0 }
      outcome.reasons.append(
        "\(target.key): drawn \(looks.count) times, missed \(misses)"
          + (looks.last == false ? ", the last as well" : ""))
      if misses == 0 { outcome.problems.append("short and never missed: \(target.key)") }
    }
    return outcome
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

  private func judge(_ organisation: Organisation, _ record: CheckRecord, _ first: CivilDate, _ outcome: inout Outcome)
  {
    let end = first + first.daysInMonth
    func judge(_ target: Target, since: CivilDate?) {
      outcome.objects += 1
      let owed = min(3, end - max(first, since ?? first))
      if record.count(target, by: Province.code) < owed { outcome.short.append(target) }
    }
    for point in organisation.points { judge(.point(point.id), since: point.inServiceSince) }
    for centre in organisation.centres where centre.tier == .county { judge(.centre(centre.id), since: nil) }
  }
}

@Suite("P3, R1, R2: random provinces and months") struct PropertyTests {
  /// `WATCHROOM_MONTHS` widens the search for long proofs.
  private let months = ProcessInfo.processInfo.environment["WATCHROOM_MONTHS"].flatMap { UInt64($0) } ?? 12

  @Test("R1: all made: every object has three by the month's end, a late-comer one for each of its days") func allMade()
  {
    for seed in 0..<months {
      let outcome = Month(seed: seed, missPercent: 0, joins: true).run()
      #expect(outcome.short == [], "seed \(seed)")
      #expect(outcome.problems == [], "seed \(seed)")
    }
  }

  @Test("R1: one check in ten not made: the reserve makes up for it, at most 0.01 % of objects are short") func misses()
  {
    var objects = 0
    var short = 0
    var reasons: [String] = []
    for seed in 0..<months {
      let outcome = Month(seed: 10_000 + seed, missPercent: 10, joins: false).run()
      objects += outcome.objects
      short += outcome.short.count
      reasons += outcome.reasons.map { "seed \(seed): \($0)" }
      #expect(outcome.problems == [], "seed \(seed)")
    }
    #expect(short * 10_000 <= max(objects, 10_000), "\(short) of \(objects)")
    #expect(reasons.count == short)
    if months > 100 {
      print("short of three: \(short) of \(objects) objects in \(months) months")
      for reason in reasons { print("  \(reason)") }
    }
  }

  @Test("D1: over random organisations and days every id is unique, every window is one, and lists have no doubles")
  func shapes() {
    for seed in 0..<(months * 4) {
      var dice = Dice(seed &+ 777)
      let counties = dice.roll(1...30)
      let organisation = Province.sized(
        cities: dice.roll(1...5), counties: counties, points: dice.roll(counties...300), direct: dice.roll(0...3))
      let first = date("2026-01-01") + dice.roll(0...700)
      let planner = Province.planner(organisation)
      var ids: Set<String> = []
      for offset in 0..<3 {
        let duties = planner.duties(on: first + offset, record: CheckRecord(), key: drawKey(seed))
        for duty in duties {
          #expect(ids.insert(duty.id).inserted)
          #expect(duty.opens < duty.due && duty.due <= duty.missedAfter ?? duty.due)
          #expect(Set(duty.targets).count == duty.targets.count)
          #expect(duty.kind.isRound == !duty.targets.isEmpty)
          #expect((duty.kind.isReport || duty.kind == .keySheet) == !duty.to.isEmpty)
        }
      }
    }
  }

  @Test("R2: what was drawn today says little about tomorrow's draw") func unforeseeable() {
    let organisation = Province.sized(cities: 4, counties: 40, points: 1000)
    let planner = Province.planner(organisation, hosted: [Province.code])
    var shared = 0
    let first = date("2026-03-01")
    for offset in 0..<30 {
      let today = planner.duties(on: first + offset, record: CheckRecord(), key: drawKey()).of(.pointSpotCheck)
      let other = planner.duties(on: first + offset, record: CheckRecord(), key: drawKey(8)).of(.pointSpotCheck)
      let quota = today.first?.quota?.quota ?? 0
      let both = Set(today.flatMap(\.targets)).intersection(other.flatMap(\.targets)).count
      shared += both - quota * quota / 1000
    }
    // Two independent draws of q from 1,000 share q²/1000; over 30 days the surplus is near none.
    #expect(abs(shared) < 300)
  }
}
