import Foundation
import Organisation
import Regulation
import Testing
import Units

@Suite("P3, R1, R2: random provinces and months") struct PropertyTests {
  /// `WATCHROOM_MONTHS` widens the search for long proofs.
  private let months = ProcessInfo.processInfo.environment["WATCHROOM_MONTHS"].flatMap { UInt64($0) } ?? 12

  @Test("R1: all made: every object has three by the month's end, a late-comer one for each of its days") func allMade()
  {
    for seed in 0..<months {
      let outcome = RandomMonth(seed: seed, missPercent: 0, joins: true).run()
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
      let outcome = RandomMonth(seed: 10_000 + seed, missPercent: 10, joins: false).run()
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

  @Test(
    "R1: one check in ten not made and a tenth of the points closed for a time: the same promise for who is in service long enough"
  )
  func missesOfThoseAway() {
    var total = RandomMonth.Outcome()
    for seed in 0..<months {
      let outcome = RandomMonth(seed: 20_000 + seed, missPercent: 10, joins: false, awayPercent: 10).run()
      total.objects += outcome.objects
      total.away += outcome.away
      total.short += outcome.short
      total.drawnDaily += outcome.drawnDaily
      total.reasons += outcome.reasons.map { "seed \(seed): \($0)" }
      #expect(outcome.problems == [], "seed \(seed)")
    }
    let helpless = total.drawnDaily
    #expect((total.short.count - helpless) * 10_000 <= max(total.objects, 10_000))
    if months > 100 {
      print("short of what they owe: \(total.short.count) of \(total.objects) objects, \(total.away) away for a time;")
      print("drawn on every day of service all the same: \(helpless)")
      for reason in total.reasons { print("  \(reason)") }
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
