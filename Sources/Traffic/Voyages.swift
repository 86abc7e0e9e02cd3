import Geometry
import Units

/// Someone who sails by a plan: along one of its ways at each departure, moored in between.
struct Voyages: Sendable {
  /// A way along places at one speed.
  struct Way: Sendable {
    let points: [Position]
    let knots: Double
    /// Metres from the start to each place.
    private let reached: [Double]
    private let bearings: [Double]

    init(_ points: [Position], knots: Double) {
      self.points = points
      self.knots = max(0.1, knots)
      var metres = 0.0
      reached =
        [0]
        + zip(points, points.dropFirst()).map {
          metres += $0.distance(to: $1)
          return metres
        }
      bearings = zip(points, points.dropFirst()).map { $0.bearing(to: $1) }
    }

    var seconds: Double { (reached.last ?? 0) / Knots(knots).metresPerSecond }

    /// Where it is so long after the start, and its course.
    func place(after seconds: Double) -> (position: Position, course: Double) {
      let metres = max(0, seconds) * Knots(knots).metresPerSecond
      var (low, high) = (0, reached.count - 1)
      while low + 1 < high {
        let middle = (low + high) / 2
        if reached[middle] <= metres { low = middle } else { high = middle }
      }
      guard low + 1 < points.count else { return (points[low], 0) }
      let length = reached[low + 1] - reached[low]
      let part = length > 0 ? min(1, (metres - reached[low]) / length) : 0
      return (points[low].interpolated(to: points[low + 1], part), bearings[low])
    }
  }

  struct Departure: Sendable {
    var at: Instant
    var way: Int
  }

  var ways: [Way]
  /// In order of time.
  var departures: [Departure]
  /// Where it lies before the first of them.
  var home: Position
  /// Class B says nothing of its status.
  var berthStatus: UInt8 = 5

  func state(at instant: Instant) -> Mover.State {
    var (low, high) = (-1, departures.count)
    while low + 1 < high {
      let middle = (low + high) / 2
      if departures[middle].at <= instant { low = middle } else { high = middle }
    }
    guard low >= 0 else { return Mover.State(position: home, knots: 0, course: 0, status: berthStatus) }
    let way = ways[departures[low].way]
    let elapsed = (instant - departures[low].at).seconds
    let (position, course) = way.place(after: min(elapsed, way.seconds))
    let isMoored = elapsed >= way.seconds
    return Mover.State(
      position: position, knots: isMoored ? 0 : way.knots, course: course,
      status: isMoored || berthStatus != 5 ? berthStatus : 0)
  }
}
