import Organisation
import Regulation
import Units

/// A check to be made up for on a later day (补查).
struct MakeUp: Hashable, Sendable {
  var duty: Duty.ID
  var centre: CentreID
  var target: Target
}

/// A check as it was made.
struct CheckPlayed: Hashable, Sendable {
  var at: Instant
  var centre: CentreID
  var target: Target
  var named: Duty.ID
  /// The camera showed its object (G15).
  var isUsable: Bool
}

/// A report, sheet, broadcast or other act as it went.
struct ActPlayed: Hashable, Sendable {
  var duty: Duty
  /// nil: never.
  var finished: Instant?
  /// A report: whether a leader had looked.
  var isApproved: Bool?
}

/// One day of the simulation: who was there, what was looked at, what was sent.
struct DayPlay: Sendable {
  let day: CivilDate
  let simulation: Simulation
  private let staff: Staff
  private(set) var book: RoundBook
  private(set) var yesterday: RoundBook
  private(set) var checks: [CheckPlayed] = []
  private(set) var acts: [ActPlayed] = []
  /// To be made up for tomorrow.
  private(set) var makeUps: [MakeUp] = []
  private(set) var presence: [CentreID: Presence] = [:]
  /// Looks that showed nothing, by round.
  private(set) var blind: [Duty.ID: Set<Target>] = [:]
  private let starts: Instant
  private let half: Instant
  private let ends: Instant

  init(_ day: CivilDate, simulation: Simulation, staff: Staff, duties: [Duty], yesterday: RoundBook) {
    self.day = day
    self.simulation = simulation
    self.staff = staff
    self.yesterday = yesterday
    book = RoundBook(duties)
    let windows = DayWindows(day, zone: simulation.directory.zone, rules: simulation.rules)
    starts = windows.starts
    half = windows.at(simulation.rules.morningHalfEnds)
    ends = simulation.directory.zone.instant(day + 1, .midnight)
  }

  /// What counts for the month (R1): one for each centre and object, whatever placed it.
  var seen: Set<Seen> {
    Set(checks.filter(\.isUsable).map { Seen(centre: $0.centre, target: $0.target) })
  }
  struct Seen: Hashable, Sendable {
    var centre: CentreID
    var target: Target
  }

  /// - Parameter makeUps: what was left over the day before.
  mutating func carryOut(_ duties: [Duty], makeUps: [MakeUp]) {
    let byCentre = Dictionary(grouping: duties, by: \.centre)
    let left = Dictionary(grouping: makeUps, by: \.centre)
    for centre in byCentre.keys.sorted() {
      guard let keeper = simulation.directory.centre(centre) else { continue }
      var dice = simulation.dice(centre.rawValue, day)
      let here = present(keeper, &dice)
      presence[centre] = here
      for duty in byCentre[centre] ?? [] {
        if duty.kind.isRound {
          look(duty, here, &dice)
        } else if !duty.kind.isWindow {
          act(duty, here, &dice)
        }
      }
      for makeUp in left[centre] ?? [] {
        guard let at = here.moment(starts, ends, &dice) else { continue }
        add(makeUp.target, by: centre, named: makeUp.duty, at: at)
      }
    }
    place()
  }

  private func present(_ centre: Centre, _ dice: inout Dice) -> Presence {
    let zone = simulation.directory.zone
    var here = Presence(staff.shifts(of: centre, on: day, zone: zone, rules: simulation.rules))
    if dice.isTrue(perMille: simulation.habits.away) { here.clear(starts, half) }
    if dice.isTrue(perMille: simulation.habits.away) { here.clear(half, ends) }
    return here
  }

  // MARK: Rounds

  private mutating func look(_ duty: Duty, _ here: Presence, _ dice: inout Dice) {
    let late = min(duty.missedAfter ?? ends, ends)
    for target in duty.targets {
      let turn = simulation.habits.turn(&dice)
      var at = turn == .inTime ? here.moment(duty.opens, duty.due, &dice) : nil
      if at == nil, turn != .not { at = here.moment(duty.due + .seconds(1), late, &dice) }
      if let at {
        add(target, by: duty.centre, named: duty.id, at: at)
      } else if dice.isTrue(perMille: simulation.habits.madeUp) {
        makeUp(duty, target, here, &dice)
      }
    }
  }

