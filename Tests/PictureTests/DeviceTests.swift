import Geometry
import Picture
import Terminals
import Testing
import Units

@Suite("Devices beside AIS: one vessel, two sources") struct DeviceTests {
  static let now = Instant(seconds: 1_795_483_815)
  static let place = Position(latitude: 28.264, longitude: 112.951)

  static func report(_ seconds: Int64, north: Double = 0) -> DeviceReport {
    var report = DeviceReport(
      time: now + .seconds(seconds),
      position: Position(latitude: place.latitude + north, longitude: place.longitude))
    report.speed = Knots(6.14)
    report.course = 359.97
    return report
  }

  static func fixes(_ changes: [Change]) -> [Fix] {
    changes.compactMap { if case .fix(let fix, _) = $0.what { fix } else { nil } }
  }

  @Test("a position keeps the source it came by, and is dated by the device where that can be") func dated() throws {
    var picture = Picture(registered: [413_900_101])
    var batch = ObservationBatch()
    let raw = batch.keep(Array("7e02".utf8))
    batch.add(Self.report(0), vessel: 413_900_101, source: 3, received: Self.now + .seconds(4), raw: raw)
    // A clock that is ahead, one that is years behind, and one that nobody trusts: the arrival counts.
    batch.add(
      Self.report(3600, north: 0.001), vessel: 413_900_101, source: 4, received: Self.now + .seconds(20), raw: raw)
    batch.add(
      Self.report(-800_000, north: 0.002), vessel: 413_900_101, source: 4, received: Self.now + .seconds(40), raw: raw)
    batch.add(
      Self.report(45, north: 0.003), vessel: 413_900_101, source: 4, received: Self.now + .seconds(60), byArrival: true,
      raw: raw)
    let fixes = Self.fixes(picture.apply(batch))
    #expect(fixes.map(\.at) == [0, 20, 40, 60].map { Self.now + .seconds($0) })
    #expect(fixes.map(\.source) == [3, 4, 4, 4])
    #expect(fixes.first?.motion.speedTenths == 61 && fixes.first?.motion.courseTenths == 3599)
    #expect(fixes.map(\.motion.second) == [15, 60, 60, 60])
    let vessel = try #require(picture.vessel(413_900_101))
    #expect(vessel.transceiver == .device && vessel.transceiver.isVessel && vessel.isRegistered)
    #expect(picture.track(413_900_101).map(\.raw).first == Array("7e02".utf8))
  }

  @Test("what was gathered without network comes in order; what is older than the picture is held back as late")
  func late() {
    var picture = Picture()
    var batch = ObservationBatch()
    let raw = batch.keep([])
    let hour = Self.now + .hours(1)
    for minute in 0..<10 {
      var report = Self.report(Int64(minute) * 60, north: 0.001 * Double(minute))
      report.isReplay = true
      batch.add(report, vessel: 413_900_102, source: 0, received: hour, byArrival: true, raw: raw)
    }
    batch.add(Self.report(3600, north: 0.01), vessel: 413_900_102, source: 0, received: hour, raw: raw)
    batch.add(Self.report(300, north: 0.005), vessel: 413_900_102, source: 0, received: hour, raw: raw)
    let changes = picture.apply(batch)
    #expect(Self.fixes(changes).map(\.at) == (0..<10).map { Self.now + .minutes($0) } + [hour])
    guard case .withheld(let fix, .late)? = changes.last?.what else { return #expect(Bool(false), "not late") }
    #expect(fix.at == Self.now + .minutes(5))
  }
}
