package import Wire

/// Sailing bans (P7) and the readings on which rules of zones depend, as the desk behind the socket has them.
package protocol WatersDesk: Sendable {
  /// - Parameter state: a state of the row, or `live`: planned and in force; nil: all.
  func bans(state: String?, centre: String?, page: PageRequest, caller: Caller) async throws -> Page<BanRow>
  func declareBan(_ request: BanRequest, act: Act) async throws -> BanRow
  func lift(ban no: Int64, _ request: BanLiftRequest, act: Act) async throws -> BanRow
  func readings(centre: String?, caller: Caller) async throws -> Page<ReadingRow>
  /// The lines of the station.
  func enterReading(_ request: ReadingRequest, act: Act) async throws -> Page<ReadingRow>
}
