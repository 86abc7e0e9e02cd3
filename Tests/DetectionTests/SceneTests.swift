import AIS
import Detection
import Geometry
import Organisation
import Picture
import Testing
import Traffic
import Units

/// Generated traffic through decoder, picture and detectors: what happens in the scene is found, nothing else.
@Suite struct SceneTests {
  static let from = Harness.start
  static let ferries = [
    FerryRun(mmsi: 413_900_123, name: "XIANG DU 0123", from: Harness.at(-600, 2000), to: Harness.at(600, 2000)),
    FerryRun(
      mmsi: 413_900_124, name: "XIANG DU 0124", from: Harness.at(-500, -3000), to: Harness.at(500, -3000), knots: 5,
      isClassB: true),
  ]
  /// Closed water between the two lines, a reach with a limit beside them.
  static let zones = [
    Harness.zone("closed", -150, 200, 150, 800),
    Harness.zone("reach", -200, -2600, 200, -400, rules: [Harness.limit(8)]),
  ]
  static let vessels = [Harness.ferry(413_900_123), Harness.ferry(413_900_124)]

  private func play(
    _ events: [SceneEvent], minutes: Int64 = 60, noise: Noise = Noise(), seed: UInt64 = 1,
    batchEvery: Int64 = 500
  ) -> Harness {
    let scene = Scene(
      ferries: Self.ferries, events: events, from: Self.from, through: Self.from + .minutes(minutes), seed: seed,
      noise: noise)
    var h = Harness(zones: Self.zones, vessels: Self.vessels)
    h.play(scene.traffic(), batchEvery: batchEvery)
    return h
  }

  static let speeding = SceneEvent.passage(
    mmsi: 413_800_001, name: "XIANG HUO 1", along: [Harness.at(0, -4000), Harness.at(0, -300)], knots: 13,
    at: from + .minutes(4))
  static let straying = SceneEvent.detour(
    mmsi: 413_900_123, at: from + .minutes(12), through: [Harness.at(0, 500), Harness.at(60, 450)], knots: 6)

  @Test func `an ordinary hour has no findings`() {
    for seed in UInt64(1)...3 {
      let h = play([], noise: seed == 1 ? Noise() : .rough, seed: seed)
      #expect(h.opened.isEmpty, "\(h.opened.map(\.id))")
      #expect(h.picture.vessel(413_900_123)?.messages ?? 0 > 100)
    }
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func `a straying ferry, a speeding cargo vessel, a silent one and a beacon: one finding each, whatever the noise`(
    _ seed: UInt64
  ) throws {
    let beacon = Harness.at(2500, 4000)
    let events: [SceneEvent] = [
      Self.speeding, Self.straying,
      .silence(mmsi: 413_900_124, from: Self.from + .minutes(25), to: Self.from + .minutes(55)),
      .beacon(mmsi: 970_413_001, at: Self.from + .minutes(30), lasts: .minutes(12), place: beacon, isTest: false),
      .beacon(mmsi: 972_413_002, at: Self.from + .minutes(20), lasts: .minutes(5), place: beacon, isTest: true),
    ]
    let h = play(events, minutes: 70, noise: seed == 1 ? Noise() : .rough, seed: seed)
    #expect(
      Set(h.opened.map { "\($0.detector.rawValue) \($0.mmsi) \($0.object)" }) == [
        "closed-water 413900123 closed", "speed 413800001 reach", "lost-signal 413900124 north",
        "distress 970413001 sart",
      ])
    #expect(h.opened.count == 4)
    #expect(h.ended.count == 4)
    let stray = try #require(h.opened(.closedWater).first)
    #expect(stray.evidence.allSatisfy { $0.raw.hasPrefix("!AIVDM") })
    #expect(h.opened(.lostSignal).first?.severity == .ordinary)
    #expect(h.detection.counters.distressTests > 30)
  }

  @Test func `the same traffic gives the same ids however it is cut into batches`() {
    let whole = play([Self.speeding, Self.straying], batchEvery: 5000)
    let single = play([Self.speeding, Self.straying], batchEvery: 1)
    #expect(whole.opened.map(\.id).sorted() == single.opened.map(\.id).sorted())
    #expect(whole.opened.count == 2, "\(whole.opened.map { ($0.id, $0.reason.values) })")
  }

  @Test func `a scene is the same each time, in order, and another seed is another`() {
    func lines(_ seed: UInt64) -> [TimedSentence] {
      let scene = Scene(
        ferries: Self.ferries, events: [Self.speeding, Self.straying], background: [Fleet(vessels: 20)],
        from: Self.from, through: Self.from + .minutes(20), seed: seed, noise: .rough)
      return Array(scene.traffic(tagBlocks: true))
    }
    let one = lines(1)
    #expect(one == lines(1))
    #expect(one != lines(2))
    #expect(zip(one, one.dropFirst()).allSatisfy { $0.at <= $1.at })
    #expect(one.allSatisfy { $0.bytes.suffix(2) == [0x0D, 0x0A] && $0.bytes.count <= 110 })
  }

  @Test func `a ferry lies at its berth outside its service and reports as the standard has it`() throws {
    var run = Self.ferries[0]
    run.services = [(Self.from + .minutes(10))..<(Self.from + .minutes(30))]
    let scene = Scene(ferries: [run], from: Self.from, through: Self.from + .minutes(60), noise: Noise(fixMetres: 0))
    var h = Harness(vessels: Self.vessels)
    h.play(scene.traffic())
    let vessel = try #require(h.picture.view(run.mmsi))
    #expect(vessel.name == "XIANG DU 0123" && vessel.particulars.shipType == 60)
    #expect(vessel.vessel.isResting)
    #expect(vessel.vessel.gaps.usual(resting: true) == .seconds(240))
    #expect(vessel.vessel.gaps.usual(resting: false) == .seconds(15))
    #expect(vessel.vessel.fix.map { $0.position.distance(to: run.from) < 1 } == true)
  }

  @Test func `a fleet decodes without a reject, in types as on the air`() {
    var decoder = Decoder()
    var builder = ObservationBuilder(clock: .recorded)
    var bytes: [UInt8] = []
    for sentence in Fleet(vessels: 300).traffic(from: Self.from, through: Self.from + .minutes(12)) {
      bytes += sentence.bytes
    }
    let count = bytes.count
    bytes += [UInt8](repeating: 0x0A, count: Decoder.slack)
    decoder.consume(bytes.span.bytes, count: count, receivedAt: 0, source: 0, into: &builder)
    #expect(decoder.counters.rejected == 0)
    for type in [1, 3, 4, 5, 9, 18, 21, 24] { #expect(decoder.counters.delivered(type: type) > 0, "\(type)") }
    var picture = Picture()
    _ = picture.apply(builder.batch)
    #expect(picture.count >= 300)
    #expect(picture.counters.jumpsHeld == 0)
  }
}
