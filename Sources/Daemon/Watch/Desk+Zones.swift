import Casework
import Organisation
import Regulation
import Store
import Units

/// Why a zone is not set.
enum ZoneRefusal: Error, Hashable, Sendable {
  case noSuchZone(ZoneID)
  /// The version now.
  case changedMeanwhile(String)
  /// Nothing was done to it at run time.
  case asTheFile(ZoneID)
  case sameAsNow
  /// File, line, key and reason of each problem.
  case wrong([String])
  /// More rules than a province may have.
  case tooMany
}

/// Zones set at run time, each edition numbered and journalled with person and reason (D8).
extension Desk {
  /// - Parameters:
  ///   - given: the GeoJSON.
  ///   - over: the version that it replaces, as it was seen.
  func set(_ zone: Zone, given: String, reason: String, over: String?) throws -> ZoneEdition {
    let now = directory.zone(zone.id)
    try allowEditing([now, zone].compactMap { $0 })
    try reasonGiven(reason)
    if let over, over != now?.version ?? "" { throw ZoneRefusal.changedMeanwhile(now?.version ?? "—") }
    if zone.version == now?.version { throw ZoneRefusal.sameAsNow }
    let others = directory.organisation.zones.reduce(0) { $0 + ($1.id == zone.id ? 0 : $1.rules.count) }
    guard others + zone.rules.count <= 10_000 else { throw ZoneRefusal.tooMany }
    return try keep(
      ZoneEdition(
        id: zone.id, kind: .set, zone: zone, given: given, reason: reason, by: signer.person?.id, at: self.now),
      was: now?.version, becomes: zone.version)
  }

  func withdraw(zone id: ZoneID, reason: String) throws -> ZoneEdition {
    guard let now = directory.zone(id) else { throw ZoneRefusal.noSuchZone(id) }
    try allowEditing([now])
    try reasonGiven(reason)
    return try keep(
      ZoneEdition(id: id, kind: .withdrawn, reason: reason, by: signer.person?.id, at: self.now), was: now.version,
      becomes: nil)
  }

  /// As the file says again.
  func revert(zone id: ZoneID, reason: String) throws -> ZoneEdition {
    let edition = try tx.read.zoneHistory(id).last
    let file = context.fileZones.first { $0.id == id }
    guard edition != nil || file != nil else { throw ZoneRefusal.noSuchZone(id) }
    guard let edition, edition.kind != .reverted else { throw ZoneRefusal.asTheFile(id) }
    let now = directory.zone(id)
    try allowEditing([now, file, edition.zone].compactMap { $0 })
    try reasonGiven(reason)
    return try keep(
      ZoneEdition(id: id, kind: .reverted, reason: reason, by: signer.person?.id, at: self.now), was: now?.version,
      becomes: file?.version)
  }

  private func keep(_ edition: ZoneEdition, was: String?, becomes: String?) throws -> ZoneEdition {
    var edition = edition
    edition.no = try tx.insert(edition)
    let centre = edition.zone.flatMap { self.centres(of: $0).min() } ?? signer.person?.centre
    try journal(
      "zone.\(edition.kind.rawValue)", "zone:\(edition.id)", centre: centre,
      [
        "becomes": becomes ?? "", "edition": "\(edition.no)", "name": edition.zone?.name ?? "",
        "reason": edition.reason,
        "was": was ?? "",
      ])
    return edition
  }

  /// A zone is its waters' centres' to set, or of one above all of them.
  private func allowEditing(_ zones: [Zone]) throws {
    for centre in Set(zones.flatMap { centres(of: $0) }).sorted() { try allow(.editZone, centre: centre) }
  }

  /// In whose waters a zone lies; the province's where it lies in none. What of it lies in nobody's waters makes it no matter of the province.
  func centres(of zone: Zone) -> Set<CentreID> {
    let touching = context.jurisdiction.centres(touching: zone, of: directory.organisation)
    let own = touching.filter { directory.centre($0)?.tier != .province }
    if !own.isEmpty { return own }
    return Set(directory.organisation.centres.filter { $0.tier == .province }.map(\.id))
  }

  private func reasonGiven(_ reason: String) throws {
    guard !reason.allSatisfy(\.isWhitespace) else { throw CaseRefusal.emptyText }
  }
}
