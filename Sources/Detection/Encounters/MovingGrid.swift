import Geometry
import Picture
import Units

/// A vessel under way, as the others are told of it.
struct Sailing: Sendable {
  let mmsi: UInt32
  /// Of the antenna, the error of single fixes smoothed out.
  var place: Position
  var mono: Int64
  var source: UInt16
  /// Knots, and degrees true over ground.
  var knots: Double
  var course: Double
  /// Metres a second.
  var east: Double
  var north: Double
  var build: ShipBuild
  /// From the antenna to the middle of the hull, metres east and north.
  var middle: (east: Double, north: Double) = (0, 0)
  /// Seconds from `mono` on until it is at a berth of its line; infinite: it heads for none.
  var arrival = Double.infinity
  /// The course some 20 to 60 seconds ago, and when; what comes after it.
  private var then: (course: Double, mono: Int64)
  private var later: (course: Double, mono: Int64)
  /// In which cell it is, and its neighbours in the list of that cell; −1 for none.
  var cell = Int64.min
  var next = Int32(-1)
  var previous = Int32(-1)

  /// A vessel that jumped further than this is at the new place, without smoothing.
  private static let smoothed = 60.0

  init(_ fix: Fix, mmsi: UInt32, knots: Double, course: Double, mono: Int64, build: ShipBuild) {
    self.mmsi = mmsi
    place = fix.position
    self.mono = mono
    source = fix.source
    self.knots = knots
    self.course = course
    (east, north) = Sailing.velocity(knots, course)
    self.build = build
    then = (course, mono)
    later = (course, mono)
    settle()
  }

  private static func velocity(_ knots: Double, _ course: Double) -> (Double, Double) {
    let metres = Knots(knots).metresPerSecond
    let angle = course * (.pi / 180)
    return (sine(angle) * metres, cosine(angle) * metres)
  }

  /// A new fix.
  mutating func follow(_ fix: Fix, knots: Double, course: Double, mono: Int64) {
    let before = (east, north)
    (east, north) = Sailing.velocity(knots, course)
    let seconds = Double(mono - self.mono) / 1000
    let metric = LocalMetric(latitude: fix.position.latitude)
    let moved = metric.offset(from: place, to: fix.position)
    // Half way from where it was expected to where it says it is.
    let off = (
      east: moved.east - (before.0 + east) / 2 * seconds, north: moved.north - (before.1 + north) / 2 * seconds
    )
    if seconds > 0, seconds <= 90, off.east * off.east + off.north * off.north < Sailing.smoothed * Sailing.smoothed {
      place = Position(
        latitude: fix.position.latitude - off.north / 2 / metric.north,
        longitude: turned(fix.position.longitude - (metric.east > 1 ? off.east / 2 / metric.east : 0)))
    } else {
      place = fix.position
    }
    self.mono = mono
    source = fix.source
    self.knots = knots
    self.course = course
    if mono - later.mono >= 20_000 {
      then = later
      later = (course, mono)
    }
    settle()
  }

  /// After a change of course or build.
  mutating func settle() {
    let metres = Knots(knots).metresPerSecond
    let (x, y) = metres > 0 ? (east / metres, north / metres) : (0, 1)
    middle = (
      x * build.forward + y * build.starboard, y * build.forward - x * build.starboard
    )
  }

  /// It follows a bend or gives way: where it will be is not on the straight line ahead.
  var isTurning: Bool {
    let seconds = Double(mono - then.mono) / 1000
    let turn = angle(course, then.course)
    return turn > 6 && (seconds > 120 || turn > seconds * 0.2)
  }
}

/// All vessels under way in cells of about half a kilometre, so that each looks only at those near it.
struct MovingGrid: Sendable {
  private static let side = 0.005
  private static let columns = Int64(360 / side)
  /// As many vessels as the picture holds.
  static let most = 200_000

  private(set) var nodes: [Sailing] = []
  private var free: [Int32] = []
  private var slots: [UInt32: Int32] = [:]
  private var heads: [Int64: Int32] = [:]

