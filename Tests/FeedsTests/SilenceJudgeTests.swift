import Testing
import Units

@testable import Feeds

@Suite struct SilenceJudgeTests {
  let start = Instant(seconds: 1_790_000_000)

  /// A judge that heard `count` lines every `gap` milliseconds from the start, for `span`.
  func judge(every gap: Int64, count: Int = 1, for span: TimeSpan, expected: Double? = nil) -> (SilenceJudge, Instant) {
    var judge = SilenceJudge(settings: .init(expectedRatePerMinute: expected), startedAt: start)
    var now = start
    while now < start + span {
      judge.observe(count, at: now)
      now += .milliseconds(gap)
    }
    return (judge, now - .milliseconds(gap))
  }

  @Test("D9: a busy feed that stops is silent after the floor, with its numbers")
  func busy() throws {
    let (judge, last) = judge(every: 20, count: 100, for: .seconds(10))
    #expect(judge.isSilent(at: last + .seconds(30)) == .heard)
    #expect(judge.isSilent(at: last + .seconds(60)) == .heard)
    guard case .silent(let reason) = judge.isSilent(at: last + .seconds(61)) else {
      Issue.record("not silent")
      return
    }
    #expect(reason.ground == .gap)
    #expect(reason.gap == .seconds(61))
    #expect(reason.limit == .seconds(60))
    #expect(reason.usualGap < .milliseconds(40))
    #expect(reason.description.contains("nothing for 61 s"))
  }

  @Test("a recording of four seconds is enough to know that it is over")
  func shortRecording() {
    let (judge, last) = judge(every: 20, count: 400, for: .seconds(4))
    #expect(judge.isSilent(at: last + .seconds(61)).isSilent)
  }

  @Test("it is judged only after it has run twice its usual gap")
  func warmUp() {
    let (unknown, last) = judge(every: 10_000, for: .seconds(50))
    #expect(unknown.isSilent(at: last + .hours(1)) == .notJudged("too little heard to know what is usual"))

    let expected = SilenceJudge(settings: .init(expectedRatePerMinute: 0.1), startedAt: start)
    if case .notJudged = expected.isSilent(at: start + .minutes(19)) {} else { Issue.record("judged") }
    #expect(expected.isSilent(at: start + .minutes(20)) == .heard)
    #expect(expected.isSilent(at: start + .minutes(31)).isSilent)
  }

  @Test("a feed that comes in bursts is known by the pauses between them")
  func bursts() {
    var judge = SilenceJudge(startedAt: start)
    var now = start
    for _ in 0..<18 {
      for burst in 0..<200 { judge.observe(5, at: now + .milliseconds(Int64(burst) * 10)) }
      now += .minutes(10)
    }
    let last = now - .minutes(10) + .seconds(2)
    #expect(judge.isSilent(at: last + .minutes(9)) == .heard)
    #expect(judge.isSilent(at: last + .minutes(20)) == .heard)
    #expect(judge.isSilent(at: last + .minutes(60)).isSilent)
  }

  @Test("each hour has its own usual rate: thin at night is not silence, thin by day is")
  func hours() {
    var judge = SilenceJudge(startedAt: start)
    var now = start
    // Four days: one line in two minutes from 16 to 20 h UTC, ten a second otherwise (in one batch a second).
    while now < start + .days(4) {
      let hour = now.milliseconds / 3_600_000 % 24
      let night = (16..<20).contains(hour)
      judge.observe(night ? 1 : 10, at: now)
      now += night ? .minutes(2) : .seconds(1)
    }
    let midnight = Instant(milliseconds: now.milliseconds / 86_400_000 * 86_400_000)
    var night = judge
    var at = midnight + .days(1) + .hours(17)
    night.observe(1, at: at)
    #expect(night.isSilent(at: at + .minutes(3)) == .heard)
    #expect(night.isSilent(at: at + .minutes(20)).isSilent)
    at = midnight + .days(1) + .hours(8)
    judge.observe(10, at: at)
    #expect(judge.isSilent(at: at + .seconds(50)) == .heard)
    #expect(judge.isSilent(at: at + .minutes(3)).isSilent)
  }

