package import Casework
import GRDB
package import Organisation
package import Regulation
package import Units

/// A stored version of the organisation or the regulation (D1, D8).
package struct StoredVersion<Body: Sendable>: Sendable {
  package var no: Int64
  package var digest: String
  package var effectiveFrom: CivilDate
  package var body: Body
}

package enum VersionKind: String, Sendable { case organisation, regulation }

extension RegisterReader {
  package func meta(_ key: String) throws -> String? {
    try String.fetchOne(db, known: "SELECT value FROM meta WHERE key = ?", arguments: [key])
  }

  /// The version in force on `day`: of those that are effective by then, the one stored last.
  package func version<Body: Decodable & Sendable>(
    _ kind: VersionKind, as type: Body.Type, on day: CivilDate
  ) throws -> StoredVersion<Body>? {
    let row = try Row.fetchOne(
      db,
      known: """
        SELECT no, digest, effective_from, body FROM versions WHERE kind = ? AND effective_from <= ?
        ORDER BY no DESC LIMIT 1
        """, arguments: [kind.rawValue, day.dayNumber])
    guard let row else { return nil }
    return StoredVersion(
      no: row["no"], digest: row["digest"], effectiveFrom: CivilDate(dayNumber: row["effective_from"]),
      body: try Stored.decode(type, row["body"]))
  }

  /// Digest of the version stored last, whenever it becomes effective.
  package func latestVersion(_ kind: VersionKind) throws -> (no: Int64, digest: String)? {
    try Row.fetchOne(
      db, known: "SELECT no, digest FROM versions WHERE kind = ? ORDER BY no DESC LIMIT 1", arguments: [kind.rawValue]
    ).map { ($0["no"], $0["digest"]) }
  }

  package func lastOpenedDay() throws -> CivilDate? {
    try Int.fetchOne(db, known: "SELECT max(day) FROM days").map { CivilDate(dayNumber: $0) }
  }

  /// Checks made from `from` on and before `before`, recorded before `recordedBefore`, in order of time (D1, R22).
  package func checks(
    centre: CentreID? = nil, from: Instant, before: Instant, recordedBefore: Instant = .distantFuture
  ) throws -> [CheckEntry] {
    try Row.fetchAll(
      db,
      known: """
        SELECT no, body FROM checks WHERE (? IS NULL OR centre = ?) AND checked_at >= ? AND checked_at < ?
        AND recorded_at < ? ORDER BY checked_at, no
        """,
      arguments: [
        centre?.rawValue, centre?.rawValue, from.milliseconds, before.milliseconds, recordedBefore.milliseconds,
      ]
    ).map { row in
      var entry = try Stored.decode(CheckEntry.self, row["body"])
      entry.no = row["no"]
      return entry
    }
  }

  package func duty(no: Int64) throws -> DutyRecord? {
    try duties(where: "no = ?", [no]).first
  }
  package func duty(id: String) throws -> DutyRecord? {
    try duties(where: "id = ?", [id]).first
  }
  /// Those of a day: due on it, or opened with it, or owed meanwhile (a month's ledgers from the 1st until they are due).
  package func duties(day: CivilDate) throws -> [DutyRecord] {
    try duties(where: "day = ?1 OR (due_day > day AND day < ?1 AND due_day >= ?1) ORDER BY no", [day.dayNumber])
  }
  /// Duties of the last 40 days, but for reports and windows, whose being late or missed is still to be told.
  package func roundsToTell(at now: Instant) throws -> [DutyRecord] {
    try duties(
      where: """
        finished IS NULL AND withdrawn IS NULL AND due > ?1 - 3456000000
        AND kind NOT IN ('daily-report', 'monthly-ledgers', 'monthly-summary', 'watch', 'staffed-watch') AND (
          (due < ?1 AND NOT EXISTS (SELECT 1 FROM duty_told WHERE duty = no)) OR
          (missed_after < ?1 AND NOT EXISTS (SELECT 1 FROM duty_told WHERE duty = no AND what = 'missed')))
        ORDER BY due, no
        """, [now.milliseconds])
  }

  /// Reports whose draft is due by `now` (`lead` before they are due) and that are not yet on their way, or late and not said to be.
  package func reportsToLookAt(at now: Instant, lead: TimeSpan) throws -> [DutyRecord] {
    try duties(
      where: """
        finished IS NULL AND withdrawn IS NULL AND kind = 'daily-report' AND due - ?2 <= ?1 AND (
          NOT EXISTS (SELECT 1 FROM report_steps WHERE duty = no AND sent_at IS NOT NULL) OR
          (due < ?1 AND NOT EXISTS (SELECT 1 FROM duty_told WHERE duty = no AND what = 'late')))
        ORDER BY due, no
        """, [now.milliseconds, lead.milliseconds])
  }

