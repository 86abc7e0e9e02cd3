/// An incident (form 5) as a line of a list; its number is its case's.
package struct IncidentRow: Hashable, Sendable, Codable, Revised {
  package var no: Int64
  package var revision: Int
  /// Number of form 5: `湘水监事〔2026〕430100-0001号`.
  package var number: String?
  /// The case's state.
  package var state: String
  package var centre: String
  package var centreName: String
  package var waters: String
  /// `hazard`, `danger` or `accident`.
  package var kind: String
  package var code: String
  package var codeName: Words
  package var severity: String
  /// As printed (R9); absent where there is nothing to grade.
  package var grade: Words?
  package var occurredAt: Timestamp
  package var place: String
  package var vesselName: String?
  /// What is owed next.
  package var next: Words
  /// Reports that wait for a leader (R6).
  package var waiting: Int
  /// Parties of the emergency plan that were not reached.
  package var toCall: Int
  package var drill: Bool

  package init(
    no: Int64, revision: Int, number: String? = nil, state: String, centre: String, centreName: String, waters: String,
    kind: String, code: String, codeName: Words, severity: String, grade: Words? = nil, occurredAt: Timestamp,
    place: String, vesselName: String? = nil, next: Words, waiting: Int, toCall: Int, drill: Bool
  ) {
    self.no = no
    self.revision = revision
    self.number = number
    self.state = state
    self.centre = centre
    self.centreName = centreName
    self.waters = waters
    self.kind = kind
    self.code = code
    self.codeName = codeName
    self.severity = severity
    self.grade = grade
    self.occurredAt = occurredAt
    self.place = place
    self.vesselName = vesselName
    self.next = next
    self.waiting = waiting
    self.toCall = toCall
    self.drill = drill
  }
}

/// `GET /v1/incidents/{no}`
package struct IncidentDetail: Hashable, Sendable, Codable {
  package var summary: IncidentRow
  /// The columns of form 5, in its order: for people.
  package var fields: [FieldRow]
  /// What is known: aboard, injured, seriouslyInjured, missing, dead, loss (CNY), leak and oil (t).
  package var figures: [String: Double]
  /// What is owed next, the most urgent first.
  package var next: [Words]
  package var submissions: [SubmissionRow]
  package var calls: [PlanCallRow]
  package var told: [ToldRow]
  package var receipts: [IncidentReceiptRow]
  package var instructions: [IncidentWordRow]
  package var helps: [IncidentWordRow]
  package var log: [IncidentLineRow]
  package var changes: [IncidentChangeRow]
  package var deliveries: [DeliveryRow]

  package init(
    summary: IncidentRow, fields: [FieldRow], figures: [String: Double], next: [Words], submissions: [SubmissionRow],
    calls: [PlanCallRow], told: [ToldRow], receipts: [IncidentReceiptRow], instructions: [IncidentWordRow],
    helps: [IncidentWordRow], log: [IncidentLineRow], changes: [IncidentChangeRow], deliveries: [DeliveryRow]
  ) {
    self.summary = summary
    self.fields = fields
    self.figures = figures
    self.next = next
    self.submissions = submissions
    self.calls = calls
    self.told = told
    self.receipts = receipts
    self.instructions = instructions
    self.helps = helps
    self.log = log
    self.changes = changes
    self.deliveries = deliveries
  }
}

/// What waits, or waited, for its leaders (R6).
package struct SubmissionRow: Hashable, Sendable, Codable {
  /// 1, 2, … of the incident.
  package var no: Int
  package var centre: String
  package var centreName: String
  /// `report`, `followUp` or `final`.
  package var what: String
  /// `dutyLeader`, `returned`, `centreLeader`, `sent` or `withdrawn`.
  package var state: String
  /// Names of those to whom it goes.
  package var to: [String]
  package var clause: String
  package var why: Words
  package var text: String?
  /// Since when the present step waits.
  package var since: Timestamp
  package var dutyLeader: String?
  package var dutyLeaderAt: Timestamp?
  package var centreLeader: String?
  package var centreLeaderAt: Timestamp?
  /// The last words with which it was sent back.
  package var returned: String?
  package var sentAt: Timestamp?

  package init(
    no: Int, centre: String, centreName: String, what: String, state: String, to: [String], clause: String, why: Words,
    text: String? = nil, since: Timestamp, dutyLeader: String? = nil, dutyLeaderAt: Timestamp? = nil,
    centreLeader: String? = nil, centreLeaderAt: Timestamp? = nil, returned: String? = nil, sentAt: Timestamp? = nil
  ) {
    self.no = no
    self.centre = centre
    self.centreName = centreName
    self.what = what
    self.state = state
    self.to = to
    self.clause = clause
    self.why = why
    self.text = text
    self.since = since
    self.dutyLeader = dutyLeader
    self.dutyLeaderAt = dutyLeaderAt
    self.centreLeader = centreLeader
    self.centreLeaderAt = centreLeaderAt
    self.returned = returned
    self.sentAt = sentAt
  }
}

