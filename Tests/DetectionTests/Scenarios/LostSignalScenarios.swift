import Detection
import Geometry
import Organisation
import Picture
import Units

/// C5: a registered vessel that falls silent.
enum LostSignalScenarios {
  private static let at = Harness.at
  private static let stage = Stage(vessels: [Harness.ferry()])
  private static let service = Hours(CivilTime(7, 0), CivilTime(11, 0))
  private static func one(_ mmsi: UInt32 = 413_900_123) -> [Scenario.Expected] { [.one(.lostSignal, mmsi)] }
  private static let crossing = Ship(at: at(-600, 0)).sailing(to: at(600, 0)).sailing(to: at(-600, 0)).sailing(
    to: at(600, 0))

  static let all: [Scenario] = [
    Scenario(
      "silent for twenty minutes under way, then back", on: stage, [crossing.silent(1200).sailing(to: at(-600, 0))],
      finds: one(), after: 60),
    Scenario("silent for good", on: stage, [crossing], finds: one()),
    Scenario(
      "silent for four minutes", on: stage,
      [crossing.silent(230).sailing(to: at(-600, 0)).sailing(to: at(600, 0)).lying(60)], after: 60),
    Scenario("not registered", on: Stage(), [crossing]),
    Scenario("moored, a report each three minutes", on: stage, [Ship(at: at(0, 0)).lying(7200, status: 5)], after: 300),
    Scenario(
      "moored and silent for forty minutes", on: stage,
      [Ship(at: at(0, 0)).lying(7200, status: 5).silent(2400).lying(30, status: 5)], finds: one(), after: 60),
    Scenario(
      "after its service", on: Stage(vessels: [Harness.ferry(service: service)], start: Harness.start + .minutes(40)),
      [crossing.sailing(to: at(-600, 0))], after: 3000),
    Scenario("within its service", on: Stage(vessels: [Harness.ferry(service: service)]), [crossing], finds: one()),
    Scenario(
      "its feed is silent", on: stage, [crossing.silent(1800).sailing(to: at(-600, 0))],
      acts: [
        Scenario.Act(at: 1180) { $0.silentFeeds = [0, 1] }, Scenario.Act(at: 2950) { $0.silentFeeds = [] },
      ], after: 60),
    Scenario(
      "seldom heard by habit, each 80 s", on: stage,
      [
        Ship(at: at(-600, 0)).sailing(to: at(600, 0), knots: 0.8, every: 80).silent(300).sailing(
          to: at(0, 0), knots: 0.8, every: 80)
      ], airs: [.clean, .twoFeeds], after: 60),
    Scenario("heard four times only", on: stage, [Ship(at: at(0, 0)).lying(40)]),
    Scenario(
      "twice: two episodes", on: stage,
      [crossing.silent(1200).sailing(to: at(-600, 0)).silent(1200).sailing(to: at(600, 0))],
      finds: [.init(detector: .lostSignal, mmsi: 413_900_123, times: 2)], after: 60),
    Scenario(
      "over midnight and the year's end",
      on: Stage(vessels: stage.vessels, start: Instant(iso8601: "2026-12-31T23:45:00+08:00") ?? .distantPast),
      [crossing.silent(1200).sailing(to: at(-600, 0))], finds: one(), after: 60),
    Scenario(
      "the one of two", on: Stage(vessels: [Harness.ferry(), Harness.ferry(413_900_124)]),
      [crossing, Ship(413_900_124, at: at(0, 900)).lying(3000, every: 10)], finds: one(),
      after: 10),
    Scenario(
      "a restart while it is lost", on: stage, [crossing.silent(2400).sailing(to: at(-600, 0))], finds: one(),
      acts: [.restart(at: 2600)], after: 60),
    Scenario(
      "a restart a minute after it fell silent", on: stage, [crossing.silent(2400).sailing(to: at(-600, 0))],
      finds: one(), acts: [.restart(at: 1240)], after: 60),
    Scenario(
      "a restart a minute after it fell silent, back four minutes later", on: stage,
      [crossing.silent(250).sailing(to: at(-600, 0))], acts: [.restart(at: 1240)], after: 60),
  ]
}
