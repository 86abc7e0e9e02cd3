package import Organisation
package import Units

/// How far a round has come: which of its targets were looked at when. A value computed from the checks (D1).
package struct RoundProgress: Hashable, Sendable {
  package let duty: Duty
  /// When each target was done; only what fills this round.
  package private(set) var done: [Target: Instant] = [:]
  /// 补查: made after the round was missed; fills nothing (R3).
  package private(set) var madeUp: [Target: Instant] = [:]
  /// Looked at, and the camera did not show it (G15): when, last. Fills nothing; what was done since stands here no longer.
  package private(set) var cameraDown: [Target: Instant] = [:]

  package init(_ duty: Duty) { self.duty = duty }

  package func owes(_ target: Target) -> Bool { done[target] == nil && duty.targets.contains(target) }

  /// A look at `at` would be in time where the one that stands was late: from paper, written down after it (R12).
  package func improves(_ target: Target, at: Instant) -> Bool {
    at <= duty.due && (done[target].map { $0 > duty.due } ?? false)
  }

  /// What is still to be looked at, in the duty's order.
  package var remaining: [Target] { duty.targets.filter { done[$0] == nil } }

  /// What was done after `due`.
  package var doneLate: [Target] { duty.targets.filter { done[$0].map { $0 > duty.due } ?? false } }

  /// When the last target was done; nil while one remains.
  package var finished: Instant? {
    if duty.targets.isEmpty || done.count < duty.targets.count { return nil }
    return done.values.max()
  }

  package func state(at now: Instant, withdrawn: Bool = false) -> DutyState {
    DutyState.of(duty, finished: finished, withdrawn: withdrawn, now: now)
  }

  /// What R3 counts, as of `now`: a target is in one of the four.
  package func tally(at now: Instant) -> Tally {
    let late = doneLate.count
    let isMissed = duty.missedAfter.map { now > $0 } ?? false
    let left = remaining.count
    return Tally(
      inTime: done.count - late, late: late, missed: isMissed ? left : 0, open: isMissed ? 0 : left,
      madeUp: madeUp.count, cameraDown: cameraDown.count)
  }

  package struct Tally: Hashable, Sendable {
    package var inTime = 0
    package var late = 0
    package var missed = 0
    /// Still to be done, in time or late.
    package var open = 0
    /// Of those missed, made up afterwards (补查).
    package var madeUp = 0
    /// Of those missed or open, looked at while the camera did not show them (G15): looked is not seen.
    package var cameraDown = 0
    package init(
      inTime: Int = 0, late: Int = 0, missed: Int = 0, open: Int = 0, madeUp: Int = 0, cameraDown: Int = 0
    ) {
      self.inTime = inTime
      self.late = late
      self.missed = missed
      self.open = open
      self.madeUp = madeUp
      self.cameraDown = cameraDown
    }
    package var owed: Int { inTime + late + missed + open }
    package static func + (a: Tally, b: Tally) -> Tally {
      Tally(
        inTime: a.inTime + b.inTime, late: a.late + b.late, missed: a.missed + b.missed, open: a.open + b.open,
        madeUp: a.madeUp + b.madeUp, cameraDown: a.cameraDown + b.cameraDown)
    }
  }

  /// Records a check as `RoundJudge` placed it; the first of a target stands, but for a late one that is followed by one made in time.
  package mutating func record(_ target: Target, at: Instant, as placement: CheckPlacement) {
    switch placement {
    case .counts(duty.id, _):
      if done[target] == nil || improves(target, at: at) { done[target] = at }
      cameraDown[target] = nil
    case .makeup(duty.id): if madeUp[target] == nil { madeUp[target] = at }
    case .cameraDown(duty.id): if owes(target) { cameraDown[target] = at }
    default: break
    }
  }
}

/// Where a check goes.
package enum CheckPlacement: Hashable, Sendable, Codable {
  /// It fills this round, `late` when made after its `due`.
  case counts(Duty.ID, late: Bool)
  /// 补查 of this missed round: recorded, fills no round (R3).
  case makeup(Duty.ID)
  /// The camera did not show it (G15): a line of this round that fills nothing.
  case cameraDown(Duty.ID)
  /// No round asked for it: recorded, and a check all the same in the month's count.
  case extra

  package var dutyID: Duty.ID? {
    switch self {
    case .counts(let id, _), .makeup(let id), .cameraDown(let id): id
    case .extra: nil
    }
  }
}

/// R3: a check fills exactly one round.
package enum RoundJudge {
  /// The round that a check of `target` by `centre` at `at` fills: the one that is named, if it can still take it; else the open
  /// one whose window is on; else the one that is late; else it is 补查 of a missed one; else nothing asked for it. Of several
  /// the one that was due first.
  ///
  /// - Parameter named: the round the watchkeeper ticked it off in. Not yet open or already done there, the name is ignored.
  package static func place(
    _ target: Target, by centre: CentreID, at: Instant, among rounds: some Sequence<RoundProgress>,
    named: Duty.ID? = nil
  ) -> CheckPlacement {
    var best: (rank: Int, due: Instant, id: Duty.ID, placement: CheckPlacement)?
    for round in rounds {
      let duty = round.duty
      guard duty.kind.isRound, duty.centre == centre, at >= duty.opens,
        round.owes(target) || round.improves(target, at: at),
        let (rank, placement) = fit(target, at, round)
      else { continue }
      if duty.id == named { return placement }
      if let found = best, (found.rank, found.due, found.id) <= (rank, duty.due, duty.id) { continue }
      best = (rank, duty.due, duty.id, placement)
    }
    return best?.placement ?? .extra
  }

  private static func fit(_ target: Target, _ at: Instant, _ round: RoundProgress) -> (rank: Int, CheckPlacement)? {
    let duty = round.duty
    if at <= duty.due { return (0, .counts(duty.id, late: false)) }
    if duty.missedAfter.map({ at <= $0 }) ?? true { return (1, .counts(duty.id, late: true)) }
    return round.madeUp[target] == nil ? (2, .makeup(duty.id)) : nil
  }
}
