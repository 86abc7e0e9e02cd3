import Detection
import Geometry
import Organisation
import Picture
import Units

/// P7, C10, X8: a line that may not be crossed, 1 km to the north from the middle's south; and water closed by a circle or a corridor.
enum GateScenarios {
  private static let at = Harness.at

  static func zone(
    _ points: [Position], _ halfWidth: Double = 0, crossing: Gate.Way? = nil, hours: [Hours] = []
  ) -> Zone {
    var rule = Harness.closed(hours)
    rule.crossing = crossing
    let spine = Spine(points: points, halfWidth: halfWidth)
    return Zone(
      id: "gate", name: "大坝禁航线", area: spine.outline, spine: spine, rules: [rule], version: "0123456789ab")
  }

  private static let line = [at(0, -500), at(0, 500)]
  private static let stage = Stage(zones: [zone(line)])
  private static let eastOnly = Stage(zones: [zone(line, crossing: .toRight)])
  private static let circle = Stage(zones: [zone([at(0, 0)], 300)])
  private static let one = [Scenario.Expected.one(.closedWater, 413_900_123, "gate")]
  private static func over(_ north: Double = 0, knots: Double = 6) -> Ship {
    Ship(at: at(-900, north)).sailing(to: at(900, north), knots: knots)
  }

  static let all: [Scenario] = [
    Scenario("over the line", on: stage, [over()], finds: one),
    Scenario("over it where it may not, eastwards", on: eastOnly, [over()], finds: one),
    Scenario("over it where it may, westwards", on: eastOnly, [Ship(at: at(900, 0)).sailing(to: at(-900, 0))]),
    Scenario("past its end", on: stage, [over(560)]),
    Scenario(
      "up to 60 m before it and back", on: stage,
      [Ship(at: at(-900, 0)).sailing(to: at(-60, 0)).sailing(to: at(-900, 0))]),
    Scenario(
      "along it at 45 m for ten minutes", on: stage, [Ship(at: at(-45, -480)).sailing(to: at(-45, 480), knots: 3)]),
    Scenario("moored 40 m before it", on: stage, [Ship(at: at(-40, 0)).lying(7200, status: 5)]),
    Scenario("lies 4 m before it: no fix can tell", on: stage, [Ship(at: at(-4, 0)).lying(3600, every: 10)]),
    Scenario(
      "over and back within a minute, again and again: one episode", on: stage,
      [(0..<8).reduce(Ship(at: at(-60, 0))) { ship, n in ship.sailing(to: at(n % 2 == 0 ? 60 : -60, 0), knots: 6) }],
      finds: one, airs: [.clean]),
    Scenario(
      "over, and an hour later again: two episodes", on: stage,
      [over().lying(1200).sailing(to: at(-900, 0)).lying(1200)],
      finds: [.init(detector: .closedWater, mmsi: 413_900_123, object: "gate", times: 2)]),
    Scenario(
      "between two fixes four minutes apart", on: stage,
      [Ship(at: at(-900, 0)).sailing(to: at(-450, 0)).silent(230, to: at(450, 0)).sailing(to: at(900, 0))], finds: one),
    Scenario("wakes up beyond it: nobody saw it cross", on: stage, [Ship(at: at(80, 0)).sailing(to: at(900, 0))]),
    Scenario(
      "closed at night: over it by day",
      on: Stage(zones: [zone(line, hours: [Hours(CivilTime(20, 0), CivilTime(30, 0))].compactMap { $0 })]), [over()]),
    Scenario(
      "closed at night: over it at the year's turn",
      on: Stage(
        zones: [zone(line, hours: [Hours(CivilTime(20, 0), CivilTime(30, 0))].compactMap { $0 })],
        start: Instant(iso8601: "2026-12-31T23:58:00+08:00") ?? .distantPast),
      [over()], finds: one),
    Scenario(
      "an official vessel may cross it", on: Stage(zones: stage.zones, vessels: [Harness.ferry(kind: .official)]),
      [over()],
      after: 60),
    Scenario(
      "a restart on the far side", on: stage, [over(knots: 3).lying(300)], finds: one, acts: [.restart(at: 640)]),
    Scenario("through a circle", on: circle, [over()], finds: one),
    Scenario(
      "past a circle at 360 m, inside its box", on: circle, [Ship(at: at(-600, -160)).sailing(to: at(160, 600))]),
    Scenario(
      "through a corridor beyond its bend", on: Stage(zones: [zone([at(-3000, 0), at(0, 0), at(0, 3000)], 80)]),
      [Ship(at: at(-700, 1500)).sailing(to: at(700, 1500))], finds: one),
    Scenario(
      "inside the bend, outside of the corridor", on: Stage(zones: [zone([at(-3000, 0), at(0, 0), at(0, 3000)], 80)]),
      [Ship(at: at(-1500, 300)).sailing(to: at(-300, 1500))]),
  ]
}
