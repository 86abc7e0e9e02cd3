import Detection
import Geometry
import Organisation
import Picture
import Units

/// Closed water and speed limits that depend on days, water, wind and sight (P7, C5). The zone reaches 200 m west and east, 500 m south and
/// north of the middle; 2026-11-22 is a Sunday, 农历十月十四.
enum ConditionScenarios {
  private static let at = Harness.at
  private static let one = [Scenario.Expected.one(.closedWater, 413_900_123, "Z1")]
  private static let speeding = [Scenario.Expected.one(.speed, 413_900_123, "Z1")]
  static let gauge = MeasuringStation(
    id: "G1", name: "长沙站", centre: CentreID("430100"), place: at(3000, 0), mmsi: 4_130_001)
  static let mast = MeasuringStation(id: "M1", name: "磊石气象站", centre: CentreID("430100"), place: at(-8000, 2000))
  private static let farMast = MeasuringStation(
    id: "M9", name: "岳阳气象站", centre: CentreID("430100"), place: at(0, 90_000))

  private static func stage(
    _ conditions: RuleConditions, kind: ZoneRule.Kind = .closedWater, hours: [Hours] = [], start: String? = nil,
    holidays: HolidayCalendar = HolidayCalendar()
  ) -> Stage {
    let rule = ZoneRule(
      kind: kind, hours: hours, conditions: conditions, severity: .serious,
      code: FindingCode(kind == .closedWater ? "V06" : "V11"))
    var stage = Stage(zones: [Harness.zone(rules: [rule])])
    if let start { stage.start = Instant(iso8601: start) ?? .distantPast }
    stage.more = { organisation in
      organisation.stations = [gauge, mast, farMast]
      organisation.holidays = holidays
    }
    return stage
  }

  private static func days(_ days: DayRule, start: String? = nil, holidays: HolidayCalendar = HolidayCalendar())
    -> Stage
  { stage(RuleConditions(days: days), start: start, holidays: holidays) }

  static func level(_ limit: Double, above: Bool = true) -> RuleConditions {
    RuleConditions(measured: [MeasuredCondition(.level, isAbove: above, limit: limit, stations: ["G1"])])
  }

  /// A reading of now, or of some minutes ago.
  static func reads(
    _ station: StationID, _ quantity: MeasuredQuantity, _ value: Double, at seconds: Double, minutesAgo: Int64 = 0
  ) -> Scenario.Act {
    Scenario.Act(at: seconds) { h in
      h.detection.note(
        Reading(
          station: station, quantity: quantity, value: value, at: h.now - .minutes(minutesAgo), source: .entered("P1")))
    }
  }

  private static func across() -> Ship { Ship(at: at(-1500, 0)).sailing(to: at(1500, 0), knots: 7) }
  private static func lying(_ seconds: Double = 1800) -> Ship { Ship(at: at(0, 0)).lying(seconds) }

  static let all: [Scenario] = calendar + measured

  private static let springFestival = HolidayCalendar([
    HolidayYear(
      year: 2027,
      off: [.init(name: "春节", from: CivilDate(dayNumber: 20_854), through: CivilDate(dayNumber: 20_861))], worked: [])
  ])

  private static let calendar: [Scenario] = [
    Scenario("closed on Sundays, on a Sunday", on: days(DayRule(weekdays: [7])), [across()], finds: one),
    Scenario("closed on weekdays, on a Sunday", on: days(DayRule(weekdays: [1, 2, 3, 4, 5])), [across()]),
    Scenario(
      "closed on Mondays: inside when Sunday ends",
      on: days(DayRule(weekdays: [1]), start: "2026-11-22T23:50:00+08:00"),
      [lying()], finds: one),
    Scenario(
      "closed on Sundays: through in the first minutes of Monday",
      on: days(DayRule(weekdays: [7]), start: "2026-11-23T00:00:30+08:00"), [across()]),
    Scenario(
      "closed in the night of Saturday to Sunday, on Sunday morning",
      on: stage(
        RuleConditions(days: DayRule(weekdays: [6])), hours: [Hours(CivilTime(22, 0), CivilTime(seconds: 108_000))],
        start: "2026-11-22T05:00:00+08:00"), [across()], finds: one),
    Scenario(
      "closed in the night of Sunday to Monday, on Sunday morning",
      on: stage(
        RuleConditions(days: DayRule(weekdays: [7])), hours: [Hours(CivilTime(22, 0), CivilTime(seconds: 108_000))],
        start: "2026-11-22T05:00:00+08:00"), [across()]),
    Scenario("market on lunar days ending in 4", on: days(DayRule(lunarDigits: [4, 9])), [across()], finds: one),
    Scenario("market on lunar days ending in 1 and 6", on: days(DayRule(lunarDigits: [1, 6])), [across()]),
    Scenario(
      "三月三: closed on the lunar day itself",
      on: days(DayRule(lunarDays: [MonthDay(3, 3)]), start: "2026-04-19T09:00:00+08:00"), [across()], finds: one),
    Scenario(
      "三月三: the day after", on: days(DayRule(lunarDays: [MonthDay(3, 3)]), start: "2026-04-20T09:00:00+08:00"),
      [across()]),
    Scenario(
      "closed on public holidays: at 春节",
      on: days(DayRule(holidays: .only), start: "2027-02-06T09:00:00+08:00", holidays: springFestival), [across()],
      finds: one),
    Scenario(
      "closed on public holidays: a common Sunday", on: days(DayRule(holidays: .only), holidays: springFestival),
      [across()]),
    Scenario(
      "closed on working days, on a Monday", on: days(DayRule(workdays: .only), start: "2026-11-23T09:00:00+08:00"),
      [across()], finds: one),
    Scenario("closed on working days, on a Sunday", on: days(DayRule(workdays: .only)), [across()]),
    Scenario(
      "a winter's season over the turn of the year: inside at midnight of 31 December",
      on: days(
        DayRule(season: Season(from: MonthDay(12, 15), through: MonthDay(2, 20))), start: "2026-12-31T23:50:00+08:00"),
      [lying()], finds: one),
    Scenario(
      "the season begins with the new year, around a vessel",
      on: days(
        DayRule(season: Season(from: MonthDay(1, 1), through: MonthDay(2, 20))), start: "2026-12-31T23:50:00+08:00"),
      [lying()], finds: one),
    Scenario(
      "the season ended with the old year",
      on: days(
        DayRule(season: Season(from: MonthDay(11, 1), through: MonthDay(12, 31))), start: "2027-01-01T00:01:00+08:00"),
      [across()]),
    Scenario(
      "a speed limit on Sundays", on: stage(RuleConditions(days: DayRule(weekdays: [7])), kind: .speedLimit(Knots(6))),
      [Ship(at: at(0, -1500)).sailing(to: at(0, 1500), knots: 12)], finds: speeding),
    Scenario(
      "a speed limit on Mondays, on a Sunday",
      on: stage(RuleConditions(days: DayRule(weekdays: [1])), kind: .speedLimit(Knots(6))),
      [Ship(at: at(0, -1500)).sailing(to: at(0, 1500), knots: 12)]),
  ]

