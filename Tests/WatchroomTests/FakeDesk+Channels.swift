import ControlSocket
import Units
import Wire

/// Gateways and raised findings as samples (R7, R19).
extension FakeDesk {
  func raise(finding no: Int64, _ request: FindingRaiseRequest, act: Act) async throws -> FindingRow {
    try self.act("raise", act, no, request.severity.rawValue, request.reason)
    return Samples.finding()
  }
  func gateways(caller: Caller) async throws -> Page<GatewayRow> {
    try note("gateways")
    return Page(items: [GatewayRow(name: "sms", kind: "sms", owed: 3, held: 2, sent: 14, failed: 1)])
  }
  func testGateway(_ request: GatewayTestRequest, act: Act) async throws -> DeliveryRow {
    try self.act("testGateway", act, request.gateway, request.address)
    return DeliveryRow(
      no: 9, messageID: "m@x.invalid", kind: "gatewayTest", subject: "测试", recipient: request.address,
      channel: request.gateway, state: "pending", queuedAt: Timestamp(Instant(seconds: 1_795_258_200), zone: .shanghai),
      attempts: 0)
  }
}
