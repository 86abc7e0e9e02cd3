package import Casework
import GRDB
package import Units

extension RegisterReader {
  /// The file of an incident's case; nil: the case is none, or was filed before there were files.
  package func incident(case no: Int64) throws -> IncidentFile? {
    try incidents(where: "\"case\" = ?", [no]).first
  }

  /// Files by number of their case downwards, from below `before`.
  package func incidents(before: Int64, limit: Int) throws -> [IncidentFile] {
    try incidents(where: "\"case\" < ? ORDER BY \"case\" DESC LIMIT ?", [before, min(limit, 500)])
  }

  /// Files of which something is to be looked at by `now`.
  package func incidentsToLookAt(at now: Instant) throws -> [IncidentFile] {
    try incidents(where: "next_look <= ? ORDER BY \"case\"", [now.milliseconds])
  }

  /// Files of open cases, and those of which something is to be looked at; each with when that is.
  package func openIncidents() throws -> [(file: IncidentFile, look: Instant?)] {
    let looks = try Row.fetchAll(
      db,
      known: """
        SELECT "case", next_look FROM incidents WHERE next_look IS NOT NULL
        OR "case" IN (SELECT no FROM cases WHERE state NOT IN ('closed', 'dismissed')) ORDER BY "case"
        """)
    return try looks.compactMap { row in
      let look = (row["next_look"] as Int64?).map { Instant(milliseconds: $0) }
      return try incident(case: row["case"]).map { ($0, look) }
    }
  }

  package func nextIncidentLook(after now: Instant) throws -> Instant? {
    try Int64.fetchOne(
      db, known: "SELECT min(next_look) FROM incidents WHERE next_look > ?", arguments: [now.milliseconds]
    ).map { Instant(milliseconds: $0) }
  }

  private func incidents(where condition: String, _ arguments: StatementArguments) throws -> [IncidentFile] {
    try Row.fetchAll(db, known: "SELECT body, revision FROM incidents WHERE \(condition)", arguments: arguments)
      .map { row in
        var file = try Stored.decode(IncidentFile.self, row["body"])
        file.revision = row["revision"]
        return file
      }
  }
}

extension RegisterWriter {
  /// - Parameter next: when something of it is to be looked at; nil: nothing waits.
  package func put(_ file: IncidentFile, next: Instant?) throws {
    try db.execute(
      known: """
        INSERT INTO incidents ("case", next_look, body, revision) VALUES (?, ?, ?, ?)
        ON CONFLICT ("case") DO UPDATE SET next_look = excluded.next_look, body = excluded.body, revision = excluded.revision
        """, arguments: [file.caseNo, next?.milliseconds, try Stored.encode(file), file.revision])
  }
}
