import Casework
import Organisation
import Reporting
import Store

extension SnapshotReader {
  /// Files of the incidents among `cases`, by case: their grades stand in the report (R9).
  func incidents(_ cases: [CaseRecord]) throws -> [Int64: IncidentFile] {
    var files: [Int64: IncidentFile] = [:]
    for record in cases where record.kind == .incident { files[record.no] = try read.incident(case: record.no) }
    return files
  }
}
