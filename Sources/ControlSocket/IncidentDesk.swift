package import Wire

/// Incidents, form 5 (P9, P10, C12, C13, X9); an incident has the number of its case. Every act answers with the incident as it is after it.
package protocol IncidentDesk: Sendable {
  func incidents(_ filter: IncidentFilter, page: PageRequest, caller: Caller) async throws -> Page<IncidentRow>
  func incident(_ no: Int64, caller: Caller) async throws -> IncidentDetail
  func set(incident no: Int64, _ request: IncidentSetRequest, act: Act) async throws -> IncidentDetail
  func log(incident no: Int64, _ request: IncidentLogRequest, act: Act) async throws -> IncidentDetail
  func call(incident no: Int64, _ request: IncidentCallRequest, act: Act) async throws -> IncidentDetail
  func receive(incident no: Int64, act: Act) async throws -> IncidentDetail
  func approve(incident no: Int64, _ request: IncidentApproveRequest, act: Act) async throws -> IncidentDetail
  func sendBack(incident no: Int64, _ request: IncidentSendBackRequest, act: Act) async throws -> IncidentDetail
  func followUp(incident no: Int64, _ request: IncidentTextRequest, act: Act) async throws -> IncidentDetail
  func instruct(incident no: Int64, _ request: IncidentTextRequest, act: Act) async throws -> IncidentDetail
  func finish(incident no: Int64, _ request: IncidentFinalRequest, act: Act) async throws -> IncidentDetail
}
