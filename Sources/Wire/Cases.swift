/// A case (立案) as a line of a list.
package struct CaseRow: Hashable, Sendable, Codable, Revised {
  package var no: Int64
  package var revision: Int
  /// `violation`, `breach`, `incident` or `fault`.
  package var kind: String
  /// `candidate`, `filed`, `dispatched`, `answered`, `verified`, `closed`, `dismissed` or `sent-back`.
  package var state: String
  package var centre: String
  package var centreName: String
  package var code: String
  package var codeName: Words
  package var severity: String
  /// Number of its paper: `湘水监违〔2026〕430100-0001号`.
  package var number: String?
  package var filedAt: Timestamp
  package var filedBy: String?
  package var closedAt: Timestamp?
  /// What is due next, if anything.
  package var dueAt: Timestamp?
  package var finding: Int64?
  package var notice: Int64?
  package var vesselName: String?
  package var mmsi: UInt32?
  package var point: String?
  package var pointName: String?
  package var drill: Bool

  package init(
    no: Int64, revision: Int, kind: String, state: String, centre: String, centreName: String, code: String,
    codeName: Words, severity: String, number: String? = nil, filedAt: Timestamp, filedBy: String? = nil,
    closedAt: Timestamp? = nil, dueAt: Timestamp? = nil, finding: Int64? = nil, notice: Int64? = nil,
    vesselName: String? = nil, mmsi: UInt32? = nil, point: String? = nil, pointName: String? = nil,
    drill: Bool = false
  ) {
    self.no = no
    self.revision = revision
    self.kind = kind
    self.state = state
    self.centre = centre
    self.centreName = centreName
    self.code = code
    self.codeName = codeName
    self.severity = severity
    self.number = number
    self.filedAt = filedAt
    self.filedBy = filedBy
    self.closedAt = closedAt
    self.dueAt = dueAt
    self.finding = finding
    self.notice = notice
    self.vesselName = vesselName
    self.mmsi = mmsi
    self.point = point
    self.pointName = pointName
    self.drill = drill
  }
}

/// `GET /v1/cases/{no}`
package struct CaseDetail: Hashable, Sendable, Codable {
  package var summary: CaseRow
  package var finding: FindingRow?
  package var notices: [NoticeRow]
  /// What the form says, in order: for people.
  package var fields: [FieldRow]
  package var deliveries: [DeliveryRow]
  package var history: [JournalRow]

  package init(
    summary: CaseRow, finding: FindingRow? = nil, notices: [NoticeRow], fields: [FieldRow],
    deliveries: [DeliveryRow], history: [JournalRow]
  ) {
    self.summary = summary
    self.finding = finding
    self.notices = notices
    self.fields = fields
    self.deliveries = deliveries
    self.history = history
  }
}

/// A column of a form, with its heading.
package struct FieldRow: Hashable, Sendable, Codable {
  package var label: Words
  package var value: String

  package init(
    label: Words, value: String
  ) {
    self.label = label
    self.value = value
  }
}

/// A notice (form 7 or 8) as a line of a list.
package struct NoticeRow: Hashable, Sendable, Codable, Revised {
  package var no: Int64
  package var revision: Int
  /// `湘水监违〔2026〕430100-0001号`
  package var number: String
  /// 7 监控中心违规通知书, 8 监控点违章通知书.
  package var form: Int
  /// `issued`, `received`, `answered`, `sent-back`, `closed` or `cancelled`.
  package var state: String
  package var centre: String
  package var centreName: String
  /// The unit it is addressed to (R18).
  package var unit: String
  package var unitName: String
  /// The centre that answers for the unit.
  package var answeredBy: String?
  package var caseNo: Int64
  package var code: String
  package var codeName: Words
  package var vesselName: String?
  package var pointName: String?
  package var issuedAt: Timestamp
  package var receivedAt: Timestamp?
  /// End of the seventh day after receipt (R5).
  package var dueAt: Timestamp?
  package var repliedAt: Timestamp?
  package var closedAt: Timestamp?
  package var overdue: Bool
  package var drill: Bool

  package init(
    no: Int64, revision: Int, number: String, form: Int, state: String, centre: String, centreName: String,
    unit: String, unitName: String, answeredBy: String? = nil, caseNo: Int64, code: String, codeName: Words,
    vesselName: String? = nil, pointName: String? = nil, issuedAt: Timestamp, receivedAt: Timestamp? = nil,
    dueAt: Timestamp? = nil, repliedAt: Timestamp? = nil, closedAt: Timestamp? = nil, overdue: Bool = false,
    drill: Bool = false
  ) {
    self.no = no
    self.revision = revision
    self.number = number
    self.form = form
    self.state = state
    self.centre = centre
    self.centreName = centreName
    self.unit = unit
    self.unitName = unitName
    self.answeredBy = answeredBy
    self.caseNo = caseNo
    self.code = code
    self.codeName = codeName
    self.vesselName = vesselName
    self.pointName = pointName
    self.issuedAt = issuedAt
    self.receivedAt = receivedAt
    self.dueAt = dueAt
    self.repliedAt = repliedAt
    self.closedAt = closedAt
    self.overdue = overdue
    self.drill = drill
  }
}

