import GRDB

extension DatabaseMigrator {
  /// The life of a case: its steps, drafts of notices, files of replies, what was told once; which findings wait for a decision (S7),
  /// which supervisions for a result; and a ledger in which a corrected notice stands beside the cancelled one.
  mutating func registerCaseLife() {
    registerMigration("v3-case-life") { db in
      for statement in statements { try db.execute(sql: statement) }
    }
  }
}

private let statements = [
  "ALTER TABLE findings ADD COLUMN disposed INTEGER NOT NULL DEFAULT 0",
  "ALTER TABLE findings ADD COLUMN disposed_at INTEGER",
  "ALTER TABLE findings ADD COLUMN disposed_by TEXT",
  "ALTER TABLE findings ADD COLUMN backlog_told INTEGER NOT NULL DEFAULT 0",
  // What lay undecided before there were limits accuses nobody.
  "UPDATE findings SET disposed = json_extract(body, '$.disposition.candidate') IS NULL, backlog_told = 1",
  "CREATE INDEX findings_undecided ON findings (recorded_at) WHERE disposed = 0 AND backlog_told = 0 AND severity <> 'info'",
  "CREATE INDEX findings_lying ON findings (centre, recorded_at) WHERE disposed = 0 AND severity <> 'info'",
  "CREATE INDEX findings_by_recording ON findings (centre, recorded_at, severity, disposed_at)",
  "CREATE INDEX cases_filed ON cases (no) WHERE state = 'filed'",
  // Deadline of the order that is still to be answered.
  "ALTER TABLE cases ADD COLUMN supervised INTEGER",
  "CREATE INDEX cases_supervised ON cases (supervised) WHERE supervised IS NOT NULL",
  "CREATE INDEX cases_open ON cases (centre) WHERE state NOT IN ('closed', 'dismissed')",
  """
  CREATE TABLE case_steps (
    no INTEGER PRIMARY KEY, "case" INTEGER NOT NULL REFERENCES cases, kind TEXT NOT NULL, at INTEGER NOT NULL, person TEXT,
    body TEXT NOT NULL) STRICT
  """,
  "CREATE INDEX case_steps_by_case ON case_steps (\"case\", no)",
  """
  CREATE TABLE notice_drafts (
    no INTEGER PRIMARY KEY, centre TEXT NOT NULL, state TEXT NOT NULL, finding INTEGER REFERENCES findings,
    "case" INTEGER REFERENCES cases, paper INTEGER REFERENCES papers, body TEXT NOT NULL, revision INTEGER NOT NULL) STRICT
  """,
  "CREATE UNIQUE INDEX notice_drafts_of_finding ON notice_drafts (finding) WHERE state = 'open' AND finding IS NOT NULL",
  "CREATE UNIQUE INDEX notice_drafts_of_case ON notice_drafts (\"case\") WHERE state = 'open' AND \"case\" IS NOT NULL",
  """
  CREATE TABLE reply_files (
    paper INTEGER NOT NULL REFERENCES papers, digest TEXT NOT NULL REFERENCES blobs, PRIMARY KEY (paper, digest))
    STRICT, WITHOUT ROWID
  """,
  "CREATE TABLE matter_told (key TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID",
  // A corrected notice has a row of its own beside the cancelled one.
  """
  CREATE TABLE ledger_of_papers (
    no INTEGER PRIMARY KEY, ledger INTEGER NOT NULL, centre TEXT NOT NULL, direction TEXT NOT NULL, counterpart TEXT,
    "case" INTEGER NOT NULL REFERENCES cases, paper INTEGER REFERENCES papers, entered_at INTEGER NOT NULL,
    drill INTEGER NOT NULL) STRICT
  """,
  "INSERT INTO ledger_of_papers SELECT no, ledger, centre, direction, counterpart, \"case\", paper, entered_at, drill FROM ledger",
  "DROP TABLE ledger",
  "ALTER TABLE ledger_of_papers RENAME TO ledger",
  "CREATE UNIQUE INDEX ledger_once ON ledger (ledger, centre, \"case\", direction, ifnull(paper, 0))",
  "CREATE INDEX ledger_by_entry ON ledger (centre, entered_at)",
]
