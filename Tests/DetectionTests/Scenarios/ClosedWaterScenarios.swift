import Detection
import Geometry
import Organisation
import Picture
import Units

/// P7, C10, X8: closed water. The zone reaches 200 m west and east, 500 m south and north of the middle.
enum ClosedWaterScenarios {
  private static let at = Harness.at
  private static let stage = Stage(zones: [Harness.zone("closed")])
  private static let one = [Scenario.Expected.one(.closedWater, 413_900_123, "closed")]
  private static let midnight = Harness.start + .minutes(13 * 60 + 50)

  private static func hours(_ opens: CivilTime, _ closes: CivilTime, start: Instant = Harness.start) -> Stage {
    var stage = Stage(zones: [Harness.zone("closed", rules: [Harness.closed([Hours(opens, closes)].compactMap { $0 })])]
    )
    stage.start = start
    return stage
  }

  private static func across(_ north: Double = 0) -> Ship {
    Ship(at: at(-1500, north)).sailing(to: at(1500, north), knots: 7)
  }

  static let all: [Scenario] = [
    Scenario("straight through", on: stage, [across()], finds: one),
    Scenario(
      "in, lies there for ten minutes, out again", on: stage,
      [Ship(at: at(-900, 0)).sailing(to: at(0, 0)).lying(600).sailing(to: at(-900, 0))], finds: one),
    Scenario("passes 60 m off its edge", on: stage, [Ship(at: at(-260, -2000)).sailing(to: at(-260, 2000))]),
    Scenario("lies moored 40 m off its edge for two hours", on: stage, [Ship(at: at(-240, 0)).lying(7200, status: 5)]),
    Scenario(
      "along its edge, 3 m inside and 3 m outside by turns: nobody can tell", on: stage,
      [
        (0..<16).reduce(Ship(at: at(-203, -480))) { ship, n in
          ship.sailing(to: at(n % 2 == 0 ? -197 : -203, -480 + Double(n + 1) * 60), knots: 4)
        }
      ], airs: [.clean]),
    Scenario(
      "in and out over the edge again and again is one episode", on: stage,
      [
        (0..<10).reduce(Ship(at: at(-120, 0))) { ship, n in
          ship.sailing(to: at(n % 2 == 0 ? -215 : -120, 0), knots: 5)
        }
      ], finds: one),
    Scenario(
      "twice, an hour apart: two episodes", on: stage,
      [across().lying(3600).sailing(to: at(-1500, 0), knots: 7)],
      finds: [.init(detector: .closedWater, mmsi: 413_900_123, object: "closed", times: 2)]),
    Scenario("wakes up inside", on: stage, [Ship(at: at(50, 50)).lying(600)], finds: one),
    Scenario(
      "a class B wakes up inside and reports each three minutes", on: stage,
      [Ship(as: .classB, at: at(0, 0)).lying(1800)], finds: one),
    Scenario(
      "crosses between two fixes four minutes apart", on: stage,
      [
        Ship(at: at(-1500, 0)).sailing(to: at(-450, 0), knots: 8).silent(230, to: at(500, 0)).sailing(
          to: at(1500, 0), knots: 8)
      ],
      finds: one),
    Scenario(
      "one wild fix inside, 400 m from where it lies", on: stage,
      [Ship(at: at(-600, 0)).lying(300).astray(at(-150, 0), knots: 0).lying(300)]),
    Scenario(
      "an official vessel may", on: Stage(zones: stage.zones, vessels: [Harness.ferry(kind: .official)]), [across()],
      after: 60),
    Scenario(
      "the zone closes around a vessel under way in it", on: hours(CivilTime(10, 10), CivilTime(12, 0)),
      [Ship(at: at(0, -400)).sailing(to: at(0, 400), knots: 1.5)], finds: one),
    Scenario(
      "the zone closes around one that lies moored", on: hours(CivilTime(10, 20), CivilTime(12, 0)),
      [Ship(at: at(0, 0)).lying(3600, status: 5)], finds: one),
    Scenario(
      "through before it closes", on: hours(CivilTime(10, 30), CivilTime(12, 0)), [across()]),
    Scenario(
      "open by day, closed from 22:00 to 06:00: over midnight one episode",
      on: hours(CivilTime(22, 0), CivilTime(30, 0), start: midnight), [Ship(at: at(0, 0)).lying(1800)], finds: one),
    Scenario(
      "open until midnight, then closed: inside before and after",
      on: Stage(
        zones: [
          Harness.zone(
            "closed",
            rules: [
              ZoneRule(
                kind: .closedWater, from: CivilDate(iso: "2026-11-23"), severity: .serious, code: FindingCode("V06")
              )
            ])
        ], start: midnight), [Ship(at: at(0, 0)).lying(1800)], finds: one),
    Scenario(
      "closed through the year's last day, inside at the turn",
      on: Stage(
        zones: [
          Harness.zone(
            "closed",
            rules: [
              ZoneRule(
                kind: .closedWater, from: CivilDate(iso: "2026-12-01"), through: CivilDate(iso: "2027-01-31"),
                severity: .serious, code: FindingCode("V06"))
            ])
        ], start: Instant(iso8601: "2026-12-31T23:50:00+08:00") ?? .distantPast),
      [Ship(at: at(0, 0)).lying(1800)], finds: one),
    Scenario(
      "closed until the year's end: the episode ends, none begins",
      on: Stage(
        zones: [
          Harness.zone(
            "closed",
            rules: [
              ZoneRule(
                kind: .closedWater, through: CivilDate(iso: "2026-12-31"), severity: .serious,
                code: FindingCode("V06"))
            ])
        ], start: Instant(iso8601: "2027-01-01T00:00:30+08:00") ?? .distantPast), [Ship(at: at(0, 0)).lying(900)]),
    Scenario(
      "a restart while inside", on: stage,
      [Ship(at: at(-900, 0)).sailing(to: at(0, 0)).lying(900).sailing(to: at(-900, 0))], finds: one,
      acts: [.restart(at: 700)]),
    Scenario(
      "three vessels in a row, one each", on: stage,
      (0..<3).map { n in
        Ship(413_800_001 + UInt32(n), at: at(-1500, 0), from: Double(n) * 120).sailing(to: at(1500, 0), knots: 7)
      }, finds: (0..<3).map { .one(.closedWater, 413_800_001 + UInt32($0), "closed") }),
  ]
}
