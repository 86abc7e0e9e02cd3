import Detection
import Geometry
import Organisation
import Picture
import Units

/// C13: out of control, by its status or by how it drifts.
enum AdriftScenarios {
  private static let at = Harness.at
  private static let anchorage = Harness.zone("anchorage", -600, -600, 600, 600, rules: [], use: .anchorage)
  private static let open = Stage()
  private static func one(_ object: String) -> [Scenario.Expected] { [.one(.adrift, 413_900_123, object)] }
  private static let coming = Ship(at: at(-3000, 0)).sailing(to: at(0, 0), heading: 90)

  static let all: [Scenario] = [
    Scenario(
      "not under command, drifting", on: open,
      [coming.sailing(to: at(0, -500), knots: 1.5, status: 2, heading: 170).sailing(to: at(3000, 0), heading: 80)],
      finds: one("status")),
    Scenario(
      "not under command of a sudden, at 6 kn", on: open,
      [coming.sailing(to: at(900, 0), status: 2, heading: 90).sailing(to: at(4000, 0), heading: 90)],
      finds: one("status")),
    Scenario(
      "drifts athwart for ten minutes, under way by its status", on: open,
      [coming.sailing(to: at(0, -500), knots: 1.6, heading: 90).sailing(to: at(3000, -500), heading: 90)],
      finds: one("drift")),
    Scenario(
      "drifts athwart for three minutes while it turns", on: open,
      [coming.sailing(to: at(0, -140), knots: 1.5, heading: 90).sailing(to: at(3000, -140), heading: 90)]),
    Scenario(
      "drifts in an anchorage", on: Stage(zones: [anchorage]),
      [Ship(at: at(0, 400)).sailing(to: at(0, -400), knots: 1.5, heading: 90)]),
    Scenario(
      "moored with a wandering course", on: open,
      [Ship(at: at(0, 0)).sailing(to: at(0, -600), knots: 0.7, status: 5, heading: 90)]),
    Scenario(
      "a class B without heading, slowly", on: open,
      [Ship(as: .classB, at: at(0, 0)).sailing(to: at(0, -900), knots: 1.5, heading: 511)]),
    Scenario(
      "the status forgotten since yesterday, at its berth", on: open, [Ship(at: at(0, 0)).lying(3600, status: 2)]),
    Scenario(
      "the status forgotten, making way all the time", on: open,
      [Ship(at: at(-4000, 0)).sailing(to: at(4000, 0), knots: 8, status: 2, heading: 90)]),
    Scenario(
      "one report of status 2 among others", on: open,
      [coming.sailing(to: at(60, 0), status: 2, heading: 90, every: 60).sailing(to: at(3000, 0), heading: 90)]),
    Scenario(
      "drifts, and then says not under command: one episode", on: open,
      [
        coming.sailing(to: at(0, -500), knots: 1.6, heading: 90).sailing(
          to: at(0, -900), knots: 1.6, status: 2, heading: 90
        ).sailing(to: at(3000, -900), heading: 90)
      ], finds: [.one(.adrift)]),
    Scenario(
      "crabs across a strong current, 30° off, at 4 kn", on: open,
      [Ship(at: at(0, 0)).sailing(to: at(2500, 0), knots: 4, heading: 60)]),
    Scenario(
      "wakes up adrift", on: open, [Ship(at: at(0, 0)).sailing(to: at(0, -900), knots: 1.6, heading: 90)],
      finds: one("drift")),
    Scenario(
      "fishing, drifting with its net", on: open,
      [Ship(at: at(0, 0)).sailing(to: at(0, -900), knots: 1.6, status: 7, heading: 90)]),
    Scenario(
      "over midnight and the year's end",
      on: Stage(start: Instant(iso8601: "2026-12-31T23:57:00+08:00") ?? .distantPast),
      [Ship(at: at(0, 0)).sailing(to: at(0, -900), knots: 1.6, heading: 90)], finds: one("drift")),
    Scenario(
      "a restart meanwhile", on: open,
      [coming.sailing(to: at(0, -900), knots: 1.5, heading: 90).sailing(to: at(3000, -900), heading: 90)],
      finds: one("drift"), acts: [.restart(at: 1600)]),
  ]
}
