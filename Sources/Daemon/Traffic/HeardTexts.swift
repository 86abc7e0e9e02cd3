import ControlSocket
import Detection
import Logging
import Picture
import Regulation
package import Units

/// Safety texts and notices on their way from the traffic engine to Watch. At most 256 wait; what comes beyond is counted: it is said again
/// on the air, and a text is no alarm.
struct HeardTexts: Sendable {
  static let limit = 256
  var within = TimeSpan.hours(24)
  var limits = HeardLimits()
  private var watch = SafetyTextWatch()
  private var waiting: [HeardText] = []
  private(set) var dropped = 0

  mutating func take(_ changes: [Change], of batch: borrowing ObservationBatch, picture: borrowing Picture) {
    keep(watch.take(changes, of: batch, picture: picture, within: within, limits: limits))
  }

  /// The rules in force from now on.
  mutating func follow(_ rules: BulletinRules) {
    within = rules.heardWithin
    limits = HeardLimits(windForce: rules.heardWind, visibilityMetres: rules.heardVisibility)
  }

  /// Puts back what could not be recorded, or adds what is new.
  mutating func keep(_ texts: [HeardText]) {
    let room = max(0, Self.limit - waiting.count)
    waiting += texts.prefix(room)
    dropped += max(0, texts.count - room)
  }

  /// Texts that were told already.
  var repeated: Int { watch.repeated }

  /// All that wait, oldest first; they wait no more.
  mutating func handOver() -> [HeardText] {
    defer { waiting = [] }
    return waiting
  }
}

extension TrafficEngine {
  /// Texts for Watch; what it can't record now is given back to `keep`.
  func handOverTexts() -> [HeardText] { heard.handOver() }

  func keep(_ texts: [HeardText]) { heard.keep(texts) }

  var textMetrics: [Metric] {
    [
      Metric(
        "watchroom_safety_texts_repeated_total", .counter, help: "AIS safety texts heard again",
        samples: [.init(Double(heard.repeated))]),
      Metric(
        "watchroom_safety_texts_dropped_total", .counter, help: "AIS safety texts that found no room",
        samples: [.init(Double(heard.dropped))]),
    ]
  }

  func feedName(of text: HeardText) -> String {
    feeds.indices.contains(Int(text.source)) ? feeds[Int(text.source)].name : "feed-\(text.source)"
  }
}

extension HandOver {
  /// Safety texts from the engine into the register; while the disk is full or the clock is in doubt they wait.
  package func offerTexts(of engine: TrafficEngine, at now: Instant) async {
    let texts = await engine.handOverTexts()
    for (index, text) in texts.enumerated() {
      do {
        guard try await watch.hear(text, feed: await engine.feedName(of: text), at: now) else {
          return await engine.keep(Array(texts[index...]))
        }
      } catch {
        logger.error("a safety text could not be recorded", metadata: ["error": "\(error)"])
        return await engine.keep(Array(texts[index...]))
      }
    }
    if !texts.isEmpty { poke() }
  }
}
