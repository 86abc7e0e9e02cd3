package import Organisation
package import Regulation
package import Units

/// One call of the ladder: who is to be told, and which step that is. Computed from the matter's state and what has been told,
/// so that it goes on where it should after a restart (D1).
package struct LadderCall: Hashable, Sendable {
  /// `1763771000000/step/2` or `…/repeat/3`: the climb's start, then what. Unique for one finding.
  package var key: String
  package var rungs: [LadderRules.Rung]
  /// When it fell due.
  package var due: Instant
  package init(key: String, rungs: [LadderRules.Rung], due: Instant) {
    self.key = key
    self.rungs = rungs
    self.due = due
  }
}

/// The ladder of one finding at one moment.
package struct LadderView: Sendable {
  /// Calls that are due and not made, oldest first. Of repeats that piled up only the latest is left.
  package var owed: [LadderCall]
  /// When the next call falls due if nobody acts; nil: none.
  package var next: Instant?

  /// - Parameter told: keys of the calls already made for this finding.
  package static func of(
    _ record: FindingRecord, ladder: LadderRules.Ladder?, told: Set<String>, now: Instant
  ) -> LadderView {
    guard let ladder, record.isClimbing(at: now) else { return LadderView(owed: [], next: nil) }
    let start = record.climbStart(at: now)
    var owed: [LadderCall] = []
    for (index, step) in ladder.steps.enumerated() {
      let due = start + step.after
      guard due <= now else { return LadderView(owed: owed, next: due) }
      let key = "\(start.milliseconds)/step/\(index + 1)"
      if !told.contains(key) { owed.append(LadderCall(key: key, rungs: step.tell, due: due)) }
    }
    guard let every = ladder.repeatEvery, every.milliseconds > 0, let last = ladder.steps.last else {
      return LadderView(owed: owed, next: nil)
    }
    let lastDue = start + last.after
    let passed = (now - lastDue).milliseconds / every.milliseconds
    if passed >= 1 {
      let key = "\(start.milliseconds)/repeat/\(passed)"
      let everyone = ladder.steps.flatMap(\.tell).reduced()
      if !told.contains(key) {
        owed.append(LadderCall(key: key, rungs: everyone, due: lastDue + every * Int(passed)))
      }
    }
    return LadderView(owed: owed, next: lastDue + every * Int(passed + 1))
  }
}

extension LadderCall {
  /// The step behind this one, owed at once because this one reached nobody (design.md, The ladder: a step that resolves to nobody
  /// is skipped at once). nil behind the last step, behind a repeat, and where it was made already.
  package func following(in ladder: LadderRules.Ladder, told: Set<String>) -> LadderCall? {
    let parts = key.split(separator: "/")
    guard parts.count == 3, parts[1] == "step", let step = Int(parts[2]), ladder.steps.indices.contains(step) else {
      return nil
    }
    let key = "\(parts[0])/step/\(step + 1)"
    return told.contains(key) ? nil : LadderCall(key: key, rungs: ladder.steps[step].tell, due: due)
  }
}

extension [LadderRules.Rung] {
  /// Each rung once, in the order of first mention.
  fileprivate func reduced() -> [LadderRules.Rung] {
    var seen: Set<LadderRules.Rung> = []
    return filter { seen.insert($0).inserted }
  }
}

/// Whom a rung means, in one centre, now.
package struct RungResolver: Sendable {
  package let directory: Directory
  package init(_ directory: Directory) { self.directory = directory }

  /// People on a rung as of `now`; empty is a gap of the roster, which is skipped at once and recorded.
  package func people(_ rung: LadderRules.Rung, centre: CentreID, at now: Instant) -> [Person] {
    switch rung {
    case .watchkeepers:
      return directory.onWatch(centre, at: now)?.watchkeepers.compactMap { directory.person($0) } ?? []
    case .dutyLeader:
      return leader(of: centre, at: now)
    case .centreLeader:
      return directory.people(of: centre, role: .centreLeader)
    case .superiorDutyLeader:
      guard let parent = directory.centre(centre)?.parent else { return leader(of: centre, at: now) }
      return leader(of: parent, at: now)
    case .provinceDutyLeader:
      guard let province = directory.province else { return [] }
      return leader(of: province.id, at: now)
    }
  }

  /// The duty leader on watch; outside a second-line centre's hours its duty leaders by telephone (R17).
  private func leader(of centre: CentreID, at now: Instant) -> [Person] {
    if let watch = directory.onWatch(centre, at: now), let person = directory.person(watch.leader) { return [person] }
    return directory.people(of: centre, role: .dutyLeader)
  }
}
