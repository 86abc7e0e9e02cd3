import GRDB
package import Organisation
package import Units

/// One act, as the journal keeps it: chained by digest, so that nothing can be altered unseen.
package struct JournalEntry: Sendable, Hashable {
  package var seq: Int64
  package var previous: String
  package var digest: String
  package var occurredAt: Instant
  package var recordedAt: Instant
  package var centre: CentreID?
  package var person: PersonID?
  /// The Unix account through which it came; `watchroomd` for what the daemon did by itself.
  package var account: String?
  package var act: String
  package var subject: String
  /// A JSON object.
  package var detail: String

  package init(
    seq: Int64 = 0, previous: String = "", digest: String = "", occurredAt: Instant, recordedAt: Instant,
    centre: CentreID?, person: PersonID?, account: String?, act: String, subject: String, detail: String
  ) {
    self.seq = seq
    self.previous = previous
    self.digest = digest
    self.occurredAt = occurredAt
    self.recordedAt = recordedAt
    self.centre = centre
    self.person = person
    self.account = account
    self.act = act
    self.subject = subject
    self.detail = detail
  }

  /// The digest this entry must have behind `previous`.
  func chained(to previous: String, seq: Int64) -> String {
    let parts = [
      previous, String(seq), String(occurredAt.milliseconds), String(recordedAt.milliseconds), centre?.rawValue ?? "",
      person ?? "", account ?? "", act, subject, detail,
    ]
    return Digest.hex(parts.map { "\($0.utf8.count):\($0)" }.joined(separator: ","))
  }
}

extension RegisterReader {
  package func lastJournal() throws -> JournalEntry? {
    try journal(where: "1 ORDER BY seq DESC LIMIT 1", []).first
  }
  package func journal(after seq: Int64, limit: Int) throws -> [JournalEntry] {
    try journal(where: "seq > ? ORDER BY seq LIMIT ?", [seq, min(limit, 500)])
  }

  /// What was done about one thing, in order: the last 500 entries at most.
  package func journal(subject: String) throws -> [JournalEntry] {
    try journal(where: "subject = ? ORDER BY seq DESC LIMIT 500", [subject]).reversed()
  }

  func journal(where condition: String, _ arguments: StatementArguments) throws -> [JournalEntry] {
    try Row.fetchAll(db, sql: "SELECT * FROM journal WHERE \(condition)", arguments: arguments).map { row in
      JournalEntry(
        seq: row["seq"], previous: row["previous"], digest: row["digest"],
        occurredAt: Instant(milliseconds: row["occurred_at"]), recordedAt: Instant(milliseconds: row["recorded_at"]),
        centre: (row["centre"] as String?).map { CentreID($0) }, person: row["person"], account: row["account"],
        act: row["act"], subject: row["subject"], detail: row["detail"])
    }
  }

  /// The first sequence number whose digest does not follow; nil: the chain is whole.
  package func firstBrokenJournalEntry() throws -> Int64? { try checkJournal().fault?.seq }
}

extension RegisterWriter {
  /// Appends an act and returns its sequence number.
  @discardableResult
  package func journal(_ entry: JournalEntry) throws -> Int64 {
    let last = try Row.fetchOne(db, known: "SELECT seq, digest FROM journal ORDER BY seq DESC LIMIT 1")
    let previous: String = last?["digest"] ?? ""
    let seq: Int64 = (last?["seq"] ?? 0) + 1
    try db.execute(
      known: """
        INSERT INTO journal (seq, previous, digest, occurred_at, recorded_at, centre, person, account, act, subject, detail)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        seq, previous, entry.chained(to: previous, seq: seq), entry.occurredAt.milliseconds,
        entry.recordedAt.milliseconds, entry.centre?.rawValue, entry.person, entry.account, entry.act, entry.subject,
        entry.detail,
      ])
    return seq
  }
}

extension RegisterReader {
  /// Entries about any of `subjects`, in order; 500 at most.
  package func journal(about subjects: [String]) throws -> [JournalEntry] {
    let marks = subjects.map { _ in "?" }.joined(separator: ", ")
    return try journal(
      where: "subject IN (\(marks)) ORDER BY seq LIMIT 500", StatementArguments(subjects))
  }
}
