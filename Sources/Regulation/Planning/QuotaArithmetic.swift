package import Units

/// R1: how many spot checks a day owes.
extension Quota {
  /// A draw that owes each object some checks a month and a floor every day. `debts` has one number for each object: the checks it
  /// still has to get this month. The reserve is the days at the month's end that are kept free to make up for misses.
  package static func monthly(debts: [Int], floor: Int, day: CivilDate, reserveDays: Int) -> Quota {
    let left = daysLeft(on: day, reserveDays: reserveDays)
    let owed = debts.reduce(0, +)
    let urgent = debts.count { $0 > 0 && $0 >= left }
    let quota = min(debts.count, max(floor, quotientUp(owed, left), urgent))
    return Quota(objects: debts.count, floor: floor, owed: owed, daysLeft: left, urgent: urgent, quota: quota)
  }

  /// C2: so many a day, or all where there are fewer; nothing is owed by the month.
  package static func daily(objects: Int, atLeast floor: Int, day: CivilDate, reserveDays: Int) -> Quota {
    Quota(
      objects: objects, floor: floor, owed: 0, daysLeft: daysLeft(on: day, reserveDays: reserveDays), urgent: 0,
      quota: min(objects, floor))
  }

  /// max(1, D − reserve − d + 1), with D the days of the month and d today.
  package static func daysLeft(on day: CivilDate, reserveDays: Int) -> Int {
    let (year, month, number) = day.components
    return max(1, CivilDate.length(ofMonth: month, year: year) - reserveDays - number + 1)
  }

  /// `percent` of `count`, rounded up.
  package static func share(_ percent: Int, of count: Int) -> Int { quotientUp(count * percent, 100) }

  /// Whether everything is checked, so that there is nothing to draw and nothing to foresee.
  package var isEverything: Bool { quota >= objects }

  private static func quotientUp(_ a: Int, _ b: Int) -> Int { (a + b - 1) / b }
}
