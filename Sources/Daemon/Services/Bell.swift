import Synchronization

/// Wakes whoever sleeps until something is due: "look again now". Rings that nobody awaited are one.
package final class WakeBell: Sendable {
  private let state = Mutex((rung: false, sleepers: [Int: CheckedContinuation<Void, Never>](), next: 0))

  package init() {}

  package func ring() {
    let sleepers = state.withLock { state in
      if state.sleepers.isEmpty { state.rung = true }
      defer { state.sleepers = [:] }
      return Array(state.sleepers.values)
    }
    for sleeper in sleepers { sleeper.resume() }
  }

  /// Returns at the next ring, or when the task is cancelled.
  private func rung() async {
    let id = state.withLock { state in
      state.next += 1
      return state.next
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let now = state.withLock { state in
          if state.rung || Task.isCancelled {
            state.rung = false
            return true
          }
          state.sleepers[id] = continuation
          return false
        }
        if now { continuation.resume() }
      }
    } onCancel: {
      state.withLock { $0.sleepers.removeValue(forKey: id) }?.resume()
    }
  }

  /// Sleeps for `span` or until rung, whichever comes first.
  package func sleep(for span: Duration) async {
    await withTaskGroup { group in
      group.addTask { try? await Task.sleep(for: span) }
      group.addTask { await self.rung() }
      await group.next()
      group.cancelAll()
    }
  }
}
