import GRDB

extension DatabaseMigrator {
  /// Sailing bans (P7), and the readings of the last days on which rules depend.
  mutating func registerWaters() {
    registerMigration("v3-waters") { db in
      for statement in statements { try db.execute(sql: statement) }
    }
  }
}

private let statements = [
  """
  CREATE TABLE bans (
    no INTEGER PRIMARY KEY, centre TEXT NOT NULL, valid_until INTEGER, lifted INTEGER NOT NULL, body TEXT NOT NULL,
    revision INTEGER NOT NULL) STRICT
  """,
  "CREATE INDEX bans_live ON bans (valid_until) WHERE lifted = 0",
  """
  CREATE TABLE readings (
    station TEXT NOT NULL, quantity TEXT NOT NULL, at INTEGER NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (station, quantity, at)) STRICT, WITHOUT ROWID
  """,
]
