import GRDB

extension DatabaseMigrator {
  /// Equipment day: the checklist of a duty as it stood when its day was opened (R22), and what was found.
  mutating func registerEquipment() {
    registerMigration("v2-equipment") { db in
      try db.execute(
        sql: "CREATE TABLE equipment_lists (duty INTEGER PRIMARY KEY REFERENCES duties, items TEXT NOT NULL) STRICT")
      try db.execute(
        sql: """
          CREATE TABLE equipment_results (
            no INTEGER PRIMARY KEY, duty INTEGER NOT NULL REFERENCES duties, centre TEXT NOT NULL, item TEXT NOT NULL,
            "case" INTEGER REFERENCES cases, body TEXT NOT NULL) STRICT
          """)
      try db.execute(sql: "CREATE INDEX equipment_by_duty ON equipment_results (duty)")
      try db.execute(sql: "CREATE INDEX equipment_by_item ON equipment_results (centre, item, no)")
    }
  }
}
