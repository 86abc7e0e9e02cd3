import Detection
import Geometry
import Organisation
import Picture
import Regulation
import Testing
import Units

/// C5: over the limit of a zone. The zone is 8 km long; the limit is 10 kn, the tolerance 1, the dwell 60 s.
@Suite("C5, X4: over the limit is seen and recorded with place, time and vessel") struct SpeedTests {
  static let reach = Harness.zone("reach", -4000, -200, 4000, 200, rules: [Harness.limit(10)])

  private func run(_ legs: [(knots: Double, seconds: Double)], every interval: Double = 10) -> Harness {
    var h = Harness(zones: [Self.reach])
    var east = -3500.0
    for leg in legs {
      let end = h.clock + leg.seconds
      while h.clock < end - 1e-6 {
        h.report(Harness.at(east, 0), knots: leg.knots)
        h.pass(interval)
        east += Knots(leg.knots).metresPerSecond * interval
      }
    }
    return h
  }

  @Test func `over limit and tolerance for a minute opens one finding with numbers`() throws {
    let h = run([(14.2, 300)])
    let finding = try #require(h.opened.first)
    #expect(h.opened.count == 1)
    #expect(finding.detector == .speed && finding.code.rawValue == "V11" && finding.severity == .ordinary)
    #expect(
      finding.reason.values == [
        "zone": "三汊矶禁航区", "knots": "14.2", "limit": "10.0", "over": "4.2", "seconds": "60",
      ])
    #expect(Set(finding.reason.values.keys) == Set(ReasonKey.speedOver.placeholders))
    #expect(finding.opened - finding.onset == .seconds(60))
    #expect(h.updates.count >= 3)
  }

  @Test func `within the tolerance, or shorter than the dwell, is none`() {
    #expect(run([(10.9, 600)]).opened.isEmpty)
    #expect(run([(9, 60), (14, 60), (9, 60), (14, 60), (9, 60)]).opened.isEmpty)
  }

  @Test func `a sprinkle of fixes over it is none, one dip within the tolerance is no escape`() {
    var sprinkled: [(Double, Double)] = []
    for round in 0..<60 { sprinkled.append((round % 2 == 0 ? 11.2 : 10.6, 10)) }
    #expect(run(sprinkled).opened.isEmpty)
    #expect(run([(13, 30), (10.6, 10), (13, 40)]).opened.count == 1)
  }

  @Test func `class B reports every 30 s are enough`() {
    #expect(run([(13, 120)], every: 30).opened.count == 1)
  }

  @Test func `the episode ends after a minute below the limit, not at the first slow fix`() {
    let h = run([(13, 120), (9.5, 40), (13, 60), (9.5, 100)])
    #expect(h.opened.count == 1)
    #expect(h.ended.count == 1)
    #expect(h.detection.openEpisodes == 0)
  }

  @Test func `leaving the zone ends the episode`() {
    var h = Harness(zones: [Self.reach])
    h.sail(from: Harness.at(2000, 0), to: Harness.at(6000, 0), knots: 14)
    #expect(h.opened.count == 1 && h.ended.count == 1)
  }

  @Test func `outside the zone nobody is too fast`() {
    var h = Harness(zones: [Self.reach])
    h.sail(from: Harness.at(-3000, 260), to: Harness.at(3000, 260), knots: 18)
    #expect(h.opened.isEmpty)
  }

  @Test func `of several limits the lowest that holds counts`() throws {
    let rules = [Harness.limit(12), Harness.limit(6, [Hours(CivilTime(10, 0), CivilTime(11, 0))])]
    var h = Harness(zones: [Harness.zone("reach", -4000, -200, 4000, 200, rules: rules)])
    h.sail(from: Harness.at(-2000, 0), to: Harness.at(0, 0), knots: 9)
    #expect(h.opened.first?.reason.values["limit"] == "6.0")
  }

  @Test func `a speed that is not sent is taken from the track, 102.2 is none`() {
    var h = Harness(zones: [Self.reach])
    for step in 0..<20 {
      h.pass(10)
      h.report(Harness.at(-3000 + Double(step) * 75, 0), knots: 102.3)
    }
    #expect(h.opened.count == 1)
    var broken = Harness(zones: [Self.reach])
    broken.lie(at: Harness.at(0, 0), for: 300, knots: 102.2)
    #expect(broken.opened.isEmpty)
  }

  @Test func `a restart in the middle opens no second finding`() throws {
    var h = run([(14, 120)])
    let finding = try #require(h.opened.first)
    h.restart(open: [finding])
    h.sail(from: Harness.at(-2000, 0), to: Harness.at(-500, 0), knots: 14)
    #expect(h.opened.isEmpty)
    h.sail(from: Harness.at(-500, 0), to: Harness.at(500, 0), knots: 8)
    #expect(h.ended == [finding.id])
  }
}
