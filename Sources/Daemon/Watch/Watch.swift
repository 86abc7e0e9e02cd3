// Daemon: the only place that knows all. Watch decides and commits; the traffic engine detects; the scheduler wakes Watch when
// something is due; the outbox service carries what Watch committed; Wiring puts them together.

package import Casework
import Executors
package import Feeds
package import Organisation
import Regulation
package import Store
package import Units

/// Watch: one owner of the register's writes, on an executor of its own. Each call decides without suspension and commits case,
/// evidence, journal and messages in one transaction (D3). Time is handed in (D4); the same code runs under a virtual clock.
package actor Watch {
  private let executor = QueueExecutor(label: "watchroom.watch")
  package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  let register: Register
  private var context: WatchContext
  /// Set while the clock is in doubt (D4): nothing but emergencies is judged, opened or mailed.
  private var hold: ClockHold?
  /// Rung after each commit.
  private let ring: @Sendable () -> Void
  /// When the room of a centre is next to be looked at (R8); a sign of anybody only puts it off.
  var roomLooks: [CentreID: Instant] = [:]

  package init(register: Register, context: WatchContext, ring: @escaping @Sendable () -> Void = {}) {
    self.register = register
    self.context = context
    self.ring = ring
  }

  package var current: WatchContext { context }
  package var held: ClockHold? { hold }

  /// Once after the start: versions, and deliveries that a crash left with the courier.
  package func start(at now: Instant) throws {
    try commit(at: now) { desk in
      try desk.storeVersions()
      try desk.takeInObjects()
      try desk.takeInFaults()
      try desk.recoverSending()
      if desk.context.mail.armed, try desk.tx.read.meta("mail.armed") == nil {
        try desk.tx.setMeta("mail.armed", "yes")
        try desk.journal("mail.armed", "mail", centre: nil, ["by": "configuration"])
      }
    }
  }

  /// Takes a checked configuration into use; the versions hold from the next opening (D1).
  package func reload(_ next: WatchContext, at now: Instant) throws {
    let lanes = context.lanes
    context = next
    context.lanes = lanes
    roomLooks = [:]
    try commit(at: now) { desk in
      try desk.storeVersions()
      try desk.takeInObjects()
      try desk.journal(
        "configuration.reloaded", "configuration", centre: nil,
        ["organisation": next.organisationVersion, "regulation": next.regulationVersion])
    }
  }

  /// Zones were set at run time: nothing else of the configuration is another.
  package func rezone(_ next: WatchContext) {
    let lanes = context.lanes
    context = next
    context.lanes = lanes
  }

  /// The editions of zones that hold.
  package func zoneEditions() throws -> [ZoneEdition] { try register.read { try $0.zoneEditions() } }

  package func set(hold next: ClockHold?) { hold = next }
  /// How many deliveries the courier carries at a time: a report's moment follows from it (D10).
  package func set(lanes: Int) { context.lanes = max(1, lanes) }

  /// Does what has fallen due, each matter in a transaction of its own; returns when to look again.
  package func tick(at now: Instant) async throws -> Instant {
    if hold == nil {
      while let day = try read(at: now, { try $0.dayToOpen() }) { try commit(at: now) { try $0.open(day) } }
    }
    var next = [nextMidnight(after: now)]
    for finding in try register.read({ try $0.unfinishedFindings() })
    where hold == nil || finding.severity == .emergency {
      if let due = try climb(finding, at: now) { next.append(due) }
    }
    guard hold == nil else { return min(next.min() ?? now, now + .minutes(1)) }
    for duty in try register.read({ try $0.roundsToTell(at: now) }) { try commit(at: now) { try $0.tellLate(duty) } }
    if let due = try await advanceReports(at: now) { next.append(due) }
    try await advanceMonthly(at: now)
    if let due = try advanceSheets(at: now) { next.append(due) }
    next += try advanceSafety(at: now)
    next += try await advanceMatters(at: now)
    next += try advanceIncidents(at: now)
    next += try advanceFaults(at: now)
    next += try advancePresence(at: now)
    next += try advancePublicReports(at: now)
    next += try advanceHandovers(at: now)
    next.append(try advanceReviews(at: now))
    for paper in try register.read({ try $0.unsettledPapers() }) {
      let rules = context.rules.notice
      if NoticeClock.reminder(paper, rules: rules, zone: context.zone, now: now) != nil {
        try commit(at: now) { try $0.remind(paper) }
      }
      if let look = NoticeClock.next(paper, rules: rules, zone: context.zone, now: now) { next.append(look) }
    }
    let report = context.rules.report
    let leads = [report.draft, report.cutOff, report.latest]
    if let due = try register.read({ try $0.nextDutyMoment(after: now, leads: leads) }) { next.append(due) }
    let reminders = Desk.reminders(context.rules).map(\.lead)
    if let due = try register.read({
      try $0.nextMonthlyMoment(after: now, latest: report.latest, reminders: reminders)
    }) {
      next.append(due)
    }
    return next.min() ?? now + .minutes(1)
  }

  /// Records what detection offers; returns how many events were taken, in order: the rest is to be offered again.
  package func record(_ events: [FindingEvent], at now: Instant) -> (taken: Int, error: (any Error)?) {
    var taken = 0
    for event in events {
      if hold != nil, !event.isEmergency { return (taken, nil) }
      do {
        try commit(at: now) { try $0.record(event) }
        taken += 1
      } catch {
        return (taken, error)
      }
    }
    return (taken, nil)
  }

  /// Deliveries that are owed now, marked as being with the courier; none while mail is not armed.
  /// - Parameter room: how many each channel takes.
  package func claim(_ room: [String: Int], at now: Instant) throws -> [Envelope] {
    guard try isArmed() else { return try claimTests(room, at: now) }
    let owed = try register.read { try $0.owedDeliveries(at: now, limit: 1) }
    guard !owed.isEmpty else { return [] }
    let onlyEmergencies = hold != nil
    return try commit(at: now) { try $0.claim(room, onlyEmergencies: onlyEmergencies) }
  }

  /// A gateway is tried out before anything is armed: its tests alone go.
  private func claimTests(_ room: [String: Int], at now: Instant) throws -> [Envelope] {
    guard hold == nil, try register.read({ try !$0.owedTests(at: now).isEmpty }) else { return [] }
    return try commit(at: now) { try $0.claimTests(room) }
  }

  /// The same of mail alone.
  package func claim(limit: Int, at now: Instant) throws -> [Envelope] { try claim([ChannelBook.mail: limit], at: now) }

  package func record(_ outcome: DeliveryOutcome, delivery: Int64, at now: Instant) throws {
    try commit(at: now) { try $0.record(outcome, delivery: delivery) }
  }

  /// When the outbox next has something to do; nil: nothing, or mail is held, or the clock is (then each look of the scheduler
  /// wakes the outbox, and what is held back must not).
  package func nextDelivery() throws -> Instant? {
    guard hold == nil, try isArmed() else { return nil }
    return try register.read { try $0.nextDelivery() }
  }

  package func isArmed() throws -> Bool { try register.read { try $0.meta("mail.armed") } == "yes" }

  /// One act of a person: refused or committed with its answer under the idempotency key (D6).
  /// - Parameter inHold: whether the act may be done while the clock is in doubt (D4): signing on, confirming the clock, and what
  ///   concerns an emergency.
  func perform<Answer: Codable & Sendable>(
    _ signer: Signer, idempotency: IdempotencyKey?, at now: Instant, inHold: @Sendable (Desk) throws -> Bool,
    _ body: @Sendable (Desk) throws -> Answer
  ) throws -> Answer {
    // R8: whoever acts is there, and the room is looked at anew.
    if let centre = signer.person?.centre { roomLooks[centre] = nil }
    let holds = hold != nil
    return try commit(at: now, signer: signer) { desk in
      if holds, try !inHold(desk) { throw ActRefusal.held }
      if let idempotency, let kept = try desk.tx.read.keptAnswer(key: idempotency.key, caller: idempotency.caller) {
        guard kept.request == idempotency.fingerprint else { throw IdempotencyConflict() }
        return try AnswerText.decode(Answer.self, kept.answer)
      }
      let answer = try body(desk)
      try desk.notePresence()
      if let idempotency {
        let kept = KeptAnswer(request: idempotency.fingerprint, answer: try AnswerText.encode(answer))
        try desk.tx.keep(kept, key: idempotency.key, caller: idempotency.caller, at: now)
      }
      return answer
    }
  }

  /// Reads with a desk's eyes, outside any transaction of writing.
  func view<T: Sendable>(_ body: @Sendable (WatchContext, RegisterReader) throws -> T) throws -> T {
    let context = context
    return try register.read { try body(context, $0) }
  }

  /// At a cut-off every centre's report falls due at once: between two of them others get their turn, so each is looked at anew
  /// in its own transaction. Returns when the next step of one is due; queue and rate may have it earlier than the rules (D10).
  private func advanceReports(at now: Instant) async throws -> Instant? {
    let lead = context.rules.report.draft
    let (reports, queue) = try read(at: now) { desk in
      let reports = try desk.read.reportsToLookAt(at: now, lead: lead)
      return (reports, try reports.isEmpty ? ReportQueue() : ReportQueue(desk))
    }
    var next: [Instant] = []
    for report in reports {
      try commit(at: now) { desk in
        if let due = try desk.advance(report: report, queue: queue) { next.append(due) }
        try desk.tellLate(report: report)
      }
      await Task.yield()
    }
    return next.min()
  }

  private func advanceMonthly(at now: Instant) async throws {
    let latest = context.rules.report.latest
    let reminders = Desk.reminders(context.rules).map { (what: $0.what, lead: $0.lead) }
    let owed = try register.read { try $0.monthlyToLookAt(at: now, latest: latest, reminders: reminders) }
    for record in owed {
      try commit(at: now) { try $0.advance(monthly: record) }
      await Task.yield()
    }
  }

  /// Form 2 (C6, X5); returns when the next step of one is due.
  private func advanceSheets(at now: Instant) throws -> Instant? {
    let rules = context.rules.keySheet
    var lastYear: [CivilDate: [PointID: LastYearCount]] = [:]
    let due = try read(at: now) { desk in
      let sheets = SheetReader(read: desk.read, directory: desk.context.directory, rules: desk.context.rules)
      return try desk.read.sheetDutiesToLookAt(at: now, remind: rules.remind).filter { duty in
        switch try sheets.step(duty, at: now) {
        case .wait, .nothing: return false
        case .remind, .send: return true
        case .propose:
          let monday = Week.after(duty.duty.day)
          if lastYear[monday] == nil { lastYear[monday] = try sheets.lastYear(monday: monday) }
          return true
        }
      }
    }
    for duty in due {
      try commit(at: now) { try $0.advance(sheet: duty, lastYear: lastYear[Week.after(duty.duty.day)]) }
    }
    return try register.read { try $0.nextSheetMoment(after: now, leads: [rules.remind, rules.latest]) }
  }

  private func climb(_ finding: FindingRecord, at now: Instant) throws -> Instant? {
    if try isOwed(finding, at: now) { try commit(at: now) { try $0.climb(finding) } }
    return try read(at: now) { desk in
      try desk.read.finding(no: finding.no).flatMap { try desk.nextCall($0) }
    }
  }

  /// Feeds that are silent now. When one is heard again, what is still lost of it climbs from then on.
  package func note(silentFeeds feeds: Set<String>, reasons: [String: SilenceReason] = [:], at now: Instant) throws {
    guard try register.read({ try $0.silentFeeds() }) != feeds else { return }
    try commit(at: now) { try $0.note(silentFeeds: feeds, reasons: reasons) }
  }

  private func isOwed(_ finding: FindingRecord, at now: Instant) throws -> Bool {
    if finding.rearmed(at: now) != nil { return true }
    return try read(at: now) { !(try $0.plan(finding).calls.isEmpty) }
  }

  private func nextMidnight(after now: Instant) -> Instant {
    context.zone.instant(context.zone.civil(now).date + 1, .midnight)
  }

  private func read<T>(at now: Instant, _ body: (DeskView) throws -> T) throws -> T {
    let context = context
    return try register.read { try body(DeskView(context: context, read: $0, now: now)) }
  }

  @discardableResult
  func commit<T>(at now: Instant, signer: Signer = .daemon, _ body: (Desk) throws -> T) throws -> T {
    let context = context
    let value = try register.write { try body(Desk(context: context, tx: $0, now: now, signer: signer)) }
    ring()
    return value
  }
}

/// Why the daemon holds (D4).
package struct ClockHold: Hashable, Sendable {
  package enum Reason: String, Hashable, Sendable {
    /// Wall and monotonic time parted by more than 60 s.
    case jumped
    /// Wall time is before the last journal entry.
    case behindJournal
    /// The kernel says the clock is not synchronised.
    case unsynchronised
  }
  package var reason: Reason
  package var since: Instant
  package init(reason: Reason, since: Instant) {
    self.reason = reason
    self.since = since
  }
}

/// Under which key an act's answer is kept.
struct IdempotencyKey: Sendable {
  var key: String
  var caller: String
  var fingerprint: String
}

/// The key came with another request before.
struct IdempotencyConflict: Error {}
