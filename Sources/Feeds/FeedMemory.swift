/// What a feed is known by (`SilenceJudge`), in a form that outlives the daemon.
package struct FeedMemory: Codable, Hashable, Sendable {
  /// One hour of the day, UTC.
  package struct Hour: Codable, Hashable, Sendable {
    /// Milliseconds spent in gaps of each class of length, shortest first; classes behind the last that is not 0 are left out.
    package var weights: [Double]
    package var gaps: Int
    /// Lines a minute, over so many minutes.
    package var rate: Double
    package var minutes: Int
  }

  /// By hour of the day: 24, or it is no such memory.
  package var hours: [Hour]
}

extension HourOfFeed {
  var memory: FeedMemory.Hour {
    let last = weights.lastIndex { $0 > 0 } ?? -1
    return FeedMemory.Hour(weights: Array(weights[...last]), gaps: gaps, rate: rate, minutes: minutes)
  }

  /// Nil: it makes no sense.
  init?(_ memory: FeedMemory.Hour) {
    guard memory.weights.count <= Self.classes, memory.weights.allSatisfy({ $0.isFinite && $0 >= 0 }),
      memory.rate.isFinite, memory.rate >= 0, memory.gaps >= 0, memory.minutes >= 0
    else { return nil }
    self.init()
    remember(memory)
  }
}
