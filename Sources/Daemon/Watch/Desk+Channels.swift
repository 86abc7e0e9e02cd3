import Casework
import Organisation
import Regulation
import Reporting
import Store
import Units

/// Deliveries over gateways (R7, D10): where a letter goes besides e-mail, what waits, what goes together, what stands in.
extension Desk {
  /// The gateway deliveries of a letter; none where no gateway is configured.
  func routes(_ letter: Letter) throws -> [Route] {
    guard !context.channels.entries.isEmpty else { return [] }
    var audience = letter.audience
    for recipient in letter.recipients {
      guard let party = context.parties[recipient.lowercased()], !audience.contains(party) else { continue }
      audience.append(party)
    }
    let staffed = letter.kind == .alarm ? try tx.read.staffedCentres(at: now) : []
    var routes = letter.routes
    let asked = context.router.routes(
      kind: letter.kind, importance: letter.importance, to: audience, staffed: staffed, at: now)
    for route in asked where !routes.contains(where: { $0.channel == route.channel && $0.address == route.address }) {
      routes.append(route)
    }
    return routes
  }

  /// Why and until when a delivery waits though it is due; nil: it goes.
  func waits(_ delivery: Delivery, _ message: StoredMessage) throws -> (until: Instant, hold: Delivery.Hold)? {
    let (importance, router) = (message.importance, context.router)
    if let until = router.quietUntil(kind: delivery.kind, party: delivery.party, importance: importance, at: now) {
      return (until, .quiet)
    }
    guard let limits = context.channels.entry(delivery.channel)?.limits else { return nil }
    if let total = limits.total {
      let handed = try tx.read.handed(channel: delivery.channel, since: now - total.per)
      if let until = RateGate.opens(total, handed: handed, at: now) { return (until, .rate) }
    }
    let isEmergency = importance == .emergency
    guard let limit = isEmergency ? limits.emergency : limits.recipient else { return nil }
    let handed = try tx.read.handed(
      channel: delivery.channel, to: delivery.recipient, emergencies: isEmergency, since: now - limit.per)
    return RateGate.opens(limit, handed: handed, at: now).map { ($0, .rate) }
  }

  /// False when a call that waited for the end of a quiet time is owed no more: somebody acknowledged it meanwhile.
  func isStillOwed(_ message: StoredMessage) throws -> Bool {
    guard message.kind == LetterKind.alarm.rawValue else { return true }
    let parts = message.cause.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count > 4, let record = try tx.read.finding(id: parts.dropFirst().dropLast(3).joined(separator: "/"))
    else { return true }
    return record.isClimbing(at: now)
  }

  /// The text of a delivery, with those of others that waited for the same recipient: the channel takes no more, and nothing is lost.
  func text(of delivery: Delivery, _ message: StoredMessage) throws -> String {
    guard delivery.kind != .mail, message.importance != .emergency else { return message.short }
    var others = try tx.read.deliveries(mergedInto: delivery.no)
    if delivery.hold == .rate {
      for var other in try tx.read.heldDeliveries(channel: delivery.channel, to: delivery.recipient)
      where other.no != delivery.no {
        guard let waiting = try tx.read.message(no: other.messageNo), waiting.importance != .emergency else { continue }
        other.mergedInto = delivery.no
        try tx.update(other)
        try journal(
          "delivery.merged", "delivery:\(other.no)", centre: waiting.centre, ["into": "\(delivery.no)"])
        others.append(other)
      }
    }
    guard !others.isEmpty else { return message.short }
    let texts = try others.compactMap { try tx.read.message(no: $0.messageNo)?.short }
    return context.letters.merged([message.short] + texts)
  }

  /// What went together ends together; of what did not go each goes on by itself.
  func settleMerged(into delivery: Delivery) throws {
    guard !delivery.state.isOwed else { return }
    for var other in try tx.read.deliveries(mergedInto: delivery.no) {
      if delivery.state == .sent {
        other.state = .sent
        other.acceptedAt = delivery.acceptedAt
        other.receipt = delivery.receipt
      } else {
        other.mergedInto = nil
        other.nextAt = now
      }
      other.hold = nil
      try tx.update(other)
      if other.state == .sent {
        try journal("delivery.sent", "delivery:\(other.no)", centre: nil, ["with": "\(delivery.no)"])
      }
    }
  }

  /// Another channel takes over where this one refused, or failed so often or for so long. What a duty needs on this very channel
  /// (R7) goes on being tried besides. Returns whether something stands in.
  func fallBack(_ delivery: Delivery, _ message: StoredMessage) throws -> Bool {
    guard !context.channels.entries.isEmpty,
      context.router.fallsBack(delivery, importance: message.importance, created: message.createdAt, at: now)
    else { return false }
    let all = try tx.read.deliveries(message: message.no)
    if all.contains(where: { $0.standsFor == delivery.no }) { return true }
    guard let route = context.router.standIn(for: delivery, among: all) else { return false }
    var next = Delivery(messageNo: message.no, recipient: route.address, nextAt: now, route: route)
    next.standsFor = delivery.no
    let no = try tx.insert(delivery: next)
    try journal(
      "delivery.fallback", "delivery:\(no)", centre: message.centre,
      [
        "from": "\(delivery.channel):\(delivery.recipient)", "instead-of": "\(delivery.no)",
        "to": "\(route.channel):\(route.address)",
      ])
    if delivery.state.isOwed, message.dutyNo == nil {
      var diverted = delivery
      diverted.state = .diverted
      try tx.update(diverted)
      try journal("delivery.diverted", "delivery:\(delivery.no)", centre: message.centre, ["to": route.channel])
      try settleMerged(into: diverted)
    }
    return true
  }

  /// Deliveries of a gateway that is configured no more: another channel takes over, or a human is told.
  func releaseOrphans() throws {
    for channel in try tx.read.owedByChannel().map(\.channel)
    where channel != ChannelBook.mail && context.channels.entry(channel) == nil {
      for delivery in try tx.read.owedDeliveries(at: now, channel: channel, limit: 100) {
        let gone = Receipt(code: 0, text: "no gateway \(channel) is configured", stage: "connect")
        try record(.refused(gone), delivery: delivery.no)
      }
    }
  }
}
