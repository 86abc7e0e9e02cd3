import Wire

@testable import ControlSocket

extension FakeDesk {
  func faults(_ filter: FaultFilter, page: PageRequest, caller: Caller) async throws -> Page<FaultRow> {
    try answer("faults", page: page)
  }
  func fault(_ no: Int64, caller: Caller) async throws -> FaultDetail { try answer("fault") }
  func addFault(_ request: FaultRequest, act: ControlSocket.Act) async throws -> FaultDetail {
    try answer("addFault", act: act)
  }
  func step(fault no: Int64, _ request: FaultStepRequest, act: ControlSocket.Act) async throws -> FaultDetail {
    try answer("stepFault", act: act)
  }
  func outages(_ state: String?, centre: String?, page: PageRequest, caller: Caller) async throws -> Page<OutageRow> {
    try answer("outages", page: page)
  }
  func announce(_ request: OutageRequest, act: ControlSocket.Act) async throws -> OutageRow {
    try answer("announce", act: act)
  }
  func cancel(outage no: Int64, _ request: OutageCancelRequest, act: ControlSocket.Act) async throws -> OutageRow {
    try answer("cancelOutage", act: act)
  }
  func presenceChecks(_ filter: PresenceFilter, page: PageRequest, caller: Caller) async throws -> Page<PresenceRow> {
    try answer("presenceChecks", page: page)
  }
  func ask(_ request: PresenceAskRequest, act: ControlSocket.Act) async throws -> PresenceRow {
    try answer("askPresence", act: act)
  }
  func answer(_ request: PresenceAnswerRequest, act: ControlSocket.Act) async throws -> PresenceRow {
    try answer("answerPresence", act: act)
  }
  func notReached(
    presence no: Int64, _ request: PresenceCallRequest, act: ControlSocket.Act
  ) async throws -> PresenceRow { try answer("notReached", act: act) }
  func confirmHere(act: ControlSocket.Act) async throws -> WatchRow { try answer("confirmHere", act: act) }
}