  @Test("far fewer lines than usual is silence too, though something still comes")
  func lowRate() throws {
    var (judge, now) = judge(every: 1000, count: 10, for: .hours(2))
    for _ in 0..<20 {
      now += .seconds(30)
      judge.observe(3, at: now)
    }
    guard case .silent(let reason) = judge.isSilent(at: now) else {
      Issue.record("not silent")
      return
    }
    #expect(reason.ground == .rate)
    #expect(reason.count == 30)
    #expect(reason.usualCount > 1000)
    #expect(reason.description.contains("lines in 5 min"))
  }

  @Test("an outage does not become the usual thing")
  func outage() {
    var (judge, now) = judge(every: 1000, for: .hours(3))
    now += .hours(6)
    judge.observe(1, at: now)
    #expect(judge.isSilent(at: now) == .heard)
    for _ in 0..<30 {
      now += .seconds(1)
      judge.observe(1, at: now)
    }
    #expect(judge.isSilent(at: now + .minutes(5)).isSilent)
  }

  /// Each minute has a line with that chance.
  private func byChance(_ rate: Double, _ judge: inout SilenceJudge, from start: Instant, hours: Int64) -> Instant {
    var now = start
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    while now < start + .hours(hours) {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let share = Double(state >> 11 | 1) / Double(1 << 53)
      if share < rate { judge.observe(1, at: now + .milliseconds(Int64((state >> 40) % 60_000))) }
      now += .minutes(1)
    }
    return now
  }

  @Test(
    "a sparse feed's usual rate is what it brings, its empty minutes included",
    arguments: [0.25, 0.1, 0.5])
  func sparse(_ rate: Double) throws {
    var judge = SilenceJudge(startedAt: start)
    let end = byChance(rate, &judge, from: start, hours: 24 * 7)
    // By hour of the day: each has the last hour's worth of minutes and chance's own spread.
    let learnt = try (0..<24).map { try #require(judge.usualRate(at: end + .hours($0))) }
    let mean = learnt.reduce(0, +) / 24
    #expect(abs(mean - rate) < rate * 0.2, "\(mean) for \(rate)")
  }

  @Test("a line each four minutes is a quarter of a line a minute") func regular() throws {
    let (judge, last) = judge(every: 240_000, for: .hours(30))
    let rate = try #require(judge.usualRate(at: last))
    #expect(abs(rate - 0.25) < 0.03)
  }

  @Test("what a thin outage brings counts little: a feed of 30 a minute that brings one in two minutes for two hours")
  func thinOutage() throws {
    var (judge, now) = judge(every: 2000, for: .hours(30))
    for _ in 0..<60 {
      now += .minutes(2)
      judge.observe(1, at: now)
    }
    #expect(judge.isSilent(at: now).isSilent)
    let known = try #require(judge.usualRate(at: now + .hours(22)))
    #expect(known > 5)
  }

  @Test("a clock set back teaches nothing and stops nothing")
  func setBack() {
    var (judge, now) = judge(every: 1000, for: .minutes(10))
    judge.observe(1, at: now - .hours(5))
    now = now - .hours(5) + .seconds(1)
    judge.observe(1, at: now)
    judge.observe(0, at: now)
    judge.observe(-5, at: now)
    if case .silent = judge.isSilent(at: now) { Issue.record("silent") }
  }

  @Test("classes of length: each length is below the edge of its class and not below the edge before it")
  func classes() {
    for length in [Int64(1), 2, 3, 4, 5, 6, 7, 8, 11, 12, 100, 999, 60_000, 600_000, 10_000_000] {
      let index = HourOfFeed.class(of: length)
      #expect(length < HourOfFeed.upperEdge(of: index))
      if index > 1 { #expect(length >= HourOfFeed.upperEdge(of: index - 1)) }
    }
    #expect(HourOfFeed.class(of: .max) == HourOfFeed.classes - 1)
  }
}
