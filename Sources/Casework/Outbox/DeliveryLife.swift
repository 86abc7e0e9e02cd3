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
  /// Too old to make sense.
  case stale

  /// True while the outbox still owes an attempt.
  package var isOwed: Bool { self == .pending || self == .retry || self == .unclear }
}

/// One recipient of a message over one channel.
package struct Delivery: Hashable, Sendable, Codable {
  package var no: Int64
  package var messageNo: Int64
  package var recipient: String
  package var state: DeliveryState
  package var attempts: Int
  package var nextAt: Instant
  package var acceptedAt: Instant?
  package var receipt: Receipt?
  package init(
    no: Int64 = 0, messageNo: Int64, recipient: String, state: DeliveryState = .pending, attempts: Int = 0,
    nextAt: Instant, acceptedAt: Instant? = nil, receipt: Receipt? = nil
  ) {
    self.no = no
    self.messageNo = messageNo
    self.recipient = recipient
    self.state = state
    self.attempts = attempts
    self.nextAt = nextAt
    self.acceptedAt = acceptedAt
    self.receipt = receipt
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
