package import Casework
import Foundation
import GRDB
package import Organisation
package import Units

extension RegisterReader {
  /// What a finding's evidence is made of: the opening leg, then the others in the order in which they came.
  package func evidenceItems(finding: Int64) throws -> [EvidenceItem] {
    let rows = try Row.fetchAll(
      db, known: "SELECT digest, body FROM evidence_items WHERE finding = ?", arguments: [finding])
    let items = try rows.map { row in
      var item = try Stored.decode(EvidenceItem.self, row["body"])
      // The column names the bytes; the body is the list's words about them.
      item.digest = row["digest"]
      return item
    }
    return (try openingLeg(finding).map { [$0] } ?? [])
      + items.sorted { ($0.at, $0.name.count, $0.name) < ($1.at, $1.name.count, $1.name) }
  }

  private func openingLeg(_ finding: Int64) throws -> EvidenceItem? {
    let row = try Row.fetchOne(
      db,
      known: """
        SELECT e.digest, length(CAST(e.body AS BLOB)) AS bytes, f.recorded_at FROM evidence e JOIN findings f ON f.no = e.finding
        WHERE e.finding = ?
        """, arguments: [finding])
    return row.map { row in
      EvidenceItem(
        name: EvidenceSeal.openingLeg, kind: .leg, digest: row["digest"], bytes: row["bytes"],
        at: Instant(milliseconds: row["recorded_at"]))
    }
  }

  /// An item's bytes as they are now; nil: there are none.
  package func evidenceBytes(finding: Int64, item: EvidenceItem) throws -> [UInt8]? {
    guard item.name == EvidenceSeal.openingLeg else { return try blob(item.digest) }
    return try String.fetchOne(db, known: "SELECT body FROM evidence WHERE finding = ?", arguments: [finding]).map {
      Array($0.utf8)
    }
  }

  /// All fixes of a finding, in order of time.
  package func evidenceFixes(finding: Int64) throws -> [EvidenceFix] {
    let legs = try evidenceItems(finding: finding).filter { $0.kind == .leg }
    let fixes = try legs.flatMap { leg -> [EvidenceFix] in
      guard let bytes = try evidenceBytes(finding: finding, item: leg) else { return [] }
      return try Stored.decode([EvidenceFix].self, String(decoding: bytes, as: UTF8.self))
    }
    return fixes.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
  }

  /// The zone as it was when it had that version: of the organisations stored, the last that has it; nil: none has.
  package func zone(_ id: ZoneID, version: String) throws -> Zone? {
    let body = try String.fetchOne(
      db,
      known: """
        SELECT z.value FROM (SELECT no, body FROM versions WHERE kind = 'organisation' ORDER BY no DESC LIMIT 50) v,
          json_each(v.body, '$.zones') z
        WHERE json_extract(z.value, '$.id') = ? AND json_extract(z.value, '$.version') = ? ORDER BY v.no DESC LIMIT 1
        """, arguments: [id, version])
    return try body.map { try Stored.decode(Zone.self, $0) }
  }

  /// Every entry of one act about one thing, in order.
  package func journal(act: String, subject: String) throws -> [JournalEntry] {
    try journal(where: "subject = ? AND act = ? ORDER BY seq", [subject, act])
  }

  package func shelf(no: Int64) throws -> Shelf? { try shelves(where: "no = ?", [no]).first }
  /// The last `limit` shelves, newest first; 500 at most.
  package func shelves(onlyHolding: Bool, at now: Instant, limit: Int) throws -> [Shelf] {
    try shelves(
      where: "? = 0 OR (ended = 0 AND until > ?) ORDER BY no DESC LIMIT ?",
      [onlyHolding, now.milliseconds, min(limit, 500)])
  }
  package func holdingShelves(at now: Instant) throws -> [Shelf] {
    try shelves(where: "ended = 0 AND until > ? ORDER BY no", [now.milliseconds])
  }

  private func shelves(where condition: String, _ arguments: StatementArguments) throws -> [Shelf] {
    try Row.fetchAll(db, known: "SELECT no, body FROM shelves WHERE \(condition)", arguments: arguments).map { row in
      var shelf = try Stored.decode(Shelf.self, row["body"])
      shelf.no = row["no"]
      return shelf
    }
  }

  /// When each alarm of those severities was recorded, by centre; what came onto a shelf rang nobody and is left out.
  package func alarms(
    of centres: [CentreID], recordedFrom from: Instant, before: Instant, severities: [Severity]
  ) throws -> [CentreID: [Instant]] {
    let marks = severities.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    let rows = try Row.fetchAll(
      db,
      known: """
        SELECT f.centre, f.recorded_at FROM findings f WHERE f.centre IN (SELECT value FROM json_each(?))
        AND f.recorded_at >= ? AND f.recorded_at < ? AND f.severity IN (\(marks)) AND (f.severity = 'emergency' OR NOT EXISTS (
          SELECT 1 FROM shelves s WHERE json_extract(s.body, '$.at') <= f.recorded_at
          AND f.recorded_at < coalesce(json_extract(s.body, '$.ended.at'), s.until)
          AND json_extract(s.body, '$.subject') IN (CAST(f.mmsi AS TEXT), f.object)))
        ORDER BY f.recorded_at
        """,
      arguments: [try Stored.encode(centres.map(\.rawValue)), from.milliseconds, before.milliseconds])
    return Dictionary(grouping: rows) { CentreID($0["centre"] as String) }.mapValues { rows in
      rows.map { Instant(milliseconds: $0["recorded_at"]) }
    }
  }
}

extension RegisterWriter {
  /// Keeps an item, content-addressed; the same name twice is refused by the schema.
  package func insert(_ item: EvidenceItem, bytes: [UInt8], finding: Int64) throws {
    try db.execute(
      known: "INSERT INTO blobs (digest, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING",
      arguments: [item.digest, bytes.withUnsafeBytes { Data($0) }])
    try db.execute(
      known: "INSERT INTO evidence_items (finding, name, digest, body) VALUES (?, ?, ?, ?)",
      arguments: [finding, item.name, item.digest, try Stored.encode(item)])
  }

  package func insert(_ shelf: Shelf) throws -> Int64 {
    try db.execute(
      known: "INSERT INTO shelves (until, ended, body) VALUES (?, ?, ?)",
      arguments: [shelf.until.milliseconds, shelf.ended != nil, try Stored.encode(shelf)])
    return db.lastInsertedRowID
  }

  package func update(_ shelf: Shelf) throws {
    try db.execute(
      known: "UPDATE shelves SET until = ?, ended = ?, body = ? WHERE no = ?",
      arguments: [shelf.until.milliseconds, shelf.ended != nil, try Stored.encode(shelf), shelf.no])
  }
}

/// A value as the bytes that are sealed: JSON, keys in order, the same value always the same bytes.
package enum SealedBytes {
  package static func of(_ value: some Encodable) throws -> [UInt8] { Array(try Stored.encode(value).utf8) }
}
