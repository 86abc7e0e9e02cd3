import Geometry
import Units

/// Whose waters a zone lies in (P5): for those who are to hear of what holds there.
extension Jurisdiction {
  /// Every centre whose waters the zone's edges run through or lie around. A zone far from every county's and city's waters is the
  /// province's.
  /// - Complexity: O(edges × centres).
  package func centres(touching zone: Zone, of organisation: Organisation) -> Set<CentreID> {
    var found: Set<CentreID> = []
    for ring in zone.area.polygons.flatMap({ $0 }) {
      for (a, b) in zip(ring, ring.dropFirst()) {
        for step in 0..<Self.steps {
          let share = Double(step) / Double(Self.steps)
          let place = Position(
            latitude: a.latitude + (b.latitude - a.latitude) * share,
            longitude: a.longitude + (b.longitude - a.longitude) * share)
          if let centre = centre(of: place) { found.insert(centre) }
        }
      }
    }
    // Waters wholly inside a great zone have no edge of it.
    guard let area = zone.water else { return found }
    for centre in organisation.centres where !found.contains(centre.id) {
      let corners = centre.waters?.polygons.flatMap { $0.first ?? [] } ?? []
      if corners.contains(where: { area.contains($0) }) { found.insert(centre.id) }
    }
    return found
  }

  /// Each edge is looked at in so many places.
  private static var steps: Int { 16 }
}
