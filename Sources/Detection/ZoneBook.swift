import Geometry
import Organisation
import Units

/// The zones made ready: areas, index, rules by kind.
struct ZoneBook: Sendable {
  struct Entry: Sendable {
    let id: ZoneID
    let name: String
    let version: String
    let area: Area
    /// So deep at least a vessel must have been seen inside before it counts: the error of a fix, less in a narrow zone.
    let margin: Double
    let closed: [ZoneRule]
    let speeds: [ZoneRule]
  }

  let entries: [Entry]
  let index: AreaIndex
  /// Zones whose polygons have no inside.
  let unusable: Int

  init(_ zones: [Zone]) {
    var entries: [Entry] = []
    var unusable = 0
    for zone in zones where !zone.rules.isEmpty {
      guard let area = Area(zone.area) else {
        unusable += 1
        continue
      }
      var closed: [ZoneRule] = []
      var speeds: [ZoneRule] = []
      for rule in zone.rules {
        switch rule.kind {
        case .closedWater: closed.append(rule)
        case .speedLimit: speeds.append(rule)
        }
      }
      entries.append(
        Entry(
          id: zone.id, name: zone.name, version: zone.version, area: area, margin: min(10, area.halfWidth / 2),
          closed: closed, speeds: speeds))
    }
    self.entries = entries
    self.unusable = unusable
    index = AreaIndex(entries.map(\.area.box), cellDegrees: 0.02)
  }

  func place(of id: ZoneID) -> Int32? { entries.firstIndex { $0.id == id }.map(Int32.init) }

  /// The rule that closes a zone to a vessel at an instant, and since when it has held without a break.
  func closedRule(_ entry: Int32, _ kind: RegisteredVessel.Kind?, at instant: Instant, _ zone: CivilZone)
    -> (rule: ZoneRule, since: Instant)?
  {
    if entries[Int(entry)].closed.isEmpty { return nil }
    let (date, time) = zone.civil(instant)
    for rule in entries[Int(entry)].closed where rule.holds(on: date, at: time) && rule.binds(kind) {
      return (rule, rule.start(date, time, zone))
    }
    return nil
  }

  /// The lowest limit that holds for a vessel at an instant.
  func speedRule(_ entry: Int32, _ kind: RegisteredVessel.Kind?, at instant: Instant, _ zone: CivilZone)
    -> (rule: ZoneRule, limit: Knots)?
  {
    if entries[Int(entry)].speeds.isEmpty { return nil }
    let (date, time) = zone.civil(instant)
    var lowest: (rule: ZoneRule, limit: Knots)?
    for rule in entries[Int(entry)].speeds where rule.holds(on: date, at: time) && rule.binds(kind) {
      if case .speedLimit(let limit) = rule.kind, lowest.map({ limit < $0.limit }) ?? true { lowest = (rule, limit) }
    }
    return lowest
  }
}

extension ZoneRule {
  func binds(_ kind: RegisteredVessel.Kind?) -> Bool { kind.map { !except.contains($0) } ?? true }

  /// Since when a rule that holds now has held: the start of its hours, joined with the evening before where they meet at
  /// midnight.
  fileprivate func start(_ date: CivilDate, _ time: CivilTime, _ zone: CivilZone) -> Instant {
    guard let period = hours.first(where: { $0.contains(time) }) else {
      return from.map { zone.instant($0, .midnight) } ?? .distantPast
    }
    if period.opens == .midnight, holds(on: date - 1, at: CivilTime(23, 59, 59)),
      let evening = hours.first(where: { $0.contains(CivilTime(23, 59, 59)) })
    {
      return zone.instant(date - 1, evening.opens)
    }
    return zone.instant(date, period.opens)
  }
}
