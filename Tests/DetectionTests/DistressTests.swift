import Detection
import Geometry
import Organisation
import Picture
import Testing
import Units

/// C13: distress.
@Suite struct DistressTests {
  @Test func `an active AIS-SART opens one emergency and is updated while it sends`() throws {
    var h = Harness()
    for _ in 0..<5 {
      for _ in 0..<8 {
        h.report(Harness.at(0, 0), knots: 0.5, status: 14, mmsi: 970_010_001, as: .beacon)
        h.pass(2)
      }
      h.pass(44)
    }
    let finding = try #require(h.opened.first)
    #expect(h.opened.count == 1)
    #expect(finding.severity == .emergency && finding.code.rawValue == "D03" && finding.object == "sart")
    #expect(finding.reason.key == "distress.sart" && finding.reason.values["mmsi"] == "970010001")
    #expect(finding.reason.values["position"] == "28.2000N 112.9500E")
    #expect(Set(finding.reason.values.keys) == Set(ReasonKey.distressSART.placeholders))
    #expect(finding.evidence.contains { $0.raw.contains("970010001") })
    #expect(h.updates.count == 4)
    h.pass(550)
    #expect(h.ended.isEmpty)
    h.pass(60)
    #expect(h.ended == [finding.id])
  }

  @Test func `a beacon under test makes no finding, its status and its text alike`() {
    var h = Harness()
    for _ in 0..<8 {
      h.report(Harness.at(0, 0), status: 15, mmsi: 970_010_001, as: .beacon)
      h.pass(2)
    }
    h.say("SART TEST", mmsi: 970_010_001)
    h.say("MOB TEST", mmsi: 972_010_001)
    #expect(h.opened.isEmpty)
    #expect(h.detection.counters.distressTests == 10)
    h.say("SART ACTIVE", mmsi: 970_010_001)
    #expect(h.opened.map(\.reason.key) == ["distress.sart"])
  }

  @Test(arguments: [
    (UInt32(972_000_001), "distress.mob", "A04"), (974_000_001, "distress.epirb", "D03"),
    (970_000_001, "distress.sart", "D03"),
  ])
  func `each kind of beacon has its reason and code`(_ mmsi: UInt32, _ key: String, _ code: String) {
    var h = Harness()
    h.report(Harness.at(0, 0), status: 14, mmsi: mmsi, as: .beacon)
    #expect(h.opened.map(\.reason.key) == [key])
    #expect(h.opened.map(\.code.rawValue) == [code])
  }

  @Test func `status 14 of a vessel is distress`() {
    var h = Harness()
    h.report(Harness.at(0, 0), status: 14)
    #expect(h.opened.map(\.reason.key) == ["distress.status"])
  }

  @Test(arguments: [
    "MAYDAY MAYDAY THIS IS XIANG HUO 12", "SOS", "MAN OVERBOARD AT JUZIZHOU", "WE ARE SINKING", "VESSEL ON FIRE",
    "YOU REN LUO SHUI", "QIUJIU", "MOB",
  ])
  func `a distress word in a safety text opens`(_ text: String) {
    var h = Harness()
    h.report(Harness.at(0, 0))
    h.say(text, mmsi: 413_900_123)
    #expect(h.opened.map(\.reason.key) == ["distress.text"])
    #expect(h.opened.first?.reason.values["text"] == text)
    #expect(h.opened.first.map { Set($0.reason.values.keys) } == Set(ReasonKey.distressText.placeholders))
    #expect(h.opened.first.map { $0.place.distance(to: Harness.at(0, 0)) < 1 } == true)
  }

  @Test(arguments: [
    "MAYDAY TEST", "EXERCISE EXERCISE MAN OVERBOARD", "FALSE ALARM CANCEL MAYDAY", "MOBILE CRANE WORKING", "GOOD",
    "KEEP CLEAR", "ALSOS", "",
  ])
  func `other texts, tests and cancellations do not`(_ text: String) {
    var h = Harness()
    h.say(text, mmsi: 413_900_123)
    #expect(h.opened.isEmpty)
  }

