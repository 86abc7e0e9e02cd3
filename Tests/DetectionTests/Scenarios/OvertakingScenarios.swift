import Detection
import Geometry
import Organisation
import Picture
import Units

/// C5, X4: a reach of 3 km by 600 m in which nobody overtakes; it runs east.
enum OvertakingScenarios {
  private static let at = Harness.at
  private static let fast: UInt32 = 413_900_301
  private static let slow: UInt32 = 413_900_302
  private static func reach(_ hours: [Hours] = []) -> Zone {
    Harness.zone("reach", -1500, -300, 1500, 300, rules: [Harness.rule(.noOvertaking, hours)])
  }
  private static let stage = Stage(zones: [reach()])
  private static let one = [Scenario.Expected.one(.overtaking, fast, "413900302")]

  /// The fast one comes abeam of the slow one at `x` metres east, `side` metres to the north of it.
  private static func passing(
    at x: Double = 0, side: Double = 60, knots: (Double, Double) = (9, 5), as transceiver: Transceiver = .classA
  ) -> [Ship] {
    [
      Ship(fast, as: transceiver, at: at(x - 500 * knots.0, side)).sailing(
        to: at(x + 500 * knots.0, side), knots: knots.0),
      Ship(slow, at: at(x - 500 * knots.1, 0)).sailing(to: at(x + 500 * knots.1, 0), knots: knots.1),
    ]
  }

  static let all: [Scenario] = [
    Scenario("overtakes in the reach", on: stage, passing(), finds: one),
    Scenario("overtakes at 165 m to the side", on: stage, passing(side: 165), finds: one),
    Scenario("passes 260 m to the side", on: stage, passing(side: 260)),
    Scenario("a class B overtakes", on: stage, passing(as: .classB), finds: one),
    Scenario("creeps past, 1.5 kn faster", on: stage, passing(knots: (6.5, 5)), finds: one),
    Scenario("has passed 600 m before the reach", on: stage, passing(at: -2100)),
    Scenario("passes 600 m behind the reach", on: stage, passing(at: 2100)),
    Scenario(
      "meets another, and crosses a third", on: stage,
      [
        Ship(fast, at: at(-2500, 60)).sailing(to: at(2500, 60), knots: 9),
        Ship(slow, at: at(2500, 0)).sailing(to: at(-2500, 0), knots: 5),
        Ship(413_900_303, at: at(400, -1500)).sailing(to: at(400, 1500), knots: 6),
      ]),
    Scenario(
      "passes one that lies at anchor", on: stage,
      [
        Ship(fast, at: at(-2500, 60)).sailing(to: at(2500, 60), knots: 9),
        Ship(slow, at: at(0, 0)).lying(1500, status: 1),
      ]),
    Scenario(
      "follows 100 m astern all the way", on: stage,
      [
        Ship(fast, at: at(-2600, 0)).sailing(to: at(2400, 0), knots: 5),
        Ship(slow, at: at(-2500, 0)).sailing(to: at(2500, 0), knots: 5),
      ]),
    Scenario(
      "side by side at one speed all the way", on: stage,
      [
        Ship(fast, at: at(-2500, 40)).sailing(to: at(2500, 40), knots: 5),
        Ship(slow, at: at(-2500, 0)).sailing(to: at(2500, 0), knots: 5),
      ]),
    Scenario(
      "comes up to the quarter and falls back", on: stage,
      [
        Ship(fast, at: at(-1400, 60)).sailing(to: at(-300, 60), knots: 8).sailing(to: at(1500, 60), knots: 3.2),
        Ship(slow, at: at(-750, 0)).sailing(to: at(2500, 0), knots: 5),
      ]),
    Scenario(
      "overtakes two, one after the other: two findings", on: stage,
      passing() + [Ship(413_900_303, at: at(-2000, 20)).sailing(to: at(3000, 20), knots: 5)],
      finds: one + [.one(.overtaking, fast, "413900303")]),
    Scenario(
      "forbidden from 10:05 on, passed at 10:16",
      on: Stage(zones: [reach([Hours(CivilTime(10, 5), CivilTime(12, 0))].compactMap { $0 })]), passing(), finds: one),
    Scenario(
      "allowed until 10:30", on: Stage(zones: [reach([Hours(CivilTime(10, 30), CivilTime(12, 0))].compactMap { $0 })]),
      passing()),
    Scenario(
      "over midnight and the year's end",
      on: Stage(zones: [reach()], start: Instant(iso8601: "2026-12-31T23:44:00+08:00") ?? .distantPast), passing(),
      finds: one),
    Scenario(
      "wake up in the reach, one 300 m astern", on: stage,
      [
        Ship(fast, at: at(-900, 60)).sailing(to: at(2500, 60), knots: 9),
        Ship(slow, at: at(-600, 0)).sailing(to: at(2000, 0), knots: 5),
      ], finds: one),
    Scenario(
      "an official vessel may", on: Stage(zones: [reach()], vessels: [Harness.ferry(fast, kind: .official)]), passing(),
      after: 60),
    Scenario(
      "a restart after it: no second finding", on: stage, passing(), finds: one, acts: [.restart(at: 1020)],
      airs: [.clean]),
  ]
}
