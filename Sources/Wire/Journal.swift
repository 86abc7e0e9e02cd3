import Units

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
  /// What was written with it, as JSON: names, numbers, what was there before and what came after.
  package var detail: String?

  package init(
    seq: Int64, kind: String, occurredAt: Timestamp, recordedAt: Timestamp, centre: String? = nil,
    person: String? = nil, personName: String? = nil, account: String? = nil, subject: String? = nil,
    no: Int64? = nil, text: Words? = nil, about: Words? = nil, hash: String? = nil,
    detail: String? = nil
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
    self.detail = detail
  }
}

/// What is wrong with a journal.
package enum JournalFault: String, Hashable, Sendable, Codable, CaseIterable, Choice {
  /// Entries before this one are gone.
  case missing
  /// It does not follow the one before it.
  case order
  /// It is not what was written.
  case altered
  /// It was noted, and is gone or another.
  case cutOff
}

/// `GET /v1/journal/check`: the chain of digests followed from the first entry to the last.
package struct JournalCheckAnswer: Hashable, Sendable, Codable {
  /// Entries that follow one another from the first.
  package var entries: Int64
  /// The last of them, which is worth noting down: `SEQ:HASH`, for `expect` of a later check.
  package var head: JournalRow?
  /// The first that breaks the chain; nil: the journal is whole.
  package var fault: JournalFault?
  package var faultAt: Int64?
  /// That entry as it stands now.
  package var faultEntry: JournalRow?

  package init(
    entries: Int64, head: JournalRow?, fault: JournalFault? = nil, faultAt: Int64? = nil, faultEntry: JournalRow? = nil
  ) {
    self.entries = entries
    self.head = head
    self.fault = fault
    self.faultAt = faultAt
    self.faultEntry = faultEntry
  }
}
