import Detection
import Geometry
import Organisation
import Picture
import Regulation
import Testing
import Units

/// C5: at rest where anchoring is forbidden. The zone is 400 m by 1,000 m; ten minutes, below 0.5 kn or with a status that says so.
@Suite("C5, X4: anchoring where it is forbidden is seen and recorded") struct AnchoringTests {
  static let zone = Harness.zone(rules: [Harness.rule(.noAnchoring)])
  private var middle: Position { Harness.at(0, 0) }

  @Test func `ten minutes at rest open one finding with numbers; going on above three knots ends it`() throws {
    var h = Harness(zones: [Self.zone])
    h.sail(from: Harness.at(-600, 0), to: middle)
    let stopped = h.now
    h.lie(at: middle, for: 590)
    #expect(h.opened.isEmpty)
    h.lie(at: middle, for: 30)
    let finding = try #require(h.opened.first)
    #expect(h.opened.count == 1 && finding.detector == .anchoring && finding.code.rawValue == "V14")
    #expect(finding.id == "anchoring/413900123/Z1/\(finding.onset.milliseconds)")
    #expect(finding.onset - stopped <= .seconds(10) && finding.opened - finding.onset == .minutes(10))
    #expect(finding.reason.values == ["zone": "三汊矶禁航区", "minutes": "10", "knots": "0.0"])
    #expect(Set(finding.reason.values.keys) == Set(ReasonKey.anchoringLying.placeholders))
    h.lie(at: middle, for: 600)
    #expect(h.opened.count == 1 && h.updates.last?.values["minutes"] == "20" && h.ended.isEmpty)
    h.sail(from: middle, to: Harness.at(100, 0), knots: 5)
    #expect(h.ended == [finding.id] && h.detection.openEpisodes == 0)
  }

  @Test(
    "a status of at anchor or moored counts up to three knots; who wakes up inside is seen too",
    arguments: [UInt8(1), 5])
  func status(_ status: UInt8) {
    var h = Harness(zones: [Self.zone])
    h.lie(at: middle, for: 900, every: 180, knots: 1.2, status: status)
    #expect(h.opened(.anchoring).count == 1)
  }

  @Test func `between half a knot and three nothing begins, and what began goes on`() {
    var h = Harness(zones: [Self.zone])
    h.lie(at: middle, for: 1200, knots: 0.9)
    #expect(h.opened.isEmpty)
    h.lie(at: middle, for: 300)
    h.lie(at: middle, for: 200, knots: 0.9)
    h.lie(at: middle, for: 200)
    #expect(h.opened.count == 1)
  }

  @Test func `nine minutes and away, again and again, is none`() {
    var h = Harness(zones: [Self.zone])
    for _ in 0..<4 {
      h.lie(at: middle, for: 540)
      h.sail(from: middle, to: Harness.at(60, 0), knots: 6)
    }
    #expect(h.opened.isEmpty)
  }

  @Test func `a report each three minutes with every fifth lost is enough`() {
    var h = Harness(zones: [Self.zone])
    for report in 0..<10 {
      if report % 5 != 4 { h.report(middle, knots: 0) }
      h.pass(180)
    }
    #expect(h.opened(.anchoring).count == 1)
  }

  @Test func `at rest beside the zone, and with the error of a fix over its edge, is none; just inside is one`() {
    for (east, expected) in [(206.0, 0), (201.0, 0), (180.0, 1)] {
      var h = Harness(zones: [Self.zone])
      for second in 0..<120 {
        h.report(Harness.at(east + (second % 3 == 0 ? 6 : second % 3 == 1 ? -6 : 0), 0), knots: 0)
        h.pass(10)
      }
      #expect(h.opened.count == expected, "\(east)")
    }
  }

  @Test func `swinging about the edge is one episode; leaving ends it`() {
    var h = Harness(zones: [Self.zone])
    h.lie(at: Harness.at(185, 0), for: 700)
    for _ in 0..<30 {
      h.lie(at: Harness.at(210, 0), for: 30)
      h.lie(at: Harness.at(185, 0), for: 30)
    }
    #expect(h.opened.count == 1 && h.ended.isEmpty)
    h.sail(from: Harness.at(185, 0), to: Harness.at(400, 0), knots: 2)
    #expect(h.ended.count == 1)
  }

  @Test func `the ten minutes count from when the rule holds, over midnight as well; it ends with the rule`() throws {
    let rule = Harness.rule(.noAnchoring, [Hours(CivilTime(10, 30), CivilTime(12, 0))])
    var h = Harness(zones: [Harness.zone(rules: [rule])])
    h.lie(at: middle, for: 30 * 60 + 590)
    #expect(h.opened.isEmpty)
    h.lie(at: middle, for: 40)
    #expect(h.opened.count == 1)
    h.lie(at: middle, for: 90 * 60)
    #expect(h.opened.count == 1 && h.ended.count == 1)
    let night = Harness.rule(
      .noAnchoring, [Hours(CivilTime(22, 0), .endOfDay), Hours(.midnight, CivilTime(4, 0))])
    var dark = Harness(zones: [Harness.zone(rules: [night])])
    dark.lie(at: middle, for: 20 * 3600, every: 180)
    #expect(dark.opened.count == 1 && dark.ended.count == 1)
  }

  @Test func `a restart in the middle opens no second one and ends the first`() throws {
    var h = Harness(zones: [Self.zone])
    h.lie(at: middle, for: 700)
    let finding = try #require(h.opened.first)
    h.restart(open: [finding])
    h.lie(at: middle, for: 900)
    #expect(h.opened.isEmpty && h.updates.count >= 10 && h.detection.openEpisodes == 1)
    h.sail(from: middle, to: Harness.at(500, 0))
    #expect(h.ended == [finding.id])
  }

  @Test func `not heard for half an hour it is over, but for a feed that is silent`() {
    var h = Harness(zones: [Self.zone])
    h.lie(at: middle, for: 700)
    h.silentFeeds = [0]
    h.pass(2400)
    #expect(h.ended.isEmpty)
    h.silentFeeds = []
    h.pass(10)
    #expect(h.ended.count == 1)
  }

  @Test func `whom the rule leaves out is none, a vessel of no register is one`() {
    let official = Harness.ferry(413_900_124, kind: .official)
    var h = Harness(zones: [Self.zone], vessels: [official])
    h.lie(at: middle, for: 900, mmsi: 413_900_124)
    #expect(h.opened(.anchoring).isEmpty)
    h.lie(at: middle, for: 900, mmsi: 413_900_777, as: .classB)
    #expect(h.opened(.anchoring).count == 1)
  }
}
