package import Wire

/// A finding's evidence, shelves and the load of alarms, behind the socket (D5).
package protocol EvidenceDesk: Sendable {
  func evidence(_ no: Int64, caller: Caller) async throws -> EvidenceSheet
  /// An item's bytes by their digest.
  func evidenceItem(_ no: Int64, digest: String, caller: Caller) async throws -> (row: EvidenceItemRow, bytes: [UInt8])
  func verifyEvidence(_ no: Int64, caller: Caller) async throws -> EvidenceCheck
  func attach(finding no: Int64, _ request: AttachRequest, act: Act) async throws -> EvidenceItemRow
  func shelves(all: Bool, centre: String?, caller: Caller) async throws -> Page<ShelfRow>
  func end(shelf no: Int64, _ request: ShelfEndRequest, act: Act) async throws -> ShelfRow
  func alarmLoad(centre: String?, caller: Caller) async throws -> AlarmLoadAnswer
}
