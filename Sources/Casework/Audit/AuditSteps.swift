import Organisation
package import Regulation
package import Units

/// When the next step of an open matter falls due that nobody has taken yet: the earliest one, so that a step which was passed over stays
/// in sight however much was done after it. Pure, and apart from the code that takes the steps.
package enum AuditSteps {
  /// What the register has of a report's progress.
  package struct Report: Hashable, Sendable {
    package var drafted: Instant?
    package var sent: Instant?
    /// A summary both leaders have approved; ledgers whose last county is in.
    package var ready: Instant?
    /// What the leaders were told of it: `late`, `reminder-3`, …
    package var told: Set<String>
    package init(drafted: Instant?, sent: Instant?, ready: Instant? = nil, told: Set<String>) {
      self.drafted = drafted
      self.sent = sent
      self.ready = ready
      self.told = told
    }

    private func late(_ duty: Duty) -> Instant? { told.contains("late") ? nil : duty.due + .milliseconds(1) }

    /// R16: the draft, the latest moment, and that it is told when it is late.
    package func daily(_ duty: Duty, rules: ReportRules) -> Instant? {
      var steps = [late(duty)]
      if sent == nil {
        steps.append(duty.due - rules.latest)
        if drafted == nil { steps.append(max(duty.opens, duty.due - rules.draft)) }
      }
      return steps.compactMap { $0 }.min()
    }

    /// X2, C3, R4: frozen when the month is over, sent when all are in, at the latest moment in any case.
    package func ledgers(_ duty: Duty, rules: ReportRules) -> Instant? {
      var steps = [late(duty)]
      if drafted == nil { steps.append(duty.opens) }
      if sent == nil { steps += [ready.map { max($0, duty.opens) }, duty.due - rules.latest] }
      return steps.compactMap { $0 }.min()
    }

    /// X7, C9, P11, R4, R6: drafted when the month is over, reminded of while approvals are missing, sent when they are there.
    package func summary(_ duty: Duty, reminders: [(what: String, lead: TimeSpan)]) -> Instant? {
      var steps = [late(duty)]
      if drafted == nil { steps.append(duty.opens) }
      if sent == nil {
        steps.append(ready)
        steps += reminders.filter { !told.contains($0.what) }.map { max(duty.opens, duty.due - $0.lead) }
      }
      return steps.compactMap { $0 }.min()
    }
  }

  /// C6, X5: nil: it waits for people, or nothing more is owed of it.
  /// - Parameter news: when the last centre below sent its sheet.
  package static func sheet(_ schedule: SheetSchedule, _ compiled: CompiledSheet?, news: Instant?, at now: Instant)
    -> Instant?
  {
    switch SheetStep.next(schedule, compiled, at: now) {
    case .wait(let until): return until
    case .propose: return schedule.opens
    case .remind: return schedule.remind
    case .send:
      guard let sheet = compiled?.sheet else { return nil }
      let ready = [sheet.approvedAt, news].compactMap { $0 }.max() ?? now
      return sheet.sendings > 0 || compiled?.missing.isEmpty == true ? ready : max(schedule.latest, ready)
    case .nothing: return nil
    }
  }

  /// C7: said to be late, then missed.
  package static func broadcast(_ broadcast: Broadcast, isSaidLate: Bool) -> Instant? {
    guard broadcast.isOpen else { return nil }
    return (isSaidLate ? broadcast.missedAfter : min(broadcast.onTimeUntil, broadcast.missedAfter)) + .milliseconds(1)
  }

  /// A case in whatever state: R15's look at the end of its watch, its superior's deadline (报警督办), the daily look (S5).
  /// - Parameters:
  ///   - watchEnds: when the watch ends in which it was filed; nil: that was told, or is not owed.
  ///   - lookedOn: the last day whose look was made.
  package static func of(
    _ record: CaseRecord, watchEnds: Instant?, lookedOn: CivilDate?, rules: MatterRules, zone: CivilZone,
    at now: Instant
  ) -> Instant? {
    guard record.isOpen else { return nil }
    var steps = [watchEnds, look(record, lookedOn: lookedOn, rules: rules, zone: zone, at: now)]
    if let order = record.openSupervision, !order.overdueTold { steps.append(order.deadline + .milliseconds(1)) }
    return steps.compactMap { $0 }.min()
  }

  /// A look that was not made on its day is not made good on another: from today on.
  private static func look(
    _ record: CaseRecord, lookedOn: CivilDate?, rules: MatterRules, zone: CivilZone, at now: Instant
  ) -> Instant {
    let (today, lying) = (zone.civil(now).date, record.filedAt + rules.lookFrom)
    let from = lookedOn == today ? today + 1 : today
    let day = max(from, zone.civil(lying).date)
    let moment = zone.instant(day, rules.dailyLook)
    return moment >= lying ? moment : zone.instant(day + 1, rules.dailyLook)
  }
}
