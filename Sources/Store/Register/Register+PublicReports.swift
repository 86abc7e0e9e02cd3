package import Casework
import GRDB
import Organisation
import Units

extension DatabaseMigrator {
  /// What the public told a centre (S6, S8).
  mutating func registerPublicReports() {
    registerMigration("v4-public-reports") { db in
      try db.execute(
        known: """
          CREATE TABLE public_reports (
            no INTEGER PRIMARY KEY, centre TEXT NOT NULL, open INTEGER NOT NULL, taken_at INTEGER NOT NULL, body TEXT NOT NULL,
            revision INTEGER NOT NULL) STRICT
          """)
      try db.execute(known: "CREATE INDEX public_reports_open ON public_reports (no) WHERE open = 1")
    }
  }
}

extension RegisterReader {
  package func publicReport(no: Int64) throws -> PublicReport? { try publicReports(where: "no = ?", [no]).first }

  /// By number downwards, from below `before`.
  package func publicReports(before: Int64, limit: Int) throws -> [PublicReport] {
    try publicReports(where: "no < ? ORDER BY no DESC LIMIT ?", [before, min(limit, 500)])
  }

  /// Those that wait for something.
  package func openPublicReports() throws -> [PublicReport] {
    try publicReports(where: "open = 1 ORDER BY no", [])
  }

  private func publicReports(where condition: String, _ arguments: StatementArguments) throws -> [PublicReport] {
    try Row.fetchAll(db, known: "SELECT no, body FROM public_reports WHERE \(condition)", arguments: arguments)
      .map { row in
        var report = try Stored.decode(PublicReport.self, row["body"])
        report.no = row["no"]
        return report
      }
  }
}

extension RegisterWriter {
  package func insert(_ report: PublicReport) throws -> Int64 {
    try db.execute(
      known: "INSERT INTO public_reports (centre, open, taken_at, body, revision) VALUES (?, ?, ?, ?, ?)",
      arguments: [
        report.centre.rawValue, report.state != .done, report.takenAt.milliseconds, try Stored.encode(report),
        report.revision,
      ])
    return db.lastInsertedRowID
  }

  package func update(_ report: PublicReport) throws {
    try db.execute(
      known: "UPDATE public_reports SET open = ?, body = ?, revision = ? WHERE no = ?",
      arguments: [report.state != .done, try Stored.encode(report), report.revision, report.no])
  }
}
