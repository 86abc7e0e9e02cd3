import Detection
import Geometry
import Organisation
import Picture
import Units

/// C5: no anchoring within 300 m east and west, 500 m south and north of the middle; ten minutes at rest.
enum AnchoringScenarios {
  private static let at = Harness.at
  private static func area(_ hours: [Hours] = []) -> Zone {
    Harness.zone("cable", -300, -500, 300, 500, rules: [Harness.rule(.noAnchoring, hours)])
  }
  private static let stage = Stage(zones: [area()])
  private static let one = [Scenario.Expected.one(.anchoring, 413_900_123, "cable")]
  private static let arriving = Ship(at: at(-2000, 0)).sailing(to: at(0, 0))

  static let all: [Scenario] = [
    Scenario(
      "anchors for half an hour", on: stage, [arriving.lying(1800, status: 1).sailing(to: at(2000, 0))], finds: one),
    Scenario(
      "lies for half an hour and says under way", on: stage, [arriving.lying(1800).sailing(to: at(2000, 0))], finds: one
    ),
    Scenario("waits for seven minutes", on: stage, [arriving.lying(420).sailing(to: at(2000, 0))]),
    Scenario("passes through", on: stage, [Ship(at: at(-2000, 0)).sailing(to: at(2000, 0))]),
    Scenario("through at a crawl of 1.2 kn", on: stage, [Ship(at: at(-600, 0)).sailing(to: at(600, 0), knots: 1.2)]),
    Scenario("anchors 80 m outside", on: stage, [Ship(at: at(-380, 0)).lying(3600, status: 1)]),
    Scenario(
      "swings at anchor with 0.3 kn", on: stage,
      [
        (0..<12).reduce(Ship(at: at(20, 0))) { ship, n in
          ship.sailing(to: at(n % 2 == 0 ? -20 : 20, 0), knots: 0.3, status: 1, every: 60)
        }
      ], finds: one),
    Scenario("wakes up at anchor", on: stage, [Ship(at: at(0, 0)).lying(2400, status: 1)], finds: one),
    Scenario("a class B at rest", on: stage, [Ship(as: .classB, at: at(0, 0)).lying(2400)], finds: one),
    Scenario(
      "goes on at 4 kn with the status at anchor that somebody forgot", on: stage,
      [Ship(at: at(-2500, 0)).sailing(to: at(2500, 0), knots: 5, status: 1)]),
    Scenario(
      "anchors, shifts 100 m at 1.5 kn, anchors: one episode", on: stage,
      [
        arriving.lying(1200, status: 1).sailing(to: at(0, 100), knots: 1.5).lying(1200, status: 1).sailing(
          to: at(2000, 0))
      ], finds: one),
    Scenario(
      "comes back an hour later: two episodes", on: stage,
      [
        arriving.lying(1200, status: 1).sailing(to: at(2500, 0)).lying(2400).sailing(to: at(0, 0)).lying(
          1200, status: 1
        ).sailing(to: at(2000, 0))
      ],
      finds: [.init(detector: .anchoring, mmsi: 413_900_123, object: "cable", times: 2)]),
    Scenario(
      "forbidden from 10:30 on, at anchor since ten",
      on: Stage(zones: [area([Hours(CivilTime(10, 30), CivilTime(14, 0))].compactMap { $0 })]),
      [Ship(at: at(0, 0)).lying(5400, status: 1)], finds: one),
    Scenario(
      "gone before it is forbidden",
      on: Stage(zones: [area([Hours(CivilTime(11, 30), CivilTime(14, 0))].compactMap { $0 })]),
      [arriving.lying(1800, status: 1).sailing(to: at(2000, 0))]),
    Scenario(
      "over midnight and the year's end",
      on: Stage(zones: [area()], start: Instant(iso8601: "2026-12-31T23:52:00+08:00") ?? .distantPast),
      [Ship(at: at(0, 0)).lying(2400, status: 1)], finds: one),
    Scenario(
      "an official vessel may", on: Stage(zones: stage.zones, vessels: [Harness.ferry(kind: .official)]),
      [arriving.lying(1800, status: 1)]),
    Scenario(
      "a restart while it lies there", on: stage, [arriving.lying(3600, status: 1).sailing(to: at(2000, 0))],
      finds: one, acts: [.restart(at: 2400)]),
  ]
}
