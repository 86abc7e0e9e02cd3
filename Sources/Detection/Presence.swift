import Organisation
import Picture
import Units

/// One vessel in (or just out of) one zone, with the episodes that its stay has opened there.
struct Presence: Sendable {
  let zone: Int32
  var stay: Stay
  var closed: Episode?
  var speed: Episode?
  var run: SpeedRun?
  /// anchoring and wrong-way, where something is going on.
  var conducts: [Conduct] = []
  /// A vessel with dangerous goods that is watched here.
  var goods: GoodsStay?

  init(zone: Int32) {
    self.zone = zone
    stay = Stay()
  }

  /// Nothing left to remember.
  var isOver: Bool { !stay.isInside && closed == nil && speed == nil && conducts.isEmpty && goods == nil }

  /// The ids of its open findings.
  var open: [String] { [closed?.id, speed?.id, goods?.id].compactMap { $0 } + conducts.compactMap { $0.episode?.id } }
}

/// Where the vessel is with regard to the edge.
struct Stay: Sendable {
  var isInside = false
  /// First fix of this stay, on both clocks.
  var since = Instant.distantPast
  var sinceMono = Int64.min
  /// Fixes inside in this stay, and how deep the deepest lay, in metres.
  var fixes = 0
  var deepest = 0.0
  /// The last fix outside before the stay; nil for a vessel that woke up inside.
  var cameFrom: Fix?
  /// Monotonic time of the first fix outside since the last inside, how many there were, and how many of the last in a row
  /// lay beyond the leaving distance.
  var outsideSince: Int64 = 0
  var outsideFixes = 0
  var farFixes = 0
  /// The last fix seen, on both clocks; nil after a restart until the vessel is heard.
  var last: Fix?
  var lastMono = Int64.min

  mutating func inside(_ fix: Fix, depth: Double, cameFrom: Fix?, mono: Int64) {
    if !isInside || fix.at - (last?.at ?? fix.at) > .minutes(15) {
      isInside = true
      since = fix.at
      sinceMono = mono
      fixes = 0
      deepest = 0
      self.cameFrom = cameFrom
    }
    fixes += 1
    deepest = max(deepest, depth)
    outsideFixes = 0
    farFixes = 0
    last = fix
    lastMono = mono
  }

  /// - Parameter distance: metres outside the edge.
  mutating func outside(_ fix: Fix, distance: Double, far: Double, mono: Int64) {
    isInside = false
    if outsideFixes == 0 { outsideSince = mono }
    outsideFixes += 1
    farFixes = distance >= far ? farFixes + 1 : 0
    last = fix
    lastMono = mono
  }

  /// The vessel has left: twice beyond the leaving distance, or outside for the leaving time. One wild fix is no departure.
  func hasLeft(_ mono: Int64, dwell: TimeSpan) -> Bool {
    !isInside && (farFixes >= 2 || (outsideFixes >= 2 && mono - outsideSince >= dwell.milliseconds))
  }
}

/// An open finding of a zone detector.
struct Episode: Sendable {
  let id: String
  let onset: Instant
  var lastUpdate: Int64
  /// The most that was seen: metres inside, or knots.
  var peak: Double
  /// For speed: since when the vessel has been back below the limit.
  var belowSince: Int64?
}

/// A vessel over the limit, not yet for long enough.
struct SpeedRun: Sendable {
  let onset: Instant
  let since: Int64
  var last: Int64
  var fixes = 1
  /// Of these over limit and tolerance.
  var over = 1
  var peak: Double

  init(onset: Instant, since: Int64, knots: Double) {
    self.onset = onset
    self.since = since
    last = since
    peak = knots
  }
}
