import Detection
import Geometry
import Organisation
import Picture
import Regulation
import Testing
import Units

/// C5: against a one-way lane. It runs east, 8 km long and 400 m wide; a minute at 3 kn or more, over 120° off.
@Suite("C5, X4: the wrong way in a lane is seen and recorded") struct WrongWayTests {
  static let lane = Harness.zone("lane", -4000, -200, 4000, 200, rules: [Harness.rule(.oneWay(90))])

  private func sailed(
    _ from: Position, _ to: Position, knots: Double = 6, every interval: Double = 10
  ) -> Harness {
    var h = Harness(zones: [Self.lane])
    h.sail(from: from, to: to, knots: knots, every: interval)
    return h
  }

  @Test func `against it for a minute opens one finding with numbers; turning round ends it`() throws {
    var h = sailed(Harness.at(1000, 0), Harness.at(0, 0))
    let finding = try #require(h.opened.first)
    #expect(h.opened.count == 1 && finding.detector == .wrongWay && finding.code.rawValue == "V12")
    #expect(finding.opened - finding.onset == .minutes(1) && finding.onset == Harness.start)
    #expect(
      finding.reason.values == [
        "zone": "三汊矶禁航区", "course": "270", "direction": "90", "knots": "6.0", "seconds": "60",
      ])
    #expect(Set(finding.reason.values.keys) == Set(ReasonKey.wrongWayAgainst.placeholders))
    #expect(!h.updates.isEmpty && h.ended.isEmpty)
    h.sail(from: Harness.at(0, 0), to: Harness.at(200, 0))
    #expect(h.ended == [finding.id] && h.detection.openEpisodes == 0)
  }

  @Test("along it, across it and on a slant are none; more than 120° off is one")
  func angles() {
    for (bearing, expected) in [
      (90.0, 0), (0.0, 0), (180.0, 0), (205.0, 0), (215.0, 1), (270.0, 1), (325.0, 1), (335.0, 0),
    ] {
      let wide = Harness.zone("lane", -4000, -4000, 4000, 4000, rules: [Harness.rule(.oneWay(90))])
      var h = Harness(zones: [wide])
      h.sail(from: Harness.at(0, 0), to: Harness.at(0, 0).moved(bearing: bearing, metres: 1200))
      #expect(h.opened.count == expected, "\(bearing)")
    }
  }

  @Test func `a lane that runs north takes courses on both sides of 360°`() {
    for (bearing, expected) in [(355.0, 0), (5.0, 0), (300.0, 0), (65.0, 0), (175.0, 1), (185.0, 1)] {
      let lane = Harness.zone("lane", -2000, -2000, 2000, 2000, rules: [Harness.rule(.oneWay(2))])
      var h = Harness(zones: [lane])
      h.sail(from: Harness.at(0, 0), to: Harness.at(0, 0).moved(bearing: bearing, metres: 900))
      #expect(h.opened.count == expected, "\(bearing)")
    }
  }

  @Test func `slower than three knots, or shorter than a minute, is none`() {
    #expect(sailed(Harness.at(1000, 0), Harness.at(500, 0), knots: 2.8).opened.isEmpty)
    #expect(sailed(Harness.at(1000, 0), Harness.at(860, 0)).opened.isEmpty)
  }

  @Test func `a course that is wrong once in a while is none, one that is right once is no escape`() {
    var h = Harness(zones: [Self.lane])
    for report in 0..<60 {
      h.report(Harness.at(-1000 + Double(report) * 30, 0), course: report % 6 == 5 ? 280 : 90)
      h.pass(10)
    }
    #expect(h.opened.isEmpty)
    var against = sailed(Harness.at(1000, 0), Harness.at(500, 0))
    against.report(Harness.at(490, 0), course: 90)
    against.pass(10)
    against.sail(from: Harness.at(480, 0), to: Harness.at(0, 0))
    #expect(against.opened.count == 1 && against.ended.isEmpty)
  }

  @Test func `reports each 30 s are enough, and losing some`() {
    #expect(sailed(Harness.at(1000, 0), Harness.at(500, 0), every: 30).opened.count == 1)
    var h = Harness(zones: [Self.lane])
    for report in 0..<20 {
      if report % 4 != 2 { h.report(Harness.at(1000 - Double(report) * 30, 0), course: 268) }
      h.pass(10)
    }
    #expect(h.opened.count == 1)
  }

  @Test func `beside the lane, and within the error of a fix from its edge, is none`() {
    #expect(sailed(Harness.at(1000, 210), Harness.at(0, 210)).opened.isEmpty)
    #expect(sailed(Harness.at(1000, 194), Harness.at(0, 194)).opened.isEmpty)
    #expect(sailed(Harness.at(1000, 185), Harness.at(0, 185)).opened.count == 1)
  }

  @Test func `lying down in the lane ends it, leaving it does too, and it begins anew`() {
    var h = sailed(Harness.at(1000, 0), Harness.at(500, 0))
    h.lie(at: Harness.at(500, 0), for: 120)
    #expect(h.opened.count == 1 && h.ended.count == 1)
    h.sail(from: Harness.at(500, 0), to: Harness.at(0, 0))
    #expect(h.opened.count == 2)
    h.sail(from: Harness.at(0, 0), to: Harness.at(0, 400))
    #expect(h.ended.count == 2 && h.detection.openEpisodes == 0)
  }

  @Test func `a lane that turns with the hour is judged by what holds now`() {
    let rules = [
      Harness.rule(.oneWay(90), [Hours(CivilTime(8, 0), CivilTime(10, 10))]),
      Harness.rule(.oneWay(270), [Hours(CivilTime(10, 10), CivilTime(18, 0))]),
    ]
    var h = Harness(zones: [Harness.zone("lane", -9000, -200, 9000, 200, rules: rules)])
    h.sail(from: Harness.at(-6000, 0), to: Harness.at(-4500, 0))
    #expect(h.clock < 500 && h.opened.isEmpty)
    h.pass(to: 700)
    h.sail(from: Harness.at(-3000, 0), to: Harness.at(-2000, 0))
    #expect(h.opened.count == 1 && h.opened[0].reason.values["direction"] == "270")
  }

  @Test func `a restart in the middle opens no second one`() throws {
    var h = sailed(Harness.at(2000, 0), Harness.at(1500, 0))
    let finding = try #require(h.opened.first)
    h.restart(open: [finding])
    h.sail(from: Harness.at(1500, 0), to: Harness.at(500, 0))
    #expect(h.opened.isEmpty && h.ended.isEmpty)
    h.sail(from: Harness.at(500, 0), to: Harness.at(800, 0))
    #expect(h.ended == [finding.id])
  }
}
