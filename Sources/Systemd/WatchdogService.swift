import Glibc
package import Logging
import ServiceLifecycle

/// The supervisor's watchdog, as asked for in the environment.
package enum Watchdog {
  /// WatchdogSec= of the unit, when it is meant for this process.
  package static func interval() -> Duration? {
    interval(microseconds: environment("WATCHDOG_USEC"), pid: environment("WATCHDOG_PID"), process: getpid())
  }

  static func interval(microseconds: String?, pid: String?, process: pid_t) -> Duration? {
    guard let microseconds, let number = Int64(microseconds), number > 0 else { return nil }
    if let pid, pid_t(pid) != process { return nil }
    return .microseconds(number)
  }
}

/// Feeds the watchdog three times in its interval, each time only if the engine says that it has cycled. An engine that
/// hangs so badly that it does not even answer is not fed for either: the probe is awaited here.
///
/// Put it first into the service group: services stop in reverse order, and it then feeds while the others stop.
package struct WatchdogService: Service {
  package let interval: Duration
  private let notifier: Notifier
  private let isHealthy: @Sendable () async -> Bool
  private let logger: Logger

  /// - Parameters:
  ///   - interval: `Watchdog.interval()`.
  ///   - isHealthy: whether the engine has cycled since it was last asked, or lately enough.
  package init(
    interval: Duration, notifier: Notifier, logger: Logger, isHealthy: @escaping @Sendable () async -> Bool
  ) {
    self.interval = interval
    self.notifier = notifier
    self.logger = logger
    self.isHealthy = isHealthy
  }

  package func run() async throws {
    try? await cancelWhenGracefulShutdown {
      var wasHealthy = true
      while true {
        let healthy = await isHealthy()
        if healthy { notifier.notify(.watchdog) }
        if healthy != wasHealthy {
          logger.log(level: healthy ? .notice : .critical, healthy ? "engine cycles again" : "engine does not cycle")
        }
        wasHealthy = healthy
        try await Task.sleep(for: interval / 3)
      }
    }
  }
}
