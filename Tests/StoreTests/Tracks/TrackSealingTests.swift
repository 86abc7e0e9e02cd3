import Foundation
import GRDB
import Testing
import Units

@testable import Store

@Suite struct TrackSealingTests {
  let hot = "hot-20261121T19.sqlite"
  let sealed = "20261121T19.sqlite"
  let later = TrackBench.hour + .hours(1) + .minutes(2)

  @Test("only hours that are over are sealed, once; doing it again changes nothing")
  func idempotent() async throws {
    let bench = try TrackBench()
    _ = await bench.store.writer.append(trackRows(100))
    #expect(await bench.store.maintain(now: TrackBench.hour + .minutes(59)))
    #expect(bench.counters.filesSealed == 0)
    #expect(await bench.store.maintain(now: later))
    #expect(bench.files == [sealed])
    let stamp = TrackDisk.stamp(bench.path(sealed))
    #expect(await bench.store.maintain(now: later + .hours(1)))
    #expect(TrackDisk.stamp(bench.path(sealed)) == stamp)
    #expect(bench.counters.filesSealed == 1)
    #expect(bench.events == [.sealed(file: sealed, rows: 100)])
  }

  @Test("a sealed file has its rows by vessel and time, and finds a vessel without reading the others")
  func order() async throws {
    let bench = try TrackBench()
    _ = await bench.store.writer.append(trackRows(3000, vessels: 300))
    await bench.store.maintain(now: later)
    let database = try TrackDatabase.readSealed(bench.path(sealed))
    let (rows, vessels, plan) = try await database.read { db in
      (
        try Row.fetchAll(db, sql: "SELECT id, mmsi, at FROM position ORDER BY id").map {
          [$0[0] as Int, $0[1], $0[2]]
        },
        try Row.fetchAll(db, sql: "SELECT mmsi, first FROM vessel ORDER BY mmsi").map { [$0[0] as Int, $0[1]] },
        try String.fetchAll(db, sql: "SELECT mmsi || '-' || rows FROM vessel, summary LIMIT 1")
      )
    }
    #expect(plan.count == 1)
    #expect(rows.map { $0[0] } == Array(1...3000))
    #expect(rows.map { [$0[1], $0[2]] } == rows.map { [$0[1], $0[2]] }.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) })
    #expect(vessels == (0..<300).map { [Int(TrackBench.vessel) + $0, $0 * 10 + 1] })
    for vessel in [0, 1, 150, 299] { #expect(try await bench.track(TrackBench.vessel + UInt32(vessel)).count == 10) }
    #expect(try await bench.track(TrackBench.vessel + 300) == [])
    #expect(try await bench.track(TrackBench.vessel - 1) == [])
  }

  @Test("equal times keep their order of arrival, also through a merge")
  func ties() async throws {
    let bench = try TrackBench()
    func rows(_ range: Range<Int32>) -> [TrackRow] {
      range.map { TrackRow(at: TrackBench.hour, mmsi: 1, latitude: $0, longitude: 0, kind: .gps, feed: 0) }
    }
    _ = await bench.store.writer.append(rows(0..<50))
    await bench.store.maintain(now: later)
    _ = await bench.store.writer.append(rows(50..<90))
    #expect(try await bench.track(1).map(\.latitude) == Array(0..<90))
    await bench.store.maintain(now: later)
    #expect(try await bench.track(1).map(\.latitude) == Array(0..<90))
    #expect(bench.files == [sealed])
    #expect(bench.counters.filesSealed == 2)
  }

  @Test("killed while the part is made: the next start makes it anew")
  func killedInPart() async throws {
    let bench = try TrackBench()
    _ = await bench.store.writer.append(trackRows(100))
    let next = try bench.killed()
    try Data("half a file".utf8).write(to: URL(fileURLWithPath: next.path(sealed + ".part")))
    #expect(try await next.track() == trackRows(100))
    #expect(!next.files.contains(sealed + ".part"))
    await next.store.maintain(now: later)
    #expect(next.files == [sealed])
    #expect(try await next.track() == trackRows(100))
  }

  @Test("killed after the renaming, before the hot file is deleted: no row is there twice")
  func killedAfterRename() async throws {
    let bench = try TrackBench()
    _ = await bench.store.writer.append(trackRows(100))
    let before = try bench.killed()
    await bench.store.maintain(now: later)
    for name in before.files { try FileManager.default.copyItem(atPath: before.path(name), toPath: bench.path(name)) }

    let reads = try bench.killed()
    #expect(try await reads.track() == trackRows(100))
    #expect(reads.files == [sealed])

    let seals = try bench.killed()
    await seals.store.maintain(now: later)
    #expect(seals.files == [sealed])
    #expect(try await seals.track() == trackRows(100))

    let writes = try bench.killed()
    _ = await writes.store.writer.append(trackRows(1, from: later))
    #expect(writes.files.filter { $0.hasSuffix(".sqlite") } == [sealed, "hot-20261121T20.sqlite"])
  }

  @Test("killed while the hot file is deleted: what is left of it goes")
  func killedInDeletion() async throws {
    let bench = try TrackBench()
    _ = await bench.store.writer.append(trackRows(100))
    await bench.store.maintain(now: later)
    for side in ["-wal", "-shm"] { try Data("left".utf8).write(to: URL(fileURLWithPath: bench.path(hot + side))) }
    let next = try bench.killed()
    #expect(try await next.track() == trackRows(100))
    #expect(next.files == [sealed])
  }

  @Test("a hot file without rows, or without tables, leaves nothing behind")
  func empty() async throws {
    let bench = try TrackBench()
    try Data().write(to: URL(fileURLWithPath: bench.path(hot)))
    try TrackDatabase.openHot(bench.path("hot-20261121T18.sqlite"), pageLimit: nil).close()
    #expect(try await bench.track() == [])
    #expect(await bench.store.maintain(now: later))
    #expect(bench.files == [])
    #expect(bench.counters.filesSealed == 0 && bench.counters.sealFailures == 0)
  }

  @Test("the clock set back: the hour's second file is merged into the sealed one")
  func merge() async throws {
    let bench = try TrackBench()
    let first = trackRows(100, vessels: 3)
    let second = trackRows(100, from: TrackBench.hour + .minutes(1), vessels: 3, seed: 9)
    _ = await bench.store.writer.append(first)
    await bench.store.maintain(now: later)
    _ = await bench.store.writer.append(trackRows(10, from: later))
    _ = await bench.store.writer.append(second)
    let both = (first + second).filter { $0.mmsi == TrackBench.vessel + 1 }.sorted { $0.at < $1.at }
    #expect(try await bench.track(TrackBench.vessel + 1) == both)
    await bench.store.maintain(now: later + .hours(2))
    #expect(bench.files == [sealed, "20261121T20.sqlite"])
    #expect(try await bench.track(TrackBench.vessel + 1) == both)
    #expect(try await bench.store.reader.rowCount() == 210)
  }

  @Test("a hot file that is sealed under a reader goes with the reader, and its name is not used before")
  func lease() async throws {
    let bench = try TrackBench()
    _ = await bench.store.writer.append(trackRows(100))
    await bench.store.writer.rollOver(now: later)
    let folder = TrackFolder(path: bench.folder)
    try folder.prepare()
    let hour = TrackHour(containing: TrackBench.hour)
    let lease = try folder.lease()
    #expect(lease.hot == [hour] && lease.sealed == [])
    #expect(folder.claim(hour))
    #expect(folder.open(hour) == hour.next)
    folder.close()
    try Data().write(to: URL(fileURLWithPath: bench.path(sealed + ".part")))
    try folder.publish(hour, part: true)
    folder.unclaim()
    #expect(bench.files == [sealed, hot])
    let second = try folder.lease()
    #expect(second.hot == [] && second.sealed == [hour])
    #expect(try folder.sealable(now: hour.next) == [])
    #expect(folder.open(hour) == hour.next)
    folder.end(second)
    folder.end(lease)
    #expect(bench.files == [sealed])
    #expect(folder.open(hour) == hour)
  }

  @Test("the writer's file is not sealed, and a file being sealed is not written")
  func claims() throws {
    let folder = TrackFolder(path: "/nonexistent")
    let hour = TrackHour(containing: TrackBench.hour)
    #expect(folder.open(hour) == hour)
    #expect(!folder.claim(hour))
    folder.close()
    #expect(folder.claim(hour))
    #expect(!folder.claim(hour.next))
    #expect(folder.open(hour) == hour.next)
    folder.unclaim()
    #expect(folder.open(hour) == hour)
  }

  @Test("sealing that was broken off is done another time")
  func interrupted() async throws {
    let bench = try TrackBench()
    _ = await bench.store.writer.append(trackRows(100))
    bench.store.sealer.interrupt()
    #expect(await bench.store.maintain(now: later) == false)
    #expect(bench.files.contains(hot) && !bench.files.contains(sealed + ".part"))
    bench.store.sealer.resume()
    #expect(await bench.store.maintain(now: later))
    #expect(bench.files == [sealed])
  }

  @Test("without room on the disk an hour waits unsealed, readable, and is sealed when there is room")
  func noRoom() async throws {
    let bench = try TrackBench()
    _ = await bench.store.writer.append(trackRows(1000))
    bench.freeBytes = 50_000
    #expect(await bench.store.maintain(now: later) == false)
    #expect(await bench.store.maintain(now: later) == false)
    #expect(bench.counters.sealFailures == 2 && bench.events.count == 1)
    #expect(try await bench.track().count == 1000)
    bench.freeBytes = 1 << 30
    #expect(await bench.store.maintain(now: later))
    #expect(try await bench.track().count == 1000)
  }
}
