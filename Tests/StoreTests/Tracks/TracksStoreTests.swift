import Testing
import Units

@testable import Store

@Suite struct TracksStoreTests {
  @Test("what was appended is read back equal, every field, absent ones absent")
  func equality() async throws {
    let bench = try TrackBench { $0.transactionRows = 64 }
    var rows = trackRows(1000)
    rows.append(
      TrackRow(
        at: TrackBench.hour + .hours(2), receivedAt: TrackBench.hour, mmsi: .max, latitude: .min, longitude: .max,
        speed: .max, course: .max, heading: .max, status: .max, kind: TrackKind(rawValue: .max), feed: .max))
    #expect(await bench.store.writer.append(rows) == TrackAppend(written: 1001, failure: nil))
    #expect(try await bench.track() == Array(rows.dropLast()))
    #expect(try await bench.track(.max) == [rows[1000]])
    #expect(try await bench.store.reader.rowCount() == 1001)
    #expect(bench.counters.transactions == 16)

    #expect(await bench.store.maintain(now: TrackBench.hour + .hours(2)))
    #expect(bench.files == ["20261121T19.sqlite"])
    #expect(try await bench.track() == Array(rows.dropLast()))
    #expect(try await bench.track(.max) == [rows[1000]])
    #expect(try await bench.store.reader.rowCount() == 1001)
  }

  @Test("a track is cut by time, both ends included, and by limit, from the first")
  func window() async throws {
    let bench = try TrackBench()
    let rows = trackRows(4000, vessels: 2)
    let mine = rows.filter { $0.mmsi == TrackBench.vessel }
    _ = await bench.store.writer.append(rows)
    for sealed in [false, true] {
      if sealed { #expect(await bench.store.maintain(now: TrackBench.hour + .hours(3))) }
      let some = try await bench.store.track(
        mmsi: TrackBench.vessel, from: mine[10].at, through: mine[1990].at, limit: 5000)
      #expect(some == Array(mine[10...1990]))
      #expect(try await bench.track(limit: 1900) == Array(mine[..<1900]))
      #expect(try await bench.track(limit: 0) == [])
      #expect(try await bench.track(1) == [])
      #expect(
        try await bench.store.track(mmsi: TrackBench.vessel, from: mine[9].at, through: mine[8].at, limit: 9) == [])
    }
  }

  @Test("no reading is longer than the settings allow")
  func bounded() async throws {
    let bench = try TrackBench { $0.readRows = 100 }
    _ = await bench.store.writer.append(trackRows(1000))
    #expect(try await bench.track(limit: .max).count == 100)
  }

  @Test("a row goes into the file of the hour it was received in; the last minute of the hour before overlaps")
  func hourChange() async throws {
    let bench = try TrackBench()
    let next = TrackBench.hour + .hours(1)
    var rows = trackRows(10, from: next - .seconds(5))
    _ = await bench.store.writer.append(rows)
    #expect(bench.files.filter { $0.hasSuffix(".sqlite") } == ["hot-20261121T19.sqlite", "hot-20261121T20.sqlite"])

    // A feed read just before the hour is queued behind one read just after it: no file is opened again for that.
    let late = trackRows(3, from: next - .seconds(50), seed: 77)
    _ = await bench.store.writer.append(late)
    #expect(await bench.store.maintain(now: next + .minutes(2)))
    #expect(bench.counters.rowsSealed == 5)
    rows += late
    #expect(try await bench.track() == rows.sorted { $0.at < $1.at })
    #expect(bench.files.filter { $0.hasSuffix(".sqlite") } == ["20261121T19.sqlite", "hot-20261121T20.sqlite"])
  }

  @Test("positions that arrive hours late are found by their own time, in order, across files")
  func lateRows() async throws {
    let bench = try TrackBench()
    var all: [TrackRow] = []
    for hour in 0..<4 {
      let start = TrackBench.hour + .hours(Int64(hour))
      var rows = trackRows(50, from: start, seed: hour * 1000)
      // Sent an hour later than they were taken: a terminal that was out of reach.
      rows += trackRows(50, from: start - .minutes(59), seed: hour * 1000 + 500).map { row in
        var row = row
        row.receivedAt = start + .minutes(1)
        return row
      }
      all += rows
      _ = await bench.store.writer.append(rows)
    }
    #expect(await bench.store.maintain(now: TrackBench.hour + .hours(3)))
    #expect(bench.counters.filesSealed == 3)
    all.sort { $0.at < $1.at }
    #expect(try await bench.track() == all)
    for limit in [1, 49, 50, 51, 120, 399] { #expect(try await bench.track(limit: limit) == Array(all[..<limit])) }
    let (from, through) = (TrackBench.hour + .minutes(1), TrackBench.hour + .minutes(62))
    let some = try await bench.store.track(mmsi: TrackBench.vessel, from: from, through: through, limit: 1000)
    #expect(some == all.filter { from <= $0.at && $0.at <= through })
  }

  @Test("what does not fit into the queue is dropped, counted, and no row is counted twice")
  func drops() async throws {
    let bench = try TrackBench { $0.queueRows = 10 }
    let rows = trackRows(25)
    #expect(bench.store.offer([]) == 0)
    #expect(bench.store.offer(Array(rows[..<4])) == 0)
    #expect(bench.store.offer(Array(rows[4..<15])) == 5)
    #expect(bench.store.offer(Array(rows[15...])) == 10)
    #expect(bench.counters.dropped.queueFull == 15)
    #expect(bench.counters.waiting == 10)
    #expect(await bench.store.flush() == .done)
    #expect(try await bench.track() == Array(rows[..<10]))
    #expect(bench.store.offer(Array(rows[15..<25])) == 0)
    #expect(await bench.store.flush() == .done)
    let counters = bench.counters
    #expect(counters.offered == 35 && counters.written == 20 && counters.dropped.total == 15 && counters.waiting == 0)
  }

  @Test("readers see whole transactions while the writer writes and the sealer seals")
  func readsWhileWriting() async throws {
    let bench = try TrackBench { $0.transactionRows = 100 }
    let rows = trackRows(10_000)
    _ = await bench.store.writer.append(Array(rows[..<100]))
    try await withThrowingTaskGroup { group in
      group.addTask {
        for start in stride(from: 100, to: rows.count, by: 100) {
          bench.store.offer(Array(rows[start..<start + 100]))
          await bench.store.flush()
          if start % 2000 == 0 { await bench.store.maintain(now: rows[start].receivedAt) }
        }
      }
      group.addTask {
        var seen = 0
        while seen < rows.count {
          let track = try await bench.track()
          #expect(track.count >= seen && track.count % 100 == 0 || track.count == rows.count)
          #expect(track == Array(rows[..<track.count]))
          seen = track.count
          let count = try await bench.store.reader.rowCount()
          #expect(count >= seen)
          try Task.checkCancellation()
        }
      }
      try await group.waitForAll()
    }
    #expect(bench.counters.filesSealed >= 2)
    #expect(try await bench.track() == rows)
  }
}
