import Casework
import GRDB
import Logging
import Organisation
import ServiceLifecycle
import Synchronization
import TestSupport
import Testing
import Units

@testable import Daemon
@testable import Feeds
@testable import Store

/// Counts across tasks.
private final class Count: Sendable {
  private let count = Mutex(0)
  var value: Int { count.withLock { $0 } }
  func add() { count.withLock { $0 += 1 } }
}

private func opened(_ mmsi: UInt32, _ severity: Severity = .serious) -> FindingEvent {
  .opened(finding(mmsi, severity))
}

private func updated(_ mmsi: UInt32, _ metres: Int) -> FindingEvent {
  .updated(
    id: finding(mmsi).id, reason: Reason("closed-water.inside", ["metres": "\(metres)"]),
    place: Position(latitude: 28, longitude: 112), at: Bench.start)
}

/// D9, D3: at most 256 findings wait, none is ever dropped.
@Suite("Finding offers: bounded, none dropped") struct OffersTests {
  @Test("256 wait and the intake stops; when some are taken it goes on; each comes out once, in order")
  func bound() async throws {
    let offers = FindingOffers()
    offers.add((0..<UInt32(FindingOffers.limit - 1)).map { opened($0) })
    await offers.room()
    // A batch may bring more than there is room for: it is kept, and the next one waits.
    offers.add([opened(1000), opened(1001)])
    #expect(offers.count == 257)
    let passed = Count()
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        await offers.room()
        passed.add()
      }
      for _ in 0..<20 {
        await Task.yield()
        #expect(passed.value == 0)
      }
      #expect(offers.peek(64).count == 64)
      offers.taken(1)
      #expect(passed.value == 0, "256 still wait")
      _ = offers.peek(64)
      offers.taken(63)
      try await group.waitForAll()
    }
    var rest: [FindingEvent] = []
    while offers.count > 0 {
      let some = offers.peek(64)
      rest += some
      offers.taken(some.count)
    }
    #expect(rest == (64..<UInt32(255)).map { opened($0) } + [opened(1000), opened(1001)])
  }

  @Test("updates of what waits replace each other, but not what is with Watch; ends and openings stay")
  func coalescing() {
    let offers = FindingOffers()
    offers.add([opened(1), updated(1, 10), opened(2), updated(2, 5)])
    offers.add([updated(1, 20)])
    #expect(offers.peek(2) == [opened(1), opened(2)])
    // While Watch has the first two, a replacement must not shift what `taken` removes.
    offers.add([updated(2, 6), .ended(id: finding(1).id, at: Bench.start)])
    offers.taken(2)
    #expect(offers.peek(9) == [updated(1, 20), updated(2, 6), .ended(id: finding(1).id, at: Bench.start)])
    offers.add([updated(1, 30)])
    offers.taken(3)
    #expect(offers.peek(9) == [updated(1, 30)], "what came meanwhile was not recorded")
  }

  @Test("what was refused is offered again; emergencies overtake")
  func again() {
    let offers = FindingOffers()
    offers.add([opened(1), opened(2)])
    #expect(offers.peek(64).count == 2)
    offers.taken(0)
    offers.add([opened(3, .emergency)])
    #expect(offers.peek(64) == [opened(3, .emergency), opened(1), opened(2)])
  }

  @Test("a closing wakes whoever waits")
  func closing() async {
    let offers = FindingOffers()
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await offers.arrival() }
      offers.close()
    }
    offers.add((0..<300).map { opened($0) })
    await offers.room()
    #expect(offers.isClosed && offers.count == 300)
  }
}

