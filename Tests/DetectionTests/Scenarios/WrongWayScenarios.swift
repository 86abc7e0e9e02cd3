import Detection
import Geometry
import Organisation
import Picture
import Units

/// C5: a lane that runs east, 8 km long and 400 m wide; a minute at 3 kn, more than 120° off.
enum WrongWayScenarios {
  private static let at = Harness.at
  private static func lane(_ hours: [Hours] = []) -> Zone {
    Harness.zone("lane", -4000, -200, 4000, 200, rules: [Harness.rule(.oneWay(90), hours)])
  }
  private static let stage = Stage(zones: [lane()])
  private static let one = [Scenario.Expected.one(.wrongWay, 413_900_123, "lane")]

  static let all: [Scenario] = [
    Scenario("west all the way", on: stage, [Ship(at: at(5000, 0)).sailing(to: at(-5000, 0))], finds: one),
    Scenario("east all the way", on: stage, [Ship(at: at(-5000, 0)).sailing(to: at(5000, 0))]),
    Scenario("across it, north", on: stage, [Ship(at: at(0, -1500)).sailing(to: at(0, 1500), knots: 4)]),
    Scenario(
      "back north-west, 135° off", on: stage, [Ship(at: at(150, -190)).sailing(to: at(-220, 180), knots: 3.4)],
      finds: one, airs: [.clean]),
    Scenario(
      "north by west, 110° off, tacking along", on: stage,
      [Ship(at: at(70, -190)).sailing(to: at(-68, 190), knots: 3.2)]),
    Scenario(
      "turns round in it and goes back for three minutes", on: stage,
      [Ship(at: at(-2000, 0)).sailing(to: at(0, 0)).sailing(to: at(-600, 0)).sailing(to: at(3000, 0))], finds: one),
    Scenario(
      "swings at the berth, half a minute against it", on: stage,
      [Ship(at: at(-2000, 0)).sailing(to: at(0, 0)).sailing(to: at(-80, 0), knots: 4).sailing(to: at(3000, 0))]),
    Scenario("drifts back at 1.5 kn", on: stage, [Ship(at: at(0, 0)).sailing(to: at(-900, 0), knots: 1.5)]),
    Scenario("beside it, west", on: stage, [Ship(at: at(5000, 260)).sailing(to: at(-5000, 260))]),
    Scenario("wakes up in it, going west", on: stage, [Ship(at: at(1000, 0)).sailing(to: at(-1500, 0))], finds: one),
    Scenario(
      "a class B going west", on: stage, [Ship(as: .classB, at: at(5000, 0)).sailing(to: at(-5000, 0), knots: 9)],
      finds: one),
    Scenario(
      "twice, half an hour of good conduct between: two episodes", on: stage,
      [
        Ship(at: at(3500, 0)).sailing(to: at(2000, 0)).sailing(to: at(3800, 0)).lying(900)
          .sailing(to: at(2000, 0)).sailing(to: at(3900, 0))
      ], finds: [.init(detector: .wrongWay, mmsi: 413_900_123, object: "lane", times: 2)]),
    Scenario(
      "the lane is one-way from 10:05 on",
      on: Stage(zones: [lane([Hours(CivilTime(10, 5), CivilTime(12, 0))].compactMap { $0 })]),
      [Ship(at: at(3000, 0)).sailing(to: at(-3000, 0))], finds: one),
    Scenario(
      "the lane is open both ways until 10:40",
      on: Stage(zones: [lane([Hours(CivilTime(10, 40), CivilTime(12, 0))].compactMap { $0 })]),
      [Ship(at: at(3000, 0)).sailing(to: at(-3000, 0))]),
    Scenario(
      "over midnight and the year's end",
      on: Stage(zones: [lane()], start: Instant(iso8601: "2026-12-31T23:55:00+08:00") ?? .distantPast),
      [Ship(at: at(3000, 0)).sailing(to: at(-3000, 0))], finds: one),
    Scenario(
      "an official vessel may", on: Stage(zones: stage.zones, vessels: [Harness.ferry(kind: .official)]),
      [Ship(at: at(5000, 0)).sailing(to: at(-5000, 0))], after: 60),
    Scenario(
      "a restart on the way", on: stage, [Ship(at: at(3500, 0)).sailing(to: at(-3500, 0))], finds: one,
      acts: [.restart(at: 500)]),
  ]
}
