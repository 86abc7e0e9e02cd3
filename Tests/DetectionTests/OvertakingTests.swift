import Detection
import Geometry
import Organisation
import Testing
import Units

/// C5, X4: what the scenarios do not say.
@Suite struct OvertakingTests {
  private static let fast: UInt32 = 413_900_301
  private static let slow: UInt32 = 413_900_302

  private func play(_ h: inout Harness, from first: Int = 0, to last: Int = 100) {
    for step in first..<last {
      h.pass(to: Double(step) * 10)
      h.report(Harness.at(-2000 + Double(step) * 45, 60), knots: 8.7, course: 90, mmsi: Self.fast)
      h.report(Harness.at(-1000 + Double(step) * 25, 0), knots: 4.9, course: 90, mmsi: Self.slow)
    }
  }

  private static func reach(_ version: String = "0123456789ab") -> Zone {
    var zone = Harness.zone("reach", -1500, -300, 1500, 300, rules: [Harness.rule(.noOvertaking)])
    zone.version = version
    return zone
  }

  @Test func `one finding: who, whom, how near, and the rule's version; it ends when they are clear`() throws {
    var h = Harness(zones: [Self.reach()])
    play(&h)
    let finding = try #require(h.opened.first)
    #expect(h.opened.count == 1 && finding.detector == .overtaking && finding.mmsi == Self.fast)
    #expect(finding.object == "413900302" && finding.ruleVersion == "0123456789ab")
    #expect(finding.reason.key == "overtaking.passed")
    #expect(abs((Double(finding.reason.values["metres"] ?? "") ?? 0) - 60) < 5)
    // They are abeam after 500 s.
    #expect(abs((finding.onset - Harness.start).milliseconds - 500_000) <= 20_000)
    #expect(finding.opened >= finding.onset && h.ended == [finding.id] && h.detection.openEpisodes == 0)
  }

  @Test func `a restart before and after it`() {
    var h = Harness(zones: [Self.reach()])
    play(&h, to: 30)
    h.restart()
    play(&h, from: 30, to: 54)
    #expect(h.opened.count == 1)
    h.restart()
    play(&h, from: 54)
    #expect(h.opened.count == 1 && h.ended.count == 1)
  }

  @Test func `both unheard meanwhile: it is over after three minutes, and with a silent feed not before`() {
    var h = Harness(zones: [Self.reach()])
    play(&h, to: 54)
    #expect(h.opened.count == 1)
    h.silentFeeds = [0]
    h.pass(900)
    #expect(h.ended.isEmpty)
    h.silentFeeds = []
    h.pass(300)
    #expect(h.ended.count == 1)
  }

  @Test func `no such zone, no finding`() {
    var h = Harness(zones: [Harness.zone("reach", -1500, -300, 1500, 300, rules: [Harness.limit(20)])])
    play(&h)
    #expect(h.opened.isEmpty)
  }
}
