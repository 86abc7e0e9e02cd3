package import Casework
import GRDB
import Regulation
package import Organisation
package import Units

/// A sheet as it is stored, with its number for people and the mail that carried its last edition.
package struct StoredSheet: Sendable, Hashable {
  package var no: Int64
  package var sheet: KeySheet
  package var messageNo: Int64?
  package var revision: Int
}

extension RegisterReader {
  package func sheet(no: Int64) throws -> StoredSheet? { try sheets(where: "no = ?", [no]).first }

  package func sheet(centre: CentreID, monday: CivilDate) throws -> StoredSheet? {
    try sheets(where: "centre = ? AND monday = ?", [centre.rawValue, monday.dayNumber]).first
  }

  /// All sheets of a week, by centre.
  package func sheets(monday: CivilDate) throws -> [StoredSheet] {
    try sheets(where: "monday = ? ORDER BY centre", [monday.dayNumber])
  }

  /// The latest weeks first; 500 at most.
  package func sheets(before: Int64, limit: Int) throws -> [StoredSheet] {
    try sheets(where: "no < ? ORDER BY no DESC LIMIT ?", [before, min(limit, 500)])
  }

  private func sheets(where condition: String, _ arguments: StatementArguments) throws -> [StoredSheet] {
    try Row.fetchAll(
      db, known: "SELECT no, message, body, revision FROM key_sheets WHERE \(condition)", arguments: arguments
    ).map { row in
      StoredSheet(
        no: row["no"], sheet: try Stored.decode(KeySheet.self, row["body"]), messageNo: row["message"],
        revision: row["revision"])
    }
  }

  /// Key-sheet duties for which something may have to be done: opened without a sheet, approved and not yet sent, or not approved
  /// so long before they are due (`remind`). What fell due more than ten days ago is past its week.
  package func sheetDutiesToLookAt(at now: Instant, remind: TimeSpan) throws -> [DutyRecord] {
    try duties(
      where: """
        kind = 'key-sheet' AND withdrawn IS NULL AND opens <= ?1 AND due > ?1 - 864000000 AND NOT EXISTS
          (SELECT 1 FROM key_sheets s WHERE s.centre = duties.centre AND s.monday > duties.day
            AND s.monday <= duties.day + 7 AND s.edition <= s.sent_edition
            AND (s.edition > 0 OR s.reminded = 1 OR ?1 < duties.due - ?2 OR ?1 >= duties.due))
        ORDER BY no
        """, [now.milliseconds, remind.milliseconds])
  }

  /// Key-sheet duties that have opened by `now` and whose week may not be over.
  package func sheetDuties(opened now: Instant) throws -> [DutyRecord] {
    try duties(
      where: "kind = 'key-sheet' AND withdrawn IS NULL AND opens <= ?1 AND due > ?1 - 864000000 ORDER BY no",
      [now.milliseconds])
  }

  /// When the next key-sheet duty opens, or comes `leads` before it is due.
  package func nextSheetMoment(after now: Instant, leads: [TimeSpan]) throws -> Instant? {
    let open = "FROM duties WHERE kind = 'key-sheet' AND finished IS NULL AND withdrawn IS NULL"
    var moments = [
      try Int64.fetchOne(db, known: "SELECT min(opens) \(open) AND opens > ?", arguments: [now.milliseconds])
    ]
    for lead in leads {
      moments.append(
        try Int64.fetchOne(
          db, known: "SELECT min(due) - ?2 \(open) AND due - ?2 > ?1", arguments: [now.milliseconds, lead.milliseconds])
      )
    }
    return moments.compactMap { $0 }.min().map { Instant(milliseconds: $0) }
  }

  /// Key-sheet duties of a day, by centre.
  package func sheetDuties(day: CivilDate) throws -> [DutyRecord] {
    try duties(where: "kind = 'key-sheet' AND day = ? AND withdrawn IS NULL ORDER BY centre", [day.dayNumber])
  }

  /// Lines of form 4 on which something was found, of one centre, made from `from` on and before `before`.
  package func checksWithFindings(centre: CentreID, from: Instant, before: Instant) throws -> [CheckEntry] {
    try Row.fetchAll(
      db,
      known: """
        SELECT no, body FROM checks WHERE centre = ? AND checked_at >= ? AND checked_at < ?
        AND instr(body, '"findings":[]') = 0 ORDER BY checked_at, no
        """, arguments: [centre.rawValue, from.milliseconds, before.milliseconds]
    ).map { row in
      var entry = try Stored.decode(CheckEntry.self, row["body"])
      entry.no = row["no"]
      return entry
    }
  }

  package func cargoPlan(no: Int64) throws -> CargoPlan? { try cargoPlans(where: "no = ?", [no]).first }

  /// Plans that overlap a stretch of time, cancelled ones among them, by when they begin.
  package func cargoPlans(from: Instant, before: Instant) throws -> [CargoPlan] {
    try cargoPlans(
      where: "through_at >= ? AND from_at < ? ORDER BY from_at, no LIMIT 2000",
      [from.milliseconds, before.milliseconds])
  }

  private func cargoPlans(where condition: String, _ arguments: StatementArguments) throws -> [CargoPlan] {
    try Row.fetchAll(db, known: "SELECT no, body FROM cargo_plans WHERE \(condition)", arguments: arguments).map {
      row in
      var plan = try Stored.decode(CargoPlan.self, row["body"])
      plan.no = row["no"]
      return plan
    }
  }
}

extension RegisterWriter {
  package func insert(_ sheet: KeySheet) throws -> StoredSheet {
    try db.execute(
      known: """
        INSERT INTO key_sheets (centre, monday, edition, sent_edition, reminded, body, revision) VALUES (?, ?, ?, ?, ?, ?, 1)
        """,
      arguments: [
        sheet.centre.rawValue, sheet.monday.dayNumber, sheet.edition, sheet.sentEdition, sheet.remindedAt != nil,
        try Stored.encode(sheet),
      ])
    return StoredSheet(no: db.lastInsertedRowID, sheet: sheet, messageNo: nil, revision: 1)
  }

  package func update(_ stored: StoredSheet) throws {
    try db.execute(
      known: """
        UPDATE key_sheets SET edition = ?, sent_edition = ?, reminded = ?, message = ?, body = ?, revision = ? WHERE no = ?
        """,
      arguments: [
        stored.sheet.edition, stored.sheet.sentEdition, stored.sheet.remindedAt != nil, stored.messageNo,
        try Stored.encode(stored.sheet), stored.revision, stored.no,
      ])
  }

  package func insert(_ plan: CargoPlan) throws -> Int64 {
    try db.execute(
      known: "INSERT INTO cargo_plans (centre, from_at, through_at, cancelled, body) VALUES (?, ?, ?, 0, ?)",
      arguments: [
        plan.centre.rawValue, plan.from.milliseconds, plan.through.milliseconds, try Stored.encode(plan),
      ])
    return db.lastInsertedRowID
  }

  package func update(_ plan: CargoPlan) throws {
    try db.execute(
      known: "UPDATE cargo_plans SET cancelled = ?, body = ? WHERE no = ?",
      arguments: [plan.isCancelled, try Stored.encode(plan), plan.no])
  }
}