  @Test func `signals within 2 nm and 10 min are one call, each new transmitter is told at once`() {
    var h = Harness()
    h.report(Harness.at(0, 0), status: 14, mmsi: 970_000_001, as: .beacon)
    h.pass(5)
    h.report(Harness.at(3000, 0), status: 14, mmsi: 974_000_002, as: .beacon)
    h.pass(5)
    h.report(Harness.at(0, -3000), status: 14, mmsi: 972_000_003, as: .beacon)
    #expect(h.opened.count == 1)
    #expect(h.updates.map { $0.values["beacons"] } == ["2", "3"])
    #expect(h.updates.last?.values["others"] == "974000002, 972000003")
    h.report(Harness.at(4000, 0), status: 14, mmsi: 970_000_009, as: .beacon)
    #expect(h.opened.count == 2)
  }

  @Test func `a signal ten minutes later is another call`() {
    var h = Harness()
    h.report(Harness.at(0, 0), status: 14, mmsi: 970_000_001, as: .beacon)
    h.pass(605)
    h.report(Harness.at(10, 0), status: 14, mmsi: 970_000_002, as: .beacon)
    #expect(h.opened.count == 2)
    #expect(h.ended.count == 1)
  }

  @Test func `a silent feed does not end a call`() {
    var h = Harness()
    h.report(Harness.at(0, 0), status: 14, mmsi: 970_000_001, as: .beacon)
    h.silentFeeds = [0]
    h.pass(3600)
    #expect(h.ended.isEmpty)
  }

  @Test func `distress without a position is a finding all the same`() throws {
    var h = Harness()
    h.report(nil, status: 14, mmsi: 970_000_001, as: .beacon)
    let finding = try #require(h.opened.first)
    #expect(finding.place == Position(latitude: 0, longitude: 0))
    #expect(finding.reason.values["position"] == "—")
    #expect(finding.evidence.count == 1)
    h.pass(2)
    h.report(Harness.at(0, 0), status: 14, mmsi: 970_000_001, as: .beacon)
    #expect(h.opened.count == 1)
  }

  @Test func `distress passes the filters of the picture: jumps, repetitions`() {
    var h = Harness()
    h.report(Harness.at(0, 0), status: 0)
    h.pass(10)
    h.report(Harness.at(20_000, 0), status: 14)
    #expect(h.picture.counters.jumpsHeld == 1)
    #expect(h.opened.count == 1)
    // Said to be where the vessel was last believed to be.
    #expect(h.opened.first.map { $0.place.distance(to: Harness.at(0, 0)) < 1 } == true)
  }

  @Test func `a restart during a call opens no second finding`() throws {
    var h = Harness()
    h.report(Harness.at(0, 0), status: 14, mmsi: 970_000_001, as: .beacon)
    h.report(Harness.at(100, 0), status: 14, mmsi: 974_000_002, as: .beacon)
    let finding = try #require(h.opened.first)
    h.restart(open: [finding])
    h.pass(30)
    h.report(Harness.at(0, 0), status: 14, mmsi: 970_000_001, as: .beacon)
    h.report(Harness.at(100, 0), status: 14, mmsi: 974_000_002, as: .beacon)
    #expect(h.opened.isEmpty && h.detection.openEpisodes == 1)
    h.pass(620)
    #expect(h.ended == [finding.id])
  }

  @Test func `a flood of false beacons drops no signal and stays bounded`() {
    var h = Harness()
    for number in 0..<2200 {
      let place = Position(latitude: Double(number / 60) * 0.5 + 1, longitude: Double(number % 60) * 0.5 + 60)
      h.report(place, status: 14, mmsi: 970_000_000 + UInt32(number), as: .beacon)
    }
    #expect(h.opened.count == 2000)
    #expect(h.detection.counters.distressSignals == 2200)
  }
}
