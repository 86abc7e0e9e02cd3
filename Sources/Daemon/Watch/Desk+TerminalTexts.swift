import Casework
import Feeds
import Organisation
import Store
import Terminals
import Units
import Wire

/// Why a text does not go to a terminal, or is not known to have arrived.
enum TerminalTextRefusal: Error, Hashable, Sendable {
  case noSuchVessel(String)
  /// Vessels of that name, by their ids.
  case ambiguous(String, [VesselID])
  /// The name of the vessel.
  case noTerminal(String)
  case notConnected(String)
  case noSuchFeed(String)
  case tooLong(bytes: Int)
  /// The character that GBK has not.
  case notGBK(String)
  case nowhere
  case busy
  /// The terminal's own answer: failed, wrong, unsupported, or another number.
  case refused(JT808Answer.Result)
  case unanswered(sendings: Int)
  case lost
  /// The same act again, and nobody knows what became of it: the daemon ended meanwhile, or it still waits.
  case open
}

/// A text as it was ordered: kept with the act, so that the same act again sends nothing twice.
struct TerminalTextOrder: Hashable, Sendable, Codable {
  /// Sequence of the journal's entry.
  var seq: Int64
  var vessel: VesselID
  var name: String
  var device: String
  var feed: String
  var at: Instant
}

/// Texts to vessels' terminals (JT/T 808, 0x8300): ordered by a person and journalled before they are sent, journalled again with what the
/// terminal answered.
extension Desk {
  /// - Parameters:
  ///   - devices: vessels by the devices that feeds name besides the register's.
  ///   - find: where one of a vessel's terminals is now: its feed's name and its number.
  func orderText(
    _ request: TerminalTextRequest, devices: [String: VesselID],
    find: (_ devices: [String]) -> (feed: String, device: String)?
  ) throws -> TerminalTextOrder {
    let target = try TextTarget(request.to, directory, devices)
    try allow(.textTerminal, centre: target.vessel.homeCentre)
    guard !target.devices.isEmpty else { throw TerminalTextRefusal.noTerminal(target.vessel.name) }
    guard let place = find(target.devices) else { throw TerminalTextRefusal.notConnected(target.vessel.name) }
    let seq = try journal(
      "terminal.text", "vessel:\(target.vessel.id)", centre: target.vessel.homeCentre,
      [
        "device": place.device, "feed": place.feed, "kind": (request.kind ?? .notice).rawValue, "text": request.text,
      ])
    return TerminalTextOrder(
      seq: seq, vessel: target.vessel.id, name: target.vessel.name, device: place.device, feed: place.feed, at: now)
  }

  /// What became of it.
  func note(_ outcome: CommandOutcome, of order: TerminalTextOrder) throws {
    var detail = ["device": order.device, "order": "\(order.seq)", "result": outcome.word]
    if case .answered(_, let sendings) = outcome { detail["sendings"] = "\(sendings)" }
    if case .unanswered(let sendings) = outcome { detail["sendings"] = "\(sendings)" }
    try journal(
      "terminal.text-result", "vessel:\(order.vessel)", centre: directory.vessel(id: order.vessel)?.homeCentre, detail)
  }
}

/// Whom a text is for: a vessel's id, MMSI, terminal or name, in this order.
struct TextTarget {
  var vessel: RegisteredVessel
  /// Numbers of its terminals: the one that was named alone, else all.
  var devices: [String]

  init(_ to: String, _ directory: Directory, _ named: [String: VesselID]) throws(TerminalTextRefusal) {
    func all(_ vessel: RegisteredVessel) -> [String] {
      vessel.terminals + named.filter { $0.value == vessel.id && !vessel.terminals.contains($0.key) }.keys.sorted()
    }
    let to = to.trimmed
    if let vessel = directory.vessel(id: to) ?? UInt32(to).flatMap({ directory.vessel(mmsi: $0) }) {
      (self.vessel, devices) = (vessel, all(vessel))
      return
    }
    if let device = DeviceNumber.normal(to),
      let vessel = named[device].flatMap({ directory.vessel(id: $0) }) ?? directory.vessel(device: device)
    {
      (self.vessel, devices) = (vessel, [device])
      return
    }
    let vessels = directory.organisation.vessels.filter { $0.name == to }
    guard let vessel = vessels.first else { throw .noSuchVessel(to) }
    guard vessels.count == 1 else { throw .ambiguous(to, vessels.map(\.id)) }
    (self.vessel, devices) = (vessel, all(vessel))
  }
}

extension CommandOutcome {
  /// As the journal has it.
  var word: String {
    switch self {
    case .answered(.done, _): "done"
    case .answered(.failed, _): "failed"
    case .answered(.wrong, _): "wrong"
    case .answered(.unsupported, _): "unsupported"
    case .answered(let other, _): "answer-\(other.rawValue)"
    case .unanswered: "unanswered"
    case .lost: "lost"
    case .notHere: "not-connected"
    case .busy: "busy"
    }
  }
}

extension String {
  fileprivate var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
