import Organisation
import Testing
import Units

@testable import Settings

/// Every broken form of timetables, closures and key periods.
@Suite struct BrokenCalendarTests {
  @Test(arguments: timetables) func refusesInTimetables(_ broken: Broken) throws { try broken.check() }
  @Test(arguments: days) func refusesInDays(_ broken: Broken) throws { try broken.check() }
  @Test(arguments: closures) func refusesInClosures(_ broken: Broken) throws { try broken.check() }
  @Test(arguments: periods) func refusesInKeyPeriods(_ broken: Broken) throws { try broken.check() }

  static let file = "organisation/timetables.yaml"
  static let closureFile = "organisation/closures.yaml"
  static let periodFile = "organisation/key-periods.yaml"

  static let timetables: [Broken] = [
    Broken(
      "point that is not there", file, "point: PT-430112-02", "point: PT-430112-20", line: "PT-430112-20",
      key: "timetables[1].point",
      "there is no point \"PT-430112-20\" in organisation/points.csv; did you mean \"PT-430112-02\"?"),
    Broken(
      "point twice", file, "point: PT-430112-02", "point: PT-430100-02 # x", line: "# x", key: "timetables[1].point",
      "PT-430100-02 has a timetable in line ⟦point: PT-430100-02⟧ already"),
    Broken(
      "last berthing before the first sailing", file, "first_sailing: \"05:00\"", "first_sailing: \"19:00\"",
      line: "first_sailing: \"19:00\"", key: "timetables[1].lines[0].last_berthing",
      "19:00 is not after first_sailing, 19:00"),
    Broken(
      "a period of one end", file, "first_sailing: \"05:00\", ", "", line: "lunar_digits: [5, 0]",
      key: "timetables[1].lines[0].first_sailing", "is missing"),
    Broken(
      "no sailings and a time", file, "\"01-01\"], sailings: none",
      "\"01-01\"], sailings: none, first_sailing: \"05:00\"",
      line: "sailings: none, first", key: "timetables[3].lines[0].first_sailing", "stands beside sailings: none"),
    Broken(
      "sailings in other words", file, "\"01-01\"], sailings: none", "\"01-01\"], sailings: no", line: "sailings: no }",
      key: "timetables[3].lines[0].sailings", "\"no\" is not none: times stand in first_sailing and last_berthing"),
    Broken(
      "extra of nothing", file, "\"01-01\"], sailings: none", "\"01-01\"], sailings: none, extra: true",
      line: "sailings: none, extra",
      key: "timetables[3].lines[0].extra", "adds no sailing"),
    Broken(
      "no lines", file,
      "    lines:\n      - { lunar_digits: [5, 0], extra: true, first_sailing: \"05:00\", last_berthing: \"19:00\" }",
      "    lines: [] # x", line: "# x", key: "timetables[1].lines", "has no line"),
    Broken(
      "overlapping timetables", file, "{ holidays: only, first_sailing: \"08:00\"",
      "{ workdays: never, holidays: only, first_sailing: \"08:30\", last_berthing: \"22:00\" }\n      - { holidays: only, first_sailing: \"08:00\"",
      line: "{ holidays: only, first_sailing: \"08:00\"", key: "timetables[0].lines[2]",
      "overlapping timetables: holds on 2026-01-01 as line ⟦{ workdays: never⟧ does, and neither is narrower"),
    Broken(
      "overlapping seasons", file, "{ season: { from: \"07-01\", through: \"08-31\" }, first_sailing: \"07:30\"",
      "{ season: { from: \"08-31\", through: \"10-01\" }, sailings: none }\n      - { season: { from: \"07-01\", through: \"08-31\" }, first_sailing: \"07:30\"",
      line: "from: \"07-01\"", key: "timetables[4].lines[1]",
      "overlapping timetables: holds on 2026-08-31 as line ⟦from: \"08-31\"⟧ does, and neither is narrower"),
  ]

