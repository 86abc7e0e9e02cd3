import Casework
package import ControlSocket
import Organisation
import Reporting
import Store
import Units
package import Wire

/// Gateways as people see them, and trying one out (R7).
extension ControlRoom {
  package func gateways(caller: Caller) async throws -> Page<GatewayRow> {
    try await read(caller) { rows in
      let owed = try rows.read.owedByChannel()
      let items = try rows.context.channels.entries.map { entry in
        let counts = try rows.read.outcomes(channel: entry.name, since: rows.now - .days(1))
        let waiting = owed.first { $0.channel == entry.name }
        return GatewayRow(
          name: entry.name, kind: entry.kind.rawValue, owed: waiting?.owed ?? 0, held: waiting?.held ?? 0,
          sent: counts[.sent] ?? 0,
          failed: (counts[.parked] ?? 0) + (counts[.diverted] ?? 0) + (counts[.stale] ?? 0),
          redirectedTo: entry.redirectTo)
      }
      return Page(items: items)
    }
  }

  package func testGateway(_ request: GatewayTestRequest, act: ControlSocket.Act) async throws -> DeliveryRow {
    try await self.act(act) { desk, viewer in
      let delivery = try desk.testGateway(request.gateway, address: request.address)
      guard let message = try desk.tx.read.message(no: delivery.messageNo) else {
        throw ActRefusal.noSuchThing("delivery:\(delivery.no)")
      }
      return self.rows(desk, viewer).delivery(delivery, of: message, armed: true)
    }
  }
}

extension Rows {
  /// A feed that is silent explains lost signals: how many are held back by it (D5).
  func silenceWarnings() throws -> [Words] {
    let silent = try read.silentFeeds()
    guard !silent.isEmpty else { return [] }
    let findings = try read.unfinishedFindings()
    return silent.sorted().compactMap { feed in
      let count = findings.count { LadderPlan.inhibitor($0, silentFeeds: [feed]) != nil }
      return count == 0 ? nil : texts.words("warning.feedSilent", ["count": "\(count)", "feed": feed])
    }
  }

  func audit(_ report: AuditWatch.Report) -> AuditStatus {
    AuditStatus(
      at: time(report.at), matters: report.matters, faults: report.faults.count,
      items: report.faults.prefix(20).map {
        AuditItem(
          kind: $0.matter.kind.rawValue, subject: $0.matter.subject, centre: $0.matter.centre?.rawValue,
          due: time($0.matter.next))
      })
  }
}

extension Desk {
  /// A message marked as a test, to one address over one gateway.
  func testGateway(_ name: String, address: String) throws -> Delivery {
    try allowAdministration(.testGateway)
    guard let entry = context.channels.entry(name) else { throw ActRefusal.noGateway(name) }
    let centre = signer.person?.centre ?? directory.province?.id ?? CentreID("")
    let route = Route(channel: name, kind: entry.kind, address: address, party: nil)
    let letter = context.letters.gatewayTest(name, centre: centre, route: route, at: now)
    guard let no = try post(letter), let delivery = try tx.read.deliveries(message: no).first else {
      throw ActRefusal.noSuchThing("gateway:\(name)")
    }
    try journal("gateway.tested", "delivery:\(delivery.no)", centre: centre, ["address": address, "gateway": name])
    return delivery
  }
}
