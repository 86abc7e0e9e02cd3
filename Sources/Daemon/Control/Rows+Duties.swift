import Casework
import Organisation
import Regulation
import Store
import Units
import Wire

extension Rows {
  func duty(_ record: DutyRecord) throws -> DutyRow {
    let duty = record.duty
    return DutyRow(
      no: record.no, id: duty.id, revision: record.revision, clause: duty.clause, kind: duty.kind.rawValue,
      centre: duty.centre.rawValue, centreName: centreName(duty.centre), day: duty.day, ordinal: duty.ordinal,
      state: record.state(at: now).rawValue, opens: time(duty.opens), due: time(duty.due),
      missedAfter: time(duty.missedAfter), targets: duty.kind.isRound ? duty.targets.count : duty.kind.isWindow ? 0 : 1,
      done: duty.kind.isRound ? record.done.count : record.finished == nil ? 0 : 1,
      cameraDown: record.cameraDown.count, doneAt: time(record.finished), work: try work(record))
  }

  /// What the duty is done through: rounds, reports and equipment days have its number, a broadcast and a sheet one of their own.
  private func work(_ record: DutyRecord) throws -> String? {
    switch record.duty.kind {
    case .broadcast: try read.broadcast(duty: record.no).map { "broadcast/\($0.no)" }
    case .keySheet:
      try read.sheet(centre: record.duty.centre, monday: Week.after(record.duty.day)).map { "sheet/\($0.no)" }
    case .equipmentCheck: "equipment/\(record.no)"
    case let kind where kind.isReport: "report/\(record.no)"
    case let kind where kind.isRound: "round/\(record.no)"
    default: nil
    }
  }

  func dutyDetail(_ record: DutyRecord) throws -> DutyDetail {
    let duty = record.duty
    let recipients = duty.to.map { recipient in
      switch recipient {
      case .centre(let id): centreName(id)
      case .unit(let id): directory.unit(id)?.name ?? id
      }
    }
    let versions = try read.versions(day: duty.day)
    return DutyDetail(
      summary: try self.duty(record), targets: try targets(record),
      quota: duty.quota.map {
        QuotaShape(
          objects: $0.objects, floor: $0.floor, owed: $0.owed, daysLeft: $0.daysLeft, urgent: $0.urgent,
          quota: $0.quota)
      },
      period: duty.period.map { PeriodShape(from: time($0.from), to: time($0.to)) }, to: recipients,
      report: duty.kind.isReport ? record.no : nil,
      withdrawn: record.withdrawal.map {
        WithdrawnShape(at: time($0.at), by: personName($0.by) ?? $0.by, reason: $0.reason)
      },
      added: duty.added.map { WithdrawnShape(at: time($0.at), by: personName($0.by) ?? $0.by, reason: $0.reason) },
      organisationVersion: versions?.organisation,
      regulationVersion: versions?.regulation)
  }

  func roundDetail(_ record: DutyRecord) throws -> RoundDetail {
    RoundDetail(
      summary: try duty(record), targets: try targets(record),
      checks: try read.checks(duty: record.no).map { check($0) })
  }

  /// A draw is shown to the drawing centre only (D1).
  private func targets(_ record: DutyRecord) throws -> [TargetRow] {
    let duty = record.duty
    guard duty.kind.isRound, !duty.kind.isDrawn || viewer.sees(drawOf: duty.centre) else { return [] }
    let checks = try read.checks(duty: record.no)
    let keyTasks = try sheets.keyTasks(on: duty.day)
    return duty.targets.map { target in
      let done = record.done[target]
      let line = checks.first {
        $0.target == target && $0.checkedAt == done && ($0.placement == .counts || $0.placement == .late)
      }
      return TargetRow(
        key: target.key, name: targetName(target), doneAt: time(done), doneBy: personName(line?.by),
        late: done.map { $0 > duty.due } ?? false, check: line?.no, keyTask: keyTask(target, keyTasks),
        cameraDownAt: time(record.cameraDown[target]))
    }
  }

  func check(_ entry: CheckEntry) -> CheckRow {
    CheckRow(
      no: entry.no, target: entry.target.key, targetName: targetName(entry.target), checkedAt: time(entry.checkedAt),
      recordedAt: time(entry.recordedAt), means: entry.means.rawValue, pictureUsable: entry.pictureUsable,
      weather: entry.weather, managerPresent: entry.managerPresent, clerkPresent: entry.clerkPresent,
      lifeJackets: entry.lifeJackets, load: entry.load, order: entry.order, findings: entry.findings.map(\.rawValue),
      action: entry.action, note: entry.note, watchkeeper: personName(entry.by) ?? entry.by,
      leader: personName(entry.leader), extra: entry.placement == .makeup || entry.placement == .extra,
      placement: entry.placement.rawValue, enteredLate: entry.lateEntry?.rawValue)
  }

  func report(_ record: DutyRecord) throws -> ReportRow {
    let duty = record.duty
    let stored = try read.report(duty: record.no)
    let deliveries = try read.reportMails(duty: record.no)?.flatMap { try read.deliveries(message: $0.no) } ?? []
    let state = Self.state(stored, finished: record.finished, deliveries)
    let detail = try dutyDetail(record)
    let isDaily = duty.kind == .dailyReport
    return ReportRow(
      no: record.no, revision: record.revision, duty: record.no, clause: duty.clause, centre: duty.centre.rawValue,
      centreName: centreName(duty.centre), day: duty.day, state: state, due: time(duty.due),
      cutOff: time(isDaily ? duty.due - context.rules.report.cutOff : duty.opens),
      approvedBy: personName(stored.approvedBy),
      approvedAt: time(stored.approvedAt), sentAt: time(record.finished),
      late: record.finished.map { $0 > duty.due } ?? (now > duty.due), to: detail.to, kind: duty.kind.rawValue)
  }
  /// - Parameter deliveries: of all the mails in which it went: one that is parked is enough to say that it did not arrive.
  static func state(_ stored: StoredReport, finished: Instant?, _ deliveries: [Delivery]) -> String {
    if stored.sentAt == nil { return stored.approvedAt == nil ? "draft" : "approved" }
    if finished != nil { return "sent" }
    return deliveries.contains { $0.state == .parked || $0.state == .stale } ? "undelivered" : "queued"
  }
}
