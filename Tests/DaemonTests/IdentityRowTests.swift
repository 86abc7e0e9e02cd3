import AIS
import ControlSocket
import Detection
import Feeds
import Organisation
import Picture
import Testing
import Units
import Wire

@testable import Daemon

/// What the socket tells of positions held back, of greyed symbols and of strangers under a registered name.
@Suite struct IdentityRowTests {
  private static let start = Instant(seconds: 1_795_480_200)

  private func position(_ mmsi: UInt32, _ latitude: Double, _ longitude: Double) -> [UInt8] {
    var report = PositionReport(mmsi: mmsi)
    report.latitude = Latitude(raw: Int32(latitude * 600_000))
    report.longitude = Longitude(raw: Int32(longitude * 600_000))
    report.speed = Speed(raw: 30)
    return sentences(.position(report))
  }

  private func sentences(_ message: Message) -> [UInt8] {
    var bytes: [UInt8] = []
    var encoder = SentenceEncoder()
    encoder.append(message, to: &bytes)
    return bytes
  }

  @Test("withheld positions by reason, a grey symbol, and the vessel that it says it is") func rows() async throws {
    let bench = try await Bench()
    let engine = TrafficEngine(
      feeds: [FeedRowTests.feed("ais")], context: bench.context, tracks: nil, offers: FindingOffers(),
      at: FeedRowTests.moment(Self.start))
    func hear(_ bytes: [UInt8], at seconds: Int64) async {
      let at = Self.start + .seconds(seconds)
      await engine.ingest([FeedRowTests.batch(bytes, at: at)], at: FeedRowTests.moment(at))
    }
    let registered = try #require(bench.context.directory.vessel(mmsi: 413_900_101))
    var said = StaticAndVoyage(mmsi: 413_700_001)
    said.name = try #require(NameText(ShipName.sent(registered.name) ?? "?"))
    await hear(sentences(.staticAndVoyage(said)), at: 0)
    await hear(position(413_700_001, 28.264, 112.951), at: 1)
    await hear(position(413_700_001, 0, 0), at: 11)
    await hear(position(413_700_001, 29.264, 112.951), at: 21)
    let now = Self.start + .seconds(61)
    #expect(await engine.withheld == ["zero": 1, "jump": 1])
    let metric = await engine.withheldMetric
    #expect(metric.name == "watchroom_withheld_total" && metric.samples.count == 7)
    let detail = try #require(await engine.detail(413_700_001, zone: .shanghai, at: now))
    #expect(detail.summary.freshness == "current")
    #expect(detail.withheld?.count == 2 && detail.withheld?.reason == "jump")
    #expect(detail.withheld?.last.instant == Self.start + .seconds(21))
    let room = TrafficRoom(
      engine: engine, feedCounters: { [] }, now: { FeedRowTests.moment(now + .seconds(1)) })
    let page = await room.vessels(VesselFilter(), page: PageRequest(limit: 10), zone: .shanghai)
    #expect(page.items.map(\.freshness) == ["grey"])
    #expect(await room.engine().withheld == ["zero": 1, "jump": 1])
    let cut = (ShipName.sent(registered.name) ?? "").utf8.count >= 20
    #expect(detail.match?.id == (cut ? nil : registered.id) && detail.match?.by == (cut ? nil : "name"))
  }
}
