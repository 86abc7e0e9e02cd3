import ControlSocket
import Units
import Wire

/// Gateways and raised findings as samples (R7, R19).
extension FakeDesk {
  func raise(finding no: Int64, _ request: FindingRaiseRequest, act: Act) async throws -> FindingRow {
    try self.act("raise", act, no, request.severity.rawValue, request.reason)
    return Samples.finding()
  }
  func outputs(caller: Caller) async throws -> Page<OutputRow> {
    try note("outputs")
    return Page(items: [
      OutputRow(name: "plotter", kind: "tcp-server", address: "0.0.0.0:10120", lines: 88_120, dropped: 3, clients: 2)
    ])
  }
  func textTerminal(_ request: TerminalTextRequest, act: Act) async throws -> TerminalTextAnswer {
    try self.act(
      "textTerminal", act, request.to, request.text, request.kind?.rawValue, request.display, request.speak,
      request.feed)
    let at = Instant(seconds: 1_795_258_200)
    return TerminalTextAnswer(
      vessel: "V-003", name: "长渡03", device: "13912345678", feed: "terminals", kind: request.kind ?? .notice,
      sentAt: Timestamp(at, zone: .shanghai), answeredAt: Timestamp(at + .milliseconds(5300), zone: .shanghai),
      sendings: 2)
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
