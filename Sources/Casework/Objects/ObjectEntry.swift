package import Organisation
package import Units

/// What the configuration says of a watched object (form 1): it changes with the files, and never by an act.
package struct ObjectFacts: Hashable, Sendable, Codable {
  package enum Group: String, Sendable, Codable, CaseIterable { case point, vessel }
  package var group: Group
  /// Its id in the configuration: `PT-430105-01`, `V-001`.
  package var id: String
  /// `ferry`, `wharf`, `reach`; of a vessel its kind.
  package var kind: String
  package var name: String
  package var centre: CentreID
  package var place: Position?
  /// `cctv`, `gps`, `ais`, `vhf`
  package var means: [String]
  package var sailings: Hours?
  /// The unit answerable for it (X8): a township, else the centre's authority.
  package var unit: UnitID?
  /// The township in whose area it lies: the local government, unless people say otherwise.
  package var township: UnitID?

  /// Unique among all objects: a point and a vessel may bear the same id.
  package var key: String { "\(group.rawValue):\(id)" }

  package init(_ point: MonitoringPoint, directory: Directory) {
    group = .point
    id = point.id
    kind = point.kind.rawValue
    name = point.name
    centre = point.centre
    place = point.place
    means = point.means.map(\.rawValue)
    sailings = point.sailings
    township = point.township
    unit = point.township ?? directory.centre(point.centre)?.authority
  }

  package init(_ vessel: RegisteredVessel, directory: Directory) {
    let point = vessel.point.flatMap { directory.point($0) }
    group = .vessel
    id = vessel.id
    kind = vessel.kind.rawValue
    name = vessel.name
    centre = vessel.homeCentre
    place = nil
    means = [MonitoringPoint.Means.ais.rawValue]
    sailings = vessel.service
    township = point?.township
    unit = point?.township ?? directory.centre(vessel.homeCentre)?.authority
  }

  /// All watched objects of an organisation, in order of centre and key.
  package static func all(_ directory: Directory) -> [ObjectFacts] {
    let points = directory.organisation.points.map { ObjectFacts($0, directory: directory) }
    let vessels = directory.organisation.vessels.map { ObjectFacts($0, directory: directory) }
    return (points + vessels).sorted { ($0.centre, $0.key) < ($1.centre, $1.key) }
  }
}

/// A line of form 1, 监控对象信息表 (P1, C1, X1).
package struct ObjectEntry: Hashable, Sendable {
  package var no: Int64
  package var facts: ObjectFacts
  /// What people keep; a field without a value is not there.
  package var contacts: [ContactField: String]
  /// When it was first taken in from the configuration.
  package var takenIn: Instant
  package var updatedAt: Instant
  /// nil: by the configuration.
  package var updatedBy: PersonID?
  package var confirmedAt: Instant?
  package var confirmedBy: PersonID?
  package var revision: Int

  package init(
    no: Int64 = 0, facts: ObjectFacts, contacts: [ContactField: String] = [:], takenIn: Instant, updatedAt: Instant,
    updatedBy: PersonID? = nil, confirmedAt: Instant? = nil, confirmedBy: PersonID? = nil, revision: Int = 1
  ) {
    self.no = no
    self.facts = facts
    self.contacts = contacts
    self.takenIn = takenIn
    self.updatedAt = updatedAt
    self.updatedBy = updatedBy
    self.confirmedAt = confirmedAt
    self.confirmedBy = confirmedBy
    self.revision = revision
  }

  /// A field's value before and after a change.
  package struct Change: Hashable, Sendable {
    package var field: ContactField
    package var before: String
    package var after: String
    package init(_ field: ContactField, _ before: String, _ after: String) {
      self.field = field
      self.before = before
      self.after = after
    }
  }

  /// The entry with `values` taken over, and what that changes; an empty value takes a field away. What is there already is no change.
  package func setting(_ values: [ContactField: String]) throws(ObjectRefusal) -> (ObjectEntry, [Change]) {
    var next = self
    var changes: [Change] = []
    for field in ContactField.allCases {
      guard let text = values[field] else { continue }
      let after = try field.checked(text)
      let before = contacts[field] ?? ""
      if after == before { continue }
      next.contacts[field] = after.isEmpty ? nil : after
      changes.append(Change(field, before, after))
    }
    return (next, changes)
  }
}

/// When form 1 and the contact list want to be looked at again.
package enum RegisterClock {
  /// An entry last confirmed (else taken in) before this instant is pointed out: so many days ago or more, by the calendar.
  package static func confirmedBefore(_ days: Int, zone: CivilZone, now: Instant) -> Instant {
    zone.instant(zone.civil(now).date - days + 1, .midnight)
  }

  package enum ListState: String, Sendable, Codable, CaseIterable {
    /// Confirmed in this calendar month.
    case confirmed
    /// Not yet confirmed in this month.
    case due
    /// A whole calendar month has passed without.
    case overdue
  }

  /// S8: the contact list is confirmed monthly. `last`: when it was, else since when it has been kept.
  package static func listState(last: Instant, isConfirmed: Bool, zone: CivilZone, now: Instant) -> ListState {
    let thisMonth = zone.civil(now).date.firstOfMonth
    let lastMonth = (thisMonth - 1).firstOfMonth
    let day = zone.civil(last).date
    if day >= thisMonth { return isConfirmed ? .confirmed : .due }
    return day >= lastMonth ? .due : .overdue
  }
}
