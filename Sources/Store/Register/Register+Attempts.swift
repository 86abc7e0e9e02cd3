package import Casework
import GRDB
package import Units

extension RegisterReader {
  /// What is kept of a delivery's attempts, in order.
  package func attempts(delivery: Int64) throws -> [DeliveryAttempt] {
    try Row.fetchAll(
      db, known: "SELECT * FROM delivery_attempts WHERE delivery = ? ORDER BY ordinal", arguments: [delivery]
    ).map { row in
      DeliveryAttempt(
        delivery: row["delivery"], ordinal: row["ordinal"], began: Instant(milliseconds: row["began"]),
        ended: (row["ended"] as Int64?).map { Instant(milliseconds: $0) },
        state: (row["state"] as String?).flatMap { DeliveryState(rawValue: $0) },
        receipt: try (row["receipt"] as String?).map { try Stored.decode(Receipt.self, $0) })
    }
  }

  /// What an attempt took on the average of the last `count`; each counts `cap` at most, so that one that hung does not speak for all.
  /// nil: there was none.
  package func meanAttempt(last count: Int, cap: TimeSpan) throws -> TimeSpan? {
    try Double.fetchOne(
      db,
      known: """
        SELECT avg(min(max(ended - began, 0), ?2)) FROM (
          SELECT began, ended FROM delivery_attempts WHERE receipt IS NOT NULL ORDER BY ended DESC LIMIT ?1)
        """, arguments: [count, cap.milliseconds]
    ).map { .milliseconds(Int64($0.rounded(.up))) }
  }

  /// Deliveries that go before or beside a report which is due at `due`: owed before then or with the courier, as urgent or more.
  package func deliveriesAhead(of importance: Importance, before due: Instant) throws -> Int {
    try Int.fetchOne(
      db,
      known: """
        SELECT count(*) FROM deliveries d JOIN messages m ON m.no = d.message
        WHERE m.importance <= ?1 AND ((d.state IN ('pending', 'retry', 'unclear') AND d.next_at <= ?2) OR d.state = 'sending')
        """, arguments: [importance.rawValue, due.milliseconds]) ?? 0
  }
}

extension RegisterWriter {
  /// The courier has it from now on.
  package func beginAttempt(delivery: Int64, at now: Instant) throws {
    try db.execute(
      known: """
        INSERT INTO delivery_attempts (delivery, ordinal, began)
        SELECT ?1, coalesce(max(ordinal), 0) + 1, ?2 FROM delivery_attempts WHERE delivery = ?1
        """, arguments: [delivery, now.milliseconds])
    try db.execute(
      known: """
        DELETE FROM delivery_attempts WHERE delivery = ?1 AND ordinal > 1 AND ordinal <=
        (SELECT max(ordinal) FROM delivery_attempts WHERE delivery = ?1) - ?2
        """, arguments: [delivery, DeliveryAttempt.keptOfOne])
  }

  /// How the one under way ended; `receipt` nil: the daemon went down, and nobody knows.
  package func endAttempt(delivery: Int64, _ state: DeliveryState, _ receipt: Receipt?, at now: Instant) throws {
    try db.execute(
      known: """
        UPDATE delivery_attempts SET ended = ?2, state = ?3, receipt = ?4 WHERE delivery = ?1 AND ended IS NULL
        """,
      arguments: [delivery, now.milliseconds, state.rawValue, try receipt.map { try Stored.encode($0) }])
  }
}
