import Geometry
import Testing
import Units

@Suite struct SphereTests {
  @Test func `sine, cosine and arctangent agree with known values to 1e-14`() {
    #expect(abs(sine(0.5) - 0.479425538604203) < 1e-14)
    #expect(abs(cosine(0.5) - 0.8775825618903728) < 1e-14)
    #expect(abs(sine(.pi / 6) - 0.5) < 1e-15)
    #expect(abs(cosine(.pi)) - 1 < 1e-15)
    #expect(abs(sine(100) - -0.5063656411097588) < 1e-13)
    #expect(abs(sine(565.4866776461628 + 1) - 0.8414709848078965) < 1e-11)
    #expect(abs(arctangent(1, 1) - .pi / 4) < 1e-15)
    #expect(abs(arctangent(1, -1) - 3 * .pi / 4) < 1e-15)
    #expect(abs(arctangent(-1, 0) + .pi / 2) < 1e-15)
    #expect(abs(arctangent(0.3, 1) - 0.2914567944778671) < 1e-15)
    #expect(sine(.infinity).isNaN)
    for step in -720...720 {
      let x = Double(step) * .pi / 360
      #expect(abs(sine(x) * sine(x) + cosine(x) * cosine(x) - 1) < 1e-14)
      if step > -360, step <= 360 { #expect(abs(arctangent(sine(x), cosine(x)) - x) < 1e-14) }
    }
  }

  @Test func `a degree is as long as WGS 84 says`() {
    #expect(abs(LocalMetric(latitude: 0).north - 110_574.4) < 1)
    #expect(abs(LocalMetric(latitude: 0).east - 111_319.5) < 1)
    #expect(abs(LocalMetric(latitude: 45).north - 111_131.7) < 1)
    #expect(abs(LocalMetric(latitude: 45).east - 78_846.8) < 1)
    #expect(abs(LocalMetric(latitude: 90).east) < 1)
  }

  @Test func `the great circle from Changsha to Beijing is known`() {
    let changsha = Position(latitude: 28.2282, longitude: 112.9388)
    let beijing = Position(latitude: 39.9042, longitude: 116.4074)
    #expect(abs(changsha.greatCircle(to: beijing) - 1_336_000) < 5000)
    #expect(changsha.greatCircle(to: changsha) == 0)
  }

  @Test func `short distances and bearings agree with moving there`() {
    for latitude in [-89.0, -45, 0, 28.2, 66, 89] {
      let start = Position(latitude: latitude, longitude: 179.9999)
      for bearing in stride(from: 0.0, to: 360, by: 30) {
        let there = start.moved(bearing: bearing, metres: 500)
        #expect(there.isValid)
        #expect(abs(start.distance(to: there) - 500) < 1)
        let turn = turned(start.bearing(to: there) - bearing)
        #expect(abs(turn) < 0.3)
      }
    }
  }

  @Test func `distance goes the short way across the 180° meridian`() {
    let west = Position(latitude: 0, longitude: 179.995)
    let east = Position(latitude: 0, longitude: -179.995)
    #expect(abs(west.distance(to: east) - 1113.2) < 0.5)
    #expect(abs(west.bearing(to: east) - 90) < 1e-9)
    #expect(abs(abs(west.interpolated(to: east, 0.5).longitude) - 180) < 1e-9)
  }

  @Test func `implied speed needs time`() {
    let a = Position(latitude: 28, longitude: 113)
    let b = a.moved(bearing: 90, metres: 1852)
    #expect(abs((impliedSpeed(from: a, to: b, in: .hours(1))?.value ?? 0) - 1) < 0.001)
    #expect(impliedSpeed(from: a, to: b, in: .zero) == nil)
  }
}

@Suite struct DatumTests {
  /// Published pairs (WGS 84, GCJ-02) of the well-known implementations of the formula.
  static let pairs: [(Position, Position)] = [
    (
      Position(latitude: 31.1774276, longitude: 121.5272106),
      Position(latitude: 31.17530398364597, longitude: 121.531541859215)
    ),
    (
      Position(latitude: 22.543847, longitude: 113.912316),
      Position(latitude: 22.540796131694766, longitude: 113.9171764808363)
    ),
    (
      Position(latitude: 39.911954, longitude: 116.377817),
      Position(latitude: 39.91334545536069, longitude: 116.38404722455657)
    ),
    (
      Position(latitude: 39.915, longitude: 116.404),
      Position(latitude: 39.91640428150164, longitude: 116.41024449916938)
    ),
  ]

  @Test(arguments: 0..<4) func `GCJ-02 equals the published pairs, both ways (D13)`(_ index: Int) {
    let (wgs, gcj) = DatumTests.pairs[index]
    let there = wgs.stated(in: .gcj02)
    #expect(abs(there.latitude - gcj.latitude) < 1e-6)
    #expect(abs(there.longitude - gcj.longitude) < 1e-6)
    #expect(gcj.wgs84(from: .gcj02).distance(to: wgs) < 0.2)
  }

  @Test func `BD-09 equals the published pair, both ways (D13)`() {
    // GCJ-02 39.915 N 116.404 E is BD-09 39.92133699 N 116.41036950 E.
    let gcj = Position(latitude: 39.915, longitude: 116.404)
    let wgs = gcj.wgs84(from: .gcj02)
    let bd = wgs.stated(in: .bd09)
    #expect(abs(bd.latitude - 39.92133699351021) < 1e-7)
    #expect(abs(bd.longitude - 116.41036949371029) < 1e-7)
    #expect(bd.wgs84(from: .bd09).distance(to: wgs) < 0.001)
  }

  @Test func `there and back is exact all over China, and nothing moves outside`() {
    for latitude in stride(from: 18.0, through: 53, by: 2.5) {
      for longitude in stride(from: 74.0, through: 134, by: 2.5) {
        let place = Position(latitude: latitude, longitude: longitude)
        for datum in [Datum.gcj02, .bd09] {
          let stated = place.stated(in: datum)
          #expect(stated.distance(to: place) > 50)
          #expect(stated.wgs84(from: datum).distance(to: place) < 0.001)
        }
        #expect(place.wgs84(from: .cgcs2000) == place)
      }
    }
    let rotterdam = Position(latitude: 51.9, longitude: 4.5)
    #expect(rotterdam.stated(in: .gcj02) == rotterdam)
    #expect(rotterdam.wgs84(from: .gcj02) == rotterdam)
  }
}