/// A party of the emergency plan, in its order.
package struct PlanCallRow: Hashable, Sendable, Codable {
  /// What people type: `vessel`, or a unit's id.
  package var party: String
  package var name: Words
  package var phone: String?
  package var addresses: [String]
  package var since: Timestamp
  /// Minutes since it was to be called, while it is not reached.
  package var waited: Int
  package var reachedAt: Timestamp?
  package var attempts: Int
  /// Of the last attempt.
  package var note: String?
  package var by: String?
  package var isNext: Bool

  package init(
    party: String, name: Words, phone: String? = nil, addresses: [String], since: Timestamp, waited: Int,
    reachedAt: Timestamp? = nil, attempts: Int, note: String? = nil, by: String? = nil, isNext: Bool
  ) {
    self.party = party
    self.name = name
    self.phone = phone
    self.addresses = addresses
    self.since = since
    self.waited = waited
    self.reachedAt = reachedAt
    self.attempts = attempts
    self.note = note
    self.by = by
    self.isNext = isNext
  }
}

/// Who was told, by which clause.
package struct ToldRow: Hashable, Sendable, Codable {
  package var at: Timestamp
  package var to: String
  package var clause: String
  /// `atOnce` or `approved`.
  package var timing: String
  package var why: Words

  package init(
    at: Timestamp, to: String, clause: String, timing: String, why: Words
  ) {
    self.at = at
    self.to = to
    self.clause = clause
    self.timing = timing
    self.why = why
  }
}

/// A centre that got form 5 (P10).
package struct IncidentReceiptRow: Hashable, Sendable, Codable {
  package var centre: String
  package var centreName: String
  package var fromName: String
  /// From below upwards; else to deal with it.
  package var up: Bool
  package var at: Timestamp
  package var confirmedAt: Timestamp?
  package var by: String?

  package init(
    centre: String, centreName: String, fromName: String, up: Bool, at: Timestamp, confirmedAt: Timestamp? = nil,
    by: String? = nil
  ) {
    self.centre = centre
    self.centreName = centreName
    self.fromName = fromName
    self.up = up
    self.at = at
    self.confirmedAt = confirmedAt
    self.by = by
  }
}

/// An instruction, or a request for help.
package struct IncidentWordRow: Hashable, Sendable, Codable {
  package var no: Int
  package var centre: String
  package var centreName: String
  package var text: String
  package var at: Timestamp
  package var by: String
  package var answeredAt: Timestamp?

  package init(
    no: Int, centre: String, centreName: String, text: String, at: Timestamp, by: String, answeredAt: Timestamp? = nil
  ) {
    self.no = no
    self.centre = centre
    self.centreName = centreName
    self.text = text
    self.at = at
    self.by = by
    self.answeredAt = answeredAt
  }
}

/// A line of the running log.
package struct IncidentLineRow: Hashable, Sendable, Codable {
  package var happenedAt: Timestamp
  package var recordedAt: Timestamp
  /// `note`, `change`, `told`, `call`, `approval`, `instruction`, `help`, `receipt` or `report`.
  package var kind: String
  package var by: String?
  package var text: String

  package init(
    happenedAt: Timestamp, recordedAt: Timestamp, kind: String, by: String? = nil, text: String
  ) {
    self.happenedAt = happenedAt
    self.recordedAt = recordedAt
    self.kind = kind
    self.by = by
    self.text = text
  }
}

/// One change of a column.
package struct IncidentChangeRow: Hashable, Sendable, Codable {
  package var field: String
  package var before: String?
  package var after: String?
  package var asOf: Timestamp
  package var at: Timestamp
  package var by: String
  package var reason: String?

  package init(
    field: String, before: String? = nil, after: String? = nil, asOf: Timestamp, at: Timestamp, by: String,
    reason: String? = nil
  ) {
    self.field = field
    self.before = before
    self.after = after
    self.asOf = asOf
    self.at = at
    self.by = by
    self.reason = reason
  }
}

extension IncidentDetail: Revised { package var revision: Int { summary.revision } }
