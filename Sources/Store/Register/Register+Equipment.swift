package import Casework
import GRDB
package import Organisation

extension RegisterReader {
  /// The checklist of an equipment day as its opening wrote it; nil: opened before there were checklists.
  package func equipmentList(duty: Int64) throws -> [EquipmentItem]? {
    try String.fetchOne(db, known: "SELECT items FROM equipment_lists WHERE duty = ?", arguments: [duty])
      .map { try Stored.decode([EquipmentItem].self, $0) }
  }

  /// What was found on an equipment day, in the order in which it was recorded.
  package func equipmentResults(duty: Int64) throws -> [EquipmentResult] {
    try equipmentResults(where: "duty = ? ORDER BY no", [duty])
  }

  /// The last result of every item of a centre (G11), by item.
  package func lastEquipmentResults(centre: CentreID) throws -> [String: EquipmentResult] {
    let results = try equipmentResults(
      where: "no IN (SELECT max(no) FROM equipment_results WHERE centre = ? GROUP BY item)", [centre.rawValue])
    return Dictionary(results.map { ($0.item, $0) }, uniquingKeysWith: { $1 })
  }

  private func equipmentResults(where condition: String, _ arguments: StatementArguments) throws -> [EquipmentResult] {
    try Row.fetchAll(db, known: "SELECT no, body FROM equipment_results WHERE \(condition)", arguments: arguments).map {
      var result = try Stored.decode(EquipmentResult.self, $0["body"])
      result.no = $0["no"]
      return result
    }
  }
}

extension RegisterWriter {
  package func setEquipmentList(_ items: [EquipmentItem], duty: Int64) throws {
    try db.execute(
      known: "INSERT INTO equipment_lists (duty, items) VALUES (?, ?) ON CONFLICT (duty) DO NOTHING",
      arguments: [duty, try Stored.encode(items)])
  }

  package func insert(_ result: EquipmentResult, duty: Int64) throws -> Int64 {
    try db.execute(
      known: "INSERT INTO equipment_results (duty, centre, item, \"case\", body) VALUES (?, ?, ?, ?, ?)",
      arguments: [duty, result.centre.rawValue, result.item, result.caseNo, try Stored.encode(result)])
    return db.lastInsertedRowID
  }
}
