package import Geometry
package import Units

/// An ordinary day on 20 km of river, as a county has it: vessels that go up and down on their own side, the slow ones nearest the bank; ferries
/// across, which wait until the way is clear; boats along the banks; vessels moored in rows and at anchor. Nobody breaks a rule and nobody
/// comes too near another: what a detector finds here is a false alarm, or a hole in this plan.
package struct Reach: Sendable {
  package struct Counts: Hashable, Sendable {
    package var liners: Int
    package var ferries: Int
    package var boats: Int
    package var anchored: Int
    package var moored: Int
    /// As many as a county of a province with 20,000 vessels has.
    package static let county = Counts(liners: 40, ferries: 24, boats: 16, anchored: 24, moored: 60)
    package init(liners: Int, ferries: Int, boats: Int, anchored: Int, moored: Int) {
      (self.liners, self.ferries, self.boats) = (liners, ferries, boats)
      (self.anchored, self.moored) = (anchored, moored)
    }
    package var all: Int { liners + ferries + boats + anchored + moored }
  }

  /// A ferry's two berths.
  package struct Line: Hashable, Sendable {
    package var mmsi: UInt32
    package var name: String
    package var south: Position
    package var north: Position
  }

  /// Metres: half the length of the reach, and how far from its middle line each thing lies.
  static let half = 10_000.0
  package static let fairway = 330.0
  static let bank = 460.0
  static let ferryHours = 6...17

  package let middle: Position
  package let counts: Counts
  /// MMSIs count from here.
  package let firstMMSI: UInt32
  let day: Instant
  let seed: UInt64

  /// - Parameter day: its midnight.
  package init(middle: Position, counts: Counts = .county, firstMMSI: UInt32, day: Instant, seed: UInt64) {
    (self.middle, self.counts, self.firstMMSI) = (middle, counts, firstMMSI)
    (self.day, self.seed) = (day, seed)
  }

  /// The place so far along the river and so far to the left of it (north where it runs east), in metres.
  package func at(_ along: Double, _ left: Double) -> Position {
    let bend = 600 * sine(along / 7000 * 2 * 3.141_592_653_589_793)
    return middle.moved(bearing: 90, metres: along).moved(bearing: 0, metres: bend + left)
  }

  /// The river's middle line, west to east.
  package var line: [Position] { stride(from: -Self.half, through: Self.half, by: 500).map { at($0, 0) } }

  /// Where vessels anchor: a corridor along the north bank, and its half width.
  package var anchorage: Spine {
    Spine(points: stride(from: 3000, through: 6000, by: 500).map { at($0, 900) }, halfWidth: 350)
  }

  package var ferryLines: [Line] {
    (0..<counts.ferries).map { number in
      let along = -8200 + 16_400 * (Double(number) + 0.5) / Double(max(1, counts.ferries))
      return Line(
        mmsi: firstMMSI + UInt32(number), name: "XIANG DU \(firstMMSI % 100_000 + UInt32(number))",
        south: at(along, -Self.bank), north: at(along, Self.bank))
    }
  }
}
