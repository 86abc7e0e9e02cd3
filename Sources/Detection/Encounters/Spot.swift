import Geometry
import Regulation
import Units

/// Of a vessel under way what others ask first, without what only a meeting needs.
struct Spot: Sendable {
  let mmsi: UInt32
  let slot: Int32
  private let mono: Int64
  private let antenna: Position
  private let east: Double
  private let north: Double
  private let middle: (east: Double, north: Double)
  private let knots: Double
  private let length: Double

  init(_ ship: Sailing, _ slot: Int) {
    mmsi = ship.mmsi
    self.slot = Int32(slot)
    mono = ship.mono
    antenna = ship.place
    (east, north) = (ship.east, ship.north)
    middle = ship.middle
    knots = ship.knots
    length = ship.build.length
  }

  /// Where its hull is now if it went on as it said, metres east and north of one's own; nil: it was heard too long ago.
  @inline(__always)
  func place(from own: Sailing, _ metric: LocalMetric) -> (east: Double, north: Double)? {
    if own.mono - mono > CollisionWatch.forgotten { return nil }
    let seconds = Double(own.mono - mono) / 1000
    let away = metric.offset(from: own.place, to: antenna)
    return (
      east: away.east + east * seconds + middle.east - own.middle.east,
      north: away.north + north * seconds + middle.north - own.middle.north
    )
  }

  /// Whether the two come nowhere near each other within the time limit of collision-risk.
  @inline(__always)
  func isFarOff(from own: Sailing, _ place: (east: Double, north: Double), _ rules: DetectorRules) -> Bool {
    let (east, north) = (east - own.east, north - own.north)
    let dot = place.east * east + place.north * north
    let square = east * east + north * north
    let reach =
      own.build.length + length + 2 * rules.collisionSide.value
      + max(own.knots, knots) * 0.52 * rules.collisionAhead.seconds
    let range = place.east * place.east + place.north * place.north
    if dot >= 0 || square < 0.01 { return range > reach * reach }
    let time = min(-dot / square, rules.collisionWithin.seconds)
    let x = place.east + east * time
    let y = place.north + north * time
    return x * x + y * y > reach * reach
  }
}
