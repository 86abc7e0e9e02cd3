// Simulation: the whole organisation under the virtual clock with invented watchkeepers, so that a bureau can try a regulation
// before it adopts it. Day by day the planner makes what is owed from the record so far, invented people carry it out in their
// manner, the same books that the daemon uses place what was done (RoundBook, ReportStep, DutyState), and all is counted. Pure:
// the same organisation, rules, days, people and seed give the same result, whatever the machine.

package import Organisation
package import Regulation
package import Units

/// One trial run. Nothing of it touches a register: the record begins empty.
package struct Simulation: Sendable {
  package let directory: Directory
  package let rules: RegulationRules
  package let habits: Habits
  package let from: CivilDate
  /// Included.
  package let through: CivilDate
  package let seed: UInt64
  private let planner: Planner
  private let staff: Staff

  /// - Parameters:
  ///   - hosted: the centres that are simulated; nil: all.
  ///   - through: `from` or later.
  package init(
    directory: Directory, rules: RegulationRules, hosted: Set<CentreID>? = nil, people: Manner, from: CivilDate,
    through: CivilDate, seed: UInt64
  ) {
    self.directory = directory
    self.rules = rules
    habits = Habits(people)
    self.from = from
    self.through = through
    self.seed = seed
    planner = Planner(directory: directory, rules: rules, hosted: hosted)
    staff = Staff(directory.organisation)
  }

  /// Runs all days.
  ///
  /// - Parameter onDay: told after each day, for whoever shows progress.
  package func run(onDay: (CivilDate) -> Void = { _ in }) -> SimulationResult {
    var count = Count(directory: directory, rules: rules)
    var record = CheckRecord()
    var leftOver: [MakeUp] = []
    var yesterday = RoundBook([])
    var day = from
    let key = drawKey
    while day <= through {
      if day.day == 1 || day == from {
        record = CheckRecord()
        count.openMonth()
      }
      let duties = planner.duties(on: day, record: record, key: key)
      var play = DayPlay(day, simulation: self, staff: staff, duties: duties, yesterday: yesterday)
      play.carryOut(duties, makeUps: leftOver)
      for seen in play.seen { record.add(seen.target, by: seen.centre) }
      count.add(play, duties: duties)
      // Rounds of yesterday are judged when what is made up for them today has been placed.
      count.close(play.yesterday)
      yesterday = play.book
      leftOver = play.makeUps
      if day.day == day.daysInMonth, day.firstOfMonth >= from { count.closeMonth(day) }
      onDay(day)
      day = day + 1
    }
    count.close(yesterday)
    return count.result(self)
  }

  /// Numbers for one centre on one day: no centre's luck depends on another's.
  func dice(_ name: String, _ day: CivilDate) -> Dice {
    Dice(seed: SplitMix64.mix(seed &+ hash(name)) &+ SplitMix64.mix(UInt64(bitPattern: Int64(day.dayNumber))))
  }

  /// The draws of an invented organisation need no secret.
  private var drawKey: DrawKey {
    let seed = seed
    return DrawKey { text in
      var words = SplitMix64(seed: SplitMix64.mix(seed) ^ hash(text))
      return (0..<4).flatMap { _ in
        let word = words.next()
        return (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * $0)) }
      }
    }
  }
}

/// FNV-1a, 64 bits.
private func hash(_ text: String) -> UInt64 {
  text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
}
