package import Organisation
package import Units

/// S1: a supervisor has looked at the day's record of a centre and signs it; each of the leaders once.
package struct DaySignature: Hashable, Sendable {
  package var centre: CentreID
  package var day: CivilDate
  package var by: PersonID
  package var at: Instant
  package var note: String
  package init(centre: CentreID, day: CivilDate, by: PersonID, at: Instant, note: String) {
    self.centre = centre
    self.day = day
    self.by = by
    self.at = at
    self.note = note
  }
}

/// Why it is not signed; people are told the catalogue's words (`refusal.record.<case>`).
package enum DaySignatureRefusal: String, Error, Hashable, Sendable, CaseIterable {
  /// The day has not come.
  case ahead
  case signedAlready
}
