import ControlSocket
import Units
import Wire

/// Zones as samples.
extension FakeDesk {
  static let closedRule = ZoneRuleRow(
    kind: "closed-water", kindName: Words("禁航", "closed water"), code: "V06",
    codeName: Words("禁航区航行", "sailing in closed water"), severity: "serious",
    when: Words("20:00–6:00", "20:00–6:00"), except: Words("公务船", "official vessel"))
  static let limitRule = ZoneRuleRow(
    kind: "speed-limit", kindName: Words("限速", "speed limit"), code: "V11", codeName: Words("超速", "speeding"),
    severity: "ordinary", number: 8)

  static func zoneRow(_ id: String = "Z-SCJ", source: String = "file") -> ZoneRow {
    ZoneRow(
      id: id, name: "三汊矶禁航区", version: "0123456789ab", shape: "circle", rules: [closedRule, limitRule],
      centres: ["430102", "430105"], source: source, edition: source == "file" ? nil : 3,
      by: source == "file" ? nil : "周婷",
      at: source == "file" ? nil : Timestamp(Instant(seconds: 1_795_258_200), zone: .shanghai),
      reason: source == "file" ? nil : "桥梁施工")
  }

  func zones(centre: String?, page: PageRequest, caller: Caller) async throws -> Page<ZoneRow> {
    try note("zones", centre)
    return Page(items: [
      Self.zoneRow(), Self.zoneRow("Z-JZZ", source: "set"), Self.zoneRow("Z-OLD", source: "withdrawn"),
    ])
  }
  func zone(_ id: String, caller: Caller) async throws -> ZoneDetail {
    try note("zone", id)
    return ZoneDetail(
      zone: Self.zoneRow(id, source: "set"), geometry: #"{"type":"Point","coordinates":[112.95,28.2]}"#,
      halfWidth: 350, history: [Self.zoneRow(id, source: "set")])
  }
  func testZones(
    latitude: Double, longitude: Double, at: Timestamp?, mmsi: UInt32?, caller: Caller
  ) async throws -> ZoneTestAnswer {
    try note("testZones", latitude, longitude, at?.iso8601, mmsi)
    let hit = ZoneTestHit(
      id: "Z-SCJ", name: "三汊矶禁航区", version: "0123456789ab", depth: 42,
      rules: [
        ZoneTestRule(
          rule: Self.closedRule, holds: true,
          why: [Words("✓ 约束对象：渡船", "✓ binds: ferry"), Words("✓ 20:00–6:00", "✓ 20:00–6:00")])
      ])
    return ZoneTestAnswer(
      latitude: latitude, longitude: longitude, at: at ?? Timestamp(Instant(seconds: 1_795_258_200), zone: .shanghai),
      vessel: mmsi.map { _ in "湘长沙渡01" }, centre: "430105", centreName: "开福区水上交通监控中心", zones: [hit])
  }
  func setZone(_ request: ZoneSetRequest, act: Act) async throws -> ZoneRow {
    try self.act("setZone", act, request.geojson, request.reason, request.datum, request.over)
    return Self.zoneRow(source: "set")
  }
  func withdraw(zone id: String, _ request: ZoneEndRequest, act: Act) async throws -> ZoneRow {
    try self.act("withdrawZone", act, id, request.reason)
    return Self.zoneRow(id, source: "withdrawn")
  }
  func revert(zone id: String, _ request: ZoneEndRequest, act: Act) async throws -> ZoneRow {
    try self.act("revertZone", act, id, request.reason)
    return Self.zoneRow(id, source: "reverted")
  }
}
