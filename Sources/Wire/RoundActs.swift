/// One look under a person's finding: a line of form 4, or an entry without one.
package struct ObservationRow: Hashable, Sendable, Codable {
  /// When it was seen.
  package var at: Timestamp
  /// When it was written down.
  package var recordedAt: Timestamp
  /// Name of the person.
  package var by: String
  /// The form 4 line.
  package var check: Int64?
  package var note: String?

  package init(at: Timestamp, recordedAt: Timestamp, by: String, check: Int64? = nil, note: String? = nil) {
    self.at = at
    self.recordedAt = recordedAt
    self.by = by
    self.check = check
    self.note = note
  }
}

/// `POST /v1/findings`: what a camera shows or somebody telephones. One of `point`, `centre` and `vessel`; a vessel may be seen at a
/// point.
package struct ObserveRequest: Hashable, Sendable, Codable {
  /// `V01`, `B02`, …
  package var code: String
  package var point: String?
  package var centre: String?
  /// Registered name or MMSI.
  package var vessel: String?
  package var note: String
  /// Now, unless said.
  package var seenAt: Timestamp?

  package init(
    code: String, point: String? = nil, centre: String? = nil, vessel: String? = nil, note: String,
    seenAt: Timestamp? = nil
  ) {
    self.code = code
    self.point = point
    self.centre = centre
    self.vessel = vessel
    self.note = note
    self.seenAt = seenAt
  }
}

/// `POST /v1/duties`: a leader adds a check of objects to the day (R22).
package struct DutyAddRequest: Hashable, Sendable, Codable {
  /// The caller's own centre, unless said.
  package var centre: String?
  /// `centre:430105`, `point:PT-430105-01`: of one kind.
  package var targets: [String]
  package var reason: String
  /// Now, unless said.
  package var opens: Timestamp?
  /// The end of the office hours, or of the day when these are over, unless said.
  package var due: Timestamp?

  package init(
    centre: String? = nil, targets: [String], reason: String, opens: Timestamp? = nil, due: Timestamp? = nil
  ) {
    self.centre = centre
    self.targets = targets
    self.reason = reason
    self.opens = opens
    self.due = due
  }
}

/// `POST /v1/duties/{no}/waive`: taken back with a reason (R22); what is done of it stays.
package struct DutyWaiveRequest: Hashable, Sendable, Codable {
  package var reason: String
  package var revision: Int?

  package init(reason: String, revision: Int? = nil) {
    self.reason = reason
    self.revision = revision
  }
}

/// `POST /v1/config/apply`: the files as they are now take effect today (`effective: now`, D1).
package struct ConfigApplyRequest: Hashable, Sendable, Codable {
  package var reason: String
  package init(reason: String) { self.reason = reason }
}

/// What it changed today: ids of duties.
package struct ConfigApplyAnswer: Hashable, Sendable, Codable {
  package var organisationVersion: String
  package var regulationVersion: String
  package var added: [String]
  package var withdrawn: [String]
  package var changed: [String]

  package init(
    organisationVersion: String, regulationVersion: String, added: [String], withdrawn: [String], changed: [String]
  ) {
    self.organisationVersion = organisationVersion
    self.regulationVersion = regulationVersion
    self.added = added
    self.withdrawn = withdrawn
    self.changed = changed
  }
}
