import ControlSocket
import Wire

extension FakeDesk {
  func lines(_ filter: TripFilter, caller: Caller) async throws -> Page<LineRow> { try answer("lines") }
  func trips(_ filter: TripFilter, page: PageRequest, caller: Caller) async throws -> Page<TripRow> {
    try answer("trips", page: page)
  }
  func signOffs(_ filter: TripFilter, page: PageRequest, caller: Caller) async throws -> Page<SignOffRow> {
    try answer("signOffs", page: page)
  }
  func signDeparture(_ request: SignOffRequest, act: ControlSocket.Act) async throws -> SignOffRow {
    set { $0.signed.append(request) }
    return try answer("signDeparture", act: act)
  }
}
