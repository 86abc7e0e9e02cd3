import Casework
import Detection
import Organisation
import Regulation
import Store
import Units

/// What falls due of bulletins and broadcasts (P5, G9, C7), each matter in a transaction of its own.
extension Watch {
  /// Does what is due now; returns the moments at which to look again.
  func advanceSafety(at now: Instant) throws -> [Instant] {
    var next = try advanceBulletins(at: now)
    next += try advanceBroadcasts(at: now)
    return next
  }

  /// A safety text heard on AIS: false while the clock is in doubt; then it is to be offered again.
  func hear(_ text: HeardText, feed: String, at now: Instant) throws -> Bool {
    guard held == nil else { return false }
    try commit(at: now) { try $0.hear(text, feed: feed) }
    return true
  }

  private func advanceBulletins(at now: Instant) throws -> [Instant] {
    for bulletin in try register.read({ try $0.bulletinsToExpire(at: now) }) {
      try commit(at: now) { try $0.expire(bulletin) }
    }
    var next: [Instant] = []
    if let end = try register.read({ try $0.nextBulletinEnd(after: now) }) { next.append(end) }
    let (receipts, bulletins) = try register.read { reader in
      (try reader.openReceipts(), Dictionary(uniqueKeysWithValues: try reader.liveBulletins().map { ($0.no, $0) }))
    }
    let rules = current.rules.bulletin
    for receipt in receipts {
      guard let bulletin = bulletins[receipt.bulletin] else { continue }
      if BulletinClock.owed(receipt, of: bulletin, rules: rules, now: now) != nil {
        try commit(at: now) { try $0.remind(receipt) }
      }
      if let look = BulletinClock.next(receipt, of: bulletin, rules: rules, now: now) { next.append(look) }
    }
    return next
  }

  private func advanceBroadcasts(at now: Instant) throws -> [Instant] {
    for duty in try register.read({ try $0.broadcastsToOpen(at: now) }) {
      try commit(at: now) { try $0.openBroadcast(duty: duty) }
    }
    var next: [Instant] = []
    let (open, unsaid) = try register.read { (try $0.openBroadcasts(), try $0.broadcastsNotSaidLate()) }
    for broadcast in open {
      if now > broadcast.missedAfter {
        try commit(at: now) { try $0.missBroadcast(broadcast.no) }
        continue
      }
      if now > broadcast.onTimeUntil, unsaid.contains(broadcast.no) {
        try commit(at: now) { try $0.tellLate(broadcast: broadcast.no) }
      }
      next += [broadcast.onTimeUntil, broadcast.missedAfter].map { $0 + .milliseconds(1) }.filter { $0 > now }
    }
    if let opens = try register.read({ try $0.nextBroadcast(after: now) }) { next.append(opens) }
    return next
  }
}
