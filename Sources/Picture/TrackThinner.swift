import Geometry
public import Units

/// Which positions of a vessel the archive leaves out: those nearer than a distance to the last one that was kept, while it is
/// younger than a span. With only one of the two set, that one decides. The detectors and the picture see every position.
public struct TrackThinning: Hashable, Sendable {
  /// Metres from the last kept position from which on a position is kept; nil: no distance suffices by itself.
  public var metres: Double?
  /// Age of the last kept position from which on the next is kept; nil: a vessel that does not move is kept once.
  public var span: TimeSpan?

  /// Nil where neither is set: everything is kept.
  public init?(metres: Double?, span: TimeSpan?) {
    guard metres != nil || span != nil else { return nil }
    self.metres = metres
    self.span = span
  }
}

/// Applies the rule, vessel by vessel. Kept whatever the rule: the first position, one with another navigational status than the
/// last kept one, distress and an alarm of a terminal, and what comes late (a terminal's memory has its own order).
public struct TrackThinner: Sendable {

  public let rule: TrackThinning
  /// Vessels remembered at most; beyond it all are forgotten, so that each is kept once more.
  let capacity: Int
  private var kept: [UInt32: Fix] = [:]
  /// Positions left out since the start.
  public private(set) var leftOut = 0

  public init(_ rule: TrackThinning, capacity: Int = 200_000) {
    self.rule = rule
    self.capacity = max(1, capacity)
  }

  /// True: the position belongs into the archive.
  /// - Complexity: O(1).
  public mutating func keeps(_ fix: Fix, of mmsi: UInt32) -> Bool {
    guard let last = kept[mmsi], !isDistressBeacon(mmsi), !fix.motion.isAlarm, fix.motion.status != 14,
      fix.motion.status == last.motion.status, !last.motion.isAlarm
    else { return keep(fix, mmsi) }
    // Late, or of another day: nothing is known about its neighbours.
    guard fix.at >= last.at else { return true }
    if let span = rule.span, fix.at - last.at >= span { return keep(fix, mmsi) }
    if let metres = rule.metres, fix.position.distance(to: last.position) >= metres { return keep(fix, mmsi) }
    leftOut += 1
    return false
  }

  private mutating func keep(_ fix: Fix, _ mmsi: UInt32) -> Bool {
    if kept.count >= capacity, kept[mmsi] == nil { kept.removeAll(keepingCapacity: true) }
    kept[mmsi] = fix
    return true
  }
}