  static let days: [Broken] = [
    Broken(
      "day of no month", file, "from: \"12-15\"", "from: \"12-32\"", line: "12-32",
      key: "timetables[0].lines[0].season.from", "\"12-32\" is not a month and day such as 03-15"),
    Broken(
      "season of one end", file, ", through: \"02-28\"", "", line: "from: \"12-15\"",
      key: "timetables[0].lines[0].season.through", "is missing"),
    Broken(
      "lunar day that no month has", file, "lunar_days: [\"12-30\"", "lunar_days: [\"12-31\"", line: "12-31",
      key: "timetables[3].lines[0].lunar_days[0]", "\"12-31\" is not a lunar month and day such as 03-03"),
    Broken(
      "digit that is none", file, "lunar_digits: [5, 0]", "lunar_digits: [5, 10]", line: "[5, 10]",
      key: "timetables[1].lines[0].lunar_digits[1]", "10 is out of range: 0 to 9"),
    Broken(
      "digit twice", file, "lunar_digits: [5, 0]", "lunar_digits: [5, 5]", line: "[5, 5]",
      key: "timetables[1].lines[0].lunar_digits", "5 is listed twice"),
    Broken(
      "no digits", file, "lunar_digits: [5, 0]", "lunar_digits: []", line: "lunar_digits: []",
      key: "timetables[1].lines[0].lunar_digits", "is empty: leave the line out where it holds every day"),
    Broken(
      "holidays in other words", file, "{ holidays: only, first_sailing: \"08:00\"",
      "{ holidays: yes, first_sailing: \"08:00\"", line: "holidays: yes", key: "timetables[0].lines[1].holidays",
      "\"yes\" is none of: only, never"),
    Broken(
      "days that there can't be", file, "{ holidays: only, first_sailing: \"08:00\"",
      "{ holidays: only, workdays: only, first_sailing: \"08:00\"", line: "holidays: only, workdays",
      key: "timetables[0].lines[1].workdays", "no public holiday is a working day"),
    Broken(
      "unknown key", file, "extra: true, first_sailing: \"05:00\"", "extras: true, first_sailing: \"05:00\"",
      line: "extras", key: "timetables[1].lines[0].extras", "is not a key here; did you mean \"extra\"?"),
    Broken(
      "dates that run backwards", periodFile, "through: 2026-09-01", "through: 2026-08-01", line: "2026-08-01",
      key: "periods[4].days[3].through", "2026-08-01 is before 2026-08-30"),
  ]

  static let closures: [Broken] = [
    Broken(
      "point that is not there", closureFile, "point: PT-430181-05, from", "point: PT-430181-50, from",
      line: "PT-430181-50", key: "closures[0].point",
      "there is no point \"PT-430181-50\" in organisation/points.csv; did you mean \"PT-430181-05\"?"),
    Broken(
      "dates that run backwards", closureFile, "through: 2026-06-26", "through: 2026-06-06", line: "2026-06-06",
      key: "closures[0].through", "2026-06-06 is before 2026-06-08"),
    Broken(
      "no beginning", closureFile, "from: 2026-06-08, ", "", line: "PT-430181-05, through", key: "closures[0].from",
      "is missing"),
    Broken(
      "reason that there is not", closureFile, "reason: repair,", "reason: repairs,", line: "reason: repairs",
      key: "closures[0].reason", "\"repairs\" is none of: not-yet, repair, season, other; did you mean \"repair\"?"),
    Broken(
      "reason that is no closure", closureFile, "reason: repair,", "reason: not-yet,", line: "reason: not-yet",
      key: "closures[0].reason", "\"not-yet\" is said by in_service_since in organisation/points.csv"),
    Broken(
      "two closures on a day", closureFile, "closures:\n",
      "closures:\n  - { point: PT-430181-05, from: 2026-05-01, reason: other }\n", line: "2026-06-26",
      key: "closures[1].from", "shares a day with the closure of PT-430181-05 in line ⟦2026-05-01⟧"),
    Broken(
      "season of a point that is not there", closureFile, "# seasons:",
      "seasons: [{ point: PT-9, from: 03-15, through: 11-30 }]\n#", line: "PT-9", key: "seasons[0].point",
      "there is no point \"PT-9\" in organisation/points.csv"),
  ]

