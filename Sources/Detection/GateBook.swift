import Geometry
import Organisation
import Units

/// The lines that may not be crossed, made ready.
struct GateBook: Sendable {
  struct Entry: Sendable {
    let id: ZoneID
    let name: String
    let version: String
    let gate: Gate
    let rules: [ZoneRule]
  }
  /// So near a line a vessel is remembered, in metres; further off its episode there is over.
  static let near = 300.0

  let entries: [Entry]
  let index: AreaIndex

  init(_ zones: [Zone], stations: [MeasuringStation] = []) {
    entries = zones.compactMap { zone in
      guard zone.isLine, !zone.rules.isEmpty, let gate = zone.spine.flatMap({ Gate($0) }) else { return nil }
      return Entry(id: zone.id, name: zone.name, version: zone.version, gate: gate, rules: zone.resolvedRules(stations))
    }
    index = AreaIndex(entries.map { $0.gate.box.expanded(byMetres: GateBook.near) }, cellDegrees: 0.02)
  }

  func place(of id: ZoneID) -> Int32? { entries.firstIndex { $0.id == id }.map(Int32.init) }

  /// The rule that forbids a vessel to cross at an instant.
  /// - Parameter way: nil: any.
  func rule(_ entry: Int32, _ way: Gate.Way?, _ kind: RegisteredVessel.Kind?, at instant: Instant, _ common: Common)
    -> ZoneRule?
  {
    let now = common.circumstances(at: instant)
    return entries[Int(entry)].rules.first {
      $0.holds(now) && $0.binds(kind) && ($0.crossing == nil || way == nil || $0.crossing == way)
    }
  }
}
