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
  /// All that was told, in order.
  let events: [FindingEvent]
  let epoch: Instant

  /// - Parameter cuts: when the machine is switched off and on again, in seconds; for `Self.downtime` no report is heard.
  init(_ scenario: Scenario, _ air: Air, seed: UInt64, cuts: [Double] = []) {
    var h = Harness(scenario.stage)
    var acts = (scenario.acts + cuts.map { Scenario.Act(at: $0) { $0.reboot() } }).sorted { $0.at < $1.at }[...]
    func act(until seconds: Double) {
      while let next = acts.first, next.at <= seconds {
        h.pass(to: next.at)
        next.body(&h)
        acts.removeFirst()
      }
    }
    for heard in air.carry(scenario.ships, seed: seed) where !heard.isReport(within: Self.downtime, after: cuts) {
      act(until: heard.at)
      h.pass(to: heard.at)
      h.hear(heard)
    }
    act(until: .infinity)
    h.pass(scenario.after)
    (events, epoch) = (h.events, h.epoch)
    // One that is told again under the same id is the same to the register.
    var seen: Set<String> = []
    judge(scenario, h.opened.filter { seen.insert($0.id).inserted }, air)
    judgeOrder(scenario, air, isCut: !cuts.isEmpty)
  }

  /// How long a restart takes, in seconds.
  static let downtime = 8.0

  /// Detector, subject and object are unique while open, and what ends was open.
  private mutating func judgeOrder(_ scenario: Scenario, _ air: Air, isCut: Bool) {
    var open: [String: String] = [:]
    for event in events {
      switch event {
      case .opened(let f):
        let key = "\(f.detector.rawValue)/\(f.mmsi)/\(f.object)"
        if let old = open.updateValue(f.id, forKey: key), old != f.id || !isCut {
          doubled.append("\(scenario.name) [\(air.rawValue)]: \(f.id)")
        }
      case .ended(let id, _):
        guard let key = open.first(where: { $0.value == id })?.key else {
          wrong.append("\(scenario.name) [\(air.rawValue)]: \(id) ended and was not open")
          continue
        }
        open[key] = nil
      case .updated, .leg: break
      }
    }
  }

  /// When each finding began, opened and ended, in seconds; nil: it did not end.
  var spans: [(onset: Double, opened: Double, ended: Double?)] {
    func seconds(_ at: Instant) -> Double { Double((at - epoch).milliseconds) / 1000 }
    let ends = Dictionary(
      events.compactMap { if case .ended(let id, let at) = $0 { (id, at) } else { nil } }, uniquingKeysWith: { $1 })
    return events.compactMap {
      guard case .opened(let finding) = $0 else { return nil }
      return (seconds(finding.onset), seconds(finding.opened), ends[finding.id].map(seconds))
    }
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

extension Air.Heard {
  /// What is said once is not lost: the scene would be another one.
  fileprivate func isReport(within seconds: Double, after cuts: [Double]) -> Bool {
    guard case .report = sent.content else { return false }
    return cuts.contains { $0 < at && at <= $0 + seconds }
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
