import Synchronization

/// Says that the journal has grown. The owner of the journal rings after each commit; whoever follows the journal looks again.
/// A listener that is slow misses rings, never entries: it reads the journal from where it stopped.
package final class JournalBell: Sendable {
  private struct State {
    var next = 0
    var listeners: [Int: AsyncStream<Void>.Continuation] = [:]
  }
  private let state = Mutex(State())

  package init() {}

  /// Wakes every listener. Cheap; may be called from anywhere, also many times.
  package func ring() {
    let listeners = state.withLock { Array($0.listeners.values) }
    for listener in listeners { listener.yield() }
  }

  /// How many listen now.
  package var listeners: Int { state.withLock { $0.listeners.count } }

  /// A stream that yields after every ring, and a way to ring for this listener alone; rings that nobody awaited are one.
  /// It ends when its listener ends.
  package func listen() -> (stream: AsyncStream<Void>, wake: AsyncStream<Void>.Continuation) {
    let (stream, continuation) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    let id = state.withLock { state in
      state.next += 1
      state.listeners[state.next] = continuation
      return state.next
    }
    continuation.onTermination = { [weak self] _ in
      self?.state.withLock { _ = $0.listeners.removeValue(forKey: id) }
    }
    return (stream, continuation)
  }
}
