package import Wire

/// Equipment day (P6, C8, X6) and the state of the equipment (G11); an equipment check is a duty, with the same number.
package protocol EquipmentDesk: Sendable {
  func equipment(_ filter: EquipmentFilter, page: PageRequest, caller: Caller) async throws -> Page<EquipmentItemRow>
  func equipmentSheet(_ no: Int64, caller: Caller) async throws -> EquipmentSheetDetail
  func checkEquipment(_ no: Int64, _ request: EquipmentCheckRequest, act: Act) async throws -> EquipmentCheckAnswer
}

/// Form 1, 监控对象信息表 (P1, C1, X1), and the contact list (G9).
package protocol ObjectsDesk: Sendable {
  func objects(_ filter: ObjectFilter, page: PageRequest, caller: Caller) async throws -> Page<ObjectRow>
  func object(_ no: Int64, caller: Caller) async throws -> ObjectDetail
  func setContacts(object no: Int64, _ request: ObjectSetRequest, act: Act) async throws -> ObjectRow
  func confirmObjects(_ request: ObjectsConfirmRequest, act: Act) async throws -> ObjectsConfirmAnswer
  func importObjects(_ request: ObjectsImportRequest, act: Act) async throws -> ObjectsImportAnswer
  func contacts(centre: String?, page: PageRequest, caller: Caller) async throws -> ContactPage
  func confirmContacts(_ request: ContactsConfirmRequest, act: Act) async throws -> ContactListRow
}
