import Casework
import Organisation
import Regulation
import Store
import Units

/// Looks at open matters (S5, S7, R15, 报警督办), each centre's in a transaction of its own.
extension Watch {
  /// Does what is due now; returns the moments at which to look again.
  func advanceMatters(at now: Instant) async throws -> [Instant] {
    var next = try tellBacklog(at: now)
    next += try tellUntouched(at: now)
    next += try tellOverdueSupervisions(at: now)
    next.append(try await lookDaily(at: now))
    return next
  }

  private func tellBacklog(at now: Instant) throws -> [Instant] {
    let (rules, zone) = (current.rules.triage, current.zone)
    let waiting = try register.read { try $0.undecided(before: now + .milliseconds(1), severities: rules.severities) }
    var next: [Instant] = []
    var late: [CentreID: [FindingRecord]] = [:]
    for finding in waiting {
      let due = Triage.due(finding.recordedAt, rules: rules, zone: zone)
      if now > due { late[finding.centre, default: []].append(finding) } else { next.append(due + .milliseconds(1)) }
    }
    for (centre, findings) in late.sorted(by: { $0.key < $1.key }) {
      try commit(at: now) { try $0.tellBacklog(findings, of: centre) }
    }
    return next
  }

  private func tellUntouched(at now: Instant) throws -> [Instant] {
    struct Group: Hashable {
      var centre: CentreID
      var ends: Instant
    }
    var next: [Instant] = []
    var groups: [Group: [CaseRecord]] = [:]
    for record in try register.read({ try $0.untouchedCases() }) {
      let ends = current.watchEnd(of: record)
      if now >= ends {
        groups[Group(centre: record.centre, ends: ends), default: []].append(record)
      } else {
        next.append(ends)
      }
    }
    for (group, records) in groups.sorted(by: { ($0.key.ends, $0.key.centre) < ($1.key.ends, $1.key.centre) }) {
      try commit(at: now) { try $0.tellUntouched(records, of: group.centre, watchEnded: group.ends) }
    }
    return next
  }

  private func tellOverdueSupervisions(at now: Instant) throws -> [Instant] {
    var next: [Instant] = []
    for record in try register.read({ try $0.supervisedCases() }) {
      guard let order = record.openSupervision, !order.overdueTold else { continue }
      if order.isOverdue(at: now) {
        try commit(at: now) { try $0.tellOverdue(supervision: record) }
      } else {
        next.append(order.deadline + .milliseconds(1))
      }
    }
    return next
  }

  /// S5: once a day; down at that hour it is made good the same day.
  private func lookDaily(at now: Instant) async throws -> Instant {
    let (rules, zone) = (current.rules.matters, current.zone)
    let today = zone.civil(now).date
    let moment = zone.instant(today, rules.dailyLook)
    guard now >= moment else { return moment }
    let tomorrow = zone.instant(today + 1, rules.dailyLook)
    guard try register.read({ try !$0.isTold("look/\(today.iso)") }) else { return tomorrow }
    let open = try register.read { try $0.openCases() }.filter { $0.filedAt + rules.lookFrom <= now }
    for (centre, records) in Dictionary(grouping: open, by: \.centre).sorted(by: { $0.key < $1.key }) {
      try commit(at: now) { try $0.look(at: records, of: centre) }
      await Task.yield()
    }
    try commit(at: now) { try $0.tx.setTold("look/\(today.iso)", at: now) }
    return tomorrow
  }
}

extension WatchContext {
  /// The end of the watch in which a case was filed; where nobody was rostered, of that day.
  func watchEnd(of record: CaseRecord) -> Instant {
    directory.onWatch(record.centre, at: record.filedAt)?.ends
      ?? zone.instant(zone.civil(record.filedAt).date + 1, .midnight)
  }
}
