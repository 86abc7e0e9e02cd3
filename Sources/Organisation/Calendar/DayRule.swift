package import Units

/// A day of any year, `MM-DD`.
package struct MonthDay: Hashable, Comparable, Sendable, Codable {
  package var month: Int
  package var day: Int

  package init(_ month: Int, _ day: Int) {
    self.month = month
    self.day = day
  }

  /// `03-03`; nil for anything else.
  /// - Parameter lunar: months have 30 days at most, else as long as a leap year's.
  package init?(_ text: some StringProtocol, lunar: Bool = false) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let digits = parts.allSatisfy { $0.utf8.count == 2 && $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }
    guard parts.count == 2, digits, let month = Int(parts[0]), let day = Int(parts[1]), (1...12).contains(month),
      (1...(lunar ? 30 : CivilDate.length(ofMonth: month, year: 2000))).contains(day)
    else { return nil }
    self.init(month, day)
  }

  package var text: String { "\(padded(month, 2))-\(padded(day, 2))" }
  package static func < (a: MonthDay, b: MonthDay) -> Bool { (a.month, a.day) < (b.month, b.day) }
}

/// A part of every year, both ends included; one that ends before it begins runs over the turn of the year.
package struct Season: Hashable, Sendable, Codable {
  package var from: MonthDay
  package var through: MonthDay

  package init(from: MonthDay, through: MonthDay) {
    self.from = from
    self.through = through
  }

  package func contains(_ date: CivilDate) -> Bool {
    let (_, month, day) = date.components
    let here = MonthDay(month, day)
    return from <= through ? from <= here && here <= through : from <= here || here <= through
  }

  package var text: String { "\(from.text)/\(through.text)" }
}

/// Whether days of a kind are the only ones or the ones left out.
package enum Only: String, Hashable, Sendable, Codable, CaseIterable { case only, never }

/// Which days (R10): everything that is given must hold; a rule that gives nothing holds every day.
///
/// Markets by lunar digits go on in a leap month (闰月), so `lunarDigits` hold in it too; a festival by lunar month and day is not kept
/// twice, so `lunarDays` hold in the ordinary month only. A lunar day that its month lacks that year falls upon the month's last: `12-30`
/// is 除夕 in a short 腊月 as well. 逢五十 is `[5, 0]`: the 5th, 10th, 15th, 20th, 25th and 30th.
package struct DayRule: Hashable, Sendable, Codable {
  /// Both included.
  package var from: CivilDate?
  package var through: CivilDate?
  package var season: Season?
  /// 1 Monday … 7 Sunday.
  package var weekdays: [Int]
  /// Last digits of the day of the month, 0…9.
  package var solarDigits: [Int]
  /// Last digits of the lunar day, 0…9.
  package var lunarDigits: [Int]
  /// Lunar months and days: `03-03` is 三月初三.
  package var lunarDays: [MonthDay]
  /// Public holidays.
  package var holidays: Only?
  /// Working days, the days of a weekend that are made up for (调休) among them.
  package var workdays: Only?

  package init(
    from: CivilDate? = nil, through: CivilDate? = nil, season: Season? = nil, weekdays: [Int] = [],
    solarDigits: [Int] = [], lunarDigits: [Int] = [], lunarDays: [MonthDay] = [], holidays: Only? = nil,
    workdays: Only? = nil
  ) {
    self.from = from
    self.through = through
    self.season = season
    self.weekdays = weekdays
    self.solarDigits = solarDigits
    self.lunarDigits = lunarDigits
    self.lunarDays = lunarDays
    self.holidays = holidays
    self.workdays = workdays
  }

  package static let always = DayRule()

  package func holds(on day: CivilDate, holidays calendar: HolidayCalendar) -> Bool {
    if let from, day < from { return false }
    if let through, day > through { return false }
    if let season, !season.contains(day) { return false }
    if !weekdays.isEmpty, !weekdays.contains(day.weekday) { return false }
    if !solarDigits.isEmpty, !solarDigits.contains(day.day % 10) { return false }
    if !lunarDigits.isEmpty || !lunarDays.isEmpty, !holds(onLunar: LunarDate(day)) { return false }
    if let holidays, (calendar.holiday(on: day) != nil) != (holidays == .only) { return false }
    if let workdays, calendar.isWorkday(day) != (workdays == .only) { return false }
    return true
  }

  /// A day outside the lunar table is none.
  private func holds(onLunar lunar: LunarDate?) -> Bool {
    guard let lunar else { return false }
    if !lunarDigits.isEmpty, !lunarDigits.contains(lunar.day % 10) { return false }
    return lunarDays.isEmpty
      || !lunar.isLeap
        && lunarDays.contains { $0.month == lunar.month && min($0.day, lunar.daysInMonth) == lunar.day }
  }

  /// How narrow the rule is: of two that hold on a day, the higher decides.
  package enum Rank: Int, Comparable, Sendable {
    /// Nothing is given.
    case always
    /// Dates or a season.
    case period
    case weekday
    /// Public holidays or working days.
    case holiday
    /// Digits of the day: a market.
    case market
    /// One date, or lunar days by name: a fair, a festival.
    case certainDay
    package static func < (a: Rank, b: Rank) -> Bool { a.rawValue < b.rawValue }
  }

  package var rank: Rank {
    if !lunarDays.isEmpty || from != nil && from == through { return .certainDay }
    if !solarDigits.isEmpty || !lunarDigits.isEmpty { return .market }
    if holidays != nil || workdays != nil { return .holiday }
    if !weekdays.isEmpty { return .weekday }
    return from != nil || through != nil || season != nil ? .period : .always
  }

  /// The first day on which both hold; nil when none is found in twelve years from `start` (or from where both
  /// begin, if that is later; or within their dates, where those have passed).
  package func firstDay(with other: DayRule, holidays: HolidayCalendar, from start: CivilDate) -> CivilDate? {
    if excludes(other) { return nil }
    let years = 12 * 366
    let first = [from, other.from].compactMap { $0 }.max()
    let last = [through, other.through].compactMap { $0 }.min()
    var begins = max(first ?? start, start)
    if let last, last < begins { begins = first ?? last - years }
    let ends = min(last ?? begins + years, begins + years)
    guard begins <= ends else { return nil }
    for number in begins.dayNumber...ends.dayNumber {
      let day = CivilDate(dayNumber: number)
      if holds(on: day, holidays: holidays) && other.holds(on: day, holidays: holidays) { return day }
    }
    return nil
  }

  /// What can be told without looking at days.
  private func excludes(_ other: DayRule) -> Bool {
    func apart(_ a: [Int], _ b: [Int]) -> Bool { !a.isEmpty && !b.isEmpty && Set(a).isDisjoint(with: b) }
    func opposed(_ a: Only?, _ b: Only?) -> Bool { a != nil && b != nil && a != b }
    return apart(weekdays, other.weekdays) || apart(solarDigits, other.solarDigits)
      || apart(lunarDigits, other.lunarDigits) || opposed(holidays, other.holidays)
      || opposed(workdays, other.workdays)
  }
}
