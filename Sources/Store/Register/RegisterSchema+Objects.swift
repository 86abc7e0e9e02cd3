import GRDB

extension DatabaseMigrator {
  /// Form 1: facts from the configuration, contacts from people; and when each centre confirmed its contact list.
  mutating func registerObjects() {
    registerMigration("v2-objects") { db in
      try db.execute(
        sql: """
          CREATE TABLE objects (
            no INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, centre TEXT NOT NULL, facts TEXT NOT NULL,
            contacts TEXT NOT NULL, taken_in INTEGER NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT,
            confirmed_at INTEGER, confirmed_by TEXT, removed_at INTEGER, revision INTEGER NOT NULL) STRICT
          """)
      try db.execute(sql: "CREATE INDEX objects_by_centre ON objects (centre, no)")
      try db.execute(
        sql: """
          CREATE TABLE contact_lists (
            centre TEXT PRIMARY KEY, since INTEGER NOT NULL, confirmed_at INTEGER, confirmed_by TEXT) STRICT, WITHOUT ROWID
          """)
    }
  }
}
