package import Casework
import GRDB
package import Organisation
package import Units

extension DatabaseMigrator {
  /// Form 6 (G6): one handover a centre and watch that ends.
  mutating func registerHandovers() {
    registerMigration("v4-handovers") { db in
      try db.execute(
        known: """
          CREATE TABLE handovers (
            no INTEGER PRIMARY KEY, centre TEXT NOT NULL, watch_ends INTEGER NOT NULL, body TEXT NOT NULL,
            revision INTEGER NOT NULL, UNIQUE (centre, watch_ends)) STRICT
          """)
    }
  }
}

extension RegisterReader {
  package func handover(no: Int64) throws -> Handover? { try handovers(where: "no = ?", [no]).first }

  /// Of the watch that ends then.
  package func handover(centre: CentreID, watchEnds: Instant) throws -> Handover? {
    try handovers(where: "centre = ? AND watch_ends = ?", [centre.rawValue, watchEnds.milliseconds]).first
  }

  /// By number downwards, from below `before`.
  package func handovers(before: Int64, limit: Int) throws -> [Handover] {
    try handovers(where: "no < ? ORDER BY no DESC LIMIT ?", [before, min(limit, 500)])
  }

  /// Of watches that ended in a period, in order.
  package func handovers(centre: CentreID, from: Instant, before: Instant) throws -> [Handover] {
    try handovers(
      where: "centre = ? AND watch_ends >= ? AND watch_ends < ? ORDER BY watch_ends",
      [centre.rawValue, from.milliseconds, before.milliseconds])
  }

  private func handovers(where condition: String, _ arguments: StatementArguments) throws -> [Handover] {
    try Row.fetchAll(db, known: "SELECT no, body FROM handovers WHERE \(condition)", arguments: arguments).map { row in
      var handover = try Stored.decode(Handover.self, row["body"])
      handover.no = row["no"]
      return handover
    }
  }
}

extension RegisterWriter {
  package func insert(_ handover: Handover) throws -> Int64 {
    try db.execute(
      known: "INSERT INTO handovers (centre, watch_ends, body, revision) VALUES (?, ?, ?, ?)",
      arguments: [
        handover.centre.rawValue, handover.offGoing.ends.milliseconds, try Stored.encode(handover), handover.revision,
      ])
    return db.lastInsertedRowID
  }

  package func update(_ handover: Handover) throws {
    try db.execute(
      known: "UPDATE handovers SET body = ?, revision = ? WHERE no = ?",
      arguments: [try Stored.encode(handover), handover.revision, handover.no])
  }
}
