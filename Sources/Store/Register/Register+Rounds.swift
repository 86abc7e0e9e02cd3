package import Casework
import GRDB
package import Organisation
package import Regulation
package import Units

/// What a person saw and wrote down: a line of form 4, or an entry without one.
package struct Sighting: Hashable, Sendable {
  /// The form 4 line.
  package var check: Int64?
  package var person: PersonID
  package var seenAt: Instant
  package var recordedAt: Instant
  package var note: String
  package init(check: Int64?, person: PersonID, seenAt: Instant, recordedAt: Instant, note: String) {
    self.check = check
    self.person = person
    self.seenAt = seenAt
    self.recordedAt = recordedAt
    self.note = note
  }
}

extension RegisterReader {
  /// When a day was opened; nil: it is not open.
  package func openedAt(_ day: CivilDate) throws -> Instant? {
    try Int64.fetchOne(db, known: "SELECT opened_at FROM days WHERE day = ?", arguments: [day.dayNumber])
      .map { Instant(milliseconds: $0) }
  }

  /// A line of form 4.
  package func check(no: Int64) throws -> CheckEntry? {
    try checks(where: "no = ?", [no]).first
  }

  /// Lines of a centre that were entered late (补录), written down from `from` on and before `before`, in order of writing.
  package func amendments(centre: CentreID, recordedFrom from: Instant, before: Instant) throws -> [CheckEntry] {
    try checks(
      where:
        "centre = ? AND recorded_at >= ? AND recorded_at < ? AND recorded_at > checked_at ORDER BY recorded_at, no",
      [centre.rawValue, from.milliseconds, before.milliseconds]
    ).filter { $0.lateEntry != nil }
  }

  /// Whether a daily report that covers `moment` has gone out for a centre (R12: what it says stays).
  package func isReported(_ moment: Instant, centre: CentreID) throws -> Bool {
    try duties(
      where: """
        kind = 'daily-report' AND centre = ? AND due > ? AND due <= ? AND EXISTS
        (SELECT 1 FROM report_steps WHERE duty = no AND sent_at IS NOT NULL)
        """,
      [centre.rawValue, moment.milliseconds, (moment + .days(3)).milliseconds]
    ).contains { record in
      record.duty.period.map { $0.from <= moment && moment < $0.to } ?? false
    }
  }

  /// What people saw under a finding, in order of writing.
  package func observations(finding: Int64) throws -> [Sighting] {
    try Row.fetchAll(
      db, known: "SELECT * FROM observations WHERE finding = ? ORDER BY no", arguments: [finding]
    ).map { row in
      Sighting(
        check: row["check"], person: row["person"], seenAt: Instant(milliseconds: row["seen_at"]),
        recordedAt: Instant(milliseconds: row["recorded_at"]), note: row["note"])
    }
  }

  private func checks(where condition: String, _ arguments: StatementArguments) throws -> [CheckEntry] {
    try Row.fetchAll(db, known: "SELECT no, body FROM checks WHERE \(condition)", arguments: arguments).map { row in
      var entry = try Stored.decode(CheckEntry.self, row["body"])
      entry.no = row["no"]
      return entry
    }
  }
}

extension RegisterWriter {
  /// G15: kept beside the target while nobody has seen it.
  func lookedInVain(at target: Target, duty: Int64, at instant: Instant) throws {
    try db.execute(
      known: "UPDATE duty_targets SET camera_down_at = ? WHERE duty = ? AND target = ? AND done_at IS NULL",
      arguments: [instant.milliseconds, duty, target.key])
    try db.execute(known: "UPDATE duties SET revision = revision + 1 WHERE no = ?", arguments: [duty])
  }

  package func insert(_ observation: Sighting, finding: Int64) throws {
    try db.execute(
      known: """
        INSERT INTO observations (finding, "check", person, seen_at, recorded_at, note) VALUES (?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        finding, observation.check, observation.person, observation.seenAt.milliseconds,
        observation.recordedAt.milliseconds, observation.note,
      ])
  }

  /// A duty that people, or a change of configuration during the day, add to an open day (R22). Returns its number.
  package func add(_ duty: Duty, openedWith day: CivilDate) throws -> Int64 {
    try insert(duty, openedWith: day)
    guard let no = try read.duty(id: duty.id)?.no else {
      throw StoreError(code: .failed, subject: duty.id, cause: "not stored")
    }
    return no
  }

  /// Takes a duty back (D1): it stays, with who and why; what was done of it stays too.
  package func withdraw(duty no: Int64, _ withdrawal: Withdrawal) throws {
    try db.execute(
      known: "UPDATE duties SET withdrawn = ?, revision = revision + 1 WHERE no = ? AND withdrawn IS NULL",
      arguments: [try Stored.encode(withdrawal), no])
  }

  /// Gives an open duty another content under the same id: window, targets, recipients. Targets done stay.
  package func replace(duty no: Int64, with duty: Duty) throws {
    try db.execute(
      known: """
        UPDATE duties SET clause = ?, opens = ?, due = ?, missed_after = ?, body = ?, revision = revision + 1 WHERE no = ?
        """,
      arguments: [
        duty.clause, duty.opens.milliseconds, duty.due.milliseconds, duty.missedAfter?.milliseconds,
        try Stored.encode(duty), no,
      ])
    guard duty.kind.isRound else { return }
    let keys = Set(duty.targets.map(\.key))
    let had = try String.fetchSet(db, known: "SELECT target FROM duty_targets WHERE duty = ?", arguments: [no])
    for key in had.subtracting(keys) {
      try db.execute(
        known: "DELETE FROM duty_targets WHERE duty = ? AND target = ? AND done_at IS NULL", arguments: [no, key])
    }
    for key in keys.subtracting(had) {
      try db.execute(known: "INSERT INTO duty_targets (duty, target) VALUES (?, ?)", arguments: [no, key])
    }
    try db.execute(
      known: """
        UPDATE duties SET finished = (SELECT max(done_at) FROM duty_targets WHERE duty = no) WHERE no = ? AND NOT EXISTS
        (SELECT 1 FROM duty_targets WHERE duty = no AND done_at IS NULL) AND EXISTS
        (SELECT 1 FROM duty_targets WHERE duty = no)
        """, arguments: [no])
  }
}
