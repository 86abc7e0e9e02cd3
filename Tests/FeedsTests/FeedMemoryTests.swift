import Foundation
import Testing
import Units

@testable import Feeds

/// D9: what is usual for a feed at each hour outlives the daemon.
@Suite("D9: what is usual is kept over a restart") struct FeedMemoryTests {
  /// 2026-11-24 00:00 UTC.
  static let start = Instant(seconds: 1_795_478_400)

  /// Three days: at 2 o'clock a line in four minutes, at all other hours twenty a minute.
  static let learnt: (judge: SilenceJudge, at: Instant) = {
    var judge = SilenceJudge(startedAt: start)
    var now = start
    while now < start + .days(3) {
      judge.observe(1, at: now)
      let hour = (now - start).milliseconds / 3_600_000 % 24
      now += hour == 2 ? .minutes(4) : .seconds(3)
    }
    return (judge, now)
  }()

  private func there(_ memory: FeedMemory) throws -> FeedMemory {
    try JSONDecoder().decode(FeedMemory.self, from: try JSONEncoder().encode(memory))
  }

  @Test("written and read again, every hour says the same") func same() throws {
    let (judge, _) = Self.learnt
    let again = SilenceJudge(startedAt: Self.start + .days(4), memory: try there(judge.memory))
    for hour in 0..<24 {
      let now = Self.start + .days(4) + .hours(Int64(hour)) + .minutes(30)
      #expect(again.usualGap(at: now) == judge.usualGap(at: now), "\(hour)")
      #expect(again.usualRate(at: now) == judge.usualRate(at: now), "\(hour)")
    }
    #expect(again.memory == judge.memory)
    let size = try JSONEncoder().encode(judge.memory).count
    #expect(size < 24 * 1200, "\(size) bytes")
  }

  @Test("after a restart a feed is judged by its own hours at once: five silent minutes are usual at 2, and none at 9")
  func restarted() throws {
    let (judge, _) = Self.learnt
    for (hour, isSilent) in [(Int64(2), false), (9, true)] {
      let now = Self.start + .days(4) + .hours(hour) + .minutes(10)
      let cold = SilenceJudge(startedAt: now)
      #expect(cold.isSilent(at: now + .minutes(9)) == .notJudged("too little heard to know what is usual"))
      let warm = SilenceJudge(startedAt: now, memory: try there(judge.memory))
      #expect(warm.isSilent(at: now + .minutes(9)).isSilent == isSilent, "\(hour) o'clock")
    }
  }

  @Test("a cold start goes by the expected rate, until the feed's own hours are known")
  func cold() {
    var judge = SilenceJudge(settings: .init(expectedRatePerMinute: 60), startedAt: Self.start)
    #expect(judge.usualGap(at: Self.start) == .seconds(1) && judge.usualRate(at: Self.start) == 60)
    #expect(judge.isSilent(at: Self.start + .seconds(61)).isSilent)
    // It brings one in ten seconds: that is its own.
    var now = Self.start
    while now < Self.start + .minutes(30) {
      judge.observe(1, at: now)
      now += .seconds(10)
    }
    #expect((judge.usualRate(at: now) ?? 0) < 7 && (judge.usualGap(at: now) ?? .zero) > .seconds(9))
  }

  @Test("what makes no sense is forgotten") func nonsense() {
    let good = Self.learnt.judge.memory
    var few = good
    few.hours.removeLast()
    var negative = good
    negative.hours[3].weights[0] = -1
    var long = good
    long.hours[3].weights = Array(repeating: 1, count: 99)
    var wild = good
    wild.hours[3].rate = .infinity
    for memory in [few, negative, long, wild, FeedMemory(hours: [])] {
      #expect(SilenceJudge(startedAt: Self.start, memory: memory).usualGap(at: Self.start) == nil)
    }
  }
}
