package import Casework
import Foundation
import GRDB
package import Organisation
package import Units

/// A message as lists show it; its bytes are read apart.
package struct StoredMessage: Sendable {
  package var no: Int64
  package var messageID: String
  package var cause: String
  package var kind: String
  package var centre: CentreID
  package var subject: String
  package var blob: String
  package var importance: Importance
  package var createdAt: Instant
  package var deadline: Instant?
  package var paperNo: Int64?
  package var dutyNo: Int64?
  package var drill: Bool
  /// What gateways carry of it.
  package var short: String
  /// Digest and name of the paper that a fax carries; nil: none.
  package var sheet: String?
  package var sheetName: String?
}

/// A message about to be stored, with its rendered bytes.
package struct NewMessage: Sendable {
  package var messageID: String
  package var letter: Letter
  package var bytes: [UInt8]
  package var paperNo: Int64?
  package var dutyNo: Int64?
  /// What a fax carries of it.
  package var sheet: Letter.Attachment?
  /// Whose an address of e-mail is.
  package var parties: [String: Party] = [:]
  package init(messageID: String, letter: Letter, bytes: [UInt8], paperNo: Int64?, dutyNo: Int64?) {
    self.messageID = messageID
    self.letter = letter
    self.bytes = bytes
    self.paperNo = paperNo
    self.dutyNo = dutyNo
  }
}

extension RegisterReader {
  package func message(no: Int64) throws -> StoredMessage? {
    try messages(where: "no = ?", [no]).first
  }
  package func message(cause: String) throws -> StoredMessage? {
    try messages(where: "cause = ?", [cause]).first
  }
  package func messages(before: Int64, limit: Int) throws -> [StoredMessage] {
    try messages(where: "no < ? ORDER BY no DESC LIMIT ?", [before, min(limit, 500)])
  }

  func messages(where condition: String, _ arguments: StatementArguments) throws -> [StoredMessage] {
    try Row.fetchAll(db, known: "SELECT * FROM messages WHERE \(condition)", arguments: arguments).map { row in
      StoredMessage(
        no: row["no"], messageID: row["message_id"], cause: row["cause"], kind: row["kind"],
        centre: CentreID(row["centre"]), subject: row["subject"], blob: row["blob"],
        importance: Importance(rawValue: row["importance"]) ?? .routine,
        createdAt: Instant(milliseconds: row["created_at"]),
        deadline: (row["deadline"] as Int64?).map { Instant(milliseconds: $0) }, paperNo: row["paper"],
        dutyNo: row["duty"], drill: row["drill"], short: row["short"], sheet: row["sheet"], sheetName: row["sheet_name"]
      )
    }
  }

  package func blob(_ digest: String) throws -> [UInt8]? {
    try Data.fetchOne(db, sql: "SELECT bytes FROM blobs WHERE digest = ?", arguments: [digest]).map { Array($0) }
  }

  package func delivery(no: Int64) throws -> Delivery? { try deliveries(where: "no = ?", [no]).first }
  package func deliveries(message: Int64) throws -> [Delivery] {
    try deliveries(where: "message = ? ORDER BY no", [message])
  }
  /// What the outbox owes at `now`, most urgent first.
  package func owedDeliveries(at now: Instant, limit: Int) throws -> [Delivery] {
    let rows = try Row.fetchAll(
      db,
      known: """
        SELECT d.* FROM deliveries d JOIN messages m ON m.no = d.message
        WHERE d.state IN ('pending', 'retry', 'unclear') AND d.next_at <= ? AND d.merged_into IS NULL
        ORDER BY m.importance, d.no LIMIT ?
        """, arguments: [now.milliseconds, limit])
    return try rows.map(delivery)
  }
  /// When the outbox next has something to do.
  package func nextDelivery() throws -> Instant? {
    try Int64.fetchOne(
      db,
      known:
        "SELECT min(next_at) FROM deliveries WHERE state IN ('pending', 'retry', 'unclear') AND merged_into IS NULL"
    ).map { Instant(milliseconds: $0) }
  }
  package func deliveryCounts() throws -> [DeliveryState: Int] {
    var counts: [DeliveryState: Int] = [:]
    for row in try Row.fetchAll(db, known: "SELECT state, count(*) AS n FROM deliveries GROUP BY state") {
      if let state = DeliveryState(rawValue: row["state"]) { counts[state] = row["n"] }
    }
    return counts
  }
  package func sendingDeliveries() throws -> [Delivery] { try deliveries(where: "state = 'sending' ORDER BY no", []) }

  func deliveries(where condition: String, _ arguments: StatementArguments) throws -> [Delivery] {
    try Row.fetchAll(db, known: "SELECT * FROM deliveries WHERE \(condition)", arguments: arguments).map(delivery)
  }

