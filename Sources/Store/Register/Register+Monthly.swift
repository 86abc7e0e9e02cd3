package import Casework
import Foundation
import GRDB
package import Organisation
package import Regulation
package import Units

/// What is stored of a month's book; its lines are read apart.
package struct StoredBook: Sendable, Hashable {
  package var centre: CentreID
  package var month: CivilDate
  package var ledger: Int
  package var version: Int
  package var takenAt: Instant
  package var lines: Int
  /// SHA-256 of the stored lines, hex.
  package var digest: String
}

extension RegisterReader {
  /// Books of a month, or of all months (nil), in order of month, centre, ledger and version.
  package func storedBooks(centre: CentreID?, month: CivilDate?) throws -> [StoredBook] {
    try books(
      where: """
        (?1 IS NULL OR centre = ?1) AND (?2 IS NULL OR month = ?2) ORDER BY month DESC, centre, ledger, version LIMIT 2000
        """, [centre?.rawValue, month?.dayNumber])
  }

  /// A book as it was frozen, or as the last amendment told it.
  package func book(centre: CentreID, month: CivilDate, ledger: Int, latest: Bool) throws -> MonthBook? {
    let stored = try books(
      where: "centre = ? AND month = ? AND ledger = ? ORDER BY version \(latest ? "DESC" : "ASC") LIMIT 1",
      [centre.rawValue, month.dayNumber, ledger]
    ).first
    guard let stored, let bytes = try blob(stored.digest) else { return nil }
    return try Stored.decode(MonthBook.self, String(decoding: bytes, as: UTF8.self))
  }

  private func books(where condition: String, _ arguments: StatementArguments) throws -> [StoredBook] {
    try Row.fetchAll(db, known: "SELECT * FROM ledger_books WHERE \(condition)", arguments: arguments).map { row in
      StoredBook(
        centre: CentreID(row["centre"]), month: CivilDate(dayNumber: row["month"]), ledger: row["ledger"],
        version: row["version"], takenAt: Instant(milliseconds: row["taken_at"]), lines: row["lines"],
        digest: row["digest"])
    }
  }

  /// The rows of a book with the state of what they stand for now.
  /// - Parameter tally: what a line of ledger 11 says of an incident's file.
  package func lines(of entries: [LedgerEntry], tally: (IncidentFile) -> IncidentTally) throws -> [BookLine] {
    try entries.map { entry in
      BookLine(
        entry: entry, record: try caseRecord(no: entry.caseNo), paper: try entry.paperNo.flatMap { try paper(no: $0) },
        incident: entry.ledger == 11 ? try incident(case: entry.caseNo).map(tally) : nil)
    }
  }

  /// Rows that were entered in `centre`'s books after `from`'s month was over, of matters that happened in it (补登).
  package func entriesOfMatters(
    centre: CentreID, ledger: Int, occurredFrom from: Instant, before: Instant
  ) throws -> [LedgerEntry] {
    let numbers = try Int64.fetchSet(
      db,
      known: """
        SELECT l.no FROM ledger l JOIN cases c ON c.no = l."case"
        WHERE l.centre = ?1 AND l.ledger = ?2 AND l.entered_at >= ?4
        AND json_extract(c.body, '$.occurredAt') >= ?3 AND json_extract(c.body, '$.occurredAt') < ?4
        """, arguments: [centre.rawValue, ledger, from.milliseconds, before.milliseconds])
    if numbers.isEmpty { return [] }
    return try self.ledger(ledger, centre: centre, from: before).filter { numbers.contains($0.no) }
  }

  /// Monthly duties with something to do: not begun, a moment of theirs has come, or late and not said to be.
  ///
  /// - Parameters:
  ///   - latest: ledgers go so long before they are due.
  ///   - reminders: by the word under which it is told, how long before the due a missing approval is reminded of.
  package func monthlyToLookAt(at now: Instant, latest: TimeSpan, reminders: [(what: String, lead: TimeSpan)]) throws
    -> [DutyRecord]
  {
    var conditions = [
      "NOT EXISTS (SELECT 1 FROM report_steps WHERE duty = no AND drafted_at IS NOT NULL)",
      "(due < ?1 AND NOT EXISTS (SELECT 1 FROM duty_told WHERE duty = no AND what = 'late'))",
      "(kind = 'monthly-ledgers' AND due - ?2 <= ?1 AND \(Self.unsent))",
    ]
    var arguments: StatementArguments = [now.milliseconds, latest.milliseconds]
    for (index, reminder) in reminders.enumerated() {
      arguments += [reminder.lead.milliseconds, reminder.what]
      conditions.append(
        """
        (kind = 'monthly-summary' AND due - ?\(index * 2 + 3) <= ?1 AND \(Self.unsent)
          AND NOT EXISTS (SELECT 1 FROM duty_told WHERE duty = no AND what = ?\(index * 2 + 4)))
        """)
    }
    return try duties(
      where: """
        finished IS NULL AND withdrawn IS NULL AND kind IN ('monthly-ledgers', 'monthly-summary') AND opens <= ?1
        AND (\(conditions.joined(separator: " OR "))) ORDER BY due, no
        """, arguments)
  }

