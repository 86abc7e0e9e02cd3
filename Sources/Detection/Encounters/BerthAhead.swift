import Geometry
import Organisation
import Units

/// A berth of a ferry's own line. A straight line ahead does not know of it: who comes to a berth points at what passes behind it until she
/// stops. So her way ends there; what lies between her and the berth is in it, and what she meets when she casts off again.
struct BerthAhead: Sendable {
  let place: Position
  /// Metres: her way leads to it when it passes it no further off.
  let radius: Double
  /// Between two others: she may go past it.
  let isBetween: Bool

  /// So near it (metres) a ferry is on her last stretch …
  static let stretch = 500.0
  /// … and so slow she does not go past one that lies between two others.
  static let callsBelow = 5.0
  /// Of a point without a line.
  private static let usualRadius = 60.0

  /// Of a registered vessel's line; of a ferry without one the point that she serves.
  static func all(of vessel: RegisteredVessel, _ directory: Directory) -> [BerthAhead] {
    if let line = directory.line(of: vessel.id) {
      return line.berths.enumerated().map {
        BerthAhead(
          place: $1.place, radius: $1.radius.value, isBetween: $0 > 0 && $0 < line.berths.count - 1)
      }
    }
    guard vessel.kind == .ferry, let point = vessel.point.flatMap({ directory.point($0) }) else { return [] }
    return [BerthAhead(place: point.place, radius: usualRadius, isBetween: false)]
  }

  /// Seconds until a ferry that heads for it is there; nil: she does not.
  func seconds(_ ship: Sailing) -> Double? {
    if isBetween, ship.knots > Self.callsBelow { return nil }
    let metres = max(0.01, Knots(ship.knots).metresPerSecond)
    let away = LocalMetric(latitude: ship.place.latitude).offset(from: ship.place, to: place)
    let ahead = (away.east * ship.east + away.north * ship.north) / metres
    let beside = abs(away.east * ship.north - away.north * ship.east) / metres
    return ahead > 0 && ahead <= Self.stretch && beside <= radius ? ahead / metres : nil
  }
}