/// The hand-over under a register that fails (D3), and the engine's end.
@Suite("Hand-over to the register") struct HandOverTests {
  @Test("a full disk loses and doubles nothing: all is offered again, and recorded when there is room")
  func fullDisk() async throws {
    let bench = try await Bench()
    let offers = FindingOffers()
    let pokes = Mutex(0)
    let handOver = HandOver(offers: offers, watch: bench.watch, logger: Bench.logger) { pokes.withLock { $0 += 1 } }
    try bench.register.limit(pages: 1)
    offers.add((1...40).map { .opened(finding(413_900_100 + $0, evidence: 60)) })
    #expect(await handOver.offer(at: bench.now) == false)
    let recorded = try bench.findings().count
    #expect(recorded < 40 && offers.count == 40 - recorded)
    #expect(await handOver.offer(at: bench.now) == false)
    let (_, error) = await bench.watch.record(offers.peek(1), at: bench.now)
    #expect((error as? StoreError)?.code == .full)
    offers.taken(0)
    // The engine sees the same episode again meanwhile: the same id is the same finding.
    offers.add([.opened(finding(413_900_101, evidence: 60))])
    try bench.register.limit(pages: nil)
    while await !handOver.offer(at: bench.now) {}
    while offers.count > 0 { _ = await handOver.offer(at: bench.now) }
    #expect(Set(try bench.findings().map(\.finding.mmsi)) == Set((1...40).map { 413_900_100 + $0 }))
    #expect(try bench.findings().count == 40)
    #expect(try bench.acts().count { $0 == "finding.opened" } == 40)
    #expect(try bench.register.read { try $0.firstBrokenJournalEntry() } == nil)
    #expect(pokes.withLock { $0 } > 0)
  }

  private func service(_ bench: Bench, _ offers: FindingOffers, _ queue: FeedQueue) -> EngineService {
    let engine = TrafficEngine(
      feeds: [EngineFeed(name: "udp", datum: .wgs84, expectedPerMinute: nil)], context: bench.context, tracks: nil,
      offers: offers, at: bench.moment)
    return EngineService(
      engine: engine, queue: queue, handOver: HandOver(offers: offers, watch: bench.watch, logger: Bench.logger) {},
      now: { bench.moment }, logger: Bench.logger)
  }

  @Test("a graceful shutdown hands over what waits", arguments: [3, 300])
  func end(count: Int) async throws {
    let bench = try await Bench()
    let offers = FindingOffers()
    let group = ServiceGroup(services: [service(bench, offers, FeedQueue(feeds: 1))], logger: Bench.logger)
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      offers.add((1...UInt32(count)).map { opened(413_000_000 + $0) })
      await group.triggerGracefulShutdown()
      try await tasks.waitForAll()
    }
    #expect(try bench.findings().count == count)
  }

  @Test("a register that refuses everything keeps nobody from ending, also with the intake waiting for room")
  func endOnFullDisk() async throws {
    let bench = try await Bench()
    try await bench.ail("INSERT", on: "findings")
    let offers = FindingOffers()
    offers.add((1...300).map { opened($0) })
    let queue = FeedQueue(feeds: 1)
    let group = ServiceGroup(services: [service(bench, offers, queue)], logger: Bench.logger)
    let began = ContinuousClock.now
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      queue.offer(Bench.batch)
      try await eventually("the batch is taken") { queue.depth.batches == 0 }
      await group.triggerGracefulShutdown()
      try await tasks.waitForAll()
    }
    // Alone it takes a tenth of a second; one that hangs never ends.
    #expect(ContinuousClock.now - began < .seconds(60))
    #expect(offers.count == 300, "kept to the end, dropped by nobody")
  }
}

/// Sleeping until something is due.
@Suite("Wake bell") struct WakeBellTests {
  @Test("a ring that nobody awaited ends the next sleep at once; many rings are one")
  func before() async {
    let bell = WakeBell()
    bell.ring()
    bell.ring()
    let began = ContinuousClock.now
    await bell.sleep(for: .seconds(600))
    #expect(ContinuousClock.now - began < .seconds(60))
    let again = ContinuousClock.now
    await bell.sleep(for: .milliseconds(30))
    #expect(ContinuousClock.now - again >= .milliseconds(30))
  }

  @Test("a ring wakes every sleeper; a cancelled one wakes by itself, and its ring is not lost for the next")
  func during() async throws {
    let bell = WakeBell()
    let woken = Count()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<5 {
        group.addTask {
          await bell.sleep(for: .seconds(600))
          woken.add()
        }
      }
      try await eventually("all are woken") {
        bell.ring()
        return woken.value == 5
      }
      group.addTask { await bell.sleep(for: .seconds(600)) }
      group.cancelAll()
      try await group.waitForAll()
    }
  }
}

extension Bench {
  /// A batch with one line that is no sentence.
  static var batch: FeedBatch {
    let bytes = Array("noise\n".utf8)
    return FeedBatch(
      feedIndex: 0, feedName: "udp", receivedAt: start,
      chunk: Chunk(bytes: bytes + [UInt8](repeating: 0, count: FeedBatch.slack), count: bytes.count, lines: 1))
  }
}
