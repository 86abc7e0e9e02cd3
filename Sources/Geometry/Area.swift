public import Units

/// A multi-polygon, corridor or circle made ready for questions: is this place inside, how far is the edge, does this leg cross it.
///
/// Edges are straight lines in longitude and latitude, as in GeoJSON (RFC 7946). A place exactly on an edge counts as inside
/// on the south and west sides only, so that areas side by side share no place. Rings that step over the 180° meridian are
/// followed across it: a side goes the short way round. An area wider than 180° of longitude, or one that holds a pole, has no meaning here.
public struct Area: Sendable {
  /// One side of a ring: x in degrees of longitude from `reference`, y in degrees of latitude.
  struct Edge: Sendable {
    var ax: Double
    var ay: Double
    var bx: Double
    var by: Double
    var polygon: Int32
  }

  public let box: Box
  /// Surface in square metres and length of all rings in metres, holes taken away and counted.
  public let squareMetres: Double
  public let perimeter: Double

  let reference: Double
  /// Sides of the rings; of a corridor the pieces of its middle line.
  let edges: [Edge]
  /// Half the width of a corridor, the radius of a circle, in metres; nil for polygons.
  let strip: Double?
  /// Edges by bands of latitude, so that a province's waters with thousands of sides cost as little as a ferry's berth.
  private let bandStarts: [Int32]
  private let bandEdges: [Int32]
  private let bandHeight: Double

  /// Nil when there is no polygon with an outline of at least three places on earth.
  public init?(_ shape: MultiPolygon) {
    guard let first = shape.polygons.first?.first?.first, first.isValid else { return nil }
    var edges: [Edge] = []
    var polygon: Int32 = 0
    var surface = 0.0
    var around = 0.0
    for rings in shape.polygons {
      for (index, ring) in rings.enumerated() {
        guard ring.count >= 3, ring.allSatisfy(\.isValid) else { return nil }
        let start = edges.count
        Area.append(ring, reference: first.longitude, polygon: polygon, to: &edges)
        let measured = Area.measure(edges[start...])
        surface += index == 0 ? measured.squareMetres : -measured.squareMetres
        around += measured.perimeter
      }
      polygon += 1
    }
    guard let west = edges.lazy.map(\.ax).min(), let east = edges.lazy.map(\.ax).max(),
      let south = edges.lazy.map(\.ay).min(), let north = edges.lazy.map(\.ay).max(), east - west < 180
    else { return nil }
    box = Box(
      south: south, west: turned(first.longitude + west), north: north, east: turned(first.longitude + east))
    reference = first.longitude
    self.edges = edges
    squareMetres = max(0, surface)
    perimeter = around
    strip = nil
    (bandStarts, bandEdges, bandHeight) = Area.bands(edges, south: south, north: north)
  }

  /// A corridor or circle.
  init(edges: [Edge], reference: Double, box: Box, squareMetres: Double, perimeter: Double, halfWidth: Double) {
    (self.edges, self.reference, self.box) = (edges, reference, box)
    (self.squareMetres, self.perimeter) = (squareMetres, perimeter)
    strip = halfWidth
    (bandStarts, bandEdges, bandHeight) = Area.bands(edges, south: box.south, north: box.north)
  }

  /// How far inside a place can be, roughly: half the width of a strip, half the radius of a circle.
  public var halfWidth: Double { strip ?? (perimeter > 0 ? squareMetres / perimeter : 0) }

  /// - Complexity: O(sides in the place's band of latitude), some ten.
  public func contains(_ p: Position) -> Bool {
    guard box.contains(p) else { return false }
    if let strip { return nearestEdge(p).square <= strip * strip }
    return containsPlane(x: turned(p.longitude - reference), y: p.latitude)
  }

  /// Metres to the nearest side: positive inside, negative outside.
  /// - Complexity: O(sides).
  public func depth(_ p: Position) -> Double {
    let metres = nearestEdge(p).square.squareRoot()
    if let strip { return strip - metres }
    return contains(p) ? metres : -metres
  }

  /// What part of a straight leg lies inside.
  public struct Passage: Hashable, Sendable {
    /// Where on the leg (0…1) it is first and last inside.
    public var enters: Double
    public var leaves: Double
    /// Metres of the leg that lie inside.
    public var metres: Double
    /// The middle of the longest piece inside.
    public var middle: Position
  }

