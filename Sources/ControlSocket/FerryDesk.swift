package import Wire

/// Ferry lines, the trips counted on them, and the sign-offs of departures (P7).
package protocol FerryDesk: Sendable {
  func lines(_ filter: TripFilter, caller: Caller) async throws -> Page<LineRow>
  /// Latest first.
  func trips(_ filter: TripFilter, page: PageRequest, caller: Caller) async throws -> Page<TripRow>
  /// Latest first.
  func signOffs(_ filter: TripFilter, page: PageRequest, caller: Caller) async throws -> Page<SignOffRow>
  func signDeparture(_ request: SignOffRequest, act: Act) async throws -> SignOffRow
}
