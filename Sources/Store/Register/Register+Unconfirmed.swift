import GRDB
package import Organisation
package import Units

extension RegisterReader {
  /// Names of a centre's objects that were last confirmed (else taken in) before `before`, the longest ago first.
  package func unconfirmedNames(centre: CentreID, before: Instant, limit: Int) throws -> [String] {
    try String.fetchAll(
      db,
      known: """
        SELECT json_extract(facts, '$.name') FROM objects WHERE removed_at IS NULL AND centre = ?1
        AND coalesce(confirmed_at, taken_in) < ?2 ORDER BY coalesce(confirmed_at, taken_in), no LIMIT ?3
        """, arguments: [centre.rawValue, before.milliseconds, limit])
  }
}
