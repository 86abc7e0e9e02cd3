import GRDB

extension DatabaseMigrator {
  /// Trips as they were counted from the tracks, and sign-offs of departures (P7). A sign-off is of one vessel, berth and moment.
  mutating func registerFerries() {
    registerMigration("v5-ferries") { db in
      try db.execute(
        sql: """
          CREATE TABLE sign_offs (
            no INTEGER PRIMARY KEY, vessel TEXT NOT NULL, mmsi INTEGER NOT NULL, line TEXT NOT NULL, berth TEXT NOT NULL,
            centre TEXT NOT NULL, day INTEGER NOT NULL, signed_at INTEGER NOT NULL, recorded_at INTEGER NOT NULL,
            persons INTEGER, clerk TEXT NOT NULL, person TEXT NOT NULL, note TEXT, UNIQUE (vessel, berth, signed_at)) STRICT
          """)
      try db.execute(sql: "CREATE INDEX sign_offs_by_day ON sign_offs (day, line)")
      try db.execute(sql: "CREATE INDEX sign_offs_by_time ON sign_offs (signed_at)")
      try db.execute(
        sql: """
          CREATE TABLE trips (
            no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, line TEXT NOT NULL, mmsi INTEGER NOT NULL, vessel TEXT NOT NULL,
            centre TEXT NOT NULL, day INTEGER NOT NULL, left_at INTEGER NOT NULL, state TEXT NOT NULL,
            needs_sign_off INTEGER NOT NULL, sign_off INTEGER REFERENCES sign_offs, body TEXT NOT NULL) STRICT
          """)
      try db.execute(sql: "CREATE INDEX trips_by_day ON trips (day, line)")
      try db.execute(sql: "CREATE INDEX trips_by_time ON trips (left_at)")
      try db.execute(sql: "CREATE INDEX trips_by_sign_off ON trips (sign_off) WHERE sign_off IS NOT NULL")
    }
  }
}
