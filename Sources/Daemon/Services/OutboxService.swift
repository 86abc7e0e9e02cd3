import Casework
package import Logging
package import Mail
import ServiceLifecycle
package import Units

/// Carries what Watch committed: claims, hands to the courier, records what became of it (D10). One delivery at a time over one
/// connection.
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
  /// Deliveries claimed at once.
  static let batch = 8
  static let longest = TimeSpan.seconds(60)

  package init(watch: Watch, courier: any Courier, logger: Logger) {
    self.watch = watch
    self.courier = courier
    self.logger = logger
  }

  /// Carries all that is owed now; returns how long until something is owed again.
  package func carryAll(now: @Sendable () -> Instant) async -> TimeSpan {
    do {
      while !Task.isCancelled {
        let envelopes = try await watch.claim(limit: Self.batch, at: now())
        if envelopes.isEmpty { break }
        for envelope in envelopes {
          let outcome = await courier.deliver(envelope)
          try await record(outcome, envelope, now: now)
        }
      }
      await courier.rest()
      guard let next = try await watch.nextDelivery() else { return Self.longest }
      return min(max(next - now(), .milliseconds(10)), Self.longest)
    } catch {
      logger.error("the outbox could not go on", metadata: ["error": "\(error)"])
      return .seconds(5)
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
