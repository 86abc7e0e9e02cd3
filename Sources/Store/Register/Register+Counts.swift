package import Casework
import GRDB
package import Organisation
import Regulation
package import Units

/// Counts that the register makes itself: a month of form 4 is too much to be read line by line.
extension RegisterReader {
  /// Violations filed from `from` on and before `before` by the centres named or in their waters, drills aside, by code and by the
  /// unit or waters that answers for them.
  package func violationCounts(of centres: Set<CentreID>, from: Instant, before: Instant) throws -> [ViolationCount] {
    let rows = try Row.fetchAll(
      db,
      known: """
        SELECT json_extract(c.body, '$.code') AS code, coalesce((SELECT json_extract(p.body, '$.to') FROM papers p
          WHERE p."case" = c.no AND p.form IN (7, 8) ORDER BY p.no LIMIT 1), c.waters) AS unit, count(*) AS n
        FROM cases c WHERE c.filed_at >= ?1 AND c.filed_at < ?2 AND c.kind = 'violation' AND c.drill = 0
        AND c.state <> 'dismissed' AND json_extract(c.body, '$.passedFrom') IS NULL
        AND (c.centre IN (SELECT value FROM json_each(?3)) OR c.waters IN (SELECT value FROM json_each(?3)))
        GROUP BY 1, 2 ORDER BY 1, 2
        """, arguments: [from.milliseconds, before.milliseconds, try Self.list(centres)])
    return rows.map { ViolationCount(code: FindingCode($0["code"]), unit: $0["unit"], count: $0["n"]) }
  }

  /// Lines of form 4 that the centres made in a stretch of time: presence and the state of the pictures.
  package func patrolCounts(
    of centres: Set<CentreID>, from: Instant, before: Instant
  ) throws -> (checks: Int, presence: MonthlyFacts.Presence, video: MonthlyFacts.Video) {
    let condition = """
      FROM checks WHERE centre IN (SELECT value FROM json_each(?3)) AND checked_at >= ?1 AND checked_at < ?2
      """
    let arguments: StatementArguments = [from.milliseconds, before.milliseconds, try Self.list(centres)]
    var presence = MonthlyFacts.Presence()
    var video = MonthlyFacts.Video()
    let row = try Row.fetchOne(
      db,
      known: """
        SELECT count(*) AS n, coalesce(sum(json_extract(body, '$.managerPresent') = 1), 0) AS mp,
          coalesce(sum(json_extract(body, '$.managerPresent') = 0), 0) AS ma,
          coalesce(sum(json_extract(body, '$.clerkPresent') = 1), 0) AS cp,
          coalesce(sum(json_extract(body, '$.clerkPresent') = 0), 0) AS ca,
          coalesce(sum(json_extract(body, '$.means') = 'cctv'), 0) AS looks,
          coalesce(sum(json_extract(body, '$.pictureUsable') = 0), 0) AS bad \(condition)
        """, arguments: arguments)
    guard let row else { return (0, presence, video) }
    (presence.managerPresent, presence.managerAbsent) = (row["mp"], row["ma"])
    (presence.clerkPresent, presence.clerkAbsent) = (row["cp"], row["ca"])
    (video.looks, video.unusable) = (row["looks"], row["bad"])
    let worst = try Row.fetchAll(
      db,
      known: """
        SELECT target, count(*) AS n \(condition) AND json_extract(body, '$.pictureUsable') = 0
        GROUP BY target ORDER BY n DESC, target LIMIT 10
        """, arguments: arguments)
    video.worst = worst.compactMap { row in
      Target(key: row["target"]).map { MonthlyFacts.Worst(target: $0, times: row["n"]) }
    }
    return (row["n"], presence, video)
  }

  /// Cases of the centres named or in their waters, filed from `from` on and before `before`, in order.
  package func cases(of centres: Set<CentreID>, filedFrom from: Instant, before: Instant) throws -> [CaseRecord] {
    try cases(
      where: "filed_at >= ?1 AND filed_at < ?2 AND \(Self.among) ORDER BY no",
      [from.milliseconds, before.milliseconds, try Self.list(centres)])
  }

  /// The same, and those filed before that are still open.
  package func cases(of centres: Set<CentreID>, openOrFiledFrom from: Instant, before: Instant) throws -> [CaseRecord] {
    try cases(
      where: "filed_at < ?2 AND (state NOT IN ('closed', 'dismissed') OR filed_at >= ?1) AND \(Self.among) ORDER BY no",
      [from.milliseconds, before.milliseconds, try Self.list(centres)])
  }

  private static let among =
    "(centre IN (SELECT value FROM json_each(?3)) OR waters IN (SELECT value FROM json_each(?3)))"

  static func list(_ centres: Set<CentreID>) throws -> String {
    try Stored.encode(centres.map(\.rawValue).sorted())
  }
}
