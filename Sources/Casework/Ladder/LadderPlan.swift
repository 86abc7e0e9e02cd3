import Organisation
package import Regulation
package import Units

/// What the ladder of one finding wants now, with what holds it back: a silent feed, or a call of its group a moment ago. Computed from what
/// is stored (D1), so that it goes on where it should after a restart.
package struct LadderPlan: Hashable, Sendable {
  /// Calls to make now, oldest first.
  package var calls: [LadderCall]
  /// When to look again; nil: nothing comes by itself.
  package var next: Instant?
  /// The feed whose silence holds back the calls; nil: none does.
  package var inhibitedBy: String?

  /// A call that was made for a finding of the same group.
  package struct Made: Hashable, Sendable {
    package var rungs: Set<LadderRules.Rung>
    package var at: Instant
    package init(rungs: Set<LadderRules.Rung>, at: Instant) {
      self.rungs = rungs
      self.at = at
    }
  }

  /// - Parameters:
  ///   - told: keys of the calls already made for this finding.
  ///   - group: calls made for others of its group.
  ///   - silentFeeds: feeds that are silent now.
  package static func of(
    _ record: FindingRecord, rules: LadderRules, told: Set<String>, group: [Made], silentFeeds: Set<String>,
    now: Instant
  ) -> LadderPlan {
    if let feed = inhibitor(record, silentFeeds: silentFeeds) {
      return LadderPlan(calls: [], next: nil, inhibitedBy: feed)
    }
    let view = LadderView.of(record, ladder: rules.ladder(record.severity), told: told, now: now)
    var plan = LadderPlan(calls: [], next: view.next)
    for call in view.owed {
      // One cause, one call: an emergency is never kept waiting for another.
      let held = record.severity == .emergency ? nil : heldUntil(call, group, window: rules.groupWithin)
      if let held, held > now {
        plan.next = min(plan.next ?? held, held)
      } else {
        plan.calls.append(call)
      }
    }
    return plan
  }

  /// When the people of a call may be told again of this group.
  private static func heldUntil(_ call: LadderCall, _ group: [Made], window: TimeSpan) -> Instant? {
    group.filter { $0.rungs.isSuperset(of: call.rungs) }.map { $0.at + window }.max()
  }

  /// The silent feed that explains a lost signal. An emergency is explained away by nothing.
  package static func inhibitor(_ record: FindingRecord, silentFeeds: Set<String>) -> String? {
    guard record.finding.detector == .lostSignal, record.severity != .emergency else { return nil }
    return silentFeeds.contains(record.finding.object) ? record.finding.object : nil
  }
}

extension FindingRecord {
  /// Findings of one group are told in one call (D5): of one centre, one kind, at one place. Where the object is the vessel's own feed or
  /// there is none, the kind and the centre make the group.
  package var groupKey: String { "\(centre)/\(finding.code.rawValue)/\(finding.object)" }
}

extension LadderCall {
  /// The rungs of a call as they were recorded: `watchkeepers=P-1+P-2 dutyLeader=gap`.
  package static func rungs(told: String) -> Set<LadderRules.Rung> {
    Set(
      told.split(separator: " ").compactMap { part in
        let sides = part.split(separator: "=", maxSplits: 1).map(String.init)
        guard sides.count == 2, sides[1] != "gap" else { return nil }
        return LadderRules.Rung(rawValue: sides[0])
      })
  }
}
