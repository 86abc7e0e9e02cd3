package import Units

/// One recipient of a message over one channel (D10).
package struct DeliveryRow: Hashable, Sendable, Codable {
  package var no: Int64
  package var messageID: String
  /// `report`, `notice`, `alarm`, `reminder`, …
  package var kind: String
  package var subject: String
  package var recipient: String
  /// `mail`, `folder`, …
  package var channel: String
  /// `held`, `pending`, `sending`, `sent`, `retry`, `unclear`, `refused`, `parked` or `stale`.
  package var state: String
  package var queuedAt: Timestamp
  package var sentAt: Timestamp?
  package var attempts: Int
  package var nextAttempt: Timestamp?
  /// Reply code of the last attempt; 0 where no reply decided it.
  package var code: Int?
  /// The server's words.
  package var reply: String?
  package var drill: Bool

  package init(
    no: Int64, messageID: String, kind: String, subject: String, recipient: String, channel: String, state: String,
    queuedAt: Timestamp, sentAt: Timestamp? = nil, attempts: Int, nextAttempt: Timestamp? = nil, code: Int? = nil,
    reply: String? = nil, drill: Bool = false
  ) {
    self.no = no
    self.messageID = messageID
    self.kind = kind
    self.subject = subject
    self.recipient = recipient
    self.channel = channel
    self.state = state
    self.queuedAt = queuedAt
    self.sentAt = sentAt
    self.attempts = attempts
    self.nextAttempt = nextAttempt
    self.code = code
    self.reply = reply
    self.drill = drill
  }
}

/// `POST /v1/mail/arm`
package struct MailArmRequest: Hashable, Sendable, Codable {
  package var armed: Bool

  package init(
    armed: Bool
  ) {
    self.armed = armed
  }
}

/// A report (X2, C3, P4).
package struct ReportRow: Hashable, Sendable, Codable, Revised {
  package var no: Int64
  package var revision: Int
  /// The duty it fulfils.
  package var duty: Int64
  package var clause: String
  package var centre: String
  package var centreName: String
  package var day: CivilDate
  /// `draft`, `approved`, `queued`, `sent` or `undelivered`.
  package var state: String
  package var due: Timestamp
  package var cutOff: Timestamp
  package var approvedBy: String?
  package var approvedAt: Timestamp?
  /// Accepted by the relay for every recipient.
  package var sentAt: Timestamp?
  package var late: Bool
  /// Names.
  package var to: [String]
  /// `daily-report`, `monthly-ledgers` or `monthly-summary`.
  package var kind: String?

  package init(
    no: Int64, revision: Int, duty: Int64, clause: String, centre: String, centreName: String, day: CivilDate,
    state: String, due: Timestamp, cutOff: Timestamp, approvedBy: String? = nil, approvedAt: Timestamp? = nil,
    sentAt: Timestamp? = nil, late: Bool = false, to: [String], kind: String? = nil
  ) {
    self.no = no
    self.revision = revision
    self.duty = duty
    self.clause = clause
    self.centre = centre
    self.centreName = centreName
    self.day = day
    self.state = state
    self.due = due
    self.cutOff = cutOff
    self.approvedBy = approvedBy
    self.approvedAt = approvedAt
    self.sentAt = sentAt
    self.late = late
    self.to = to
    self.kind = kind
  }
}

package struct ApproveRequest: Hashable, Sendable, Codable {
  package var revision: Int?

  package init(
    revision: Int? = nil
  ) {
    self.revision = revision
  }
}

/// A page of a ledger (台账).
package struct LedgerPage: Hashable, Sendable, Codable {
  /// 9, 10, 11 or 12.
  package var ledger: Int
  package var title: Words
  package var columns: [Words]
  /// Cells in the order of the columns.
  package var rows: [[String]]
  package var next: Int64?

  package init(
    ledger: Int, title: Words, columns: [Words], rows: [[String]], next: Int64? = nil
  ) {
    self.ledger = ledger
    self.title = title
    self.columns = columns
    self.rows = rows
    self.next = next
  }
}