  private static let unsent =
    "NOT EXISTS (SELECT 1 FROM report_steps WHERE duty = no AND sent_at IS NOT NULL)"

  /// The first moment after `now` at which a monthly duty wants to be looked at, besides its due.
  package func nextMonthlyMoment(after now: Instant, latest: TimeSpan, reminders: [TimeSpan]) throws -> Instant? {
    var moments: [Int64?] = []
    for (kind, lead) in [("monthly-ledgers", latest)] + reminders.map({ ("monthly-summary", $0) }) {
      moments.append(
        try Int64.fetchOne(
          db,
          known: """
            SELECT min(due) - ?2 FROM duties
            WHERE finished IS NULL AND withdrawn IS NULL AND kind = ?3 AND due > ?1 + ?2
            """, arguments: [now.milliseconds, lead.milliseconds, kind]))
    }
    return moments.compactMap { $0 }.min().map { Instant(milliseconds: $0) }
  }

  /// Every centre's papers of a month that are begun by `now` and not out.
  package func monthlyWaiting(at now: Instant) throws -> [DutyRecord] {
    try duties(
      where: """
        finished IS NULL AND withdrawn IS NULL AND opens <= ? AND kind IN ('monthly-ledgers', 'monthly-summary')
        ORDER BY due, no
        """, [now.milliseconds])
  }

  /// A centre's papers of a month that are begun by `now` and not out.
  package func monthlyWaiting(centre: CentreID, at now: Instant) throws -> [DutyRecord] {
    try duties(
      where: """
        finished IS NULL AND withdrawn IS NULL AND centre = ? AND opens <= ?
        AND kind IN ('monthly-ledgers', 'monthly-summary') ORDER BY due, no
        """, [centre.rawValue, now.milliseconds])
  }

  /// A centre's duties of a kind whose window opened at `opens`, and so of one month.
  package func monthlyDuties(_ kind: DutyKind, centre: CentreID, opens: Instant) throws -> [DutyRecord] {
    try duties(
      where: "kind = ? AND centre = ? AND opens = ? AND withdrawn IS NULL ORDER BY due, no",
      [kind.rawValue, centre.rawValue, opens.milliseconds])
  }

  /// Reports and monthly papers whose window has opened, the latest first.
  package func reports(before no: Int64, opened now: Instant, centre: CentreID?, limit: Int) throws -> [DutyRecord] {
    try duties(
      where: """
        kind IN ('daily-report', 'monthly-ledgers', 'monthly-summary') AND no < ?1 AND opens <= ?2
        AND (?3 IS NULL OR centre = ?3) ORDER BY no DESC LIMIT ?4
        """, [no, now.milliseconds, centre?.rawValue, min(limit, 500)])
  }

  package func summary(no: Int64) throws -> SummaryRecord? { try summaries(where: "no = ?", [no]).first }
  package func summary(centre: CentreID, month: CivilDate) throws -> SummaryRecord? {
    try summaries(where: "centre = ? AND month = ?", [centre.rawValue, month.dayNumber]).first
  }
  /// The latest first.
  package func summaries(before: Int64, limit: Int) throws -> [SummaryRecord] {
    try summaries(where: "no < ? ORDER BY no DESC LIMIT ?", [before, min(limit, 500)])
  }

  private func summaries(where condition: String, _ arguments: StatementArguments) throws -> [SummaryRecord] {
    try Row.fetchAll(db, known: "SELECT no, body FROM summaries WHERE \(condition)", arguments: arguments).map { row in
      var record = try Stored.decode(SummaryRecord.self, row["body"])
      record.no = row["no"]
      return record
    }
  }
}

extension RegisterWriter {
  /// Stores a book, content-addressed.
  package func insert(_ book: MonthBook) throws {
    let text = try Stored.encode(book)
    let digest = Digest.hex(text)
    try db.execute(
      known: "INSERT INTO blobs (digest, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING",
      arguments: [digest, Data(text.utf8)])
    try db.execute(
      known: """
        INSERT INTO ledger_books (centre, month, ledger, version, taken_at, lines, digest) VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        book.centre.rawValue, book.month.dayNumber, book.ledger, book.version, book.takenAt.milliseconds,
        book.lines.count, digest,
      ])
  }

  package func insert(_ summary: SummaryRecord) throws -> Int64 {
    try db.execute(
      known: "INSERT INTO summaries (centre, month, body, revision) VALUES (?, ?, ?, ?)",
      arguments: [
        summary.centre.rawValue, summary.month.dayNumber, try Stored.encode(summary), summary.revision,
      ])
    return db.lastInsertedRowID
  }

  package func update(_ summary: SummaryRecord) throws {
    try db.execute(
      known: "UPDATE summaries SET body = ?, revision = ? WHERE no = ?",
      arguments: [try Stored.encode(summary), summary.revision, summary.no])
  }
}
