import Casework
import Foundation
import Mail
import Organisation
import Store
import Synchronization
import TestSupport
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
      // Stays until every lane was busy at once; a courier that is given fewer at a time gives up after a while.
      for _ in 0..<50_000 where most < lanes { await Task.yield() }
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
      let bench = try await Bench(grouped: false)
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

  /// `WATCHROOM_FIGURES=1` prints the figure of docs/figures.md; it takes half a minute.
  @Test(
    "D10: 122 mails at a round trip of 200 ms are all accepted by a relay with STARTTLS and AUTH within 60 s",
    .enabled(if: MailServer.isAvailable && ProcessInfo.processInfo.environment["WATCHROOM_FIGURES"] != nil))
  func distant() async throws {
    try await MailServer.with(.init(tls: "starttls", auth: "watch:secret", delay: 0.2)) { server in
      let password = server.folder.appendingPathComponent("password")
      try Data("secret\n".utf8).write(to: password)
      for connections in [1, 4] {
        let bench = try await Bench(grouped: false)
        for index in 1...61 {
          _ = await bench.watch.record([.opened(finding(413_900_100 + UInt32(index), at: bench.now))], at: bench.now)
        }
        let relay = Relay(
          host: "localhost", port: server.port, security: .starttls, user: "watch", passwordFile: password.path,
          caFile: server.certificate, connections: connections)
        let start = ContinuousClock.now
        _ = await bench.carrier(CourierSettings(.smtp(relay)).courier()).carryAll { bench.now }
        let took = ContinuousClock.now - start
        print("122 mails at 200 ms over \(connections) connections: \(took)")
        #expect(try bench.deliveries().count { $0.state == .sent } == 122)
        #expect(connections == 1 || took < .seconds(60))
      }
    }
  }
}
