import Organisation
package import Units

/// What is owed on days ahead (R22): a forecast that assumes that what is planned is made. Days past are what was recorded, and
/// belong to the register, not here.
package enum Agenda {
  /// The duties of each day from `from` through `through`, handed to `body` day by day.
  ///
  /// Each month is simulated from its first day with an empty record, or from `known`'s day on with what was done by then. Without
  /// a key the quotas are those of a stand-in draw (fewest checks come first, so they hardly depend on who is drawn) and the
  /// drawn targets are left out; a draw of everything hides nothing and stays. How many are `urgent` depends on who was drawn, and is nil from the
  /// first day on which that is hidden; the quota does not: it is never less than the urgent ones, for each of these owes as many checks as
  /// days are left.
  ///
  /// - Parameter known: a day, `from` or earlier, and the record of its month as of its 00:00.
  package static func forecast(
    from: CivilDate, through: CivilDate, planner: Planner, key: DrawKey?,
    known: (day: CivilDate, record: CheckRecord)? = nil, body: (CivilDate, [Duty]) throws -> Void
  ) rethrows {
    var day = from.firstOfMonth
    var record = CheckRecord()
    if let known, known.day <= from, known.day > day { (day, record) = known }
    /// Whose record is the stand-in's, and not what will be.
    var guessed: Set<Drawer> = []
    while day <= through {
      if day.day == 1 {
        record = CheckRecord()
        guessed = []
      }
      var duties = planner.duties(on: day, record: record, key: key ?? standIn)
      for duty in duties where duty.kind.isDrawn {
        for target in duty.targets { record.add(target, by: duty.centre) }
      }
      if key == nil { hideDraws(&duties, &guessed) }
      if day >= from { try body(day, duties) }
      day = day + 1
    }
  }

  /// The same as one list, for a few days.
  package static func forecast(
    from: CivilDate, through: CivilDate, planner: Planner, key: DrawKey?,
    known: (day: CivilDate, record: CheckRecord)? = nil
  ) -> [Duty] {
    var all: [Duty] = []
    forecast(from: from, through: through, planner: planner, key: key, known: known) { all += $1 }
    return all
  }

  private struct Drawer: Hashable {
    var centre: CentreID
    var kind: DutyKind
  }

  private static func hideDraws(_ duties: inout [Duty], _ guessed: inout Set<Drawer>) {
    for index in duties.indices {
      guard let quota = duties[index].quota else { continue }
      let drawer = Drawer(centre: duties[index].centre, kind: duties[index].kind)
      if guessed.contains(drawer), quota.owed > 0 { duties[index].quota?.urgent = nil }
      if !quota.isEverything {
        duties[index].targets = []
        guessed.insert(drawer)
      }
    }
  }

  /// No secret: it only gives forecasts without a key something to simulate with.
  private static let standIn = DrawKey { text in
    var words = SplitMix64(seed: fnv1a(text))
    return (0..<4).flatMap { _ in
      let word = words.next()
      return (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * $0)) }
    }
  }
}
