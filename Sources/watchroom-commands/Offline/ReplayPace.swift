import Units

/// How fast a recording is played: what is found does not depend on it.
enum ReplayPace {
  /// Since the beginning, when so much of the recording is over.
  /// - Parameter speed: so many times as fast as it was recorded, more than 0.
  static func due(after elapsed: TimeSpan, speed: Double) -> Duration {
    // A year at most: longer than anybody waits, and no overflow.
    .milliseconds(Int64(min(Double(elapsed.milliseconds) / speed, 31_536_000_000)))
  }
}
