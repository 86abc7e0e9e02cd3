package import Casework
import GRDB
package import Organisation
package import Units

extension RegisterReader {
  package func bulletin(no: Int64) throws -> Bulletin? { try bulletins(where: "no = ?", [no]).first }

  /// By number downwards, from below `before`.
  package func bulletins(before: Int64, limit: Int) throws -> [Bulletin] {
    try bulletins(where: "no < ? ORDER BY no DESC LIMIT ?", [before, min(limit, 500)])
  }

  /// Whatever is not over, candidates included, in order.
  package func liveBulletins() throws -> [Bulletin] { try bulletins(where: "over = 0 ORDER BY no", []) }

  /// Whose time has a part from `from` on and before `before`, whatever became of them.
  package func bulletins(validFrom from: Instant, before: Instant) throws -> [Bulletin] {
    try bulletins(where: "valid_until IS NULL OR valid_until > ? ORDER BY no", [from.milliseconds])
      .filter { $0.from < before }
  }

  /// Whose end has come by `now` and was not noted.
  package func bulletinsToExpire(at now: Instant) throws -> [Bulletin] {
    try bulletins(where: "over = 0 AND valid_until <= ? ORDER BY no", [now.milliseconds])
  }

  /// When the next bulletin ends.
  package func nextBulletinEnd(after now: Instant) throws -> Instant? {
    try Int64.fetchOne(
      db, known: "SELECT min(valid_until) FROM bulletins WHERE over = 0 AND valid_until > ?",
      arguments: [now.milliseconds]
    ).map { Instant(milliseconds: $0) }
  }

  /// The one that the same words heard since `from` made.
  package func bulletin(heard words: String, since from: Instant) throws -> Bulletin? {
    try bulletins(where: "heard = ? AND heard_at > ? ORDER BY no DESC LIMIT 1", [words, from.milliseconds]).first
  }

  /// How many a centre was offered from AIS since `from`.
  package func heardBulletins(centre: CentreID, since from: Instant) throws -> Int {
    try Int.fetchOne(
      db, known: "SELECT count(*) FROM bulletins WHERE heard IS NOT NULL AND centre = ? AND entered_at > ?",
      arguments: [centre.rawValue, from.milliseconds]) ?? 0
  }

  /// Entered by any of `centres` from `from` on and before `before`.
  package func bulletins(enteredFrom from: Instant, before: Instant) throws -> [Bulletin] {
    try bulletins(
      where: "entered_at >= ? AND entered_at < ? ORDER BY no", [from.milliseconds, before.milliseconds])
  }

  private func bulletins(where condition: String, _ arguments: StatementArguments) throws -> [Bulletin] {
    try Row.fetchAll(db, known: "SELECT no, body, revision FROM bulletins WHERE \(condition)", arguments: arguments)
      .map { row in
        var bulletin = try Stored.decode(Bulletin.self, row["body"])
        bulletin.no = row["no"]
        bulletin.revision = row["revision"]
        return bulletin
      }
  }

  /// To whom a bulletin was relayed, in order of time.
  package func receipts(bulletin: Int64) throws -> [BulletinReceipt] {
    try receipts(where: "bulletin = ? ORDER BY relayed_at, party", [bulletin])
  }

  package func receipt(bulletin: Int64, party: BulletinReceipt.Party) throws -> BulletinReceipt? {
    try receipts(where: "bulletin = ? AND party = ?", [bulletin, party.key]).first
  }

  /// Unconfirmed ones of bulletins that are not over.
  package func openReceipts() throws -> [BulletinReceipt] {
    try receipts(
      where: """
        received_at IS NULL AND bulletin IN (SELECT no FROM bulletins WHERE over = 0) ORDER BY bulletin, relayed_at, party
        """, [])
  }

  /// Numbers of the bulletins that came to a centre from above.
  /// - Parameter all: those that are over as well.
  package func bulletinsRelayed(to centre: CentreID, all: Bool = false) throws -> Set<Int64> {
    try Int64.fetchSet(
      db,
      known: """
        SELECT bulletin FROM bulletin_receipts
        WHERE party = ? AND (? OR bulletin IN (SELECT no FROM bulletins WHERE over = 0))
        """, arguments: [BulletinReceipt.Party.centre(centre).key, all])
  }

  /// Relayed from `from` on and before `before`.
  package func receipts(relayedFrom from: Instant, before: Instant) throws -> [BulletinReceipt] {
    try receipts(
      where: "relayed_at >= ? AND relayed_at < ? ORDER BY bulletin, party", [from.milliseconds, before.milliseconds])
  }

  private func receipts(where condition: String, _ arguments: StatementArguments) throws -> [BulletinReceipt] {
    try Row.fetchAll(db, known: "SELECT body FROM bulletin_receipts WHERE \(condition)", arguments: arguments)
      .map { try Stored.decode(BulletinReceipt.self, $0["body"]) }
  }
}

extension RegisterWriter {
  /// - Parameter heard: normal form of a text heard on AIS.
  package func insert(_ bulletin: Bulletin, heard: String? = nil) throws -> Int64 {
    try db.execute(
      known: """
        INSERT INTO bulletins (centre, kind, valid_until, heard, heard_at, over, entered_at, body, revision)
        VALUES (?, ?, ?, ?, ?, 0, ?, ?, ?)
        """,
      arguments: [
        bulletin.centre.rawValue, bulletin.kind.rawValue, bulletin.until?.milliseconds, heard,
        heard == nil ? nil : bulletin.enteredAt.milliseconds, bulletin.enteredAt.milliseconds,
        try Stored.encode(bulletin), bulletin.revision,
      ])
    return db.lastInsertedRowID
  }

  /// - Parameter over: its end was noted: it is not looked at again.
  package func update(_ bulletin: Bulletin, over: Bool) throws {
    try db.execute(
      known: "UPDATE bulletins SET kind = ?, valid_until = ?, over = ?, body = ?, revision = ? WHERE no = ?",
      arguments: [
        bulletin.kind.rawValue, bulletin.until?.milliseconds, over, try Stored.encode(bulletin), bulletin.revision,
        bulletin.no,
      ])
  }

  /// The same words once more: they are one while they are heard.
  package func heardAgain(_ bulletin: Bulletin, at now: Instant) throws {
    try db.execute(
      known: "UPDATE bulletins SET heard_at = ?, body = ? WHERE no = ?",
      arguments: [now.milliseconds, try Stored.encode(bulletin), bulletin.no])
  }

  /// False: it was relayed to this party before.
  package func insert(_ receipt: BulletinReceipt) throws -> Bool {
    try db.execute(
      known: """
        INSERT INTO bulletin_receipts (bulletin, party, via, relayed_at, received_at, body) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT DO NOTHING
        """,
      arguments: [
        receipt.bulletin, receipt.party.key, receipt.via.rawValue, receipt.relayedAt.milliseconds,
        receipt.receivedAt?.milliseconds, try Stored.encode(receipt),
      ])
    return db.changesCount > 0
  }

  package func update(_ receipt: BulletinReceipt) throws {
    try db.execute(
      known: "UPDATE bulletin_receipts SET received_at = ?, body = ? WHERE bulletin = ? AND party = ?",
      arguments: [receipt.receivedAt?.milliseconds, try Stored.encode(receipt), receipt.bulletin, receipt.party.key])
  }
}
