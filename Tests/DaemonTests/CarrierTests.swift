import Casework
import Mail
import Organisation
import Store
import Synchronization
import TestSupport
import Testing
import Units

@testable import Daemon

/// D10: what becomes of each delivery, under virtual time.
@Suite("D10: the outbox carries what Watch committed") struct CarrierTests {
  private func receipt(_ code: Int, _ stage: String) -> Receipt {
    Receipt(code: code, text: "\(code) said", stage: stage)
  }

  /// One serious finding: an alarm to two watchkeepers.
  private func alarm(_ bench: Bench, _ mmsi: UInt32 = 413_900_101) async {
    _ = await bench.watch.record([.opened(finding(mmsi, at: bench.now))], at: bench.now)
  }

  private func lives(_ bench: Bench) throws -> [DeliveryState] {
    try bench.deliveries().sorted { $0.no < $1.no }.map(\.state)
  }

  @Test("while mail is not armed nothing is handed to the courier (mail arm)")
  func held() async throws {
    let bench = try await Bench(armed: false)
    await alarm(bench)
    let courier = ScriptedCourier()
    #expect(await bench.carrier(courier).carryAll { bench.now } == .seconds(60))
    #expect(courier.envelopes.isEmpty)
    #expect(try lives(bench) == [.pending, .pending])
  }

  @Test("accepted: sent, with the server's words; one recipient an envelope, the same message for both")
  func sent() async throws {
    let bench = try await Bench()
    await alarm(bench)
    let courier = ScriptedCourier()
    _ = await bench.carrier(courier).carryAll { bench.now }
    #expect(try lives(bench) == [.sent, .sent])
    #expect(Set(courier.envelopes.map(\.recipient)).count == 2)
    #expect(Set(courier.envelopes.map(\.messageID)).count == 1 && Set(courier.envelopes.map(\.body)).count == 1)
    #expect(try bench.deliveries().allSatisfy { $0.receipt?.code == 250 && $0.acceptedAt == bench.now })
    _ = await bench.carrier(courier).carryAll { bench.now }
    #expect(courier.envelopes.count == 2, "sent is sent")
  }

  @Test("deferred: again after the back-off and not before; accepted then; too old it is stale, and a human is told")
  func deferred() async throws {
    let bench = try await Bench()
    await alarm(bench)
    let waits = bench.context.life.backOff
    let courier = ScriptedCourier(
      Array(repeating: .deferred(receipt(451, "rcpt")), count: 1) + [.accepted(receipt(250, "dot"))]
        + [.deferred(receipt(0, "connect"))])
    let carrier = bench.carrier(courier)
    var wait = await carrier.carryAll { bench.now }
    #expect(try lives(bench) == [.retry, .sent] && wait == min(waits[0], .seconds(60)))
    bench.pass(waits[0] - .milliseconds(1))
    _ = await carrier.carryAll { bench.now }
    #expect(courier.envelopes.count == 2, "not before")
    bench.pass(.milliseconds(1))
    wait = await carrier.carryAll { bench.now }
    #expect(courier.envelopes.count == 3)
    #expect(try lives(bench) == [.retry, .sent])
    #expect(try bench.deliveries().contains { $0.attempts == 2 && $0.nextAt == bench.now + waits[1] })
    bench.pass(waits[1])
    _ = await carrier.carryAll { bench.now }
    #expect(try lives(bench) == [.sent, .sent])

    let old = try await Bench()
    await alarm(old)
    let deaf = ScriptedCourier(Array(repeating: .deferred(receipt(0, "connect")), count: 3))
    _ = await old.carrier(deaf).carryAll { old.now }
    old.pass(old.context.life.keepFor + .milliseconds(1))
    _ = await old.carrier(deaf).carryAll { old.now }
    #expect(try lives(old).prefix(2).contains(.stale))
    #expect(try old.acts().contains("delivery.stale"))
    #expect(try old.register.read { try $0.messages(before: .max, limit: 99) }.contains { $0.kind == "parked" })
  }

