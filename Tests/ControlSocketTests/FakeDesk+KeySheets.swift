import Wire

@testable import ControlSocket

extension FakeDesk {
  func sheets(_ filter: SheetFilter, page: PageRequest, caller: Caller) async throws -> Page<SheetRow> {
    try answer("sheets", page: page)
  }
  func sheet(_ no: Int64, caller: Caller) async throws -> SheetDetail { try answer("sheet") }
  func sheetForm(_ no: Int64, format: PreviewFormat, caller: Caller) async throws -> String {
    try answer("sheetForm")
  }
  func sheetFile(_ no: Int64, caller: Caller) async throws -> [UInt8] { try answer("sheetFile") }
  func proposeSheet(_ request: SheetProposeRequest, act: ControlSocket.Act) async throws -> SheetDetail {
    try answer("proposeSheet", act: act)
  }
  func add(sheet no: Int64, _ request: SheetAddRequest, act: ControlSocket.Act) async throws -> SheetDetail {
    try answer("addSheet", act: act)
  }
  func edit(sheet no: Int64, _ request: SheetEditRequest, act: ControlSocket.Act) async throws -> SheetDetail {
    try answer("editSheet", act: act)
  }
  func remove(sheet no: Int64, _ request: SheetRemoveRequest, act: ControlSocket.Act) async throws -> SheetDetail {
    try answer("removeSheet", act: act)
  }
  func approve(sheet no: Int64, _ request: ApproveRequest, act: ControlSocket.Act) async throws -> SheetDetail {
    try answer("approveSheet", act: act)
  }
  func send(sheet no: Int64, _ request: ApproveRequest, act: ControlSocket.Act) async throws -> SheetDetail {
    try answer("sendSheet", act: act)
  }
  func cargoPlans(centre: String?, page: PageRequest, caller: Caller) async throws -> Page<CargoRow> {
    try answer("cargoPlans", page: page)
  }
  func plan(cargo request: CargoRequest, act: ControlSocket.Act) async throws -> CargoRow {
    try answer("planCargo", act: act)
  }
  func cancel(cargo no: Int64, act: ControlSocket.Act) async throws -> CargoRow { try answer("cancelCargo", act: act) }
}
