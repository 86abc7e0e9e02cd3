package import Casework
import GRDB
import Organisation
package import Units

extension RegisterReader {
  package func broadcast(no: Int64) throws -> Broadcast? { try broadcasts(where: "no = ?", [no]).first }
  package func broadcast(duty: Int64) throws -> Broadcast? { try broadcasts(where: "duty = ?", [duty]).first }

  /// By number downwards, from below `before`.
  package func broadcasts(before: Int64, limit: Int) throws -> [Broadcast] {
    try broadcasts(where: "no < ? ORDER BY no DESC LIMIT ?", [before, min(limit, 500)])
  }

  /// Planned from `from` on and before `before`, in order of time.
  package func broadcasts(from: Instant, before: Instant) throws -> [Broadcast] {
    try broadcasts(
      where: "planned >= ? AND planned < ? ORDER BY planned, no", [from.milliseconds, before.milliseconds])
  }

  package func openBroadcasts() throws -> [Broadcast] { try broadcasts(where: "open = 1 ORDER BY planned, no", []) }

  /// Open ones whose lateness was not told.
  package func broadcastsNotSaidLate() throws -> Set<Int64> {
    try Int64.fetchSet(db, known: "SELECT no FROM broadcasts WHERE open = 1 AND late_told IS NULL")
  }

  /// Numbers of the duties that have opened by `now` and have no broadcast.
  package func broadcastsToOpen(at now: Instant) throws -> [Int64] {
    try Int64.fetchAll(
      db,
      known: """
        SELECT no FROM duties WHERE kind = 'broadcast' AND finished IS NULL AND withdrawn IS NULL AND opens <= ?
        AND NOT EXISTS (SELECT 1 FROM broadcasts WHERE duty = duties.no) ORDER BY opens, no
        """, arguments: [now.milliseconds])
  }

  /// When the next broadcast's duty opens.
  package func nextBroadcast(after now: Instant) throws -> Instant? {
    try Int64.fetchOne(
      db,
      known: """
        SELECT min(opens) FROM duties WHERE kind = 'broadcast' AND finished IS NULL AND withdrawn IS NULL AND opens > ?
        """, arguments: [now.milliseconds]
    ).map { Instant(milliseconds: $0) }
  }

  private func broadcasts(where condition: String, _ arguments: StatementArguments) throws -> [Broadcast] {
    try Row.fetchAll(db, known: "SELECT no, body, revision FROM broadcasts WHERE \(condition)", arguments: arguments)
      .map { row in
        var broadcast = try Stored.decode(Broadcast.self, row["body"])
        broadcast.no = row["no"]
        broadcast.revision = row["revision"]
        return broadcast
      }
  }
}

extension RegisterWriter {
  package func insert(_ broadcast: Broadcast) throws -> Int64 {
    try db.execute(
      known:
        "INSERT INTO broadcasts (centre, duty, planned, missed_after, open, body, revision) VALUES (?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        broadcast.centre.rawValue, broadcast.duty, broadcast.planned.milliseconds, broadcast.missedAfter.milliseconds,
        broadcast.isOpen, try Stored.encode(broadcast), broadcast.revision,
      ])
    return db.lastInsertedRowID
  }

  package func update(_ broadcast: Broadcast) throws {
    try db.execute(
      known: "UPDATE broadcasts SET open = ?, body = ?, revision = ? WHERE no = ?",
      arguments: [broadcast.isOpen, try Stored.encode(broadcast), broadcast.revision, broadcast.no])
  }

  package func setSaidLate(broadcast: Int64, at now: Instant) throws {
    try db.execute(known: "UPDATE broadcasts SET late_told = ? WHERE no = ?", arguments: [now.milliseconds, broadcast])
  }
}
