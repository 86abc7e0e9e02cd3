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

/// An entry of the journal. Its sequence is the id of the event (D6).
package struct JournalRow: Hashable, Sendable, Codable {
  package var seq: Int64
  /// `duty.opened`, `check.recorded`, `finding.opened`, `notice.issued`, `delivery.sent`, …
  package var kind: String
  package var occurredAt: Timestamp
  package var recordedAt: Timestamp
  package var centre: String?
  /// Id and name of the person who acted.
  package var person: String?
  package var personName: String?
  /// The Unix account it came from.
  package var account: String?
  /// What it is about: `finding`, `case`, `notice`, `duty`, `report`, `delivery`, … and its `no`.
  package var subject: String?
  package var no: Int64?
  package var text: Words?
  /// The matter in people's words: a vessel and what it did, a round and its centre, the subject of a mail.
  package var about: Words?
  /// SHA-256 over the entry and the previous entry's hash, hex.
  package var hash: String?

  package init(
    seq: Int64, kind: String, occurredAt: Timestamp, recordedAt: Timestamp, centre: String? = nil,
    person: String? = nil, personName: String? = nil, account: String? = nil, subject: String? = nil,
    no: Int64? = nil, text: Words? = nil, about: Words? = nil, hash: String? = nil
  ) {
    self.seq = seq
    self.kind = kind
    self.occurredAt = occurredAt
    self.recordedAt = recordedAt
    self.centre = centre
    self.person = person
    self.personName = personName
    self.account = account
    self.subject = subject
    self.no = no
    self.text = text
    self.about = about
    self.hash = hash
  }
}
