import ControlSocket
import Wire

extension FakeDesk {
  func evidence(_ no: Int64, caller: Caller) async throws -> EvidenceSheet { try answer("evidence") }
  func evidenceItem(_ no: Int64, digest: String, caller: Caller) async throws -> (row: EvidenceItemRow, bytes: [UInt8])
  {
    try answer("evidenceItem")
  }
  func verifyEvidence(_ no: Int64, caller: Caller) async throws -> EvidenceCheck { try answer("verifyEvidence") }
  func attach(finding no: Int64, _ request: AttachRequest, act: ControlSocket.Act) async throws -> EvidenceItemRow {
    try answer("attach", act: act)
  }
  func shelves(all: Bool, centre: String?, caller: Caller) async throws -> Page<ShelfRow> { try answer("shelves") }
  func end(shelf no: Int64, _ request: ShelfEndRequest, act: ControlSocket.Act) async throws -> ShelfRow {
    try answer("endShelf", act: act)
  }
  func alarmLoad(centre: String?, caller: Caller) async throws -> AlarmLoadAnswer { try answer("alarmLoad") }
}
