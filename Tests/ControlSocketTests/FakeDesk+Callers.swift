import ControlSocket
import Wire

extension FakeDesk {
  func callers(_ state: String?, centre: String?, page: PageRequest, caller: Caller) async throws -> Page<CallerRow> {
    try answer("callers", page: page)
  }
  func publicReport(_ no: Int64, caller: Caller) async throws -> CallerRow { try answer("publicReport") }
  func take(_ request: CallerRequest, act: ControlSocket.Act) async throws -> CallerRow {
    try answer("take", act: act)
  }
  func step(
    publicReport no: Int64, _ request: CallerStepRequest, act: ControlSocket.Act
  ) async throws -> CallerRow {
    try answer("stepCaller", act: act)
  }
}
