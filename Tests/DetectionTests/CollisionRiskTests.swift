import Detection
import Geometry
import Organisation
import Picture
import Regulation
import Testing
import Traffic
import Units

/// C13, X9: what the scenarios do not say.
@Suite struct CollisionRiskTests {
  private static let a: UInt32 = 413_900_201
  private static let b: UInt32 = 413_900_202

  /// Both pass the middle after 300 s, `miss` metres apart, each on its course.
  private func play(
    _ courses: (Double, Double), knots: (Double, Double) = (7, 7), miss: Double, every: Double = 10,
    _ h: inout Harness
  ) {
    let speeds = (Knots(knots.0).metresPerSecond, Knots(knots.1).metresPerSecond)
    for step in 0..<Int(500 / every) {
      h.pass(to: Double(step) * every)
      let seconds = h.clock - 300
      h.report(
        Harness.origin.moved(bearing: courses.0, metres: speeds.0 * seconds), knots: knots.0, course: courses.0,
        mmsi: Self.a)
      let beside = Harness.origin.moved(bearing: (courses.0 + courses.1) / 2, metres: miss)
      h.report(
        beside.moved(bearing: courses.1, metres: speeds.1 * seconds), knots: knots.1, course: courses.1, mmsi: Self.b)
    }
  }

  @Test(arguments: stride(from: 60.0, through: 180, by: 15).map(\.self))
  func `from every side: at the same place at the same time is a risk, 200 m past each other is none`(_ turn: Double) {
    for course in [0.0, 100, 200, 300] {
      var near = Harness()
      play((course, (course + turn).truncatingRemainder(dividingBy: 360)), miss: 0, &near)
      #expect(near.opened.map(\.detector) == [.collisionRisk], "\(course) \(turn)")
      #expect(near.ended.count == 1)
      var far = Harness()
      play((course, course + turn), miss: 200, &far)
      #expect(far.opened.isEmpty, "\(course) \(turn) \(far.opened.map(\.reason))")
    }
  }

  @Test func `one finding with both names, metres, seconds and speeds, told again until it is over`() throws {
    var h = Harness(vessels: [Harness.ferry(Self.a)])
    play((90, 0), miss: 0, &h)
    let finding = try #require(h.opened.first)
    #expect(h.opened.count == 1 && finding.mmsi == Self.a && finding.object == "413900202")
    #expect(finding.code.rawValue == "D02" && finding.severity == .serious)
    #expect(finding.opened - finding.onset >= .seconds(15) && finding.opened < Harness.start + .seconds(300))
    let values = finding.reason.values
    #expect(finding.reason.key == "collision-risk.closing" && values["other"] == "413900202")
    #expect(values["name"] == h.directory.vessel(mmsi: Self.a)?.name)
    #expect(Double(values["cpa"] ?? "") ?? 99 < 30 && values["knots"] == "7.0" && values["otherKnots"] == "7.0")
    let tcpa = try #require(Double(values["tcpa"] ?? ""))
    let left = Double((Harness.start + .seconds(300) - finding.opened).milliseconds) / 1000
    #expect(abs(tcpa - left) < 3)
    #expect(h.updates.count >= 2 && h.updates.count <= 10)
    #expect(h.ended == [finding.id])
    #expect(!finding.evidence.isEmpty)
  }

  @Test func `not both under way, or one report only: nothing`() {
    var slow = Harness()
    play((90, 0), knots: (7, 2), miss: 0, &slow)
    #expect(slow.opened.isEmpty)
    var once = Harness()
    once.report(Harness.at(-300, 0), knots: 8, course: 90, mmsi: Self.a)
    once.report(Harness.at(0, -300), knots: 8, course: 0, mmsi: Self.b)
    once.pass(400)
    #expect(once.opened.isEmpty)
  }

  @Test func `while its feed is silent an episode stays, and ends three minutes after`() {
    var h = Harness()
    for step in 0..<5 {
      h.pass(to: Double(step) * 10)
      h.report(Harness.at(-300 + Double(step) * 41, 0), knots: 8, course: 90, mmsi: Self.a)
      h.report(Harness.at(0, -300 + Double(step) * 41), knots: 8, course: 0, mmsi: Self.b)
    }
    #expect(h.opened.count == 1)
    h.silentFeeds = [0]
    h.pass(1200)
    #expect(h.ended.isEmpty)
    h.silentFeeds = []
    h.pass(60)
    #expect(h.ended.count == 1 && h.detection.openEpisodes == 0)
  }

  @Test func `a restart in the middle: the same episode goes on and ends`() throws {
    var h = Harness()
    for step in 0..<30 {
      h.pass(to: Double(step) * 10)
      if step == 13 { h.restart() }
      h.report(Harness.at(-600 + Double(step) * 36, 0), knots: 7, course: 90, mmsi: Self.a)
      h.report(Harness.at(0, -600 + Double(step) * 36), knots: 7, course: 0, mmsi: Self.b)
    }
    #expect(h.opened.count == 1 && h.ended.count == 1)
    #expect(try #require(h.opened.first).opened < Harness.start + .seconds(130))
  }

  @Test func `settings: within so long, so fast, so much water`() {
    var rules = DetectorRules()
    rules.collisionKnots = Knots(8)
    var fast = Harness(rules: rules)
    play((90, 0), miss: 0, &fast)
    #expect(fast.opened.isEmpty)
    var wide = DetectorRules()
    wide.collisionSide = Metres(80)
    var h = Harness(rules: wide)
    play((0, 180), miss: 60, &h)
    #expect(h.opened.count == 1)
    var long = DetectorRules()
    long.collisionWithin = .seconds(180)
    var early = Harness(rules: long)
    play((90, 0), miss: 0, &early)
    var usual = Harness()
    play((90, 0), miss: 0, &usual)
    #expect(early.opened[0].opened + .seconds(60) < usual.opened[0].opened)
  }

  @Test func `the same traffic gives the same ids however it is cut into batches`() {
    func run(_ milliseconds: Int64) -> [String] {
      let to = Harness.at(3000, 0)
      let scene = Scene(
        ferries: [],
        events: [
          .passage(mmsi: Self.a, name: "A", along: [Harness.at(-3000, 0), to], knots: 8, at: Harness.start),
          .passage(
            mmsi: Self.b, name: "B", along: [Harness.at(0, -3000), Harness.at(0, 3000)], knots: 8, at: Harness.start),
        ], from: Harness.start, through: Harness.start + .minutes(24), seed: 4, noise: .rough)
      var h = Harness()
      h.play(scene.traffic(), batchEvery: milliseconds)
      return h.opened(.collisionRisk).map(\.id)
    }
    let single = run(1)
    #expect(single.count == 1 && run(500) == single && run(5000) == single)
  }

  @Test func `a crowd is remembered within bounds, and forgotten`() {
    var h = Harness()
    for round in 0..<3 {
      h.pass(to: Double(round) * 10)
      var random = SeededGenerator(seed: 7)
      for number in 0..<400 {
        let (x, y) = (Double(random.below(2000)), Double(random.below(2000)))
        h.report(
          Harness.at(x + Double(round) * 30, y), knots: 6, course: Double(random.below(360)),
          mmsi: 413_800_000 + UInt32(number))
      }
    }
    h.pass(1200)
    #expect(h.detection.openEpisodes == 0)
  }
}