  static let periods: [Broken] = [
    Broken(
      "period twice", periodFile, "id: K-430112-2", "id: K-430112-1 # x", line: "# x", key: "periods[1].id",
      "key period K-430112-1 is given in line ⟦id: K-430112-1⟧ already"),
    Broken(
      "kind that there is not", periodFile, "kind: temple-fair", "kind: templefair", line: "templefair",
      key: "periods[3].kind",
      "\"templefair\" is none of: market, temple-fair, pupils, tourism, holiday, port-cargo, dangerous-goods, weather, other; did you mean \"temple-fair\"?"
    ),
    Broken(
      "centre that is not there", periodFile, "centre: 430223", "centre: 430224", line: "430224",
      key: "periods[5].centre", "there is no centre \"430224\" in organisation/centres.yaml; did you mean \"430223\"?"),
    Broken(
      "point of another centre", periodFile, "[PT-430681-03]", "[PT-430621-03]", line: "PT-430621-03",
      key: "periods[3].points[0]", "PT-430621-03 belongs to 430621, not to 430681"),
    Broken(
      "point that is not there", periodFile, "[PT-430681-03]", "[PT-430681-33]", line: "PT-430681-33",
      key: "periods[3].points[0]",
      "there is no point \"PT-430681-33\" in organisation/points.csv; did you mean \"PT-430681-03\"?"),
    Broken(
      "point twice", periodFile, "[PT-430223-01, PT-430223-02]", "[PT-430223-01, PT-430223-01]",
      line: "[PT-430223-01, PT-430223-01]", key: "periods[5].points[1]", "PT-430223-01 is named twice"),
    Broken(
      "no points", periodFile, "[PT-430681-03]", "[]", line: "points: []", key: "periods[3].points",
      "is empty: leave the line out for all of the centre's"),
    Broken(
      "every day", periodFile, "days: { solar_digits: [3, 8] }", "days: {}", line: "days: {}", key: "periods[2].days",
      "names no day: a period that never ends is no key period"),
    Broken(
      "no day", periodFile, "days: { solar_digits: [3, 8] }", "days: []", line: "days: []", key: "periods[2].days",
      "has no rule: it would never hold"),
    Broken(
      "days left out", periodFile, "    days: { solar_digits: [3, 8] }          # 阳历逢三八\n", "",
      line: "id: K-430181-1", key: "periods[2].days", "is missing"),
    Broken(
      "hours over midnight", periodFile, "hours: \"14:00-19:00\"", "hours: \"19:00-14:00\"", line: "19:00-14:00",
      key: "periods[5].hours",
      "19:00-14:00 ends before it begins: a period over midnight is written as two, to 24:00 and from 00:00"),
  ]

  @Test("a folder without the three files is one without timetables, closures and key periods") func optional() throws {
    let copy = try TemporaryConfiguration()
    for file in [BrokenCalendarTests.file, BrokenCalendarTests.closureFile, BrokenCalendarTests.periodFile] {
      try copy.remove(file)
    }
    let organisation = try copy.load().get().configuration.organisation
    #expect(organisation.keyPeriods.isEmpty)
    #expect(organisation.points.allSatisfy { $0.timetable.isEmpty && !$0.hasAbsences })
  }

  @Test("C6, R10: the example's markets, fairs, pupils and tourists") func example() throws {
    let organisation = try TemporaryConfiguration().load().get().configuration.organisation
    let directory = Directory(organisation)
    func names(_ centre: String, _ iso: String) throws -> [String] {
      directory.keyPeriods(of: CentreID(centre), on: try #require(CivilDate(iso: iso))).map(\.name)
    }
    // 2026-11-23 is 十月十五, 11-24 十六.
    #expect(try names("430112", "2026-11-24") == ["铜官集日"])
    #expect(try names("430112", "2026-11-23") == ["靖港集日"])
    #expect(try names("430181", "2026-11-23") == ["集里集日"])
    #expect(try names("430681", "2026-06-19") == ["屈子祠端午庙会"])
    #expect(try names("430105", "2026-08-31") == ["学生放假、返校"])
    #expect(try names("430223", "2026-10-04") == [])
    #expect(try names("430223", "2026-10-11") == ["周末学生返校"])
    #expect(try names("430100", "2026-10-01") == ["国庆、春节橘子洲旅游高峰"])
    let jinggang = try #require(directory.point("PT-430112-02"))
    let day = try #require(CivilDate(iso: "2026-11-23"))
    #expect(jinggang.sailings(on: day, holidays: organisation.holidays)?.opens == CivilTime(5, 0))
    #expect(jinggang.sailings(on: day + 1, holidays: organisation.holidays)?.opens == CivilTime(6, 30))
    let gaoping = try #require(directory.point("PT-430181-05"))
    #expect(gaoping.absence(on: try #require(CivilDate(iso: "2026-06-08"))) == .repair)
    let period = try #require(organisation.keyPeriods.first { $0.id == "K-430600-1" })
    #expect(directory.objects(of: period, on: day).map(\.id).first == "PT-430602-01")
  }
}
