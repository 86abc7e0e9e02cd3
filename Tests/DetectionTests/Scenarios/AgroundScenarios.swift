import Detection
import Geometry
import Organisation
import Picture
import Units

/// C13: aground, by its status or by a sudden stop in the fairway.
enum AgroundScenarios {
  private static let at = Harness.at
  private static let fairway = Harness.zone("fairway", -4000, -200, 4000, 200, rules: [], use: .fairway)
  private static let anchorage = Harness.zone("anchorage", -300, -200, 300, 200, rules: [], use: .anchorage)
  private static let stage = Stage(zones: [fairway])
  private static func one(_ object: String) -> [Scenario.Expected] { [.one(.aground, 413_900_123, object)] }
  private static let coming = Ship(at: at(-3000, 0)).sailing(to: at(0, 0), knots: 8, heading: 90)

  static let all: [Scenario] = [
    Scenario(
      "status aground for ten minutes", on: stage, [coming.lying(600, status: 6).sailing(to: at(3000, 0), heading: 90)],
      finds: one("status")),
    Scenario(
      "status aground outside of any zone", on: Stage(), [Ship(at: at(0, 0)).lying(1200, status: 6)],
      finds: one("status")),
    Scenario(
      "one report of status 6", on: stage,
      [
        Ship(at: at(-3000, 0)).sailing(to: at(0, 0), knots: 8, heading: 90).lying(10, knots: 8, status: 6).sailing(
          to: at(3000, 0), knots: 8, heading: 90)
      ]),
    Scenario(
      "status 6 at 7 kn: somebody's error", on: stage,
      [Ship(at: at(-3000, 0)).sailing(to: at(3000, 0), knots: 7, status: 6, heading: 90)]),
    Scenario(
      "from 8 kn to rest in the fairway", on: stage,
      [coming.lying(900, heading: 90).sailing(to: at(3000, 0), heading: 90)], finds: one("stop")),
    Scenario(
      "slows down over four minutes and lies there", on: stage,
      [
        Ship(at: at(-3000, 0)).sailing(to: at(-600, 0), knots: 8, heading: 90).sailing(
          to: at(-300, 0), knots: 4, heading: 90
        ).sailing(to: at(0, 0), knots: 2, heading: 90).lying(900, heading: 90)
      ]),
    Scenario(
      "stops beside the fairway", on: stage,
      [Ship(at: at(-3000, 280)).sailing(to: at(0, 280), knots: 8, heading: 90).lying(900, heading: 90)]),
    Scenario(
      "stops in an anchorage in the fairway", on: Stage(zones: [fairway, anchorage]), [coming.lying(900, heading: 90)]),
    Scenario("stops dead and moors", on: stage, [coming.lying(900, status: 5)]),
    Scenario(
      "stops for a minute and goes on", on: stage,
      [coming.lying(60, heading: 90).sailing(to: at(3000, 0), knots: 8, heading: 90)]),
    Scenario(
      "stops, and then says aground: one episode", on: stage,
      [coming.lying(400, heading: 90).lying(900, status: 6).sailing(to: at(3000, 0), heading: 90)],
      finds: [.one(.aground)]),
    Scenario("wakes up aground", on: stage, [Ship(at: at(0, 0)).lying(1200, status: 6)], finds: one("status")),
    Scenario(
      "over midnight and the year's end",
      on: Stage(start: Instant(iso8601: "2026-12-31T23:55:00+08:00") ?? .distantPast),
      [Ship(at: at(0, 0)).lying(1200, status: 6)], finds: one("status")),
    Scenario(
      "lies in the fairway since before anybody looked", on: stage, [Ship(at: at(0, 0)).lying(1800, heading: 90)]),
    Scenario(
      "twice, an hour apart: two episodes", on: stage,
      [
        coming.lying(900, status: 6).sailing(to: at(3000, 0), knots: 6, heading: 90).lying(2400, status: 1).sailing(
          to: at(2000, 0), knots: 6, heading: 270
        ).lying(900, status: 6)
      ],
      finds: [.init(detector: .aground, mmsi: 413_900_123, object: "status", times: 2)]),
    Scenario(
      "a restart meanwhile", on: stage, [coming.lying(1200, status: 6).sailing(to: at(3000, 0), heading: 90)],
      finds: one("status"), acts: [.restart(at: 1300)]),
  ]
}
