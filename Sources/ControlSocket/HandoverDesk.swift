package import Wire

/// 交接班 (G6, S2) and the day's record that a supervisor signs (S1), as the desk behind the socket has it.
package protocol HandoverDesk: Sendable {
  func handovers(centre: String?, page: PageRequest, caller: Caller) async throws -> Page<HandoverRow>
  func currentHandover(centre: String?, caller: Caller) async throws -> HandoverRow
  func prepare(_ request: HandoverPrepareRequest, act: Act) async throws -> HandoverRow
  func sign(_ request: HandoverSignRequest, act: Act) async throws -> HandoverRow
  func ask(swap request: HandoverSwapRequest, act: Act) async throws -> HandoverRow
  func dayRecords(centre: String?, caller: Caller) async throws -> Page<DayRecordRow>
  func sign(day request: DayRecordSignRequest, act: Act) async throws -> DayRecordRow
  func approve(swap request: HandoverApproveRequest, act: Act) async throws -> HandoverRow
}
