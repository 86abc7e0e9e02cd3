import Geometry
import Testing
import Units

/// Corridors, circles and lines.
@Suite struct SpineTests {
  static let middle = Position(latitude: 28.2, longitude: 112.95)
  static func at(_ east: Double, _ north: Double, of origin: Position = middle) -> Position {
    origin.moved(bearing: 90, metres: east).moved(bearing: 0, metres: north)
  }

  @Test(
    "a circle: inside, edge, depth",
    arguments: [middle, Position(latitude: -12, longitude: 179.999), Position(latitude: 71, longitude: -180)])
  func circle(_ centre: Position) throws {
    let area = try #require(Area(Spine(points: [centre], halfWidth: 500)))
    for bearing in stride(from: 0.0, to: 360, by: 15) {
      #expect(area.contains(centre.moved(bearing: bearing, metres: 497)))
      #expect(!area.contains(centre.moved(bearing: bearing, metres: 503)))
      #expect(abs(area.depth(centre.moved(bearing: bearing, metres: 400)) - 100) < 1)
      #expect(abs(area.depth(centre.moved(bearing: bearing, metres: 700)) + 200) < 1)
    }
    #expect(area.halfWidth == 500 && area.direction(at: centre) == nil)
  }

  @Test func `a circle's outline lies on it`() throws {
    let spine = Spine(points: [Self.middle], halfWidth: 1000)
    let ring = try #require(spine.outline.polygons.first?.first)
    #expect(ring.count == 49 && ring.first == ring.last)
    #expect(ring.allSatisfy { abs($0.distance(to: Self.middle) - 1000) < 2 })
    let drawn = try #require(Area(spine.outline))
    let exact = try #require(Area(spine))
    #expect(abs(drawn.squareMetres / exact.squareMetres - 1) < 0.01)
  }

  /// East for 2 km, then north for 2 km, 100 m to either side.
  static let bend = Spine(points: [at(0, 0), at(2000, 0), at(2000, 2000)], halfWidth: 100)

  @Test func `a corridor goes round its bend and is round at its ends`() throws {
    let area = try #require(Area(Self.bend))
    let inside = [(1000.0, 99.0), (1000, -99), (-98, 0), (2060, -60), (2098, 1000), (2000, 2098), (1903, 1000)]
    let outside = [(1000.0, 102.0), (-102, 0), (-75, 75), (2075, -75), (2102, 1000), (2000, 2103), (1000, 1000)]
    for (x, y) in inside { #expect(area.contains(Self.at(x, y)), "\(x) \(y)") }
    for (x, y) in outside { #expect(!area.contains(Self.at(x, y)), "\(x) \(y)") }
    #expect(abs(area.depth(Self.at(1000, 30)) - 70) < 0.5)
    #expect(abs(area.depth(Self.at(1000, 500)) + 400) < 1)
  }

  @Test func `its direction is that of the piece next to the place`() throws {
    let area = try #require(Area(Self.bend))
    #expect(abs((area.direction(at: Self.at(500, 50)) ?? -1) - 90) < 0.1)
    #expect(abs(angle(area.direction(at: Self.at(1950, 1500)) ?? 180, 0)) < 0.1)
  }

  private func angle(_ a: Double, _ b: Double) -> Double { min(abs(a - b), 360 - abs(a - b)) }

  @Test("the passage of a leg is what walking along it finds", arguments: 0..<40)
  func passages(_ seed: Int) throws {
    let area = try #require(Area(Self.bend))
    // Spread over 4 km with numbers of their own.
    func place(_ n: Int) -> Position {
      let (x, y) = (Double((n &* 7919) % 4000) - 1000, Double((n &* 104_729) % 4000) - 1000)
      return Self.at(x, y)
    }
    let (a, b) = (place(seed * 2 + 3), place(seed * 2 + 4))
    let steps = 20_000
    let within = (0...steps).filter { area.contains(a.interpolated(to: b, Double($0) / Double(steps))) }
    let passage = area.passage(from: a, to: b)
    #expect((passage == nil) == within.isEmpty)
    guard let passage, let first = within.first, let last = within.last else { return }
    #expect(abs(passage.enters - Double(first) / Double(steps)) < 0.001)
    #expect(abs(passage.leaves - Double(last) / Double(steps)) < 0.001)
    #expect(abs(passage.metres - Double(within.count) / Double(steps) * a.distance(to: b)) < 5)
    #expect(area.contains(passage.middle))
  }

  @Test func `a corridor over the 180° meridian`() throws {
    let line = [Position(latitude: -17, longitude: 179.95), Position(latitude: -17, longitude: -179.95)]
    let area = try #require(Area(Spine(points: line, halfWidth: 300)))
    #expect(area.contains(Position(latitude: -17.001, longitude: 180)))
    #expect(area.contains(Position(latitude: -16.999, longitude: -179.97)))
    #expect(!area.contains(Position(latitude: -17.01, longitude: 180)))
    #expect(!area.contains(Position(latitude: -17, longitude: 0)))
    #expect(abs((area.direction(at: Position(latitude: -17, longitude: -179.99)) ?? 0) - 90) < 0.1)
  }

  @Test func `none for a bare line, over a pole, or off the earth`() {
    #expect(Area(Spine(points: [Self.middle, Self.at(100, 0)], halfWidth: 0)) == nil)
    #expect(Area(Spine(points: [Position(latitude: 89.9999, longitude: 0)], halfWidth: 500)) == nil)
    #expect(Area(Spine(points: [Position(latitude: 91, longitude: 0)], halfWidth: 500)) == nil)
    #expect(Area(Spine(points: [], halfWidth: 500)) == nil)
    #expect(Gate(Spine(points: [Self.middle], halfWidth: 0)) == nil)
  }

  @Test func `a line tells on which way it is crossed, and where`() throws {
    // Northwards, with a kink to the east.
    let gate = try #require(Gate(Spine(points: [Self.at(0, -500), Self.at(0, 0), Self.at(300, 500)], halfWidth: 0)))
    let east = try #require(gate.crossing(from: Self.at(-200, -200), to: Self.at(200, -200)))
    #expect(east.way == .toRight && east.place.distance(to: Self.at(0, -200)) < 1)
    #expect(gate.crossing(from: Self.at(200, -200), to: Self.at(-200, -200))?.way == .toLeft)
    #expect(gate.crossing(from: Self.at(200, 400), to: Self.at(300, 400))?.way == .toRight)
    #expect(gate.crossing(from: Self.at(-200, -600), to: Self.at(200, -600)) == nil)
    #expect(gate.crossing(from: Self.at(-200, 0), to: Self.at(-10, 0)) == nil)
    #expect(abs(gate.distance(Self.at(70, -250)) - 70) < 0.5)
    // Over and back again: the last crossing counts.
    #expect(gate.crossing(from: Self.at(-100, -100), to: Self.at(-100, -100)) == nil)
  }

  @Test func `a line over the 180° meridian`() throws {
    let gate = try #require(
      Gate(
        Spine(
          points: [Position(latitude: 0, longitude: 179.99), Position(latitude: 0, longitude: -179.99)], halfWidth: 0)))
    let south = Position(latitude: -0.01, longitude: 180)
    let north = Position(latitude: 0.01, longitude: -180)
    #expect(gate.crossing(from: south, to: north)?.way == .toLeft)
    #expect(gate.box.contains(Position(latitude: 0, longitude: 180)) && gate.box.width < 0.1)
  }
}
