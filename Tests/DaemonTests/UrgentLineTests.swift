import AIS
import Feeds
import Organisation
import Testing
import Units

@testable import Daemon

/// D9: of a flood that finds no room in the queue, emergencies get in.
@Suite("D9: emergencies are never dropped for want of room") struct UrgentLineTests {
  private static func position(_ mmsi: UInt32, status: UInt8 = 0) -> [UInt8] {
    var report = PositionReport(mmsi: mmsi)
    report.status = NavigationStatus(rawValue: status)
    report.latitude = Latitude(raw: Int32(28.2652 * 600_000))
    report.longitude = Longitude(raw: Int32(112.951 * 600_000))
    var bytes: [UInt8] = []
    var encoder = SentenceEncoder()
    encoder.append(.position(report), to: &bytes)
    return bytes
  }

  private static func batch(_ lines: [UInt8]) -> FeedBatch {
    FeedBatch(
      feedIndex: 0, feedName: "udp", receivedAt: Instant(seconds: 1_795_480_215),
      chunk: Chunk(
        bytes: lines + [UInt8](repeating: 0, count: FeedBatch.slack), count: lines.count,
        lines: lines.count { $0 == 0x0a }))
  }

  /// A safety text of two parts (type 14), and one of another kind (type 5) between them.
  private static let text = [
    "!AIVDM,2,1,3,A,>5?Per18=HB1U:1@E=B0m<L51U:1@E=B0m<L51U:1@E=B0m<L51U:1@E,0*00\r\n",
    "!AIVDM,2,1,4,A,55?MbV02;H;s<HtKR20EHE:0@T4@Dn2222222216L961O5Gf0NSQEp6ClRp8,0*1C\r\n",
    "!AIVDM,2,2,3,A,=B0m<L5,0*00\r\n", "!AIVDM,2,2,4,A,88888888880,2*25\r\n",
  ].map { Array($0.utf8) }

  @Test("beacons, status 14 and safety texts with all their parts; nothing else") func kept() throws {
    let urgent = [
      Self.position(970_123_456), Self.position(972_123_456), Self.position(974_123_456),
      Self.position(413_000_001, status: 14), Array("\\s:st,c:1795480215*00\\".utf8) + Self.position(970_000_001),
      Self.text[0], Self.text[2],
    ]
    let usual = [
      Self.position(413_000_002), Self.position(413_000_970, status: 1), Self.text[1], Self.text[3],
      Array("!AIVDM,1,1,,A,15,0*00\r\n".utf8), Array("$GPGGA,,*00\n".utf8), Array("noise\n".utf8), [0x0a],
    ]
    let all =
      [usual[0], urgent[0], usual[1], urgent[1], urgent[2], urgent[5], usual[2], urgent[6], usual[3], usual[4]]
      + [usual[5], urgent[3], usual[6], usual[7], urgent[4]]
    let part = try #require(UrgentLines.part(of: Self.batch(all.flatMap { $0 }), isAIS: true))
    let expected = [urgent[0], urgent[1], urgent[2], urgent[5], urgent[6], urgent[3], urgent[4]].flatMap { $0 }
    #expect(Array(part.bytes[..<part.count]) == expected && part.lines == 7)
    #expect(part.bytes.count == part.count + FeedBatch.slack)
    #expect(UrgentLines.part(of: Self.batch(usual.flatMap { $0 }), isAIS: true) == nil)
    #expect(UrgentLines.part(of: Self.batch(usual[5]), isAIS: false)?.lines == 1, "little comes, and may be an alarm")
  }

  @Test("a full queue drops the flood, and the call gets to the engine as a finding") func flood() async throws {
    let bench = try await Bench()
    let queue = FeedQueue(feeds: 1, limits: .init(bytes: 4096, batches: 4)) { UrgentLines.part(of: $0, isAIS: true) }
    let usual = Self.batch((0..<20).flatMap { Self.position(413_000_100 + $0) })
    for _ in 0..<50 { queue.offer(usual) }
    queue.offer(Self.batch(Self.position(413_000_001) + Self.position(970_123_456, status: 14)))
    #expect(queue.drops(feed: 0).lines > 900)
    let offers = FindingOffers()
    let engine = TrafficEngine(
      feeds: [EngineFeed(name: "udp", datum: .wgs84, expectedPerMinute: nil)], context: bench.context, tracks: nil,
      offers: offers, at: Moment(wall: Bench.start, monotonic: .zero))
    let batches = try #require(await queue.next())
    await engine.ingest(batches, at: Moment(wall: Bench.start, monotonic: .zero))
    let found = offers.peek(10)
    #expect(found.contains { if case .opened(let finding) = $0 { finding.mmsi == 970_123_456 } else { false } })
    #expect(await engine.vesselCount == 21, "the flood's first, and the beacon; the rest was dropped")
  }
}
