import Casework
import Organisation
import Regulation
import Store
import Units

/// What is owed by the calendar: reports by day and month, form 2, broadcasts, rounds.
extension AuditReader {
  func duties() throws -> [AuditMatter] { try reports() + monthly() + sheets() + broadcasts() + rounds() }

  private func reports() throws -> [AuditMatter] {
    let rules = view.context.rules.report
    return try read.reportsToLookAt(at: now, lead: rules.draft).map { record in
      let step = try progress(record).daily(record.duty, rules: rules)
      return AuditMatter(.report, "duty:\(record.duty.id)", centre: record.duty.centre, next: step)
    }
  }

  private func monthly() throws -> [AuditMatter] {
    let rules = view.context.rules
    let reminders = Desk.reminders(rules).map { (what: $0.what, lead: $0.lead) }
    return try read.monthlyWaiting(at: now).map { record in
      let duty = record.duty
      var progress = try progress(record)
      let step: Instant?
      if duty.kind == .monthlySummary {
        progress.ready = try read.summary(centre: duty.centre, month: books.month(of: duty))?.centreLeader?.at
        step = progress.summary(duty, reminders: reminders)
      } else {
        progress.ready = progress.sent == nil ? try books.completeAt(duty) : nil
        step = progress.ledgers(duty, rules: rules.report)
      }
      // Late and told: it waits for its leaders, or its deliveries carry it on. What is out without a message is carried by nothing.
      let message = try read.report(duty: record.no).messageNo
      return AuditMatter(
        .monthly, "duty:\(duty.id)", centre: duty.centre, next: step,
        needsStep: progress.sent != nil && message == nil)
    }
  }

  private var books: MonthlyReader { MonthlyReader(context: view.context, read: read, now: now) }

  private func progress(_ record: DutyRecord) throws -> AuditSteps.Report {
    let stored = try read.report(duty: record.no)
    return AuditSteps.Report(
      drafted: stored.draftedAt, sent: stored.sentAt, told: try read.told(duty: record.no))
  }

  /// Each week's sheets are read once: a province has one of each centre.
  private func sheets() throws -> [AuditMatter] {
    let (rules, directory) = (view.context.rules.keySheet, view.context.directory)
    var matters: [AuditMatter] = []
    for (monday, duties) in Dictionary(grouping: try read.sheetDuties(opened: now), by: { Week.after($0.duty.day) }) {
      let sheets = Dictionary(
        try read.sheets(monday: monday).map { ($0.sheet.centre, $0.sheet) }, uniquingKeysWith: { first, _ in first })
      for record in duties {
        let children = directory.children(of: record.duty.centre).filter { $0.dutyStarts <= record.duty.day }
        let below = children.map { (centre: $0.id, sheet: sheets[$0.id]) }
        let compiled = sheets[record.duty.centre].map { CompiledSheet($0, below: below) }
        let step = AuditSteps.sheet(
          SheetSchedule(record.duty, rules: rules, zone: view.context.zone), compiled,
          news: below.compactMap { $0.sheet?.sentAt }.max(), at: now)
        guard let step else { continue }
        matters.append(AuditMatter(.sheet, "duty:\(record.duty.id)", centre: record.duty.centre, next: step))
      }
    }
    return matters
  }

  private func broadcasts() throws -> [AuditMatter] {
    let unopened = try read.broadcastsToOpen(at: now).compactMap { try read.duty(no: $0)?.duty }.map { duty in
      AuditMatter(.broadcast, "duty:\(duty.id)", centre: duty.centre, next: duty.opens)
    }
    let unsaid = try read.broadcastsNotSaidLate()
    let open = try read.openBroadcasts().map { broadcast in
      AuditMatter(
        .broadcast, "broadcast:\(broadcast.no)", centre: broadcast.centre,
        next: AuditSteps.broadcast(broadcast, isSaidLate: !unsaid.contains(broadcast.no)))
    }
    return unopened + open
  }

  private func rounds() throws -> [AuditMatter] {
    try read.roundsToTell(at: now - bound).map { record in
      let due = record.duty.missedAfter.flatMap { $0 < now - bound ? $0 : nil } ?? record.duty.due
      return AuditMatter(.round, "duty:\(record.duty.id)", centre: record.duty.centre, next: due)
    }
  }
}
