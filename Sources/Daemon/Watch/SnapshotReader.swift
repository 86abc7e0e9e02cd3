import Casework
import Organisation
import Regulation
import Reporting
import Store
import Units

/// Reads what a daily report is computed from, in one snapshot.
struct SnapshotReader {
  let read: RegisterReader
  let directory: Directory
  var rules = RegulationRules()

  /// - Parameter now: later than the report's cut-off the cut-off counts: what came after it belongs to the next one (R16).
  func daily(_ duty: Duty, approvedBy: PersonID?, at now: Instant) throws -> DailySnapshot {
    let period = duty.period ?? Duty.Period(from: duty.due - .days(1), to: duty.due)
    let until = min(now, period.to)
    let area = Set(directory.organisation.centres.filter { directory.isWithin($0.id, of: duty.centre) }.map(\.id))
    let cases = try read.cases(of: area, openOrFiledFrom: period.from, before: until)
    var papers: [Paper] = []
    for record in cases { papers += try read.papers(case: record.no) }
    let onWatch = directory.onWatch(duty.centre, at: now)
    var snapshot = DailySnapshot(
      centre: duty.centre, duty: duty, now: until, judgedAt: max(now, until), approvedBy: approvedBy,
      duties: try own(duty, period: period),
      checks: try read.checks(centre: duty.centre, from: period.from, before: until),
      findings: try read.findings(recordedFrom: period.from, before: until).filter { area.contains($0.centre) },
      cases: cases, papers: papers, ledger: try read.ledger(centre: duty.centre, from: period.from, before: until),
      below: try below(duty, period: period, until: until, now: now), onWatch: onWatch,
      onWatchNext: directory.nextWatch(duty.centre, after: onWatch?.ends ?? now),
      earlierViolations: try read.violationCounts(
        of: area, from: period.from - .days(30), before: period.from),
      amendments: try read.amendments(centre: duty.centre, recordedFrom: period.from, before: until))
    snapshot.incidents = try incidents(cases)
    snapshot.safety = try safety(duty.centre, from: period.from, until: until)
    snapshot.unconfirmed = try unconfirmed(of: duty.centre, at: until)
    return snapshot
  }

  /// The centre's duties that the report answers for: those that fell due in its period, and the rounds under way that fall due
  /// with the report itself, after its cut-off (R13, R16). What was not done of these comes again in the next report, with
  /// what became of it; what was done by the last cut-off stood in the last one.
  private func own(_ duty: Duty, period: Duty.Period) throws -> [DutyRecord] {
    let due = try read.duties(centre: duty.centre, dueAfter: period.from, through: duty.due).filter { record in
      record.duty.id != duty.id && record.duty.opens < period.to && record.finished.map { $0 > period.from } ?? true
    }
    // Papers of a month that wait for an approval or are late are named until they are out (R6).
    let known = Set(due.map(\.no))
    let waiting = try read.monthlyWaiting(centre: duty.centre, at: period.to)
    return due + waiting.filter { !known.contains($0.no) }
  }

  /// What the centres below did of what fell due in the period, and whether their report is there as of `now`: who reported after
  /// the cut-off has reported (R16).
  private func below(
    _ duty: Duty, period: Duty.Period, until: Instant, now: Instant
  ) throws -> [DailySnapshot.Below] {
    try directory.children(of: duty.centre).map { child in
      let duties = try read.duties(centre: child.id, dueAfter: period.from, through: max(until, duty.due))
      var count = DailySnapshot.RoundCount()
      for record in duties where record.duty.kind.isRound && record.duty.due <= until {
        count.owed += 1
        if !record.withdrawn { count.cameraDown += record.cameraDown.count }
        switch record.state(at: max(now, until)) {
        case .done: count.made += 1
        case .doneLate, .late: count.late += 1
        case .missed: count.missed += 1
        case .ahead, .open, .withdrawn, .over: break
        }
      }
      let report = duties.last { $0.duty.kind == .dailyReport }
      var below = DailySnapshot.Below(
        centre: child.id, status: status(report, until: until, now: now), rounds: count)
      if duty.clause == "C3", let report { try take(report, into: &below) }
      return below
    }
  }

  /// C3: what a centre's form 4 said in its own report of the day, where that came before the cut-off (R16).
  private func take(_ report: DutyRecord, into below: inout DailySnapshot.Below) throws {
    switch below.status {
    case .missing, .afterCutOff: return
    case .inTime, .late: break
    }
    guard let period = report.duty.period else { return }
    below.checks = try read.checks(centre: below.centre, from: period.from, before: period.to)
    below.duties = try own(report.duty, period: period)
  }

  /// After the cut-off is late too, and said apart: what it says could not be taken into this report.
  private func status(_ report: DutyRecord?, until: Instant, now: Instant) -> DailySnapshot.Below.Status {
    guard let report, let finished = report.finished, finished <= now else { return .missing }
    if finished <= report.duty.due { return .inTime(finished) }
    return finished < until ? .late(finished) : .afterCutOff(finished)
  }
}
