package import Casework
import GRDB
import Regulation
package import Units

extension RegisterReader {
  /// The duties that are due on a day as they were recorded, with what became of each but without its targets' record: for lists of many days.
  ///
  /// - Parameters:
  ///   - centres: only these; empty: all.
  ///   - clauses: only these; empty: all.
  package func agenda(due day: CivilDate, centres: Set<String>, clauses: Set<String>) throws -> [DutyRecord] {
    func among(_ column: String, _ values: Set<String>) -> String {
      values.isEmpty ? "" : " AND \(column) IN (\(values.map { _ in "?" }.joined(separator: ", ")))"
    }
    let (centres, clauses) = (centres.sorted(), clauses.sorted())
    let sql = """
      SELECT no, finished, withdrawn, body, revision FROM duties
      WHERE due_day = ?\(among("centre", Set(centres)))\(among("clause", Set(clauses))) ORDER BY no
      """
    let arguments: [any DatabaseValueConvertible] = [day.dayNumber] + centres + clauses
    return try Row.fetchAll(db, sql: sql, arguments: StatementArguments(arguments)).map { try DutyRecord($0) }
  }
}
