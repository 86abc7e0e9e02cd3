import Detection
import Organisation
import Testing

/// The scenarios of one detector.
struct ScenarioBook: Sendable, CustomStringConvertible {
  let detector: DetectorKind
  let scenarios: [Scenario]
  var description: String { detector.rawValue }

  static let all: [ScenarioBook] = [
    ScenarioBook(
      detector: .closedWater,
      scenarios: ClosedWaterScenarios.all + GateScenarios.all + FurtherWaterScenarios.closedWater
        + FurtherWaterScenarios.gates),
    ScenarioBook(detector: .speed, scenarios: SpeedScenarios.all + FurtherWaterScenarios.speed),
    ScenarioBook(detector: .wrongWay, scenarios: WrongWayScenarios.all + FurtherWaterScenarios.wrongWay),
    ScenarioBook(detector: .anchoring, scenarios: AnchoringScenarios.all + FurtherWaterScenarios.anchoring),
    ScenarioBook(detector: .adrift, scenarios: AdriftScenarios.all + FurtherVesselScenarios.adrift),
    ScenarioBook(detector: .aground, scenarios: AgroundScenarios.all + FurtherVesselScenarios.aground),
    ScenarioBook(detector: .collisionRisk, scenarios: CollisionRiskScenarios.all + FurtherVesselScenarios.collision),
    ScenarioBook(detector: .overtaking, scenarios: OvertakingScenarios.all + FurtherVesselScenarios.overtaking),
    ScenarioBook(detector: .identity, scenarios: IdentityScenarios.all),
    ScenarioBook(detector: .distress, scenarios: DistressScenarios.all + FurtherVesselScenarios.distress),
    ScenarioBook(detector: .lostSignal, scenarios: LostSignalScenarios.all + FurtherVesselScenarios.lostSignal),
    ScenarioBook(detector: .sailingBan, scenarios: SailingBanScenarios.all + FurtherWaterScenarios.sailingBan),
    ScenarioBook(
      detector: .dangerousGoods, scenarios: DangerousGoodsScenarios.all + FurtherWaterScenarios.dangerousGoods),
    ScenarioBook(detector: .closedWater, scenarios: ConditionScenarios.all),
    ScenarioBook(
      detector: .unsignedDeparture, scenarios: UnsignedDepartureScenarios.all + FurtherFerryScenarios.unsigned),
    ScenarioBook(detector: .offHours, scenarios: OffHoursScenarios.all + FurtherFerryScenarios.offHours),
    ScenarioBook(detector: .offRoute, scenarios: OffRouteScenarios.all + FurtherFerryScenarios.offRoute),
    ScenarioBook(detector: .overload, scenarios: OverloadScenarios.all + FurtherFerryScenarios.overload),
    ScenarioBook(
      detector: .passengersOnCargo, scenarios: PassengersOnCargoScenarios.all + FurtherFerryScenarios.passengers),
  ]
}

/// Generated traffic, at least twelve scenarios a detector, in clean air and under noise: what must be found is found, nothing else,
/// and no episode twice.
@Suite("scenarios of every detector: recall at least 0.98, precision at least 0.95, one finding an episode")
struct ScenarioSuite {
  static let seeds = UInt64(1)...3

  @Test(arguments: ScenarioBook.all) func recallAndPrecision(_ book: ScenarioBook) {
    #expect(book.scenarios.count >= 12)
    #expect(Set(book.scenarios.map(\.name)).count == book.scenarios.count)
    var score = Score()
    var runs = 0
    for scenario in book.scenarios {
      var failed = 0
      for air in scenario.airs {
        for seed in air == .clean ? 1...1 : Self.seeds {
          let run = ScenarioRun(scenario, air, seed: seed)
          // Without noise there is no excuse.
          if air == .clean { #expect(run.missed.isEmpty && run.wrong.isEmpty, "\(run.missed) \(run.wrong)") }
          score.add(run)
          runs += 1
          failed += run.missed.isEmpty && run.wrong.isEmpty ? 0 : 1
        }
      }
      // Nor may noise hide one scenario that fails again and again among many that do not.
      #expect(failed <= 1, "\(scenario.name) fails in \(failed) runs")
      if scenario.airs == Air.usual {
        score.add(ScenarioRun(scenario, .lateFeed, seed: 1))
        runs += 1
      }
    }
    print(
      "scenarios", book.detector.rawValue, book.scenarios.count, "runs", runs, "found", score.found, "recall",
      score.recall, "precision", score.precision)
    for told in score.missed + score.wrong { print("  ", told) }
    #expect(score.recall >= 0.98, "\(score.missed.joined(separator: "\n"))")
    #expect(score.precision >= 0.95, "\(score.wrong.joined(separator: "\n"))")
    #expect(score.doubled.isEmpty, "\(score.doubled.joined(separator: "\n"))")
  }
}
