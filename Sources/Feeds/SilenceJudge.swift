package import Units

/// What the judge says of a feed.
package enum SilenceVerdict: Sendable, Hashable {
  /// Too early to say, and why.
  case notJudged(String)
  case heard
  case silent(SilenceReason)

  package var isSilent: Bool {
    if case .silent = self { true } else { false }
  }
}

/// Why a feed is judged silent, with its numbers.
package struct SilenceReason: Sendable, Hashable, CustomStringConvertible {
  package enum Ground: Sendable, Hashable {
    /// Nothing came for longer than the limit.
    case gap
    /// Something comes, but far less than usual.
    case rate
  }

  package var ground: Ground
  /// Since the last line, or since the feed began.
  package var gap: TimeSpan
  /// The gap in which this feed usually is at this hour (95th percentile by time).
  package var usualGap: TimeSpan
  /// Longer than this is silence.
  package var limit: TimeSpan
  /// Lines in the last `window`, and what is usual at this hour.
  package var count: Int
  package var usualCount: Double
  package var window: TimeSpan
  /// Hour of the day, UTC.
  package var hour: Int

  package init(
    ground: Ground, gap: TimeSpan, usualGap: TimeSpan, limit: TimeSpan, count: Int, usualCount: Double,
    window: TimeSpan, hour: Int
  ) {
    self.ground = ground
    self.gap = gap
    self.usualGap = usualGap
    self.limit = limit
    self.count = count
    self.usualCount = usualCount
    self.window = window
    self.hour = hour
  }

  package var description: String {
    switch ground {
    case .gap:
      "nothing for \(gap.milliseconds / 1000) s, usual gap \(usualGap.milliseconds) ms, limit "
        + "\(limit.milliseconds / 1000) s"
    case .rate:
      "\(count) lines in \(window.wholeMinutes) min, usual at this hour \(Int(usualCount.rounded()))"
    }
  }
}

