import Casework
import Organisation
import Regulation
import Reporting
import Store
import Units

/// What nobody decided about or dealt with is told once each (S7, R15), looked at daily (S5), climbs when a superior's deadline is over,
/// and what recurs is put before the superior (S1).
extension Desk {
  /// S7: backlog, to the duty leader: one letter for all that is new at one look. What came to hand more than a day ago, while the
  /// daemon was down, is recorded and not mailed about (R12).
  func tellBacklog(_ findings: [FindingRecord], of centre: CentreID) throws {
    var fresh: [FindingRecord] = []
    for finding in findings {
      try tx.setBacklogTold(finding: finding.no)
      let due = Triage.due(finding.recordedAt, rules: context.rules.triage, zone: zone)
      try journal(
        "finding.backlog", "finding:\(finding.no)", centre: centre, occurred: due,
        ["watch": directory.onWatch(centre, at: finding.recordedAt).map { zone.iso8601($0.starts) } ?? ""])
      if now - due < context.rules.misfire.tellWithin { fresh.append(finding) }
    }
    guard !fresh.isEmpty else { return }
    let leaders = RungResolver(directory).people(.dutyLeader, centre: centre, at: now)
    try post(context.letters.backlog(fresh, of: centre, to: leaders, at: now))
  }

  /// R15, 及时: not dealt with by the end of the watch in which it arose: to the duty leader, and an open matter at handover.
  func tellUntouched(_ records: [CaseRecord], of centre: CentreID, watchEnded: Instant) throws {
    for record in records {
      try tx.setTold("promptly/\(record.no)", at: now)
      try journal(
        "case.untouched", "case:\(record.no)", centre: centre, occurred: watchEnded,
        ["next": try next(record)?.rawValue ?? ""])
    }
    guard now - watchEnded < context.rules.misfire.tellWithin else { return }
    let leaders = RungResolver(directory).people(.dutyLeader, centre: centre, at: now)
    try post(
      context.letters.untouched(
        try records.map { ($0, try next($0)) }, of: centre, watchEnded: watchEnded, to: leaders))
  }

  /// S5: once a day what is still open, the oldest first, to the duty leader.
  func look(at records: [CaseRecord], of centre: CentreID) throws {
    let today = zone.civil(now).date
    let leaders = RungResolver(directory).people(.dutyLeader, centre: centre, at: now)
    try journal("case.looked", "centre:\(centre)", centre: centre, ["count": "\(records.count)"])
    try post(
      context.letters.dailyLook(
        try records.map { ($0, try next($0)) }, of: centre, on: today, unsigned: try unsignedDays(of: centre),
        to: leaders))
  }

  /// 报警督办 not answered by its deadline: to the leaders of the centre that must answer and to whoever ordered it; once.
  func tellOverdue(supervision record: CaseRecord) throws {
    var record = record
    guard var all = record.supervisions, let order = record.openSupervision, order.isOverdue(at: now),
      !order.overdueTold
    else { return }
    all[all.count - 1].overdueTold = true
    record.supervisions = all
    try tx.update(record)
    try tx.insert(
      CaseStep(
        caseNo: record.no, kind: .overdue, at: now, by: nil, state: record.state,
        values: ["deadline": "\(order.deadline.milliseconds)"]))
    try journal("case.overdue", "case:\(record.no)", centre: record.centre, occurred: order.deadline)
    let answering = CaseLife.answering(record, try tx.read.papers(case: record.no).last)
    let resolver = RungResolver(directory)
    var people = resolver.people(.dutyLeader, centre: answering, at: now)
    people += resolver.people(.centreLeader, centre: answering, at: now)
    people += [directory.person(order.by)].compactMap { $0 }
    people += resolver.people(.dutyLeader, centre: order.centre, at: now)
    try post(context.letters.supervisionOverdue(record, answering: answering, to: people))
  }

  /// S1: what recurs is put before the superior in writing, once in a period.
  func putRecurring(_ record: CaseRecord) throws {
    guard Recurrence.counts(record) else { return }
    for found in try recurring(record) {
      let key = "recurring/\(record.centre)/\(found.key)"
      if let last = try tx.read.toldAt(key), now - last < .days(Int64(context.rules.recurring.days)) { continue }
      try tx.setTold(key, at: now)
      try journal(
        "case.recurring", "case:\(record.no)", centre: record.centre,
        ["subject": found.key, "times": "\(found.times)"])
      let cases = try found.cases.compactMap { try tx.read.caseRecord(no: $0) }
      try post(context.letters.recurring(found, cases: cases, of: record.centre, at: now))
    }
  }

  /// What recurred of a case's vessel, point or centre, the case itself included.
  func recurring(_ record: CaseRecord) throws -> [Recurrence] {
    let rules = context.rules.recurring
    let all = try tx.read.cases(occurredFrom: now - .days(Int64(rules.days)), before: now + .milliseconds(1))
    let keys = Set(Recurrence.subjects(record).map { "\($0.key)/\(record.code.rawValue)" })
    return Recurrence.found(in: all, rules: rules, now: now).filter { keys.contains($0.key) }
  }

  func next(_ record: CaseRecord) throws -> CaseNext? {
    CaseNext.of(
      record, paper: try tx.read.papers(case: record.no).last,
      drafted: try tx.read.openDraft(case: record.no) != nil, now: now)
  }
}
