import Detection
import Geometry
import Organisation
import Picture
import Regulation
import Units

/// Ferries and their loads, told from the table of detectors alone: edges of timetable and corridor, calendars, sign-offs to the minute.
enum FurtherFerryScenarios {
  private static let at = Harness.at
  private static func one(
    _ detector: DetectorKind, _ object: String = "L-1", times: Int = 1, mmsi: UInt32 = FerryStage.ferry
  )
    -> [Scenario.Expected]
  { [.init(detector: detector, mmsi: mmsi, object: object, times: times)] }
  private static let trip = FerryStage.moored().over()

  private static func lined(_ days: DayRule, _ hours: Hours?, isExtra: Bool = false) -> MonitoringPoint {
    var point = FerryStage.point()
    point.timetable = [TimetableLine(days: days, sailings: hours, isExtra: isExtra)]
    return point
  }
  private static let late = Hours(CivilTime(5, 0), CivilTime(23, 30))
  private static func closedFrom(_ iso: String) -> MonitoringPoint {
    var point = FerryStage.point(Hours(CivilTime(18, 0), CivilTime(seconds: 93_600)))
    point.closures = [CivilDate(iso: iso)].compactMap { $0 }.map { Closure(from: $0, through: nil, reason: .repair) }
    return point
  }

  static let offHours: [Scenario] = [
    // Off its berth some 20 s after it casts off.
    Scenario(
      "casts off at 19:13", on: FerryStage.stage(start: "2026-11-22T19:08:00+08:00"),
      [FerryStage.moored().over(knots: 8)]),
    Scenario(
      "casts off at 19:17", on: FerryStage.stage(start: "2026-11-22T19:12:00+08:00"),
      [FerryStage.moored().over(knots: 8)], finds: one(.offHours)),
    Scenario(
      "casts off at 06:11", on: FerryStage.stage(start: "2026-11-22T06:06:00+08:00"),
      [FerryStage.moored().over(knots: 4)], finds: one(.offHours)),
    Scenario(
      "casts off at 06:17", on: FerryStage.stage(start: "2026-11-22T06:12:00+08:00"), [FerryStage.moored().over()]),
    Scenario(
      "the night of 十月十五 until 23:30",
      on: FerryStage.stage(
        point: lined(DayRule(lunarDays: [MonthDay(10, 15)]), late), start: "2026-11-23T22:30:00+08:00"),
      [trip]),
    Scenario(
      "the night before 十月十五",
      on: FerryStage.stage(
        point: lined(DayRule(lunarDays: [MonthDay(10, 15)]), late), start: "2026-11-22T22:30:00+08:00"),
      [trip], finds: one(.offHours)),
    Scenario(
      "sails to 02:00 by a night service, closed from the next day on: at 00:40 it is still the night of the day before",
      on: FerryStage.stage(point: closedFrom("2026-11-23"), start: "2026-11-23T00:40:00+08:00"), [trip]),
    Scenario(
      "at 20:00 of the first day closed",
      on: FerryStage.stage(point: closedFrom("2026-11-23"), start: "2026-11-23T20:00:00+08:00"), [trip],
      finds: one(.offHours)),
    Scenario(
      "no sailings on New Year's day",
      on: FerryStage.stage(
        point: lined(DayRule(season: Season(from: MonthDay(1, 1), through: MonthDay(1, 1))), nil),
        start: "2027-01-01T10:00:00+08:00"), [trip], finds: one(.offHours)),
    Scenario(
      "no sailings on New Year's day: the day before",
      on: FerryStage.stage(
        point: lined(DayRule(season: Season(from: MonthDay(1, 1), through: MonthDay(1, 1))), nil),
        start: "2026-12-31T10:00:00+08:00"), [trip]),
    Scenario(
      "two ferries at night: a finding each",
      on: FerryStage.stage(
        vessels: [FerryStage.vessel(), FerryStage.vessel(FerryStage.other)], start: "2026-11-22T22:00:00+08:00"),
      [trip, FerryStage.moored(FerryStage.other, at: FerryStage.east, for: 900).back()],
      finds: one(.offHours) + one(.offHours, mmsi: FerryStage.other)),
    Scenario(
      "without a line, under way since 18:55, rests two minutes about 19:15, goes on",
      on: FerryStage.stage(nil, start: "2026-11-22T18:50:00+08:00"),
      [
        FerryStage.moored().sailing(to: at(1470, 0), knots: 2.5, every: 10).lying(120, every: 10)
          .sailing(to: at(3000, 0), knots: 5, every: 10)
      ], airs: [.clean, .twoFeeds]),
    Scenario(
      "shifts along the bank at 1.5 kn at night", on: FerryStage.stage(start: "2026-11-22T22:00:00+08:00"),
      [FerryStage.moored().sailing(to: at(0, 200), knots: 1.5).lying(900, every: 10)]),
  ]

