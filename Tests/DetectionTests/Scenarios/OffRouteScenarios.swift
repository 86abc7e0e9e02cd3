import Detection
import Organisation
import Picture
import Units

/// C5: a corridor of 150 m on each side of the line, a minute.
enum OffRouteScenarios {
  private static let stage = FerryStage.stage()
  private static let one = [Scenario.Expected.one(.offRoute, FerryStage.ferry, "L-1")]
  private static let at = Harness.at

  private static func through(_ places: [Position], knots: Double = 6) -> Ship {
    places.reduce(FerryStage.moored()) { $0.sailing(to: $1, knots: knots) }.over(knots: knots)
  }

  static let all: [Scenario] = [
    Scenario("along the line", on: stage, [through([])]),
    Scenario("600 m upstream and back", on: stage, [through([at(300, 600), at(700, 600)])], finds: one),
    Scenario("90 m beside the line all the way", on: stage, [through([at(150, 90), at(850, 90)])]),
    Scenario(
      "220 m beside it for five minutes", on: stage, [through([at(200, 220), at(900, 220)], knots: 4)], finds: one),
    Scenario("thirty seconds outside", on: stage, [through([at(420, 130), at(470, 200), at(520, 130)])]),
    Scenario(
      "at the edge for ten minutes, now in, now out", on: stage,
      [
        (0..<10).reduce(FerryStage.moored()) { ship, n in
          ship.sailing(to: at(100 + Double(n) * 80, n % 2 == 0 ? 145 : 160), knots: 4)
        }.over()
      ], airs: [.clean]),
    Scenario(
      "off for 20 minutes with a touch of the corridor: one episode", on: stage,
      [through([at(300, 700), at(400, 160), at(480, 140), at(520, 170), at(700, 700), at(900, 300)], knots: 4)],
      finds: one,
      airs: [.clean]),
    Scenario(
      "twice, ten minutes on the line in between: two episodes", on: stage,
      [through([at(200, 600), at(400, 600)]).back(lies: 400).sailing(to: at(300, -600)).over()],
      finds: [.init(detector: .offRoute, mmsi: FerryStage.ferry, object: "L-1", times: 2)]),
    Scenario(
      "round an island, as the way points have it", on: FerryStage.stage(FerryStage.line(via: [at(500, 500)])),
      [through([at(500, 500)])]),
    Scenario(
      "straight across where the way leads round", on: FerryStage.stage(FerryStage.line(via: [at(500, 900)])),
      [through([], knots: 4)], finds: one),
    Scenario("lies two kilometres away", on: stage, [Ship(at: at(0, 2000)).lying(3600, status: 5, every: 30)]),
    Scenario(
      "drifts out at less than a knot and a half", on: stage,
      [FerryStage.moored().sailing(to: at(300, 0)).sailing(to: at(300, 200), knots: 1.2).lying(300, every: 10).over()],
      airs: [.clean]),
    Scenario("is first heard a kilometre off, under way", on: stage, [Ship(at: at(500, 1500)).over()], finds: one),
    Scenario(
      "off the line at night: outside its hours as well",
      on: FerryStage.stage(start: "2026-11-22T23:00:00+08:00"), [through([at(300, 600), at(700, 600)])],
      finds: one + [.one(.offHours, FerryStage.ferry, "L-1")]),
    Scenario("a vessel that is on no line", on: FerryStage.stage(nil), [through([at(300, 600)])]),
    Scenario(
      "a cargo vessel beside the line", on: stage, [Ship(413_800_001, at: at(500, -2000)).sailing(to: at(500, 2000))]),
    Scenario(
      "the daemon starts anew in the middle", on: stage, [through([at(300, 900), at(700, 900)])], finds: one,
      acts: [.restart(at: 620)]),
    Scenario(
      "a class B, a report each 30 s", on: stage,
      [
        Ship(as: .classB, at: FerryStage.west).lying(400).sailing(to: at(300, 700)).sailing(to: at(700, 700))
          .sailing(to: FerryStage.east).lying(400)
      ], finds: one),
    Scenario("one wild fix", on: stage, [FerryStage.moored().sailing(to: at(500, 0)).astray(at(500, 280)).over()]),
  ]
}
