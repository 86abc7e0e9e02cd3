import GRDB

extension DatabaseMigrator {
  /// Faults with their lives (P12, C14, X10), outages announced (S5), cameras that were down as days opened (G15), presence checks and
  /// the last sign of every room (P8, C11, R8).
  mutating func registerFaults() {
    registerMigration("v3-faults") { db in
      for statement in Self.faultStatements { try db.execute(sql: statement) }
    }
  }

  private static let faultStatements = [
    // `ended_at`: since when the thing works again. One open fault an item.
    """
    CREATE TABLE faults (
      "case" INTEGER PRIMARY KEY REFERENCES cases, centre TEXT NOT NULL, item TEXT NOT NULL, point TEXT, open INTEGER NOT NULL,
      found_at INTEGER NOT NULL, ended_at INTEGER, body TEXT NOT NULL, revision INTEGER NOT NULL) STRICT
    """,
    "CREATE UNIQUE INDEX faults_open ON faults (centre, item) WHERE open = 1",
    "CREATE INDEX faults_by_point ON faults (found_at) WHERE point IS NOT NULL",
    """
    CREATE TABLE outages (
      no INTEGER PRIMARY KEY, centre TEXT NOT NULL, begins INTEGER NOT NULL, announced_at INTEGER NOT NULL, late INTEGER NOT NULL,
      body TEXT NOT NULL, revision INTEGER NOT NULL) STRICT
    """,
    """
    CREATE TABLE cameras_down (
      day INTEGER NOT NULL, point TEXT NOT NULL, "case" INTEGER NOT NULL REFERENCES cases, PRIMARY KEY (day, point))
      STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE presence_checks (
      no INTEGER PRIMARY KEY, centre TEXT NOT NULL, asked TEXT NOT NULL, draw TEXT UNIQUE, open INTEGER NOT NULL,
      asked_at INTEGER NOT NULL, body TEXT NOT NULL, revision INTEGER NOT NULL) STRICT
    """,
    "CREATE UNIQUE INDEX presence_checks_open ON presence_checks (centre, asked) WHERE open = 1",
    "CREATE TABLE presence_signs (centre TEXT PRIMARY KEY, at INTEGER NOT NULL, person TEXT) STRICT, WITHOUT ROWID",
  ]
}