/// Judges whether a feed is silent against its own usual rate at that hour (D9). A pure value: time is an argument.
///
/// For each hour of the day it learns how long the feed's gaps are, weighted by their length (so that a feed that comes
/// in bursts is known by the pauses between them), and how many lines a minute are usual. A feed is silent when its
/// gap is longer than `max(floor, factor × usual gap)`, or when the last minutes brought less than a tenth of the usual.
/// It is judged only after it has run twice its usual gap. What is learnt while it is silent counts little, so an
/// outage does not become the usual thing in a day, and a lasting change does in a fortnight.
package struct SilenceJudge: Sendable {
  package struct Settings: Sendable, Hashable {
    /// No shorter gap is ever silence.
    package var floor: TimeSpan = .seconds(60)
    package var factor = 3
    /// So few gaps say nothing about what is usual.
    package var fewestGaps = 8
    /// The rate is judged over so many whole minutes, 1 to 8.
    package var windowMinutes = 5
    /// Less than this share of the usual count is silence …
    package var lowShare = 0.1
    /// … where at least so many lines are usual in the window.
    package var fewestUsual = 20.0
    /// What the administrator says is usual; used until enough is learnt.
    package var expectedRatePerMinute: Double?

    package init(expectedRatePerMinute: Double? = nil) {
      self.expectedRatePerMinute = expectedRatePerMinute
    }
  }

  private let settings: Settings
  private let startedAt: Instant
  private var lastAt: Instant?
  private var hours = Array(repeating: HourOfFeed(), count: 24)
  private var minutes = MinuteCounts()

  /// - Parameters:
  ///   - startedAt: when the feed began to run.
  ///   - memory: what was usual before the daemon was started; what makes no sense is forgotten.
  package init(settings: Settings = Settings(), startedAt: Instant, memory: FeedMemory? = nil) {
    self.settings = settings
    self.startedAt = startedAt
    minutes.current = startedAt.minute
    let known = memory?.hours.compactMap { HourOfFeed($0) } ?? []
    if known.count == hours.count { hours = known }
  }

  /// What is usual, to be kept over a restart.
  package var memory: FeedMemory { FeedMemory(hours: hours.map(\.memory)) }

  /// `count` lines came at `now`.
  package mutating func observe(_ count: Int, at now: Instant) {
    guard count > 0 else { return }
    let gap = now - (lastAt ?? now)
    if lastAt != nil, gap.milliseconds >= 0 {
      let limit = gap > settings.floor ? usualGap(at: now).map(limit(for:)) : nil
      let outage = limit.map { gap > $0 } ?? false
      hours[now.hour].learn(gap: outage ? limit ?? gap : gap)
      if outage { minutes.restart(at: now.minute) } else { learnMinutes(until: now.minute) }
    } else {
      minutes.restart(at: now.minute)
    }
    lastAt = now
    minutes.add(count)
  }

  /// Whether the feed is silent at `now`, and why.
  package func isSilent(at now: Instant) -> SilenceVerdict {
    guard let usual = usualGap(at: now) else { return .notJudged("too little heard to know what is usual") }
    let ran = now - startedAt
    guard ran >= usual * 2 else {
      return .notJudged("has run \(ran.milliseconds / 1000) s, less than twice its usual gap")
    }
    let window = TimeSpan.minutes(Int64(settings.windowMinutes))
    // Across the turn of an hour the poorer of the two hours counts.
    let rate = min(usualRate(at: now) ?? 0, usualRate(at: now - window) ?? 0)
    let usualCount = rate * Double(settings.windowMinutes)
    let count = minutes.sum(of: settings.windowMinutes, before: now.minute)
    var reason = SilenceReason(
      ground: .gap, gap: now - (lastAt ?? startedAt), usualGap: usual, limit: limit(for: usual), count: count,
      usualCount: usualCount, window: window, hour: now.hour)
    if reason.gap > reason.limit { return .silent(reason) }
    // A feed that has just come back, or begun, is given its window before its rate is judged.
    let running = minutes.whole(before: now.minute) >= settings.windowMinutes
    if running, usualCount >= settings.fewestUsual, Double(count) < usualCount * settings.lowShare {
      reason.ground = .rate
      return .silent(reason)
    }
    return .heard
  }

  /// The usual gap at this hour; of the whole day where this hour is not known yet; else from the expected rate.
  package func usualGap(at now: Instant) -> TimeSpan? {
    let known = known(at: now)
    if known.gaps >= settings.fewestGaps { return known.usualGap }
    return settings.expectedRatePerMinute.flatMap { $0 > 0 ? TimeSpan(milliseconds: Int64(60_000 / $0)) : nil }
  }

  /// Lines a minute that are usual at this hour.
  package func usualRate(at now: Instant) -> Double? {
    let known = known(at: now)
    return known.minutes >= HourOfFeed.enoughMinutes ? known.rate : settings.expectedRatePerMinute
  }

  private func limit(for usual: TimeSpan) -> TimeSpan {
    max(settings.floor, usual * settings.factor)
  }

  private func known(at now: Instant) -> HourOfFeed {
    let hour = hours[now.hour]
    if hour.isKnown { return hour }
    return hours.reduce(into: HourOfFeed()) { $0.merge($1) }
  }

  /// Whether what came up to the end of a minute is unusually little. Over as many minutes as should have brought enough lines to tell: a
  /// feed of one line in four minutes has three empty ones in four, and they are as usual as the fourth.
  private func isPoor(_ minute: Int64) -> Bool {
    guard let usual = usualRate(at: Instant(seconds: minute * 60)), usual > 0 else { return false }
    let span = max(1, (settings.fewestUsual / usual).rounded(.up))
    guard span <= Double(settings.windowMinutes) else { return false }
    return Double(minutes.sum(of: Int(span), before: minute + 1)) < usual * span * settings.lowShare
  }

  /// Learns the counts of the minutes that are over. The first minute, which was not whole, teaches nothing.
  private mutating func learnMinutes(until minute: Int64) {
    while minutes.current < minute {
      let count = minutes.countOfCurrent
      let hour = Int(minutes.current / 60 % 24)
      if minutes.isWhole {
        hours[hour].learn(count: count, slowly: isPoor(minutes.current))
      }
      minutes.advance(towards: minute)
    }
  }
}

extension Instant {
  fileprivate var minute: Int64 {
    let (quotient, remainder) = milliseconds.quotientAndRemainder(dividingBy: 60_000)
    return remainder < 0 ? quotient - 1 : quotient
  }

  /// Hour of the day, UTC.
  fileprivate var hour: Int { Int(((minute / 60) % 24 + 24) % 24) }
}
