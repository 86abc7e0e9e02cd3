package import Organisation
package import Units

/// 交接班: one watch of a centre handed to the next, as form 6 records it (G6, S2): written by the off-going watch from what is open, signed by
/// those who take over, then by those who go. A value; what time and people may do to it stands in `Handover+Acts.swift`.
package struct Handover: Hashable, Sendable, Codable {
  /// A watch as the roster has it.
  package struct Watch: Hashable, Sendable, Codable {
    package var starts: Instant
    package var ends: Instant
    package var watchkeepers: [PersonID]
    package var leader: PersonID
    package init(_ watch: WatchOnDuty) {
      starts = watch.starts
      ends = watch.ends
      watchkeepers = watch.watchkeepers
      leader = watch.leader
    }
  }

  /// A matter that goes on into the next watch.
  package struct Matter: Hashable, Sendable, Codable {
    package var what: String
    package var state: String
    package var next: String
    package init(what: String, state: String, next: String) {
      self.what = what
      self.state = state
      self.next = next
    }
  }

  package struct Item: Hashable, Sendable, Codable {
    package var equipment: String
    package var state: String
    package init(equipment: String, state: String) {
      self.equipment = equipment
      self.state = state
    }
  }

  package struct Signature: Hashable, Sendable, Codable {
    package var by: PersonID
    package var at: Instant
    /// When who takes over was in the room; at the latest as they signed.
    package var arrived: Instant?
    package init(by: PersonID, at: Instant, arrived: Instant? = nil) {
      self.by = by
      self.at = at
      self.arrived = arrived
    }
  }

  /// 替班: reported to the duty leader, approved by the leader in charge; the substitute carries that watch.
  package struct Substitute: Hashable, Sendable, Codable {
    package var out: PersonID
    package var instead: PersonID
    package var reason: String
    package var askedBy: PersonID
    package var askedAt: Instant
    package var approvedBy: PersonID?
    package var approvedAt: Instant?
  }

  package var no: Int64 = 0
  package var centre: CentreID
  package var offGoing: Watch
  package var onComing: Watch
  package var preparedBy: PersonID?
  package var preparedAt: Instant?
  package var equipment: [Item] = []
  package var matters: [Matter] = []
  package var instructions = ""
  package var substitutes: [Substitute] = []
  package var signedOn: [Signature] = []
  package var signedOff: [Signature] = []
  /// Duty leaders of either watch who have looked at it.
  package var leaders: [Signature] = []
  package var lateTold = false
  package var revision = 1

  /// - Parameter kept: who really kept the off-going watch, where its own handover says so.
  package init(centre: CentreID, offGoing: WatchOnDuty, onComing: WatchOnDuty, kept: [PersonID]? = nil) {
    self.centre = centre
    self.offGoing = Watch(offGoing)
    self.onComing = Watch(onComing)
    if let kept, !kept.isEmpty { self.offGoing.watchkeepers = kept }
  }

  /// Who has to take over: the roster's, approved substitutes in the place of those whom they stand for.
  package var taking: [PersonID] {
    onComing.watchkeepers.map { person in
      substitutes.last { $0.out == person && $0.approvedBy != nil }?.instead ?? person
    }
  }

  /// The next watch begins as this one ends: whoever goes waits for whoever comes. A second-line room is empty between them (G4).
  package var isContinuous: Bool { onComing.starts <= offGoing.ends }

  package var missingOn: [PersonID] { taking.filter { person in !signedOn.contains { $0.by == person } } }
  package var missingOff: [PersonID] {
    offGoing.watchkeepers.filter { person in !signedOff.contains { $0.by == person } }
  }
  package var isComplete: Bool { preparedAt != nil && missingOn.isEmpty && missingOff.isEmpty }

  /// The signature that the watch changed hands with: the last of those who go; where the room was empty between, of those who came.
  package var changedAt: Instant? {
    guard isComplete else { return nil }
    return (isContinuous ? signedOff : signedOn).map(\.at).max()
  }

  /// G6: how much later than the change of the watch it was, or is by now; nil: not late.
  package func lateness(grace: TimeSpan, now: Instant) -> TimeSpan? {
    let late = (changedAt ?? now) - onComing.starts
    return late > grace ? late : nil
  }
}
