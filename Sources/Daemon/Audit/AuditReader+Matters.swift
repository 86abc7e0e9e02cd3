import Casework
import Organisation
import Regulation
import Store
import Units

/// What arose and is not over: cases and notices in whatever state, incidents, faults, presence checks, bulletins, what nobody decided about.
extension AuditReader {
  func casework() throws -> [AuditMatter] {
    let open = try read.openCases()
    return try cases(open) + notices(openCases: Set(open.map(\.no))) + incidents() + faults() + presence() + triage()
      + bulletins() + publicReports() + reviews() + rooms()
  }

  /// A step that the clocks of the core say was owed so long ago, and is still.
  var passedOver: Instant { now - bound - .milliseconds(1) }

  private func cases(_ open: [CaseRecord]) throws -> [AuditMatter] {
    let (rules, zone) = (view.context.rules.matters, view.context.zone)
    let today = zone.civil(now).date
    let lookedOn = try read.isTold("look/\(today.iso)") ? today : nil
    let untouched = Set(try read.untouchedCases().map(\.no))
    return open.map { record in
      let ends = untouched.contains(record.no) ? view.context.watchEnd(of: record) : nil
      let step = AuditSteps.of(record, watchEnds: ends, lookedOn: lookedOn, rules: rules, zone: zone, at: now)
      return AuditMatter(.case, "case:\(record.no)", centre: record.centre, next: step)
    }
  }

  /// R5. Not received, answered, or overdue and told: it waits for people, and its case is looked at daily. Of a case that is over
  /// nobody would look; and a notice that was received without a day to answer by would never fall due.
  private func notices(openCases: Set<Int64>) throws -> [AuditMatter] {
    let (rules, zone) = (view.context.rules.notice, view.context.zone)
    return try read.unsettledPapers().map { paper in
      let isOwed = NoticeClock.reminder(paper, rules: rules, zone: zone, now: now - bound) != nil
      let next = isOwed ? passedOver : NoticeClock.next(paper, rules: rules, zone: zone, now: now)
      let hasNoDay = paper.awaitsReply && paper.receivedAt != nil && paper.due == nil
      return AuditMatter(
        .notice, "paper:\(paper.number)", centre: paper.issuedBy, next: next,
        needsStep: hasNoDay || !openCases.contains(paper.caseNo))
    }
  }

  /// R6, P10. When it is to be looked at stands beside the file: where the file says that something waits and nobody is going to
  /// look, that is a fault at once.
  private func incidents() throws -> [AuditMatter] {
    let rules = view.context.rules.incident
    return try read.openIncidents().compactMap { file, look in
      guard let next = IncidentClock.next(file, rules: rules, now: now) else { return nil }
      let isOwed = !IncidentClock.owed(file, rules: rules, now: now - bound).isEmpty
      return AuditMatter(
        .incident, "incident:\(file.caseNo)", centre: file.centre, next: look == nil ? nil : isOwed ? passedOver : next)
    }
  }

  /// S5. Told to the last it waits for people; its case is looked at daily.
  private func faults() throws -> [AuditMatter] {
    let (rules, directory) = (view.context.rules.faults, view.context.directory)
    let (zone, holidays) = (directory.zone, directory.organisation.holidays)
    return try read.openFaults().map { fault in
      let isOwed =
        FaultClock.telling(fault, rules: rules, zone: zone, holidays: holidays, now: now - bound) != nil
      let next = FaultClock.next(fault, rules: rules, zone: zone, holidays: holidays, now: now)
      return AuditMatter(
        .fault, "fault:\(fault.no)", centre: fault.centre, next: isOwed ? passedOver : next, needsStep: false)
    }
  }

  /// P8, R8: a check that is open has an end.
  private func presence() throws -> [AuditMatter] {
    let rules = view.context.rules.presence
    return try read.openPresenceChecks().map { check in
      let isOwed = PresenceClock.step(check, standbySince: nil, rules: rules, now: now - bound) != nil
      let next = isOwed ? passedOver : PresenceClock.next(check, rules: rules, now: now)
      // Between its end and the bound the step is owed, and not late yet.
      let isEnding = PresenceClock.step(check, standbySince: nil, rules: rules, now: now) != nil
      return AuditMatter(.presence, "presence:\(check.no)", centre: check.centre, next: next, needsStep: !isEnding)
    }
  }

  /// S7: what nobody decided about is told as backlog.
  private func triage() throws -> [AuditMatter] {
    let (rules, zone) = (view.context.rules.triage, view.context.zone)
    return try read.undecided(before: now + .milliseconds(1), severities: rules.severities).map { finding in
      let due = Triage.due(finding.recordedAt, rules: rules, zone: zone)
      return AuditMatter(
        .triage, "triage:\(finding.no)", centre: finding.centre, next: due + .milliseconds(1))
    }
  }

  /// P5, G9: the end of its time, and receipts that do not come.
  private func bulletins() throws -> [AuditMatter] {
    let rules = view.context.rules.bulletin
    let live = try read.liveBulletins()
    let ends = live.map { bulletin in
      AuditMatter(
        .bulletin, "bulletin:\(bulletin.no)", centre: bulletin.centre, next: bulletin.until, needsStep: false)
    }
    let byNo = Dictionary(uniqueKeysWithValues: live.map { ($0.no, $0) })
    let receipts = try read.openReceipts().compactMap { receipt -> AuditMatter? in
      guard let bulletin = byNo[receipt.bulletin] else { return nil }
      let isOwed = BulletinClock.owed(receipt, of: bulletin, rules: rules, now: now - bound) != nil
      let next = BulletinClock.next(receipt, of: bulletin, rules: rules, now: now)
      return AuditMatter(
        .bulletin, "bulletin:\(bulletin.no)/\(receipt.party.key)", centre: receipt.via,
        next: isOwed ? passedOver : next, needsStep: false)
    }
    return ends + receipts
  }
}
