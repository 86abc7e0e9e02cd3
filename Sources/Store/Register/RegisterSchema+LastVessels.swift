import GRDB

extension DatabaseMigrator {
  /// What people recorded of the last vessels of the day (G3): the last word of a point and a day holds.
  mutating func registerLastVessels() {
    registerMigration("v2-last-vessels") { db in
      try db.execute(
        sql: """
          CREATE TABLE last_vessels (
            no INTEGER PRIMARY KEY, point TEXT NOT NULL, day INTEGER NOT NULL, centre TEXT NOT NULL, recorded_at INTEGER NOT NULL,
            person TEXT NOT NULL, note TEXT, body TEXT NOT NULL) STRICT
          """)
      try db.execute(sql: "CREATE INDEX last_vessels_by_day ON last_vessels (day, point)")
    }
  }
}
