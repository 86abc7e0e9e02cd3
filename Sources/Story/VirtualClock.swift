import Synchronization
package import Units

/// The story's time: it moves only when it is set, and never back (D4).
package final class VirtualClock: Sendable {
  private let state: Mutex<Instant>
  private let origin: Instant

  /// - Parameters:
  ///   - now: where time stands.
  ///   - origin: where the monotonic clock is zero.
  package init(_ now: Instant, origin: Instant) {
    state = Mutex(now)
    self.origin = origin
  }

  package var now: Instant { state.withLock { $0 } }
  package var moment: Moment { moment(at: now) }
  package func moment(at wall: Instant) -> Moment { Moment(wall: wall, monotonic: wall - origin) }
  package func advance(to instant: Instant) { state.withLock { $0 = max($0, instant) } }
}
