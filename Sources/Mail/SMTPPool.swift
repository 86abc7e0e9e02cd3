package import Casework
import Synchronization

/// Several connections to one relay, each an `SMTPCourier` with a thread of its own. A relay at a round trip of 200 ms takes a mail in
/// four of them whatever the line could carry: only side by side do 122 reports leave in time (D10).
///
/// Each delivery goes over one connection, the one last used that is free, so that a single mail opens a single connection. Who comes
/// while all are taken waits; the outbox never hands over more than `lanes` at a time.
package final class SMTPPool: Courier {
  package let channel = "smtp"
  package let lanes: Int
  private let couriers: [SMTPCourier]
  private let state: Mutex<State>

  private struct State {
    /// Free couriers, the last one used at the end.
    var free: [Int]
    /// Which were used since they last rested.
    var used: Set<Int> = []
    var waiting: [CheckedContinuation<Int, Never>] = []
  }

  /// - Parameter connections: at once; 1 at least.
  package init(relay: Relay, connections: Int, observer: VerbObserver? = nil) {
    lanes = max(1, connections)
    couriers = (0..<lanes).map { _ in SMTPCourier(relay: relay, observer: observer) }
    state = Mutex(State(free: Array((0..<lanes).reversed())))
  }

  package func deliver(_ envelope: Envelope) async -> DeliveryOutcome {
    let lane = await take()
    let outcome = await couriers[lane].deliver(envelope)
    give(lane)
    return outcome
  }

  package func rest() async {
    let used = state.withLock { state in
      defer { state.used = [] }
      return state.used
    }
    await withTaskGroup { group in
      for lane in used { group.addTask { await self.couriers[lane].rest() } }
    }
  }

  private func take() async -> Int {
    await withCheckedContinuation { continuation in
      let lane = state.withLock { state -> Int? in
        guard let lane = state.free.popLast() else {
          state.waiting.append(continuation)
          return nil
        }
        state.used.insert(lane)
        return lane
      }
      if let lane { continuation.resume(returning: lane) }
    }
  }

  private func give(_ lane: Int) {
    let next = state.withLock { state -> CheckedContinuation<Int, Never>? in
      if state.waiting.isEmpty {
        state.free.append(lane)
        return nil
      }
      state.used.insert(lane)
      return state.waiting.removeFirst()
    }
    next?.resume(returning: lane)
  }
}