  static let offRoute: [Scenario] = [
    Scenario(
      "120 m beside it all the way", on: FerryStage.stage(),
      [FerryStage.moored().sailing(to: at(120, 120)).sailing(to: at(880, 120)).over()]),
    Scenario(
      "185 m beside it for three minutes", on: FerryStage.stage(),
      [FerryStage.moored().sailing(to: at(150, 185)).sailing(to: at(850, 185)).over()],
      finds: one(.offRoute)),
    Scenario(
      "past the far berth, up the side river", on: FerryStage.stage(),
      [FerryStage.moored().sailing(to: at(2500, 0)).over()],
      finds: one(.offRoute)),
    Scenario(
      "two ferries, one of them off",
      on: FerryStage.stage(vessels: [FerryStage.vessel(), FerryStage.vessel(FerryStage.other)]),
      [
        FerryStage.moored().sailing(to: at(300, 600)).sailing(to: at(700, 600)).over(),
        FerryStage.moored(FerryStage.other, at: FerryStage.east, for: 400).back(),
      ], finds: one(.offRoute)),
    Scenario(
      "swept away with the engine stopped, at 2 kn", on: FerryStage.stage(),
      [FerryStage.moored().sailing(to: at(500, 0)).sailing(to: at(500, 900), knots: 2).over()],
      finds: one(.offRoute)),
    Scenario(
      "10 m outside the corridor all the way: nobody can tell", on: FerryStage.stage(),
      [FerryStage.moored().sailing(to: at(150, 158)).sailing(to: at(850, 158), knots: 4).over()], airs: [.clean]),
    Scenario(
      "shifts about its berth, wider than the corridor", on: FerryStage.stage(FerryStage.line(halfWidth: 30)),
      [
        (0..<5).reduce(FerryStage.moored().sailing(to: at(-20, 52), knots: 2)) { ship, n in
          ship.sailing(to: at(n % 2 == 0 ? 20 : -20, 52), knots: 2)
        }.lying(300, every: 10)
      ], airs: [.clean]),
    Scenario(
      "a third berth on its way",
      on: {
        var line = FerryStage.line()
        line.berths.insert(.init(id: "M", name: "洲头", place: at(500, 500), radius: Metres(60)), at: 1)
        return FerryStage.stage(line)
      }(), [FerryStage.moored().sailing(to: at(500, 500)).lying(180, every: 10).over()]),
  ]

  private static let signed = FerryStage.stage(FerryStage.line(signOffs: .init()))
  static let unsigned: [Scenario] = [
    Scenario(
      "signed 26 minutes before", on: signed, [FerryStage.moored(for: 1800).over(lies: 1500)], acts: [.signed(240)]),
    Scenario(
      "signed 35 minutes before", on: signed, [FerryStage.moored(for: 2400).over(lies: 1500)],
      finds: one(.unsignedDeparture), acts: [.signed(280)]),
    Scenario(
      "signed twice for one trip", on: signed, [FerryStage.moored().over(lies: 1500)],
      acts: [.signed(200), .signed(220, no: 2)]),
    Scenario(
      "the sign-off comes in twice and is good for one trip", on: signed, [FerryStage.moored().over().back(lies: 1800)],
      finds: one(.unsignedDeparture),
      acts: [.signed(200), .signed(200, comes: 230), .signed(200, comes: 700)]),
    Scenario(
      "signed before midnight, leaves after it of the last day of the year",
      on: FerryStage.stage(
        FerryStage.line(signOffs: .init()), point: FerryStage.point(Hours(CivilTime(6, 0), CivilTime(seconds: 90_000))),
        start: "2026-12-31T23:56:00+08:00"), [FerryStage.moored().over(lies: 1500)], acts: [.signed(120)]),
    Scenario(
      "two ferries leave together, one of them signed",
      on: FerryStage.stage(
        FerryStage.line(signOffs: .init()), vessels: [FerryStage.vessel(), FerryStage.vessel(FerryStage.other)]),
      [FerryStage.moored().over(lies: 1500), FerryStage.moored(FerryStage.other).silent(30).over(lies: 1500)],
      finds: one(.unsignedDeparture, mmsi: FerryStage.other), acts: [.signed(240)]),
    Scenario(
      "comes from upstream to its berth and leaves it unsigned",
      on: FerryStage.stage(FerryStage.line(signOffs: .init(), halfWidth: 3000)),
      [Ship(at: at(0, 1500)).sailing(to: at(0, 0)).lying(600, every: 10).over(lies: 1500)],
      finds: one(.unsignedDeparture)),
  ]

