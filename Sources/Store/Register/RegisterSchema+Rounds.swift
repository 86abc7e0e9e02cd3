import GRDB

extension DatabaseMigrator {
  /// Rounds carried out: looks in vain (G15), and what people saw, line by line, under the finding that it opened.
  mutating func registerRounds() {
    registerMigration("v2-rounds") { db in
      try db.execute(sql: "ALTER TABLE duty_targets ADD COLUMN camera_down_at INTEGER")
      try db.execute(sql: "CREATE INDEX checks_by_duty ON checks (duty)")
      try db.execute(sql: "CREATE INDEX checks_by_record ON checks (recorded_at)")
      try db.execute(
        sql: """
          CREATE TABLE observations (
            no INTEGER PRIMARY KEY, finding INTEGER NOT NULL REFERENCES findings, "check" INTEGER REFERENCES checks,
            person TEXT NOT NULL, seen_at INTEGER NOT NULL, recorded_at INTEGER NOT NULL, note TEXT NOT NULL) STRICT
          """)
      try db.execute(sql: "CREATE INDEX observations_by_finding ON observations (finding)")
    }
  }
}
