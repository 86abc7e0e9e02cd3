package import Units

/// Public holidays and made-up working days of a year (R10).
package struct HolidayYear: Hashable, Sendable, Codable {
  package struct Period: Hashable, Sendable, Codable {
    /// `春节`
    package var name: String
    /// Both included.
    package var from: CivilDate
    package var through: CivilDate
    package init(name: String, from: CivilDate, through: CivilDate) {
      self.name = name
      self.from = from
      self.through = through
    }
  }
  package var year: Int
  package var off: [Period]
  /// Days of a weekend that are worked (调休).
  package var worked: [CivilDate]

  package init(year: Int, off: [Period], worked: [CivilDate]) {
    self.year = year
    self.off = off
    self.worked = worked
  }
}

/// The years of public holidays that are known. A year without a file has none: weekends alone are off in it.
package struct HolidayCalendar: Hashable, Sendable, Codable {
  /// In order of year.
  package private(set) var years: [HolidayYear]
  package init(_ years: [HolidayYear] = []) { self.years = years.sorted { $0.year < $1.year } }

  package func covers(_ year: Int) -> Bool { years.contains { $0.year == year } }

  /// Years that should be known on `day` and are not: its own, and from 1 November on the next, whose days are published in autumn.
  package func missingYears(on day: CivilDate) -> [Int] {
    ([day.year] + (day.month >= 11 ? [day.year + 1] : [])).filter { !covers($0) }
  }

  /// The public holiday that `day` belongs to.
  package func holiday(on day: CivilDate) -> HolidayYear.Period? {
    years.lazy.flatMap(\.off).first { $0.from <= day && day <= $0.through }
  }

  /// Monday to Friday but for holidays, and the days of a weekend that are made up for (调休).
  package func isWorkday(_ day: CivilDate) -> Bool {
    if holiday(on: day) != nil { return false }
    return day.weekday < 6 || years.contains { $0.worked.contains(day) }
  }

  /// The `count`-th working day after `day`; `day` itself for none.
  package func workday(_ count: Int, after day: CivilDate) -> CivilDate {
    var (day, left) = (day, count)
    while left > 0 {
      day = day + 1
      if isWorkday(day) { left -= 1 }
    }
    return day
  }
}
