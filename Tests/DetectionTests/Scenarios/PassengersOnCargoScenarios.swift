import Detection
import Organisation
import Picture
import Regulation
import Units

/// P7: a cargo vessel with a crew of seven at most.
enum PassengersOnCargoScenarios {
  private static let cargo: UInt32 = 413_800_001
  private static func stage(_ kind: RegisteredVessel.Kind = .cargo, limit: Int? = 7) -> Stage {
    var vessel = Harness.ferry(cargo, kind: kind)
    vessel.crewLimit = limit
    var stage = Stage(vessels: [vessel])
    stage.rules.lostFloor = .hours(20)
    return stage
  }
  private static let one = [Scenario.Expected.one(.passengersOnCargo, cargo, "persons")]
  private static func ship(_ persons: [UInt16]) -> Ship {
    persons.reduce(Ship(cargo, at: Harness.at(0, -2000)).sailing(to: Harness.at(0, -1500))) { ship, n in
      ship.saying(.aboard(n)).lying(120, knots: 0.2, every: 10)
    }.sailing(to: Harness.at(0, 1000))
  }

  static let all: [Scenario] = [
    Scenario("12 aboard", on: stage(), [ship([12])], finds: one),
    Scenario("8 aboard", on: stage(), [ship([8])], finds: one),
    Scenario("7 aboard", on: stage(), [ship([7])]),
    Scenario("nobody aboard", on: stage(), [ship([0])]),
    Scenario("12, 13, 12: one episode", on: stage(), [ship([12, 13, 12])], finds: one),
    Scenario(
      "12, 6, 12: two episodes", on: stage(), [ship([12, 6, 12])],
      finds: [.init(detector: .passengersOnCargo, mmsi: cargo, object: "persons", times: 2)]),
    Scenario("12 on a ferry", on: stage(.ferry), [ship([12])]),
    Scenario("12 on a passenger vessel", on: stage(.passenger), [ship([12])]),
    Scenario("12 on a tanker", on: stage(.tanker), [ship([12])], finds: one),
    Scenario("12 on a workboat", on: stage(.workboat), [ship([12])], finds: one),
    Scenario("a crew limit that nobody knows", on: stage(limit: nil), [ship([300])]),
    Scenario("a vessel of no register", on: Stage(), [ship([300])]),
    Scenario("one passenger on a vessel without a crew", on: stage(.workboat, limit: 0), [ship([1])], finds: one),
    Scenario("12 aboard, never taken back: one episode", on: stage(), [ship([12]).lying(3600, every: 30)], finds: one),
    Scenario(
      "the daemon starts anew in the middle", on: stage(), [ship([12, 12, 12])], finds: one,
      acts: [.restart(at: 330)]),
    Scenario(
      "over midnight",
      on: {
        var night = stage()
        night.start = Instant(iso8601: "2026-12-31T23:55:00+08:00") ?? .distantPast
        return night
      }(), [ship([12, 12, 12])], finds: one),
  ]
}
