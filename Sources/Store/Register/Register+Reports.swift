import GRDB
package import Units

/// How far a report has come.
package struct StoredReport: Sendable, Hashable {
  package var draftedAt: Instant?
  package var approvedBy: String?
  package var approvedAt: Instant?
  package var sentAt: Instant?
  package var messageNo: Int64?
  package init() {}
}

extension RegisterReader {
  package func report(duty: Int64) throws -> StoredReport {
    var progress = StoredReport()
    guard let row = try Row.fetchOne(db, known: "SELECT * FROM report_steps WHERE duty = ?", arguments: [duty]) else {
      return progress
    }
    progress.draftedAt = (row["drafted_at"] as Int64?).map { Instant(milliseconds: $0) }
    progress.approvedBy = row["approved_by"]
    progress.approvedAt = (row["approved_at"] as Int64?).map { Instant(milliseconds: $0) }
    progress.sentAt = (row["sent_at"] as Int64?).map { Instant(milliseconds: $0) }
    progress.messageNo = row["message"]
    return progress
  }

  /// The mails in which a report went, in order; nil: it has not gone.
  package func reportMails(duty: Int64) throws -> [StoredMessage]? {
    guard let no = try report(duty: duty).messageNo, let message = try message(no: no) else { return nil }
    return try parts(of: message)
  }
}

extension RegisterWriter {
  package func setReport(duty: Int64, _ progress: StoredReport) throws {
    try db.execute(
      known: """
        INSERT INTO report_steps (duty, drafted_at, approved_by, approved_at, sent_at, message) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (duty) DO UPDATE SET drafted_at = excluded.drafted_at, approved_by = excluded.approved_by,
          approved_at = excluded.approved_at, sent_at = excluded.sent_at, message = excluded.message
        """,
      arguments: [
        duty, progress.draftedAt?.milliseconds, progress.approvedBy, progress.approvedAt?.milliseconds,
        progress.sentAt?.milliseconds, progress.messageNo,
      ])
  }
}
