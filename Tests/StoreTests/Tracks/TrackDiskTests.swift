import Foundation
import Testing
import Units

@testable import Store

@Suite struct TrackDiskTests {
  @Test("a full disk stops archiving, counted and told once; rows wait, then are dropped; later it goes on by itself")
  func full() async throws {
    let bench = try TrackBench { settings in
      settings.transactionRows = 500
      settings.queueRows = 3000
      settings.retryAtMost = .seconds(15)
    }
    let rows = trackRows(10_000)
    // A file that may have 12 pages of 8 KiB fails as on a full disk: SQLITE_FULL.
    await bench.store.writer.limit(pages: 12)
    #expect(bench.store.offer(Array(rows[..<3000])) == 0)
    #expect(await bench.store.flush() == .stopped(again: .seconds(5)))
    let written = bench.counters.written
    #expect(written > 0 && written < 3000)
    #expect(try await bench.track() == Array(rows[..<written]))
    guard case .stopped(let failure, let since) = bench.counters.archiving else { throw Unexpected() }
    #expect(failure.reason == .diskFull && failure.file == "hot-20261121T19.sqlite" && since == bench.now)

    #expect(bench.store.offer(Array(rows[3000..<7000])) == 4000 - written)
    #expect(bench.counters.dropped.stopped == 4000 - written)
    #expect(await bench.store.flush() == .stopped(again: .seconds(10)))
    #expect(await bench.store.flush() == .stopped(again: .seconds(15)))
    #expect(await bench.store.flush() == .stopped(again: .seconds(15)))
    #expect(bench.counters.stops == 1 && bench.counters.waiting == 3000)
    #expect(bench.events == [.stopped(failure)])

    await bench.store.writer.limit(pages: nil)
    #expect(await bench.store.flush() == .done)
    #expect(try await bench.track() == Array(rows[..<(3000 + written)]))
    #expect(bench.events == [.stopped(failure), .resumed(dropped: 4000 - written)])
    let counters = bench.counters
    #expect(counters.archiving == .running)
    #expect(counters.offered == counters.written + counters.dropped.total + counters.waiting)
  }

  @Test("archiving stops before the disk is full: the reserve is the register's")
  func reserve() async throws {
    let bench = try TrackBench { $0.reserveBytes = 1 << 20 }
    bench.freeBytes = 1 << 19
    bench.store.offer(trackRows(10))
    #expect(await bench.store.flush() == .stopped(again: .seconds(5)))
    #expect(bench.counters.lastStop?.reason == .lowSpace)
    #expect(bench.files == [])
    bench.freeBytes = 1 << 20
    #expect(await bench.store.flush() == .done)
    #expect(try await bench.track() == trackRows(10))
  }

  @Test("a folder that can't be made stops archiving, and is made when it can be")
  func noFolder() async throws {
    let bench = try TrackBench()
    try FileManager.default.removeItem(atPath: bench.folder)
    try Data().write(to: URL(fileURLWithPath: bench.folder))
    bench.store.offer(trackRows(10))
    #expect(await bench.store.flush() == .stopped(again: .seconds(5)))
    #expect(await bench.store.maintain(now: TrackBench.hour) == false)
    await #expect(throws: TrackFailure.self) { try await bench.track() }
    try FileManager.default.removeItem(atPath: bench.folder)
    #expect(await bench.store.flush() == .done)
    #expect(try await bench.track() == trackRows(10))
  }

  @Test("what could not be written by the end is dropped and counted")
  func finish() async throws {
    let bench = try TrackBench { $0.queueRows = 100 }
    bench.freeBytes = 0
    bench.store.offer(trackRows(80))
    #expect(await bench.store.flush() == .stopped(again: .seconds(5)))
    bench.store.offer(trackRows(20))
    await bench.store.writer.finish()
    #expect(bench.counters.dropped.stopped == 100 && bench.counters.waiting == 0)
  }

  struct Unexpected: Error {}
}

@Suite struct TrackRetentionTests {
  /// Hours 0…5 sealed, some rows each, hour 6 hot.
  func sixHours(_ change: (inout TrackSettings) -> Void) async throws -> TrackBench {
    let bench = try TrackBench(change)
    for hour in 0..<7 {
      _ = await bench.store.writer.append(trackRows(500, from: TrackBench.hour + .hours(Int64(hour))))
    }
    #expect(await bench.store.sealer.seal(now: TrackBench.hour + .hours(6)))
    #expect(bench.counters.filesSealed == 6)
    return bench
  }

  @Test("files go when their hour ended so many days ago, not a moment before; broken ones too")
  func age() async throws {
    let bench = try await sixHours { $0.keepDays = 2 }
    try Data(count: 10).write(to: URL(fileURLWithPath: bench.path("hot-20261121T19.sqlite.broken")))
    try Data(count: 10).write(to: URL(fileURLWithPath: bench.path("notes.txt")))
    let due = TrackBench.hour + .hours(2) + .days(2)
    await bench.store.sealer.prune(now: due - .milliseconds(1))
    #expect(bench.counters.filesDeleted == 2)
    await bench.store.sealer.prune(now: due)
    #expect(bench.counters.filesDeleted == 3 && bench.counters.bytesDeleted > 20_000)
    let left = bench.files.filter { $0.hasSuffix(".sqlite") || $0.hasSuffix("txt") || $0.hasSuffix("broken") }
    #expect(
      left == [
        "20261121T21.sqlite", "20261121T22.sqlite", "20261121T23.sqlite", "20261122T00.sqlite",
        "hot-20261122T01.sqlite", "notes.txt",
      ])
    #expect(try await bench.track(limit: 10_000).count == 2500)
    #expect(bench.events.suffix(3).allSatisfy { if case .deleted = $0 { true } else { false } })
  }

  @Test("beyond the limit of bytes the oldest go first; the hot file never goes")
  func bytes() async throws {
    let bench = try await sixHours { $0.keepDays = nil }
    let sizes = bench.files.compactMap { TrackDisk.size(bench.path($0)) }.reduce(0, +)
    let one = try #require(TrackDisk.size(bench.path("20261121T19.sqlite")))
    let limited = try bench.killed {
      $0.keepDays = nil; $0.keepBytes = sizes - one - 1
    }
    await limited.store.sealer.prune(now: TrackBench.hour + .hours(6))
    #expect(limited.counters.filesDeleted == 2 && limited.counters.bytesDeleted == 2 * one)
    #expect(limited.files.first == "20261121T21.sqlite")
    let none = try bench.killed {
      $0.keepDays = nil; $0.keepBytes = 0
    }
    await none.store.sealer.prune(now: TrackBench.hour + .hours(6))
    #expect(none.counters.filesDeleted == 6)
    #expect(try await none.track(limit: 10_000).count == 500)
  }

  @Test("D4: while the clock can't be trusted nothing is deleted")
  func untrusted() async throws {
    let bench = try await sixHours { $0.keepDays = 2 }
    await bench.store.maintain(now: TrackBench.hour + .days(4000), clockIsTrusted: false)
    #expect(bench.counters.filesDeleted == 0)
    await bench.store.maintain(now: TrackBench.hour + .days(4000))
    #expect(bench.counters.filesDeleted == 7)
    #expect(bench.files == [])
  }
}
