import Geometry
package import Organisation
package import Units

/// Which zones hold a place, or are near it, and which of their rules hold there for a vessel at an instant.
package struct ZoneProbe: Sendable {
  /// Zones so near are told as well, in metres.
  package static let near = 500.0

  package struct Hit: Sendable {
    package var zone: Zone
    /// Metres inside; negative: outside, or beside a line that can only be crossed.
    package var depth: Double
    package var rules: [Answer]
  }

  package struct Answer: Sendable {
    package var rule: ZoneRule
    package var holds: Bool
    /// Whether it binds a vessel of this kind.
    package var binds: Bool
    /// Each of its conditions with what is the case; none: it holds always.
    package var checks: [ConditionCheck]
  }

  private let zones: [(zone: Zone, water: Area?, gate: Gate?)]
  private let index: AreaIndex

  package init(_ zones: [Zone]) {
    self.zones = zones.map { ($0, $0.water, $0.isLine ? $0.spine.flatMap { Gate($0) } : nil) }
    let nowhere = Box(south: 90, west: 0, north: 90, east: 0)
    index = AreaIndex(
      self.zones.map { ($0.water?.box ?? $0.gate?.box ?? nowhere).expanded(byMetres: Self.near) }, cellDegrees: 0.02)
  }

  /// The deepest first.
  /// - Parameters:
  ///   - kind: nil: a vessel that is not registered.
  ///   - stations: for their names, and for rules that ask for the wind near the zone.
  package func hits(
    at place: Position, _ now: Circumstances, kind: RegisteredVessel.Kind?, stations: [MeasuringStation]
  ) -> [Hit] {
    var found: [Int32] = []
    index.candidates(at: place, into: &found)
    let hits = found.compactMap { at -> Hit? in
      let (zone, water, gate) = zones[Int(at)]
      guard let depth = water?.depth(place) ?? gate.map({ -$0.distance(place) }), depth >= -Self.near else {
        return nil
      }
      let answers = zone.resolvedRules(stations).map { rule in
        let binds = rule.binds(kind)
        return Answer(
          rule: rule, holds: binds && rule.holds(now), binds: binds, checks: rule.explanation(now, stations: stations))
      }
      return Hit(zone: zone, depth: depth, rules: answers)
    }
    return hits.sorted { ($1.depth, $0.zone.id) < ($0.depth, $1.zone.id) }
  }
}
