import Geometry
import Regulation
import Units

/// Two vessels as they stand to each other at a moment, and what comes of it if both keep course and speed.
struct Approach: Sendable {
  /// 1 at the edge of the domain, now and at the nearest that it comes to within the time limit; of both domains the one more broken.
  let now: Double
  let nearest: Double
  /// Seconds to that, and to the closest approach.
  let seconds: Double
  let timeToClosest: Double
  /// Metres between the middles of the hulls, at the closest approach and now.
  let closest: Double
  let range: Double
  /// Metres a second by which the range shrinks, and of one over the other.
  let closing: Double
  let speed: Double
  /// Degrees between the two courses.
  let crossing: Double

  /// A meeting from opposite directions.
  var isHeadOn: Bool { crossing > 150 }

  /// - Parameters:
  ///   - place: of the other's hull, metres east and north of one's own.
  ///   - ends: seconds after which one of them is at its berth and the straight line is none any more.
  init(
    _ own: Sailing, _ other: Sailing, place: (east: Double, north: Double), ends: Double, _ rules: DetectorRules
  ) {
    let east = other.east - own.east
    let north = other.north - own.north
    let mine = Approach.track(own, place, east, north)
    let theirs = Approach.track(other, (-place.east, -place.north), -east, -north)
    range = mine.range
    closing = mine.closing
    speed = mine.speed
    closest = mine.closest
    timeToClosest = mine.timeToClosest
    crossing = angle(own.course, other.course)
    let limit = min(ends, rules.collisionWithin.seconds * (crossing > 150 ? CollisionWatch.headOnShare : 1))
    let domains = (
      Approach.domain(own, other, speed, crossing, rules), Approach.domain(other, own, speed, crossing, rules)
    )
    let a = domains.0.nearest(mine, within: limit)
    let b = domains.1.nearest(theirs, within: limit)
    (nearest, seconds) = a.nearness <= b.nearness ? (a.nearness, a.seconds) : (b.nearness, b.seconds)
    now = min(
      domains.0.nearness(ahead: mine.ahead, starboard: mine.starboard),
      domains.1.nearness(ahead: theirs.ahead, starboard: theirs.starboard))
  }

  private static func track(
    _ own: Sailing, _ place: (east: Double, north: Double), _ east: Double, _ north: Double
  ) -> RelativeTrack {
    let metres = max(0.01, Knots(own.knots).metresPerSecond)
    let (x, y) = (own.east / metres, own.north / metres)
    return RelativeTrack(
      ahead: place.east * x + place.north * y, starboard: place.east * y - place.north * x,
      aheadSpeed: east * x + north * y, starboardSpeed: east * y - north * x)
  }

  /// The domain of one vessel for the other: both hulls, and water between them. To the side half of both beams together, but not less
  /// than the setting and not more than twice that; ahead so many seconds of her own way, or of the way of one against the other
  /// where that is slower.
  private static func domain(
    _ own: Sailing, _ other: Sailing, _ speed: Double, _ crossing: Double, _ rules: DetectorRules
  ) -> ShipDomain {
    let turn = crossing * (.pi / 180)
    let (along, across) = (abs(cosine(turn)), sine(turn))
    let hull = (
      along: (own.build.length + along * other.build.length + across * other.build.beam) / 2,
      across: (own.build.beam + along * other.build.beam + across * other.build.length) / 2
    )
    let least = rules.collisionSide.value
    let side = min(2 * least, max(least, (own.build.beam + other.build.beam) / 2))
    let way = min(Knots(own.knots).metresPerSecond, speed) * rules.collisionAhead.seconds
    return ShipDomain(ahead: hull.along + max(side, way), astern: hull.along + side, side: hull.across + side)
  }
}
