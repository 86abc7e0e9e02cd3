import ControlSocket
import Units
import Wire

extension FakeDesk {
  private static let at = Timestamp(Instant(seconds: 1_795_345_205), offset: 8 * 3600)
  private static let line = LineRow(
    line: "L-430105-01", name: "鸭子铺渡线", centre: "430105", centreName: "长沙市开福区水上交通监控中心", point: "PT-430105-01",
    day: "2026-11-22",
    berths: [BerthShape(id: "W", name: "鸭子铺西岸", latitude: 28.25, longitude: 113.0255, radius: 50)], corridor: 150,
    signed: true, left: 23, arrived: 22, underWay: 1, signedTrips: 21, unsignedTrips: 2)
  private static let signOff = SignOffRow(
    no: 12, vessel: "V-007", vesselName: "湘开福渡01", mmsi: 413_900_107, line: "L-430105-01", lineName: "鸭子铺渡线",
    centre: "430105", berth: "W", berthName: "鸭子铺西岸", signedAt: at, recordedAt: at, persons: 23, clerk: "李四", by: "周勇",
    trip: 3)

  func lines(_ filter: TripFilter, caller: Caller) async throws -> Page<LineRow> {
    try note("lines", filter.centre, filter.line, filter.vessel, filter.day?.iso)
    return Page(items: [Self.line])
  }
  func trips(_ filter: TripFilter, page: PageRequest, caller: Caller) async throws -> Page<TripRow> {
    try note(
      "trips", filter.centre, filter.line, filter.vessel, filter.day?.iso, filter.unsigned ? "unsigned" : nil)
    return Page(items: [
      TripRow(
        no: 3, line: "L-430105-01", lineName: "鸭子铺渡线", centre: "430105", day: "2026-11-22", mmsi: 413_900_107,
        vessel: "V-007", vesselName: "湘开福渡01", from: "鸭子铺西岸", to: "鸭子铺东岸", left: Self.at, arrived: Self.at,
        state: "arrived", signOff: 12, signing: "signed"),
      TripRow(
        no: 2, line: "L-430105-01", lineName: "鸭子铺渡线", centre: "430105", day: "2026-11-22", mmsi: 413_900_107,
        vessel: "V-007", vesselName: "湘开福渡01", from: "鸭子铺东岸", left: Self.at, state: "under-way",
        signing: "unsigned"),
    ])
  }
  func signOffs(_ filter: TripFilter, page: PageRequest, caller: Caller) async throws -> Page<SignOffRow> {
    try note("signOffs", filter.centre, filter.line, filter.vessel, filter.day?.iso)
    return Page(items: [Self.signOff])
  }
  func signDeparture(_ request: SignOffRequest, act: Act) async throws -> SignOffRow {
    try self.act(
      "signDeparture", act, request.vessel, request.berth, request.persons, request.clerk, request.at?.iso8601,
      request.note)
    return Self.signOff
  }
}
