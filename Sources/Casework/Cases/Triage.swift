package import Organisation
package import Regulation
package import Units

/// S7: a finding that needs a decision is filed or dismissed within 15 minutes, 30 where it came to hand at meal times; over that it is
/// backlog. It comes to hand when the register records it: what the daemon itself held back accuses nobody.
package enum Triage {
  /// Whether somebody must decide about it.
  package static func needsDecision(_ record: FindingRecord, rules: TriageRules) -> Bool {
    record.severity >= rules.from
  }

  /// How long what came to hand then may wait.
  package static func limit(_ cameToHand: Instant, rules: TriageRules, zone: CivilZone) -> TimeSpan {
    let time = zone.civil(cameToHand).time
    return rules.meals.contains { $0.contains(time) } ? rules.mealLimit : rules.limit
  }

  package static func due(_ cameToHand: Instant, rules: TriageRules, zone: CivilZone) -> Instant {
    cameToHand + limit(cameToHand, rules: rules, zone: zone)
  }

  /// A finding as triage looks at it.
  package struct Item: Hashable, Sendable {
    package var finding: Int64
    package var centre: CentreID
    package var cameToHand: Instant
    package var disposedAt: Instant?
    package var disposedBy: PersonID?
    package init(
      finding: Int64, centre: CentreID, cameToHand: Instant, disposedAt: Instant?, disposedBy: PersonID?
    ) {
      self.finding = finding
      self.centre = centre
      self.cameToHand = cameToHand
      self.disposedAt = disposedAt
      self.disposedBy = disposedBy
    }
  }

  /// Waited longer than it may, whether or not somebody decided since.
  package static func isBacklog(_ item: Item, rules: TriageRules, zone: CivilZone, now: Instant) -> Bool {
    (item.disposedAt ?? now) > due(item.cameToHand, rules: rules, zone: zone)
  }

  /// A stretch of time in numbers.
  package struct Count: Hashable, Sendable, Codable {
    /// Came to hand in it.
    package var cameToHand = 0
    /// Of these, decided by now, and how long that took in all.
    package var decided = 0
    package var handling = TimeSpan.zero
    /// Of these, waited longer than they may.
    package var backlog = 0
    package init() {}

    /// 件均处理时间; nil where nothing was decided.
    package var mean: TimeSpan? {
      decided == 0 ? nil : TimeSpan(milliseconds: handling.milliseconds / Int64(decided))
    }

    package static func + (a: Count, b: Count) -> Count {
      var sum = a
      sum.cameToHand += b.cameToHand
      sum.decided += b.decided
      sum.handling = a.handling + b.handling
      sum.backlog += b.backlog
      return sum
    }
  }

  package static func count(_ items: [Item], rules: TriageRules, zone: CivilZone, now: Instant) -> Count {
    var count = Count()
    for item in items {
      count.cameToHand += 1
      if let disposed = item.disposedAt {
        count.decided += 1
        count.handling = count.handling + (disposed - item.cameToHand)
      }
      if isBacklog(item, rules: rules, zone: zone, now: now) { count.backlog += 1 }
    }
    return count
  }

  /// Who counts as late: the first case that a person decided in the watch had waited for more than `firstWithin`. Late from the
  /// start of the watch until that decision; a quiet start accuses nobody. What waited from before the watch waited for this watch
  /// since its start.
  package static func lateStarts(
    _ items: [Item], watchStarts: Instant, watchEnds: Instant, watchkeepers: [PersonID], rules: TriageRules
  ) -> [PersonID: TimeSpan] {
    var late: [PersonID: TimeSpan] = [:]
    for person in watchkeepers {
      let first = items.filter { item in
        guard let at = item.disposedAt, item.disposedBy == person else { return false }
        return at >= watchStarts && at < watchEnds
      }.min { ($0.disposedAt ?? watchEnds, $0.finding) < ($1.disposedAt ?? watchEnds, $1.finding) }
      guard let first, let at = first.disposedAt else { continue }
      if at - max(first.cameToHand, watchStarts) > rules.firstWithin { late[person] = at - watchStarts }
    }
    return late
  }

  /// Work left lying at the end of the watch counts as leaving early from when the oldest came to hand, at the earliest from the start
  /// of the watch. What came within the last `firstWithin` lies not yet: a relief takes it up as the first of theirs.
  package static func leftLying(
    _ items: [Item], watchStarts: Instant, watchEnds: Instant, rules: TriageRules
  ) -> TimeSpan? {
    let left = items.filter { item in
      item.cameToHand + rules.firstWithin <= watchEnds && (item.disposedAt.map { $0 >= watchEnds } ?? true)
    }
    guard let oldest = left.map(\.cameToHand).min() else { return nil }
    return watchEnds - max(oldest, watchStarts)
  }
}

extension FindingRecord {
  package var triage: Triage.Item {
    Triage.Item(
      finding: no, centre: centre, cameToHand: recordedAt, disposedAt: disposedAt, disposedBy: disposedBy)
  }
}
