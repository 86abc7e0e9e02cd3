import GRDB

/// The register's tables. A released migration is never edited: a change is a new one.
enum RegisterSchema {
  static func migrator() -> DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("v1") { db in
      for statement in v1 { try db.execute(sql: statement) }
    }
    migrator.registerSpanningDuties()
    migrator.registerEquipment()
    migrator.registerObjects()
    migrator.registerReports()
    KeySheetSchema.register(&migrator)
    BulletinSchema.register(&migrator)
    migrator.registerRounds()
    migrator.registerLastVessels()
    migrator.registerAttempts()
    migrator.registerCaseLife()
    migrator.registerIncidents()
    migrator.registerChannels()
    migrator.registerFaults()
    migrator.registerPublicReports()
    migrator.registerHandovers()
    migrator.registerDaySignatures()
    migrator.registerReviews()
    migrator.registerZones()
    migrator.registerEvidence()
    migrator.registerWaters()
    migrator.registerFerries()
    return migrator
  }

  private static let v1 = [
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",

    // D1: organisation and regulation are stored whole, with the day from which they hold.
    """
    CREATE TABLE versions (
      no INTEGER PRIMARY KEY, kind TEXT NOT NULL, digest TEXT NOT NULL, effective_from INTEGER NOT NULL,
      stored_at INTEGER NOT NULL, body TEXT NOT NULL) STRICT
    """,
    "CREATE TABLE days (day INTEGER PRIMARY KEY, opened_at INTEGER NOT NULL, organisation INTEGER NOT NULL REFERENCES versions, regulation INTEGER NOT NULL REFERENCES versions, counts TEXT NOT NULL) STRICT",
    """
    CREATE TABLE duties (
      no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, clause TEXT NOT NULL, kind TEXT NOT NULL, centre TEXT NOT NULL,
      day INTEGER NOT NULL REFERENCES days, opens INTEGER NOT NULL, due INTEGER NOT NULL, missed_after INTEGER,
      finished INTEGER, withdrawn TEXT, body TEXT NOT NULL, revision INTEGER NOT NULL DEFAULT 1) STRICT
    """,
    "CREATE INDEX duties_by_day ON duties (day, centre)",
    "CREATE INDEX duties_unfinished ON duties (due) WHERE finished IS NULL AND withdrawn IS NULL",
    "CREATE TABLE duty_targets (duty INTEGER NOT NULL REFERENCES duties, target TEXT NOT NULL, done_at INTEGER, PRIMARY KEY (duty, target)) STRICT, WITHOUT ROWID",
    "CREATE TABLE duty_told (duty INTEGER NOT NULL REFERENCES duties, what TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (duty, what)) STRICT, WITHOUT ROWID",
    """
    CREATE TABLE checks (
      no INTEGER PRIMARY KEY, centre TEXT NOT NULL, target TEXT NOT NULL, checked_at INTEGER NOT NULL,
      recorded_at INTEGER NOT NULL, duty INTEGER REFERENCES duties, placement TEXT NOT NULL, body TEXT NOT NULL) STRICT
    """,
    "CREATE INDEX checks_by_centre ON checks (centre, checked_at)",
    "CREATE TABLE report_steps (duty INTEGER PRIMARY KEY REFERENCES duties, drafted_at INTEGER, approved_by TEXT, approved_at INTEGER, sent_at INTEGER, message INTEGER) STRICT",

    """
    CREATE TABLE findings (
      no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, detector TEXT NOT NULL, mmsi INTEGER NOT NULL, object TEXT NOT NULL,
      centre TEXT NOT NULL, severity TEXT NOT NULL, active INTEGER NOT NULL, over INTEGER NOT NULL,
      opened INTEGER NOT NULL, recorded_at INTEGER NOT NULL, body TEXT NOT NULL, revision INTEGER NOT NULL) STRICT
    """,
    "CREATE UNIQUE INDEX findings_open ON findings (detector, mmsi, object) WHERE active = 1",
    "CREATE INDEX findings_unfinished ON findings (over, opened)",
    "CREATE TABLE evidence (finding INTEGER PRIMARY KEY REFERENCES findings, digest TEXT NOT NULL, body TEXT NOT NULL) STRICT",
    "CREATE TABLE finding_calls (finding INTEGER NOT NULL REFERENCES findings, key TEXT NOT NULL, at INTEGER NOT NULL, told TEXT NOT NULL, PRIMARY KEY (finding, key)) STRICT, WITHOUT ROWID",

    """
    CREATE TABLE cases (
      no INTEGER PRIMARY KEY, kind TEXT NOT NULL, centre TEXT NOT NULL, waters TEXT NOT NULL, state TEXT NOT NULL,
      finding INTEGER UNIQUE REFERENCES findings, filed_at INTEGER NOT NULL, drill INTEGER NOT NULL, body TEXT NOT NULL,
      revision INTEGER NOT NULL) STRICT
    """,
    "CREATE TABLE series (form INTEGER NOT NULL, centre TEXT NOT NULL, year INTEGER NOT NULL, drill INTEGER NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (form, centre, year, drill)) STRICT, WITHOUT ROWID",
    """
    CREATE TABLE papers (
      no INTEGER PRIMARY KEY, form INTEGER NOT NULL, number TEXT NOT NULL UNIQUE, "case" INTEGER NOT NULL REFERENCES cases,
      issued_by TEXT NOT NULL, answered_by TEXT NOT NULL, issued_at INTEGER NOT NULL, due INTEGER, settled INTEGER NOT NULL,
      drill INTEGER NOT NULL, body TEXT NOT NULL, revision INTEGER NOT NULL) STRICT
    """,
    """
    CREATE TABLE ledger (
      no INTEGER PRIMARY KEY, ledger INTEGER NOT NULL, centre TEXT NOT NULL, direction TEXT NOT NULL, counterpart TEXT,
      "case" INTEGER NOT NULL REFERENCES cases, paper INTEGER REFERENCES papers, entered_at INTEGER NOT NULL,
      drill INTEGER NOT NULL, UNIQUE (ledger, centre, "case", direction)) STRICT
    """,

    // D10: immutable bytes, content-addressed; a message; a delivery a recipient.
    "CREATE TABLE blobs (digest TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT, WITHOUT ROWID",
    """
    CREATE TABLE messages (
      no INTEGER PRIMARY KEY, message_id TEXT NOT NULL UNIQUE, cause TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
      centre TEXT NOT NULL, subject TEXT NOT NULL, blob TEXT NOT NULL REFERENCES blobs, importance INTEGER NOT NULL,
      created_at INTEGER NOT NULL, deadline INTEGER, paper INTEGER REFERENCES papers, duty INTEGER REFERENCES duties,
      drill INTEGER NOT NULL) STRICT
    """,
    """
    CREATE TABLE deliveries (
      no INTEGER PRIMARY KEY, message INTEGER NOT NULL REFERENCES messages, recipient TEXT NOT NULL, state TEXT NOT NULL,
      attempts INTEGER NOT NULL, next_at INTEGER NOT NULL, accepted_at INTEGER, receipt TEXT,
      UNIQUE (message, recipient)) STRICT
    """,
    "CREATE INDEX deliveries_owed ON deliveries (next_at) WHERE state IN ('pending', 'retry', 'unclear', 'sending')",

    """
    CREATE TABLE journal (
      seq INTEGER PRIMARY KEY, previous TEXT NOT NULL, digest TEXT NOT NULL, occurred_at INTEGER NOT NULL,
      recorded_at INTEGER NOT NULL, centre TEXT, person TEXT, account TEXT, act TEXT NOT NULL, subject TEXT NOT NULL,
      detail TEXT NOT NULL) STRICT
    """,
    "CREATE TABLE idempotency (key TEXT NOT NULL, caller TEXT NOT NULL, request TEXT NOT NULL, answer TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (key, caller)) STRICT, WITHOUT ROWID",
    "CREATE TABLE sessions (digest TEXT PRIMARY KEY, uid INTEGER NOT NULL, console TEXT NOT NULL, person TEXT NOT NULL, signed_on INTEGER NOT NULL, last_seen INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE pin_failures (person TEXT PRIMARY KEY, failures INTEGER NOT NULL, locked_until INTEGER NOT NULL) STRICT, WITHOUT ROWID",
  ]
}
