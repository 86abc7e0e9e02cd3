package import Logging
package import Units

/// Decides whether the clock is to be believed (D4). A value behind an actor: the scheduler asks at each look.
package struct ClockJudge: Sendable {
  /// Wall and monotonic time may part by so much between two looks.
  package static let jump = TimeSpan.seconds(60)
  private var last: Moment?
  /// A person vouched for a clock that no time service keeps: believed until it jumps or a time service takes over.
  private var isVouchedFor = false
  package private(set) var hold: ClockHold?

  package init() {}

  /// - Parameters:
  ///   - lastJournal: time of the last journal entry; wall time before it is not believed.
  ///   - isSynchronised: what the kernel says; nil: it doesn't say, or that is not asked.
  package mutating func look(_ moment: Moment, lastJournal: Instant?, isSynchronised: Bool?) -> ClockHold? {
    defer { last = moment }
    if let lastJournal, moment.wall < lastJournal - Self.jump { return set(.behindJournal, moment) }
    if let last {
      let parted = (moment.wall - last.wall) - (moment.monotonic - last.monotonic)
      if parted > Self.jump || parted < TimeSpan.zero - Self.jump { return set(.jumped, moment) }
    }
    if isSynchronised == false, !isVouchedFor { return set(.unsynchronised, moment) }
    if isSynchronised == true { isVouchedFor = false }
    // Synchronised by the kernel's word: whatever held before is over. Without its word a person confirms a jump.
    if isSynchronised == true || hold?.reason == .behindJournal || hold?.reason == .unsynchronised { hold = nil }
    return hold
  }

  /// A person confirmed the clock as it is now.
  package mutating func confirm() {
    hold = nil
    isVouchedFor = true
  }

  private mutating func set(_ reason: ClockHold.Reason, _ moment: Moment) -> ClockHold? {
    isVouchedFor = false
    if hold?.reason != reason { hold = ClockHold(reason: reason, since: moment.wall) }
    return hold
  }
}

/// The judge with its inputs at the edge; tells Watch what it found.
package actor ClockGuard {
  private var judge = ClockJudge()
  private let watch: Watch
  private let lastJournal: @Sendable () async -> Instant?
  private let isSynchronised: @Sendable () -> Bool?
  private let logger: Logger

  package init(
    watch: Watch, lastJournal: @escaping @Sendable () async -> Instant?,
    isSynchronised: @escaping @Sendable () -> Bool?,
    logger: Logger
  ) {
    self.watch = watch
    self.lastJournal = lastJournal
    self.isSynchronised = isSynchronised
    self.logger = logger
  }

  package func check(_ moment: Moment) async {
    let before = judge.hold
    let hold = judge.look(moment, lastJournal: await lastJournal(), isSynchronised: isSynchronised())
    guard hold != before else { return }
    if let hold {
      logger.error("the clock is in doubt: holding", metadata: ["reason": "\(hold.reason.rawValue)"])
    } else {
      logger.notice("the clock is believed again")
    }
    await watch.set(hold: hold)
  }

  package func confirm() async {
    judge.confirm()
    await watch.set(hold: nil)
  }
}
