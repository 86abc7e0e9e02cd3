import GRDB
package import Organisation
package import Units

extension RegisterReader {
  package func ban(no: Int64) throws -> SailingBan? { try bans(where: "no = ?", [no]).first }

  /// By number downwards, from below `before`.
  package func bans(before: Int64, limit: Int) throws -> [SailingBan] {
    try bans(where: "no < ? ORDER BY no DESC LIMIT ?", [before, min(limit, 500)])
  }

  /// In force now or later, in order.
  package func liveBans(at now: Instant) throws -> [SailingBan] {
    try bans(
      where: "lifted = 0 AND (valid_until IS NULL OR valid_until > ?) ORDER BY no", [now.milliseconds])
  }

  private func bans(where condition: String, _ arguments: StatementArguments) throws -> [SailingBan] {
    try Row.fetchAll(db, known: "SELECT no, body, revision FROM bans WHERE \(condition)", arguments: arguments)
      .map { row in
        var ban = try Stored.decode(SailingBan.self, row["body"])
        ban.no = row["no"]
        ban.revision = row["revision"]
        return ban
      }
  }

  /// How many findings name `object`.
  package func findings(object: String) throws -> Int {
    try Int.fetchOne(
      db, known: "SELECT count(*) FROM findings WHERE object = ? AND detector = ?",
      arguments: [object, DetectorKind.sailingBan.rawValue]) ?? 0
  }

  /// All that is kept, in order of time.
  package func readings() throws -> [Reading] {
    try String.fetchAll(db, known: "SELECT body FROM readings ORDER BY at, station, quantity")
      .map { try Stored.decode(Reading.self, $0) }
  }
}

extension RegisterWriter {
  /// How long readings are kept; the last of each quantity stays.
  private static var kept: TimeSpan { .days(3) }

  package func insert(_ ban: SailingBan) throws -> Int64 {
    try db.execute(
      known: "INSERT INTO bans (centre, valid_until, lifted, body, revision) VALUES (?, ?, 0, ?, ?)",
      arguments: [ban.centre.rawValue, ban.until?.milliseconds, try Stored.encode(ban), ban.revision])
    return db.lastInsertedRowID
  }

  package func update(_ ban: SailingBan) throws {
    try db.execute(
      known: "UPDATE bans SET valid_until = ?, lifted = ?, body = ?, revision = ? WHERE no = ?",
      arguments: [ban.until?.milliseconds, ban.lifting != nil, try Stored.encode(ban), ban.revision, ban.no])
  }

  /// Keeps a reading, and forgets those of its kind that are days old.
  package func keep(_ reading: Reading, at now: Instant) throws {
    let key: StatementArguments = [reading.station, reading.quantity.rawValue]
    try db.execute(
      known: "INSERT OR REPLACE INTO readings (station, quantity, at, body) VALUES (?, ?, ?, ?)",
      arguments: key + [reading.at.milliseconds, try Stored.encode(reading)])
    try db.execute(
      known: """
        DELETE FROM readings WHERE station = ? AND quantity = ? AND at < ?
        AND at < (SELECT max(at) FROM readings WHERE station = ? AND quantity = ?)
        """, arguments: key + [(now - Self.kept).milliseconds] + key)
  }
}
