import Casework
import Synchronization
package import Units

/// What the auditor last saw, and whether the scheduler lives: read by status, health and the watchdog.
package final class AuditWatch: Sendable {
  /// The scheduler looks every half minute at the latest.
  package static let schedulerSilent = TimeSpan.minutes(3)
  /// The auditor looks each minute.
  package static let auditorSilent = TimeSpan.minutes(5)

  package struct Report: Sendable {
    var at: Instant
    var matters: Int
    var faults: [AuditFault]
  }

  private struct State {
    var scheduler: TimeSpan?
    var audit: TimeSpan?
    var last: Report?
  }
  private let state = Mutex(State())
  private let monotonic: @Sendable () -> TimeSpan

  package init(monotonic: @escaping @Sendable () -> TimeSpan = { .zero }) { self.monotonic = monotonic }

  /// Both are running from now on.
  package func begin() {
    let now = monotonic()
    state.withLock { state in
      state.scheduler = now
      state.audit = now
    }
  }

  /// The scheduler has looked.
  package func beat() {
    let now = monotonic()
    state.withLock { if $0.scheduler != nil { $0.scheduler = now } }
  }

  func saw(_ report: Report) {
    let now = monotonic()
    state.withLock { state in
      state.audit = now
      state.last = report
    }
  }

  package var last: Report? { state.withLock { $0.last } }

  /// How long ago the scheduler looked; nil: it is not running here.
  package var schedulerAge: TimeSpan? {
    let now = monotonic()
    return state.withLock { $0.scheduler.map { now - $0 } }
  }

  /// Why the daemon is not to be trusted any longer; nil: it goes on. The supervisor's watchdog is fed only then.
  package var trouble: String? {
    let now = monotonic()
    return state.withLock { state in
      if let scheduler = state.scheduler, now - scheduler > Self.schedulerSilent { return "the scheduler is stuck" }
      if let audit = state.audit, now - audit > Self.auditorSilent { return "the auditor is stuck" }
      return nil
    }
  }
}
