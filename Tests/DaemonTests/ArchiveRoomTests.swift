import Casework
import Logging
import Organisation
import Picture
import Synchronization
import TestSupport
import Testing
import Units
import Wire

@testable import Daemon
@testable import Feeds
@testable import Store

/// The archive between the traffic engine and the register.
@Suite("D2: a full disk stops the archive and nothing else; what is archived is found") struct ArchiveRoomTests {
  /// A class A vessel, two positions 1.3 m apart.
  static let vessel = [
    "!AIVDM,1,1,,A,16:R?`@P0l`7OTj@:ICihQKT0000,0*43", "!AIVDM,1,1,,A,16:R?`@P0l`7OTt@:IE1hQKT0000,0*03",
  ]

  private struct Setting: Sendable {
    let bench: Bench
    let tracks: TracksStore
    let engine: TrafficEngine
    let handOver: HandOver
    let free: @Sendable (Int64?) -> Void

    func hear(_ lines: [String]) async {
      let bytes = lines.flatMap { Array(($0 + "\r\n").utf8) }
      let chunk = Chunk(
        bytes: bytes + [UInt8](repeating: 0, count: FeedBatch.slack), count: bytes.count, lines: lines.count)
      let batch = FeedBatch(feedIndex: 0, feedName: "udp", receivedAt: bench.now, chunk: chunk)
      await engine.ingest([batch], at: bench.moment)
    }

    var alarm: FindingRecord? {
      get throws { try bench.findings().last { $0.finding.detector == .archiveStopped } }
    }
  }

  private func setting(_ change: (inout Organisation) -> Void = { _ in }) async throws -> Setting {
    let bench = try await Bench(change)
    let left = LeftBytes()
    let tracks = TracksStore(
      folder: bench.folder.file("tracks"), clock: { bench.now }, freeBytes: { _ in left.value.withLock { $0 } })
    let offers = FindingOffers()
    let engine = TrafficEngine(
      feeds: [EngineFeed(name: "udp", datum: .wgs84, expectedPerMinute: nil)], context: bench.context, tracks: tracks,
      offers: offers, at: bench.moment)
    let handOver = HandOver(offers: offers, watch: bench.watch, logger: Bench.logger) {}
    return Setting(bench: bench, tracks: tracks, engine: engine, handOver: handOver) { bytes in
      left.value.withLock { $0 = bytes }
    }
  }

  private final class LeftBytes: Sendable { let value = Mutex<Int64?>(nil) }

  @Test("no room: an alarm, and the register goes on; room again: what waited is archived and the condition ends")
  func fullAndBack() async throws {
    let setting = try await setting()
    setting.free(1 << 20)
    await setting.hear(Self.vessel)
    guard case .stopped = await setting.tracks.flush() else { Issue.record("not stopped"); return }
    await setting.handOver.tellArchive(of: setting.engine, at: setting.bench.now)
    let alarm = try #require(try setting.alarm)
    #expect(alarm.isActive && alarm.severity == .serious)
    #expect(await setting.engine.vesselCount == 1, "the picture goes on")
    _ = await setting.bench.watch.record([.opened(finding(413_900_101))], at: setting.bench.now)
    #expect(try setting.bench.findings().count == 2, "the register goes on")
    setting.bench.pass(.minutes(5))
    setting.free(nil)
    #expect(await setting.tracks.flush() == .done)
    await setting.handOver.tellArchive(of: setting.engine, at: setting.bench.now)
    #expect(try setting.alarm?.isActive == false)
    let rows = try await setting.tracks.track(
      mmsi: 413_700_001, from: .distantPast, through: .distantFuture, limit: 10)
    #expect(rows.count == 2 && setting.tracks.counters.dropped.total == 0)
  }

  @Test("what the thinner leaves out is counted and not archived; the picture has it")
  func thinned() async throws {
    let setting = try await setting()
    let rule = try #require(TrackThinning(metres: 50, span: .minutes(3)))
    await setting.engine.thin(TrackThinner(rule))
    await setting.hear(Self.vessel)
    #expect(await setting.tracks.flush() == .done)
    #expect(setting.tracks.counters.written == 1)
    #expect(await setting.engine.thinner?.leftOut == 1)
    let seen = try #require(
      await setting.engine.detail(413_700_001, zone: setting.bench.context.zone, at: .distantPast))
    #expect(seen.summary.messages == 2)
  }

  @Test("found by id, MMSI, terminal and name; a name of two is refused with both; pages lose nothing")
  func resolution() async throws {
    let setting = try await setting { organisation in
      organisation.vessels[0].terminals = ["13912345678"]
      organisation.vessels[2].name = organisation.vessels[1].name
    }
    let traffic = TrafficRoom(engine: setting.engine, feedCounters: { [] }, now: { setting.bench.moment })
    let vessel = setting.bench.context.directory.organisation.vessels[0]
    for name in [vessel.id, "\(vessel.mmsi)", "013912345678", vessel.name] {
      #expect(await traffic.vessels(called: name).map(\.mmsi) == [vessel.mmsi], "\(name)")
    }
    #expect(await traffic.vessels(called: "413999999").map(\.mmsi) == [413_999_999], "the archive may know it")
    for name in ["没有这条船", "99999999999999", ""] { #expect(await traffic.vessels(called: name).isEmpty, "\(name)") }
    let double = setting.bench.context.directory.organisation.vessels[1].name
    #expect(await traffic.vessels(called: double).count == 2)

    // Rows that share their instant, four at a time, over pages of every size.
    let rows = (0..<23).map { index in
      TrackRow(
        at: setting.bench.now + .seconds(Int64(index / 4)), receivedAt: setting.bench.now, mmsi: 7,
        latitude: Int32(index),
        longitude: 0, kind: .classA, feed: 0)
    }
    setting.tracks.offer(rows)
    #expect(await setting.tracks.flush() == .done)
    for size in 1...24 {
      var (found, cursor): ([Double], Int64?) = ([], nil)
      repeat {
        let page = try await traffic.track(
          mmsi: 7, from: .distantPast, through: .distantFuture, page: PageRequest(limit: size, cursor: cursor),
          zone: setting.bench.context.zone)
        found += page.items.map(\.latitude)
        cursor = page.next
      } while cursor != nil && found.count < 100
      #expect(found == rows.map { Double($0.latitude) / 1e7 }, "pages of \(size)")
    }
  }
}
