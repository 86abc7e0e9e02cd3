package import Casework
import Foundation
import GRDB
package import Organisation
package import Units

/// Steps of cases, drafts of notices, files of replies, and what the looks at open matters ask.
extension RegisterReader {
  /// A case's history, in order; empty for cases of older releases.
  package func steps(case no: Int64) throws -> [CaseStep] {
    try Row.fetchAll(
      db, known: "SELECT no, body FROM case_steps WHERE \"case\" = ? ORDER BY no", arguments: [no]
    ).map { row in
      var step = try Stored.decode(CaseStep.self, row["body"])
      step.no = row["no"]
      return step
    }
  }

  package func draft(no: Int64) throws -> NoticeDraft? { try drafts(where: "no = ?", [no]).first }
  package func openDraft(finding: Int64) throws -> NoticeDraft? {
    try drafts(where: "state = 'open' AND finding = ?", [finding]).first
  }
  package func openDraft(case no: Int64) throws -> NoticeDraft? {
    try drafts(where: "state = 'open' AND \"case\" = ?", [no]).first
  }
  package func drafts(openOnly: Bool, before: Int64, limit: Int) throws -> [NoticeDraft] {
    try drafts(
      where: "(? = 0 OR state = 'open') AND no < ? ORDER BY no DESC LIMIT ?", [openOnly, before, min(limit, 500)])
  }

  private func drafts(where condition: String, _ arguments: StatementArguments) throws -> [NoticeDraft] {
    try Row.fetchAll(db, known: "SELECT no, body FROM notice_drafts WHERE \(condition)", arguments: arguments).map {
      row in
      var draft = try Stored.decode(NoticeDraft.self, row["body"])
      draft.no = row["no"]
      return draft
    }
  }

  /// Whether a file belongs to a reply to this notice.
  package func isFile(_ digest: String, of paper: Int64) throws -> Bool {
    try Bool.fetchOne(
      db, known: "SELECT 1 FROM reply_files WHERE paper = ? AND digest = ?", arguments: [paper, digest]) ?? false
  }

  package func isTold(_ key: String) throws -> Bool { try toldAt(key) != nil }
  package func toldAt(_ key: String) throws -> Instant? {
    try Int64.fetchOne(db, known: "SELECT at FROM matter_told WHERE key = ?", arguments: [key])
      .map { Instant(milliseconds: $0) }
  }

  /// S7: findings that nobody decided about and that were not told as backlog, recorded before `before`, as severe as one of these.
  package func undecided(before: Instant, severities: [Severity]) throws -> [FindingRecord] {
    let indexed = severities.contains(.info) ? "" : "AND severity <> 'info'"
    return try findings(
      where: """
        disposed = 0 AND backlog_told = 0 \(indexed) AND recorded_at < ?
        AND severity IN (SELECT value FROM json_each(?)) ORDER BY no
        """, [before.milliseconds, try Stored.encode(severities.map(\.rawValue))])
  }

  /// S7: findings of the centres that came to hand from `from` on and before `before`; with `lying` also those that had come
  /// in the month before and lay undecided at `from`.
  package func triageItems(
    of centres: Set<CentreID>, from: Instant, before: Instant, severities: [Severity], lying: Bool = false
  ) throws -> [Triage.Item] {
    let rows = try Row.fetchAll(
      db,
      known: """
        SELECT no, centre, recorded_at, disposed_at, disposed_by
        FROM findings WHERE centre IN (SELECT value FROM json_each(?1)) AND recorded_at < ?3
        AND severity IN (SELECT value FROM json_each(?4)) AND (recorded_at >= ?2 OR (?5 = 1 AND recorded_at >= ?2 - 2678400000
          AND (disposed = 0 OR disposed_at >= ?2)))
        ORDER BY no
        """,
      arguments: [
        try Self.list(centres), from.milliseconds, before.milliseconds, try Stored.encode(severities.map(\.rawValue)),
        lying,
      ])
    return rows.map { row in
      let at: Int64? = row["disposed_at"]
      return Triage.Item(
        finding: row["no"], centre: CentreID(row["centre"]), cameToHand: Instant(milliseconds: row["recorded_at"]),
        disposedAt: at.map { Instant(milliseconds: $0) }, disposedBy: row["disposed_by"])
    }
  }

  /// S7: what of the centres lies undecided since `from`.
  package func lying(of centres: Set<CentreID>, from: Instant, severities: [Severity]) throws -> [Triage.Item] {
    let indexed = severities.contains(.info) ? "" : "AND severity <> 'info'"
    return try Row.fetchAll(
      db,
      known: """
        SELECT no, centre, recorded_at FROM findings WHERE disposed = 0 \(indexed)
        AND centre IN (SELECT value FROM json_each(?1)) AND recorded_at >= ?2
        AND severity IN (SELECT value FROM json_each(?3)) ORDER BY no
        """,
      arguments: [try Self.list(centres), from.milliseconds, try Stored.encode(severities.map(\.rawValue))]
    ).map { row in
      Triage.Item(
        finding: row["no"], centre: CentreID(row["centre"]), cameToHand: Instant(milliseconds: row["recorded_at"]),
        disposedAt: nil, disposedBy: nil)
    }
  }

