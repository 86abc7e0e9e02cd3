import Detection
import Organisation
import Picture
import Regulation
import Units

/// A piece of traffic with all that must be found in it. What is found besides is a false alarm, whatever detector made it.
struct Scenario: Sendable, CustomStringConvertible {
  /// One finding that must be made.
  struct Expected: Hashable, Sendable {
    var detector: DetectorKind
    var mmsi: UInt32
    /// nil: any.
    var object: String?
    /// How many episodes.
    var times = 1
  }

  /// Something that happens besides the reports, at its second: a restart, an operator's entry, a feed that falls silent.
  struct Act: Sendable {
    var at: Double
    var body: @Sendable (inout Harness) -> Void
  }

  var name: String
  var stage: Stage
  var ships: [Ship]
  var expected: [Expected]
  var acts: [Act] = []
  /// In which air it is played. An edge that lies within the error of a fix is a matter for clean air.
  var airs = Air.usual
  /// Seconds after the last report.
  var after = 700.0

  init(
    _ name: String, on stage: Stage, _ ships: [Ship], finds expected: [Expected] = [], acts: [Act] = [],
    airs: [Air] = Air.usual, after: Double = 700
  ) {
    (self.name, self.stage, self.ships, self.expected) = (name, stage, ships, expected)
    (self.acts, self.airs, self.after) = (acts, airs, after)
  }

  var description: String { name }
}

/// What the watch knows before the traffic begins.
struct Stage: Sendable {
  var zones: [Zone] = []
  var vessels: [RegisteredVessel] = []
  var rules = DetectorRules()
  /// Second 0.
  var start = Harness.start
  /// Anything else of the organisation.
  var more: @Sendable (inout Organisation) -> Void = { _ in }
}

extension Scenario.Expected {
  static func one(_ detector: DetectorKind, _ mmsi: UInt32 = 413_900_123, _ object: String? = nil) -> Self {
    Scenario.Expected(detector: detector, mmsi: mmsi, object: object)
  }
}

extension Scenario.Act {
  /// The daemon is stopped and started: only what the register knows is left.
  static func restart(at seconds: Double) -> Scenario.Act { Scenario.Act(at: seconds) { $0.restart() } }
}
