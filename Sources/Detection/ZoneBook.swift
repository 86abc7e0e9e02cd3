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
    /// Of no-anchoring and of lanes.
    let conducts: [ZoneRule]
    /// Of no-overtaking.
    let overtakings: [ZoneRule]
    let use: Zone.Use?
  }
  /// The detectors of `Entry.conducts`.
  static let conductDetectors: [DetectorKind] = [.anchoring, .wrongWay]

  let entries: [Entry]
  let index: AreaIndex
  /// What waters there are for.
  let uses: Set<Zone.Use>
  /// Some zone has a rule against overtaking.
  let forbidsOvertaking: Bool
  /// Zones whose polygons have no inside.
  let unusable: Int

  init(_ zones: [Zone]) {
    var entries: [Entry] = []
    var unusable = 0
    for zone in zones where !zone.rules.isEmpty || zone.use != nil {
      guard let area = Area(zone.area) else {
        unusable += 1
        continue
      }
      var closed: [ZoneRule] = []
      var speeds: [ZoneRule] = []
      var conducts: [ZoneRule] = []
      var overtakings: [ZoneRule] = []
      for rule in zone.rules {
        switch rule.kind {
        case .closedWater: closed.append(rule)
        case .speedLimit: speeds.append(rule)
        case .noAnchoring, .oneWay: conducts.append(rule)
        case .noOvertaking: overtakings.append(rule)
        }
      }
      entries.append(
        Entry(
          id: zone.id, name: zone.name, version: zone.version, area: area, margin: min(10, area.halfWidth / 2),
          closed: closed, speeds: speeds, conducts: conducts, overtakings: overtakings, use: zone.use))
    }
    self.entries = entries
    uses = Set(entries.compactMap(\.use))
    forbidsOvertaking = entries.contains { !$0.overtakings.isEmpty }
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

  /// The rule that `detector` judges by: the first that holds for a vessel at an instant.
  func conductRule(
    _ entry: Int32, _ detector: DetectorKind, _ kind: RegisteredVessel.Kind?, at instant: Instant, _ zone: CivilZone
  ) -> ZoneRule? {
    if entries[Int(entry)].conducts.isEmpty { return nil }
    let (date, time) = zone.civil(instant)
    return entries[Int(entry)].conducts.first {
      $0.detector == detector && $0.holds(on: date, at: time) && $0.binds(kind)
    }
  }

  /// The rule against overtaking that holds for a vessel at an instant.
  func overtakingRule(
    _ entry: Int32, _ kind: RegisteredVessel.Kind?, at instant: Instant, _ zone: CivilZone
  ) -> ZoneRule? {
    let (date, time) = zone.civil(instant)
    return entries[Int(entry)].overtakings.first { $0.holds(on: date, at: time) && $0.binds(kind) }
  }

  /// Whether the place lies in water of that use.
  func isIn(_ use: Zone.Use, _ place: Position) -> Bool { name(of: use, place) != nil }

  /// The name of the water of that use in which the place lies.
  func name(of use: Zone.Use, _ place: Position) -> String? {
    var found: [Int32] = []
    index.candidates(at: place, into: &found)
    return found.first { entries[Int($0)].use == use && entries[Int($0)].area.contains(place) }.map {
      entries[Int($0)].name
    }
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
  /// Who judges by it.
  var detector: DetectorKind {
    switch kind {
    case .closedWater: .closedWater
    case .speedLimit: .speed
    case .noAnchoring: .anchoring
    case .oneWay: .wrongWay
    case .noOvertaking: .overtaking
    }
  }

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
