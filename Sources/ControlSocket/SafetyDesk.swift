package import Wire

/// Bulletins (P5, G9) and broadcasts (C7), as the desk behind the socket has them.
package protocol SafetyDesk: Sendable {
  func bulletins(_ filter: BulletinFilter, page: PageRequest, caller: Caller) async throws -> Page<BulletinRow>
  func bulletin(_ no: Int64, caller: Caller) async throws -> BulletinDetail
  func addBulletin(_ request: BulletinRequest, act: Act) async throws -> BulletinRow
  /// A candidate heard on AIS becomes a bulletin of the centre.
  func adopt(bulletin no: Int64, _ request: BulletinRequest, act: Act) async throws -> BulletinRow
  func cancel(bulletin no: Int64, _ request: BulletinCancelRequest, act: Act) async throws -> BulletinRow
  func receive(bulletin no: Int64, _ request: BulletinReceiveRequest, act: Act) async throws -> BulletinDetail

  func broadcasts(_ filter: BroadcastFilter, page: PageRequest, caller: Caller) async throws -> Page<BroadcastRow>
  func broadcast(_ no: Int64, caller: Caller) async throws -> BroadcastDetail
  func addBroadcast(_ request: BroadcastAddRequest, act: Act) async throws -> BroadcastDetail
  func edit(broadcast no: Int64, _ request: BroadcastEditRequest, act: Act) async throws -> BroadcastDetail
  func approve(broadcast no: Int64, _ request: BroadcastApproveRequest, act: Act) async throws -> BroadcastDetail
  func confirm(broadcast no: Int64, _ request: BroadcastConfirmRequest, act: Act) async throws -> BroadcastDetail
}
