package import Organisation
package import Units

/// Where one delivery stands (D10).
package enum DeliveryState: String, Sendable, Codable, CaseIterable {
  case pending
  /// With the courier now. Found so after a crash it is `unclear`: nobody can know.
  case sending
  /// Accepted by the relay; its reply is the receipt.
  case sent
  /// Deferred (4xx, no connection): again at `nextAt`.
  case retry
  /// Lost after the final dot: sent again with the same Message-ID.
  case unclear
  /// 5xx on the recipient or message; about to be parked with a human told.
  case refused
  case parked
  /// Too old to make sense, or what it says is owed no longer.
  case stale
  /// It failed and another channel has taken over: `standsFor` of a later delivery names it.
  case diverted

  /// True while the outbox still owes an attempt.
  package var isOwed: Bool { self == .pending || self == .retry || self == .unclear }
}

/// One recipient of a message over one channel.
package struct Delivery: Hashable, Sendable, Codable {
  /// Why a delivery waits though it could go.
  package enum Hold: String, Sendable, Codable, CaseIterable {
    /// Quiet hours.
    case quiet
    /// The recipient, or the gateway, had as many as it takes.
    case rate
  }
  package var no: Int64
  package var messageNo: Int64
  package var recipient: String
  package var state: DeliveryState
  package var attempts: Int
  package var nextAt: Instant
  package var acceptedAt: Instant?
  package var receipt: Receipt?
  /// `mail`, or the name of a gateway.
  package var channel = "mail"
  package var kind = ChannelKind.mail
  /// Whom it is for; nil: known by its address alone.
  package var party: Party?
  /// The delivery of the same message in whose place it goes.
  package var standsFor: Int64?
  /// Its text goes with that delivery's: the recipient had as many as the channel takes.
  package var mergedInto: Int64?
  package var hold: Hold?
  /// When it was last handed to its channel.
  package var handedAt: Instant?
  package init(
    no: Int64 = 0, messageNo: Int64, recipient: String, state: DeliveryState = .pending, attempts: Int = 0,
    nextAt: Instant, acceptedAt: Instant? = nil, receipt: Receipt? = nil, route: Route? = nil
  ) {
    self.no = no
    self.messageNo = messageNo
    self.recipient = recipient
    self.state = state
    self.attempts = attempts
    self.nextAt = nextAt
    self.acceptedAt = acceptedAt
    self.receipt = receipt
    guard let route else { return }
    channel = route.channel
    kind = route.kind
    party = route.party
  }
}

/// The life of a delivery: what an outcome makes of it.
package struct DeliveryLife: Sendable {
  /// Waits between attempts; the last is repeated.
  package var backOff: [TimeSpan]
  /// After so long a delivery is stale (mail to a server that was down for 3 days is still delivered).
  package var keepFor: TimeSpan

  package init(
    backOff: [TimeSpan] = [
      .seconds(30), .minutes(1), .minutes(2), .minutes(5), .minutes(10), .minutes(15), .minutes(30),
    ],
    keepFor: TimeSpan = .days(7)
  ) {
    self.backOff = backOff
    self.keepFor = keepFor
  }

  package func after(_ outcome: DeliveryOutcome, _ delivery: Delivery, created: Instant, now: Instant) -> Delivery {
    var next = delivery
    next.attempts += 1
    switch outcome {
    case .accepted(let receipt):
      next.state = .sent
      next.acceptedAt = now
      next.receipt = receipt
    case .deferred(let receipt):
      next.receipt = receipt
      next.state = now - created > keepFor ? .stale : .retry
      next.nextAt = now + wait(next.attempts)
    case .unclear(let receipt):
      next.receipt = receipt
      next.state = now - created > keepFor ? .stale : .unclear
      next.nextAt = now + wait(next.attempts)
    case .refused(let receipt):
      next.receipt = receipt
      next.state = .parked
    }
    return next
  }

  /// After a crash: what was with the courier may or may not have gone.
  package func afterCrash(_ delivery: Delivery, now: Instant) -> Delivery {
    guard delivery.state == .sending else { return delivery }
    var next = delivery
    next.state = .unclear
    next.nextAt = now
    return next
  }

  private func wait(_ attempts: Int) -> TimeSpan {
    backOff.isEmpty ? .minutes(1) : backOff[min(max(attempts - 1, 0), backOff.count - 1)]
  }
}

/// How urgent a message is: what goes first when many wait (emergencies overtake reports).
package enum Importance: Int, Sendable, Codable, CaseIterable, Comparable {
  case emergency = 0
  case serious = 1
  case notice = 2
  case report = 3
  case routine = 4
  package static func < (a: Importance, b: Importance) -> Bool { a.rawValue < b.rawValue }
}
