import Organisation
package import Units

/// What is owed on days ahead (R22): a forecast that assumes that what is planned is made. Days past are what was recorded, and
/// belong to the register, not here.
package enum Agenda {
  /// The duties of each day from `from` through `through`, handed to `body` day by day.
  ///
  /// Each month is simulated from its first day with an empty record, or from `known`'s day on with what was done by then. Without
  /// a key the quotas are those of a stand-in draw (fewest checks come first, so they hardly depend on who is drawn) and the
  /// drawn targets are left out; a draw of everything hides nothing and stays.
  ///
  /// - Parameter known: a day, `from` or earlier, and the record of its month as of its 00:00.
  package static func forecast(
    from: CivilDate, through: CivilDate, planner: Planner, key: DrawKey?,
    known: (day: CivilDate, record: CheckRecord)? = nil, body: (CivilDate, [Duty]) throws -> Void
  ) rethrows {
    var day = from.firstOfMonth
    var record = CheckRecord()
    if let known, known.day <= from, known.day > day { (day, record) = known }
    while day <= through {
      if day.day == 1 { record = CheckRecord() }
      var duties = planner.duties(on: day, record: record, key: key ?? standIn)
      for duty in duties where duty.kind.isDrawn {
        for target in duty.targets { record.add(target, by: duty.centre) }
      }
      if day >= from {
        if key == nil { hideDraws(&duties) }
        try body(day, duties)
      }
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

  private static func hideDraws(_ duties: inout [Duty]) {
    for index in duties.indices {
      if let quota = duties[index].quota, !quota.isEverything { duties[index].targets = [] }
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
