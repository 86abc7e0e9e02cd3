package import Organisation
import Synchronization

/// Findings on their way from the traffic engine to Watch. At most 256 wait (`waiting_findings`); none is ever dropped: when it is full the engine's
/// intake stops until Watch has taken some, and updates of what waits replace each other. Emergencies go first. While Watch holds
/// (D4) it takes nothing else, so more may wait then: a distress call must still be heard behind what is held back.
package final class FindingOffers: Sendable {
  package static let limit = 256
  package static let limitInHold = 16_384
  private struct State {
    var events: [FindingEvent] = []
    /// So many of the first are with Watch: they stay where they are until `taken`.
    var handed = 0
    var limit: Int
    var waiter: CheckedContinuation<Void, Never>?
    var room: [CheckedContinuation<Void, Never>] = []
    var isClosed = false

    /// Those who waited for room and have it now.
    mutating func roomMade() -> [CheckedContinuation<Void, Never>] {
      guard events.count < limit else { return [] }
      defer { room = [] }
      return room
    }
  }
  private let limit: Int
  private let state: Mutex<State>

  package init(limit: Int = FindingOffers.limit) {
    self.limit = limit
    state = Mutex(State(limit: limit))
  }

  package var count: Int { state.withLock { $0.events.count } }

  package func add(_ events: [FindingEvent]) {
    guard !events.isEmpty else { return }
    let waiter = state.withLock { state in
      for event in events {
        if case .updated(let id, _, _, _) = event {
          let same = state.events.indices.dropFirst(state.handed).last { state.events[$0].isUpdate(of: id) }
          if let same { state.events.remove(at: same) }
        }
        if event.isEmergency {
          let first = state.events.indices.dropFirst(state.handed).first { !state.events[$0].isEmergency }
          state.events.insert(event, at: first ?? state.events.endIndex)
        } else {
          state.events.append(event)
        }
      }
      defer { state.waiter = nil }
      return state.waiter
    }
    waiter?.resume()
  }

  /// What waits, emergencies first, then oldest first; it stays until `taken`. One taker at a time.
  package func peek(_ most: Int) -> [FindingEvent] {
    state.withLock { state in
      state.handed = min(most, state.events.count)
      return Array(state.events.prefix(most))
    }
  }

  /// The first `count` of what was peeked at were recorded.
  package func taken(_ count: Int) {
    let room = state.withLock { state in
      state.events.removeFirst(min(count, state.handed))
      state.handed = 0
      return state.roomMade()
    }
    for waiter in room { waiter.resume() }
  }

  /// Whether Watch holds (D4).
  package func setHold(_ holds: Bool) {
    let room = state.withLock { state in
      state.limit = holds ? max(limit, Self.limitInHold) : limit
      return state.roomMade()
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
        if state.events.count < state.limit || state.isClosed { return true }
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

extension FindingEvent {
  fileprivate func isUpdate(of finding: String) -> Bool {
    if case .updated(finding, _, _, _) = self { return true }
    return false
  }

  /// A finding that opens as an emergency.
  var isEmergency: Bool {
    if case .opened(let finding) = self { return finding.severity == .emergency }
    return false
  }
}
