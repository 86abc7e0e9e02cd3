package import Casework
import GRDB
package import Organisation
package import Units

extension RegisterReader {
  package func presenceCheck(no: Int64) throws -> PresenceCheck? { try presenceChecks(where: "no = ?", [no]).first }

  /// By number downwards, from below `before`.
  package func presenceChecks(before: Int64, limit: Int) throws -> [PresenceCheck] {
    try presenceChecks(where: "no < ? ORDER BY no DESC LIMIT ?", [before, min(limit, 500)])
  }

  /// Those that wait for an answer or a judgement.
  package func openPresenceChecks() throws -> [PresenceCheck] {
    try presenceChecks(where: "open = 1 ORDER BY no", [])
  }

  package func openPresenceCheck(by centre: CentreID, of asked: CentreID) throws -> PresenceCheck? {
    try presenceChecks(where: "open = 1 AND centre = ? AND asked = ?", [centre.rawValue, asked.rawValue]).first
  }

  /// Whether a drawn check was asked.
  package func hasPresenceCheck(draw: String) throws -> Bool {
    try !presenceChecks(where: "draw = ?", [draw]).isEmpty
  }

  /// Checks whose watch counted as absent and that nobody answered since: their finding lasts.
  package func unansweredAbsences(of asked: CentreID) throws -> [PresenceCheck] {
    try presenceChecks(
      where:
        "asked = ? AND open = 0 AND json_extract(body, '$.outcome') = 'absent' AND json_extract(body, '$.answer') IS NULL",
      [asked.rawValue])
  }

  private func presenceChecks(where condition: String, _ arguments: StatementArguments) throws -> [PresenceCheck] {
    try Row.fetchAll(db, known: "SELECT no, body FROM presence_checks WHERE \(condition)", arguments: arguments)
      .map { row in
        var check = try Stored.decode(PresenceCheck.self, row["body"])
        check.no = row["no"]
        return check
      }
  }

  /// The last sign of anybody of a room (R8).
  package func presenceSign(_ centre: CentreID) throws -> Instant? {
    try Int64.fetchOne(db, known: "SELECT at FROM presence_signs WHERE centre = ?", arguments: [centre.rawValue])
      .map { Instant(milliseconds: $0) }
  }
}

extension RegisterWriter {
  package func insert(_ check: PresenceCheck) throws -> Int64 {
    try db.execute(
      known: """
        INSERT INTO presence_checks (centre, asked, draw, open, asked_at, body, revision) VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        check.centre.rawValue, check.asked.rawValue, check.draw, check.outcome == .open, check.askedAt.milliseconds,
        try Stored.encode(check), check.revision,
      ])
    return db.lastInsertedRowID
  }

  package func update(_ check: PresenceCheck) throws {
    try db.execute(
      known: "UPDATE presence_checks SET open = ?, body = ?, revision = ? WHERE no = ?",
      arguments: [check.outcome == .open, try Stored.encode(check), check.revision, check.no])
  }

  /// - Parameter person: nil: nobody, the daemon begins anew from here.
  package func setPresenceSign(_ centre: CentreID, at now: Instant, by person: PersonID?) throws {
    try db.execute(
      known: """
        INSERT INTO presence_signs (centre, at, person) VALUES (?, ?, ?)
        ON CONFLICT (centre) DO UPDATE SET at = excluded.at, person = excluded.person
        """, arguments: [centre.rawValue, now.milliseconds, person])
  }
}
