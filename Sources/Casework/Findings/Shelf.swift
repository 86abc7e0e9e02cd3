package import Organisation
package import Units

/// A zone or a vessel that a leader set aside for a while (D5): its findings are recorded and listed, and nobody is called for them. Distress
/// and emergencies are never on a shelf, whatever else of the vessel or zone is.
package struct Shelf: Hashable, Sendable, Codable {
  package enum Scope: String, Hashable, Sendable, Codable { case zone, vessel }
  /// 0 before it is stored.
  package var no: Int64
  package var scope: Scope
  /// The zone's id (or the thing a person looked at); the vessel's MMSI.
  package var subject: String
  /// It holds for findings of this centre and those below it: the leader's own.
  package var centre: CentreID
  package var by: PersonID
  package var reason: String
  /// Through which finding it was set aside.
  package var finding: Int64
  package var at: Instant
  package var until: Instant
  package var ended: End?

  /// Taken back before its time.
  package struct End: Hashable, Sendable, Codable {
    package var at: Instant
    package var by: PersonID
    package var reason: String?
    package init(at: Instant, by: PersonID, reason: String?) {
      self.at = at
      self.by = by
      self.reason = reason
    }
  }

  package init(
    no: Int64 = 0, scope: Scope, subject: String, centre: CentreID, by: PersonID, reason: String, finding: Int64,
    at: Instant, until: Instant
  ) {
    self.no = no
    self.scope = scope
    self.subject = subject
    self.centre = centre
    self.by = by
    self.reason = reason
    self.finding = finding
    self.at = at
    self.until = until
  }

  package func holds(at now: Instant) -> Bool { ended == nil && now < until }

  /// Whether a finding of `centre` lies on it, while it holds.
  package func covers(_ record: FindingRecord, _ directory: Directory) -> Bool {
    guard !record.isNeverMuted, directory.isWithin(record.centre, of: centre) else { return false }
    switch scope {
    case .zone: return record.finding.object == subject || record.finding.objectParts.contains(subject)
    case .vessel: return record.finding.mmsi != 0 && "\(record.finding.mmsi)" == subject
    }
  }
}

extension Finding {
  /// What the object is made of, where it names several: `Z-1/413900123`.
  package var objectParts: [String] { object.split(separator: "/").map(String.init) }

  /// The zone that judged it; nil: none did.
  package func zone(_ directory: Directory) -> ZoneID? {
    ([object] + objectParts).first { directory.zone($0) != nil }
  }
}

extension FindingRecord {
  /// Distress and whatever else is an emergency can be neither silenced nor shelved (D5).
  package var isNeverMuted: Bool { severity == .emergency || finding.detector == .distress }

  /// On a shelf until then; nil: on none. Comes off one before its time, it climbs anew from `now`.
  package func shelved(until: Instant?, at now: Instant) -> FindingRecord? {
    guard !isNeverMuted else { return nil }
    let next = until ?? (isShelved(at: now) ? now : shelvedUntil)
    guard next != shelvedUntil else { return nil }
    var record = self
    record.shelvedUntil = next
    record.revision += 1
    return record
  }
}
