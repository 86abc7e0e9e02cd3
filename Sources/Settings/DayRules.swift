import Organisation
import Units

extension Record {
  /// The keys that say which days: of `days:` in key periods, and beside the times in a line of a timetable.
  func dayRule() -> DayRule {
    var rule = DayRule(
      from: optional("from")?.date(), through: optional("through")?.date(),
      season: optional("season")?.season(),
      weekdays: numbers("weekdays", 1...7), solarDigits: numbers("solar_digits", 0...9),
      lunarDigits: numbers("lunar_digits", 0...9), holidays: optional("holidays")?.choice(Only.self),
      workdays: optional("workdays")?.choice(Only.self))
    if let from = rule.from, let through = rule.through, through < from {
      refuse("through", "\(through.iso) is before \(from.iso)")
    }
    if let field = optional("lunar_days") {
      rule.lunarDays = field.list(atMost: 60) { $0.monthDay(lunar: true) } ?? []
      refuseEmpty("lunar_days", rule.lunarDays, \.text)
    }
    if rule.holidays == .only, rule.workdays == .only {
      refuse("workdays", "no public holiday is a working day")
    }
    return rule
  }

  /// `from` and `through`, days of any year.
  func season() -> Season? {
    let from = required("from")?.monthDay()
    let through = required("through")?.monthDay()
    guard let from, let through else { return nil }
    return Season(from: from, through: through)
  }

  private func numbers(_ name: String, _ range: ClosedRange<Int>) -> [Int] {
    guard let field = optional(name) else { return [] }
    let numbers = field.list(atMost: 20) { $0.integer(range) } ?? []
    refuseEmpty(name, numbers, String.init)
    return numbers
  }

  /// An empty list would hold every day, and a value twice is a slip.
  private func refuseEmpty<T: Hashable>(_ name: String, _ values: [T], _ text: (T) -> String) {
    if case .list(let items)? = optional(name)?.node.content, items.isEmpty {
      refuse(name, "is empty: leave the line out where it holds every day")
    }
    for (index, value) in values.enumerated() where values[..<index].contains(value) {
      refuse(name, "\(text(value)) is listed twice")
      break
    }
  }
}

extension Field {
  /// `12-15..02-20`, or `from` and `through`: a part of every year, over the turn of the year where it ends before it begins.
  func season() -> Season? {
    guard case .scalar = node.content else { return record { $0.season() } }
    let wanted = "a part of the year such as 12-15..02-20"
    guard let text = text(atMost: 40, wanted) else { return nil }
    let dots = text.split(separator: ".", omittingEmptySubsequences: false)
    if dots.count == 3, dots[1].isEmpty, let from = MonthDay(dots[0]), let through = MonthDay(dots[2]) {
      return Season(from: from, through: through)
    }
    refuse("\"\(text)\" is not \(wanted)")
    return nil
  }

  /// `03-15`, a day of any year; of the lunar year a month has 30 days at most.
  func monthDay(lunar: Bool = false) -> MonthDay? {
    let wanted = lunar ? "a lunar month and day such as 03-03" : "a month and day such as 03-15"
    guard let text = text(atMost: 40, wanted) else { return nil }
    if let day = MonthDay(text, lunar: lunar) { return day }
    refuse("\"\(text)\" is not \(wanted)")
    return nil
  }
}
