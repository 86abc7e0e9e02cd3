package import Wire

/// Zones and their rules, as they hold and as people set them at run time.
package protocol ZoneDesk: Sendable {
  func zones(centre: String?, page: PageRequest, caller: Caller) async throws -> Page<ZoneRow>
  func zone(_ id: String, caller: Caller) async throws -> ZoneDetail
  /// Which rules hold at a place.
  /// - Parameters:
  ///   - at: nil: now.
  ///   - mmsi: the vessel that is asked for; rules except kinds of vessels.
  func testZones(latitude: Double, longitude: Double, at: Timestamp?, mmsi: UInt32?, caller: Caller) async throws
    -> ZoneTestAnswer
  func setZone(_ request: ZoneSetRequest, act: Act) async throws -> ZoneRow
  /// No such zone any more, whatever the file says.
  func withdraw(zone id: String, _ request: ZoneEndRequest, act: Act) async throws -> ZoneRow
  /// As the file says again.
  func revert(zone id: String, _ request: ZoneEndRequest, act: Act) async throws -> ZoneRow
}
