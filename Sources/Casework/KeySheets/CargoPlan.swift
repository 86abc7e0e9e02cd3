package import Organisation
package import Units

/// A loading or unloading plan filed by a port enterprise, or a dangerous-goods notice (C6: whatever the cargo; C5, X4).
package struct CargoPlan: Hashable, Sendable, Codable {
  package var no: Int64
  /// Where it is loaded or unloaded; its centre answers for it.
  package var point: PointID
  package var centre: CentreID
  package var vessel: String
  package var cargo: String
  /// 危险品
  package var isDangerous: Bool
  package var from: Instant
  package var through: Instant
  package var enteredBy: PersonID
  package var enteredAt: Instant
  package var cancelledBy: PersonID?
  package var cancelledAt: Instant?

  package init(
    no: Int64 = 0, point: PointID, centre: CentreID, vessel: String, cargo: String, isDangerous: Bool, from: Instant,
    through: Instant, enteredBy: PersonID, enteredAt: Instant
  ) {
    self.no = no
    self.point = point
    self.centre = centre
    self.vessel = vessel
    self.cargo = cargo
    self.isDangerous = isDangerous
    self.from = from
    self.through = through
    self.enteredBy = enteredBy
    self.enteredAt = enteredAt
  }

  package var isCancelled: Bool { cancelledAt != nil }

  /// Its days among `week`, and its hours where it begins and ends on one day.
  package func period(in week: [CivilDate], zone: CivilZone) -> (days: [CivilDate], hours: Hours?) {
    let (first, last) = (zone.civil(from), zone.civil(through))
    let days = week.filter { first.date <= $0 && $0 <= last.date }
    return (days, first.date == last.date && first.time < last.time ? Hours(first.time, last.time) : nil)
  }
}
