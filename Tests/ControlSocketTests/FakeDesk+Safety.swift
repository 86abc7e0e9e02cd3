import Wire

@testable import ControlSocket

extension FakeDesk {
  func bulletins(_ filter: BulletinFilter, page: PageRequest, caller: Caller) async throws -> Page<BulletinRow> {
    try answer("bulletins", page: page)
  }
  func bulletin(_ no: Int64, caller: Caller) async throws -> BulletinDetail { try answer("bulletin") }
  func addBulletin(_ request: BulletinRequest, act: ControlSocket.Act) async throws -> BulletinRow {
    try answer("addBulletin", act: act)
  }
  func adopt(bulletin no: Int64, _ request: BulletinRequest, act: ControlSocket.Act) async throws -> BulletinRow {
    try answer("adoptBulletin", act: act)
  }
  func cancel(
    bulletin no: Int64, _ request: BulletinCancelRequest, act: ControlSocket.Act
  ) async throws -> BulletinRow { try answer("cancelBulletin", act: act) }
  func receive(
    bulletin no: Int64, _ request: BulletinReceiveRequest, act: ControlSocket.Act
  ) async throws -> BulletinDetail { try answer("receiveBulletin", act: act) }
  func broadcasts(_ filter: BroadcastFilter, page: PageRequest, caller: Caller) async throws -> Page<BroadcastRow> {
    try answer("broadcasts", page: page)
  }
  func broadcast(_ no: Int64, caller: Caller) async throws -> BroadcastDetail { try answer("broadcast") }
  func addBroadcast(_ request: BroadcastAddRequest, act: ControlSocket.Act) async throws -> BroadcastDetail {
    try answer("addBroadcast", act: act)
  }
  func edit(
    broadcast no: Int64, _ request: BroadcastEditRequest, act: ControlSocket.Act
  ) async throws -> BroadcastDetail { try answer("editBroadcast", act: act) }
  func approve(
    broadcast no: Int64, _ request: BroadcastApproveRequest, act: ControlSocket.Act
  ) async throws -> BroadcastDetail { try answer("approveBroadcast", act: act) }
  func confirm(
    broadcast no: Int64, _ request: BroadcastConfirmRequest, act: ControlSocket.Act
  ) async throws -> BroadcastDetail { try answer("confirmBroadcast", act: act) }
}
