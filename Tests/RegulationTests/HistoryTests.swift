import Organisation
import Regulation
import Testing
import Units

/// Months in which people do what they like: nothing, half, all, from some day on. What R1 asks each day is computed here a second
/// time, from the words of R1.
@Suite("R1: random histories") struct HistoryTests {
  /// R1, word for word, for objects that are in service all month or since a day.
  private func quota(_ objects: [(since: Int, checks: Int)], day d: Int, of days: Int, floor: Int) -> (Int, owed: Int) {
    let here = objects.filter { $0.since <= d }
    let debts = here.map { max(0, min(3, days - $0.since + 1) - $0.checks) }
    let left = max(1, days - 3 - d + 1)
    let owed = debts.reduce(0, +)
    let needed = Int((Double(owed) / Double(left)).rounded(.up))
    let pressing = debts.filter { $0 > 0 && $0 >= left }.count
    return (min(here.count, max(floor, needed, pressing)), owed)
  }

  /// Runs a month; `made` says how many of a hundred planned checks are made on a day. Returns objects with the days they were
  /// checked on.
  private func month(
    _ seed: UInt64, points: Int, joins: Bool, made: (_ day: Int, _ days: Int) -> Int
  ) -> [(since: Int, checks: Int)] {
    var dice = Dice(seed)
    guard let first = CivilDate(year: dice.roll(2024...2032), month: dice.roll(1...12), day: 1) else { return [] }
    let days = first.daysInMonth
    let since = (0..<points).map { _ in joins && dice.roll(0...9) == 0 ? dice.roll(1...days) : 1 }
    let organisation = Province.sized(
      cities: 2, counties: 5, points: points, since: { since[$0] > 1 ? first + (since[$0] - 1) : nil })
    let planner = Province.planner(organisation, hosted: [Province.code])
    var objects = since.map { (since: $0, checks: 0) }
    var record = CheckRecord()
    for d in 1...days {
      let check = planner.duties(on: first + (d - 1), record: record, key: drawKey(seed)).of(.pointSpotCheck).first
      let here = objects.count { $0.since <= d }
      let wanted = quota(objects, day: d, of: days, floor: max((here + 9) / 10, 80))
      #expect(check?.quota?.quota ?? 0 == wanted.0, "seed \(seed), day \(d) of \(days)")
      #expect(check?.quota?.owed ?? 0 == wanted.owed, "seed \(seed), day \(d) of \(days)")
      #expect(Set(check?.targets ?? []).count == wanted.0, "seed \(seed), day \(d) of \(days)")
      for target in check?.targets ?? [] where dice.roll(1...100) <= made(d, days) {
        record.add(target, by: Province.code)
        if let index = Int(target.code.suffix(4)) { objects[index].checks += 1 }
      }
    }
    return objects.map { (since: min(3, days - $0.since + 1), checks: $0.checks) }
  }

  @Test("R1: the quota is the formula's on every day of every month, whatever was made", arguments: 0..<8)
  func formula(seed: Int) {
    let rates = [0, 20, 50, 80, 100]
    _ = month(UInt64(seed), points: 40 + seed * 90, joins: true) { day, _ in rates[(seed + day) % rates.count] }
  }

  @Test("R1: nobody does anything all month: the quota grows to all of them and stays there")
  func idle() {
    let planner = Province.planner(Province.sized(cities: 1, counties: 10, points: 1000), hosted: [Province.code])
    let quotas = (0..<28).compactMap { offset in
      planner.duties(on: date("2026-02-01") + offset, record: CheckRecord(), key: drawKey())
        .of(.pointSpotCheck).first?.quota?.quota
    }
    #expect(quotas.prefix(4) == [120, 125, 131, 137])
    #expect(quotas == quotas.sorted())
    #expect(quotas.suffix(6) == [1000, 1000, 1000, 1000, 1000, 1000])
  }

  @Test(
    "R1: the reserve holds: nothing done up to the fourth day before the end, all from then on: everyone has three",
    arguments: 0..<4)
  func lateStart(seed: Int) {
    let objects = month(UInt64(100 + seed), points: 300 + 100 * seed, joins: true) { day, days in
      day <= days - 3 ? 0 : 100
    }
    #expect(objects.allSatisfy { $0.checks >= min(3, $0.since) })
  }

  @Test("R1: half is made, then all in the last ten days: everyone has three", arguments: 0..<4)
  func recovered(seed: Int) {
    let objects = month(UInt64(200 + seed), points: 500, joins: true) { day, days in day <= days - 10 ? 50 : 100 }
    #expect(objects.allSatisfy { $0.checks >= $0.since })
  }
}