  private static func certified(_ kind: RegisteredVessel.Kind = .ferry) -> Stage {
    var vessel = FerryStage.vessel()
    vessel.kind = kind
    vessel.certifiedPersons = 50
    vessel.certifiedDraught = Metres(1.4)
    return FerryStage.stage(vessels: [vessel])
  }
  private static func deep(_ tenths: UInt8) -> Observation.Content {
    var said = Particulars()
    said.draughtTenths = tenths
    return .particulars(said, [.voyage])
  }
  static let overload: [Scenario] = [
    Scenario(
      "too deep, unloaded, too deep: two episodes", on: certified(),
      [FerryStage.moored().saying(deep(17)).over().saying(deep(12)).lying(120, every: 10).saying(deep(17)).back()],
      finds: one(.overload, "draught", times: 2)),
    Scenario(
      "too deep, said again and again: one episode", on: certified(),
      [(0..<6).reduce(FerryStage.moored()) { ship, _ in ship.saying(deep(17)).lying(360, every: 30) }],
      finds: one(.overload, "draught")),
    Scenario(
      "60 said while 40 were signed for", on: certified(), [FerryStage.moored().saying(.aboard(60)).over()],
      finds: one(.overload, "persons"),
      acts: [.signed(100, persons: 40)]),
    Scenario(
      "60 signed for, and the vessel says 60 as well: one episode", on: certified(),
      [FerryStage.moored().saying(.aboard(60)).over()], finds: one(.overload, "persons"),
      acts: [.signed(290, persons: 60)]),
    Scenario(
      "over midnight of the last day of the year, 63 aboard",
      on: {
        var stage = certified()
        stage.start = Instant(iso8601: "2026-12-31T23:55:00+08:00") ?? .distantPast
        stage.more = { organisation in organisation.points = [FerryStage.point(nil)] }
        return stage
      }(), [FerryStage.moored().saying(.aboard(63)).over().saying(.aboard(63)).lying(600, every: 10)],
      finds: one(.overload, "persons")),
    Scenario(
      "a passenger vessel with 51", on: certified(.passenger), [FerryStage.moored().saying(.aboard(51)).over()],
      finds: one(.overload, "persons")),
  ]

  private static let cargo: UInt32 = 413_800_001
  private static func freighter(_ limit: Int?) -> Stage {
    var vessel = Harness.ferry(cargo, kind: .cargo)
    vessel.crewLimit = limit
    var stage = Stage(vessels: [vessel])
    stage.rules.lostFloor = .hours(20)
    return stage
  }
  static let passengers: [Scenario] = [
    Scenario(
      "7, 8 and 7 aboard: one episode", on: freighter(7),
      [[7, 8, 7].reduce(Ship(cargo, at: at(0, 0))) { $0.saying(.aboard(UInt16($1))).lying(300, every: 10) }],
      finds: one(.passengersOnCargo, "persons", mmsi: cargo)),
    Scenario(
      "wakes up with 30 aboard and moors", on: freighter(7),
      [Ship(cargo, at: at(0, 0)).saying(.aboard(30)).lying(1200, status: 5)],
      finds: one(.passengersOnCargo, "persons", mmsi: cargo)),
    Scenario(
      "says 30 before anybody hears where it is", on: freighter(7), [Ship(cargo, at: at(0, 0)).saying(.aboard(30))],
      finds: one(.passengersOnCargo, "persons", mmsi: cargo)),
    Scenario(
      "a dangerous-goods vessel with 9, seven allowed",
      on: {
        var vessel = Harness.ferry(cargo, kind: .dangerousGoods)
        vessel.crewLimit = 7
        return Stage(vessels: [vessel])
      }(), [Ship(cargo, at: at(0, 0)).saying(.aboard(9)).lying(600, every: 10)],
      finds: one(.passengersOnCargo, "persons", mmsi: cargo), after: 60),
  ]
}
