import Casework
import Organisation
import Regulation
import Reporting
import Store
import Units

/// Monthly summaries (X7, X10, C9, C14, P11): drafted when the month is over, edited by the centre, approved by the duty leader and then
/// the centre leader, never sent without (R6); who delays it is reminded (R4).
extension Desk {
  /// By the word under which it is told: how long before the due a missing approval is reminded of, at the opening of the office.
  static func reminders(_ rules: RegulationRules) -> [(days: Int, what: String, lead: TimeSpan)] {
    let office = TimeSpan.seconds(
      Int64(rules.afternoon.closes.seconds - rules.morning.opens.seconds))
    return rules.monthly.reminderDays.map { ($0, "reminder-\($0)", .days(Int64($0)) + office) }
  }

  func advance(summary record: DutyRecord) throws {
    let summary = try tx.read.summary(centre: record.duty.centre, month: month(of: record.duty)) ?? draft(record.duty)
    var stored = try tx.read.report(duty: record.no)
    if stored.draftedAt == nil {
      stored.draftedAt = summary.draftedAt
      try tx.setReport(duty: record.no, stored)
    }
    guard stored.sentAt == nil else { return }
    if summary.state == .approved { return try send(summary, for: record) }
    try remind(summary, record)
  }

  /// The facts of the month, once; the text that the draft begins with; and the first letter to who is next.
  private func draft(_ duty: Duty) throws -> SummaryRecord {
    let period = duty.period ?? Duty.Period(from: duty.opens, to: duty.opens)
    let area = Set(directory.organisation.centres.filter { directory.isWithin($0.id, of: duty.centre) }.map(\.id))
    var facts = MonthlyFacts()
    (facts.checks, facts.presence, facts.video) = try tx.read.patrolCounts(
      of: area, from: period.from, before: period.to)
    for record in try tx.read.cases(of: area, filedFrom: period.from, before: period.to) {
      let file = record.kind == .incident ? try tx.read.incident(case: record.no) : nil
      facts.take(
        record, number: try tx.read.papers(case: record.no).first?.number ?? "", file: file, judged: file.map(judged))
    }
    facts.unconfirmed = try SnapshotReader(read: tx.read, directory: directory, rules: context.rules)
      .unconfirmed(of: duty.centre, at: period.to - .milliseconds(1))
    try take(&facts, of: area, period)
    var summary = SummaryRecord(
      centre: duty.centre, month: month(of: duty), draftedAt: now, facts: facts,
      text: context.letters.summaryText(facts))
    summary.no = try tx.insert(summary)
    try journal("summary.drafted", "summary:\(summary.no)", centre: summary.centre)
    try tellNext(summary, due: duty.due)
    return summary
  }

  /// S7: how long findings waited for a decision; S1: what recurred.
  private func take(_ facts: inout MonthlyFacts, of area: Set<CentreID>, _ period: Duty.Period) throws {
    let rules = context.rules
    facts.triage = Triage.count(
      try tx.read.triageItems(of: area, from: period.from, before: period.to, severities: rules.triage.severities),
      rules: rules.triage, zone: zone, now: now)
    let from = period.to - .days(Int64(rules.recurring.days))
    let cases = try tx.read.cases(occurredFrom: min(from, period.from), before: period.to)
      .filter { area.contains($0.centre) || area.contains($0.waters) }
    facts.recurring = Recurrence.found(in: cases, rules: rules.recurring, now: period.to)
    facts.handling = try handling(of: area, period)
  }

  /// Tells who is next: the duty leader of a draft, the centre leader of what the duty leader has looked at.
  private func tellNext(_ summary: SummaryRecord, due: Instant) throws {
    let rung: LadderRules.Rung = summary.dutyLeader == nil ? .dutyLeader : .centreLeader
    let people = RungResolver(directory).people(rung, centre: summary.centre, at: now)
    try post(context.letters.summaryAwaits(summary, due: due, to: people))
  }

  /// R4: the centre leader, and whoever is before, some days ahead. A county's draft can't be there two days ahead, for the month has
  /// not ended then: what fell before the draft is told with it, once, to the centre leader, who has heard nothing of it yet.
  private func remind(_ summary: SummaryRecord, _ record: DutyRecord) throws {
    let told = try tx.read.told(duty: record.no)
    let owed = Self.reminders(context.rules).filter { record.duty.due - $0.lead <= now && !told.contains($0.what) }
    for reminder in owed { try tx.setTold(duty: record.no, reminder.what, at: now) }
    guard now < record.duty.due, let next = owed.min(by: { $0.days < $1.days }) else { return }
    let resolver = RungResolver(directory)
    var people = resolver.people(.centreLeader, centre: summary.centre, at: now)
    let comesWithDraft = record.duty.due - next.lead <= summary.draftedAt
    if summary.dutyLeader == nil, !comesWithDraft {
      people += resolver.people(.dutyLeader, centre: summary.centre, at: now)
    }
    try journal("summary.reminded", "summary:\(summary.no)", centre: summary.centre, ["days": "\(next.days)"])
    try post(context.letters.summaryReminder(summary, due: record.duty.due, daysLeft: next.days, to: people))
  }

  func edit(summary no: Int64, text: String, revision: Int?) throws -> SummaryRecord {
    var (summary, person) = try summary(no)
    try expect(revision, summary.revision)
    guard !text.allSatisfy(\.isWhitespace) else { throw CaseRefusal.emptyText }
    try summary.edit(text, by: person.id, at: now)
    try tx.update(summary)
    try journal("summary.edited", "summary:\(no)", centre: summary.centre)
    return summary
  }

  func approve(summary no: Int64, revision: Int?) throws -> SummaryRecord {
    var (summary, person) = try summary(no)
    try expect(revision, summary.revision)
    try summary.approve(by: person.id, role: person.role, at: now)
    try tx.update(summary)
    let isApproved = summary.state == .approved
    try journal(isApproved ? "summary.approved" : "summary.forwarded", "summary:\(no)", centre: summary.centre)
    let opens = zone.instant(summary.month + summary.month.daysInMonth, .midnight)
    let duties = try tx.read.monthlyDuties(.monthlySummary, centre: summary.centre, opens: opens)
    if !isApproved {
      try tellNext(summary, due: duties.first?.duty.due ?? opens)
      return summary
    }
    for record in duties where record.finished == nil && !record.withdrawn {
      guard try tx.read.report(duty: record.no).sentAt == nil else { continue }
      try send(summary, for: record)
    }
    return summary
  }

  private func summary(_ no: Int64) throws -> (SummaryRecord, Person) {
    guard let summary = try tx.read.summary(no: no) else { throw ActRefusal.noSuchThing("summary:\(no)") }
    return (summary, try allow(.approveReport, centre: summary.centre))
  }

  private func send(_ summary: SummaryRecord, for record: DutyRecord) throws {
    var stored = try tx.read.report(duty: record.no)
    stored.draftedAt = stored.draftedAt ?? summary.draftedAt
    stored.approvedBy = summary.centreLeader?.by
    stored.approvedAt = summary.centreLeader?.at
    stored.sentAt = now
    stored.messageNo = try post(context.letters.summary(summary, for: record.duty, at: now), duty: record.no)
    try tx.setReport(duty: record.no, stored)
    try journal(
      "report.committed", "report:\(record.no)", centre: summary.centre,
      ["approved": stored.approvedBy ?? "", "late": "\(now >= record.duty.due)"])
  }
}
