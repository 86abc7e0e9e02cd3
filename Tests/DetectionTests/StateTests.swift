import Detection
import Geometry
import Organisation
import Picture
import Regulation
import Testing
import Units

/// C13: out of control and aground, by status and by motion.
@Suite("C13: a vessel out of control, or aground, is seen") struct StateTests {
  static let fairway = Harness.zone("fairway", -4000, -200, 4000, 200, rules: [], use: .fairway)
  static let anchorage = Harness.zone("anchorage", -600, -600, 600, 600, rules: [], use: .anchorage)

  /// Reports each ten seconds along a line, with a heading of their own.
  private func drift(
    _ h: inout Harness, knots: Double, course: Double, heading: UInt16, seconds: Double, status: UInt8 = 0,
    every interval: Double = 10
  ) {
    let begun = h.clock
    while h.clock < begun + seconds {
      let metres = Knots(knots).metresPerSecond * h.clock
      h.report(
        Harness.at(0, 0).moved(bearing: course, metres: metres), knots: knots, course: course, status: status,
        heading: heading)
      h.pass(interval)
    }
  }

  @Test func `not under command for a minute, moving: an emergency with numbers, until the status says otherwise`()
    throws
  {
    var h = Harness()
    drift(&h, knots: 2, course: 40, heading: 30, seconds: 80, status: 2)
    let finding = try #require(h.opened.first)
    #expect(h.opened.count == 1 && finding.detector == .adrift && finding.object == "status")
    #expect(finding.code.rawValue == "D01" && finding.severity == .emergency)
    #expect(finding.reason.values == ["knots": "2.0", "course": "40", "seconds": "60"])
    #expect(Set(finding.reason.values.keys) == Set(ReasonKey.adriftStatus.placeholders))
    drift(&h, knots: 2, course: 40, heading: 30, seconds: 20)
    #expect(h.ended.isEmpty)
    drift(&h, knots: 5, course: 40, heading: 40, seconds: 60)
    #expect(h.ended == [finding.id] && h.detection.openEpisodes == 0)
  }

  @Test func `not under command at its berth, or for one report, is none`() {
    var h = Harness()
    h.lie(at: Harness.at(0, 0), for: 1800, status: 2)
    drift(&h, knots: 4, course: 90, heading: 90, seconds: 30, status: 2)
    drift(&h, knots: 4, course: 90, heading: 90, seconds: 600)
    #expect(h.opened.isEmpty)
  }

  @Test func `making way with that status since it is known is none, saying so of a sudden is one`() {
    var h = Harness()
    drift(&h, knots: 8, course: 90, heading: 90, seconds: 900, status: 2)
    #expect(h.opened.isEmpty)
    drift(&h, knots: 8, course: 90, heading: 90, seconds: 60, status: 0)
    drift(&h, knots: 8, course: 90, heading: 90, seconds: 80, status: 2)
    #expect(h.opened.count == 1)
    var unsaid = Harness()
    drift(&unsaid, knots: 8, course: 90, heading: 90, seconds: 60, status: 15)
    drift(&unsaid, knots: 8, course: 90, heading: 90, seconds: 300, status: 2)
    #expect(unsaid.opened.isEmpty)
  }

  @Test("drifting: five minutes, slowly, its course well off its heading", arguments: [45.0, 90, 180, 300])
  func drifting(_ off: Double) throws {
    var h = Harness()
    drift(&h, knots: 1.5, course: 100, heading: UInt16((100 + off).truncatingRemainder(dividingBy: 360)), seconds: 290)
    #expect(h.opened.isEmpty)
    drift(&h, knots: 1.5, course: 100, heading: UInt16((100 + off).truncatingRemainder(dividingBy: 360)), seconds: 60)
    let finding = try #require(h.opened.first)
    #expect(h.opened.count == 1 && finding.object == "drift" && finding.severity == .emergency)
    #expect(Set(finding.reason.values.keys) == Set(ReasonKey.adriftDrift.placeholders))
    #expect(finding.reason.values["minutes"] == "5")
  }

  @Test("no drift: along its heading, faster, moored, fishing, without heading, in an anchorage, at rest")
  func noDrift() {
    func findings(_ zones: [Zone] = [], _ body: (inout Harness) -> Void) -> Int {
      var h = Harness(zones: zones)
      body(&h)
      return h.opened.count
    }
    #expect(findings { drift(&$0, knots: 1.5, course: 100, heading: 130, seconds: 900) } == 0)
    #expect(findings { drift(&$0, knots: 3.2, course: 100, heading: 190, seconds: 900) } == 0)
    for status in [UInt8(1), 3, 5, 7] {
      #expect(findings { drift(&$0, knots: 1.5, course: 100, heading: 190, seconds: 900, status: status) } == 0)
    }
    #expect(findings { drift(&$0, knots: 1.5, course: 100, heading: 511, seconds: 900) } == 0)
    #expect(findings([Self.anchorage]) { drift(&$0, knots: 0.6, course: 100, heading: 190, seconds: 900) } == 0)
    #expect(findings { drift(&$0, knots: 0.3, course: 100, heading: 190, seconds: 900) } == 0)
  }

