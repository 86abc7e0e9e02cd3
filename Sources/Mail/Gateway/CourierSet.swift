package import Casework
import Synchronization

/// Mail and every gateway as one courier: each envelope goes to its channel's. The gateways may be exchanged while it runs.
package final class CourierSet: Courier {
  package let channel = "set"
  private let mail: any Courier
  private let gateways: Mutex<[String: any Courier]>

  package init(mail: any Courier, gateways: [any Courier]) {
    self.mail = mail
    self.gateways = Mutex(Self.byName(gateways))
  }

  package var lanes: Int { lanesByChannel.values.reduce(0, +) }

  package var lanesByChannel: [String: Int] {
    var lanes = gateways.withLock { $0.mapValues(\.lanes) }
    lanes["mail"] = mail.lanes
    return lanes
  }

  /// Takes another configuration's gateways into use; what is under way ends where it began.
  package func replace(gateways next: [any Courier]) { gateways.withLock { $0 = Self.byName(next) } }

  package func deliver(_ envelope: Envelope) async -> DeliveryOutcome {
    if envelope.channel == "mail" { return await mail.deliver(envelope) }
    guard let courier = gateways.withLock({ $0[envelope.channel] }) else {
      return .deferred(Receipt(0, .connect, "no gateway \(envelope.channel) is configured"))
    }
    return await courier.deliver(envelope)
  }

  package func rest() async { await mail.rest() }

  private static func byName(_ couriers: [any Courier]) -> [String: any Courier] {
    Dictionary(couriers.map { ($0.channel, $0) }, uniquingKeysWith: { first, _ in first })
  }
}
