import Synchronization
package import Units

/// What the archive has done since it was opened. `offered == written + dropped.total + waiting` at any moment.
package struct TrackCounters: Sendable, Hashable {
  /// Rows lost, by reason.
  package struct Drops: Sendable, Hashable {
    /// The writer fell behind and the queue was full.
    package var queueFull = 0
    /// Archiving had stopped (disk) and the queue was full, or the daemon ended before it went on.
    package var stopped = 0
    /// Offered after the end.
    package var closed = 0

    package var total: Int { queueFull + stopped + closed }
  }

  package enum Archiving: Sendable, Hashable {
    case running
    case stopped(TrackFailure, since: Instant)
  }

  package var offered = 0
  package var written = 0
  package var dropped = Drops()
  /// Rows in the queue or being written.
  package var waiting = 0
  package var transactions = 0

  package var archiving = Archiving.running
  /// How often archiving stopped.
  package var stops = 0
  package var lastStop: TrackFailure?

  package var filesSealed = 0
  package var rowsSealed = 0
  package var sealFailures = 0
  package var filesSetAside = 0
  package var filesDeleted = 0
  package var bytesDeleted: Int64 = 0
  package var deleteFailures = 0
  package var readings = 0
  /// Files a reading had to leave out because they were damaged.
  package var filesUnreadable = 0

  package init() {}
}

/// The counters, shared by queue, writer, sealer and reader; and the way out for events.
final class TrackMeter: Sendable {
  private struct State {
    var counters = TrackCounters()
    /// `counters.dropped.stopped` when archiving stopped.
    var droppedBefore = 0
  }

  private let state = Mutex(State())
  private let report: @Sendable (TrackEvent) -> Void

  init(report: @escaping @Sendable (TrackEvent) -> Void) { self.report = report }

  var snapshot: TrackCounters { state.withLock { $0.counters } }

  func count(_ change: (inout TrackCounters) -> Void) { state.withLock { change(&$0.counters) } }

  func tell(_ event: TrackEvent) { report(event) }

  /// Rows came; those not accepted are dropped.
  func offered(_ rows: Int, accepted: Int, closed: Bool) {
    count { counters in
      counters.offered += rows
      counters.waiting += accepted
      let dropped = rows - accepted
      if closed {
        counters.dropped.closed += dropped
      } else if case .stopped = counters.archiving {
        counters.dropped.stopped += dropped
      } else {
        counters.dropped.queueFull += dropped
      }
    }
  }

  /// Archiving stopped, or is still stopped: told once.
  func stopped(_ failure: TrackFailure, at now: Instant) {
    let isNews = state.withLock { state in
      state.counters.lastStop = failure
      if case .stopped(_, let since) = state.counters.archiving {
        state.counters.archiving = .stopped(failure, since: since)
        return false
      }
      state.counters.archiving = .stopped(failure, since: now)
      state.counters.stops += 1
      state.droppedBefore = state.counters.dropped.stopped
      return true
    }
    if isNews { report(.stopped(failure)) }
  }

  /// A transaction was committed: if archiving had stopped, it goes on.
  func wrote(_ rows: Int) {
    let lost: Int? = state.withLock { state in
      state.counters.written += rows
      state.counters.transactions += 1
      guard case .stopped = state.counters.archiving else { return nil }
      state.counters.archiving = .running
      return state.counters.dropped.stopped - state.droppedBefore
    }
    if let lost { report(.resumed(dropped: lost)) }
  }
}
