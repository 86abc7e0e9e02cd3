import GRDB

extension DatabaseMigrator {
  /// Evidence beside the opening leg, item by item with its digest; shelves with their reason, by whom and for whom (D5).
  mutating func registerEvidence() {
    registerMigration("v5-evidence") { db in
      for statement in statements { try db.execute(sql: statement) }
    }
  }
}

private let statements = [
  """
  CREATE TABLE evidence_items (
    finding INTEGER NOT NULL REFERENCES findings, name TEXT NOT NULL, digest TEXT NOT NULL REFERENCES blobs,
    body TEXT NOT NULL, PRIMARY KEY (finding, name)) STRICT, WITHOUT ROWID
  """,
  "CREATE TABLE shelves (no INTEGER PRIMARY KEY, until INTEGER NOT NULL, ended INTEGER NOT NULL, body TEXT NOT NULL) STRICT",
  "CREATE INDEX shelves_that_hold ON shelves (until) WHERE ended = 0",
]
