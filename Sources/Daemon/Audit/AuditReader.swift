import Casework
import Organisation
import Regulation
import Store
import Units

/// Reads the open matters for the auditor, from the register and by the core's own rules: not from what the scheduler keeps in mind.
struct AuditReader {
  let view: DeskView
  /// Lists that the scheduler empties are read as of so long ago: what is in them still has been passed over.
  let bound: TimeSpan
  /// False: nothing goes out, and nothing of it is late.
  let isArmed: Bool
  /// While the clock is in doubt nothing but emergencies is carried on (D4).
  let isHeld: Bool

  var read: RegisterReader { view.read }
  var now: Instant { view.now }

  func matters() throws -> [AuditMatter] {
    var matters = try read.unfinishedFindings().compactMap { try finding($0) }
    if isArmed, !isHeld { matters += try deliveries() }
    guard !isHeld else { return matters }
    matters += try duties() + casework()
    if let day = try day() { matters.append(day) }
    return matters
  }

  private func finding(_ record: FindingRecord) throws -> AuditMatter? {
    if isHeld, record.severity != .emergency { return nil }
    let subject = "finding:\(record.no)"
    let ladder = view.context.rules.ladder
    if case .acknowledged(_, _, let until) = record.attention, record.isAcknowledged(at: now) {
      return AuditMatter(.finding, subject, centre: record.centre, next: until)
    }
    let isHeldBack = LadderPlan.inhibitor(record, silentFeeds: try read.silentFeeds()) != nil
    guard let rungs = ladder.ladder(record.severity), !isHeldBack else {
      return AuditMatter(.finding, subject, centre: record.centre, next: nil, needsStep: false)
    }
    if let shelved = record.shelvedUntil, record.isShelved(at: now) {
      return AuditMatter(.finding, subject, centre: record.centre, next: shelved)
    }
    if let again = record.rearmed(at: now) {
      return AuditMatter(.finding, subject, centre: record.centre, next: again.ladderFrom)
    }
    guard record.isClimbing(at: now) else {
      return AuditMatter(.finding, subject, centre: record.centre, next: nil, needsStep: false)
    }
    let told = Set(try read.calls(finding: record.no).map(\.key))
    let step = LadderView.of(record, ladder: rungs, told: told, now: now)
    // A call may wait so long for its group.
    let owed = step.owed.map { $0.due + (record.severity == .emergency ? .zero : ladder.groupWithin) }.min()
    // A ladder that ends has no step after its last.
    let ends = rungs.repeatEvery == nil
    return AuditMatter(
      .finding, subject, centre: record.centre, next: [owed, step.next].compactMap { $0 }.min(), needsStep: !ends)
  }

  private func deliveries() throws -> [AuditMatter] {
    // The whole of an attempt, and the waits of a slow relay, are no fault.
    try read.deliveriesOwed(by: now - bound, limit: 1000).map { delivery in
      let since = delivery.state == .sending ? (delivery.handedAt ?? delivery.nextAt) + .minutes(10) : delivery.nextAt
      return AuditMatter(.delivery, "delivery:\(delivery.no)", centre: nil, next: since)
    }
  }

  private func day() throws -> AuditMatter? {
    guard let day = try view.dayToOpen(), try read.lastOpenedDay() != nil else { return nil }
    return AuditMatter(
      .day, "day:\(day.iso)", centre: nil, next: view.context.zone.instant(day, .midnight))
  }
}
