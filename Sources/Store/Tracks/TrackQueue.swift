import ServiceLifecycle
import Synchronization

/// The bounded queue between the one traffic engine and the one writer of tracks.
///
/// Whoever offers never waits: what does not fit is dropped and counted. Rows that the writer has taken count until they
/// are settled, so a disk that does not write can't make the daemon grow.
final class TrackQueue: Sendable {
  private struct State {
    var rows: [TrackRow] = []
    var taken = 0
    var closed = false
    var consumer: CheckedContinuation<Void, Never>?
  }

  private let capacity: Int
  private let meter: TrackMeter
  private let state = Mutex(State())

  init(capacity: Int, meter: TrackMeter) {
    self.capacity = max(1, capacity)
    self.meter = meter
  }

  /// Puts in as many of `rows`, from the first, as there is room for. Returns how many were dropped.
  func offer(_ rows: [TrackRow]) -> Int {
    guard !rows.isEmpty else { return 0 }
    let (accepted, consumer) = state.withLock { state in
      let room = state.closed ? 0 : max(0, capacity - state.rows.count - state.taken)
      let accepted = min(room, rows.count)
      // Counted under this lock, so that no row is settled before it is counted as waiting.
      meter.offered(rows.count, accepted: accepted, closed: state.closed)
      guard accepted > 0 else { return (0, nil as CheckedContinuation<Void, Never>?) }
      state.rows.append(contentsOf: rows.prefix(accepted))
      defer { state.consumer = nil }
      return (accepted, state.consumer)
    }
    consumer?.resume()
    return rows.count - accepted
  }

  /// All that waits, in order of arrival; counts as taken until settled. Empty when there is nothing.
  func take() -> [TrackRow] {
    state.withLock { state in
      let rows = state.rows
      state.rows = []
      state.taken += rows.count
      return rows
    }
  }

  /// The writer is done with rows it took: written, or given up.
  func settle(_ count: Int) {
    state.withLock { $0.taken -= count }
    meter.count { $0.waiting -= count }
  }

  /// Takes nothing more. What is in it is still handed out.
  func close() {
    let consumer = state.withLock { state in
      state.closed = true
      defer { state.consumer = nil }
      return state.consumer
    }
    consumer?.resume()
  }

  /// Opens it again after `close`.
  func open() { state.withLock { $0.closed = false } }

  var isClosed: Bool { state.withLock { $0.closed } }

  /// Waits until there are rows to write, also such as the writer has taken and not settled. False once the queue is
  /// closed and empty, or the task is cancelled. A graceful shutdown closes it. For one consumer only.
  func arrival() async -> Bool {
    while !Task.isCancelled {
      let (some, closed) = state.withLock { (!$0.rows.isEmpty || $0.taken > 0, $0.closed) }
      if some { return true }
      if closed { return false }
      await withTaskCancellationHandler {
        await withGracefulShutdownHandler {
          await wait()
        } onGracefulShutdown: {
          self.close()
        }
      } onCancel: {
        self.wake()
      }
    }
    return false
  }

  private func wait() async {
    await withCheckedContinuation { continuation in
      let waits = state.withLock { state in
        guard state.rows.isEmpty, state.taken == 0, !state.closed else { return false }
        state.consumer = continuation
        return true
      }
      if !waits { continuation.resume() } else if Task.isCancelled { wake() }
    }
  }

  private func wake() {
    let consumer = state.withLock { state in
      defer { state.consumer = nil }
      return state.consumer
    }
    consumer?.resume()
  }
}
