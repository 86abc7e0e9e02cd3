import Geometry
import Units

/// Reads one ring of a polygon and checks that it is one: closed, four positions at least, on earth, never crossing itself.
enum RingReader {
  static let positionLimit = 20_000

  static func read(_ field: Field, _ datum: Datum) -> [Position]? {
    guard case .list(let nodes) = field.node.content else {
      field.refuse("must be a ring, a list of positions, and is \(field.node.kindName)")
      return nil
    }
    guard nodes.count <= positionLimit else {
      field.refuse("the ring has \(nodes.count) positions; \(positionLimit) are allowed")
      return nil
    }
    var ring: [Position] = []
    ring.reserveCapacity(nodes.count)
    for (index, node) in nodes.enumerated() {
      guard let position = position(Field(node: node, key: "\(field.key)[\(index)]", log: field.log)) else {
        return nil
      }
      ring.append(position)
    }
    guard ring.count >= 4 else {
      field.refuse("the ring has \(ring.count) positions; four at least make one, the last equal to the first")
      return nil
    }
    guard ring.first == ring.last else {
      let last = Field(node: nodes[nodes.count - 1], key: "\(field.key)[\(nodes.count - 1)]", log: field.log)
      last.refuse("the ring is not closed: its last position must equal its first")
      return nil
    }
    if let (first, second) = crossing(ring) {
      let start = Field(node: nodes[first], key: "\(field.key)[\(first)]", log: field.log)
      start.refuse("the ring crosses or touches itself: the edges from positions \(first) and \(second)")
      return nil
    }
    return ring.map { $0.wgs84(from: datum) }
  }

  /// `[longitude, latitude]`; a height after them is not looked at.
  static func position(_ field: Field) -> Position? {
    guard case .list(let nodes) = field.node.content, nodes.count == 2 || nodes.count == 3 else {
      field.refuse("must be a position: [longitude, latitude]")
      return nil
    }
    let numbers = nodes.prefix(2).compactMap { node -> Double? in
      guard case .scalar(let text, plain: true) = node.content,
        text.utf8.allSatisfy({ isDigit($0) || Array("+-.eE".utf8).contains($0) }), let value = Double(text),
        value.isFinite
      else { return nil }
      return value
    }
    guard numbers.count == 2 else {
      field.refuse("must be a position: [longitude, latitude]")
      return nil
    }
    if let suspicion = swappedAxes(numbers[0], numbers[1]) {
      field.refuse(suspicion)
      return nil
    }
    let position = Position(latitude: numbers[1], longitude: numbers[0])
    guard position.isValid else {
      field.refuse("[\(numbers[0]), \(numbers[1])] is no place: longitude −180 to 180, latitude −90 to 90")
      return nil
    }
    return position
  }

  /// True when `position` lies within the ring (even-odd rule).
  static func holds(_ ring: [Position], _ position: Position) -> Bool {
    var inside = false
    for (a, b) in zip(ring, ring.dropFirst()) where (a.latitude > position.latitude) != (b.latitude > position.latitude)
    {
      let share = (position.latitude - a.latitude) / (b.latitude - a.latitude)
      if position.longitude < a.longitude + share * (b.longitude - a.longitude) { inside.toggle() }
    }
    return inside
  }

  /// Two edges of a closed ring, by the index of their first position, that share a point they may not share.
  /// - Complexity: edges sorted by longitude, each compared with those that begin before it ends.
  private static func crossing(_ ring: [Position]) -> (Int, Int)? {
    let starts = ring.indices.dropLast().filter { ring[$0] != ring[$0 + 1] }
    let edges = starts.map { Edge(index: $0, a: ring[$0], b: ring[$0 + 1]) }
    guard edges.count >= 3 else { return (0, starts.last ?? 0) }
    let order = edges.indices.sorted { edges[$0].west < edges[$1].west }
    for (rank, i) in order.enumerated() {
      for j in order[(rank + 1)...] {
        if edges[j].west > edges[i].east { break }
        let (first, second) = (min(i, j), max(i, j))
        let bad: Bool
        if second == first + 1 {
          bad = edges[first].foldsBack(into: edges[second])
        } else if first == 0, second == edges.count - 1 {
          bad = edges[second].foldsBack(into: edges[first])
        } else {
          bad = edges[first].meets(edges[second])
        }
        if bad { return (edges[first].index, edges[second].index) }
      }
    }
    return nil
  }
}

private struct Edge {
  let index: Int
  let a: Position
  let b: Position
  var west: Double { min(a.longitude, b.longitude) }
  var east: Double { max(a.longitude, b.longitude) }

  /// Twice the signed area of a triangle: its sign says on which side of `p`–`q` lies `r`.
  private static func side(_ p: Position, _ q: Position, _ r: Position) -> Double {
    (q.longitude - p.longitude) * (r.latitude - p.latitude) - (q.latitude - p.latitude) * (r.longitude - p.longitude)
  }

  private func spans(_ p: Position) -> Bool {
    west <= p.longitude && p.longitude <= east && min(a.latitude, b.latitude) <= p.latitude
      && p.latitude <= max(a.latitude, b.latitude)
  }

  /// True when the two share a point.
  func meets(_ other: Edge) -> Bool {
    let c = Edge.side(a, b, other.a)
    let d = Edge.side(a, b, other.b)
    let e = Edge.side(other.a, other.b, a)
    let f = Edge.side(other.a, other.b, b)
    if (c > 0) != (d > 0), (e > 0) != (f > 0), c != 0, d != 0, e != 0, f != 0 { return true }
    return c == 0 && spans(other.a) || d == 0 && spans(other.b) || e == 0 && other.spans(a) || f == 0 && other.spans(b)
  }

  /// True when the next edge runs back over this one.
  func foldsBack(into next: Edge) -> Bool {
    guard Edge.side(a, b, next.b) == 0 else { return false }
    let along = (b.longitude - a.longitude) * (next.b.longitude - next.a.longitude)
    return along + (b.latitude - a.latitude) * (next.b.latitude - next.a.latitude) < 0
  }
}

/// A reason to believe that latitude stands where longitude belongs; nil when there is none.
func swappedAxes(_ longitude: Double, _ latitude: Double) -> String? {
  let outside = abs(latitude) > 90 && abs(latitude) <= 180 && abs(longitude) <= 90
  let chinaSwapped = (3...54).contains(longitude) && (73...90).contains(latitude)
  guard outside || chinaSwapped else { return nil }
  return "latitude \(latitude), longitude \(longitude): longitude comes first, the two seem to be swapped"
}
