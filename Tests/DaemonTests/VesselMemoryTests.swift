import AIS
import Organisation
import Geometry
import Picture
import Store
import Testing
import Units
import Wire

@testable import Daemon

/// The traffic engine over a restart, with the register between. Under virtual time.
@Suite("C5, X4: what is known of registered vessels goes over a restart") struct VesselMemoryTests {
  private static let start = Instant(seconds: 1_795_480_200)

  private static func engine(_ bench: Bench, _ offers: FindingOffers, feeds: [String], at now: Instant) -> TrafficEngine
  {
    TrafficEngine(
      feeds: feeds.map { FeedRowTests.feed($0, expected: 0.01) }, context: bench.context, tracks: nil, offers: offers,
      at: FeedRowTests.moment(now))
  }

  private static func hear(_ engine: TrafficEngine, _ feed: Int, at now: Instant) async {
    var report = PositionReport(mmsi: 413_900_101)
    report.latitude = Latitude(raw: Int32(28.2640 * 600_000))
    report.longitude = Longitude(raw: Int32(112.9510 * 600_000))
    report.speed = Speed(raw: 30)
    var sentence: [UInt8] = []
    var encoder = SentenceEncoder()
    encoder.append(.position(report), to: &sentence)
    await engine.ingest([FeedRowTests.batch(sentence, feed: feed, at: now)], at: FeedRowTests.moment(now))
  }

  @Test("a ferry that fell silent two minutes before the daemon was restarted is missed five minutes after it")
  func silentBefore() async throws {
    let bench = try await Bench()
    let offers = FindingOffers()
    let engine = Self.engine(bench, offers, feeds: ["another", "ais"], at: Self.start)
    for turn in 0..<60 { await Self.hear(engine, 1, at: Self.start + .seconds(Int64(turn) * 10)) }
    let heard = Self.start + .seconds(590)
    try await bench.watch.keep(await engine.memories, at: bench.now)

    offers.taken(offers.count)
    let again = heard + .minutes(2)
    let restarted = Self.engine(bench, offers, feeds: ["ais"], at: again)
    try await restarted.resume(from: bench.register, at: FeedRowTests.moment(again))
    let row = try #require(await restarted.detail(413_900_101, zone: .shanghai, at: again))
    #expect(row.id == "V-001", "where it was last is known at once")
    var found: [Finding] = []
    var now = again
    while now < again + .minutes(7) {
      now += .seconds(1)
      await restarted.sweep(at: FeedRowTests.moment(now))
      for event in offers.peek(100) {
        if case .opened(let finding) = event, finding.detector == .lostSignal { found.append(finding) }
      }
      offers.taken(offers.count)
      if now == again + .seconds(298) { #expect(found.isEmpty) }
    }
    #expect(found.count == 1 && found.first?.onset == heard)
    #expect(found.first?.object == "ais" && found.first?.reason.values["minutes"] == "7")
  }

  @Test("what another version of the daemon wrote is learnt anew") func otherForm() async throws {
    let bench = try await Bench()
    let engine = Self.engine(bench, FindingOffers(), feeds: ["ais"], at: Self.start)
    for turn in 0..<60 { await Self.hear(engine, 0, at: Self.start + .seconds(Int64(turn) * 10)) }
    try await bench.watch.keep(await engine.memories, at: bench.now)
    #expect(try VesselMemories.read(["ais"], bench.register).count == 1)
    #expect(try VesselMemories.read(["renamed"], bench.register).isEmpty)
    _ = try await bench.watch.perform(.daemon, idempotency: nil, at: bench.now, inHold: { _ in true }) { desk in
      try desk.tx.setMeta("vessel.memory", "[{\"mmsi\":413900101}]\n\n413900101 1 2")
      return 1
    }
    #expect(try VesselMemories.read(["ais"], bench.register).isEmpty)
  }
}
