import Casework
package import Logging
package import Mail
import ServiceLifecycle
package import Units

/// Carries what Watch committed: claims, hands to the courier, records what became of it (D10). As many deliveries at a time as the
/// courier has connections, each claimed when one is free: what is urgent waits for no more than those under way.
package struct OutboxService: Service {
  let carrier: Carrier
  let bell: WakeBell
  let now: @Sendable () -> Moment

  package init(carrier: Carrier, bell: WakeBell, now: @escaping @Sendable () -> Moment) {
    self.carrier = carrier
    self.bell = bell
    self.now = now
  }

  package func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        let wait = await carrier.carryAll(now: { now().wall })
        await bell.sleep(for: .milliseconds(wait.milliseconds))
      }
    }
  }
}

/// The outbox's work without its waiting: the story drives it under the virtual clock.
package struct Carrier: Sendable {
  let watch: Watch
  let courier: any Courier
  let logger: Logger
  static let longest = TimeSpan.seconds(60)

  package init(watch: Watch, courier: any Courier, logger: Logger) {
    self.watch = watch
    self.courier = courier
    self.logger = logger
  }

  /// Carries all that is owed now; returns how long until something is owed again.
  package func carryAll(now: @escaping @Sendable () -> Instant) async -> TimeSpan {
    do {
      await watch.set(lanes: courier.lanes)
      try await carryOwed(now: now)
      await courier.rest()
      guard let next = try await watch.nextDelivery() else { return Self.longest }
      return min(max(next - now(), .milliseconds(10)), Self.longest)
    } catch {
      logger.error("the outbox could not go on", metadata: ["error": "\(error)"])
      return .seconds(5)
    }
  }

  /// A claim marks a delivery as being with the courier, so that no other lane takes it: at most one attempt of it at a time. Each channel
  /// has its own lanes, and while one is slow the others are looked at every second.
  private func carryOwed(now: @escaping @Sendable () -> Instant) async throws {
    try await withThrowingTaskGroup(of: String?.self) { lanes in
      var busy: [String: Int] = [:]
      var isWatched = false
      while true {
        let room = courier.lanesByChannel.map { ($0.key, $0.value - (busy[$0.key] ?? 0)) }.filter { $0.1 > 0 }
        if !room.isEmpty, !Task.isCancelled {
          for envelope in try await watch.claim(Dictionary(uniqueKeysWithValues: room), at: now()) {
            busy[envelope.channel, default: 0] += 1
            lanes.addTask { [self] in
              let outcome = await courier.deliver(envelope)
              try await record(outcome, envelope, now: now)
              return envelope.channel
            }
          }
        }
        guard busy.values.contains(where: { $0 > 0 }) else { break }
        if !isWatched {
          isWatched = true
          lanes.addTask {
            try? await Task.sleep(for: .seconds(1))
            return nil
          }
        }
        guard let done = try await lanes.next() else { break }
        if let done { busy[done, default: 1] -= 1 } else { isWatched = false }
      }
      lanes.cancelAll()
    }
  }

  /// The outcome must not be lost: a full disk is tried again while the daemon lives, for a message that went and stayed
  /// `sending` would go a second time. Lost with the daemon it is `unclear`.
  private func record(_ outcome: DeliveryOutcome, _ envelope: Envelope, now: @Sendable () -> Instant) async throws {
    var pause = Duration.seconds(1)
    while true {
      do {
        return try await watch.record(outcome, delivery: envelope.deliveryID, at: now())
      } catch {
        logger.error(
          "an outcome could not be recorded", metadata: ["delivery": "\(envelope.deliveryID)", "error": "\(error)"])
        if Task.isCancelled { throw error }
        try? await Task.sleep(for: pause)
        pause = min(pause * 2, .seconds(30))
      }
    }
  }
}