  /// The first moment after `now` at which a duty wants to be looked at: its due, its end, or so long before a report's due.
  package func nextDutyMoment(after now: Instant, leads: [TimeSpan]) throws -> Instant? {
    let open = "FROM duties WHERE finished IS NULL AND withdrawn IS NULL"
    var moments: [Int64?] = [
      try Int64.fetchOne(db, known: "SELECT min(due) + 1 \(open) AND due >= ?", arguments: [now.milliseconds]),
      try Int64.fetchOne(
        db, known: "SELECT min(missed_after) + 1 \(open) AND missed_after >= ?", arguments: [now.milliseconds]),
    ]
    for lead in leads {
      moments.append(
        try Int64.fetchOne(
          db, known: "SELECT min(due) - ?2 \(open) AND kind = 'daily-report' AND due - ?2 > ?1",
          arguments: [now.milliseconds, lead.milliseconds]))
    }
    return moments.compactMap { $0 }.min().map { Instant(milliseconds: $0) }
  }

  /// A centre's duties that fell due after `from` (excluded) up to `through` (included).
  package func duties(centre: CentreID, dueAfter from: Instant, through: Instant) throws -> [DutyRecord] {
    try duties(
      where: "centre = ? AND due > ? AND due <= ? ORDER BY due, no",
      [centre.rawValue, from.milliseconds, through.milliseconds])
  }

  func duties(where condition: String, _ arguments: StatementArguments) throws -> [DutyRecord] {
    let rows = try Row.fetchAll(
      db, known: "SELECT no, finished, withdrawn, body, revision FROM duties WHERE \(condition)", arguments: arguments)
    return try rows.map { row in
      let no: Int64 = row["no"]
      var record = try DutyRecord(row)
      let done = try Row.fetchAll(
        db,
        known: """
          SELECT target, done_at, camera_down_at FROM duty_targets
          WHERE duty = ? AND (done_at IS NOT NULL OR camera_down_at IS NOT NULL)
          """, arguments: [no])
      for line in done {
        guard let target = Target(key: line["target"]) else { continue }
        if let at: Int64 = line["done_at"] {
          record.done[target] = Instant(milliseconds: at)
        } else {
          record.cameraDown[target] = Instant(milliseconds: line["camera_down_at"])
        }
      }
      return record
    }
  }

  /// What the duty leader was told of a duty: `late`, `missed`, `chased`.
  package func told(duty: Int64) throws -> Set<String> {
    try String.fetchSet(db, known: "SELECT what FROM duty_told WHERE duty = ?", arguments: [duty])
  }
}

extension RegisterWriter {
  package func setMeta(_ key: String, _ value: String) throws {
    try db.execute(
      known: "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
      arguments: [key, value])
  }

  package func insertVersion(
    _ kind: VersionKind, body: some Encodable, digest: String, effectiveFrom: CivilDate, at now: Instant
  ) throws -> Int64 {
    try db.execute(
      known: "INSERT INTO versions (kind, digest, effective_from, stored_at, body) VALUES (?, ?, ?, ?, ?)",
      arguments: [kind.rawValue, digest, effectiveFrom.dayNumber, now.milliseconds, try Stored.encode(body)])
    return db.lastInsertedRowID
  }

  /// Records a day with its duties; all or nothing, and never twice.
  package func openDay(
    _ day: CivilDate, at now: Instant, organisation: Int64, regulation: Int64, counts: String, duties: [Duty]
  ) throws {
    try db.execute(
      known: "INSERT INTO days (day, opened_at, organisation, regulation, counts) VALUES (?, ?, ?, ?, ?)",
      arguments: [day.dayNumber, now.milliseconds, organisation, regulation, counts])
    for duty in duties { try insert(duty, openedWith: day) }
  }