  @Test func `a ferry that crabs to its berth and lands, again and again, is none`() {
    var h = Harness()
    for _ in 0..<6 {
      drift(&h, knots: 6, course: 90, heading: 95, seconds: 240)
      drift(&h, knots: 1.8, course: 140, heading: 80, seconds: 100)
      h.lie(at: Harness.at(0, 0), for: 300, status: 5)
    }
    #expect(h.opened.isEmpty)
  }

  @Test func `by status and by drift at once it is one finding, and either keeps it open`() {
    var h = Harness()
    drift(&h, knots: 1.5, course: 100, heading: 190, seconds: 900, status: 2)
    #expect(h.opened.count == 1)
    drift(&h, knots: 1.5, course: 100, heading: 190, seconds: 900, status: 0)
    #expect(h.opened.count == 1 && h.ended.isEmpty)
  }

  @Test func `aground by status for a minute, not moving: serious, until the status says otherwise`() throws {
    var h = Harness()
    h.lie(at: Harness.at(0, 0), for: 300, every: 30, status: 6)
    let finding = try #require(h.opened.first)
    #expect(h.opened.count == 1 && finding.detector == .aground && finding.code.rawValue == "A05")
    #expect(finding.severity == .serious && finding.object == "status")
    #expect(Set(finding.reason.values.keys) == Set(ReasonKey.agroundStatus.placeholders))
    h.sail(from: Harness.at(0, 0), to: Harness.at(400, 0))
    #expect(h.ended == [finding.id])
    var sailing = Harness()
    drift(&sailing, knots: 7, course: 90, heading: 90, seconds: 600, status: 6)
    #expect(sailing.opened.isEmpty, "a status that was forgotten")
  }

  @Test
  func
    `a dead stop in the fairway and three minutes at rest: serious, with the speed before; none where it slows down`()
    throws
  {
    var h = Harness(zones: [Self.fairway])
    h.sail(from: Harness.at(-1500, 0), to: Harness.at(0, 0), knots: 9)
    h.lie(at: Harness.at(5, 0), for: 170)
    #expect(h.opened.isEmpty)
    h.lie(at: Harness.at(5, 0), for: 60)
    let finding = try #require(h.opened.first)
    #expect(h.opened.count == 1 && finding.detector == .aground && finding.object == "stop")
    #expect(finding.reason.values == ["from": "9.0", "minutes": "3", "zone": "三汊矶禁航区"])
    #expect(Set(finding.reason.values.keys) == Set(ReasonKey.agroundStop.placeholders))
    h.lie(at: Harness.at(5, 0), for: 1200)
    #expect(h.opened.count == 1 && h.updates.last?.values["from"] == "9.0")
    h.sail(from: Harness.at(5, 0), to: Harness.at(300, 0), knots: 4)
    #expect(h.ended == [finding.id])

    var slowing = Harness(zones: [Self.fairway])
    slowing.sail(from: Harness.at(-1500, 0), to: Harness.at(0, 0), knots: 9)
    for knots in stride(from: 8.0, through: 0, by: -0.5) {
      slowing.report(Harness.at(20, 0), knots: knots)
      slowing.pass(10)
    }
    slowing.lie(at: Harness.at(20, 0), for: 900)
    #expect(slowing.opened.isEmpty)
  }

  @Test func `a dead stop outside the fairway, in an anchorage, or to moor, is none`() {
    func stops(_ zones: [Zone], north: Double = 0, status: UInt8 = 0) -> Int {
      var h = Harness(zones: zones)
      h.sail(from: Harness.at(-1500, north), to: Harness.at(0, north), knots: 9)
      h.lie(at: Harness.at(5, north), for: 900, status: status)
      return h.opened.count
    }
    #expect(stops([Self.fairway]) == 1)
    #expect(stops([Self.fairway], north: 300) == 0)
    #expect(stops([Self.fairway, Self.anchorage]) == 0)
    #expect(stops([Self.fairway], status: 5) == 0)
    #expect(stops([]) == 0)
  }

  @Test func `a restart in the middle opens no second one; not heard for half an hour it is over`() throws {
    var h = Harness()
    drift(&h, knots: 2, course: 40, heading: 30, seconds: 120, status: 2)
    let finding = try #require(h.opened.first)
    h.restart(open: [finding])
    drift(&h, knots: 2, course: 40, heading: 30, seconds: 300, status: 2)
    #expect(h.opened.isEmpty && h.ended.isEmpty && !h.updates.isEmpty)
    h.silentFeeds = [0]
    h.pass(2400)
    #expect(h.ended.isEmpty)
    h.silentFeeds = []
    h.pass(5)
    #expect(h.ended == [finding.id])
  }
}