  @Test("unclear: sent again with the same Message-ID and the same bytes; what was with the courier at a crash as well")
  func unclear() async throws {
    let bench = try await Bench()
    await alarm(bench)
    let courier = ScriptedCourier([.unclear(receipt(354, "dot"))])
    _ = await bench.carrier(courier).carryAll { bench.now }
    #expect(try lives(bench) == [.unclear, .sent])
    bench.pass(.days(1))
    _ = await bench.carrier(courier).carryAll { bench.now }
    #expect(try lives(bench) == [.sent, .sent])
    let copies = courier.envelopes.filter { $0.recipient == courier.envelopes[0].recipient }
    #expect(copies.count == 2 && copies[0] == copies[1])

    await alarm(bench, 413_900_102)
    let claimed = try await bench.watch.claim(limit: 1, at: bench.now)
    #expect(claimed.count == 1)
    #expect(try lives(bench) == [.sent, .sent, .sending, .pending])
    let next = try await Bench(in: bench.folder, at: bench.now)
    #expect(try lives(next) == [.sent, .sent, .unclear, .pending])
    let after = ScriptedCourier()
    _ = await next.carrier(after).carryAll { next.now }
    #expect(after.envelopes.contains(claimed[0]) && after.envelopes.count == 2)
  }

  @Test("refused: parked, and the duty leader is told; a refused mail about a refusal writes no further one")
  func refused() async throws {
    let bench = try await Bench()
    await alarm(bench)
    let courier = ScriptedCourier(Array(repeating: .refused(receipt(550, "rcpt")), count: 99))
    _ = await bench.carrier(courier).carryAll { bench.now }
    let messages = try bench.register.read { try $0.messages(before: .max, limit: 99) }
    #expect(messages.count { $0.kind == "parked" } == 2)
    #expect(try lives(bench).allSatisfy { $0 == .parked })
    #expect(courier.envelopes.count == 4, "two alarms, two tellings, no more")
    bench.pass(.days(3))
    _ = await bench.carrier(courier).carryAll { bench.now }
    #expect(courier.envelopes.count == 4, "parked is not tried again")
  }

  @Test("an emergency overtakes what waits, also what comes between two deliveries")
  func urgency() async throws {
    let bench = try await Bench(grouped: false)
    for index in 1...6 { await alarm(bench, 413_900_100 + UInt32(index)) }
    let isFirst = Mutex(true)
    let courier = ScriptedCourier { _ in
      let first = isFirst.withLock { isFirst in
        defer { isFirst = false }
        return isFirst
      }
      guard first else { return }
      _ = await bench.watch.record([.opened(finding(970_123_456, .emergency))], at: bench.now)
    }
    _ = await bench.carrier(courier).carryAll { bench.now }
    let urgent = try #require(
      try bench.register.read { try $0.messages(before: .max, limit: 99) }.first { $0.importance == .emergency })
    let places = courier.envelopes.indices.filter { courier.envelopes[$0].messageID == urgent.messageID }
    #expect(!places.isEmpty && places.allSatisfy { (1...places.count).contains($0) }, "\(places)")
    #expect(courier.envelopes.count == 12 + places.count)
  }

  @Test("an outcome that can't be recorded is recorded when it can: accepted is accepted once (full disk)")
  func fullDisk() async throws {
    let bench = try await Bench()
    await alarm(bench)
    let ailed = Mutex(false)
    let courier = ScriptedCourier { _ in
      guard !ailed.withLock({ $0 }) else { return }
      try? await bench.ail("UPDATE", on: "deliveries")
      ailed.withLock { $0 = true }
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { _ = await bench.carrier(courier).carryAll { bench.now } }
      try await eventually("the courier was asked") { ailed.withLock { $0 } }
      try await bench.heal()
      try await group.waitForAll()
    }
    #expect(try lives(bench) == [.sent, .sent])
    #expect(courier.envelopes.count == 2, "no second copy")
  }
}
