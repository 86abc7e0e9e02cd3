import Organisation
import Testing
import Units

func date(_ iso: String) -> CivilDate { CivilDate(iso: iso) ?? CivilDate(dayNumber: 0) }

/// The holidays of the summer of 2026, as far as these tests need them.
let holidays = HolidayCalendar([
  HolidayYear(
    year: 2026,
    off: [
      .init(name: "春节", from: date("2026-02-15"), through: date("2026-02-23")),
      .init(name: "国庆节", from: date("2026-10-01"), through: date("2026-10-07")),
    ], worked: [date("2026-02-14"), date("2026-10-10")])
])

@Suite("R10: which days") struct DayRuleTests {
  private func days(_ rule: DayRule, _ from: String, _ through: String) -> [String] {
    (date(from).dayNumber...date(through).dayNumber).map { CivilDate(dayNumber: $0) }
      .filter { rule.holds(on: $0, holidays: holidays) }.map { String($0.iso.dropFirst(5)) }
  }

  @Test("R10: nothing given holds every day; everything that is given must hold") func everything() {
    #expect(days(.always, "2026-01-01", "2026-12-31").count == 365)
    let rule = DayRule(from: date("2026-02-01"), through: date("2026-02-28"), weekdays: [6], holidays: .never)
    #expect(days(rule, "2026-01-01", "2026-12-31") == ["02-07", "02-14", "02-28"])
  }

  @Test("R10: a season includes both ends, and runs over the turn of the year") func seasons() {
    let summer = DayRule(season: Season(from: MonthDay(7, 1), through: MonthDay(7, 3)))
    #expect(days(summer, "2026-01-01", "2026-12-31") == ["07-01", "07-02", "07-03"])
    let winter = DayRule(season: Season(from: MonthDay(12, 31), through: MonthDay(1, 2)))
    #expect(days(winter, "2026-01-01", "2026-12-31") == ["01-01", "01-02", "12-31"])
    let leap = DayRule(season: Season(from: MonthDay(2, 29), through: MonthDay(2, 29)))
    #expect(days(leap, "2027-01-01", "2028-12-31") == ["02-29"])
  }

  @Test("R10: 逢一六 of the solar month") func solarMarket() {
    let rule = DayRule(solarDigits: [1, 6])
    #expect(days(rule, "2026-01-01", "2026-01-31") == ["01-01", "01-06", "01-11", "01-16", "01-21", "01-26", "01-31"])
  }

  @Test("R10: 逢五十 of the lunar month: 5, 10, 15, 20, 25, 30, and in a leap month too") func lunarMarket() {
    let rule = DayRule(lunarDigits: [5, 0])
    // 2026-02-17 is 正月初一, of thirty days.
    #expect(days(rule, "2026-02-17", "2026-03-18") == ["02-21", "02-26", "03-03", "03-08", "03-13", "03-18"])
    // 2025-07-25 is 闰六月初一, of twenty-nine days: there is no 三十.
    #expect(days(rule, "2025-07-25", "2025-08-22") == ["07-29", "08-03", "08-08", "08-13", "08-18"])
  }

  @Test("R10: a fair by lunar month and day is not kept twice in a leap year") func fair() {
    let rule = DayRule(lunarDays: [MonthDay(6, 6)])
    #expect(days(rule, "2025-01-01", "2025-12-31") == ["06-30"])
    #expect(days(DayRule(lunarDays: [MonthDay(3, 3)]), "2026-01-01", "2026-12-31") == ["04-19"])
  }

  @Test("R10: 除夕 is the last day of 腊月, long or short") func newYearsEve() {
    let eve = DayRule(lunarDays: [MonthDay(12, 30)])
    #expect(days(eve, "2024-01-01", "2024-12-31") == ["02-09"])
    #expect(days(eve, "2026-01-01", "2026-12-31") == ["02-16"])
    #expect(days(eve, "2027-01-01", "2027-12-31") == ["02-05"])
  }

  @Test("R10: holidays and working days, made-up ones among them") func working() {
    #expect(days(DayRule(holidays: .only), "2026-10-01", "2026-10-31").count == 7)
    #expect(days(DayRule(holidays: .never), "2026-10-01", "2026-10-31").first == "10-08")
    #expect(days(DayRule(workdays: .only), "2026-10-05", "2026-10-12") == ["10-08", "10-09", "10-10", "10-12"])
    #expect(days(DayRule(workdays: .never), "2026-10-05", "2026-10-12") == ["10-05", "10-06", "10-07", "10-11"])
  }

  @Test("R10: the next year's holidays are missed from 1 November on") func missingYears() {
    #expect(holidays.missingYears(on: date("2026-10-31")) == [])
    #expect(holidays.missingYears(on: date("2026-11-01")) == [2027])
    #expect(holidays.missingYears(on: date("2027-03-01")) == [2027])
    #expect(HolidayCalendar().missingYears(on: date("2026-12-31")) == [2026, 2027])
  }

  @Test("R10: the narrower kind of rule outranks the wider") func ranks() {
    let wideToNarrow = [
      DayRule.always, DayRule(season: Season(from: MonthDay(11, 1), through: MonthDay(3, 31))),
      DayRule(weekdays: [6, 7]), DayRule(holidays: .only), DayRule(lunarDigits: [1, 6]),
      DayRule(lunarDays: [MonthDay(5, 5)]),
    ]
    #expect(zip(wideToNarrow, wideToNarrow.dropFirst()).allSatisfy { $0.rank < $1.rank })
    #expect(DayRule(from: date("2026-05-01"), through: date("2026-05-01")).rank == .certainDay)
    #expect(DayRule(from: date("2026-05-01")).rank == .period)
  }

  @Test("two rules meet on the first day on which both hold, or never") func meetings() {
    let start = date("2026-01-01")
    func first(_ a: DayRule, _ b: DayRule) -> String? { a.firstDay(with: b, holidays: holidays, from: start)?.iso }
    let summer = DayRule(season: Season(from: MonthDay(4, 1), through: MonthDay(10, 31)))
    let winter = DayRule(season: Season(from: MonthDay(11, 1), through: MonthDay(3, 31)))
    #expect(first(summer, winter) == nil)
    #expect(first(summer, DayRule(weekdays: [7])) == "2026-04-05")
    #expect(first(DayRule(weekdays: [6]), DayRule(weekdays: [7])) == nil)
    #expect(first(DayRule(lunarDigits: [1]), DayRule(solarDigits: [7])) == "2026-02-17")
    #expect(first(DayRule(holidays: .only), DayRule(holidays: .never)) == nil)
    #expect(first(DayRule(holidays: .only), DayRule(workdays: .never)) == "2026-02-15")
    let old = DayRule(from: date("2020-01-01"), through: date("2020-01-31"))
    #expect(first(old, DayRule(weekdays: [1])) == "2020-01-06")
    #expect(first(old, DayRule(from: date("2020-02-01"))) == nil)
    #expect(first(DayRule(from: date("2050-02-01")), .always) == "2050-02-01")
  }

  @Test(arguments: ["3-03", "03-32", "13-01", "00-01", "02-30", "03-00", "0303", "+3-03", ""]) func noDays(
    _ text: String
  ) {
    #expect(MonthDay(text) == nil)
  }

  @Test func lunarMonthsHaveThirtyDays() {
    #expect(MonthDay("02-30", lunar: true) == MonthDay(2, 30))
    #expect(MonthDay("01-31", lunar: true) == nil)
    #expect(MonthDay("02-29")?.text == "02-29")
  }
}
