import ControlSocket
import Wire

extension FakeDesk {
  func bans(state: String?, centre: String?, page: PageRequest, caller: Caller) async throws -> Page<BanRow> {
    try note("bans", state, centre)
    return Page(items: [WatersSamples.ban(), WatersSamples.ban(2, state: "planned")])
  }
  func declareBan(_ request: BanRequest, act: Act) async throws -> BanRow {
    try self.act(
      "declareBan", act, request.waters.joined(separator: "+"), request.cause.rawValue, request.from?.iso8601,
      request.until?.iso8601, request.reason, request.quiet)
    return WatersSamples.ban()
  }
  func lift(ban no: Int64, _ request: BanLiftRequest, act: Act) async throws -> BanRow {
    try self.act("liftBan", act, no, request.reason)
    return WatersSamples.ban(no, state: "lifted")
  }
  func readings(centre: String?, caller: Caller) async throws -> Page<ReadingRow> {
    try note("readings", centre)
    return WatersSamples.readings
  }
  func enterReading(_ request: ReadingRequest, act: Act) async throws -> Page<ReadingRow> {
    try self.act(
      "enterReading", act, request.station, request.level, request.wind, request.visibility, request.at?.iso8601)
    return WatersSamples.readings
  }
}

enum WatersSamples {
  static func ban(_ no: Int64 = 1, state: String = "inForce") -> BanRow {
    BanRow(
      no: no, revision: 1, state: state, centre: "430100", centreName: "长沙市水上交通监控中心", waters: "三汊矶禁航区、长沙市",
      cause: "wind", from: Samples.now, until: Samples.now, reason: "偏北大风七级，阵风九级，全线停航", declaredAt: Samples.now,
      declaredBy: "黄振华", bulletin: 4, findings: 2)
  }

  static let readings = Page(items: [
    ReadingRow(
      station: "G-CS", name: "长沙水位站", centre: "430100", centreName: "长沙市水上交通监控中心", mmsi: 4_130_001,
      quantity: "level", value: 34.62, at: Samples.now, source: "ais",
      rules: [ReadingRule(zone: "三汊矶禁航区", met: true, detail: Words("水位达到 34 米", "level at 34 m"))]),
    ReadingRow(
      station: "W-LS", name: "磊石气象站", centre: "430100", centreName: "长沙市水上交通监控中心", quantity: "wind", value: 12.4,
      at: Samples.now, source: "entered", by: "张航", stale: true),
    ReadingRow(station: "W-YY", name: "岳阳气象站", centre: "430600", centreName: "岳阳市水上交通监控中心"),
  ])
}
