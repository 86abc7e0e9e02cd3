package import Casework
import Executors
package import Units

/// Carries short texts to one gateway by HTTP (R7): one delivery, one request, or one for each part of a long text. Success is what the
/// configuration says it is: status first, then body.
///
/// A request that was sent whole and not answered is *unclear* and goes again with the same message id in it, as mail does (D10). Of a text
/// in parts the ones that were accepted are not sent again while the daemon lives. The secret stands in no receipt.
package actor GatewayCourier: Courier {
  package nonisolated let channel: String
  package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  private nonisolated let executor: QueueExecutor
  private let gateway: Gateway
  private let now: @Sendable () -> Instant
  private let observer: VerbObserver?
  /// Parts that were accepted, of deliveries that are not through.
  private var accepted: [Int64: Int] = [:]

  /// - Parameter now: the moment that is signed and stamped on requests.
  package init(_ gateway: Gateway, now: @escaping @Sendable () -> Instant, observer: VerbObserver? = nil) {
    channel = gateway.name
    executor = QueueExecutor(label: "mail.gateway.\(gateway.name)")
    self.gateway = gateway
    self.now = now
    self.observer = observer
  }

  package func deliver(_ envelope: Envelope) async -> DeliveryOutcome {
    guard let page = envelope.page else { return .refused(Receipt(0, .body, "no text for a gateway")) }
    if let trouble = Self.unfit(envelope.recipient) { return .refused(Receipt(0, .rcpt, trouble)) }
    let stop = StopFlag()
    return await withTaskCancellationHandler {
      attempt(envelope, page, stop: stop)
    } onCancel: {
      stop.raise()
    }
  }

  private func attempt(_ envelope: Envelope, _ page: GatewayPage, stop: StopFlag) -> DeliveryOutcome {
    let secret: String?
    switch readSecret() {
    case .success(let text): secret = text
    case .failure(let trouble): return .deferred(Receipt(0, .auth, trouble.text))
    }
    let parts = GatewayRequest.parts(gateway, page)
    var outcome = DeliveryOutcome.refused(Receipt(0, .body, "an empty message"))
    for part in parts.dropFirst(accepted[envelope.deliveryID] ?? 0) {
      guard !stop.isRaised else { return .deferred(Receipt(0, .connect, "stopped before the message was sent")) }
      let request = GatewayRequest(
        gateway, to: envelope.recipient, messageID: envelope.messageID, page: page, part: part, secret: secret,
        at: now())
      observer?("connecting")
      let exchange = GatewaySession.perform(request, caFile: gateway.caFile, timeout: gateway.timeout, stop: stop)
      observer?("reply \(exchange.status)")
      outcome = self.outcome(exchange, secret: secret)
      guard case .accepted = outcome else { return outcome }
      if part.number < part.count { remember(envelope.deliveryID, part.number) }
    }
    accepted[envelope.deliveryID] = nil
    return outcome
  }

  private func remember(_ delivery: Int64, _ parts: Int) {
    // A delivery that was given up elsewhere is never asked for again.
    if accepted.count >= 1000 { accepted.removeAll() }
    accepted[delivery] = parts
  }

  private func outcome(_ exchange: GatewayExchange, secret: String?) -> DeliveryOutcome {
    var words = String(decoding: exchange.reply, as: UTF8.self)
    if let trouble = exchange.trouble { words = words.isEmpty ? trouble.text : "\(trouble.text); \(words)" }
    if let secret, !secret.isEmpty {
      words = words.replacing(secret, with: "***")
      words = words.replacing(GatewayTemplate.Escape.percent(secret), with: "***")
    }
    if let trouble = exchange.trouble {
      // A status that says no is an answer even where its body was cut off; one that says yes is believed only whole.
      let isNo = exchange.status >= 300 && !gateway.success.status.contains(exchange.status)
      if !isNo {
        let receipt = Receipt(exchange.status, exchange.wasSent ? .http : trouble.stage, words)
        return exchange.wasSent ? .unclear(receipt) : .deferred(receipt)
      }
    }
    let receipt = Receipt(exchange.status, .http, words)
    switch gateway.success.verdict(status: exchange.status, body: exchange.reply) {
    case .accepted: return .accepted(receipt)
    case .deferred: return .deferred(receipt)
    case .refused: return .refused(receipt)
    }
  }

  private func readSecret() -> Result<String?, PasswordTrouble> {
    guard let file = gateway.secretFile else { return .success(nil) }
    return SecretFile.firstLine(of: file).map { $0 }
  }

  /// Why an address can't be one; nil: it may be.
  private static func unfit(_ recipient: String) -> String? {
    if recipient.isEmpty || recipient.utf8.count > 200 { return "not an address: empty, or too long" }
    return recipient.unicodeScalars.contains(where: \.isControl) ? "not an address: a control character" : nil
  }
}
