package import Organisation
package import Units

/// The hours of one day as instants: office hours, the halves of the day (R3), watch windows (G3, R13).
package struct DayWindows: Sendable {
  package struct Window: Hashable, Sendable {
    package var opens: Instant
    package var due: Instant
    package init(opens: Instant, due: Instant) {
      self.opens = opens
      self.due = due
    }
  }
  /// A half-day's round: its window, and when the half ends.
  package struct HalfDayRound: Hashable, Sendable {
    package var window: Window
    package var missedAfter: Instant
  }

  package let day: CivilDate
  private let zone: CivilZone
  private let rules: RegulationRules

  package init(_ day: CivilDate, zone: CivilZone, rules: RegulationRules) {
    self.day = day
    self.zone = zone
    self.rules = rules
  }

  package var starts: Instant { zone.instant(day, .midnight) }
  /// End of the p.m. half: a round of the day not made by then is missed (R3).
  package var ends: Instant { zone.instant(day, rules.afternoonHalfEnds) }
  package func at(_ time: CivilTime) -> Instant { zone.instant(day, time) }

  /// From the opening of the a.m. window to the end of the p.m. window.
  package var office: Window { Window(opens: at(rules.morning.opens), due: at(rules.afternoon.closes)) }

  /// R3: `perHalf` rounds in the a.m. window and as many in the p.m. window, each half cut into equal parts.
  package func halfDayRounds(_ perHalf: Int) -> [HalfDayRound] {
    let halves = [(rules.morning, at(rules.morningHalfEnds)), (rules.afternoon, ends)]
    return halves.flatMap { hours, end in
      (0..<max(0, perHalf)).map { part in
        let length = hours.closes.seconds - hours.opens.seconds
        let opens = CivilTime(seconds: hours.opens.seconds + length * part / perHalf)
        let due = CivilTime(seconds: hours.opens.seconds + length * (part + 1) / perHalf)
        return HalfDayRound(window: Window(opens: at(opens), due: at(due)), missedAfter: end)
      }
    }
  }

  /// G3: from 15 minutes before the first sailing until the last vessel has berthed; nil without sailings. It may begin the evening
  /// before, and end after midnight.
  package func staffed(_ sailings: some Sequence<Hours>) -> Window? {
    var first: CivilTime?
    var last: CivilTime?
    for hours in sailings {
      first = min(first ?? hours.opens, hours.opens)
      last = max(last ?? hours.berthing, hours.berthing)
    }
    guard let first, let last else { return nil }
    return Window(opens: at(first) - rules.windowLead, due: at(last))
  }

  /// R13: rounds and checks of points lie within the day's watch window, at the latest by the day's report (`report`, its due time).
  /// The watch of a second-line centre is its office hours (G4). A first-line centre without sailings, or with none before
  /// the report, has from the office's opening to the report. Nothing of a day is owed before it is opened at 00:00 (R22).
  package func pointRounds(isFirstLine: Bool, sailings: some Sequence<Hours>, report: CivilTime) -> Window {
    let latest = at(report)
    if let watch = isFirstLine ? staffed(sailings) : office, watch.opens < latest {
      return Window(opens: max(starts, watch.opens), due: min(watch.due, latest))
    }
    return Window(opens: office.opens < latest ? office.opens : starts, due: latest)
  }
}

extension Hours {
  /// The last berthing as a time of the day on which the first vessel departs: later than 24:00 where it lies in the night after.
  package var berthing: CivilTime {
    closes > opens ? closes : CivilTime(seconds: closes.seconds + CivilTime.endOfDay.seconds)
  }
}
