package import Regulation
package import Units

/// What time does to a presence check (P8, C11, R8, D1): repeated after 15 minutes, absent at 30. Computed from what was asked and answered; a
/// step that could only be taken too late was missed by the daemon, not by the watch.
package enum PresenceClock {
  package enum Step: Hashable, Sendable {
    case `repeat`
    case absent
    case toTelephone
    /// `down` or `not-followed`.
    case notJudged(String)
  }

  /// - Parameter standbySince: since when the asked room is in telephone standby; nil: it is staffed.
  package static func step(
    _ check: PresenceCheck, standbySince: Instant?, rules: PresenceRules, now: Instant
  ) -> Step? {
    guard check.outcome == .open else { return nil }
    guard check.mode == .room else {
      return now > check.askedAt + rules.callWithin ? .notJudged("not-followed") : nil
    }
    let (again, end) = (check.askedAt + rules.repeatAfter, check.askedAt + rules.absentAfter)
    // The room may be empty from when its window closed: nobody is judged by a clock that ran on after that.
    if let standbySince, standbySince < end { return .toTelephone }
    if check.repeatedAt == nil, now >= again {
      return now - again <= rules.tolerance ? .repeat : .notJudged("down")
    }
    guard now >= end else { return nil }
    return now - end <= rules.tolerance ? .absent : .notJudged("down")
  }

  /// When to look again if nobody acts.
  package static func next(_ check: PresenceCheck, rules: PresenceRules, now: Instant) -> Instant? {
    guard check.outcome == .open else { return nil }
    let moments =
      check.mode == .telephone
      ? [check.askedAt + rules.callWithin + .milliseconds(1)]
      : [check.askedAt + rules.repeatAfter, check.askedAt + rules.absentAfter]
    return moments.first { $0 > now }
  }
}

/// The confirmation that a room gives of its own watch (R8, as a bridge's BNWAS does it): a prompt on the screen at a drawn interval after
/// the last sign of anybody, then the ladder. Computed from that sign and the key, so that it can't be foreseen and needs no memory.
package struct RoomPrompt: Hashable, Sendable {
  /// When the prompt shows.
  package var shows: Instant
  /// When it becomes a finding with its ladder.
  package var calls: Instant

  /// - Parameters:
  ///   - sign: the last act of anybody of the room.
  ///   - opens: when its staffed window opened: nobody is awaited before.
  ///   - room: the centre's code, part of the draw.
  package init(sign: Instant?, opens: Instant, room: String, key: DrawKey, rules: PresenceRules) {
    let basis = max(sign ?? opens, opens)
    let digest = key.digest("\(room)|prompt|\(basis.milliseconds)")
    var generator = DrawGenerator(digest: digest, stream: "room-prompt")
    let spread = max(0, (rules.promptAtMost - rules.promptAtLeast).milliseconds)
    let extra = generator.below(Int(spread) + 1)
    shows = basis + rules.promptAtLeast + .milliseconds(Int64(extra))
    calls = shows + rules.promptFor
  }
}

/// When the daemon asks by itself (S3): moments drawn for each subordinate centre and day within its staffed window, the same whenever
/// they are computed (D1).
package enum PresenceDraw {
  /// - Parameter name: `430000/430100/2026-11-27`; the n-th moment's draw is `…/n`.
  package static func moments(_ count: Int, from: Instant, until: Instant, name: String, key: DrawKey) -> [Instant] {
    let span = (until - from).milliseconds
    guard count > 0, span > 0 else { return [] }
    var generator = DrawGenerator(digest: key.digest("\(name)|presence"), stream: "presence-check")
    // One in each equal part of the window, so that they don't fall together.
    return (0..<count).map { part in
      let start = span * Int64(part) / Int64(count)
      let length = span * Int64(part + 1) / Int64(count) - start
      return from + .milliseconds(start + Int64(generator.below(max(1, Int(length)))))
    }
  }
}
