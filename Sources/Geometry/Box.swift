public import Units

/// A box of latitudes and longitudes. `west > east` means that it lies across the 180° meridian.
public struct Box: Hashable, Sendable {
  public var south: Double
  public var west: Double
  public var north: Double
  public var east: Double

  public init(south: Double, west: Double, north: Double, east: Double) {
    self.south = south
    self.west = west
    self.north = north
    self.east = east
  }

  /// The smallest box around two positions, the short way round.
  public init(_ a: Position, _ b: Position) {
    let step = turned(b.longitude - a.longitude)
    self.init(
      south: min(a.latitude, b.latitude), west: step < 0 ? b.longitude : a.longitude,
      north: max(a.latitude, b.latitude), east: step < 0 ? a.longitude : b.longitude)
  }

  /// Degrees from west to east.
  public var width: Double { west <= east ? east - west : east - west + 360 }

  public func contains(_ p: Position) -> Bool {
    guard p.latitude >= south, p.latitude <= north else { return false }
    return west <= east ? p.longitude >= west && p.longitude <= east : p.longitude >= west || p.longitude <= east
  }

  public func overlaps(_ other: Box) -> Bool {
    guard south <= other.north, other.south <= north else { return false }
    let gap = (other.west - west).truncatingRemainder(dividingBy: 360)
    let ahead = gap < 0 ? gap + 360 : gap
    return ahead <= width || ahead + other.width >= 360
  }

  /// The box with a margin of `metres` all round; towards the poles, where degrees of longitude shrink to nothing, it goes
  /// all the way round.
  public func expanded(byMetres metres: Double) -> Box {
    let furthest = min(90, max(abs(south), abs(north)) + metres / 110_000)
    let metric = LocalMetric(latitude: furthest)
    let up = metres / 110_000
    let side = metric.east > 1 ? metres / metric.east : 360
    guard width + 2 * side < 360 else {
      return Box(south: max(-90, south - up), west: -180, north: min(90, north + up), east: 180)
    }
    return Box(
      south: max(-90, south - up), west: turned(west - side), north: min(90, north + up), east: turned(east + side))
  }

  /// The smallest box around this one and a place, grown to the side where it is nearer.
  func joined(with p: Position) -> Box {
    var box = Box(south: min(south, p.latitude), west: west, north: max(north, p.latitude), east: east)
    if !box.contains(p) {
      let (before, after) = (turned(west - p.longitude), turned(p.longitude - east))
      if before >= 0, after < 0 || before < after { box.west = p.longitude } else { box.east = p.longitude }
    }
    return box
  }

  public var centre: Position {
    Position(latitude: (south + north) / 2, longitude: turned(west + width / 2))
  }
}
