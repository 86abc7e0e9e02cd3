package import Wire

/// Form 2 and what it is drawn from, behind the socket (C6, X5).
package protocol KeySheetDesk: Sendable {
  func sheets(_ filter: SheetFilter, page: PageRequest, caller: Caller) async throws -> Page<SheetRow>
  func sheet(_ no: Int64, caller: Caller) async throws -> SheetDetail
  /// The form as it stands.
  func sheetForm(_ no: Int64, format: PreviewFormat, caller: Caller) async throws -> String
  /// As the spreadsheet file that goes out by mail.
  func sheetFile(_ no: Int64, caller: Caller) async throws -> [UInt8]
  func proposeSheet(_ request: SheetProposeRequest, act: Act) async throws -> SheetDetail
  func add(sheet no: Int64, _ request: SheetAddRequest, act: Act) async throws -> SheetDetail
  func edit(sheet no: Int64, _ request: SheetEditRequest, act: Act) async throws -> SheetDetail
  func remove(sheet no: Int64, _ request: SheetRemoveRequest, act: Act) async throws -> SheetDetail
  func approve(sheet no: Int64, _ request: ApproveRequest, act: Act) async throws -> SheetDetail
  func send(sheet no: Int64, _ request: ApproveRequest, act: Act) async throws -> SheetDetail
  /// Plans that are not over, the next first.
  func cargoPlans(centre: String?, page: PageRequest, caller: Caller) async throws -> Page<CargoRow>
  func plan(cargo request: CargoRequest, act: Act) async throws -> CargoRow
  func cancel(cargo no: Int64, act: Act) async throws -> CargoRow
}
