public import Units

/// A middle line with a width: a corridor along several places, a circle around one, a bare line where the width is nothing.
public struct Spine: Hashable, Sendable, Codable {
  /// One at least; two neighbours are never the same place.
  public var points: [Position]
  /// Metres to either side of the line, or the circle's radius; 0: a line that can only be crossed.
  public var halfWidth: Double

  public init(points: [Position], halfWidth: Double) {
    self.points = points
    self.halfWidth = halfWidth
  }

  /// A circle is drawn with so many corners: at most 0.3 % of its radius off.
  private static let corners = 48

  /// Its outline as one ring, to be drawn and to be read by others; what lies inside is asked of `Area(spine)`, which is exact. That of a
  /// bare line goes there and back and holds nothing. At a sharp bend the outline's outer corner is cut at twice the half width.
  public var outline: MultiPolygon {
    guard let first = points.first, points.count > 1 || halfWidth > 0 else { return MultiPolygon(polygons: []) }
    if halfWidth == 0 { return MultiPolygon(polygons: [[points + points.reversed().dropFirst()]]) }
    guard points.count > 1 else {
      let ring = (0..<Self.corners).map {
        first.moved(bearing: Double($0) * 360 / Double(Self.corners), metres: halfWidth)
      }
      return MultiPolygon(polygons: [[ring + [ring[0]]]])
    }
    let left = points.indices.map { side($0, -90) }
    let ring = left + points.indices.reversed().map { side($0, 90) }
    return MultiPolygon(polygons: [[ring + [ring[0]]]])
  }

  /// The corner of the outline beside a point.
  private func side(_ index: Int, _ turn: Double) -> Position {
    let before = index > 0 ? points[index - 1].bearing(to: points[index]) : nil
    let after = index + 1 < points.count ? points[index].bearing(to: points[index + 1]) : nil
    guard let one = before ?? after else { return points[index] }
    let bend = turned((after ?? one) - one)
    let reach = halfWidth / max(0.5, cosine(bend / 2 * radian))
    return points[index].moved(bearing: one + bend / 2 + turn, metres: reach)
  }
}

/// A line that can only be crossed: which side is it, and how far.
public struct Gate: Sendable {
  private let points: [Position]
  public let box: Box

  /// Nil for fewer than two places on earth.
  public init?(_ spine: Spine) {
    guard spine.points.count >= 2, spine.points.allSatisfy(\.isValid) else { return nil }
    points = spine.points
    var box = Box(points[0], points[1])
    for next in points.dropFirst(2) { box = box.joined(with: next) }
    self.box = box
  }

  /// Which way the line is crossed, seen along it.
  public enum Way: String, Hashable, Sendable, Codable, CaseIterable { case toLeft, toRight }

  /// Metres to the line.
  public func distance(_ p: Position) -> Double {
    zip(points, points.dropFirst()).reduce(.infinity) { min($0, Segment($1.0, $1.1, around: p).nearest.metres) }
  }

  /// Where the leg crosses the line for the last time, and which way; nil when it does not.
  /// - Complexity: O(points).
  public func crossing(from a: Position, to b: Position) -> (way: Way, place: Position)? {
    var last: (part: Double, way: Way)?
    let metric = LocalMetric(latitude: a.latitude)
    let leg = metric.offset(from: a, to: b)
    for (start, end) in zip(points, points.dropFirst()) {
      let s = metric.offset(from: a, to: start)
      let e = metric.offset(from: a, to: end)
      let (ex, ey) = (e.east - s.east, e.north - s.north)
      let cross = leg.east * ey - leg.north * ex
      guard cross != 0 else { continue }
      let t = (s.east * ey - s.north * ex) / cross
      let u = (s.east * leg.north - s.north * leg.east) / cross
      guard t >= 0, t <= 1, u >= 0, u <= 1, t >= last?.part ?? 0 else { continue }
      // Positive: from the line's right to its left.
      last = (t, ex * leg.north - ey * leg.east > 0 ? .toLeft : .toRight)
    }
    return last.map { ($0.way, a.interpolated(to: b, $0.part)) }
  }
}

/// A straight piece seen from a place, in metres east and north of it.
struct Segment {
  let a: (east: Double, north: Double)
  let b: (east: Double, north: Double)

  init(_ a: Position, _ b: Position, around p: Position) {
    let metric = LocalMetric(latitude: p.latitude)
    self.a = metric.offset(from: p, to: a)
    self.b = metric.offset(from: p, to: b)
  }

  /// How near it comes, and at which part (0…1) of it.
  var nearest: (metres: Double, part: Double) {
    let (ex, ey) = (b.east - a.east, b.north - a.north)
    let length = ex * ex + ey * ey
    let part = length > 0 ? max(0, min(1, -(a.east * ex + a.north * ey) / length)) : 0
    let (dx, dy) = (a.east + part * ex, a.north + part * ey)
    return ((dx * dx + dy * dy).squareRoot(), part)
  }
}
