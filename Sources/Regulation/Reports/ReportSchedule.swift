package import Units

/// The four moments of a report (R16, D10), all counted back from `due`.
package struct ReportSchedule: Hashable, Sendable {
  /// Leaders see the draft.
  package var draft: Instant
  /// What comes later belongs to the next report; the report is not sent before.
  package var cutOff: Instant
  /// It goes now, approved or not.
  package var latest: Instant
  /// On time means accepted by the relay before this.
  package var due: Instant

  /// - Parameter queueNeeds: how long the mail queue needs to get it out, where that is more than the rules leave: `latest` comes
  ///   earlier by the difference, at the cut-off at the earliest: what came until then belongs to it and to no other (R16).
  package init(_ duty: Duty, rules: ReportRules, queueNeeds: TimeSpan = .zero) {
    due = duty.due
    draft = duty.due - rules.draft
    cutOff = duty.due - rules.cutOff
    latest = max(duty.due - rules.cutOff, duty.due - max(rules.latest, queueNeeds))
  }
}

/// What has happened to one report, as the register has it.
package struct ReportProgress: Hashable, Sendable {
  /// When the draft was mailed to the leaders.
  package var drafted: Instant?
  /// When a leader approved it.
  package var approved: Instant?
  /// When it was committed with its messages: from then on the outbox carries it, and it is never made again.
  package var committed: Instant?
  package var isWithdrawn: Bool

  package init(
    drafted: Instant? = nil, approved: Instant? = nil, committed: Instant? = nil, isWithdrawn: Bool = false
  ) {
    self.drafted = drafted
    self.approved = approved
    self.committed = committed
    self.isWithdrawn = isWithdrawn
  }
}

/// What should happen to a report now.
package enum ReportStep: Hashable, Sendable {
  /// Nothing before then; an approval may come in between.
  case wait(until: Instant)
  /// Render the draft and mail it to the leaders.
  case mailDraft
  /// Render it and commit it with its messages. `approved` false: marked 未经审核 (R6). `late`: after its due time (R12: do late).
  case send(approved: Bool, late: Bool)
  /// Committed or withdrawn: nothing more.
  case nothing

  /// Pure, and the same after a restart: what is owed is the difference between schedule and progress (D1).
  package static func next(_ schedule: ReportSchedule, _ progress: ReportProgress, at now: Instant) -> ReportStep {
    if progress.isWithdrawn || progress.committed != nil { return .nothing }
    let isApproved = progress.approved != nil
    if now >= schedule.latest || (isApproved && now >= schedule.cutOff) {
      return .send(approved: isApproved, late: now >= schedule.due)
    }
    if now < schedule.draft { return .wait(until: schedule.draft) }
    if progress.drafted == nil && !isApproved { return .mailDraft }
    return .wait(until: isApproved ? schedule.cutOff : schedule.latest)
  }
}
