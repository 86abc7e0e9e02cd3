import Casework
import Mail
import Organisation
import Store
import Synchronization
import Testing
import Units

@testable import Daemon

/// Several deliveries at a time (D10), with a courier that shows how many are under way.
@Suite("D10: the outbox keeps every connection busy") struct LanesTests {
  /// Counts deliveries under way, by recipient and message, and holds each for a moment.
  private final class Lanes: Courier {
    let channel = "lanes"
    let lanes: Int
    private let state = Mutex((busy: 0, most: 0, at: Set<Int64>(), twice: false, seen: [Int64]()))
    init(_ lanes: Int) { self.lanes = lanes }

    var most: Int { state.withLock { $0.most } }
    var twice: Bool { state.withLock { $0.twice } }
    var seen: [Int64] { state.withLock { $0.seen } }

    func deliver(_ envelope: Envelope) async -> DeliveryOutcome {
      state.withLock { state in
        state.busy += 1
        state.most = max(state.most, state.busy)
        if !state.at.insert(envelope.deliveryID).inserted { state.twice = true }
        state.seen.append(envelope.deliveryID)
      }
      for _ in 0..<20 { await Task.yield() }
      state.withLock { state in
        state.busy -= 1
        state.at.remove(envelope.deliveryID)
      }
      return .accepted(Receipt(code: 250, text: "OK", stage: "dot"))
    }
  }

  @Test("as many at a time as there are connections and no more; no delivery twice at a time; all of them go")
  func busy() async throws {
    for lanes in [1, 4] {
      let bench = try await Bench()
      for index in 1...10 {
        _ = await bench.watch.record([.opened(finding(413_900_100 + UInt32(index), at: bench.now))], at: bench.now)
      }
      let courier = Lanes(lanes)
      _ = await bench.carrier(courier).carryAll { bench.now }
      #expect(courier.most == lanes && !courier.twice)
      #expect(courier.seen.count == 20 && Set(courier.seen).count == 20)
      #expect(try bench.deliveries().allSatisfy { $0.state == .sent && $0.attempts == 1 })
    }
  }
}
