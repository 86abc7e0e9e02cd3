public import Units

/// Which of many areas may hold a place: a grid of cells over the boxes of the areas. Candidates only: ask the area itself
/// whether it does.
///
/// A box over more than `wideCells` cells is kept in a list of its own and asked each time, so that a province's waters among
/// the zones cost one comparison, not a hundred thousand cells.
public struct AreaIndex: Sendable {
  private static let wideCells = 2048
  private let boxes: [Box]
  private let cellDegrees: Double
  private let columns: Int
  private let cells: [Int32: Range<Int32>]
  private let listed: [Int32]
  private let wide: [Int32]

  /// - Parameters:
  ///   - boxes: of the areas; answers are indices into this array.
  ///   - cellDegrees: side of a cell, 0.01…10; about the size of a usual area.
  public init(_ boxes: [Box], cellDegrees: Double = 0.05) {
    self.boxes = boxes
    let side = max(0.01, min(10, cellDegrees))
    self.cellDegrees = side
    columns = Int((360 / side).rounded(.up))
    var wide: [Int32] = []
    var members: [Int32: [Int32]] = [:]
    for (index, box) in boxes.enumerated() {
      let rows = AreaIndex.row(box.south, side)...AreaIndex.row(box.north, side)
      let across = Int(box.width / side) + 2
      if rows.count * across > AreaIndex.wideCells {
        wide.append(Int32(index))
        continue
      }
      let first = AreaIndex.column(box.west, side)
      for row in rows {
        for step in 0..<across {
          let key = Int32(row * columns + (first + step) % columns)
          if members[key]?.last != Int32(index) { members[key, default: []].append(Int32(index)) }
        }
      }
    }
    var listed: [Int32] = []
    var cells: [Int32: Range<Int32>] = [:]
    cells.reserveCapacity(members.count)
    for key in members.keys.sorted() {
      let start = Int32(listed.count)
      listed += members[key] ?? []
      cells[key] = start..<Int32(listed.count)
    }
    self.cells = cells
    self.listed = listed
    self.wide = wide
  }

  public var isEmpty: Bool { boxes.isEmpty }

  /// True when the place lies in a cell that some area touches: near enough for an area to matter soon.
  public func isNear(_ p: Position) -> Bool {
    if cells[key(p)] != nil { return true }
    return wide.contains { boxes[Int($0)].contains(p) }
  }

  /// Appends the areas whose box holds `p`.
  public func candidates(at p: Position, into found: inout [Int32]) {
    if let range = cells[key(p)] {
      for at in range {
        let index = listed[Int(at)]
        if boxes[Int(index)].contains(p) { found.append(index) }
      }
    }
    for index in wide where boxes[Int(index)].contains(p) { found.append(index) }
  }

  /// Appends, once each, the areas whose box meets the box of the leg from `a` to `b`. A leg over more than 64 rows or
  /// columns of cells is no leg that anyone sailed: only its two ends are looked at.
  public func candidates(from a: Position, to b: Position, into found: inout [Int32]) {
    let leg = Box(a, b)
    let rows = AreaIndex.row(leg.south, cellDegrees)...AreaIndex.row(leg.north, cellDegrees)
    let first = AreaIndex.column(leg.west, cellDegrees)
    let last = AreaIndex.column(leg.east, cellDegrees)
    let across = (last - first + columns) % columns + 1
    guard rows.count <= 64, across <= 64 else {
      candidates(at: a, into: &found)
      var more: [Int32] = []
      candidates(at: b, into: &more)
      for index in more where !found.contains(index) { found.append(index) }
      return
    }
    for row in rows {
      for step in 0..<across {
        guard let range = cells[Int32(row * columns + (first + step) % columns)] else { continue }
        for at in range {
          let index = listed[Int(at)]
          if boxes[Int(index)].overlaps(leg), !found.contains(index) { found.append(index) }
        }
      }
    }
    for index in wide where boxes[Int(index)].overlaps(leg) { found.append(index) }
  }

  private func key(_ p: Position) -> Int32 {
    Int32(AreaIndex.row(p.latitude, cellDegrees) * columns + AreaIndex.column(p.longitude, cellDegrees) % columns)
  }

  private static func row(_ latitude: Double, _ side: Double) -> Int { Int((max(-90, min(90, latitude)) + 90) / side) }
  private static func column(_ longitude: Double, _ side: Double) -> Int {
    Int((max(-180, min(180, longitude)) + 180) / side)
  }
}
