package import Feeds
package import Logging
import ServiceLifecycle
package import Units

/// Keeps the traffic engine going: intake, a sweep every second, and the hand-over of findings to Watch.
package struct EngineService: Service {
  let engine: TrafficEngine
  let queue: FeedQueue
  let handOver: HandOver
  let now: @Sendable () -> Moment
  let logger: Logger

  package init(
    engine: TrafficEngine, queue: FeedQueue, handOver: HandOver, now: @escaping @Sendable () -> Moment, logger: Logger
  ) {
    self.engine = engine
    self.queue = queue
    self.handOver = handOver
    self.now = now
    self.logger = logger
  }

  package func run() async throws {
    await withTaskGroup { group in
      group.addTask { await intake() }
      group.addTask { await sweep() }
      group.addTask { await offer() }
      // The intake ends with the queue; the others end with it.
      await group.next()
      handOver.offers.close()
      group.cancelAll()
    }
    // What was seen and not yet recorded is not left behind; what a full disk refuses is seen again after the next start.
    while handOver.offers.count > 0, await handOver.offer(at: now().wall) {}
    await handOver.offerTexts(of: engine, at: now().wall)
    await handOver.keepReadings(of: engine, at: now().wall)
    await handOver.offerTrips(of: engine, at: now().wall)
    await handOver.keepMemories(of: engine, at: now().wall)
  }

  private func intake() async {
    await withGracefulShutdownHandler {
      while let batches = await queue.next() {
        await engine.ingest(batches, at: now())
        await handOver.offers.room()
      }
    } onGracefulShutdown: {
      queue.close()
      // An intake that waits for room (a full disk, a hold) must not keep the daemon from ending.
      handOver.offers.close()
    }
  }

  private func sweep() async {
    var kept = now().monotonic
    while !Task.isCancelled {
      await engine.sweep(at: now())
      if now().monotonic - kept >= Memories.every {
        kept = now().monotonic
        await handOver.keepMemories(of: engine, at: now().wall)
      }
      await handOver.tellSilence(of: engine, at: now().wall)
      await handOver.tellArchive(of: engine, at: now().wall)
      await handOver.offerTexts(of: engine, at: now().wall)
      await handOver.keepReadings(of: engine, at: now().wall)
      await handOver.offerTrips(of: engine, at: now().wall)
      try? await Task.sleep(for: .seconds(1))
    }
  }

  /// Offers until recorded; a full disk or a hold means again a second later.
  private func offer() async {
    while !Task.isCancelled, !handOver.offers.isClosed {
      await handOver.offers.arrival()
      if await handOver.offer(at: now().wall) { continue }
      logger.warning("findings wait", metadata: ["count": "\(handOver.offers.count)"])
      try? await Task.sleep(for: .seconds(1))
    }
  }
}

/// Findings from the engine's offers into the register.
package struct HandOver: Sendable {
  package let offers: FindingOffers
  let watch: Watch
  let logger: Logger
  /// Wakes scheduler and outbox.
  let poke: @Sendable () -> Void

  package init(offers: FindingOffers, watch: Watch, logger: Logger, poke: @escaping @Sendable () -> Void) {
    self.offers = offers
    self.watch = watch
    self.logger = logger
    self.poke = poke
  }

  /// Feeds that are silent hold back the calls of their vessels' lost signals (D5).
  package func tellSilence(of engine: TrafficEngine, at now: Instant) async {
    do {
      let silences = await engine.silences
      try await watch.note(silentFeeds: Set(silences.keys), reasons: silences, at: now)
    } catch {
      logger.error("a silent feed could not be recorded", metadata: ["error": "\(error)"])
    }
  }

  /// An archive that stands still is an alarm; it ends when the archive goes on (D2).
  package func tellArchive(of engine: TrafficEngine, at now: Instant) async {
    // After a start nobody knows before the first rows are written; what was open then stays so.
    guard engine.archiveStop != nil || engine.hasArchived else { return }
    do {
      if try await watch.note(archive: engine.archiveStop, at: now) { poke() }
    } catch {
      logger.error("a stopped archive could not be recorded", metadata: ["error": "\(error)"])
    }
  }

  /// True when all that waited was taken.
  package func offer(at now: Instant) async -> Bool {
    offers.setHold(await watch.held != nil)
    let events = offers.peek(64)
    guard !events.isEmpty else { return true }
    let (taken, error) = await watch.record(events, at: now)
    offers.taken(taken)
    if let error { logger.error("a finding could not be recorded", metadata: ["error": "\(error)"]) }
    if taken > 0 { poke() }
    return taken == events.count
  }
}