  private static let strongWind = RuleConditions(measured: [MeasuredCondition(.wind, isAbove: true, limit: 10.8)])

  private static let measured: [Scenario] = [
    Scenario(
      "closed at high water, the water is high", on: stage(level(34)), [across()], finds: one,
      acts: [reads("G1", .level, 34.6, at: 0)]),
    Scenario(
      "closed at high water, the water is low", on: stage(level(34)), [across()],
      acts: [reads("G1", .level, 29.1, at: 0)]
    ),
    Scenario(
      "the water rises over the mark around a vessel", on: stage(level(34)), [lying()], finds: one,
      acts: [reads("G1", .level, 33.8, at: 0), reads("G1", .level, 34.02, at: 600)]),
    Scenario(
      "the level trembles at the mark: one episode", on: stage(level(34)), [lying(3600)], finds: one,
      acts: [33.5, 34.01, 33.98, 34.02, 33.97, 34.03, 33.99].enumerated().map {
        reads("G1", .level, $1, at: Double($0) * 300)
      }),
    Scenario(
      "falls well below and rises again: two episodes", on: stage(level(34)), [lying(3600)],
      finds: [.init(detector: .closedWater, mmsi: 413_900_123, times: 2)],
      acts: [34.5, 33.0, 34.5].enumerated().map { reads("G1", .level, $1, at: Double($0) * 900) }),
    Scenario(
      "closed at low water", on: stage(level(24, above: false)), [across()], finds: one,
      acts: [reads("G1", .level, 23.4, at: 0)]),
    Scenario("closed water stays closed while nobody knows the level", on: stage(level(34)), [across()], finds: one),
    Scenario(
      "unless the rule says that it is lifted then",
      on: stage(RuleConditions(measured: level(34).measured, whenUnknown: .lift)), [across()]),
    Scenario(
      "a low reading of yesterday is none any more", on: stage(level(34)), [across()], finds: one,
      acts: [reads("G1", .level, 29, at: 0, minutesAgo: 1500)]),
    Scenario(
      "a speed limit at high water is lifted while nobody knows it", on: stage(level(34), kind: .speedLimit(Knots(6))),
      [Ship(at: at(0, -1500)).sailing(to: at(0, 1500), knots: 12)]),
    Scenario(
      "a speed limit at high water", on: stage(level(34), kind: .speedLimit(Knots(6))),
      [Ship(at: at(0, -1500)).sailing(to: at(0, 1500), knots: 12)], finds: speeding,
      acts: [reads("G1", .level, 34.6, at: 0)]),
    Scenario(
      "closed in strong wind, measured at a mast near by", on: stage(strongWind), [across()], finds: one,
      acts: [reads("M1", .wind, 12.5, at: 0)]),
    Scenario(
      "calm here, strong wind at a mast 90 km away", on: stage(strongWind), [across()],
      acts: [reads("M1", .wind, 4, at: 0), reads("M9", .wind, 20, at: 0)]),
    Scenario(
      "closed in fog, the fog has lifted",
      on: stage(RuleConditions(measured: [MeasuredCondition(.visibility, isAbove: false, limit: 500)])), [across()],
      acts: [reads("M1", .visibility, 300, at: 0, minutesAgo: 60), reads("M1", .visibility, 1800, at: 1)]),
    Scenario(
      "high water and a Sunday must both be",
      on: stage(
        RuleConditions(days: DayRule(weekdays: [1]), measured: level(34).measured)), [across()],
      acts: [reads("G1", .level, 34.6, at: 0)]),
    Scenario(
      "a restart while the water is high, trembling at the mark", on: stage(level(34)), [lying(3600)], finds: one,
      acts: [reads("G1", .level, 34.5, at: 0), reads("G1", .level, 33.98, at: 600), .restart(at: 900)]),
  ]
}
