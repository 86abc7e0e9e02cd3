package import Casework
import GRDB
package import Organisation
package import Units

extension RegisterReader {
  package func finding(no: Int64) throws -> FindingRecord? {
    try findings(where: "no = ?", [no]).first
  }
  package func finding(id: String) throws -> FindingRecord? {
    try findings(where: "id = ?", [id]).first
  }
  /// The active finding of a detector, subject and object: unique while it is open.
  package func activeFinding(like finding: Finding) throws -> FindingRecord? {
    try activeFinding(detector: finding.detector, mmsi: finding.mmsi, object: finding.object)
  }
  package func activeFinding(detector: DetectorKind, mmsi: UInt32, object: String) throws -> FindingRecord? {
    try findings(
      where: "detector = ? AND mmsi = ? AND object = ? AND active = 1", [detector.rawValue, mmsi, object]
    ).first
  }
  package func activeFindings() throws -> [FindingRecord] {
    try findings(where: "active = 1 ORDER BY no", [])
  }
  /// Findings whose alarm is not over, oldest first.
  package func unfinishedFindings() throws -> [FindingRecord] {
    try findings(where: "over = 0 ORDER BY opened, no", [])
  }
  /// What a detector found about an object that is no vessel, by number.
  package func findings(detector: DetectorKind, object: String) throws -> [FindingRecord] {
    try findings(
      where: "detector = ? AND mmsi = 0 AND object = ? ORDER BY no", [detector.rawValue, object])
  }
  /// Findings by number downwards, from below `before`; 500 at most.
  package func findings(before: Int64, onlyOpen: Bool, limit: Int) throws -> [FindingRecord] {
    try findings(
      where: "no < ? AND (? = 0 OR over = 0) ORDER BY no DESC LIMIT ?", [before, onlyOpen, min(limit, 500)])
  }
  package func findings(recordedFrom from: Instant, before: Instant) throws -> [FindingRecord] {
    try findings(
      where: "recorded_at >= ? AND recorded_at < ? ORDER BY no", [from.milliseconds, before.milliseconds])
  }

  func findings(where condition: String, _ arguments: StatementArguments) throws -> [FindingRecord] {
    try Row.fetchAll(db, known: "SELECT no, body FROM findings WHERE \(condition)", arguments: arguments).map { row in
      var record = try Stored.decode(FindingRecord.self, row["body"])
      record.no = row["no"]
      return record
    }
  }

  package func evidence(finding: Int64) throws -> (digest: String, fixes: [EvidenceFix])? {
    guard
      let row = try Row.fetchOne(db, known: "SELECT digest, body FROM evidence WHERE finding = ?", arguments: [finding])
    else { return nil }
    return (row["digest"], try Stored.decode([EvidenceFix].self, row["body"]))
  }

  /// Keys of the ladder's calls made for a finding, and when and to whom each was.
  package func calls(finding: Int64) throws -> [(key: String, at: Instant, told: String)] {
    try Row.fetchAll(
      db, known: "SELECT key, at, told FROM finding_calls WHERE finding = ? ORDER BY at, key", arguments: [finding]
    ).map { ($0["key"], Instant(milliseconds: $0["at"]), $0["told"]) }
  }
}

extension RegisterWriter {
  /// Stores a new finding with its evidence sealed by digest; returns its number.
  package func insert(_ record: FindingRecord) throws -> Int64 {
    var stored = record
    let evidence = try Stored.encode(record.finding.evidence)
    stored.finding.evidence = []
    try db.execute(
      known: """
        INSERT INTO findings (id, detector, mmsi, object, centre, severity, active, over, opened, recorded_at, body, revision,
          disposed, disposed_at, disposed_by)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        record.finding.id, record.finding.detector.rawValue, record.finding.mmsi, record.finding.object,
        record.centre.rawValue, record.severity.rawValue, record.isActive, record.isOver,
        record.finding.opened.milliseconds, record.recordedAt.milliseconds, try Stored.encode(stored),
        record.revision, record.isDisposed, record.disposedAt?.milliseconds, record.disposedBy,
      ])
    let no = db.lastInsertedRowID
    try db.execute(
      known: "INSERT INTO evidence (finding, digest, body) VALUES (?, ?, ?)",
      arguments: [no, Digest.hex(evidence), evidence])
    return no
  }

  package func update(_ record: FindingRecord) throws {
    var stored = record
    stored.finding.evidence = []
    try db.execute(
      known: """
        UPDATE findings SET severity = ?, active = ?, over = ?, body = ?, revision = ?, disposed = ?, disposed_at = ?,
          disposed_by = ? WHERE no = ?
        """,
      arguments: [
        record.severity.rawValue, record.isActive, record.isOver, try Stored.encode(stored), record.revision,
        record.isDisposed, record.disposedAt?.milliseconds, record.disposedBy, record.no,
      ])
  }

  package func insertCall(finding: Int64, key: String, at now: Instant, told: String) throws {
    try db.execute(
      known: "INSERT INTO finding_calls (finding, key, at, told) VALUES (?, ?, ?, ?)",
      arguments: [finding, key, now.milliseconds, told])
  }
}
