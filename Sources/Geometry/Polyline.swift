public import Units

/// A way through places: straight legs, two places at least.
public struct Polyline: Hashable, Sendable {
  public let places: [Position]

  /// nil for fewer than two places, or for one that is no place on earth.
  public init?(_ places: [Position]) {
    guard places.count >= 2, places.allSatisfy(\.isValid) else { return nil }
    self.places = places
  }

  /// Metres from the nearest point of the way, in the local plane.
  /// - Complexity: O(legs).
  public func distance(to place: Position) -> Double {
    let metric = LocalMetric(latitude: place.latitude)
    var nearest = Double.infinity
    for index in 1..<places.count {
      let a = metric.offset(from: place, to: places[index - 1])
      let b = metric.offset(from: place, to: places[index])
      let (east, north) = (b.east - a.east, b.north - a.north)
      let length = east * east + north * north
      let along = length > 0 ? max(0, min(1, -(a.east * east + a.north * north) / length)) : 0
      let (x, y) = (a.east + along * east, a.north + along * north)
      nearest = min(nearest, x * x + y * y)
    }
    return nearest.squareRoot()
  }

  /// Metres from its first place to its last.
  public var length: Double { zip(places, places.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) } }
}
