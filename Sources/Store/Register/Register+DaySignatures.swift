package import Casework
import GRDB
package import Organisation
package import Units

extension DatabaseMigrator {
  /// S1: who has looked at which day's record.
  mutating func registerDaySignatures() {
    registerMigration("v4-day-signatures") { db in
      try db.execute(
        known: """
          CREATE TABLE day_signatures (
            centre TEXT NOT NULL, day INTEGER NOT NULL, person TEXT NOT NULL, at INTEGER NOT NULL, note TEXT NOT NULL,
            PRIMARY KEY (centre, day, person)) STRICT, WITHOUT ROWID
          """)
    }
  }
}

extension RegisterReader {
  /// In the order in which they were given.
  package func daySignatures(centre: CentreID, day: CivilDate) throws -> [DaySignature] {
    try Row.fetchAll(
      db, known: "SELECT person, at, note FROM day_signatures WHERE centre = ? AND day = ? ORDER BY at, person",
      arguments: [centre.rawValue, day.dayNumber]
    ).map { row in
      DaySignature(
        centre: centre, day: day, by: row["person"], at: Instant(milliseconds: row["at"]), note: row["note"])
    }
  }
}

extension RegisterWriter {
  package func insert(_ signature: DaySignature) throws {
    try db.execute(
      known: "INSERT INTO day_signatures (centre, day, person, at, note) VALUES (?, ?, ?, ?, ?)",
      arguments: [
        signature.centre.rawValue, signature.day.dayNumber, signature.by, signature.at.milliseconds, signature.note,
      ])
  }
}
