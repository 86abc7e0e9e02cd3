import GRDB

extension DatabaseMigrator {
  /// Frozen months, summaries, and what reports look up.
  mutating func registerReports() {
    registerMigration("v2-reports") { db in
      for statement in statements { try db.execute(sql: statement) }
    }
  }
}

private let statements = [
  // X2, C3: a month's book; version 0 is the frozen one, each later one an amendment.
  """
  CREATE TABLE ledger_books (
    centre TEXT NOT NULL, month INTEGER NOT NULL, ledger INTEGER NOT NULL, version INTEGER NOT NULL,
    taken_at INTEGER NOT NULL, lines INTEGER NOT NULL, digest TEXT NOT NULL REFERENCES blobs,
    PRIMARY KEY (centre, month, ledger, version)) STRICT, WITHOUT ROWID
  """,
  // X7, X10, C9, C14, P11: one text a centre and month.
  """
  CREATE TABLE summaries (
    no INTEGER PRIMARY KEY, centre TEXT NOT NULL, month INTEGER NOT NULL, body TEXT NOT NULL, revision INTEGER NOT NULL,
    UNIQUE (centre, month)) STRICT
  """,
  "CREATE INDEX papers_by_case ON papers (\"case\")",
  "CREATE INDEX cases_by_filing ON cases (filed_at)",
  "CREATE INDEX ledger_by_entry ON ledger (centre, entered_at)",
  "CREATE INDEX journal_by_subject ON journal (subject)",
  "CREATE INDEX messages_by_duty ON messages (duty) WHERE duty IS NOT NULL",
]
