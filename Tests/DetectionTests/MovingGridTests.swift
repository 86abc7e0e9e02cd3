import Geometry
import Picture
import Regulation
import Testing
import Units

@testable import Detection

/// C13: whom a vessel under way finds around it, against a look at all.
@Suite struct MovingGridTests {
  private static let build = ShipBuild(nil, nil, .classA)

  private static func fix(_ place: Position) -> Fix {
    Fix(at: Instant(seconds: 1_795_300_000), position: place, motion: Motion(), source: 0)
  }

  private static func found(_ grid: inout MovingGrid, by mmsi: UInt32, metres: Double) -> [UInt32] {
    guard let own = grid.vessel(mmsi) else { return [] }
    var near: [Near] = []
    grid.near(own, metres: metres, DetectorRules(), all: true, into: &near)
    return near.map { grid.nodes[$0.slot].mmsi }.sorted()
  }

  @Test(
    "who comes, sails, stops and comes again is found by all within the circle, once, and by nobody when it is gone",
    arguments: [Position(latitude: 28.2, longitude: 112.95), Position(latitude: -0.01, longitude: 179.99)])
  func likeALookAtAll(_ centre: Position) throws {
    var grid = MovingGrid()
    var random = SplitMix64(seed: 7)
    var there: Set<UInt32> = []
    for step in 0..<4000 {
      let mmsi = 412_000_000 + UInt32(random.next() % 120)
      if random.next() % 5 == 0 {
        #expect(grid.remove(mmsi) == (there.remove(mmsi) != nil))
      } else {
        let place = centre.moved(bearing: Double(random.next() % 360), metres: Double(random.next() % 9000))
        let slot = grid.put(mmsi, Self.fix(place), knots: 0, course: 0, mono: Int64(step)) { Self.build }
        #expect(slot != nil)
        there.insert(mmsi)
      }
      #expect(grid.count == there.count)
      guard step % 20 == 0, let asks = there.min(), let own = grid.vessel(asks) else { continue }
      let got = Self.found(&grid, by: asks, metres: 1500)
      #expect(Set(got).count == got.count && !got.contains(asks), "nobody twice")
      let within = there.filter { other in
        other != asks && (grid.vessel(other).map { $0.place.distance(to: own.place) <= 1490 } ?? false)
      }
      #expect(Set(got).isSuperset(of: within) && there.isSuperset(of: got))
    }
  }

  @Test("what is known of its build later is what others go by at once; nobody is seen after three minutes")
  func later() {
    var grid = MovingGrid()
    let centre = Position(latitude: 28.2, longitude: 112.95)
    let there = centre.moved(bearing: 90, metres: 300)
    _ = grid.put(1, Self.fix(centre), knots: 0, course: 0, mono: 0) { Self.build }
    let slot = grid.put(2, Self.fix(there), knots: 0, course: 0, mono: 0) { Self.build } ?? -1
    func isFarOff(at mono: Int64) -> Bool? {
      _ = grid.put(1, Self.fix(centre), knots: 0, course: 0, mono: mono) { Self.build }
      guard let own = grid.vessel(1) else { return nil }
      var near: [Near] = []
      grid.near(own, metres: 1500, DetectorRules(), all: true, into: &near)
      return near.first?.isFarOff
    }
    #expect(isFarOff(at: 1000) == true)
    var long = Self.build
    long.length = 400
    grid.set(long, of: slot)
    #expect(isFarOff(at: 2000) == false)
    #expect(isFarOff(at: 180_000) == false && isFarOff(at: 180_001) == nil)
  }
}
