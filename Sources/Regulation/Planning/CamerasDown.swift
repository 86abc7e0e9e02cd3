package import Organisation
package import Units

/// G15, R1: the points whose camera was down as a day opened, by day, as the openings recorded them (R22). Such a point is out of service
/// for the draws of its centre's superiors, who see it through that camera, and its day is none of its days in service; what is owed is
/// made up for on the days that are left. The rounds of the centre that runs it go on: it has telephone, VHF and people on the spot.
package struct CamerasDown: Hashable, Sendable {
  private var days: [CivilDate: Set<PointID>] = [:]
  private var touched: Set<PointID> = []

  /// No camera is down.
  package init() {}

  package init(_ days: [CivilDate: Set<PointID>]) {
    self.days = days
    touched = days.values.reduce(into: []) { $0.formUnion($1) }
  }

  package mutating func add(_ points: Set<PointID>, on day: CivilDate) {
    days[day, default: []].formUnion(points)
    touched.formUnion(points)
  }

  package func points(on day: CivilDate) -> Set<PointID> { days[day] ?? [] }

  package func isDown(_ target: Target, on day: CivilDate) -> Bool {
    guard case .point(let point) = target, touched.contains(point) else { return false }
    return days[day]?.contains(point) ?? false
  }

  /// On any of the days that are known.
  func touches(_ target: Target) -> Bool {
    guard case .point(let point) = target else { return false }
    return touched.contains(point)
  }
}
