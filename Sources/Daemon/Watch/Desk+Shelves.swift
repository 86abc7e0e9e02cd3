import Casework
import Organisation
import Regulation
import Store
import Units

/// Zones and vessels that a leader set aside (D5): by whom, why, until when; what is there already and what comes.
extension Desk {
  /// - Parameter zone: true: the zone is shelved; false: the vessel. Of what a person saw without naming a vessel only the thing can be.
  func shelve(finding no: Int64, until: Instant, reason: String, zone: Bool) throws -> FindingRecord {
    let record = try finding(no)
    let leader = try allow(.shelve, centre: record.centre)
    guard !record.isNeverMuted else { throw ActRefusal.emergencyNotShelved }
    guard !reason.allSatisfy(\.isWhitespace) else { throw CaseRefusal.emptyText }
    guard until > now, until <= now + context.rules.ladder.shelveAtMost else { throw ActRefusal.shelveTooLong }
    let scope: Shelf.Scope = zone || record.finding.mmsi == 0 ? .zone : .vessel
    var shelf = Shelf(
      scope: scope, subject: scope == .vessel ? "\(record.finding.mmsi)" : try zoneSubject(record.finding),
      centre: leader.centre, by: leader.id, reason: reason, finding: no, at: now, until: until)
    shelf.no = try tx.insert(shelf)
    try journal(
      "finding.shelved", "finding:\(no)", centre: record.centre,
      [
        "reason": reason, "scope": scope.rawValue, "shelf": "\(shelf.no)", "subject": shelf.subject,
        "until": self.zone.iso8601(until),
      ])
    try layAnew(shelf)
    return try finding(no)
  }

  /// `object` of a finding that no vessel is named in is the thing itself; elsewhere it must be a zone, or findings that have nothing
  /// to do with one another would lie on one shelf.
  private func zoneSubject(_ finding: Finding) throws -> String {
    if let zone = finding.zone(directory) { return zone }
    guard finding.mmsi == 0 else { throw ActRefusal.noZoneToShelve }
    return finding.object
  }

  /// Taken back before its time; what lay on it rings anew at once.
  func end(shelf no: Int64, reason: String?) throws -> Shelf {
    guard var shelf = try tx.read.shelf(no: no) else { throw ActRefusal.noSuchThing("shelf:\(no)") }
    let leader = try allow(.shelve, centre: shelf.centre)
    guard shelf.holds(at: now) else { throw ActRefusal.shelfOver }
    shelf.ended = Shelf.End(at: now, by: leader.id, reason: reason)
    try tx.update(shelf)
    var detail = ["shelf": "\(no)", "subject": shelf.subject]
    if let reason, !reason.isEmpty { detail["reason"] = reason }
    try journal("finding.unshelved", "finding:\(shelf.finding)", centre: shelf.centre, detail)
    try layAnew(shelf)
    return shelf
  }

  /// What lies on a shelf, or lay on it, anew by all shelves that hold.
  private func layAnew(_ shelf: Shelf) throws {
    for record in try tx.read.unfinishedFindings() where shelf.covers(record, directory) {
      guard let next = record.shelved(until: try self.shelf(over: record), at: now) else { continue }
      try tx.update(next)
      if !next.isShelved(at: now) { try climb(next) }
    }
  }

  /// Until when a finding lies on a shelf; nil: on none.
  func shelf(over record: FindingRecord) throws -> Instant? {
    try tx.read.holdingShelves(at: now).filter { $0.covers(record, directory) }.map(\.until).max()
  }
}