/// `GET /v1/notices/{no}`
package struct NoticeDetail: Hashable, Sendable, Codable {
  package var summary: NoticeRow
  /// What the form says, in order: for people.
  package var fields: [FieldRow]
  package var replies: [ReplyRow]
  package var verifications: [VerificationRow]
  package var deliveries: [DeliveryRow]

  package init(
    summary: NoticeRow, fields: [FieldRow], replies: [ReplyRow], verifications: [VerificationRow],
    deliveries: [DeliveryRow]
  ) {
    self.summary = summary
    self.fields = fields
    self.replies = replies
    self.verifications = verifications
    self.deliveries = deliveries
  }
}

package struct ReplyRow: Hashable, Sendable, Codable {
  package var measures: String
  package var repliedAt: Timestamp
  package var recordedAt: Timestamp
  package var recordedBy: String

  package init(
    measures: String, repliedAt: Timestamp, recordedAt: Timestamp, recordedBy: String
  ) {
    self.measures = measures
    self.repliedAt = repliedAt
    self.recordedAt = recordedAt
    self.recordedBy = recordedBy
  }
}

package struct VerificationRow: Hashable, Sendable, Codable {
  /// `accepted` or `sentBack`.
  package var outcome: String
  package var note: String?
  package var at: Timestamp
  package var by: String
  /// The second person of a four-eyes act.
  package var second: String?

  package init(
    outcome: String, note: String? = nil, at: Timestamp, by: String, second: String? = nil
  ) {
    self.outcome = outcome
    self.note = note
    self.at = at
    self.by = by
    self.second = second
  }
}

/// `POST /v1/cases/{no}/close` (结案): a case that no reply is awaited for, an incident or one without a paper (R20), by someone
/// other than who filed it.
package struct CloseRequest: Hashable, Sendable, Codable {
  /// How it ended.
  package var note: String
  package var revision: Int?

  package init(
    note: String, revision: Int? = nil
  ) {
    self.note = note
    self.revision = revision
  }
}

/// `POST /v1/notices/{no}/receive`: the addressee's receipt, which starts the clock (R5).
package struct ReceiveRequest: Hashable, Sendable, Codable {
  /// Now, unless said.
  package var receivedAt: Timestamp?
  package var revision: Int?

  package init(
    receivedAt: Timestamp? = nil, revision: Int? = nil
  ) {
    self.receivedAt = receivedAt
    self.revision = revision
  }
}

/// `POST /v1/notices/{no}/reply`: the rectification reported.
package struct ReplyRequest: Hashable, Sendable, Codable {
  package var measures: String
  /// Now, unless said.
  package var repliedAt: Timestamp?
  package var revision: Int?

  package init(
    measures: String, repliedAt: Timestamp? = nil, revision: Int? = nil
  ) {
    self.measures = measures
    self.repliedAt = repliedAt
    self.revision = revision
  }
}

/// `POST /v1/notices/{no}/verify` (核查), by someone other than the handler. On a console the second person's PIN is asked.
package struct VerifyRequest: Hashable, Sendable, Codable {
  package var outcome: VerifyOutcome
  package var note: String?
  package var secondPerson: String?
  package var secondPin: String?
  package var revision: Int?

  package init(
    outcome: VerifyOutcome, note: String? = nil, secondPerson: String? = nil, secondPin: String? = nil,
    revision: Int? = nil
  ) {
    self.outcome = outcome
    self.note = note
    self.secondPerson = secondPerson
    self.secondPin = secondPin
    self.revision = revision
  }
}
