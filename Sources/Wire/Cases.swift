package import Units

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
  /// 首问责任人 (S6), who deals with it now, and to whom it was handed on and who has not accepted.
  package var owner: String?
  package var handler: String?
  package var handedTo: String?
  /// What it waits for next.
  package var next: Words?
  /// How often it was urged (催办).
  package var urged: Int?
  /// The deadline of a superior's order that is to be answered (报警督办).
  package var supervisedUntil: Timestamp?
  /// S1: so often in the period.
  package var recurring: Int?
  /// The notice that was passed down with it.
  package var passedFrom: Int64?

  package init(
    no: Int64, revision: Int, kind: String, state: String, centre: String, centreName: String, code: String,
    codeName: Words, severity: String, number: String? = nil, filedAt: Timestamp, filedBy: String? = nil,
    closedAt: Timestamp? = nil, dueAt: Timestamp? = nil, finding: Int64? = nil, notice: Int64? = nil,
    vesselName: String? = nil, mmsi: UInt32? = nil, point: String? = nil, pointName: String? = nil,
    drill: Bool = false,
    owner: String? = nil, handler: String? = nil, handedTo: String? = nil, next: Words? = nil, urged: Int? = nil,
    supervisedUntil: Timestamp? = nil, recurring: Int? = nil, passedFrom: Int64? = nil
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
    self.owner = owner
    self.handler = handler
    self.handedTo = handedTo
    self.next = next
    self.urged = urged
    self.supervisedUntil = supervisedUntil
    self.recurring = recurring
    self.passedFrom = passedFrom
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
  /// Its history in order.
  package var steps: [CaseStepRow]?
  package var supervisions: [SupervisionRow]?
  package var recurring: [RecurrenceRow]?
  package var draft: NoticeDraftRow?

  package init(
    summary: CaseRow, finding: FindingRow? = nil, notices: [NoticeRow], fields: [FieldRow],
    deliveries: [DeliveryRow], history: [JournalRow],
    steps: [CaseStepRow]? = nil, supervisions: [SupervisionRow]? = nil, recurring: [RecurrenceRow]? = nil,
    draft: NoticeDraftRow? = nil
  ) {
    self.summary = summary
    self.finding = finding
    self.notices = notices
    self.fields = fields
    self.deliveries = deliveries
    self.history = history
    self.steps = steps
    self.supervisions = supervisions
    self.recurring = recurring
    self.draft = draft
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
  /// Number of the cancelled notice that it stands for.
  package var corrects: String?
  /// The notice of the centre above that it passes down.
  package var passedFrom: Int64?
  /// 作废: why.
  package var cancelledReason: String?

  package init(
    no: Int64, revision: Int, number: String, form: Int, state: String, centre: String, centreName: String,
    unit: String, unitName: String, answeredBy: String? = nil, caseNo: Int64, code: String, codeName: Words,
    vesselName: String? = nil, pointName: String? = nil, issuedAt: Timestamp, receivedAt: Timestamp? = nil,
    dueAt: Timestamp? = nil, repliedAt: Timestamp? = nil, closedAt: Timestamp? = nil, overdue: Bool = false,
    drill: Bool = false,
    corrects: String? = nil, passedFrom: Int64? = nil, cancelledReason: String? = nil
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
    self.corrects = corrects
    self.passedFrom = passedFrom
    self.cancelledReason = cancelledReason
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
  package var files: [FileRow]?
  /// It came by mail: from whom, and when it was received.
  package var mailedBy: String?
  package var mailedAt: Timestamp?

  package init(
    measures: String, repliedAt: Timestamp, recordedAt: Timestamp, recordedBy: String,
    files: [FileRow]? = nil, mailedBy: String? = nil, mailedAt: Timestamp? = nil
  ) {
    self.measures = measures
    self.repliedAt = repliedAt
    self.recordedAt = recordedAt
    self.recordedBy = recordedBy
    self.files = files
    self.mailedBy = mailedBy
    self.mailedAt = mailedAt
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
  /// Sent back: by when it is to be answered again.
  package var due: Timestamp?

  package init(
    outcome: String, note: String? = nil, at: Timestamp, by: String, second: String? = nil,
    due: Timestamp? = nil
  ) {
    self.outcome = outcome
    self.note = note
    self.at = at
    self.by = by
    self.second = second
    self.due = due
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
  /// At most 5 files of 10 MiB, 20 MiB together.
  package var files: [FileInput]?
  /// It came by mail from there, and is entered by the issuing centre.
  package var mailedBy: String?

  package init(
    measures: String, repliedAt: Timestamp? = nil, revision: Int? = nil,
    files: [FileInput]? = nil, mailedBy: String? = nil
  ) {
    self.measures = measures
    self.repliedAt = repliedAt
    self.revision = revision
    self.files = files
    self.mailedBy = mailedBy
  }
}

/// `POST /v1/notices/{no}/verify` (核查), by someone other than the handler. On a console the second person's PIN is asked.
package struct VerifyRequest: Hashable, Sendable, Codable {
  package var outcome: VerifyOutcome
  package var note: String?
  package var secondPerson: String?
  package var secondPin: String?
  package var revision: Int?
  /// Sent back: the last day for the new reply; by rule unless said.
  package var due: CivilDate?

  package init(
    outcome: VerifyOutcome, note: String? = nil, secondPerson: String? = nil, secondPin: String? = nil,
    revision: Int? = nil,
    due: CivilDate? = nil
  ) {
    self.outcome = outcome
    self.note = note
    self.secondPerson = secondPerson
    self.secondPin = secondPin
    self.revision = revision
    self.due = due
  }
}
