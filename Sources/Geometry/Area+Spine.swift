public import Units

// Corridors and circles: an area whose sides are the pieces of its middle line, and whose inside is what lies within half its width.
// Exact: round at the ends and at each bend.

extension Area {
  /// Nil for a bare line, for a place that is not on earth, and where it is wider than 180° or reaches over a pole.
  public init?(_ spine: Spine) {
    guard let first = spine.points.first, spine.halfWidth > 0, spine.points.allSatisfy(\.isValid) else { return nil }
    let ends = spine.points.count > 1 ? Array(spine.points.dropFirst()) : [first]
    var edges: [Edge] = []
    var x = 0.0
    var length = 0.0
    for (from, to) in zip(spine.points, ends) {
      let bx = x + turned(to.longitude - from.longitude)
      edges.append(Edge(ax: x, ay: from.latitude, bx: bx, by: to.latitude, polygon: 0))
      length += from.distance(to: to)
      x = bx
    }
    guard let west = edges.lazy.map({ min($0.ax, $0.bx) }).min(),
      let east = edges.lazy.map({ max($0.ax, $0.bx) }).max(),
      let south = edges.lazy.map({ min($0.ay, $0.by) }).min(), let north = edges.lazy.map({ max($0.ay, $0.by) }).max(),
      east - west < 180
    else { return nil }
    let line = Box(
      south: south, west: turned(first.longitude + west), north: north, east: turned(first.longitude + east))
    let box = line.expanded(byMetres: spine.halfWidth * 1.02)
    guard box.width < 180, box.north < 90, box.south > -90 else { return nil }
    let w = spine.halfWidth
    self.init(
      edges: edges, reference: first.longitude, box: box, squareMetres: 2 * w * length + 3.141_592_653_589_793 * w * w,
      perimeter: 2 * length + 2 * 3.141_592_653_589_793 * w, halfWidth: w)
  }

  /// The direction of the middle line where it is nearest to `p`, degrees true; nil for a circle and for a polygon.
  /// - Complexity: O(pieces).
  public func direction(at p: Position) -> Double? {
    guard strip != nil, let edge = nearestEdge(p).edge, edge.ax != edge.bx || edge.ay != edge.by else { return nil }
    let metric = LocalMetric(latitude: p.latitude)
    let bearing = arctangent((edge.bx - edge.ax) * metric.east, (edge.by - edge.ay) * metric.north) / radian
    return bearing < 0 ? bearing + 360 : bearing
  }

  /// The side or piece of the middle line next to `p`, and the square of the metres to it.
  func nearestEdge(_ p: Position) -> (edge: Edge?, square: Double) {
    let metric = LocalMetric(latitude: p.latitude)
    let x = turned(p.longitude - reference)
    var nearest = Double.infinity
    var found: Edge?
    for edge in edges {
      let px = (x - edge.ax) * metric.east
      let py = (p.latitude - edge.ay) * metric.north
      let ex = (edge.bx - edge.ax) * metric.east
      let ey = (edge.by - edge.ay) * metric.north
      let length = ex * ex + ey * ey
      let t = length > 0 ? max(0, min(1, (px * ex + py * ey) / length)) : 0
      let (dx, dy) = (px - t * ex, py - t * ey)
      let square = dx * dx + dy * dy
      if square < nearest { (nearest, found) = (square, edge) }
    }
    return (found, nearest)
  }

  /// The parts (0…1) of a leg that lie within the strip, in order, none touching the next.
  func parts(from a: Position, to b: Position, within width: Double) -> [ClosedRange<Double>] {
    let metric = LocalMetric(latitude: (a.latitude + b.latitude) / 2)
    let x = turned(a.longitude - reference)
    let leg = metric.offset(from: a, to: b)
    var found: [ClosedRange<Double>] = []
    for edge in edges {
      let start = ((edge.ax - x) * metric.east, (edge.ay - a.latitude) * metric.north)
      let end = ((edge.bx - x) * metric.east, (edge.by - a.latitude) * metric.north)
      found += [Area.disc(leg, start, width), Area.disc(leg, end, width), Area.band(leg, start, end, width)].compactMap
      { $0 }
    }
    found.sort { $0.lowerBound < $1.lowerBound }
    var joined: [ClosedRange<Double>] = []
    for part in found {
      if let last = joined.last, part.lowerBound <= last.upperBound {
        joined[joined.count - 1] = last.lowerBound...max(last.upperBound, part.upperBound)
      } else {
        joined.append(part)
      }
    }
    return joined
  }

  private typealias Metres = (east: Double, north: Double)

  /// Where a leg from the origin lies within `width` of a place.
  private static func disc(_ leg: Metres, _ c: Metres, _ width: Double) -> ClosedRange<Double>? {
    let a = leg.east * leg.east + leg.north * leg.north
    let b = leg.east * c.east + leg.north * c.north
    let rest = c.east * c.east + c.north * c.north - width * width
    if a == 0 { return rest <= 0 ? 0...1 : nil }
    let root = b * b - a * rest
    guard root >= 0 else { return nil }
    return Area.clipped((b - root.squareRoot()) / a, (b + root.squareRoot()) / a)
  }

  /// Where it lies beside a piece, within `width`.
  private static func band(_ leg: Metres, _ start: Metres, _ end: Metres, _ width: Double) -> ClosedRange<Double>? {
    let (ex, ey) = (end.east - start.east, end.north - start.north)
    let length = (ex * ex + ey * ey).squareRoot()
    guard length > 0 else { return nil }
    // Along and across the piece, each a straight function of the part.
    let along = Area.between(
      (-start.east * ex - start.north * ey) / length, (leg.east * ex + leg.north * ey) / length, 0, length)
    let across = Area.between(
      (start.east * ey - start.north * ex) / length, (leg.north * ex - leg.east * ey) / length, -width, width)
    guard let along, let across else { return nil }
    let (low, high) = (max(along.0, across.0), min(along.1, across.1))
    return low <= high ? Area.clipped(low, high) : nil
  }

  /// For which parts `from + part × step` lies between two bounds.
  private static func between(_ from: Double, _ step: Double, _ low: Double, _ high: Double) -> (Double, Double)? {
    if step == 0 { return from >= low && from <= high ? (-Double.infinity, .infinity) : nil }
    let (one, two) = ((low - from) / step, (high - from) / step)
    return (min(one, two), max(one, two))
  }

  private static func clipped(_ low: Double, _ high: Double) -> ClosedRange<Double>? {
    let (from, to) = (max(0, low), min(1, high))
    return from <= to ? from...to : nil
  }
}
