import Detection
import Organisation
import Picture
import Testing
import Units

/// What came of a scenario in one air.
struct ScenarioRun {
  var found = 0
  var missed: [String] = []
  var wrong: [String] = []
  /// Episodes that made a second finding.
  var doubled: [String] = []

  init(_ scenario: Scenario, _ air: Air, seed: UInt64) {
    var h = Harness(scenario.stage)
    var acts = scenario.acts.sorted { $0.at < $1.at }[...]
    func act(until seconds: Double) {
      while let next = acts.first, next.at <= seconds {
        h.pass(to: next.at)
        next.body(&h)
        acts.removeFirst()
      }
    }
    for heard in air.carry(scenario.ships, seed: seed) {
      act(until: heard.at)
      h.pass(to: heard.at)
      h.hear(heard)
    }
    act(until: .infinity)
    h.pass(scenario.after)
    judge(scenario, h.opened, air)
  }

  private mutating func judge(_ scenario: Scenario, _ opened: [Finding], _ air: Air) {
    var left = opened
    for expected in scenario.expected {
      let fits = left.filter {
        $0.detector == expected.detector && $0.mmsi == expected.mmsi
          && (expected.object == nil || $0.object == expected.object)
      }
      let told = "\(scenario.name) [\(air.rawValue)]"
      found += min(fits.count, expected.times)
      if fits.count < expected.times { missed.append("\(told): \(expected.detector.rawValue) \(expected.mmsi)") }
      if fits.count > expected.times { doubled.append("\(told): \(fits.map(\.id))") }
      left.removeAll { one in fits.contains { $0.id == one.id } }
    }
    wrong = left.map { "\(scenario.name) [\(air.rawValue)]: \($0.id) \($0.reason.values)" }
  }
}

/// Figures over many runs.
struct Score {
  var found = 0
  var missed: [String] = []
  var wrong: [String] = []
  var doubled: [String] = []

  mutating func add(_ run: ScenarioRun) {
    found += run.found
    missed += run.missed
    wrong += run.wrong
    doubled += run.doubled
  }

  var recall: Double { found + missed.count == 0 ? 1 : Double(found) / Double(found + missed.count) }
  var precision: Double {
    let all = found + wrong.count + doubled.count
    return all == 0 ? 1 : Double(found) / Double(all)
  }
}
