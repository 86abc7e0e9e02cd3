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
    /// What decides it, each with what is the case.
    package var checks: [Check]
  }

  /// One condition of a rule.
  package struct Check: Hashable, Sendable {
    package enum What: Hashable, Sendable {
      /// Whether it binds this kind of vessel; nil: a vessel that is not registered.
      case vessel(RegisteredVessel.Kind?)
      case from(CivilDate)
      case through(CivilDate)
      case hours([Hours])
      /// It holds always.
      case always
    }
    package var what: What
    package var isMet: Bool
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
  package func hits(
    at place: Position, _ instant: Instant, kind: RegisteredVessel.Kind?, in zone: CivilZone
  ) -> [Hit] {
    var found: [Int32] = []
    index.candidates(at: place, into: &found)
    let (date, time) = zone.civil(instant)
    let hits = found.compactMap { at -> Hit? in
      let (zone, water, gate) = zones[Int(at)]
      guard let depth = water?.depth(place) ?? gate.map({ -$0.distance(place) }), depth >= -Self.near else {
        return nil
      }
      return Hit(zone: zone, depth: depth, rules: zone.rules.map { Self.answer($0, kind, date, time) })
    }
    return hits.sorted { ($1.depth, $0.zone.id) < ($0.depth, $1.zone.id) }
  }

  /// When a rule holds; empty: always.
  package static func conditions(of rule: ZoneRule) -> [Check.What] {
    var found: [Check.What] = []
    if let from = rule.from { found.append(.from(from)) }
    if let through = rule.through { found.append(.through(through)) }
    if !rule.hours.isEmpty { found.append(.hours(rule.hours)) }
    return found
  }

  private static func answer(
    _ rule: ZoneRule, _ kind: RegisteredVessel.Kind?, _ date: CivilDate, _ time: CivilTime
  ) -> Answer {
    var checks = [Check(what: .vessel(kind), isMet: rule.binds(kind))]
    if let from = rule.from { checks.append(Check(what: .from(from), isMet: date >= from)) }
    if let through = rule.through { checks.append(Check(what: .through(through), isMet: date <= through)) }
    if !rule.hours.isEmpty {
      checks.append(Check(what: .hours(rule.hours), isMet: rule.hours.contains { $0.contains(time) }))
    }
    if checks.count == 1 { checks.append(Check(what: .always, isMet: true)) }
    return Answer(rule: rule, holds: rule.binds(kind) && rule.holds(on: date, at: time), checks: checks)
  }
}