  /// The passage of the leg from `a` to `b` through the area; nil when it stays outside.
  /// - Complexity: O(sides).
  public func passage(from a: Position, to b: Position) -> Passage? {
    guard box.overlaps(Box(a, b)) else { return nil }
    if let strip { return passage(parts(from: a, to: b, within: strip), from: a, to: b) }
    let x = turned(a.longitude - reference)
    let dx = turned(b.longitude - a.longitude)
    let dy = b.latitude - a.latitude
    var cuts = [0.0]
    for edge in edges {
      let ex = edge.bx - edge.ax
      let ey = edge.by - edge.ay
      let cross = dx * ey - dy * ex
      guard cross != 0 else { continue }
      let ox = edge.ax - x
      let oy = edge.ay - a.latitude
      let t = (ox * ey - oy * ex) / cross
      let u = (ox * dy - oy * dx) / cross
      if t > 0, t < 1, u >= 0, u <= 1 { cuts.append(t) }
    }
    cuts.append(1)
    cuts.sort()
    var inside = 0.0
    var longest = 0.0
    var found: Passage?
    for index in 1..<cuts.count where cuts[index] > cuts[index - 1] {
      let middle = (cuts[index] + cuts[index - 1]) / 2
      guard containsPlane(x: x + dx * middle, y: a.latitude + dy * middle) else { continue }
      let piece = cuts[index] - cuts[index - 1]
      inside += piece
      var passage =
        found ?? Passage(enters: cuts[index - 1], leaves: cuts[index], metres: 0, middle: a)
      passage.leaves = cuts[index]
      if piece > longest {
        longest = piece
        passage.middle = a.interpolated(to: b, middle)
      }
      found = passage
    }
    found?.metres = inside * a.distance(to: b)
    return found
  }

  /// The passage that the parts of a leg inside make.
  private func passage(_ parts: [ClosedRange<Double>], from a: Position, to b: Position) -> Passage? {
    func length(_ part: ClosedRange<Double>) -> Double { part.upperBound - part.lowerBound }
    guard let first = parts.first, let last = parts.last,
      let longest = parts.max(by: { length($0) < length($1) }), length(longest) > 0
    else { return nil }
    return Passage(
      enters: first.lowerBound, leaves: last.upperBound,
      metres: parts.reduce(0) { $0 + length($1) } * a.distance(to: b),
      middle: a.interpolated(to: b, (longest.lowerBound + longest.upperBound) / 2))
  }

  private func containsPlane(x: Double, y: Double) -> Bool {
    let band = min(bandStarts.count - 2, max(0, Int((y - box.south) / bandHeight)))
    var polygon: Int32 = -1
    var odd = false
    for at in Int(bandStarts[band])..<Int(bandStarts[band + 1]) {
      let edge = edges[Int(bandEdges[at])]
      if edge.polygon != polygon {
        if odd { return true }
        polygon = edge.polygon
      }
      if (edge.ay > y) != (edge.by > y), x < (edge.bx - edge.ax) * (y - edge.ay) / (edge.by - edge.ay) + edge.ax {
        odd.toggle()
      }
    }
    return odd
  }
}

extension Area {
  private static func append(_ ring: [Position], reference: Double, polygon: Int32, to edges: inout [Edge]) {
    var x = turned(ring[0].longitude - reference)
    let start = x
    for index in ring.indices {
      let next = index + 1 < ring.count ? ring[index + 1] : ring[0]
      let step = turned(next.longitude - ring[index].longitude)
      // The last side goes back to where the ring began, not to a copy of it 360° away.
      let bx = index + 1 < ring.count ? x + step : start
      if bx != x || next.latitude != ring[index].latitude {
        edges.append(Edge(ax: x, ay: ring[index].latitude, bx: bx, by: next.latitude, polygon: polygon))
      }
      x = bx
    }
  }

  /// Surface and length of one ring.
  private static func measure(_ ring: ArraySlice<Edge>) -> (squareMetres: Double, perimeter: Double) {
    guard let first = ring.first else { return (0, 0) }
    let metric = LocalMetric(latitude: first.ay)
    var doubled = 0.0
    var perimeter = 0.0
    for edge in ring {
      let ex = (edge.bx - edge.ax) * metric.east
      let ey = (edge.by - edge.ay) * metric.north
      perimeter += (ex * ex + ey * ey).squareRoot()
      // Relative to the ring's first corner: no digits are lost far from the reference.
      doubled += ((edge.ax - first.ax) * (edge.by - first.ay) - (edge.bx - first.ax) * (edge.ay - first.ay))
    }
    return (abs(doubled) * metric.east * metric.north / 2, perimeter)
  }

  private static func bands(_ edges: [Edge], south: Double, north: Double) -> ([Int32], [Int32], Double) {
    let count = max(1, min(256, edges.count / 8))
    let height = max((north - south) / Double(count), 1e-12)
    func band(_ y: Double) -> Int { min(count - 1, max(0, Int((y - south) / height))) }
    var starts = [Int32](repeating: 0, count: count + 1)
    for edge in edges {
      for row in band(min(edge.ay, edge.by))...band(max(edge.ay, edge.by)) { starts[row + 1] += 1 }
    }
    for row in 0..<count { starts[row + 1] += starts[row] }
    var next = starts
    var listed = [Int32](repeating: 0, count: Int(starts[count]))
    for (index, edge) in edges.enumerated() {
      for row in band(min(edge.ay, edge.by))...band(max(edge.ay, edge.by)) {
        listed[Int(next[row])] = Int32(index)
        next[row] += 1
      }
    }
    return (starts, listed, height)
  }
}
