import Foundation
import Organisation
import Testing
import Units

@Suite("R10: the lunar calendar") struct LunarDateTests {
  @Test("R10: every day of 1990 to 2056 is Foundation's day (on 2057-09-28 it says day 0)") func everyDay() throws {
    let zone = try #require(TimeZone(identifier: "Asia/Shanghai"))
    var calendar = Calendar(identifier: .chinese)
    calendar.timeZone = zone
    let first = try #require(CivilDate(iso: "1990-01-01")).dayNumber
    let last = try #require(CivilDate(iso: "2056-12-31")).dayNumber
    var wrong: [String] = []
    for number in first...last {
      let day = CivilDate(dayNumber: number)
      let noon = Date(timeIntervalSince1970: Double(number) * 86_400 + 4 * 3600)
      let theirs = calendar.dateComponents([.month, .day, .isLeapMonth], from: noon)
      let ours = LunarDate(day)
      if ours?.month != theirs.month || ours?.day != theirs.day || ours?.isLeap != (theirs.isLeapMonth ?? false) {
        wrong.append("\(day.iso): \(String(describing: ours)) \(theirs)")
      }
    }
    #expect(wrong.isEmpty, "\(wrong.count) days differ, first \(wrong.first ?? "")")
  }

  /// As the State Council's holiday notices and the Purple Mountain Observatory's almanac have them.
  @Test(
    "R10: 春节",
    arguments: [
      "2000-02-05", "2008-02-07", "2012-01-23", "2015-02-19", "2020-01-25", "2021-02-12", "2022-02-01", "2023-01-22",
      "2024-02-10", "2025-01-29", "2026-02-17", "2027-02-06", "2028-01-26", "2029-02-13", "2030-02-03", "2033-01-31",
      "2034-02-19",
    ]) func springFestival(_ iso: String) throws
  {
    let day = try #require(CivilDate(iso: iso))
    let lunar = try #require(LunarDate(day))
    #expect((lunar.month, lunar.day, lunar.isLeap) == (1, 1, false))
    #expect(lunar.year == day.year)
    let eve = try #require(LunarDate(day - 1))
    #expect((eve.month, eve.day, eve.year) == (12, eve.daysInMonth, day.year - 1))
  }

  @Test(
    "R10: leap months",
    arguments: [
      (2001, 4), (2004, 2), (2006, 7), (2009, 5), (2012, 4), (2014, 9), (2017, 6), (2020, 4), (2023, 2), (2025, 6),
      (2028, 5), (2031, 3), (2033, 11), (2036, 6),
    ]) func leapMonths(_ year: Int, _ month: Int) throws
  {
    let first = try #require(CivilDate(year: year, month: 1, day: 1))
    let leaps = Set((0..<800).compactMap { LunarDate(first + $0) }.filter { $0.isLeap && $0.year == year }.map(\.month))
    #expect(leaps == [month])
  }

  @Test(
    "R10: festivals of 2026 as the holiday notice has them",
    arguments: [("2026-06-19", "五月初五"), ("2026-09-25", "八月十五"), ("2026-02-16", "腊月廿九"), ("2025-07-29", "闰六月初五")])
  func festivals(_ iso: String, _ name: String) throws {
    let day = try #require(CivilDate(iso: iso))
    #expect(LunarDate(day)?.description == name)
  }

  @Test("outside the table there is none, and at its ends there is") func ends() throws {
    #expect(LunarDate(CivilDate(dayNumber: 35)) == nil)
    #expect(LunarDate(CivilDate(dayNumber: 36))?.description == "正月初一")
    let last = try #require(CivilDate(iso: "2101-01-28"))
    #expect(LunarDate(last)?.description == "腊月廿九")
    #expect(LunarDate(last + 1) == nil)
    #expect(LunarDate(CivilDate(dayNumber: -1_000_000)) == nil)
    #expect(LunarDate(CivilDate(dayNumber: 1_000_000)) == nil)
  }
}
