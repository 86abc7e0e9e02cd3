package import Organisation
import Synchronization

/// Findings on their way from the traffic engine to Watch. At most 256 wait; none is ever dropped: when it is full the engine's
/// intake stops until Watch has taken some, and updates of what waits replace each other.
package final class FindingOffers: Sendable {
  package static let limit = 256
  private struct State {
    var events: [FindingEvent] = []
    var waiter: CheckedContinuation<Void, Never>?
    var room: [CheckedContinuation<Void, Never>] = []
    var isClosed = false
  }
  private let state = Mutex(State())

  package init() {}

  package var count: Int { state.withLock { $0.events.count } }

  package func add(_ events: [FindingEvent]) {
    guard !events.isEmpty else { return }
    let waiter = state.withLock { state in
      for event in events {
        if case .updated(let id, _, _, _) = event {
          state.events.removeAll { if case .updated(id, _, _, _) = $0 { true } else { false } }
        }
        state.events.append(event)
      }
      defer { state.waiter = nil }
      return state.waiter
    }
    waiter?.resume()
  }

  /// What waits, oldest first; it stays until `taken`.
  package func peek(_ most: Int) -> [FindingEvent] { state.withLock { Array($0.events.prefix(most)) } }

  /// The first `count` were recorded.
  package func taken(_ count: Int) {
    let room = state.withLock { state in
      state.events.removeFirst(min(count, state.events.count))
      guard state.events.count < Self.limit else { return [CheckedContinuation<Void, Never>]() }
      defer { state.room = [] }
      return state.room
    }
    for waiter in room { waiter.resume() }
  }

  /// Returns when something waits, or when closed.
  package func arrival() async {
    await withCheckedContinuation { continuation in
      let now = state.withLock { state in
        if !state.events.isEmpty || state.isClosed { return true }
        state.waiter = continuation
        return false
      }
      if now { continuation.resume() }
    }
  }

  /// Returns when fewer than `limit` wait, or when closed.
  package func room() async {
    await withCheckedContinuation { continuation in
      let now = state.withLock { state in
        if state.events.count < Self.limit || state.isClosed { return true }
        state.room.append(continuation)
        return false
      }
      if now { continuation.resume() }
    }
  }

  package func close() {
    let waiters = state.withLock { state in
      state.isClosed = true
      defer { (state.waiter, state.room) = (nil, []) }
      return state.room + (state.waiter.map { [$0] } ?? [])
    }
    for waiter in waiters { waiter.resume() }
  }

  package var isClosed: Bool { state.withLock { $0.isClosed } }
}
