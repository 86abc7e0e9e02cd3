package import Units

/// Whose sailings open a centre's staffed window (G3): a monitoring point by its timetable; and a passenger vessel or ferry that serves no
/// point, by its own, in the centre that watches it, its home centre. The one place that says so: the plan of a day and the state of a
/// room both read it. A vessel that serves a point sails by that point's timetable and opens nothing of its own.
package struct Sailer: Hashable, Sendable {
  private enum Kind: Hashable {
    case point(MonitoringPoint)
    case vessel(RegisteredVessel)
  }
  private var kind: Kind

  package init(_ point: MonitoringPoint) { kind = .point(point) }

  /// nil: not a passenger vessel or ferry, or one that serves a point, or without sailings.
  package init?(_ vessel: RegisteredVessel) {
    guard vessel.carriesPassengers, vessel.point == nil, vessel.service != nil || !vessel.timetable.isEmpty else {
      return nil
    }
    kind = .vessel(vessel)
  }

  /// Id of the point, or of the vessel; Settings sees to it that no two sailers share one.
  package var id: String {
    switch kind {
    case .point(let point): point.id
    case .vessel(let vessel): vessel.id
    }
  }

  package var name: String {
    switch kind {
    case .point(let point): point.name
    case .vessel(let vessel): vessel.name
    }
  }

  /// The centre that watches it.
  package var centre: CentreID {
    switch kind {
    case .point(let point): point.centre
    case .vessel(let vessel): vessel.homeCentre
    }
  }

  /// nil for a vessel.
  package var point: MonitoringPoint? {
    if case .point(let point) = kind { return point }
    return nil
  }

  /// First departure and last berthing on `day`, after 24:00 where it berths in the night after; nil: none that day.
  package func sailings(on day: CivilDate, holidays: HolidayCalendar) -> Hours? {
    switch kind {
    case .point(let point): point.sailings(on: day, holidays: holidays)
    case .vessel(let vessel):
      vessel.timetable.sailings(on: day, ordinary: vessel.service, holidays: holidays)
    }
  }

  /// On some day or other.
  package var everSails: Bool {
    switch kind {
    case .point(let point): point.sailings != nil || point.timetable.contains { $0.sailings != nil }
    case .vessel: true
    }
  }

  /// Why a point is not in service on `day`; nil when it is, and for a vessel.
  package func absence(on day: CivilDate) -> Absence? { point?.absence(on: day) }
}

extension RegisteredVessel {
  /// 客（渡）船: a passenger vessel or a ferry; a tourist vessel (旅游船) is a passenger vessel.
  package var carriesPassengers: Bool {
    switch kind {
    case .passenger, .ferry, .tourist: true
    case .dangerousGoods, .cargo, .tanker, .tug, .workboat, .official: false
    }
  }
}

extension Organisation {
  /// By centre, in order of id, points before vessels.
  package var sailers: [CentreID: [Sailer]] {
    let points = points.sorted { $0.id < $1.id }.map { Sailer($0) }
    let vessels = vessels.compactMap { Sailer($0) }.sorted { $0.id < $1.id }
    return Dictionary(grouping: points + vessels, by: \.centre)
  }
}
