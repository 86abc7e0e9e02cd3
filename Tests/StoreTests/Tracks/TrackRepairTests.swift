import Foundation
import GRDB
import Testing
import Units

@testable import Store

@Suite struct TrackRepairTests {
  let hot = "hot-20261121T19.sqlite"
  let sealed = "20261121T19.sqlite"
  let later = TrackBench.hour + .hours(1) + .minutes(2)

  @Test("killed while writing: the next start goes on in the same file, and nothing committed is lost")
  func killedWriter() async throws {
    let bench = try TrackBench()
    let rows = trackRows(3500)
    _ = await bench.store.writer.append(Array(rows[..<3000]))
    let next = try bench.killed()
    #expect(next.files == [hot, hot + "-shm", hot + "-wal"])
    #expect(try await next.track() == Array(rows[..<3000]))
    _ = await next.store.writer.append(Array(rows[3000...]))
    #expect(next.files.filter { $0.hasSuffix(".sqlite") } == [hot])
    await next.store.maintain(now: later + .hours(1))
    #expect(try await next.track() == rows)
  }

  @Test("killed in the middle of a transaction: it counts as never begun")
  func tornLog() async throws {
    let bench = try TrackBench { $0.transactionRows = 1000 }
    let rows = trackRows(3000)
    _ = await bench.store.writer.append(rows)
    for cut: UInt64 in [1, 100, 8192, 30_000] {
      let next = try bench.killed()
      let handle = try #require(FileHandle(forUpdatingAtPath: next.path(hot + "-wal")))
      try handle.truncate(atOffset: try handle.seekToEnd() - cut)
      try handle.close()
      try FileManager.default.removeItem(atPath: next.path(hot + "-shm"))
      let track = try await next.track()
      #expect([0, 1000, 2000].contains(track.count))
      #expect(track == Array(rows[..<track.count]))
      _ = await next.store.writer.append(Array(rows[track.count...]))
      #expect(try await next.track() == rows)
    }
  }

  @Test("a hot file that is none is set aside, and archiving goes on")
  func garbage() async throws {
    let bench = try TrackBench()
    try Data("this is not a database at all, but long enough to be looked at".utf8)
      .write(to: URL(fileURLWithPath: bench.path(hot)))
    #expect(await bench.store.writer.append(trackRows(100)).failure == nil)
    #expect(try await bench.track() == trackRows(100))
    #expect(bench.files.contains(hot + ".broken"))
    #expect(bench.events == [.setAside(file: hot, as: hot + ".broken")])
    #expect(bench.counters.filesSetAside == 1 && bench.counters.stops == 0)
  }

  @Test("a file of another program, or of a later version, is set aside, not written into")
  func foreign() async throws {
    let bench = try TrackBench()
    let other = try DatabaseQueue(path: bench.path(hot))
    try await other.write { try $0.execute(sql: "CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1)") }
    try other.close()
    #expect(await bench.store.writer.append(trackRows(10)).failure == nil)
    let kept = try TrackDatabase.readSealed(bench.path(hot + ".broken"))
    #expect(try await kept.read { try Int.fetchOne($0, sql: "SELECT x FROM theirs") } == 1)
    #expect(try await bench.track().count == 10)
  }

  @Test("a second damaged file of an hour gets a name of its own")
  func secondName() async throws {
    let bench = try TrackBench()
    for name in [hot, hot + ".broken"] {
      try Data(repeating: 1, count: 5000).write(to: .init(fileURLWithPath: bench.path(name)))
    }
    #expect(await bench.store.writer.append(trackRows(10)).failure == nil)
    #expect(bench.files.filter { $0.hasSuffix(".broken") } == [hot + ".2.broken", hot + ".broken"])
  }

  @Test("a hot file damaged inside is set aside when it is sealed; other hours are sealed all the same")
  func damagedHot() async throws {
    let bench = try TrackBench()
    _ = await bench.store.writer.append(trackRows(3000))
    _ = await bench.store.writer.append(trackRows(100, from: later))
    try bench.damage(hot, at: 8192 * 2, bytes: 8192 * 4)
    let next = try bench.killed()
    #expect(try await next.track(limit: 5000) == trackRows(100, from: later))
    #expect(next.counters.filesUnreadable == 1)
    #expect(await next.store.maintain(now: later + .hours(1)) == false)
    #expect(next.files.contains(hot + ".broken") && next.files.contains("20261121T20.sqlite"))
    #expect(!next.files.contains(hot) && !next.files.contains(sealed + ".part"))
    #expect(next.counters.filesSetAside == 1 && next.counters.filesSealed == 1)
    #expect(await next.store.maintain(now: later + .hours(1)))
    #expect(try await next.track() == trackRows(100, from: later))
  }

  @Test(
    "a damaged sealed file is left out of readings and counted; in a merge it is set aside, the new rows are sealed")
  func damagedSealed() async throws {
    let bench = try TrackBench()
    _ = await bench.store.writer.append(trackRows(3000))
    await bench.store.maintain(now: later)
    _ = await bench.store.writer.append(trackRows(10, from: later))
    try bench.damage(sealed, at: 8192, bytes: 8192 * 6)
    #expect(try await bench.track() == trackRows(10, from: later))
    #expect(bench.counters.filesUnreadable >= 1)

    _ = await bench.store.writer.append(trackRows(50))
    #expect(await bench.store.maintain(now: later + .hours(1)) == false)
    #expect(bench.files.contains(sealed + ".broken"))
    #expect(await bench.store.maintain(now: later + .hours(1)))
    #expect(try await bench.track() == trackRows(50) + trackRows(10, from: later))
  }
}
