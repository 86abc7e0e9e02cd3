package import ControlSocket
package import Feeds
package import Organisation
import Store
import Synchronization
package import Terminals
import Units
package import Wire

/// Texts to the terminals of vessels: the order is a transaction, then the terminal is sent it, then what it answered is another.
extension ControlRoom {
  package func textTerminal(_ request: TerminalTextRequest, act: ControlSocket.Act) async throws -> TerminalTextAnswer {
    let zone = await watch.current.zone
    let (texts, traffic) = (texts, traffic)
    let directory = await watch.current.directory
    let text = try await Refusals.told(texts, directory) { try Self.text(request) }
    let feed = try await Refusals.told(texts, directory) { try traffic.feedIndex(request.feed) }
    // Set by the order's own transaction: a repeated act is answered without it.
    let isNew = Flag()
    let order = try await self.act(act, inHold: { _ in request.kind == .urgent }) { desk, _ in
      isNew.raise()
      return try desk.orderText(request, devices: traffic.devices) { traffic.terminal($0, feed: feed) }
    }
    let (outcome, at) = isNew.isRaised ? await carryOut(order, text, feed) : try await remembered(order)
    guard let outcome, case .answered(.done, let sendings) = outcome else {
      throw Refusals.terminalText(outcome.map { $0.refusal(of: order) } ?? .open, texts)
    }
    return TerminalTextAnswer(
      vessel: order.vessel, name: order.name, device: order.device, feed: order.feed, kind: request.kind ?? .notice,
      sentAt: Timestamp(order.at, zone: zone), answeredAt: Timestamp(at, zone: zone), sendings: sendings)
  }

  private func carryOut(
    _ order: TerminalTextOrder, _ text: JT808Text, _ feed: Int?
  ) async -> (CommandOutcome?, Instant) {
    let outcome = await traffic.send(.text(text), to: order.device, feed: order.feed)
    let now = clock()
    do {
      try await watch.note(outcome, of: order, at: now)
    } catch {
      // What the terminal said is told all the same; the journal has the order.
    }
    return (outcome, now)
  }

  /// What became of an order that was carried out before.
  private func remembered(_ order: TerminalTextOrder) async throws -> (CommandOutcome?, Instant) {
    let entries = try await register.reading { try $0.journal(subject: "vessel:\(order.vessel)") }
    let entry = entries.last { $0.act == "terminal.text-result" && $0.detail.contains("\"order\":\"\(order.seq)\"") }
    guard let entry else { return (nil, order.at) }
    let all: [CommandOutcome] =
      [.done, .failed, .wrong, .unsupported].map { .answered($0, sendings: 1) }
      + [.unanswered(sendings: 2), .lost, .notHere, .busy]
    return (all.first { entry.detail.contains("\"result\":\"\($0.word)\"") } ?? .lost, entry.recordedAt)
  }

  private static func text(_ request: TerminalTextRequest) throws(TerminalTextRefusal) -> JT808Text {
    var ways: JT808Text.Ways = []
    if request.display ?? true { ways.insert(.onDisplay) }
    if request.speak ?? false { ways.insert(.spoken) }
    if request.screen ?? false { ways.insert(.onScreen) }
    guard !ways.isEmpty else { throw .nowhere }
    if request.faultCode ?? false { ways.insert(.isFaultCode) }
    let kind: JT808Text.Kind =
      switch request.kind ?? .notice {
      case .notice: .notice
      case .service: .service
      case .urgent: .urgent
      }
    switch GBKText.bytes(request.text) {
    case .failure(let missing): throw .notGBK(String(missing.scalar))
    case .success(let bytes):
      guard bytes.count <= JT808Text.mostBytes else { throw .tooLong(bytes: bytes.count) }
      return JT808Text(kind, ways, gbk: bytes)
    }
  }
}

extension Watch {
  func note(_ outcome: CommandOutcome, of order: TerminalTextOrder, at now: Instant) throws {
    try commit(at: now) { try $0.note(outcome, of: order) }
  }
}

extension CommandOutcome {
  fileprivate func refusal(of order: TerminalTextOrder) -> TerminalTextRefusal {
    switch self {
    case .answered(let result, _): .refused(result)
    case .unanswered(let sendings): .unanswered(sendings: sendings)
    case .lost: .lost
    case .notHere: .notConnected(order.name)
    case .busy: .busy
    }
  }
}

/// Without feeds nobody is connected.
extension TrafficView {
  package func outputs() -> [OutputRow] { [] }
  package func take(_ signOff: SignOff) async {}
  package var devices: [String: VesselID] { [:] }
  package func feedIndex(_ name: String?) throws -> Int? { nil }
  package func terminal(_ devices: [String], feed: Int?) -> (feed: String, device: String)? { nil }
  package func send(_ command: JT808Command, to device: String, feed: String) async -> CommandOutcome { .notHere }
}

/// Raised once, by another thread.
private final class Flag: Sendable {
  private let flag = Atomic(false)
  var isRaised: Bool { flag.load(ordering: .acquiring) }
  func raise() { flag.store(true, ordering: .releasing) }
}

extension Refusals {
  static func terminalText(_ refusal: TerminalTextRefusal, _ texts: Texts) -> ControlError {
    func said(_ key: String, _ values: [String: String] = [:]) -> Words {
      texts.words("refusal.terminalText.\(key)", values)
    }
    return switch refusal {
    case .noSuchVessel(let what): ControlError(.notFound, said("noSuchVessel", ["what": what]), field: "to")
    case .ambiguous(let what, let ids):
      ControlError(
        .conflict, said("ambiguous", ["what": what, "ids": ids.prefix(8).joined(separator: " ")]), field: "to")
    case .noTerminal(let name): ControlError(.conflict, said("noTerminal", ["name": name]), field: "to")
    case .notConnected(let name): ControlError(.conflict, said("notConnected", ["name": name]))
    case .noSuchFeed(let name): ControlError(.notFound, said("noSuchFeed", ["name": name]), field: "feed")
    case .tooLong(let bytes):
      ControlError(
        .invalid, said("tooLong", ["bytes": "\(bytes)", "most": "\(JT808Text.mostBytes)"]), field: "text")
    case .notGBK(let character): ControlError(.invalid, said("notGBK", ["character": character]), field: "text")
    case .nowhere: ControlError(.invalid, said("nowhere"), field: "display")
    case .busy: ControlError(.tooMany, said("busy"), retryAfter: 15)
    case .refused(.failed): ControlError(.conflict, said("failed"))
    case .refused(.wrong): ControlError(.conflict, said("wrong"))
    case .refused(.unsupported): ControlError(.conflict, said("unsupported"))
    case .refused(let result): ControlError(.conflict, said("other", ["result": "\(result.rawValue)"]))
    case .unanswered(let sendings): ControlError(.conflict, said("unanswered", ["times": "\(sendings)"]))
    case .lost: ControlError(.conflict, said("lost"))
    case .open: ControlError(.conflict, said("open"))
    }
  }
}
