package import Logging
import ServiceLifecycle
import Store
package import Units

/// Wakes Watch when something falls due, and keeps an eye on the clock (D4).
package struct Scheduler: Service {
  let watch: Watch
  let bell: WakeBell
  /// Rung after each look: the outbox may have something new.
  let outbox: WakeBell
  let now: @Sendable () -> Moment
  let clock: ClockGuard
  let logger: Logger
  /// Told after each look, for the auditor.
  let audit: AuditWatch
  /// Even with nothing due the clock is looked at this often.
  static let longest = TimeSpan.seconds(30)

  package init(
    watch: Watch, bell: WakeBell, outbox: WakeBell, clock: ClockGuard, now: @escaping @Sendable () -> Moment,
    logger: Logger, audit: AuditWatch = AuditWatch()
  ) {
    self.watch = watch
    self.bell = bell
    self.outbox = outbox
    self.clock = clock
    self.now = now
    self.logger = logger
    self.audit = audit
  }

  package func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        let wait = await look()
        audit.beat()
        await bell.sleep(for: .milliseconds(wait.milliseconds))
      }
    }
  }

  private func look() async -> TimeSpan {
    let moment = now()
    await clock.check(moment)
    do {
      let next = try await watch.tick(at: moment.wall)
      outbox.ring()
      return min(max(next - now().wall, .milliseconds(10)), Self.longest)
    } catch {
      logger.error("the watch could not do what is due", metadata: ["error": "\(error)"])
      return .seconds(5)
    }
  }
}
