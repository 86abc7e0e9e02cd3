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
    let anchorings: [ZoneRule]
    /// Of one-way lanes.
    let lanes: [ZoneRule]
    let goods: [ZoneRule]
    /// Of no-overtaking.
    let overtakings: [ZoneRule]
    let use: Zone.Use?
  }
  /// The detectors of `Entry.anchorings` and `Entry.lanes`.
  static let conductDetectors: [DetectorKind] = [.anchoring, .wrongWay]

  let entries: [Entry]
  let index: AreaIndex
  /// What waters there are for.
  let uses: Set<Zone.Use>
  /// Some zone has a rule against overtaking.
  let forbidsOvertaking: Bool
  /// Zones whose polygons have no inside.
  let unusable: Int

  /// - Parameter stations: for rules that ask for the wind near the zone.
  init(_ zones: [Zone], stations: [MeasuringStation] = []) {
    var entries: [Entry] = []
    var unusable = 0
    for zone in zones where !zone.isLine && (!zone.rules.isEmpty || zone.use != nil) {
      guard let area = zone.water else {
        unusable += 1
        continue
      }
      var closed: [ZoneRule] = []
      var speeds: [ZoneRule] = []
      var anchorings: [ZoneRule] = []
      var lanes: [ZoneRule] = []
      var goods: [ZoneRule] = []
      var overtakings: [ZoneRule] = []
      for rule in zone.resolvedRules(stations) {
        switch rule.kind {
        case .closedWater: closed.append(rule)
        case .speedLimit: speeds.append(rule)
        case .noAnchoring: anchorings.append(rule)
        case .oneWay: lanes.append(rule)
        case .dangerousGoods: goods.append(rule)
        // BanBook's.
        case .sailingBan: break
        case .noOvertaking: overtakings.append(rule)
        }
      }
      entries.append(
        Entry(
          id: zone.id, name: zone.name, version: zone.version, area: area, margin: min(10, area.halfWidth / 2),
          closed: closed, speeds: speeds, anchorings: anchorings, lanes: lanes, goods: goods,
          overtakings: overtakings, use: zone.use))
    }
    self.entries = entries
    uses = Set(entries.compactMap(\.use))
    forbidsOvertaking = entries.contains { !$0.overtakings.isEmpty }
    self.unusable = unusable
    index = AreaIndex(entries.map(\.area.box), cellDegrees: 0.02)
  }

  func place(of id: ZoneID) -> Int32? { entries.firstIndex { $0.id == id }.map(Int32.init) }

  /// The rule that closes a zone to a vessel now.
  func closedRule(_ entry: Int32, _ kind: RegisteredVessel.Kind?, at instant: Instant, _ common: Common) -> ZoneRule? {
    first(entries[Int(entry)].closed, kind, at: instant, common)
  }

  /// The rule that `detector` judges by: the first that holds for a vessel now.
  func conductRule(
    _ entry: Int32, _ detector: DetectorKind, _ kind: RegisteredVessel.Kind?, at instant: Instant, _ common: Common
  ) -> ZoneRule? {
    let rules = detector == .anchoring ? entries[Int(entry)].anchorings : entries[Int(entry)].lanes
    return first(rules, kind, at: instant, common)
  }

  /// The rule by which dangerous goods are watched in a zone now.
  func goodsRule(_ entry: Int32, _ kind: RegisteredVessel.Kind?, at instant: Instant, _ common: Common) -> ZoneRule? {
    first(entries[Int(entry)].goods, kind, at: instant, common)
  }

  private func first(
    _ rules: [ZoneRule], _ kind: RegisteredVessel.Kind?, at instant: Instant, _ common: Common
  ) -> ZoneRule? {
    if rules.isEmpty { return nil }
    let now = common.circumstances(at: instant)
    return rules.first { $0.binds(kind) && $0.holds(now) }
  }

  /// The rule against overtaking that holds for a vessel at an instant.
  func overtakingRule(
    _ entry: Int32, _ kind: RegisteredVessel.Kind?, at instant: Instant, _ common: Common
  ) -> ZoneRule? {
    first(entries[Int(entry)].overtakings, kind, at: instant, common)
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
  func speedRule(_ entry: Int32, _ kind: RegisteredVessel.Kind?, at instant: Instant, _ common: Common)
    -> (rule: ZoneRule, limit: Knots)?
  {
    if entries[Int(entry)].speeds.isEmpty { return nil }
    let now = common.circumstances(at: instant)
    var lowest: (rule: ZoneRule, limit: Knots)?
    for rule in entries[Int(entry)].speeds where rule.binds(kind) && rule.holds(now) {
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
    case .sailingBan: .sailingBan
    case .dangerousGoods: .dangerousGoods
    case .noOvertaking: .overtaking
    }
  }

  func binds(_ kind: RegisteredVessel.Kind?) -> Bool { kind.map { !except.contains($0) } ?? true }
}
