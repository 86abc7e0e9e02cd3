// Geometry: distances, bearings, areas and the index over them, datums. Positions go in, metres and degrees come out; nothing
// here knows what a vessel or a rule is. Distances up to some tens of kilometres are those of the WGS 84 ellipsoid to within
// 0.1 %; everything is safe on both sides of the 180° meridian, and towards the poles as far as a box of latitudes and
// longitudes makes sense (an area that holds a pole does not).

public import Units

/// How long a degree is, around a latitude (WGS 84): the plane in which short distances are computed.
public struct LocalMetric: Hashable, Sendable {
  /// Metres a degree of latitude and of longitude.
  public var north: Double
  public var east: Double

  public init(latitude: Double) {
    let c = cosine(max(-90, min(90, latitude)) * radian)
    let c2 = 2 * c * c - 1
    north = 111_132.954 - 559.822 * c2 + 1.175 * (2 * c2 * c2 - 1)
    // cos 3φ and cos 5φ from cos φ and cos 2φ.
    let c3 = c * (2 * c2 - 1)
    let c5 = 2 * c2 * c3 - c
    east = max(0, 111_412.84 * c - 93.5 * c3 + 0.118 * c5)
  }

  /// Metres east and north from `origin` to `position`, the short way round.
  public func offset(from origin: Position, to position: Position) -> (east: Double, north: Double) {
    (
      turned(position.longitude - origin.longitude) * east,
      (position.latitude - origin.latitude) * north
    )
  }
}

/// A difference of longitudes brought into −180…180.
public func turned(_ degrees: Double) -> Double {
  if degrees >= -180 && degrees <= 180 { return degrees }
  let rest = degrees.truncatingRemainder(dividingBy: 360)
  return rest > 180 ? rest - 360 : rest < -180 ? rest + 360 : rest
}

extension Position {
  /// Metres to `other` in the local plane: to 0.1 % up to 50 km, without a square root of trigonometry.
  public func distance(to other: Position) -> Double {
    let metric = LocalMetric(latitude: (latitude + other.latitude) / 2)
    let d = metric.offset(from: self, to: other)
    return (d.east * d.east + d.north * d.north).squareRoot()
  }

  /// Metres along the great circle of a sphere of 6,371,008.8 m: for any two positions, to 0.6 %.
  public func greatCircle(to other: Position) -> Double {
    let dLatitude = sine((other.latitude - latitude) * radian / 2)
    let dLongitude = sine((other.longitude - longitude) * radian / 2)
    let h =
      dLatitude * dLatitude + cosine(latitude * radian) * cosine(other.latitude * radian) * dLongitude * dLongitude
    let bounded = max(0, min(1, h))
    return 2 * 6_371_008.8 * arctangent(bounded.squareRoot(), (1 - bounded).squareRoot())
  }

  /// Degrees true of the direction to `other` in the local plane, 0 ≤ b < 360; 0 for the same place.
  public func bearing(to other: Position) -> Double {
    let metric = LocalMetric(latitude: (latitude + other.latitude) / 2)
    let d = metric.offset(from: self, to: other)
    let angle = arctangent(d.east, d.north) / radian
    return angle < 0 ? angle + 360 : angle
  }

  /// The place `metres` away in the direction `bearing` (degrees true), in the local plane.
  public func moved(bearing: Double, metres: Double) -> Position {
    let metric = LocalMetric(latitude: latitude)
    let north = cosine(bearing * radian) * metres / metric.north
    let east = metric.east > 1 ? sine(bearing * radian) * metres / metric.east : 0
    return Position(latitude: max(-90, min(90, latitude + north)), longitude: turned(longitude + east))
  }

  /// The place at `fraction` (0…1) of the straight line to `other`.
  public func interpolated(to other: Position, _ fraction: Double) -> Position {
    Position(
      latitude: latitude + (other.latitude - latitude) * fraction,
      longitude: turned(longitude + turned(other.longitude - longitude) * fraction))
  }
}

/// The speed that takes a vessel from one place to the other in `time`; nil when no time has passed.
public func impliedSpeed(from a: Position, to b: Position, in time: TimeSpan) -> Knots? {
  guard time.milliseconds > 0 else { return nil }
  return Knots(a.distance(to: b) / time.seconds * 3600 / 1852)
}
