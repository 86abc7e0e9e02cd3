import Detection
import Organisation
import Picture
import Units

/// P7: sails from 06:30 to 19:00 with a grace of 15 minutes; under way at 2 kn and more for a minute.
enum OffHoursScenarios {
  private static func stage(
    _ time: String, _ line: FerryLine? = FerryStage.line(), point: MonitoringPoint = FerryStage.point(),
    holidays: HolidayCalendar = HolidayCalendar(), day: String = "2026-11-22"
  ) -> Stage {
    FerryStage.stage(line, point: point, holidays: holidays, start: "\(day)T\(time):00+08:00")
  }
  private static let one = [Scenario.Expected.one(.offHours, FerryStage.ferry, "L-1")]
  private static let trip = FerryStage.moored().over()
  /// In no hurry: 20 minutes over.
  private static let slow = FerryStage.moored().over(knots: 1.8, lies: 300)

  /// 2026-11-22 is a Sunday.
  private static var sundays: MonitoringPoint {
    var point = FerryStage.point()
    point.timetable = [TimetableLine(days: DayRule(weekdays: [7]), sailings: nil)]
    return point
  }
  private static var market: MonitoringPoint {
    var point = FerryStage.point()
    point.timetable = [
      TimetableLine(days: DayRule(solarDigits: [2]), sailings: Hours(CivilTime(5, 0), CivilTime(21, 0)), isExtra: true)
    ]
    return point
  }
  private static var closed: MonitoringPoint {
    var point = FerryStage.point()
    point.closures = [Closure(from: CivilDate(dayNumber: 20_000), through: nil, reason: .repair)]
    return point
  }
  private static let night = FerryStage.point(Hours(CivilTime(18, 0), CivilTime(seconds: 88_200)))

  static let all: [Scenario] = [
    Scenario("over at 23:00", on: stage("23:00"), [trip], finds: one),
    Scenario("over at 10:00", on: stage("10:00"), [trip]),
    Scenario("over at 05:40", on: stage("05:40"), [trip], finds: one),
    Scenario("leaves at 06:20, within the grace", on: stage("06:15"), [trip]),
    Scenario("leaves at 19:10, within the grace", on: stage("19:05"), [trip]),
    Scenario("leaves at 19:25", on: stage("19:20"), [trip], finds: one),
    Scenario(
      "leaves at 18:58 and is over at 19:30: begun in time", on: stage("18:53"),
      [FerryStage.moored().sailing(to: Harness.at(500, 0)).lying(1500, knots: 0.3, every: 10).over()]),
    Scenario(
      "leaves at 18:55 and sails about until 22:00", on: stage("18:50", FerryStage.line(halfWidth: 4000)),
      [
        (0..<6).reduce(FerryStage.moored()) { ship, n in
          ship.sailing(to: Harness.at(400, n % 2 == 0 ? 3000 : -3000), knots: 5, every: 30)
        }
      ], finds: one),
    Scenario("lies at its berth all night", on: stage("22:00"), [FerryStage.moored(for: 7200)]),
    Scenario(
      "lies at anchor off its line at night", on: stage("22:00"),
      [Ship(at: Harness.at(0, 2000)).lying(3600, status: 1, every: 30)]),
    Scenario(
      "over and back at 23:00: two episodes", on: stage("23:00"), [trip.back()],
      finds: [.init(detector: .offHours, mmsi: FerryStage.ferry, object: "L-1", times: 2)]),
    Scenario(
      "is first heard under way at 21:00", on: stage("21:00"), [Ship(at: Harness.at(300, 0)).over()], finds: one),
    Scenario(
      "is first heard under way at 19:20: it may have begun in time", on: stage("19:20"),
      [Ship(at: Harness.at(300, 0)).over()]),
    Scenario("under way when its service begins at 06:15", on: stage("06:08"), [slow.over(knots: 3)], airs: [.clean]),
    Scenario(
      "under way at 06:05, goes on after 06:15", on: stage("06:00"),
      [FerryStage.moored().sailing(to: Harness.at(500, 0), knots: 2.5, every: 10).over(knots: 2.5)], finds: one),
    Scenario("at 10:00 of a Sunday without sailings", on: stage("10:00", point: sundays), [trip], finds: one),
    Scenario("at 05:20 of a market day", on: stage("05:20", point: market), [trip]),
    Scenario(
      "at 05:20 of the day after a market day", on: stage("05:20", point: market, day: "2026-11-23"), [trip],
      finds: one),
    Scenario("at 10:00 while the point is closed for repair", on: stage("10:00", point: closed), [trip], finds: one),
    Scenario("at 00:20, of the night's service until 00:30", on: stage("00:20", point: night), [trip]),
    Scenario("at 01:20, after the night's service", on: stage("01:20", point: night), [trip], finds: one),
    Scenario(
      "over midnight of the last day of the year, without service", on: stage("23:50", day: "2026-12-31"),
      [FerryStage.moored().over(knots: 2.5)], finds: one),
    Scenario(
      "a ferry without a line, by its point's timetable", on: stage("23:00", nil), [trip],
      finds: [.one(.offHours, FerryStage.ferry, "PT-1")]),
    Scenario("a ferry without a line at 10:00", on: stage("10:00", nil), [trip]),
    Scenario(
      "a point without any timetable", on: stage("23:00", point: FerryStage.point(nil)), [trip]),
    Scenario(
      "the daemon starts anew in the middle", on: stage("23:00"), [FerryStage.moored().over(knots: 3)], finds: one,
      acts: [.restart(at: 520)]),
    Scenario(
      "the daemon starts anew under a trip begun in time", on: stage("18:58"),
      [FerryStage.moored(for: 240).sailing(to: Harness.at(500, 0), knots: 2.4, every: 10).over(knots: 0.8)],
      acts: [.restart(at: 420)]),
    Scenario(
      "a class B at 23:00", on: stage("23:00"),
      [Ship(as: .classB, at: FerryStage.west).lying(400).sailing(to: FerryStage.east, knots: 5).lying(400)],
      finds: one),
  ]
}
