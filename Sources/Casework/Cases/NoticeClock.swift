package import Regulation
package import Units

/// R5: the clock of a notice. It starts at the addressee's receipt and ends with the seventh calendar day after.
package enum NoticeClock {
  /// End (23:59:59) of the `answerDays`th day after `received`.
  package static func due(received: Instant, rules: NoticeRules, zone: CivilZone) -> Instant {
    let day = zone.civil(received).date + rules.answerDays
    return zone.instant(day, CivilTime(23, 59, 59))
  }

  /// R5: a notice passed down falls due before the one above it: at the latest `passMargin` days before that one's last day; where so
  /// little is left that this lies behind, at the end of the day of receipt, a second before the one above could fall due.
  package static func due(received: Instant, rules: NoticeRules, zone: CivilZone, notAfter: Instant?) -> Instant {
    let own = due(received: received, rules: rules, zone: zone)
    guard let notAfter else { return own }
    let endOfDay = zone.instant(zone.civil(received).date, CivilTime(23, 59, 58))
    return min(own, max(notAfter, endOfDay))
  }

  /// By when what is passed down from `above` must be answered; nil where nothing binds it.
  package static func limit(below above: Paper, rules: NoticeRules, zone: CivilZone) -> Instant? {
    above.due.map { zone.instant(zone.civil($0).date - rules.passMargin, CivilTime(23, 59, 59)) }
  }

  /// When a notice that is sent back or opened again falls due, unless whoever verifies says another day: as before, but at least
  /// `sentBackDays` full days are given (decision 0016).
  package static func dueAgain(_ paper: Paper, rules: NoticeRules, zone: CivilZone, now: Instant) -> Instant {
    let given = zone.instant(zone.civil(now).date + rules.sentBackDays, CivilTime(23, 59, 59))
    let due = max(paper.due ?? given, given)
    if let limit = paper.notAfter, limit > now { return min(due, limit) }
    return due
  }

  /// What is owed of reminders at `now`: days left (3, 1), or 0 once overdue; nil: nothing, or done already. After a gap only
  /// the most urgent one is owed. Nothing is asked of who has not received it: until then the clock has not begun.
  package static func reminder(_ paper: Paper, rules: NoticeRules, zone: CivilZone, now: Instant) -> Int? {
    guard paper.awaitsReply, paper.receivedAt != nil, let due = paper.due else { return nil }
    if paper.isOverdue(at: now) { return paper.reminded.contains(0) ? nil : 0 }
    let left = zone.civil(due).date - zone.civil(now).date
    guard let days = rules.reminderDays.filter({ left <= $0 }).min() else { return nil }
    return paper.reminded.contains(days) ? nil : days
  }

  /// When to look again.
  package static func next(_ paper: Paper, rules: NoticeRules, zone: CivilZone, now: Instant) -> Instant? {
    guard !paper.isSettled, paper.receivedAt != nil, let due = paper.due else { return nil }
    let dueDay = zone.civil(due).date
    let looks = rules.reminderDays.map { zone.instant(dueDay - $0, .midnight) } + [due + .milliseconds(1)]
    return looks.filter { $0 > now }.min()
  }
}

extension Paper {
  /// A notice whose reply is owed: not answered yet, or sent back.
  package var awaitsReply: Bool {
    isLiveNotice && replies.count == verifications.count && !isAccepted
  }

  /// R5: the reply is owed and its time is over. Who has not received a notice can't be late with it.
  package func isOverdue(at now: Instant) -> Bool {
    guard awaitsReply, receivedAt != nil, let due else { return false }
    return now > due
  }
}
