import Geometry
package import Units

/// Whose waters a place is (D5): the county's whose polygon holds it, else the city's direct waters, else the province's.
package struct Jurisdiction: Sendable {
  private struct Waters: Sendable {
    var centre: CentreID
    var area: Area
  }
  private let counties: [Waters]
  private let cities: [Waters]
  private let province: CentreID?
  private let points: [MonitoringPoint]

  package init(_ organisation: Organisation) {
    func waters(_ tier: Tier) -> [Waters] {
      organisation.centres.filter { $0.tier == tier }.sorted { $0.id < $1.id }.compactMap { centre in
        centre.waters.flatMap { Area($0) }.map { Waters(centre: centre.id, area: $0) }
      }
    }
    counties = waters(.county)
    cities = waters(.city)
    province = organisation.centres.first { $0.tier == .province }?.id
    points = organisation.points.sorted { $0.id < $1.id }
  }

  /// nil only where there is no province centre.
  package func centre(of place: Position) -> CentreID? {
    counties.first { $0.area.contains(place) }?.centre ?? cities.first { $0.area.contains(place) }?.centre ?? province
  }

  /// The nearest monitoring point within `metres`: how people name a place, and whose township a notice goes to (X8).
  package func nearestPoint(to place: Position, within metres: Metres) -> MonitoringPoint? {
    var best: (point: MonitoringPoint, distance: Double)?
    for point in points {
      let distance = point.place.distance(to: place)
      if distance <= metres.value, distance < best?.distance ?? .infinity { best = (point, distance) }
    }
    return best?.point
  }
}
