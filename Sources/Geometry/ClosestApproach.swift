/// How one vessel moves as seen from another: metres ahead and to starboard of her on her course, and metres a second.
///
/// Both keep course and speed; the place is that of the middle of the hull, if the caller says so.
public struct RelativeTrack: Hashable, Sendable {
  public var ahead: Double
  public var starboard: Double
  public var aheadSpeed: Double
  public var starboardSpeed: Double

  public init(ahead: Double, starboard: Double, aheadSpeed: Double, starboardSpeed: Double) {
    self.ahead = ahead
    self.starboard = starboard
    self.aheadSpeed = aheadSpeed
    self.starboardSpeed = starboardSpeed
  }

  /// Metres between the two now.
  public var range: Double { (ahead * ahead + starboard * starboard).squareRoot() }

  /// Metres a second of the one over the other.
  public var speed: Double { (aheadSpeed * aheadSpeed + starboardSpeed * starboardSpeed).squareRoot() }

  /// Metres a second by which the range shrinks; below zero it grows.
  public var closing: Double {
    let distance = range
    return distance > 0 ? -(ahead * aheadSpeed + starboard * starboardSpeed) / distance : 0
  }

  /// Seconds to the closest approach; below zero it is past, 0 when neither moves against the other.
  public var timeToClosest: Double {
    let square = aheadSpeed * aheadSpeed + starboardSpeed * starboardSpeed
    return square > 0 ? -(ahead * aheadSpeed + starboard * starboardSpeed) / square : 0
  }

  public func place(after seconds: Double) -> (ahead: Double, starboard: Double) {
    (ahead + aheadSpeed * seconds, starboard + starboardSpeed * seconds)
  }

  /// Metres between the two at their closest approach, now when that is past.
  public var closest: Double {
    let (x, y) = place(after: max(0, timeToClosest))
    return (x * x + y * y).squareRoot()
  }
}

/// The water around a vessel that she wants for herself: an ellipse about the middle of her hull, longer ahead than astern.
/// Half axes in metres, each above zero.
public struct ShipDomain: Hashable, Sendable {
  public var ahead: Double
  public var astern: Double
  public var side: Double

  public init(ahead: Double, astern: Double, side: Double) {
    self.ahead = max(1, ahead)
    self.astern = max(1, astern)
    self.side = max(1, side)
  }

  /// How near a place is: 0 in the middle, 1 at the edge, 2 twice as far off.
  public func nearness(ahead x: Double, starboard y: Double) -> Double {
    let along = x / (x >= 0 ? ahead : astern)
    let across = y / side
    return (along * along + across * across).squareRoot()
  }

  /// The nearest that a track comes within `seconds` from now, and when.
  public func nearest(_ track: RelativeTrack, within seconds: Double) -> (nearness: Double, seconds: Double) {
    let end = max(0, seconds)
    var best = (nearness: nearness(ahead: track.ahead, starboard: track.starboard), seconds: 0.0)
    func look(_ time: Double) {
      guard time > 0 else { return }
      let at = min(time, end)
      let (x, y) = track.place(after: at)
      let near = nearness(ahead: x, starboard: y)
      if near < best.nearness { best = (near, at) }
    }
    look(end)
    // The lowest point of each half, and where the track goes from one half into the other.
    for half in [ahead, astern] {
      let along = track.aheadSpeed / half
      let across = track.starboardSpeed / side
      let square = along * along + across * across
      if square > 0 { look(-(track.ahead / half * along + track.starboard / side * across) / square) }
    }
    if track.aheadSpeed != 0 { look(-track.ahead / track.aheadSpeed) }
    return best
  }
}
