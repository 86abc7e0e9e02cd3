import GRDB
package import Organisation
import Units

extension RegisterReader {
  /// The edition of each zone that holds, in order of number.
  package func zoneEditions() throws -> [ZoneEdition] {
    try editions("WHERE no IN (SELECT MAX(no) FROM zone_editions GROUP BY zone)", [])
  }

  /// Every edition of a zone, the first one first.
  package func zoneHistory(_ id: ZoneID) throws -> [ZoneEdition] { try editions("WHERE zone = ?", [id]) }

  private func editions(_ wanted: String, _ arguments: StatementArguments) throws -> [ZoneEdition] {
    let rows = try Row.fetchAll(
      db, known: "SELECT no, body FROM zone_editions \(wanted) ORDER BY no", arguments: arguments)
    return try rows.map { row in
      var edition = try Stored.decode(ZoneEdition.self, row["body"])
      edition.no = row["no"]
      return edition
    }
  }
}

extension RegisterWriter {
  /// Returns its number.
  package func insert(_ edition: ZoneEdition) throws -> Int64 {
    try db.execute(
      known: "INSERT INTO zone_editions (zone, kind, at, body) VALUES (?, ?, ?, ?)",
      arguments: [edition.id, edition.kind.rawValue, edition.at.milliseconds, try Stored.encode(edition)])
    return db.lastInsertedRowID
  }
}