  /// S7: how many were decided of what came to hand in a stretch of time, and how long that took in all.
  package func triageHandling(
    of centres: Set<CentreID>, from: Instant, before: Instant, severities: [Severity]
  ) throws -> (decided: Int, handling: TimeSpan) {
    let row = try Row.fetchOne(
      db,
      known: """
        SELECT count(disposed_at) AS n, coalesce(sum(disposed_at - recorded_at), 0) AS ms FROM findings
        WHERE centre IN (SELECT value FROM json_each(?1)) AND recorded_at >= ?2 AND recorded_at < ?3
        AND severity IN (SELECT value FROM json_each(?4))
        """,
      arguments: [
        try Self.list(centres), from.milliseconds, before.milliseconds, try Stored.encode(severities.map(\.rawValue)),
      ])
    return (row?["n"] ?? 0, TimeSpan.milliseconds(row?["ms"] ?? 0))
  }

  package func openCases() throws -> [CaseRecord] {
    try cases(where: "state NOT IN ('closed', 'dismissed') ORDER BY no", [])
  }
  /// Open cases of a centre, oldest first: what is handed over.
  package func openCases(of centre: CentreID) throws -> [CaseRecord] {
    try cases(where: "centre = ? AND state NOT IN ('closed', 'dismissed') ORDER BY no", [centre.rawValue])
  }
  /// R15: filed and not dealt with, not told yet.
  package func untouchedCases() throws -> [CaseRecord] {
    try cases(
      where: """
        state = 'filed' AND kind <> 'fault' AND NOT EXISTS
          (SELECT 1 FROM matter_told WHERE key = 'promptly/' || cases.no) ORDER BY no
        """, [])
  }
  /// Cases with an order that is still to be answered.
  package func supervisedCases() throws -> [CaseRecord] { try cases(where: "supervised IS NOT NULL ORDER BY no", []) }
  /// Whether this notice was passed down, and the case that it became.
  package func casePassed(from paper: Int64) throws -> CaseRecord? {
    try cases(where: "json_extract(body, '$.passedFrom') = ? ORDER BY no DESC LIMIT 1", [paper]).first
  }
  package func cases(occurredFrom from: Instant, before: Instant) throws -> [CaseRecord] {
    try cases(
      where: """
        filed_at >= ?1 AND json_extract(body, '$.occurredAt') >= ?1 AND json_extract(body, '$.occurredAt') < ?2 ORDER BY no
        """, [from.milliseconds, before.milliseconds])
  }
}

extension RegisterWriter {
  package func insert(_ step: CaseStep) throws {
    try db.execute(
      known: "INSERT INTO case_steps (\"case\", kind, at, person, body) VALUES (?, ?, ?, ?, ?)",
      arguments: [step.caseNo, step.kind.rawValue, step.at.milliseconds, step.by, try Stored.encode(step)])
  }

  package func insert(_ draft: NoticeDraft) throws -> Int64 {
    try db.execute(
      known: """
        INSERT INTO notice_drafts (centre, state, finding, "case", paper, body, revision) VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        draft.centre.rawValue, draft.state.rawValue, draft.finding, draft.caseNo, draft.paper, try Stored.encode(draft),
        draft.revision,
      ])
    return db.lastInsertedRowID
  }

  package func update(_ draft: NoticeDraft) throws {
    try db.execute(
      known: """
        UPDATE notice_drafts SET state = ?, finding = ?, "case" = ?, paper = ?, body = ?, revision = ? WHERE no = ?
        """,
      arguments: [
        draft.state.rawValue, draft.finding, draft.caseNo, draft.paper, try Stored.encode(draft), draft.revision,
        draft.no,
      ])
  }

  /// Keeps a file of a reply, content-addressed: the same bytes are kept once.
  package func keep(file bytes: [UInt8], digest: String, paper: Int64) throws {
    try db.execute(
      known: "INSERT INTO blobs (digest, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING",
      arguments: [digest, bytes.withUnsafeBytes { Data($0) }])
    try db.execute(
      known: "INSERT INTO reply_files (paper, digest) VALUES (?, ?) ON CONFLICT DO NOTHING", arguments: [paper, digest])
  }

  /// S7: told as backlog, once.
  package func setBacklogTold(finding no: Int64) throws {
    try db.execute(known: "UPDATE findings SET backlog_told = 1 WHERE no = ?", arguments: [no])
  }

  /// Once and for all; again with a later moment where something is told once a period.
  package func setTold(_ key: String, at now: Instant) throws {
    try db.execute(
      known: "INSERT INTO matter_told (key, at) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET at = excluded.at",
      arguments: [key, now.milliseconds])
  }
}
