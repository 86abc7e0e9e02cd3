import GRDB
package import Organisation
package import Regulation
package import Units

/// The opening that wrote a duty (D1, R22).
package struct Opening: Sendable {
  package var day: CivilDate
  package var at: Instant
  package var organisation: Organisation
  package var regulation: RegulationRules
  /// Objects of form 2 that the day's draws took first.
  package var keyTasks: Set<Target>
}

extension RegisterReader {
  /// The opening of a duty, with the versions that were in force then.
  package func opening(ofDuty no: Int64) throws -> Opening? {
    let row = try Row.fetchOne(
      db,
      known: """
        SELECT d.day, d.opened_at, d.counts, o.body AS organisation, r.body AS regulation FROM duties
        JOIN days d ON d.day = duties.day JOIN versions o ON o.no = d.organisation
        JOIN versions r ON r.no = d.regulation WHERE duties.no = ?
        """, arguments: [no])
    guard let row else { return nil }
    let counts = try Stored.decode([String: String].self, row["counts"])
    let tasks = (counts["keyTasks"] ?? "").split(separator: " ").compactMap { Target(key: String($0)) }
    return Opening(
      day: CivilDate(dayNumber: row["day"]), at: Instant(milliseconds: row["opened_at"]),
      organisation: try Stored.decode(Organisation.self, row["organisation"]),
      regulation: try Stored.rules(row["regulation"]), keyTasks: Set(tasks))
  }
}
