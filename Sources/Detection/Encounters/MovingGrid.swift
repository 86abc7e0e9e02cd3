import Geometry
import Picture
import Regulation
import Units

/// Another vessel, as one sees it from where one is.
struct Near: Sendable {
  let slot: Int
  /// Of its hull now, metres east and north of the own.
  let place: (east: Double, north: Double)
  /// The two come nowhere near each other in time.
  let isFarOff: Bool
}

/// All vessels under way in cells of about two kilometres, so that each looks only at those near it. What the others are asked first lies
/// together, cell by cell: who looks around reads it in one go, and opens the logs of the few that matter.
struct MovingGrid: Sendable {
  private static let side = 0.02
  private static let columns = Int64((360 / side).rounded())
  /// No further than this many degrees to a side anyone looks, near the poles.
  private static let furthest = 0.2
  /// As many vessels as the picture holds.
  static let most = 200_000

  private(set) var nodes: [Sailing] = []
  private var free: [Int32] = []
  private var slots: [UInt32: Int32] = [:]
  private var rows: [[Spot]] = []
  private var freeRows: [Int32] = []
  /// The row of each cell in which anybody is.
  private var cells: [Int64: Int32] = [:]
  /// Rows around a vessel, while it looks.
  private var around: [Int32] = []

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
    if cell == nodes[slot].cell {
      note(slot)
    } else {
      leave(slot)
      enter(slot, cell)
    }
    return slot
  }

  mutating func set(_ build: ShipBuild, of slot: Int) {
    guard nodes[slot].build != build else { return }
    nodes[slot].build = build
    nodes[slot].settle()
    note(slot)
  }

  mutating func set(arrival: Double, of slot: Int) { nodes[slot].arrival = arrival }

  /// - Returns: whether it was there.
  mutating func remove(_ mmsi: UInt32) -> Bool {
    guard let slot = slots.removeValue(forKey: mmsi) else { return false }
    leave(Int(slot))
    free.append(slot)
    return true
  }

  /// Those not heard since `limit` are under way no more.
  /// - Complexity: O(vessels under way).
  mutating func forget(before limit: Int64) {
    for mmsi in slots.filter({ nodes[Int($0.value)].mono < limit }).keys.sorted() { _ = remove(mmsi) }
  }

  /// Those in the cells that the square about a circle touches.
  /// - Parameter all: also those that are far off.
  /// - Complexity: O(cells + vessels in them).
  mutating func near(_ own: Sailing, metres: Double, _ rules: DetectorRules, all: Bool, into found: inout [Near]) {
    let metric = LocalMetric(latitude: own.place.latitude)
    let up = min(Self.furthest, metres / metric.north)
    let across = min(Self.furthest, metres / max(1, metric.east))
    let columns = Self.column(own.place.longitude - across)...Self.column(own.place.longitude + across)
    around.removeAll(keepingCapacity: true)
    for y in Self.row(own.place.latitude - up)...Self.row(own.place.latitude + up) {
      for x in columns {
        // Over the 180° meridian.
        if let row = cells[y * Self.columns + (x + Self.columns) % Self.columns] { around.append(row) }
      }
    }
    // Most rows are far from the processor: asked for all at once they come together, one after another each is waited for.
    var ships = 0
    for row in around { ships += rows[Int(row)].count }
    guard ships > 1 else { return }
    for row in around {
      for spot in rows[Int(row)] where spot.mmsi != own.mmsi {
        guard let place = spot.place(from: own, metric) else { continue }
        let isFarOff = spot.isFarOff(from: own, place, rules)
        if all || !isFarOff { found.append(Near(slot: Int(spot.slot), place: place, isFarOff: isFarOff)) }
      }
    }
  }

  /// One that is looked at wherever it is; nil: it was heard too long ago.
  func see(_ slot: Int, from own: Sailing, _ rules: DetectorRules) -> Near? {
    let spot = Spot(nodes[slot], slot)
    guard let place = spot.place(from: own, LocalMetric(latitude: own.place.latitude)) else { return nil }
    return Near(slot: slot, place: place, isFarOff: spot.isFarOff(from: own, place, rules))
  }

  private static func row(_ latitude: Double) -> Int64 { Int64((latitude + 90) / side) }
  private static func column(_ longitude: Double) -> Int64 { Int64(((longitude + 180) / side).rounded(.down)) }

  private static func cell(_ p: Position) -> Int64 {
    row(p.latitude) * columns + column(p.longitude) % columns
  }

  // MARK: Rows

  private mutating func note(_ slot: Int) {
    rows[Int(nodes[slot].row)][Int(nodes[slot].column)] = Spot(nodes[slot], slot)
  }

  private mutating func enter(_ slot: Int, _ cell: Int64) {
    let row: Int32
    if let found = cells[cell] {
      row = found
    } else if let reused = freeRows.popLast() {
      row = reused
      cells[cell] = row
    } else {
      row = Int32(rows.count)
      rows.append([])
      cells[cell] = row
    }
    nodes[slot].cell = cell
    nodes[slot].row = row
    nodes[slot].column = Int32(rows[Int(row)].count)
    rows[Int(row)].append(Spot(nodes[slot], slot))
  }

  /// The last of the row takes its place.
  private mutating func leave(_ slot: Int) {
    guard nodes[slot].cell != .min else { return }
    let (row, column) = (Int(nodes[slot].row), Int(nodes[slot].column))
    let last = rows[row].removeLast()
    if Int(last.slot) != slot {
      rows[row][column] = last
      nodes[Int(last.slot)].column = Int32(column)
    }
    if rows[row].isEmpty {
      cells[nodes[slot].cell] = nil
      freeRows.append(Int32(row))
    }
    nodes[slot].cell = .min
  }
}
