import Wire

@testable import ControlSocket

extension FakeDesk {
  func bans(state: String?, centre: String?, page: PageRequest, caller: Caller) async throws -> Page<BanRow> {
    try answer("bans", page: page)
  }
  func declareBan(_ request: BanRequest, act: ControlSocket.Act) async throws -> BanRow {
    try answer("declareBan", act: act)
  }
  func lift(ban no: Int64, _ request: BanLiftRequest, act: ControlSocket.Act) async throws -> BanRow {
    try answer("liftBan", act: act)
  }
  func readings(centre: String?, caller: Caller) async throws -> Page<ReadingRow> { try answer("readings") }
  func enterReading(_ request: ReadingRequest, act: ControlSocket.Act) async throws -> Page<ReadingRow> {
    try answer("enterReading", act: act)
  }
}
