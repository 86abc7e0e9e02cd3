import Geometry
import Organisation
import Units

/// Bans made ready: those that people declared, and the zone rules that are one while their conditions hold.
struct BanBook: Sendable {
  struct Entry: Sendable {
    enum Ground: Sendable {
      case declared(SailingBan)
      case rule(ZoneRule)
    }
    let ground: Ground
    /// `ban:12`, or the zone.
    let object: String
    let name: String
    let version: String
    let areas: [Area]

    /// Since when it has been in force, no further back than `limit`; nil: it is not.
    func begun(_ now: Circumstances, notBefore limit: Instant) -> Instant? {
      switch ground {
      case .declared(let ban): ban.state(at: now.instant) == .inForce ? max(ban.begins, limit) : nil
      case .rule(let rule): rule.holds(now) ? rule.start(now, notBefore: limit) : nil
      }
    }

    func isInForce(_ now: Circumstances) -> Bool {
      switch ground {
      case .declared(let ban): ban.state(at: now.instant) == .inForce
      case .rule(let rule): rule.holds(now)
      }
    }

    var cause: SailingBan.Cause {
      switch ground {
      case .declared(let ban): return ban.cause
      case .rule(let rule):
        if case .sailingBan(let cause) = rule.kind { return cause }
        return .other
      }
    }

    var except: [RegisteredVessel.Kind] {
      switch ground {
      case .declared(let ban): ban.except
      case .rule(let rule): rule.except
      }
    }

    var code: FindingCode {
      if case .rule(let rule) = ground { return rule.code }
      return FindingCode("V06")
    }

    var severity: Severity {
      if case .rule(let rule) = ground { return rule.severity }
      return .serious
    }

    func contains(_ place: Position) -> Bool { areas.contains { $0.contains(place) } }

    /// Metres inside the edge of its waters; below 0 outside.
    func depth(_ place: Position) -> Double { areas.map { $0.depth(place) }.max() ?? -.infinity }

    /// So deep at least a fix counts.
    var margin: Double { min(10, (areas.map(\.halfWidth).min() ?? 0) / 2) }
  }

  let entries: [Entry]
  private let places: [String: Int]
  private let index: AreaIndex
  /// The entry of each box of the index.
  private let owners: [Int32]

  init(_ declared: [SailingBan], _ directory: Directory) {
    var entries = declared.map { ban in
      Entry(
        ground: .declared(ban), object: ban.subject, name: directory.names(of: ban),
        version: "\(ban.no)/\(ban.revision)",
        areas: directory.waters(of: ban).compactMap { Area($0) })
    }
    for zone in directory.organisation.zones {
      // Of several such rules of a zone the first that holds would do: each is an entry, and the zone's finding is one.
      guard zone.rules.contains(where: { $0.detector == .sailingBan }), let area = zone.water else { continue }
      for rule in zone.resolvedRules(directory.organisation.stations) where rule.detector == .sailingBan {
        entries.append(
          Entry(ground: .rule(rule), object: zone.id, name: zone.name, version: zone.version, areas: [area]))
      }
    }
    self.entries = entries
    places = Dictionary(entries.indices.map { (entries[$0].object, $0) }, uniquingKeysWith: { first, _ in first })
    owners = entries.indices.flatMap { entry in entries[entry].areas.map { _ in Int32(entry) } }
    index = AreaIndex(entries.flatMap { $0.areas.map(\.box) })
  }

  /// The entry by which an object is judged: of several rules of one zone the first that holds.
  func entry(_ object: String, _ now: Circumstances) -> Entry? {
    guard let place = places[object] else { return nil }
    if entries[place].isInForce(now) { return entries[place] }
    return entries[place...].first { $0.object == object && $0.isInForce(now) }
  }

  /// The bans in force at a place, one an object.
  func inForce(at place: Position, _ now: Circumstances) -> [Entry] {
    if entries.isEmpty { return [] }
    var boxes: [Int32] = []
    index.candidates(at: place, into: &boxes)
    var found: [Entry] = []
    for owner in Set(boxes.map { owners[Int($0)] }).sorted() {
      let entry = entries[Int(owner)]
      guard !found.contains(where: { $0.object == entry.object }), entry.isInForce(now), entry.contains(place) else {
        continue
      }
      found.append(entry)
    }
    return found
  }
}
