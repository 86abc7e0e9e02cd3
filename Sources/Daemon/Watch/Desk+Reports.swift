import Casework
import Organisation
import Regulation
import Reporting
import Store
import Units

/// Daily reports (X2, C3, P4; R6, R16, D10): leaders see the draft, it goes on approval or at the latest moment, computed from one
/// snapshot in this transaction.
extension Desk {
  /// Takes the step that is due now, if any; returns when to look again.
  /// - Parameter queue: what is ahead of it in the outbox; nil: it is looked up.
  func advance(report record: DutyRecord, queue: ReportQueue? = nil) throws -> Instant? {
    let stored = try tx.read.report(duty: record.no)
    let queue = try queue ?? ReportQueue(DeskView(context: context, read: tx.read, now: now))
    let progress = ReportProgress(
      drafted: stored.draftedAt, approved: stored.approvedAt, committed: stored.sentAt, isWithdrawn: record.withdrawn)
    switch ReportStep.next(queue.schedule(record.duty, rules: context.rules.report), progress, at: now) {
    case .wait(let until): return until
    case .nothing: return nil
    case .mailDraft:
      try mailDraft(record, stored)
      return try advance(report: record, queue: queue)
    case .send(_, let late):
      try send(record, stored, late: late)
      return nil
    }
  }

  func approve(report no: Int64, revision: Int?) throws -> DutyRecord {
    let record = try report(no)
    let person = try allow(.approveReport, centre: record.duty.centre)
    try expect(revision, record.revision)
    var stored = try tx.read.report(duty: no)
    guard stored.sentAt == nil else { throw ActRefusal.alreadySent }
    guard record.duty.kind != .monthlySummary else { throw ReportRefusal.summaryWaits }
    guard stored.draftedAt != nil else {
      let schedule = ReportSchedule(record.duty, rules: context.rules.report)
      throw ReportRefusal.noDraftYet(at: max(schedule.draft, record.duty.opens))
    }
    stored.approvedBy = person.id
    stored.approvedAt = now
    try tx.setReport(duty: no, stored)
    try journal("report.approved", "report:\(no)", centre: record.duty.centre)
    if record.duty.kind == .dailyReport { _ = try advance(report: record) }
    return record
  }

  func report(_ no: Int64) throws -> DutyRecord {
    guard let record = try tx.read.duty(no: no) else { throw ActRefusal.noSuchThing("report:\(no)") }
    guard record.duty.kind.isReport else { throw ActRefusal.notAReport }
    return record
  }

  private func mailDraft(_ record: DutyRecord, _ stored: StoredReport) throws {
    var next = stored
    next.draftedAt = now
    try tx.setReport(duty: record.no, next)
    let leaders = RungResolver(directory).people(.dutyLeader, centre: record.duty.centre, at: now)
    var snapshot = try SnapshotReader(read: tx.read, directory: directory, rules: context.rules)
      .daily(record.duty, approvedBy: nil, at: now)
    snapshot.dutyNo = record.no
    try journal("report.drafted", "report:\(record.no)", centre: record.duty.centre)
    try post(context.letters.draft(snapshot, to: leaders), duty: nil)
  }

  private func send(_ record: DutyRecord, _ stored: StoredReport, late: Bool) throws {
    let snapshot = try SnapshotReader(read: tx.read, directory: directory, rules: context.rules)
      .daily(record.duty, approvedBy: stored.approvedBy, at: now)
    var next = stored
    next.sentAt = now
    next.messageNo = try post(context.letters.report(snapshot), duty: record.no)
    try tx.setReport(duty: record.no, next)
    try journal(
      "report.committed", "report:\(record.no)", centre: record.duty.centre,
      ["approved": stored.approvedBy ?? "", "late": "\(late)"])
  }

  /// A report that is due and not accepted by every relay is late: recorded once, and the centre is chased, its superior told (R16).
  /// While all mail is held by hand that is known, and what was late more than a day ago is recorded only.
  func tellLate(report record: DutyRecord) throws {
    guard now > record.duty.due, try tx.read.duty(no: record.no)?.finished == nil else { return }
    guard try !tx.read.told(duty: record.no).contains("late") else { return }
    try tx.setTold(duty: record.no, "late", at: now)
    try journal(
      "duty.late", "duty:\(record.no)", centre: record.duty.centre, occurred: record.duty.due, ["id": record.duty.id])
    guard now - record.duty.due < context.rules.misfire.tellWithin, try tx.read.meta("mail.armed") == "yes" else {
      return
    }
    let resolver = RungResolver(directory)
    let above = directory.centre(record.duty.centre)?.parent.map { resolver.people(.dutyLeader, centre: $0, at: now) }
    var own = resolver.people(.dutyLeader, centre: record.duty.centre, at: now)
    // R6: what waits for the centre leader climbs to the centre leader.
    if record.duty.kind == .monthlySummary {
      own += resolver.people(.centreLeader, centre: record.duty.centre, at: now)
    }
    try post(context.letters.reportLate(record.duty, to: own + (above ?? []), at: now))
  }
}
