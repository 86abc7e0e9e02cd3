package import Units

/// `POST /v1/reports/{no}/send`
package struct SendRequest: Hashable, Sendable, Codable {
  package init() {}
}

/// `POST /v1/reports/{no}/resend`
package struct ResendRequest: Hashable, Sendable, Codable {
  /// One of the report's addresses; without it everyone who did not get it, or everyone where all did.
  package var to: String?
  package init(to: String? = nil) { self.to = to }
}

package struct ResendAnswer: Hashable, Sendable, Codable {
  package var report: ReportRow
  /// Addresses that get the same message, with its Message-ID.
  package var same: [String]
  /// Addresses that got it already and get a new message marked 重发.
  package var anew: [String]
  /// Message-ID of the new message.
  package var messageID: String?
  package init(report: ReportRow, same: [String], anew: [String], messageID: String? = nil) {
    self.report = report
    self.same = same
    self.anew = anew
    self.messageID = messageID
  }
}

/// `GET /v1/reports/{no}/history`: each message of a report, and the life of each of its deliveries.
package struct ReportHistory: Hashable, Sendable, Codable {
  package var report: ReportRow
  /// What was done about it, in order.
  package var steps: [JournalRow]
  package var messages: [ReportMessage]
  package init(report: ReportRow, steps: [JournalRow], messages: [ReportMessage]) {
    self.report = report
    self.steps = steps
    self.messages = messages
  }
}

package struct ReportMessage: Hashable, Sendable, Codable {
  package var no: Int64
  package var messageID: String
  package var kind: String
  package var subject: String
  package var queuedAt: Timestamp
  package var deliveries: [DeliveryHistory]
  package init(
    no: Int64, messageID: String, kind: String, subject: String, queuedAt: Timestamp, deliveries: [DeliveryHistory]
  ) {
    self.no = no
    self.messageID = messageID
    self.kind = kind
    self.subject = subject
    self.queuedAt = queuedAt
    self.deliveries = deliveries
  }
}

/// One recipient's delivery, the receipt of its last attempt with it, and how each attempt ended.
package struct DeliveryHistory: Hashable, Sendable, Codable {
  package var delivery: DeliveryRow
  package var life: [DeliveryStep]
  package init(delivery: DeliveryRow, life: [DeliveryStep]) {
    self.delivery = delivery
    self.life = life
  }
}

package struct DeliveryStep: Hashable, Sendable, Codable {
  package var at: Timestamp
  /// `sent`, `retry`, `unclear`, `parked`, `stale`, or `again`.
  package var state: String
  /// The server's reply code; 0: none decided it.
  package var code: Int?
  /// Where it ended: `connect`, `rcpt`, `dot`, …
  package var stage: String?
  /// The server's words, or what went wrong with the connection; absent where they are no longer kept.
  package var words: String?
  /// Seconds that the attempt took.
  package var took: Double?
  package init(
    at: Timestamp, state: String, code: Int? = nil, stage: String? = nil, words: String? = nil, took: Double? = nil
  ) {
    self.at = at
    self.state = state
    self.code = code
    self.stage = stage
    self.words = words
    self.took = took
  }
}

/// A frozen book of a month (`GET /v1/ledgers`).
package struct BookRow: Hashable, Sendable, Codable {
  package var centre: String
  package var centreName: String
  /// `2026-11`
  package var month: String
  package var ledger: Int
  package var title: Words
  /// 0 as frozen; each amendment that was told adds one.
  package var version: Int
  package var rows: Int
  package var takenAt: Timestamp
  /// SHA-256 of the stored rows, hex.
  package var digest: String
  package init(
    centre: String, centreName: String, month: String, ledger: Int, title: Words, version: Int, rows: Int,
    takenAt: Timestamp, digest: String
  ) {
    self.centre = centre
    self.centreName = centreName
    self.month = month
    self.ledger = ledger
    self.title = title
    self.version = version
    self.rows = rows
    self.takenAt = takenAt
    self.digest = digest
  }
}

/// `GET /v1/ledgers`, and the month of `GET /v1/ledgers/{ledger}`.
package struct BookFilter: Hashable, Sendable {
  package var centre: String?
  /// The month's first day.
  package var month: CivilDate?
  package init(centre: String? = nil, month: CivilDate? = nil) {
    self.centre = centre
    self.month = month
  }
}

/// `POST /v1/ledgers/amend`
package struct AmendRequest: Hashable, Sendable, Codable {
  /// `2026-11`
  package var month: String
  /// The own centre unless said.
  package var centre: String?
  package init(month: String, centre: String? = nil) {
    self.month = month
    self.centre = centre
  }
}

package struct AmendAnswer: Hashable, Sendable, Codable {
  package var books: [BookRow]
  package init(books: [BookRow]) { self.books = books }
}

/// A monthly summary (X7, X10, C9, C14, P11).
package struct SummaryRow: Hashable, Sendable, Codable, Revised {
  package var no: Int64
  package var revision: Int
  package var centre: String
  package var centreName: String
  /// `2026-11`
  package var month: String
  /// `draft`, `forwarded`, `approved` or `sent`.
  package var state: String
  package var due: Timestamp?
  package var draftedAt: Timestamp
  package var editedBy: String?
  package var dutyLeader: String?
  package var centreLeader: String?
  package var approvedAt: Timestamp?
  /// Clauses it answers, each a duty of its own.
  package var clauses: [String]
  package var late: Bool
  package init(
    no: Int64, revision: Int, centre: String, centreName: String, month: String, state: String, due: Timestamp?,
    draftedAt: Timestamp, editedBy: String? = nil, dutyLeader: String? = nil, centreLeader: String? = nil,
    approvedAt: Timestamp? = nil, clauses: [String], late: Bool
  ) {
    self.no = no
    self.revision = revision
    self.centre = centre
    self.centreName = centreName
    self.month = month
    self.state = state
    self.due = due
    self.draftedAt = draftedAt
    self.editedBy = editedBy
    self.dutyLeader = dutyLeader
    self.centreLeader = centreLeader
    self.approvedAt = approvedAt
    self.clauses = clauses
    self.late = late
  }
}

package struct SummaryDetail: Hashable, Sendable, Codable {
  package var summary: SummaryRow
  /// What the centre says, as it can be edited.
  package var text: String
  /// The whole page, as it leaves.
  package var page: String
  package var reports: [ReportRow]
  package init(summary: SummaryRow, text: String, page: String, reports: [ReportRow]) {
    self.summary = summary
    self.text = text
    self.page = page
    self.reports = reports
  }
}

/// `POST /v1/summaries/{no}/edit`
package struct SummaryEditRequest: Hashable, Sendable, Codable {
  /// 50 at most.
  package var paragraphs: [String]
  package var revision: Int?
  package init(paragraphs: [String], revision: Int? = nil) {
    self.paragraphs = paragraphs
    self.revision = revision
  }
}
