package import Wire

/// What the public told a centre (S6, S8), as the desk behind the socket has it.
package protocol CallerDesk: Sendable {
  func callers(_ state: String?, centre: String?, page: PageRequest, caller: Caller) async throws -> Page<CallerRow>
  func publicReport(_ no: Int64, caller: Caller) async throws -> CallerRow
  func take(_ request: CallerRequest, act: Act) async throws -> CallerRow
  func step(publicReport no: Int64, _ request: CallerStepRequest, act: Act) async throws -> CallerRow
}
