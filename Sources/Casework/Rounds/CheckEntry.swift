package import Organisation
package import Regulation
package import Units

/// A line of the patrol record (form 4): one object looked at once.
package struct CheckEntry: Hashable, Sendable, Codable {
  /// What the check counts for (R3).
  package enum Placement: String, Sendable, Codable, CaseIterable {
    /// Fills its round in time.
    case counts
    /// Fills its round after `due`.
    case late
    /// 补查: the round was missed already; fills nothing.
    case makeup
    /// Owed by no round.
    case extra
  }

  /// How it was looked at.
  package enum Means: String, Sendable, Codable, CaseIterable { case cctv, gps, ais, vhf, phone, onsite }

  package var no: Int64
  package var centre: CentreID
  package var target: Target
  package var checkedAt: Instant
  package var recordedAt: Instant
  package var by: PersonID
  /// The duty leader then on watch.
  package var leader: PersonID?
  package var dutyID: String?
  package var placement: Placement
  package var means: Means
  /// G15: a camera that does not show its object is a fault, not "nothing seen".
  package var pictureUsable: Bool
  package var weather: String?
  package var managerPresent: Bool?
  package var clerkPresent: Bool?
  package var lifeJackets: String?
  package var load: String?
  package var order: String?
  package var findings: [FindingCode]
  package var action: String?
  package var note: String?

  package init(
    no: Int64 = 0, centre: CentreID, target: Target, checkedAt: Instant, recordedAt: Instant, by: PersonID,
    leader: PersonID?, dutyID: String?, placement: Placement, means: Means, pictureUsable: Bool,
    weather: String? = nil, managerPresent: Bool? = nil, clerkPresent: Bool? = nil, lifeJackets: String? = nil,
    load: String? = nil, order: String? = nil, findings: [FindingCode] = [], action: String? = nil,
    note: String? = nil
  ) {
    self.no = no
    self.centre = centre
    self.target = target
    self.checkedAt = checkedAt
    self.recordedAt = recordedAt
    self.by = by
    self.leader = leader
    self.dutyID = dutyID
    self.placement = placement
    self.means = means
    self.pictureUsable = pictureUsable
    self.weather = weather
    self.managerPresent = managerPresent
    self.clerkPresent = clerkPresent
    self.lifeJackets = lifeJackets
    self.load = load
    self.order = order
    self.findings = findings
    self.action = action
    self.note = note
  }
}

extension CheckEntry.Placement {
  /// As form 4 names where a check went.
  package init(_ placement: CheckPlacement) {
    switch placement {
    case .counts(_, late: false): self = .counts
    case .counts(_, late: true): self = .late
    case .makeup: self = .makeup
    case .extra: self = .extra
    }
  }
}

extension RoundBook {
  /// Places a look at an object and records it (R3). G15: a camera that does not show its object is a fault and no check; whatever
  /// asked for the look still owes it.
  package mutating func look(
    at target: Target, by centre: CentreID, at instant: Instant, named: Duty.ID?, pictureUsable: Bool
  ) -> CheckPlacement {
    pictureUsable ? check(target, by: centre, at: instant, named: named) : .extra
  }
}

/// A duty with what was done of it.
package struct DutyRecord: Hashable, Sendable, Codable {
  package var no: Int64
  package var duty: Duty
  /// When the last of its targets was done, or the report accepted by every relay.
  package var finished: Instant?
  package var withdrawn: Bool
  /// Targets done, and when.
  package var done: [Target: Instant]
  package var revision: Int

  package init(
    no: Int64 = 0, duty: Duty, finished: Instant? = nil, withdrawn: Bool = false, done: [Target: Instant] = [:],
    revision: Int = 1
  ) {
    self.no = no
    self.duty = duty
    self.finished = finished
    self.withdrawn = withdrawn
    self.done = done
    self.revision = revision
  }

  package func state(at now: Instant) -> DutyState {
    DutyState.of(duty, finished: finished, withdrawn: withdrawn, now: now)
  }
}
