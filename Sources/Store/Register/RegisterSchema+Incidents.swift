import GRDB

extension DatabaseMigrator {
  /// Form 5 beside its case (P9, C12, C13, X9): one file a case; `next_look` is when something of it waits no longer.
  mutating func registerIncidents() {
    registerMigration("v3-incidents") { db in
      try db.execute(
        sql: """
          CREATE TABLE incidents (
            "case" INTEGER PRIMARY KEY REFERENCES cases, next_look INTEGER, body TEXT NOT NULL,
            revision INTEGER NOT NULL) STRICT
          """)
      try db.execute(sql: "CREATE INDEX incidents_waiting ON incidents (next_look) WHERE next_look IS NOT NULL")
    }
  }
}
