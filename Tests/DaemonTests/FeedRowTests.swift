import AIS
import Feeds
import Geometry
import Organisation
import Picture
import Store
import Terminals
import Testing
import Units
import Wire

@testable import Daemon

/// What `watchroom feed list` is told, what is kept of a feed's habits over a restart, and one vessel of two sources. Under virtual time.
@Suite("Feeds as the control room shows them (D9)") struct FeedRowTests {
  private static let usual = Array("!AIVDM,1,1,,A,13u?etPv2;0n:dDPwUM1U1Cb069D,0*24\r\n".utf8)

  static func batch(_ lines: [UInt8], feed: Int = 0, at now: Instant) -> FeedBatch {
    FeedBatch(
      feedIndex: feed, feedName: "f", receivedAt: now,
      chunk: Chunk(
        bytes: lines + [UInt8](repeating: 0, count: FeedBatch.slack), count: lines.count,
        lines: lines.count { $0 == 0x0a }))
  }

  static func feed(_ name: String, expected: Double? = nil) -> EngineFeed {
    EngineFeed(name: name, datum: .wgs84, expectedPerMinute: expected)
  }

  static func moment(_ wall: Instant) -> Moment {
    Moment(wall: wall, monotonic: .hours(5) + (wall - Bench.start))
  }

  private static func room(_ engine: TrafficEngine, _ settings: FeedSettings, at now: Instant) -> TrafficRoom {
    TrafficRoom(
      engine: engine,
      feedCounters: {
        var counters = FeedCounters(index: 0, settings: settings)
        (counters.state, counters.lines, counters.clients, counters.terminals) = (.listening, 5, 3, 2)
        return [counters]
      }, now: { moment(now) })
  }

  @Test(
    "learnt by the hour, kept in the register, known again at the next start: five silent minutes are usual at 2, none at 9"
  )
  func restart() async throws {
    let bench = try await Bench()
    let offers = FindingOffers()
    let midnight = Instant(seconds: 1_795_478_400)
    let engine = TrafficEngine(
      feeds: [Self.feed("ais", expected: 600)], context: bench.context, tracks: nil, offers: offers,
      at: Self.moment(midnight))
    let comment = Array("# a line\n".utf8)
    for (hour, gap) in [(Int64(9), TimeSpan.seconds(20)), (26, .minutes(4))] {
      var now = midnight + .hours(hour)
      while now < midnight + .hours(hour + 1) {
        await engine.ingest([Self.batch(comment, at: now)], at: Self.moment(now))
        now += gap
      }
    }
    try await bench.watch.keep(await engine.memories, at: bench.now)
    let memories = try FeedMemories.read(["ais", "another"], bench.register)
    #expect(memories.count == 1 && memories["ais"]?.hours.count == 24)

    let settings = FeedSettings(name: "ais", kind: .tcpServer(host: "127.0.0.1", port: 1, maxClients: 4), tag: "橘子洲站")
    for (hour, isSilent, perMinute) in [(Int64(2), false, 0.1...1), (9, true, 2.5...3.5)] {
      let start = midnight + .days(3) + .hours(hour) + .minutes(10)
      let again = TrafficEngine(
        feeds: [Self.feed("ais", expected: 600)], context: bench.context, tracks: nil, offers: offers,
        memories: memories, at: Self.moment(start))
      await again.sweep(at: Self.moment(start + .minutes(9)))
      #expect(await again.silentFeeds.isEmpty == !isSilent, "\(hour) o'clock")
      let row = try #require(await Self.room(again, settings, at: start + .minutes(9)).feeds(zone: .shanghai).first)
      let usual = (row.usualRate ?? 0) * 60
      #expect(perMinute.contains(usual), "a second, at this hour: \(usual) a minute")
      #expect(row.expectedPerMinute == 600 && row.tag == "橘子洲站" && row.datum == "wgs84")
      #expect((row.clients, row.terminals, row.state) == (3, 2, isSilent ? "silent" : "live"))
      #expect((row.silence?.seconds ?? 540) == 540 && (row.silence == nil) == !isSilent)
    }
    // Started at 2, asked at 9: what is usual is that of the hour of the question.
    let early = midnight + .days(3) + .hours(2) + .minutes(10)
    let through = TrafficEngine(
      feeds: [Self.feed("ais", expected: 600)], context: bench.context, tracks: nil, offers: offers,
      memories: memories, at: Self.moment(early))
    let nine = await Self.room(through, settings, at: early + .hours(7)).feeds(zone: .shanghai).first?.usualRate
    #expect(abs((nine ?? 0) * 60 - 3) < 0.5)
    // A new feed, and one whose memory is in a form that nobody knows: by what is expected.
    _ = try await bench.watch.perform(.daemon, idempotency: nil, at: bench.now, inHold: { _ in true }) { desk in
      try desk.tx.setMeta("feed.memory/ais", "{}")
      return 1
    }
    #expect(try FeedMemories.read(["ais"], bench.register).isEmpty)
    let cold = TrafficEngine(
      feeds: [Self.feed("ais", expected: 600)], context: bench.context, tracks: nil, offers: offers,
      at: Self.moment(midnight))
    await cold.sweep(at: Self.moment(midnight + .seconds(61)))
    #expect(await cold.silentFeeds == ["ais"])
  }

  @Test("the filter as people read it") func filter() {
    #expect(FeedSieve().shape == nil)
    let box = Box(south: 27, west: 111, north: 30, east: 114.5)
    let shape = FeedSieve(box: box, types: [5, 1]).shape
    #expect(shape?.box == [111, 27, 114.5, 30] && shape?.types == [1, 5])
  }

  @Test("AIS and a terminal of one vessel: one vessel, one track, each position with its own source and evidence")
  func twoSources() async throws {
    let bench = try await Bench()
    var terminals = Self.feed("terminals")
    terminals.format = .jt808
    terminals.devices = ["13900000001": "V-001"]
    let start = Instant(seconds: 1_795_480_200)
    let engine = TrafficEngine(
      feeds: [Self.feed("ais"), terminals], context: bench.context, tracks: nil, offers: FindingOffers(),
      at: Self.moment(start))
    var report = PositionReport(mmsi: 413_900_101)
    report.latitude = Latitude(raw: Int32(28.2640 * 600_000))
    report.longitude = Longitude(raw: Int32(112.9510 * 600_000))
    report.speed = Speed(raw: 30)
    var sentence: [UInt8] = []
    var encoder = SentenceEncoder()
    encoder.append(.position(report), to: &sentence)
    await engine.ingest([Self.batch(sentence, at: start)], at: Self.moment(start))
    // 28.2642 N 112.951 E, 2026-11-24 08:30:20 in China: 20 s later.
    let head: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 3, 0x01, 0xaf, 0x47, 0x08, 0x06, 0xbb, 0x7e, 0xd8]
    let body = head + [0, 30, 0, 50, 0, 0, 0x26, 0x11, 0x24, 0x08, 0x30, 0x20]
    let packet = JT808Packet(
      header: JT808Header(id: 0x0200, edition: .year2013, terminal: TerminalNumber("013900000001"), serial: 1),
      body: body)
    let later = start + .seconds(21)
    await engine.ingest([Self.batch(packet.lines, feed: 1, at: later)], at: Self.moment(later))
    #expect(await engine.vesselCount == 1)
    let detail = try #require(await engine.detail(413_900_101, zone: .shanghai, at: .distantPast))
    #expect(detail.id == "V-001" && detail.track.map(\.source) == ["ais", "terminals"], "\(detail.track)")
    #expect(detail.track[0].raw?.hasPrefix("!AIVDM") == true && detail.track[1].raw?.hasPrefix("7e0200") == true)
    #expect(detail.summary.source == "terminals")
  }
}
