import Units
import Regulation

/// What the invented people are like.
package enum Manner: String, Hashable, Sendable, Codable, CaseIterable {
  /// Nearly all in time.
  case good
  /// Some late, some not at all, papers looked at seldom.
  case lazy
  /// As good ones when they are there; whole half-days nobody is.
  case absent
}

/// The manner as chances in a thousand.
package struct Habits: Hashable, Sendable, Codable {
  package var manner: Manner
  /// Of what is owed: done within its window, done after it; the rest is not done.
  package var inTime: Int
  package var late: Int
  /// Of the checks that were missed: made up for afterwards (补查).
  package var madeUp: Int
  /// Half-days on which nobody is there.
  package var away: Int
  /// Daily reports that a leader looks at between draft and sending.
  package var approves: Int
  /// Summaries and sheets done in time.
  package var papers: Int
  /// Points whose camera shows nothing, each day; whoever looks sees no object (G15).
  package var cameraDown = 10
  /// Mails that the relay accepts only after an hour or two.
  package var relayDown = 2

  package init(_ manner: Manner) {
    self.manner = manner
    switch manner {
    case .good: (inTime, late, madeUp, away, approves, papers) = (990, 8, 900, 0, 950, 980)
    case .lazy: (inTime, late, madeUp, away, approves, papers) = (850, 80, 300, 0, 500, 700)
    case .absent: (inTime, late, madeUp, away, approves, papers) = (985, 10, 600, 150, 800, 850)
    }
  }

  /// How one thing that is owed goes.
  enum Turn { case inTime, late, not }

  func turn(_ dice: inout Dice) -> Turn {
    let roll = dice.below(1000)
    return roll < inTime ? .inTime : roll < inTime + late ? .late : .not
  }
}

/// Seeded numbers.
struct Dice: Sendable {
  private var source: SplitMix64
  init(seed: UInt64) { source = SplitMix64(seed: seed) }

  /// 0..<`bound`; `bound` ≥ 1.
  mutating func below(_ bound: Int) -> Int {
    Int(UInt64(max(1, bound)).multipliedFullWidth(by: source.next()).high)
  }

  mutating func isTrue(perMille: Int) -> Bool { below(1000) < perMille }

  /// `a` ≤ the moment < `b`, to the second; `a` where there is no room.
  mutating func moment(_ a: Instant, _ b: Instant) -> Instant {
    a + .seconds(Int64(below(Int((b - a).milliseconds / 1000))))
  }
}
