import ServiceLifecycle
package import Units

/// Runs the archive: writes what is offered, seals the hours, deletes what is too old. On a graceful shutdown it writes
/// what still waits, breaks off sealing (the next start does it again), and closes the hot file.
package struct TrackService: Service {
  /// Sealing and deletion are looked at this often at least: the clock may have been set.
  static let longest = TimeSpan.seconds(60)
  /// When something could not be sealed.
  static let retry = TimeSpan.seconds(30)

  private let store: TracksStore
  private let clock: @Sendable () -> Instant
  private let clockIsTrusted: @Sendable () async -> Bool
  private let sleep: @Sendable (TimeSpan) async throws -> Void

  /// - Parameters:
  ///   - clock: the wall clock.
  ///   - clockIsTrusted: false while the daemon holds because of its clock (D4): nothing is deleted then.
  ///   - sleep: passes the time; throws when cancelled.
  package init(
    store: TracksStore, clock: @escaping @Sendable () -> Instant,
    clockIsTrusted: @escaping @Sendable () async -> Bool = { true },
    sleep: @escaping @Sendable (TimeSpan) async throws -> Void = {
      try await Task.sleep(for: .milliseconds($0.milliseconds))
    }
  ) {
    self.store = store
    self.clock = clock
    self.clockIsTrusted = clockIsTrusted
    self.sleep = sleep
  }

  package func run() async throws {
    store.queue.open()
    store.sealer.resume()
    await withTaskGroup { group in
      group.addTask { await upkeep() }
      await archive()
      group.cancelAll()
    }
  }

  private func archive() async {
    while await store.queue.arrival() {
      guard case .stopped(let pause) = await store.writer.drain() else { continue }
      // While the queue holds what can't be written `arrival` does not wait, and so does not see the shutdown either.
      if store.queue.isClosed || Task.isShuttingDownGracefully { break }
      await rest(pause)
    }
    store.queue.close()
    await store.writer.finish()
  }

  private func upkeep() async {
    await withTaskCancellationHandler {
      await withGracefulShutdownHandler {
        while !Task.isCancelled, !Task.isShuttingDownGracefully {
          let done = await store.maintain(now: clock(), clockIsTrusted: await clockIsTrusted())
          await rest(done ? TrackService.pause(at: clock()) : TrackService.retry)
        }
      } onGracefulShutdown: {
        store.sealer.interrupt()
      }
    } onCancel: {
      store.sealer.interrupt()
    }
  }

  /// Until the hour is over and its file closed, but not longer than `longest`.
  static func pause(at now: Instant) -> TimeSpan {
    let due = TrackHour(containing: now).start + TrackWriter.overlap
    let next = due > now ? due : TrackHour(containing: now).end + TrackWriter.overlap
    return min(max(next - now, .milliseconds(1)), longest)
  }

  /// Ends early on cancellation and shutdown.
  private func rest(_ span: TimeSpan) async {
    try? await cancelWhenGracefulShutdown { try await sleep(span) }
  }
}
