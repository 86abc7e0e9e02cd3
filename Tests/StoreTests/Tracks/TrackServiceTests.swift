import Logging
import ServiceLifecycle
import Synchronization
import Testing
import Units

@testable import Store

/// Runs a service in a group of its own while `body` runs, then shuts it down gracefully.
private func running(_ service: TrackService, _ body: @Sendable () async throws -> Void) async throws {
  let group = ServiceGroup(services: [service], logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
  try await withThrowingTaskGroup { tasks in
    tasks.addTask { try await group.run() }
    try await body()
    await group.triggerGracefulShutdown()
    try await tasks.waitForAll()
  }
}

/// Waits for something that a real thread is about to do; a minute at most, for two cores may be busy with other suites.
func eventually(_ condition: () -> Bool) async -> Bool {
  for _ in 0..<12_000 {
    if condition() { return true }
    try? await Task.sleep(for: .milliseconds(5))
  }
  return false
}

@Suite struct TrackServiceTests {
  @Test("what is offered is written without anyone asking, and a graceful shutdown writes what waits")
  func drains() async throws {
    let bench = try TrackBench()
    let rows = trackRows(3500)
    try await running(TrackService(store: bench.store, clock: { bench.now })) {
      bench.store.offer(Array(rows[..<10]))
      #expect(await eventually { bench.counters.written == 10 })
      for start in stride(from: 10, to: 3500, by: 10) { bench.store.offer(Array(rows[start..<start + 10])) }
    }
    #expect(bench.counters.written == 3500 && bench.counters.waiting == 0)
    #expect(bench.files == ["hot-20261121T19.sqlite"])
    #expect(try await bench.track() == rows)
    #expect(bench.store.offer([rows[0]]) == 1)
    #expect(bench.counters.dropped.closed == 1)
  }

  @Test("the service seals what an earlier run left, at once, and an hour when it is over")
  func seals() async throws {
    let bench = try TrackBench()
    _ = await bench.store.writer.append(trackRows(100))
    let next = try bench.killed()
    next.now = TrackBench.hour + .hours(1)
    let naps = Mutex<[TimeSpan]>([])
    let service = TrackService(
      store: next.store, clock: { next.now },
      sleep: { span in
        naps.withLock { $0.append(span) }
        // Virtual time: a nap is over when the clock says so.
        let end = next.now + span
        while next.now < end { try await Task.sleep(for: .milliseconds(2)) }
      })
    try await running(service) {
      #expect(await eventually { next.counters.filesSealed == 1 })
      next.store.offer(trackRows(50, from: next.now))
      #expect(await eventually { next.counters.written == 50 })
      next.now = TrackBench.hour + .hours(2)
      #expect(
        await eventually {
          // The clock goes on, so that a nap which began only now ends as well.
          next.now = next.now + .seconds(30)
          return next.counters.filesSealed == 2
        })
    }
    #expect(next.files == ["20261121T19.sqlite", "20261121T20.sqlite"])
    #expect(naps.withLock { $0.allSatisfy { $0 > .zero && $0 <= TrackService.longest } })
  }

  @Test("after a full disk the service goes on by itself; nothing offered meanwhile is lost while it fits the queue")
  func resumes() async throws {
    let bench = try TrackBench { $0.retryAfter = .milliseconds(20) }
    bench.freeBytes = 0
    try await running(TrackService(store: bench.store, clock: { bench.now })) {
      for start in 0..<50 { bench.store.offer(trackRows(10, from: TrackBench.hour + .seconds(Int64(start) * 10))) }
      #expect(await eventually { bench.counters.stops == 1 })
      bench.freeBytes = 1 << 40
      #expect(await eventually { bench.counters.written == 500 })
    }
    #expect(bench.counters.archiving == .running)
    #expect(try await bench.track().map(\.at) == (0..<500).map { TrackBench.hour + .seconds($0) })
  }

  @Test("a shutdown on a full disk ends at once: what waits is dropped and counted")
  func endsStopped() async throws {
    let bench = try TrackBench { $0.retryAfter = .hours(1) }
    bench.freeBytes = 0
    try await running(TrackService(store: bench.store, clock: { bench.now })) {
      bench.store.offer(trackRows(70))
      #expect(await eventually { bench.counters.stops == 1 })
    }
    #expect(bench.counters.dropped.stopped == 70 && bench.counters.waiting == 0)
  }

  @Test("the pause lasts until the hour's file can be sealed, at most a minute")
  func pauses() {
    let hour = TrackBench.hour
    #expect(TrackService.pause(at: hour + .minutes(30)) == .seconds(60))
    #expect(TrackService.pause(at: hour) == .seconds(60))
    #expect(TrackService.pause(at: hour + .seconds(20)) == .seconds(40))
    #expect(TrackService.pause(at: hour + .seconds(59) + .milliseconds(999)) == .milliseconds(1))
    #expect(TrackService.pause(at: hour + .minutes(1)) == .seconds(60))
  }
}
