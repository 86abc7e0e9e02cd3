package import Organisation
package import Regulation
package import Units

/// S5: what is owed next of a fault, by when, and who is told when it is not done. Computed from the fault's own moments (D1).
package enum FaultClock {
  package enum Stage: String, Sendable, Codable, CaseIterable {
    /// To the maintainer (G11: promptly).
    case report
    case diagnose
    /// For repair.
    case send
    case repair
    /// Returned: accepted, back in service.
    case accept
  }
  package enum Level: String, Sendable, Codable, CaseIterable {
    /// To the centre's desk, ahead.
    case remind
    /// To the duty leader.
    case overdue
    /// To the centre leader.
    case climb
  }
  package struct Owed: Hashable, Sendable {
    package var stage: Stage
    package var due: Instant
    package init(stage: Stage, due: Instant) {
      self.stage = stage
      self.due = due
    }
  }
  package struct Telling: Hashable, Sendable {
    package var owed: Owed
    package var level: Level
    /// `repair/1/overdue`: the stage, how often the fault was sent back, the level.
    package var key: String
  }

  /// What the fault waits for; nil: nothing. Days are calendar days but for the repair, whose days are working days; each ends with the
  /// day (R4).
  package static func owed(
    _ fault: FaultRecord, rules: FaultRules, zone: CivilZone, holidays: HolidayCalendar
  ) -> Owed? {
    func end(_ from: Instant, days: Int) -> Instant {
      zone.instant(zone.civil(from).date + days, CivilTime(23, 59, 59))
    }
    switch fault.state {
    case .found: return Owed(stage: .report, due: fault.registeredAt + rules.reportWithin)
    case .reported: return Owed(stage: .diagnose, due: end(fault.registeredAt, days: rules.diagnoseDays))
    case .diagnosed:
      return Owed(stage: .send, due: end(fault.diagnosis?.at ?? fault.registeredAt, days: rules.sendDays))
    case .repairing:
      let from = fault.began?.at ?? fault.registeredAt
      let day = holidays.workday(rules.repairWorkdays, after: zone.civil(from).date)
      return Owed(stage: .repair, due: zone.instant(day, CivilTime(23, 59, 59)))
    case .repaired:
      return Owed(stage: .accept, due: end(fault.repairs.last?.at ?? fault.registeredAt, days: rules.returnDays))
    case .accepted, .cancelled: return nil
    }
  }

  package static func isOverdue(
    _ fault: FaultRecord, rules: FaultRules, zone: CivilZone, holidays: HolidayCalendar, at now: Instant
  ) -> Bool {
    owed(fault, rules: rules, zone: zone, holidays: holidays).map { $0.due < now } ?? false
  }

  /// Who is to be told at `now`: after a gap only the gravest of what was left out.
  package static func telling(
    _ fault: FaultRecord, rules: FaultRules, zone: CivilZone, holidays: HolidayCalendar, now: Instant
  ) -> Telling? {
    moments(fault, rules, zone, holidays).last { $0.at <= now }.flatMap { moment in
      fault.told.contains(moment.telling.key) ? nil : moment.telling
    }
  }

  /// When somebody is next to be told if nobody acts.
  package static func next(
    _ fault: FaultRecord, rules: FaultRules, zone: CivilZone, holidays: HolidayCalendar, now: Instant
  ) -> Instant? {
    moments(fault, rules, zone, holidays).first { $0.at > now }?.at
  }

  private static func moments(
    _ fault: FaultRecord, _ rules: FaultRules, _ zone: CivilZone, _ holidays: HolidayCalendar
  ) -> [(at: Instant, telling: Telling)] {
    guard !fault.drill, let owed = owed(fault, rules: rules, zone: zone, holidays: holidays) else { return [] }
    func moment(_ at: Instant, _ level: Level) -> (at: Instant, telling: Telling) {
      let key = "\(owed.stage.rawValue)/\(fault.returns)/\(level.rawValue)"
      return (at, Telling(owed: owed, level: level, key: key))
    }
    let remind = owed.due - rules.remindBefore
    let started = starts(fault)
    return (remind > started ? [moment(remind, .remind)] : [])
      + [moment(owed.due + .milliseconds(1), .overdue), moment(owed.due + rules.climbAfter, .climb)]
  }

  /// When the present stage began.
  private static func starts(_ fault: FaultRecord) -> Instant {
    switch fault.state {
    case .found: fault.registeredAt
    case .reported: fault.reports.first?.at ?? fault.registeredAt
    case .diagnosed: fault.diagnosis?.at ?? fault.registeredAt
    case .repairing: fault.verdicts.last?.at ?? fault.began?.at ?? fault.registeredAt
    case .repaired, .accepted, .cancelled: fault.repairs.last?.at ?? fault.registeredAt
    }
  }
}

extension FaultClock {
  /// G15, R1: the point's camera was down as the day began, so that its centre's superiors are not owed a look through it. A fault that
  /// is overdue by then excuses nobody: nobody gains from leaving it broken.
  /// - Parameter opens: 00:00 of the day.
  package static func excuses(
    _ fault: FaultRecord, rules: FaultRules, zone: CivilZone, holidays: HolidayCalendar, at opens: Instant
  ) -> Bool {
    guard rules.excuseDraws, !fault.drill, fault.isCamera, fault.foundAt < opens, fault.state != .cancelled else {
      return false
    }
    if let until = fault.downUntil { return until >= opens }
    return !isOverdue(fault, rules: rules, zone: zone, holidays: holidays, at: opens)
  }
}
