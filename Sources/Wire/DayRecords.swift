package import Units

/// `GET /v1/day-records`: a day's record of a centre and who has looked at it (S1).
package struct DayRecordRow: Hashable, Sendable, Codable {
  package var centre: String
  package var centreName: String
  package var day: CivilDate
  /// Lines of form 4.
  package var checks: Int
  package var signatures: [DayRecordSignature]
  package init(centre: String, centreName: String, day: CivilDate, checks: Int, signatures: [DayRecordSignature]) {
    self.centre = centre
    self.centreName = centreName
    self.day = day
    self.checks = checks
    self.signatures = signatures
  }
}

package struct DayRecordSignature: Hashable, Sendable, Codable {
  package var by: String
  package var at: Timestamp
  package var note: String
  package init(by: String, at: Timestamp, note: String) {
    self.by = by
    self.at = at
    self.note = note
  }
}

/// `POST /v1/day-records/sign`
package struct DayRecordSignRequest: Hashable, Sendable, Codable {
  /// Today unless said.
  package var day: CivilDate?
  package var note: String?
  package init(day: CivilDate? = nil, note: String? = nil) {
    self.day = day
    self.note = note
  }
}
