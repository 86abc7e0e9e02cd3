package import Organisation
package import Regulation
package import Units

/// A time in which something will not work, or does not, announced to whom it concerns (S5): planned ones 48 hours ahead, emergency
/// ones within 24 hours of their beginning.
package struct Outage: Hashable, Sendable, Codable {
  /// To whom it is announced.
  package enum Party: String, Sendable, Codable, CaseIterable {
    /// The centre's own desk and leaders.
    case own
    /// The superior centre.
    case superior
    /// The townships of the points concerned.
    case points
  }
  package enum State: String, Sendable, Codable, CaseIterable { case ahead, running, over, cancelled }

  package var no: Int64
  package var centre: CentreID
  package var from: Instant
  package var until: Instant
  /// What is affected, in words.
  package var what: String
  package var points: [PointID]
  package var to: [Party]
  package var isEmergency: Bool
  /// The fault behind it.
  package var fault: Int64?
  package var announcedAt: Instant
  package var announcedBy: PersonID
  /// Announced later than S5 has it.
  package var isLate: Bool
  package var cancelled: FaultRecord.Step?
  package var drill: Bool
  package var revision: Int

  package init(
    no: Int64 = 0, centre: CentreID, from: Instant, until: Instant, what: String, points: [PointID], to: [Party],
    isEmergency: Bool, fault: Int64?, announcedAt: Instant, announcedBy: PersonID, isLate: Bool, drill: Bool
  ) {
    self.no = no
    self.centre = centre
    self.from = from
    self.until = until
    self.what = what
    self.points = points
    self.to = to
    self.isEmergency = isEmergency
    self.fault = fault
    self.announcedAt = announcedAt
    self.announcedBy = announcedBy
    self.isLate = isLate
    self.drill = drill
    revision = 1
  }

  package func state(at now: Instant) -> State {
    if cancelled != nil { return .cancelled }
    return now < from ? .ahead : now < until ? .running : .over
  }

  /// S5: planned 48 hours ahead at least; an emergency one within 24 hours after it began.
  package static func isLate(from: Instant, isEmergency: Bool, announced: Instant, rules: FaultRules) -> Bool {
    isEmergency ? announced > from + rules.emergencyNotice : announced > from - rules.outageNotice
  }
}
