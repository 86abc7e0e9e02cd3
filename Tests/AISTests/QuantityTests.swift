import AIS
import Testing

@Suite("ITU limits: what a number means, and when it means nothing")
struct QuantityTests {
  @Test("Speed: 102.2 is the most, 1023 is not available")
  func speed() {
    #expect(Speed(raw: 0).knots == 0)
    #expect(Speed(raw: 1_021).knots == 102.1)
    #expect(Speed(raw: 1_022).knots == 102.2)
    #expect(Speed.notAvailable.knots == nil)
  }

  @Test("Course: 359.9 is the most, 360 is not available, above is no direction")
  func course() {
    #expect(Course(raw: 3_599).degrees == 359.9)
    #expect(Course.notAvailable.degrees == nil)
    #expect(Course.notAvailable.tenths == nil)
    #expect(Course(raw: 3_601).degrees == nil)
    #expect(Course(raw: 3_601).tenths == 3_601)
  }

  @Test("Heading: 359 is the most, 511 is not available")
  func heading() {
    #expect(Heading(raw: 359).degrees == 359)
    #expect(Heading(raw: 360).degrees == nil)
    #expect(Heading(raw: 360).sent == 360)
    #expect(Heading.notAvailable.sent == nil)
  }

  @Test("Longitude and latitude: ±180 and ±90 are places, 181 and 91 are not available")
  func position() {
    #expect(Longitude(raw: 108_000_000).degrees == 180)
    #expect(Longitude(raw: -108_000_000).degrees == -180)
    #expect(Longitude(raw: 108_000_001).degrees == nil)
    #expect(Longitude.notAvailable.sent == nil)
    #expect(Latitude(raw: 54_000_000).degrees == 90)
    #expect(Latitude(raw: -54_000_001).degrees == nil)
    #expect(Latitude.notAvailable.sent == nil)
    #expect(Longitude(raw: 1).sent == 17)  // 1/600000 degree = 1.67e-6
    #expect(Longitude(raw: -1).sent == -17)
    #expect(Longitude(raw: 2).sent == 33)
    #expect(Longitude(raw: -134_217_728).sent == -2_236_962_133)
  }

  @Test("Rate of turn: ±126 is 708.7°/min, ±127 a fast turn of unknown rate, -128 not available")
  func turn() throws {
    #expect(RateOfTurn(raw: 0).degreesPerMinute == 0)
    let most = try #require(RateOfTurn(raw: 126).degreesPerMinute)
    #expect(abs(most - 708.7) < 0.05)
    #expect(RateOfTurn(raw: -126).hundredths == -RateOfTurn(raw: 126).hundredths!)
    #expect(RateOfTurn(raw: 127).degreesPerMinute == nil)
    #expect(RateOfTurn(raw: 127).fastTurn == 1)
    #expect(RateOfTurn(raw: -127).fastTurn == -1)
    #expect(RateOfTurn.notAvailable.degreesPerMinute == nil)
    #expect(!RateOfTurn.notAvailable.isAvailable)
    for raw in -126...126 {
      let value = RateOfTurn(raw: Int8(raw))
      let degrees = try #require(value.degreesPerMinute)
      let hundredths = try #require(value.hundredths)
      #expect(abs(degrees * 100 - Double(hundredths)) <= 0.5 + 1e-6)
    }
  }

  @Test("Second of the fix: 60 not available, 61 manual, 62 dead reckoning, 63 inoperative")
  func second() {
    #expect(FixSecond(raw: 59).second == 59)
    #expect(FixSecond(raw: 60).second == nil)
    #expect(FixSecond(raw: 60).sent == nil)
    #expect(FixSecond(raw: 61).second == nil)
    #expect(FixSecond(raw: 61).sent == 61)
  }

  @Test("Dimensions: all four zero is not available; a size without reference point is available")
  func dimensions() {
    #expect(!Dimensions.notAvailable.isAvailable)
    let size = Dimensions(toBow: 0, toStern: 40, toPort: 0, toStarboard: 8)
    #expect(size.isAvailable)
    #expect(size.length == 40)
    #expect(size.beam == 8)
  }

  @Test("Unknown codes keep their number and have a label")
  func codes() {
    for raw in UInt8.min...UInt8.max {
      #expect(ShipType(rawValue: raw).rawValue == raw)
      #expect(ShipType(rawValue: raw).label.utf8CodeUnitCount > 0)
      #expect(NavigationStatus(rawValue: raw).label.utf8CodeUnitCount > 0)
      #expect(FixDevice(rawValue: raw).label.utf8CodeUnitCount > 0)
      #expect(AidType(rawValue: raw).label.utf8CodeUnitCount > 0)
    }
  }
}
