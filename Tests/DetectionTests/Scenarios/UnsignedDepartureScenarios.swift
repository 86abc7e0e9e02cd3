import Detection
import Organisation
import Picture
import Units

/// P7: departures of the line are signed, from half an hour before to two minutes after. The ferry leaves at second 300; off the berth by 320.
enum UnsignedDepartureScenarios {
  private static let stage = FerryStage.stage(FerryStage.line(signOffs: .init()))
  private static let one = [Scenario.Expected.one(.unsignedDeparture, FerryStage.ferry, "L-1")]
  private static func twice(_ n: Int) -> [Scenario.Expected] {
    [.init(detector: .unsignedDeparture, mmsi: FerryStage.ferry, object: "L-1", times: n)]
  }
  private static let trip = FerryStage.moored().over(lies: 1800)
  /// Over and back, and over again: departures at some 320, 885 (from the east) and 1450.
  private static let three = FerryStage.moored().over().back().over(lies: 2400)

  static let all: [Scenario] = [
    Scenario("leaves unsigned", on: stage, [trip], finds: one),
    Scenario("signed four minutes before it leaves", on: stage, [trip], acts: [.signed(60)]),
    Scenario("signed a minute after it has left", on: stage, [trip], acts: [.signed(380)]),
    Scenario("signed five minutes too late", on: stage, [trip], finds: one, acts: [.signed(750)]),
    Scenario(
      "signed in time and sent ten minutes later: found, and answered", on: stage, [trip], finds: one,
      acts: [.signed(250, comes: 900)]),
    Scenario(
      "signed at the other berth", on: stage, [trip], finds: one, acts: [.signed(250, berth: "E")]),
    Scenario(
      "signed for another vessel",
      on: FerryStage.stage(
        FerryStage.line(signOffs: .init()), vessels: [FerryStage.vessel(), FerryStage.vessel(FerryStage.other)]),
      [trip], finds: one, acts: [.signed(250, mmsi: FerryStage.other)]),
    Scenario(
      "signed more than half an hour before", on: stage, [FerryStage.moored(for: 2400).over(lies: 1500)], finds: one,
      acts: [.signed(60)]),
    Scenario("three departures, none signed", on: stage, [three], finds: twice(3)),
    Scenario(
      "three departures, the second unsigned", on: stage, [three], finds: one,
      acts: [.signed(200), .signed(1400, no: 2)]),
    Scenario(
      "three departures, all signed", on: stage, [three],
      acts: [.signed(200), .signed(800, berth: "E", no: 2), .signed(1400, no: 3)]),
    Scenario("one sign-off is not good for two departures", on: stage, [three], finds: twice(2), acts: [.signed(200)]),
    Scenario("lies at its berth all the time", on: stage, [FerryStage.moored(for: 3600)]),
    Scenario(
      "shifts along its berth", on: stage,
      [FerryStage.moored().sailing(to: Harness.at(0, 45), knots: 1.5).lying(1200, every: 10)]),
    Scenario(
      "is first heard under way: nobody saw it leave", on: stage,
      [Ship(at: Harness.at(400, 0)).over(lies: 1800)]),
    Scenario(
      "is not heard from its berth to the other bank", on: stage,
      [FerryStage.moored().silent(400, to: FerryStage.east).lying(1800, every: 10)]),
    Scenario(
      "a line without sign-offs", on: FerryStage.stage(), [three]),
    Scenario(
      "a class B, a report each 30 s under way and each three minutes at its berth", on: stage,
      [
        Ship(as: .classB, at: FerryStage.west).lying(400).sailing(to: FerryStage.east, knots: 6).lying(1800)
      ], finds: one),
    Scenario(
      "the daemon starts anew while the finding is open", on: stage, [trip], finds: one, acts: [.restart(at: 480)]),
    Scenario(
      "the daemon starts anew between the departure and the end of the grace", on: stage, [trip], finds: one,
      acts: [.restart(at: 360)]),
    Scenario(
      "signed, and the daemon starts anew before it leaves", on: stage, [trip],
      acts: [.signed(200), .restart(at: 260)]),
    Scenario(
      "leaves over the turn of the year",
      on: FerryStage.stage(
        FerryStage.line(signOffs: .init()), point: FerryStage.point(Hours(CivilTime(6, 0), CivilTime(seconds: 88_200))),
        start: "2026-12-31T23:54:00+08:00"), [trip], finds: one),
  ]
}
