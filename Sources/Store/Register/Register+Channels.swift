package import Casework
import Foundation
import GRDB
package import Organisation
package import Units

/// Deliveries by channel (D10, R7).
extension RegisterReader {
  /// What a channel owes at `now`, most urgent first. What goes with another delivery is not listed.
  package func owedDeliveries(at now: Instant, channel: String, limit: Int) throws -> [Delivery] {
    try deliveries(
      where: """
        no IN (SELECT d.no FROM deliveries d JOIN messages m ON m.no = d.message
          WHERE d.channel = ? AND d.state IN ('pending', 'retry', 'unclear') AND d.next_at <= ? AND d.merged_into IS NULL
          ORDER BY m.importance, d.no LIMIT ?)
        ORDER BY (SELECT importance FROM messages m WHERE m.no = message), no
        """, [channel, now.milliseconds, limit])
  }

  /// When deliveries were handed to a channel after `since`: all of them, or one recipient's, emergencies apart.
  package func handed(
    channel: String, to recipient: String? = nil, emergencies: Bool? = nil, since: Instant
  ) throws -> [Instant] {
    try Int64.fetchAll(
      db,
      known: """
        SELECT d.handed_at FROM deliveries d JOIN messages m ON m.no = d.message
        WHERE d.channel = ?1 AND d.handed_at > ?2 AND d.merged_into IS NULL AND (?3 IS NULL OR d.recipient = ?3)
          AND (?4 IS NULL OR (m.importance = 0) = ?4)
        """, arguments: [channel, since.milliseconds, recipient, emergencies]
    ).map { Instant(milliseconds: $0) }
  }

  /// What waits for one recipient because the channel takes no more, oldest first.
  package func heldDeliveries(channel: String, to recipient: String) throws -> [Delivery] {
    try deliveries(
      where: """
        channel = ? AND recipient = ? AND hold = 'rate' AND merged_into IS NULL AND state IN ('pending', 'retry', 'unclear')
        ORDER BY no
        """, [channel, recipient])
  }

  package func deliveries(mergedInto no: Int64) throws -> [Delivery] {
    try deliveries(where: "merged_into = ? ORDER BY no", [no])
  }

  /// Still to go, by channel; and what waits because of a limit or quiet hours.
  package func owedByChannel() throws -> [(channel: String, owed: Int, held: Int)] {
    try Row.fetchAll(
      db,
      known: """
        SELECT channel, count(*) AS owed, sum(hold IS NOT NULL) AS held FROM deliveries
        WHERE state IN ('pending', 'retry', 'unclear', 'sending') GROUP BY channel ORDER BY channel
        """
    ).map { ($0["channel"], $0["owed"], $0["held"]) }
  }

  /// What became of a channel's deliveries since a moment.
  package func outcomes(channel: String, since: Instant) throws -> [DeliveryState: Int] {
    var counts: [DeliveryState: Int] = [:]
    let rows = try Row.fetchAll(
      db,
      known: """
        SELECT state, count(*) AS n FROM deliveries WHERE channel = ? AND handed_at > ? GROUP BY state
        """, arguments: [channel, since.milliseconds])
    for row in rows { if let state = DeliveryState(rawValue: row["state"]) { counts[state] = row["n"] } }
    return counts
  }

  /// Deliveries that should have gone by `then`, for the auditor.
  package func deliveriesOwed(by then: Instant, limit: Int) throws -> [Delivery] {
    try deliveries(
      where: """
        merged_into IS NULL AND ((state IN ('pending', 'retry', 'unclear') AND next_at <= ?1)
          OR (state = 'sending' AND handed_at <= ?1)) ORDER BY next_at, no LIMIT ?2
        """, [then.milliseconds, limit])
  }

  /// Tests of gateways that are to go.
  package func owedTests(at now: Instant) throws -> [Delivery] {
    try deliveries(
      where: """
        state IN ('pending', 'retry', 'unclear') AND next_at <= ?
          AND message IN (SELECT no FROM messages WHERE kind = 'gatewayTest') ORDER BY no LIMIT 20
        """, [now.milliseconds])
  }

  /// Open findings of one centre and object: a group, but for their kind.
  package func unfinishedFindings(centre: CentreID, object: String) throws -> [FindingRecord] {
    try findings(where: "over = 0 AND centre = ? AND object = ? ORDER BY opened, no", [centre.rawValue, object])
  }

  /// Calls made after an instant for the others of a finding's group and severity, each once: findings that were told together have one.
  package func callsOfGroup(_ record: FindingRecord, after instant: Instant) throws -> [(at: Instant, told: String)] {
    try Row.fetchAll(
      db,
      known: """
        SELECT DISTINCT call.at, call.told FROM findings AS other JOIN finding_calls AS call ON call.finding = other.no
        WHERE other.over = 0 AND other.centre = ? AND other.object = ? AND other.severity = ? AND other.no <> ?
          AND call.at > ? AND other.body ->> '$.finding.code' = ?
        ORDER BY call.at, call.told
        """,
      arguments: [
        record.centre.rawValue, record.finding.object, record.severity.rawValue, record.no, instant.milliseconds,
        record.finding.code.rawValue,
      ]
    ).map { (Instant(milliseconds: $0["at"]), $0["told"]) }
  }

  /// Centres whose staffed window (G3) is open.
  package func staffedCentres(at now: Instant) throws -> Set<CentreID> {
    let codes = try String.fetchAll(
      db,
      known: """
        SELECT DISTINCT centre FROM duties WHERE kind = 'staffed-watch' AND withdrawn IS NULL AND opens <= ?1 AND due > ?1
        """, arguments: [now.milliseconds])
    return Set(codes.map { CentreID($0) })
  }
}

/// Feeds that are silent (D5), as the watch was last told.
extension RegisterReader {
  package func silentFeeds() throws -> Set<String> {
    Set((try meta("feeds.silent") ?? "").split(separator: "\n").map(String.init))
  }
}

extension RegisterWriter {
  package func setSilentFeeds(_ feeds: Set<String>) throws {
    try setMeta("feeds.silent", feeds.sorted().joined(separator: "\n"))
  }
}

/// Faults that the auditor has told, so that a restart tells none twice.
extension RegisterReader {
  package func toldFaults() throws -> Set<String> {
    Set((try meta("audit.told") ?? "").split(separator: "\n").map(String.init))
  }
}

extension RegisterWriter {
  package func setToldFaults(_ subjects: Set<String>) throws {
    try setMeta("audit.told", subjects.sorted().joined(separator: "\n"))
  }
}