  private func delivery(_ row: Row) throws -> Delivery {
    var delivery = Delivery(
      no: row["no"], messageNo: row["message"], recipient: row["recipient"],
      state: DeliveryState(rawValue: row["state"]) ?? .parked, attempts: row["attempts"],
      nextAt: Instant(milliseconds: row["next_at"]))
    delivery.acceptedAt = (row["accepted_at"] as Int64?).map { Instant(milliseconds: $0) }
    delivery.receipt = try (row["receipt"] as String?).map { try Stored.decode(Receipt.self, $0) }
    delivery.channel = row["channel"]
    delivery.kind = ChannelKind(rawValue: row["kind"]) ?? .other
    delivery.party = (row["party"] as String?).flatMap { Party(key: $0) }
    delivery.standsFor = row["stands_for"]
    delivery.mergedInto = row["merged_into"]
    delivery.hold = (row["hold"] as String?).flatMap { Delivery.Hold(rawValue: $0) }
    delivery.handedAt = (row["handed_at"] as Int64?).map { Instant(milliseconds: $0) }
    return delivery
  }
}

extension RegisterWriter {
  /// Stores a message and a delivery for each recipient. The same cause twice is the same message: nil.
  package func insert(_ message: NewMessage, at now: Instant) throws -> Int64? {
    guard try read.message(cause: message.letter.cause) == nil else { return nil }
    let digest = try insert(blob: message.bytes)
    let letter = message.letter
    let sheet = try message.sheet.map { try insert(blob: $0.bytes) }
    try db.execute(
      known: """
        INSERT INTO messages (
          message_id, cause, kind, centre, subject, blob, importance, created_at, deadline, paper, duty, drill, short, sheet,
          sheet_name)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        message.messageID, letter.cause, letter.kind.rawValue, letter.centre.rawValue, letter.subject, digest,
        letter.importance.rawValue, now.milliseconds, letter.deadline?.milliseconds, message.paperNo, message.dutyNo,
        letter.drill, letter.short, sheet, message.sheet?.name,
      ])
    let no = db.lastInsertedRowID
    for recipient in letter.recipients {
      var delivery = Delivery(messageNo: no, recipient: recipient, nextAt: now)
      delivery.party = message.parties[recipient]
      try insert(delivery: delivery)
    }
    return no
  }

  private func insert(blob bytes: [UInt8]) throws -> String {
    let digest = Digest.hex(bytes)
    try db.execute(
      known: "INSERT INTO blobs (digest, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING", arguments: [digest, Data(bytes)])
    return digest
  }

  /// One more recipient of a message that is there; returns its number.
  @discardableResult
  package func insert(delivery: Delivery) throws -> Int64 {
    try db.execute(
      known: """
        INSERT INTO deliveries (message, recipient, state, attempts, next_at, channel, kind, party, stands_for, hold)
        VALUES (?, ?, 'pending', 0, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        delivery.messageNo, delivery.recipient, delivery.nextAt.milliseconds, delivery.channel, delivery.kind.rawValue,
        delivery.party?.key, delivery.standsFor, delivery.hold?.rawValue,
      ])
    return db.lastInsertedRowID
  }

  package func update(_ delivery: Delivery) throws {
    try db.execute(
      known: """
        UPDATE deliveries SET state = ?, attempts = ?, next_at = ?, accepted_at = ?, receipt = ?, merged_into = ?, hold = ?,
          handed_at = ? WHERE no = ?
        """,
      arguments: [
        delivery.state.rawValue, delivery.attempts, delivery.nextAt.milliseconds, delivery.acceptedAt?.milliseconds,
        try delivery.receipt.map { try Stored.encode($0) }, delivery.mergedInto, delivery.hold?.rawValue,
        delivery.handedAt?.milliseconds, delivery.no,
      ])
  }
}

extension RegisterReader {
  /// Messages of a duty, in order: its report, and what was sent again.
  package func messages(duty: Int64) throws -> [StoredMessage] {
    try messages(where: "duty = ? ORDER BY no", [duty])
  }
  /// The mails in which a letter went, in order: itself, and its further parts where one mail did not hold it. Asked for a part, the same.
  package func parts(of message: StoredMessage) throws -> [StoredMessage] {
    let cause = Letter.whole(of: message.cause)
    var mails = cause == message.cause ? [message] : try self.message(cause: cause).map { [$0] } ?? []
    while let next = try self.message(cause: Letter.cause(cause, part: mails.count + 1)) { mails.append(next) }
    return mails
  }
  /// Messages that carry a paper, in order.
  package func messages(paper: Int64) throws -> [StoredMessage] {
    try messages(where: "paper = ? ORDER BY no", [paper])
  }
  /// Deliveries by number downwards, from below `before`.
  package func deliveries(before: Int64, states: [DeliveryState], limit: Int) throws -> [Delivery] {
    let names = states.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    let condition = states.isEmpty ? "1" : "state IN (\(names))"
    return try deliveries(where: "no < ? AND \(condition) ORDER BY no DESC LIMIT ?", [before, min(limit, 500)])
  }
  /// When the oldest message with something still to go was queued.
  package func oldestOwed() throws -> Instant? {
    try Int64.fetchOne(
      db,
      known: """
        SELECT min(m.created_at) FROM messages m JOIN deliveries d ON d.message = m.no
        WHERE d.state IN ('pending', 'retry', 'unclear', 'sending')
        """
    ).map { Instant(milliseconds: $0) }
  }
}
