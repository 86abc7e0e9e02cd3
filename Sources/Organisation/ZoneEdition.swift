package import Units

/// A zone as somebody set it at run time, over what the configuration's file says of it: its rules hold at once, the file's wait. The last
/// edition of a zone holds.
package struct ZoneEdition: Hashable, Sendable, Codable {
  package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// As in `zone`.
    case set
    /// No such zone, whatever the file says.
    case withdrawn
    /// As the file says again.
    case reverted
  }
  /// Number in the register, counted over all zones; 0 before it is there.
  package var no: Int64
  package var id: ZoneID
  package var kind: Kind
  package var zone: Zone?
  /// The GeoJSON that was given, with its datum.
  package var given: String?
  package var reason: String
  package var by: PersonID?
  package var at: Instant

  package init(
    no: Int64 = 0, id: ZoneID, kind: Kind, zone: Zone? = nil, given: String? = nil, reason: String, by: PersonID?,
    at: Instant
  ) {
    self.no = no
    self.id = id
    self.kind = kind
    self.zone = zone
    self.given = given
    self.reason = reason
    self.by = by
    self.at = at
  }
}

extension [Zone] {
  /// The file's zones with the editions laid over them, in order of id.
  package func edited(_ editions: [ZoneEdition]) -> [Zone] {
    if editions.isEmpty { return self }
    var zones = Dictionary(map { ($0.id, $0) }) { first, _ in first }
    for edition in editions.sorted(by: { $0.no < $1.no }) {
      switch edition.kind {
      case .set: zones[edition.id] = edition.zone ?? zones[edition.id]
      case .withdrawn: zones[edition.id] = nil
      case .reverted: zones[edition.id] = first { $0.id == edition.id }
      }
    }
    return zones.values.sorted { $0.id < $1.id }
  }
}
