package import Casework
import GRDB
package import Organisation
package import Regulation
package import Units

extension RegisterReader {
  /// The fault of a case.
  package func fault(no: Int64) throws -> FaultRecord? { try faults(where: "\"case\" = ?", [no]).first }

  /// By number downwards, from below `before`.
  package func faults(before: Int64, limit: Int) throws -> [FaultRecord] {
    try faults(where: "\"case\" < ? ORDER BY \"case\" DESC LIMIT ?", [before, min(limit, 500)])
  }

  /// Whatever is neither accepted nor withdrawn, in order.
  package func openFaults() throws -> [FaultRecord] { try faults(where: "open = 1 ORDER BY \"case\"", []) }

  /// The open fault of an item; nil: there is none.
  package func openFault(centre: CentreID, item: String) throws -> FaultRecord? {
    try faults(where: "open = 1 AND centre = ? AND item = ?", [centre.rawValue, item]).first
  }

  /// Faults of points that were found before `moment` and not mended before it.
  package func pointFaults(at moment: Instant) throws -> [FaultRecord] {
    try faults(
      where: "point IS NOT NULL AND found_at < ? AND (ended_at IS NULL OR ended_at >= ?) ORDER BY \"case\"",
      [moment.milliseconds, moment.milliseconds])
  }

  /// Cases of faults that an older release opened, and that are open: they have no fault yet.
  package func casesWithoutFault() throws -> [CaseRecord] {
    try cases(
      where: "kind = 'fault' AND state <> 'closed' AND no NOT IN (SELECT \"case\" FROM faults) ORDER BY no", [])
  }

  /// The item of equipment day whose fault a case is.
  package func equipmentItem(ofCase no: Int64) throws -> String? {
    try String.fetchOne(
      db, known: "SELECT item FROM equipment_results WHERE \"case\" = ? ORDER BY no LIMIT 1", arguments: [no])
  }

  private func faults(where condition: String, _ arguments: StatementArguments) throws -> [FaultRecord] {
    try Row.fetchAll(db, known: "SELECT body FROM faults WHERE \(condition)", arguments: arguments)
      .map { try Stored.decode(FaultRecord.self, $0["body"]) }
  }

  package func outage(no: Int64) throws -> Outage? { try outages(where: "no = ?", [no]).first }
  package func outages(before: Int64, limit: Int) throws -> [Outage] {
    try outages(where: "no < ? ORDER BY no DESC LIMIT ?", [before, min(limit, 500)])
  }

  /// Announced from `from` on and before `before`.
  package func outages(announcedFrom from: Instant, before: Instant) throws -> [Outage] {
    try outages(
      where: "announced_at >= ? AND announced_at < ? ORDER BY no", [from.milliseconds, before.milliseconds])
  }

  private func outages(where condition: String, _ arguments: StatementArguments) throws -> [Outage] {
    try Row.fetchAll(db, known: "SELECT no, body FROM outages WHERE \(condition)", arguments: arguments).map { row in
      var outage = try Stored.decode(Outage.self, row["body"])
      outage.no = row["no"]
      return outage
    }
  }

  /// G15: the cameras that were down as the days from `from` to `through` opened.
  package func camerasDown(from: CivilDate, through: CivilDate) throws -> CamerasDown {
    let rows = try Row.fetchAll(
      db, known: "SELECT day, point FROM cameras_down WHERE day >= ? AND day <= ?",
      arguments: [from.dayNumber, through.dayNumber])
    var down = CamerasDown()
    for row in rows { down.add([row["point"] as String], on: CivilDate(dayNumber: row["day"])) }
    return down
  }
}

extension RegisterWriter {
  package func insert(_ fault: FaultRecord) throws {
    try db.execute(
      known: """
        INSERT INTO faults ("case", centre, item, point, open, found_at, ended_at, body, revision)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        fault.no, fault.centre.rawValue, fault.item, fault.point, !fault.state.isOver, fault.foundAt.milliseconds,
        fault.downUntil?.milliseconds, try Stored.encode(fault), fault.revision,
      ])
  }

  package func update(_ fault: FaultRecord) throws {
    try db.execute(
      known: "UPDATE faults SET open = ?, ended_at = ?, body = ?, revision = ? WHERE \"case\" = ?",
      arguments: [
        !fault.state.isOver, fault.downUntil?.milliseconds, try Stored.encode(fault), fault.revision, fault.no,
      ])
  }

  package func insert(_ outage: Outage) throws -> Int64 {
    try db.execute(
      known: "INSERT INTO outages (centre, begins, announced_at, late, body, revision) VALUES (?, ?, ?, ?, ?, ?)",
      arguments: [
        outage.centre.rawValue, outage.from.milliseconds, outage.announcedAt.milliseconds, outage.isLate,
        try Stored.encode(outage), outage.revision,
      ])
    return db.lastInsertedRowID
  }

  package func update(_ outage: Outage) throws {
    try db.execute(
      known: "UPDATE outages SET body = ?, revision = ? WHERE no = ?",
      arguments: [try Stored.encode(outage), outage.revision, outage.no])
  }

  /// What a day's opening counted (R22): it stays as it was.
  package func setCamerasDown(_ faults: [FaultRecord], on day: CivilDate) throws {
    for fault in faults {
      guard let point = fault.point else { continue }
      try db.execute(
        known: "INSERT INTO cameras_down (day, point, \"case\") VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        arguments: [day.dayNumber, point, fault.no])
    }
  }
}
