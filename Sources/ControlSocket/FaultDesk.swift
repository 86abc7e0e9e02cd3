package import Wire

/// Faults and outages (P12, C14, X10, G11, S5), presence checks (P8, C11, R8), as the desk behind the socket has them.
package protocol FaultDesk: Sendable {
  func faults(_ filter: FaultFilter, page: PageRequest, caller: Caller) async throws -> Page<FaultRow>
  func fault(_ no: Int64, caller: Caller) async throws -> FaultDetail
  func addFault(_ request: FaultRequest, act: Act) async throws -> FaultDetail
  func step(fault no: Int64, _ request: FaultStepRequest, act: Act) async throws -> FaultDetail
  func outages(_ state: String?, centre: String?, page: PageRequest, caller: Caller) async throws -> Page<OutageRow>
  func announce(_ request: OutageRequest, act: Act) async throws -> OutageRow
  func cancel(outage no: Int64, _ request: OutageCancelRequest, act: Act) async throws -> OutageRow

  func presenceChecks(_ filter: PresenceFilter, page: PageRequest, caller: Caller) async throws -> Page<PresenceRow>
  func ask(_ request: PresenceAskRequest, act: Act) async throws -> PresenceRow
  func answer(_ request: PresenceAnswerRequest, act: Act) async throws -> PresenceRow
  func notReached(presence no: Int64, _ request: PresenceCallRequest, act: Act) async throws -> PresenceRow
  func confirmHere(act: Act) async throws -> WatchRow
}