  /// Later the same day where its half is over by then, else tomorrow.
  private mutating func makeUp(_ duty: Duty, _ target: Target, _ here: Presence, _ dice: inout Dice) {
    if let missed = duty.missedAfter, let at = here.moment(missed + .seconds(1), ends, &dice) {
      add(target, by: duty.centre, named: duty.id, at: at)
    } else {
      makeUps.append(MakeUp(duty: duty.id, centre: duty.centre, target: target))
    }
  }

  private mutating func add(_ target: Target, by centre: CentreID, named: Duty.ID, at: Instant) {
    checks.append(
      CheckPlayed(at: at, centre: centre, target: target, named: named, isUsable: !isDown(target)))
  }

  /// The same for whoever looks at it that day.
  private func isDown(_ target: Target) -> Bool {
    guard case .point = target else { return false }
    var dice = simulation.dice(target.key, day)
    return dice.isTrue(perMille: simulation.habits.cameraDown)
  }

  /// Places the day's checks in order of time (R3); one made up for a round of yesterday goes there.
  private mutating func place() {
    checks.sort { ($0.at, $0.centre, $0.target.key, $0.named) < ($1.at, $1.centre, $1.target.key, $1.named) }
    for check in checks {
      if !check.isUsable {
        blind[check.named, default: []].insert(check.target)
      } else if yesterday[check.named] != nil {
        yesterday.check(check.target, by: check.centre, at: check.at, named: check.named)
      } else {
        book.check(check.target, by: check.centre, at: check.at, named: check.named)
      }
    }
  }

  // MARK: Papers and other acts

  private mutating func act(_ duty: Duty, _ here: Presence, _ dice: inout Dice) {
    switch duty.kind {
    case .dailyReport: acts.append(report(duty, approves: simulation.habits.approves, here, &dice))
    case .monthlyLedgers: acts.append(report(duty, approves: 0, here, &dice, asksApproval: false))
    case .monthlySummary: acts.append(ActPlayed(duty: duty, finished: paper(duty, &dice), isApproved: true))
    case .keySheet: acts.append(ActPlayed(duty: duty, finished: paper(duty, &dice)))
    default: acts.append(ActPlayed(duty: duty, finished: deed(duty, here, &dice)))
    }
  }

  /// It goes on approval or at its latest, by the daemon's own steps (R16, D10), and is done when the relay has it.
  private func report(
    _ duty: Duty, approves: Int, _ here: Presence, _ dice: inout Dice, asksApproval: Bool = true
  ) -> ActPlayed {
    let schedule = ReportSchedule(duty, rules: simulation.rules.report)
    var progress = ReportProgress()
    if dice.isTrue(perMille: approves) {
      progress.approved = here.moment(schedule.draft, schedule.latest, &dice)
    }
    var now = progress.approved ?? schedule.draft
    var step = ReportStep.next(schedule, progress, at: now)
    for _ in 0..<4 {
      switch step {
      case .wait(let until): now = until
      case .mailDraft: progress.drafted = now
      case .send(let approved, _):
        let took = dice.isTrue(perMille: simulation.habits.relayDown) ? 3600 + dice.below(3600) : 1 + dice.below(90)
        return ActPlayed(
          duty: duty, finished: now + .seconds(Int64(took)), isApproved: asksApproval ? approved : nil)
      case .nothing: return ActPlayed(duty: duty)
      }
      step = ReportStep.next(schedule, progress, at: now)
    }
    return ActPlayed(duty: duty)
  }

  /// A paper that waits for people (R6): in time, or up to three days late.
  private func paper(_ duty: Duty, _ dice: inout Dice) -> Instant {
    dice.isTrue(perMille: simulation.habits.papers)
      ? dice.moment(duty.opens, duty.due) : dice.moment(duty.due + .seconds(1), duty.due + .days(3))
  }

  /// A broadcast, an equipment check: something done in the room.
  private func deed(_ duty: Duty, _ here: Presence, _ dice: inout Dice) -> Instant? {
    let turn = simulation.habits.turn(&dice)
    if turn == .not { return nil }
    let inTime = turn == .inTime ? here.moment(duty.opens, duty.due, &dice) : nil
    return inTime ?? here.moment(duty.due + .seconds(1), min(duty.missedAfter ?? ends, ends), &dice)
  }
}
