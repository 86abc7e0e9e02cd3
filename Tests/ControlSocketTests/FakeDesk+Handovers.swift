import Wire

@testable import ControlSocket

extension FakeDesk {
  func handovers(centre: String?, page: PageRequest, caller: Caller) async throws -> Page<HandoverRow> {
    try answer("handovers", page: page)
  }
  func currentHandover(centre: String?, caller: Caller) async throws -> HandoverRow { try answer("currentHandover") }
  func prepare(_ request: HandoverPrepareRequest, act: ControlSocket.Act) async throws -> HandoverRow {
    try answer("prepareHandover", act: act)
  }
  func sign(_ request: HandoverSignRequest, act: ControlSocket.Act) async throws -> HandoverRow {
    try answer("signHandover", act: act)
  }
  func ask(swap request: HandoverSwapRequest, act: ControlSocket.Act) async throws -> HandoverRow {
    try answer("askSwap", act: act)
  }
  func dayRecords(centre: String?, caller: Caller) async throws -> Page<DayRecordRow> { try answer("dayRecords") }
  func sign(day request: DayRecordSignRequest, act: ControlSocket.Act) async throws -> DayRecordRow {
    try answer("signDay", act: act)
  }
  func approve(swap request: HandoverApproveRequest, act: ControlSocket.Act) async throws -> HandoverRow {
    try answer("approveSwap", act: act)
  }
}
