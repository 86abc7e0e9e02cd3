import GRDB
package import Organisation
package import Units

/// A trip with its place in the register.
package struct StoredTrip: Hashable, Sendable {
  package var no: Int64
  package var trip: Trip
  package var centre: CentreID
  /// The day whose sailings it belongs to.
  package var day: CivilDate
  /// Somebody saw it leave, where departures are signed.
  package var needsSignOff: Bool

  package init(no: Int64 = 0, trip: Trip, centre: CentreID, day: CivilDate, needsSignOff: Bool) {
    self.no = no
    self.trip = trip
    self.centre = centre
    self.day = day
    self.needsSignOff = needsSignOff
  }
}

/// A sign-off with who entered it.
package struct StoredSignOff: Hashable, Sendable {
  package var signOff: SignOff
  package var centre: CentreID
  package var day: CivilDate
  package var person: PersonID
  package var note: String?
  /// Number of its trip.
  package var trip: Int64?

  package init(
    signOff: SignOff, centre: CentreID, day: CivilDate, person: PersonID, note: String?, trip: Int64? = nil
  ) {
    self.signOff = signOff
    self.centre = centre
    self.day = day
    self.person = person
    self.note = note
    self.trip = trip
  }
}

/// What was counted on a line in a day.
package struct TripCount: Hashable, Sendable {
  package var left = 0
  package var arrived = 0
  package var underWay = 0
  package var signed = 0
  package var unsigned = 0
  package init() {}
}

extension RegisterReader {
  /// Trips of a day below `before`, the latest first; 500 at most.
  package func trips(day: CivilDate, before: Int64, limit: Int) throws -> [StoredTrip] {
    try trips(where: "day = ? AND no < ? ORDER BY no DESC LIMIT ?", [day.dayNumber, before, min(limit, 500)])
  }

  /// Trips that left at `from` or later, and those that left at `underWayFrom` or later and are under way still, in order.
  package func trips(from: Instant, underWayFrom: Instant) throws -> [Trip] {
    try trips(
      where: "left_at >= ? AND (left_at >= ? OR state = 'under-way') ORDER BY left_at, no",
      [min(underWayFrom, from).milliseconds, from.milliseconds]
    ).map(\.trip)
  }

  package func trip(id: String) throws -> StoredTrip? { try trips(where: "id = ?", [id]).first }

  private func trips(where condition: String, _ arguments: StatementArguments) throws -> [StoredTrip] {
    try Row.fetchAll(
      db, known: "SELECT no, centre, day, needs_sign_off, body FROM trips WHERE \(condition)", arguments: arguments
    ).map { row in
      StoredTrip(
        no: row["no"], trip: try Stored.decode(Trip.self, row["body"]), centre: CentreID(row["centre"] as String),
        day: CivilDate(dayNumber: row["day"]), needsSignOff: row["needs_sign_off"])
    }
  }

  /// Counts of a day by line. A trip that was first heard under way counts as arrived, not as left.
  package func tripCounts(day: CivilDate) throws -> [LineID: TripCount] {
    let rows = try Row.fetchAll(
      db,
      known: """
        SELECT line, COUNT(json_extract(body, '$.from')) AS departed, SUM(state = 'arrived') AS arrived,
          SUM(state = 'under-way') AS under_way, SUM(sign_off IS NOT NULL) AS signed,
          SUM(needs_sign_off = 1 AND sign_off IS NULL) AS unsigned
        FROM trips WHERE day = ? GROUP BY line
        """, arguments: [day.dayNumber])
    return rows.reduce(into: [:]) { counts, row in
      var count = TripCount()
      (count.left, count.arrived, count.underWay) = (row["departed"], row["arrived"], row["under_way"])
      (count.signed, count.unsigned) = (row["signed"], row["unsigned"])
      counts[row["line"]] = count
    }
  }

  /// Sign-offs of a day below `before`, the latest first; 500 at most.
  package func signOffs(day: CivilDate, before: Int64, limit: Int) throws -> [StoredSignOff] {
    try signOffs(
      where: "s.day = ? AND s.no < ? ORDER BY s.no DESC LIMIT ?", [day.dayNumber, before, min(limit, 500)])
  }

  /// Sign-offs signed at `from` or later, in order.
  package func signOffs(from: Instant) throws -> [StoredSignOff] {
    try signOffs(where: "s.signed_at >= ? ORDER BY s.signed_at, s.no", [from.milliseconds])
  }

  package func signOff(no: Int64) throws -> StoredSignOff? { try signOffs(where: "s.no = ?", [no]).first }

  /// The one of a vessel, a berth and a moment.
  package func signOff(vessel: VesselID, berth: BerthID, at: Instant) throws -> StoredSignOff? {
    try signOffs(where: "s.vessel = ? AND s.berth = ? AND s.signed_at = ?", [vessel, berth, at.milliseconds]).first
  }

  /// The last of a vessel at a berth that was recorded at `from` or later.
  package func lastSignOff(vessel: VesselID, berth: BerthID, recordedFrom from: Instant) throws -> StoredSignOff? {
    try signOffs(
      where: "s.vessel = ? AND s.berth = ? AND s.recorded_at >= ? ORDER BY s.no DESC LIMIT 1",
      [vessel, berth, from.milliseconds]
    ).first
  }

  private func signOffs(where condition: String, _ arguments: StatementArguments) throws -> [StoredSignOff] {
    let sql = "SELECT s.*, t.no AS trip FROM sign_offs s LEFT JOIN trips t ON t.sign_off = s.no WHERE \(condition)"
    return try Row.fetchAll(db, known: sql, arguments: arguments).map { row in
      StoredSignOff(
        signOff: SignOff(
          no: row["no"], vessel: row["vessel"], mmsi: row["mmsi"], line: row["line"], berth: row["berth"],
          signedAt: Instant(milliseconds: row["signed_at"]), recordedAt: Instant(milliseconds: row["recorded_at"]),
          persons: row["persons"], clerk: row["clerk"]),
        centre: CentreID(row["centre"] as String), day: CivilDate(dayNumber: row["day"]), person: row["person"],
        note: row["note"], trip: row["trip"])
    }
  }
}

extension RegisterWriter {
  /// Adds a trip, or what has become of it since: the same id is the same trip.
  package func record(_ stored: StoredTrip) throws {
    let trip = stored.trip
    try db.execute(
      known: """
        INSERT INTO trips (id, line, mmsi, vessel, centre, day, left_at, state, needs_sign_off, sign_off, body)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET state = excluded.state, sign_off = COALESCE(excluded.sign_off, sign_off),
          body = excluded.body
        """,
      arguments: [
        trip.id, trip.line, trip.mmsi, trip.vessel, stored.centre.rawValue, stored.day.dayNumber,
        trip.left.milliseconds, trip.state.rawValue, stored.needsSignOff, trip.signOff, try Stored.encode(trip),
      ])
  }

  /// Returns its number; that of the value is not looked at.
  package func insert(_ stored: StoredSignOff) throws -> Int64 {
    let signOff = stored.signOff
    try db.execute(
      known: """
        INSERT INTO sign_offs (vessel, mmsi, line, berth, centre, day, signed_at, recorded_at, persons, clerk, person, note)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        signOff.vessel, signOff.mmsi, signOff.line, signOff.berth, stored.centre.rawValue, stored.day.dayNumber,
        signOff.signedAt.milliseconds, signOff.recordedAt.milliseconds, signOff.persons, signOff.clerk, stored.person,
        stored.note,
      ])
    return db.lastInsertedRowID
  }
}
