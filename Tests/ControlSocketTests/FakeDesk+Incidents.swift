import Wire

@testable import ControlSocket

extension FakeDesk {
  func incidents(_ filter: IncidentFilter, page: PageRequest, caller: Caller) async throws -> Page<IncidentRow> {
    try answer("incidents", page: page)
  }
  func incident(_ no: Int64, caller: Caller) async throws -> IncidentDetail { try answer("incident") }
  func receive(incident no: Int64, act: ControlSocket.Act) async throws -> IncidentDetail {
    try answer("receiveIncident", act: act)
  }
  func set(incident no: Int64, _ request: IncidentSetRequest, act: ControlSocket.Act) async throws -> IncidentDetail {
    try answer("setIncident", act: act)
  }
  func log(incident no: Int64, _ request: IncidentLogRequest, act: ControlSocket.Act) async throws -> IncidentDetail {
    try answer("logIncident", act: act)
  }
  func call(incident no: Int64, _ request: IncidentCallRequest, act: ControlSocket.Act) async throws -> IncidentDetail {
    try answer("callIncident", act: act)
  }
  func approve(incident no: Int64, _ request: IncidentApproveRequest, act: ControlSocket.Act) async throws
    -> IncidentDetail
  {
    try answer("approveIncident", act: act)
  }
  func sendBack(incident no: Int64, _ request: IncidentSendBackRequest, act: ControlSocket.Act) async throws
    -> IncidentDetail
  {
    try answer("sendBackIncident", act: act)
  }
  func followUp(incident no: Int64, _ request: IncidentTextRequest, act: ControlSocket.Act) async throws
    -> IncidentDetail
  {
    try answer("followUpIncident", act: act)
  }
  func instruct(incident no: Int64, _ request: IncidentTextRequest, act: ControlSocket.Act) async throws
    -> IncidentDetail
  {
    try answer("instructIncident", act: act)
  }
  func finish(incident no: Int64, _ request: IncidentFinalRequest, act: ControlSocket.Act) async throws
    -> IncidentDetail
  {
    try answer("finishIncident", act: act)
  }
}
