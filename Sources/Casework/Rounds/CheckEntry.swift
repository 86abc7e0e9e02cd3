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
    /// The camera did not show the object (G15): looked is not seen, it fills nothing.
    case cameraDown = "camera-down"
  }

  /// 补录: why a line counts as entered late (R12). Made in its time, written down afterwards: from paper, after an outage.
  package enum LateEntry: String, Sendable, Codable, CaseIterable {
    /// The round's time had run out.
    case afterRound = "after-round"
    /// The report that covers it had gone out: what it says stays, the next one lists the line.
    case afterReport = "after-report"
  }

  /// How it was looked at (G8).
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
  /// nil: written down in its time.
  package var lateEntry: LateEntry?

  package init(
    no: Int64 = 0, centre: CentreID, target: Target, checkedAt: Instant, recordedAt: Instant, by: PersonID,
    leader: PersonID?, dutyID: String?, placement: Placement, means: Means, pictureUsable: Bool,
    weather: String? = nil, managerPresent: Bool? = nil, clerkPresent: Bool? = nil, lifeJackets: String? = nil,
    load: String? = nil, order: String? = nil, findings: [FindingCode] = [], action: String? = nil,
    note: String? = nil, lateEntry: LateEntry? = nil
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
    self.lateEntry = lateEntry
  }
}

extension CheckEntry.Placement {
  /// As form 4 names where a check went.
  package init(_ placement: CheckPlacement) {
    switch placement {
    case .counts(_, late: false): self = .counts
    case .counts(_, late: true): self = .late
    case .makeup: self = .makeup
    case .cameraDown: self = .cameraDown
    case .extra: self = .extra
    }
  }
}

extension RoundBook {
  /// Places a look at an object and records it (R3). G15: a camera that does not show its object is a fault and no check; whatever
  /// asked for the look still owes it, and keeps that it was tried.
  package mutating func look(
    at target: Target, by centre: CentreID, at instant: Instant, named: Duty.ID?, pictureUsable: Bool
  ) -> CheckPlacement {
    if pictureUsable { return check(target, by: centre, at: instant, named: named) }
    let tried = placement(target, by: centre, at: instant, named: named).dutyID.map { CheckPlacement.cameraDown($0) }
    record(target, at: instant, as: tried ?? .extra)
    return tried ?? .extra
  }
}

/// Who took a duty back, when and why (D1, R22).
package struct Withdrawal: Hashable, Sendable, Codable {
  package var at: Instant
  package var by: PersonID
  package var reason: String
  package init(at: Instant, by: PersonID, reason: String) {
    self.at = at
    self.by = by
    self.reason = reason
  }
}

/// A duty with what was done of it.
package struct DutyRecord: Hashable, Sendable, Codable {
  package var no: Int64
  package var duty: Duty
  /// When the last of its targets was done, or the report accepted by every relay.
  package var finished: Instant?
  /// Taken back with person and reason (D1); nil: it stands.
  package var withdrawal: Withdrawal?
  package var withdrawn: Bool { withdrawal != nil }
  /// Targets done, and when.
  package var done: [Target: Instant]
  /// Targets that were looked at while the camera did not show them, and not done since (G15): when, last.
  package var cameraDown: [Target: Instant] = [:]
  package var revision: Int

  package init(
    no: Int64 = 0, duty: Duty, finished: Instant? = nil, withdrawal: Withdrawal? = nil, done: [Target: Instant] = [:],
    revision: Int = 1
  ) {
    self.no = no
    self.duty = duty
    self.finished = finished
    self.withdrawal = withdrawal
    self.done = done
    self.revision = revision
  }

  package func state(at now: Instant) -> DutyState {
    DutyState.of(duty, finished: finished, withdrawn: withdrawn, now: now)
  }
}
