import GRDB

extension DatabaseMigrator {
  /// Zones set at run time: each edition stays, the last one of a zone holds.
  mutating func registerZones() {
    registerMigration("v2-zone-editions") { db in
      try db.execute(
        sql: """
          CREATE TABLE zone_editions (
            no INTEGER PRIMARY KEY, zone TEXT NOT NULL, kind TEXT NOT NULL, at INTEGER NOT NULL, body TEXT NOT NULL) STRICT
          """)
      try db.execute(sql: "CREATE INDEX zone_editions_by_zone ON zone_editions (zone, no)")
    }
  }
}
