import Geometry
import Testing
import Units

/// A closed ring from pairs of longitude and latitude.
func ring(_ pairs: [(Double, Double)]) -> [Position] {
  let open = pairs.map { Position(latitude: $0.1, longitude: $0.0) }
  return open + open.prefix(1)
}

func square(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> [Position] {
  ring([(west, south), (east, south), (east, north), (west, north)])
}

func place(_ longitude: Double, _ latitude: Double) -> Position {
  Position(latitude: latitude, longitude: longitude)
}

@Suite struct AreaTests {
  @Test func `a place is inside, outside, or in a hole`() throws {
    let shape = MultiPolygon(polygons: [
      [square(112, 28, 113, 29), square(112.4, 28.4, 112.6, 28.6)], [square(114, 28, 114.5, 28.5)],
    ])
    let area = try #require(Area(shape))
    #expect(area.contains(place(112.1, 28.1)))
    #expect(!area.contains(place(112.5, 28.5)))
    #expect(area.contains(place(114.2, 28.2)))
    #expect(!area.contains(place(113.5, 28.2)))
    #expect(!area.contains(place(112.5, 29.1)))
    let metric = LocalMetric(latitude: 28.5)
    let whole = metric.east * metric.north * (1 - 0.04 + 0.25)
    #expect(abs(area.squareMetres / whole - 1) < 0.01)
  }

  @Test func `overlapping polygons of one area do not cancel out`() throws {
    let shape = MultiPolygon(polygons: [[square(0, 0, 2, 2)], [square(1, 1, 3, 3)]])
    let area = try #require(Area(shape))
    #expect(area.contains(place(1.5, 1.5)))
  }

  @Test func `depth is metres to the nearest side, negative outside`() throws {
    let area = try #require(Area(MultiPolygon(polygons: [[square(112, 28, 112.01, 28.01)]])))
    let metric = LocalMetric(latitude: 28.005)
    let inside = place(112.001, 28.005)
    #expect(abs(area.depth(inside) - 0.001 * metric.east) < 0.1)
    let outside = place(111.999, 28.005)
    #expect(abs(area.depth(outside) + 0.001 * metric.east) < 0.1)
    let corner = place(112.01, 28.01).moved(bearing: 45, metres: 100)
    #expect(abs(area.depth(corner) + 100) < 0.5)
    #expect(area.halfWidth > 200 && area.halfWidth < 300)
  }

  @Test func `a leg that crosses between two fixes is seen`() throws {
    let area = try #require(Area(MultiPolygon(polygons: [[square(112, 28, 112.002, 28.01)]])))
    let west = place(111.999, 28.005)
    let east = place(112.003, 28.005)
    let passage = try #require(area.passage(from: west, to: east))
    #expect(abs(passage.metres - 0.002 * LocalMetric(latitude: 28.005).east) < 0.5)
    #expect(abs(passage.enters - 0.25) < 1e-9)
    #expect(abs(passage.leaves - 0.75) < 1e-9)
    #expect(area.contains(passage.middle))
    #expect(area.passage(from: west, to: place(111.999, 28.02)) == nil)
    #expect(area.passage(from: place(111.999, 28.02), to: place(112.003, 28.02)) == nil)
    let within = try #require(area.passage(from: place(112.0005, 28.005), to: place(112.001, 28.005)))
    #expect(within.enters == 0 && within.leaves == 1)
  }

  @Test func `an area across the 180° meridian holds both sides`() throws {
    for shape in [
      MultiPolygon(polygons: [[ring([(179.9, -1), (-179.9, -1), (-179.9, 1), (179.9, 1)])]]),
      // As RFC 7946 asks: cut into two.
      MultiPolygon(polygons: [[square(179.9, -1, 180, 1)], [square(-180, -1, -179.9, 1)]]),
    ] {
      let area = try #require(Area(shape))
      #expect(area.contains(place(179.95, 0)))
      #expect(area.contains(place(-179.95, 0.5)))
      #expect(!area.contains(place(179.85, 0)))
      #expect(!area.contains(place(-179.85, 0)))
      #expect(!area.contains(place(0, 0)))
      #expect(area.passage(from: place(179.8, 0), to: place(-179.8, 0)) != nil)
      #expect(area.depth(place(-179.89, 0)) < 0)
    }
  }

  @Test func `close to a pole an area still has an inside`() throws {
    let area = try #require(Area(MultiPolygon(polygons: [[square(-30, 89, 30, 89.9)]])))
    #expect(area.contains(place(0, 89.5)))
    #expect(!area.contains(place(0, 89.95)))
    #expect(area.depth(place(0, 89.5)) > 1000)
  }

  @Test func `what has no outline is no area`() {
    #expect(Area(MultiPolygon(polygons: [])) == nil)
    #expect(Area(MultiPolygon(polygons: [[]])) == nil)
    #expect(Area(MultiPolygon(polygons: [[[place(1, 1), place(2, 2)]]])) == nil)
    #expect(Area(MultiPolygon(polygons: [[ring([(0, 0), (.nan, 1), (1, 1)])]])) == nil)
    let belt = ring([(-100, -10), (0, -10), (100, -10), (100, 10), (0, 10), (-100, 10)])
    #expect(Area(MultiPolygon(polygons: [[belt]])) == nil)
  }

  @Test func `a shape of thousands of sides answers as the plain rule does`() throws {
    // A star of 2,000 corners.
    var corners: [(Double, Double)] = []
    for step in 0..<2000 {
      let angle = Double(step) * .pi / 1000
      let radius = step % 2 == 0 ? 1.0 : 0.6
      corners.append((112 + radius * cosine(angle), 28 + radius * sine(angle)))
    }
    let outline = ring(corners)
    let area = try #require(Area(MultiPolygon(polygons: [[outline]])))
    var seed: UInt64 = 7
    for _ in 0..<2000 {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let x = 110.9 + Double(seed >> 40) / Double(1 << 24) * 2.2
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let y = 26.9 + Double(seed >> 40) / Double(1 << 24) * 2.2
      var odd = false
      for index in 0..<(outline.count - 1) {
        let a = outline[index]
        let b = outline[index + 1]
        if (a.latitude > y) != (b.latitude > y),
          x < (b.longitude - a.longitude) * (y - a.latitude) / (b.latitude - a.latitude) + a.longitude
        {
          odd.toggle()
        }
      }
      #expect(area.contains(place(x, y)) == odd)
    }
  }
}

@Suite struct AreaIndexTests {
  @Test func `the index finds what asking every box finds`() {
    var boxes: [Box] = []
    var seed: UInt64 = 3
    func random(_ low: Double, _ high: Double) -> Double {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return low + Double(seed >> 40) / Double(1 << 24) * (high - low)
    }
    for index in 0..<300 {
      let west = index % 10 == 0 ? random(179, 180) : random(-180, 179)
      let south = random(-90, 89)
      let size = index % 50 == 0 ? 20.0 : 0.3
      boxes.append(
        Box(south: south, west: west, north: min(90, south + size), east: turned(west + size)))
    }
    let index = AreaIndex(boxes)
    for round in 0..<5000 {
      let p =
        round % 3 == 0
        ? place(random(-180, 180), random(-90, 90))
        : boxes[round % 300].centre.moved(bearing: random(0, 360), metres: 30_000)
      let asked = boxes.indices.filter { boxes[$0].contains(p) }
      var found: [Int32] = []
      index.candidates(at: p, into: &found)
      #expect(found.map(Int.init).sorted() == asked)
      if !asked.isEmpty { #expect(index.isNear(p)) }
      let q = p.moved(bearing: random(0, 360), metres: random(0, 20_000))
      var along: [Int32] = []
      index.candidates(from: p, to: q, into: &along)
      #expect(Set(along).count == along.count)
      guard abs(p.latitude) < 80 else { continue }
      #expect(along.map(Int.init).sorted() == boxes.indices.filter { boxes[$0].overlaps(Box(p, q)) })
    }
  }

  @Test func `a margin reaches all the way round near the pole`() {
    let box = Box(south: 89.99, west: 10, north: 90, east: 20).expanded(byMetres: 5000)
    #expect(box.contains(place(-170, 89.99)))
    let plain = Box(south: 28, west: 112, north: 28.1, east: 112.1).expanded(byMetres: 1000)
    #expect(plain.contains(place(111.991, 28.05)) && !plain.contains(place(111.98, 28.05)))
    let across = Box(south: 0, west: 179.999, north: 1, east: -179.9).expanded(byMetres: 1000)
    #expect(across.contains(place(179.992, 0.5)) && across.contains(place(-179.892, 0.5)))
  }
}
