import Detection
import Geometry
import Organisation
import Picture
import Units

/// C5: 8 kn in a reach 6 km long and 400 m wide; a tolerance of 1 kn, a minute.
enum SpeedScenarios {
  private static let at = Harness.at
  private static func reach(_ knots: Double = 8, _ hours: [Hours] = []) -> Zone {
    Harness.zone("reach", -200, -3000, 200, 3000, rules: [Harness.limit(knots, hours)])
  }
  private static let stage = Stage(zones: [reach()])
  private static let one = [Scenario.Expected.one(.speed, 413_900_123, "reach")]

  private static func through(_ knots: Double, as transceiver: Transceiver = .classA) -> Ship {
    Ship(as: transceiver, at: at(0, -4000)).sailing(to: at(0, 4000), knots: knots)
  }

  static let all: [Scenario] = [
    Scenario("13 kn all the way", on: stage, [through(13)], finds: one),
    Scenario("9.6 kn all the way: just over limit and tolerance", on: stage, [through(9.6)], finds: one),
    Scenario("8.6 kn all the way: within the tolerance", on: stage, [through(8.6)]),
    Scenario("7.5 kn", on: stage, [through(7.5)]),
    Scenario(
      "forty seconds of 12 kn", on: stage,
      [
        Ship(at: at(0, -2000)).sailing(to: at(0, -500), knots: 7).sailing(to: at(0, -260), knots: 12).sailing(
          to: at(0, 1000), knots: 7)
      ]),
    Scenario(
      "speeds up inside, slows down, for three minutes", on: stage,
      [
        Ship(at: at(0, -2000)).sailing(to: at(0, -1000), knots: 7).sailing(to: at(0, 200), knots: 13).sailing(
          to: at(0, 2000), knots: 7)
      ],
      finds: one),
    Scenario(
      "twice, ten minutes apart: two episodes", on: stage,
      [
        Ship(at: at(0, -2900)).sailing(to: at(0, -1700), knots: 13).sailing(to: at(0, 300), knots: 6.5)
          .sailing(to: at(0, 1500), knots: 13).sailing(to: at(0, 2900), knots: 6)
      ], finds: [.init(detector: .speed, mmsi: 413_900_123, object: "reach", times: 2)]),
    Scenario(
      "now over, now under, for ten minutes: one episode", on: stage,
      [
        (0..<10).reduce(Ship(at: at(0, -2500)).sailing(to: at(0, -1900), knots: 11)) { ship, n in
          ship.sailing(to: at(0, -1900 + Double(n + 1) * 200), knots: n % 2 == 0 ? 7.8 : 11)
        }
      ], finds: one),
    Scenario("a class B at 14 kn, a report each 30 s", on: stage, [through(14, as: .classB)], finds: one),
    Scenario(
      "wakes up inside at 13 kn", on: stage, [Ship(at: at(0, 0)).sailing(to: at(0, 2500), knots: 13)], finds: one),
    Scenario("13 kn beside the reach", on: stage, [Ship(at: at(280, -4000)).sailing(to: at(280, 4000), knots: 13)]),
    Scenario(
      "across the reach at 13 kn takes it a minute less", on: stage,
      [Ship(at: at(-1500, 0)).sailing(to: at(1500, 0), knots: 16)]),
    Scenario(
      "one report of 102.2 kn", on: stage,
      [
        Ship(at: at(0, -1000)).sailing(to: at(0, 0), knots: 6).astray(at(0, 30), knots: 102.2).sailing(
          to: at(0, 1000), knots: 6)
      ]),
    Scenario(
      "the limit begins while it is inside",
      on: Stage(zones: [reach(8, [Hours(CivilTime(10, 5), CivilTime(18, 0))].compactMap { $0 })]),
      [Ship(at: at(0, -2900)).sailing(to: at(0, 2900), knots: 13)], finds: one),
    Scenario(
      "the limit ends before it comes",
      on: Stage(zones: [reach(8, [Hours(CivilTime(8, 0), CivilTime(10, 0))].compactMap { $0 })]),
      [through(13)]),
    Scenario(
      "a night limit over midnight",
      on: Stage(
        zones: [reach(8, [Hours(CivilTime(20, 0), CivilTime(30, 0))].compactMap { $0 })],
        start: Instant(iso8601: "2026-12-31T23:56:00+08:00") ?? .distantPast), [through(13)], finds: one),
    Scenario(
      "an official vessel may", on: Stage(zones: stage.zones, vessels: [Harness.ferry(kind: .official)]), [through(13)],
      after: 60),
    Scenario(
      "two limits in one place: the lower one, one finding",
      on: Stage(zones: [Harness.zone("reach", -200, -3000, 200, 3000, rules: [Harness.limit(12), Harness.limit(8)])]),
      [through(11)], finds: one),
    Scenario("a restart while over", on: stage, [through(13)], finds: one, acts: [.restart(at: 400)]),
  ]
}