  var count: Int { slots.count }

  func slot(_ mmsi: UInt32) -> Int? { slots[mmsi].map(Int.init) }

  func vessel(_ mmsi: UInt32) -> Sailing? { slots[mmsi].map { nodes[Int($0)] } }

  /// A vessel's new fix. `build` is asked when it is not known yet.
  /// - Returns: its slot; nil where there is no room.
  mutating func put(
    _ mmsi: UInt32, _ fix: Fix, knots: Double, course: Double, mono: Int64, build: () -> ShipBuild
  ) -> Int? {
    let slot: Int
    if let found = slots[mmsi] {
      slot = Int(found)
      nodes[slot].follow(fix, knots: knots, course: course, mono: mono)
    } else {
      guard slots.count < Self.most else { return nil }
      let node = Sailing(fix, mmsi: mmsi, knots: knots, course: course, mono: mono, build: build())
      if let reused = free.popLast() {
        slot = Int(reused)
        nodes[slot] = node
      } else {
        slot = nodes.count
        nodes.append(node)
      }
      slots[mmsi] = Int32(slot)
    }
    let cell = Self.cell(nodes[slot].place)
    if cell != nodes[slot].cell {
      unlink(slot)
      link(slot, cell)
    }
    return slot
  }

  mutating func set(_ build: ShipBuild, of slot: Int) {
    guard nodes[slot].build != build else { return }
    nodes[slot].build = build
    nodes[slot].settle()
  }

  mutating func set(arrival: Double, of slot: Int) { nodes[slot].arrival = arrival }

  /// - Returns: whether it was there.
  mutating func remove(_ mmsi: UInt32) -> Bool {
    guard let slot = slots.removeValue(forKey: mmsi) else { return false }
    unlink(Int(slot))
    free.append(slot)
    return true
  }

  /// Those not heard since `limit` are under way no more.
  /// - Complexity: O(vessels under way).
  mutating func forget(before limit: Int64) {
    for mmsi in slots.filter({ nodes[Int($0.value)].mono < limit }).keys.sorted() { _ = remove(mmsi) }
  }

  /// Appends the slots of all in the cells that a circle touches.
  /// - Complexity: O(cells + vessels in them).
  func near(_ place: Position, metres: Double, into found: inout [Int32]) {
    let metric = LocalMetric(latitude: place.latitude)
    let up = min(20, Int64(metres / (metric.north * Self.side)) + 1)
    let across = min(40, Int64(metres / max(1, metric.east * Self.side)) + 1)
    let (row, column) = Self.place(place)
    for y in (row - up)...(row + up) {
      for step in -across...across {
        let x = (column + step + Self.columns) % Self.columns
        var at = heads[y * Self.columns + x] ?? -1
        while at >= 0 {
          found.append(at)
          at = nodes[Int(at)].next
        }
      }
    }
  }

  private static func place(_ p: Position) -> (row: Int64, column: Int64) {
    (Int64((p.latitude + 90) / side), Int64((p.longitude + 180) / side) % columns)
  }

  private static func cell(_ p: Position) -> Int64 {
    let (row, column) = place(p)
    return row * columns + column
  }

  private mutating func link(_ slot: Int, _ cell: Int64) {
    let head = heads[cell] ?? -1
    nodes[slot].cell = cell
    nodes[slot].previous = -1
    nodes[slot].next = head
    if head >= 0 { nodes[Int(head)].previous = Int32(slot) }
    heads[cell] = Int32(slot)
  }

  private mutating func unlink(_ slot: Int) {
    let node = nodes[slot]
    guard node.cell != .min else { return }
    if node.next >= 0 { nodes[Int(node.next)].previous = node.previous }
    if node.previous >= 0 {
      nodes[Int(node.previous)].next = node.next
    } else if node.next >= 0 {
      heads[node.cell] = node.next
    } else {
      heads[node.cell] = nil
    }
    nodes[slot].cell = .min
    nodes[slot].next = -1
    nodes[slot].previous = -1
  }
}
