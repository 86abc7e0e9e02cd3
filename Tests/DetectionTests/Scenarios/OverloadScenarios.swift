import Detection
import Organisation
import Picture
import Units

/// P7, C5: 50 persons and 1.40 m are certified.
enum OverloadScenarios {
  private static func stage(_ crew: Int? = nil, kind: RegisteredVessel.Kind = .ferry) -> Stage {
    var vessel = FerryStage.vessel()
    vessel.kind = kind
    vessel.certifiedPersons = 50
    vessel.certifiedDraught = Metres(1.4)
    vessel.crewLimit = crew
    return FerryStage.stage(vessels: [vessel])
  }
  private static let persons = [Scenario.Expected.one(.overload, FerryStage.ferry, "persons")]
  private static let draught = [Scenario.Expected.one(.overload, FerryStage.ferry, "draught")]

  private static func deep(_ tenths: UInt8) -> Observation.Content {
    var said = Particulars()
    said.draughtTenths = tenths
    return .particulars(said, [.voyage])
  }

  static let all: [Scenario] = [
    Scenario("says 63 aboard", on: stage(), [FerryStage.moored().saying(.aboard(63)).over()], finds: persons),
    Scenario("says 51 aboard", on: stage(), [FerryStage.moored().saying(.aboard(51)).over()], finds: persons),
    Scenario("says 50 aboard", on: stage(), [FerryStage.moored().saying(.aboard(50)).over()]),
    Scenario("says 53 aboard with a crew of three", on: stage(3), [FerryStage.moored().saying(.aboard(53)).over()]),
    Scenario(
      "says 54 aboard with a crew of three", on: stage(3), [FerryStage.moored().saying(.aboard(54)).over()],
      finds: persons),
    Scenario(
      "says 63 five times: one episode", on: stage(),
      [(0..<5).reduce(FerryStage.moored()) { ship, _ in ship.saying(.aboard(63)).lying(120, every: 10) }.over()],
      finds: persons),
    Scenario(
      "says 63, then 68, then 40", on: stage(),
      [FerryStage.moored().saying(.aboard(63)).over().saying(.aboard(68)).back().saying(.aboard(40)).over()],
      finds: persons),
    Scenario(
      "63, ashore, and 70: two episodes", on: stage(),
      [
        FerryStage.moored().saying(.aboard(63)).over().saying(.aboard(0)).lying(120, every: 10).saying(.aboard(70))
          .back()
      ],
      finds: [.init(detector: .overload, mmsi: FerryStage.ferry, object: "persons", times: 2)]),
    Scenario("a draught of 1.6 m", on: stage(), [FerryStage.moored().saying(deep(16)).over()], finds: draught),
    Scenario("a draught of 1.5 m", on: stage(), [FerryStage.moored().saying(deep(15)).over()], finds: draught),
    Scenario("a draught of 1.4 m", on: stage(), [FerryStage.moored().saying(deep(14)).over()]),
    Scenario("a draught of 0: not available", on: stage(), [FerryStage.moored().saying(deep(0)).over()]),
    Scenario(
      "too deep and too many", on: stage(), [FerryStage.moored().saying(deep(16)).saying(.aboard(80)).over()],
      finds: persons + draught),
    Scenario(
      "60 signed for", on: stage(), [FerryStage.moored().over()], finds: persons, acts: [.signed(200, persons: 60)]),
    Scenario("50 signed for", on: stage(), [FerryStage.moored().over()], acts: [.signed(200, persons: 50)]),
    Scenario("nobody said how many", on: stage(), [FerryStage.moored().over()], acts: [.signed(200, persons: nil)]),
    Scenario(
      "60 signed for, of a vessel that nobody hears", on: stage(), [], finds: persons,
      acts: [.signed(200, persons: 60)]),
    Scenario(
      "60 signed for twice: two trips, two episodes", on: stage(), [FerryStage.moored().over().back()],
      finds: [.init(detector: .overload, mmsi: FerryStage.ferry, object: "persons", times: 2)],
      acts: [.signed(200, persons: 60), .signed(800, berth: "E", persons: 60, no: 2)]),
    Scenario(
      "a vessel whose certificate nobody knows", on: FerryStage.stage(),
      [FerryStage.moored().saying(.aboard(300)).saying(deep(90)).over()]),
    Scenario(
      "the daemon starts anew in the middle", on: stage(),
      [FerryStage.moored().saying(.aboard(63)).lying(200, every: 10).saying(.aboard(63)).over()], finds: persons,
      acts: [.restart(at: 400)]),
    Scenario(
      "a tourist vessel", on: stage(kind: .tourist), [FerryStage.moored().saying(.aboard(63)).over()], finds: persons),
  ]
}
