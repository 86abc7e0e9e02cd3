import GRDB
package import Organisation
package import Regulation
package import Units

extension RegisterReader {
  /// The last word on each point's last vessel, of the days from `from` on (G3).
  package func lastVessels(from: CivilDate) throws -> [PointDay: LastVessel] {
    let rows = try Row.fetchAll(
      db, known: "SELECT point, day, body FROM last_vessels WHERE day >= ? ORDER BY no", arguments: [from.dayNumber])
    var last: [PointDay: LastVessel] = [:]
    for row in rows {
      let key = PointDay(point: row["point"], day: CivilDate(dayNumber: row["day"]))
      last[key] = try Stored.decode(LastVessel.self, row["body"])
    }
    return last
  }
}

extension RegisterWriter {
  package func record(
    _ word: LastVessel, of key: PointDay, centre: CentreID, by person: PersonID, note: String?, at now: Instant
  ) throws {
    try db.execute(
      known: """
        INSERT INTO last_vessels (point, day, centre, recorded_at, person, note, body) VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        key.point, key.day.dayNumber, centre.rawValue, now.milliseconds, person, note, try Stored.encode(word),
      ])
  }
}
