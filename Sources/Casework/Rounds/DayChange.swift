import Organisation
package import Regulation
package import Units

/// What another configuration changes on a day that is open (`effective: now`, D1): duties are added, open ones are withdrawn or get
/// another content under the same id. Nothing that was done, missed, taken back or added by people is touched.
package enum DayChange: Hashable, Sendable {
  case add(Duty)
  case withdraw(DutyRecord)
  case replace(DutyRecord, Duty)

  /// The difference between what is recorded and what is owed by the versions that take effect.
  ///
  /// - Parameters:
  ///   - records: the open day's duties.
  ///   - planned: what the new versions owe on it, from the counts of its opening.
  ///   - exists: whether an object is still there.
  package static func between(
    _ records: [DutyRecord], _ planned: [Duty], at now: Instant, exists: (Target) -> Bool
  ) -> [DayChange] {
    let owed = Dictionary(planned.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let known = Set(records.map(\.duty.id))
    var changes: [DayChange] = []
    for record in records where record.isChangeable(at: now) {
      if let duty = owed[record.duty.id] {
        let next = duty.keeping(record, exists: exists)
        // What would be late the moment it is written stays as it was.
        if next != record.duty, next.due > now { changes.append(.replace(record, next)) }
      } else if record.duty.added == nil {
        changes.append(.withdraw(record))
      }
    }
    // Nobody owes today what was over before it was owed (R22).
    return changes + planned.filter { !known.contains($0.id) && $0.due > now }.map { .add($0) }
  }
}

extension DutyRecord {
  /// Still ahead of people, in time or late.
  fileprivate func isChangeable(at now: Instant) -> Bool {
    switch state(at: now) {
    case .ahead, .open, .late: true
    case .done, .doneLate, .missed, .withdrawn, .over: false
    }
  }
}

extension Duty {
  /// The duty with what is recorded of it: objects that were looked at stay; a draw keeps what it has drawn and is only filled up, for
  /// a second draw on one day could be steered.
  fileprivate func keeping(_ record: DutyRecord, exists: (Target) -> Bool) -> Duty {
    guard kind.isRound else { return self }
    var duty = self
    let isDraw = kind.isDrawn && quota?.isEverything != true
    let kept = record.duty.targets.filter { record.done[$0] != nil || isDraw && exists($0) }
    let fresh = targets.filter { !kept.contains($0) }
    let room = isDraw ? max(0, targets.count - kept.count) : fresh.count
    duty.targets = (kept + fresh.prefix(room)).sorted()
    return duty
  }
}
