import GRDB

extension DatabaseMigrator {
  /// Duties that are owed over several days: `day` is the opening that wrote them, `due_day` the day on which they are due.
  mutating func registerSpanningDuties() {
    registerMigration("v2-spanning-duties") { db in
      try db.execute(sql: "ALTER TABLE duties ADD COLUMN due_day INTEGER NOT NULL DEFAULT 0")
      try db.execute(sql: "UPDATE duties SET due_day = day")
      try db.execute(sql: "CREATE INDEX duties_spanning ON duties (due_day) WHERE due_day > day")
    }
  }
}