  /// A duty of several days that an earlier opening has written stays as it is; any other that is there already is an error.
  func insert(_ duty: Duty, openedWith day: CivilDate) throws {
    let isWritten = try Bool.fetchOne(db, known: "SELECT due_day > day FROM duties WHERE id = ?", arguments: [duty.id])
    if isWritten == true { return }
    try db.execute(
      known: """
        INSERT INTO duties (id, clause, kind, centre, day, due_day, opens, due, missed_after, finished, body)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        duty.id, duty.clause, duty.kind.rawValue, duty.centre.rawValue, day.dayNumber, duty.day.dayNumber,
        duty.opens.milliseconds, duty.due.milliseconds, duty.missedAfter?.milliseconds,
        duty.kind.isWindow ? duty.due.milliseconds : nil, try Stored.encode(duty),
      ])
    let no = db.lastInsertedRowID
    for target in duty.targets where duty.kind.isRound {
      try db.execute(known: "INSERT INTO duty_targets (duty, target) VALUES (?, ?)", arguments: [no, target.key])
    }
  }

  /// Stores a check; when it fills its round's last target the round is finished.
  package func insert(check entry: CheckEntry, duty: Int64?) throws -> Int64 {
    try db.execute(
      known:
        "INSERT INTO checks (centre, target, checked_at, recorded_at, duty, placement, body) VALUES (?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        entry.centre.rawValue, entry.target.key, entry.checkedAt.milliseconds, entry.recordedAt.milliseconds, duty,
        entry.placement.rawValue, try Stored.encode(entry),
      ])
    let no = db.lastInsertedRowID
    if let duty, entry.placement == .cameraDown {
      try lookedInVain(at: entry.target, duty: duty, at: entry.checkedAt)
    }
    guard let duty, entry.placement == .counts || entry.placement == .late else { return no }
    try db.execute(
      // The first stands, but for a late one that is followed by one made in time (R3, R12).
      known: """
        UPDATE duty_targets SET done_at = ?1 WHERE duty = ?2 AND target = ?3 AND (done_at IS NULL OR EXISTS
          (SELECT 1 FROM duties WHERE no = ?2 AND ?1 <= due AND done_at > due))
        """,
      arguments: [entry.checkedAt.milliseconds, duty, entry.target.key])
    try db.execute(
      known: """
        UPDATE duties SET revision = revision + 1, finished = CASE WHEN EXISTS
          (SELECT 1 FROM duty_targets WHERE duty = no AND done_at IS NULL) THEN NULL
          ELSE (SELECT max(done_at) FROM duty_targets WHERE duty = no) END WHERE no = ?
        """, arguments: [duty])
    return no
  }

  package func finish(duty: Int64, at instant: Instant) throws {
    try db.execute(
      known: "UPDATE duties SET finished = ?, revision = revision + 1 WHERE no = ? AND finished IS NULL",
      arguments: [instant.milliseconds, duty])
  }

  package func setTold(duty: Int64, _ what: String, at now: Instant) throws {
    try db.execute(
      known: "INSERT INTO duty_told (duty, what, at) VALUES (?, ?, ?)", arguments: [duty, what, now.milliseconds])
  }
}

extension RegisterReader {
  /// Digests of the versions that were in force when a day was opened (R22).
  package func versions(day: CivilDate) throws -> (organisation: String, regulation: String)? {
    try Row.fetchOne(
      db,
      known: """
        SELECT o.digest AS organisation, r.digest AS regulation FROM days d
        JOIN versions o ON o.no = d.organisation JOIN versions r ON r.no = d.regulation WHERE d.day = ?
        """, arguments: [day.dayNumber]
    ).map { ($0["organisation"], $0["regulation"]) }
  }

  /// The lines of form 4 that were recorded for a round, in order.
  package func checks(duty: Int64) throws -> [CheckEntry] {
    try Row.fetchAll(
      db, known: "SELECT no, body FROM checks WHERE duty = ? ORDER BY checked_at, no", arguments: [duty]
    ).map { row in
      var entry = try Stored.decode(CheckEntry.self, row["body"])
      entry.no = row["no"]
      return entry
    }
  }
}

extension DutyRecord {
  /// From `no, finished, withdrawn, body, revision`, without what was done of its targets.
  init(_ row: Row) throws {
    self.init(no: row["no"], duty: try Stored.decode(Duty.self, row["body"]))
    // A stretch of time counts as finished in its column, so that no look at what is owed meets it; it has no end but its own.
    finished = duty.kind.isWindow ? nil : (row["finished"] as Int64?).map { Instant(milliseconds: $0) }
    withdrawal = try (row["withdrawn"] as String?).map { try Stored.decode(Withdrawal.self, $0) }
    revision = row["revision"]
  }
}
