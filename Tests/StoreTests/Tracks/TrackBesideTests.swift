import Foundation
import Testing
import Units

@testable import Store

/// Sealing runs beside writing and reading, and holds neither up.
@Suite("D2: sealing an hour never delays the feed") struct TrackBesideTests {
  private static let rows = 300_000

  @Test("while an hour is sealed, rows of the next are offered, written and read; none waits for the sealing's end")
  func beside() async throws {
    let bench = try TrackBench { $0.queueRows = 1_000_000 }
    for part in 0..<3 {
      bench.store.offer(
        trackRows(Self.rows / 3, from: TrackBench.hour + .milliseconds(Int64(part)), vessels: 500).map { row in
          var row = row
          row.receivedAt = TrackBench.hour + .minutes(5)
          return row
        })
    }
    #expect(await bench.store.flush() == .done)
    bench.now = TrackBench.hour + .minutes(62)
    bench.isGateShut = true
    let sealing = Task { await bench.store.maintain(now: TrackBench.hour + .minutes(62)) }
    #expect(await eventually { bench.isHeldUp }, "the sealer has begun the hour, and stands at the gate")
    // Who waits for the sealer makes no round: it stands still until there were twenty, and then goes on beside as many as the machine makes.
    var rounds = 0
    func round() async throws {
      let start = TrackBench.hour + .minutes(61) + .milliseconds(Int64(rounds) * 100)
      #expect(bench.store.offer(trackRows(10, from: start, mmsi: 413_900_001)) == 0)
      #expect(await bench.store.flush() == .done)
      rounds += 1
      guard rounds & (rounds - 1) == 0 else { return }
      let read = try await bench.store.track(
        mmsi: 413_900_001, from: .distantPast, through: .distantFuture, limit: 1_000_000)
      #expect(read.count == rounds * 10, "what was written is read at once")
    }
    while rounds < 20 { try await round() }
    #expect(bench.counters.filesSealed == 0, "all of them before the sealing's end")
    bench.isGateShut = false
    while bench.counters.filesSealed == 0, rounds < 2000 { try await round() }
    #expect(await sealing.value)
    #expect(bench.counters.filesSealed == 1 && bench.counters.rowsSealed == Self.rows)
    #expect(bench.counters.dropped.total == 0)
    #expect(try await bench.store.reader.rowCount() == Self.rows + rounds * 10)
  }
}
