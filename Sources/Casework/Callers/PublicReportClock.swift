package import Organisation
package import Regulation
package import Units

/// What is owed of a public report, by when, and who is told when it is not done (S6, S8). Computed from its own moments (D1).
package enum PublicReportClock {
  package enum Stage: String, Sendable, Codable, CaseIterable {
    /// Someone on the scene.
    case scene
    case opinion
    case callBack
  }
  package enum Level: String, Sendable, Codable, CaseIterable {
    /// Whoever took it, and the desk.
    case remind
    /// The duty leader too.
    case overdue
    /// The centre leader too.
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
    /// `opinion/overdue`
    package var key: String
  }

  /// What it waits for, the soonest first.
  package static func owed(
    _ report: PublicReport, rules: PublicReportRules, zone: CivilZone, holidays: HolidayCalendar
  ) -> [Owed] {
    var all: [Owed] = []
    if report.closed == nil {
      if report.needsScene, report.scene == nil {
        all.append(Owed(stage: .scene, due: report.takenAt + rules.sceneWithin))
      }
      if report.grade.isComplaint, report.opinion == nil {
        let days = report.grade == .serious ? rules.seriousWorkdays : rules.opinionWorkdays
        let day = holidays.workday(days, after: zone.civil(report.takenAt).date)
        all.append(Owed(stage: .opinion, due: zone.instant(day, CivilTime(23, 59, 59))))
      }
    } else if let closed = report.closed, report.state == .closed {
      all.append(Owed(stage: .callBack, due: zone.instant(zone.civil(closed.at).date, CivilTime(23, 59, 59))))
    }
    return all.sorted { $0.due < $1.due }
  }

  /// Who is to be told at `now`: of each stage the gravest that is due, once.
  package static func tellings(
    _ report: PublicReport, rules: PublicReportRules, zone: CivilZone, holidays: HolidayCalendar, now: Instant
  ) -> [Telling] {
    owed(report, rules: rules, zone: zone, holidays: holidays).compactMap { owed in
      guard !report.drill, let due = moments(owed, report, rules, zone).last(where: { $0.at <= now }) else {
        return nil
      }
      return report.told.contains(due.telling.key) ? nil : due.telling
    }
  }

  /// When somebody is next to be told if nobody acts.
  package static func next(
    _ report: PublicReport, rules: PublicReportRules, zone: CivilZone, holidays: HolidayCalendar, now: Instant
  ) -> Instant? {
    guard !report.drill else { return nil }
    return owed(report, rules: rules, zone: zone, holidays: holidays)
      .flatMap { moments($0, report, rules, zone).map(\.at) }.filter { $0 > now }.min()
  }

  private static func moments(
    _ owed: Owed, _ report: PublicReport, _ rules: PublicReportRules, _ zone: CivilZone
  ) -> [(at: Instant, telling: Telling)] {
    func moment(_ at: Instant, _ level: Level) -> (at: Instant, telling: Telling) {
      (at, Telling(owed: owed, level: level, key: "\(owed.stage.rawValue)/\(level.rawValue)"))
    }
    var all = [moment(owed.due + .milliseconds(1), .overdue), moment(owed.due + rules.climbAfter, .climb)]
    switch owed.stage {
    case .scene: break
    case .opinion:
      let remind = owed.due - rules.remindBefore
      if remind > report.takenAt { all.insert(moment(remind, .remind), at: 0) }
    case .callBack:
      let closed = report.closed?.at ?? report.takenAt
      let remind = max(closed, zone.instant(zone.civil(closed).date, rules.callBackFrom))
      all.insert(moment(remind, .remind), at: 0)
    }
    return all
  }
}
