package import Organisation
package import Units

/// Computes what is owed (D1): a pure function of organisation, rules, day, record and key, with the organisation's lists made
/// once. Rounds and spot checks of P3, C2 and X2; daily reports of X2, C3 and P4; what falls due by hour, weekday or day of the month
/// (`Planner+Calendar.swift`); the watches themselves (G2–G4). Duties of hosted centres only (D12).
///
/// Readings beside R1–R22: an object is in service from its `inServiceSince`, a centre from its `dutyStarts`; a centre owes nothing
/// before its own `dutyStarts`; a report goes to whom its clause names (C3: the province centre) and to nobody else.
package struct Planner: Sendable {
  package let directory: Directory
  package let rules: RegulationRules
  let centres: [CentreLists]

  /// - Parameter hosted: the centres this daemon runs; nil: all.
  package init(directory: Directory, rules: RegulationRules, hosted: Set<CentreID>? = nil) {
    self.directory = directory
    self.rules = rules
    let lists = OrganisationLists(directory.organisation)
    centres = directory.organisation.centres
      .filter { hosted?.contains($0.id) ?? true }
      .sorted { $0.id < $1.id }
      .map { lists.lists(of: $0) }
  }

  /// The duties due on one day, by centre and clause, ids unique. Without a key a draw shows its quota and no targets.
  ///
  /// - Parameters:
  ///   - record: checks of `day`'s month made before `day`'s 00:00 (R22).
  ///   - keyTasks: objects of the week's form 2, drawn first (R2).
  package func duties(on day: CivilDate, record: CheckRecord, key: DrawKey?, keyTasks: Set<Target> = []) -> [Duty] {
    let windows = DayWindows(day, zone: directory.zone, rules: rules)
    let draws = DrawContext(
      record: record, key: key, keyTasks: keyTasks, lotPercent: rules.draw.lotPercent)
    var duties: [Duty] = []
    for lists in centres where lists.centre.dutyStarts <= day {
      switch lists.centre.tier {
      case .province:
        duties += provinceRounds(lists, windows, draws)
        if let report = provinceReport(lists, windows) { duties.append(report) }
      case .city:
        duties += cityRounds(lists, windows, draws)
        duties.append(cityReport(lists, windows))
      case .county:
        if let round = countyPointRound(lists, windows) { duties.append(round) }
        duties.append(countyReport(lists, windows))
      }
      duties += watches(lists, windows)
      duties += calendarDuties(lists.centre, windows)
      duties += monthlyDuties(lists.centre, due: day)
    }
    return duties
  }

  /// What opening `day` writes (D1): the duties due on it, and those due on a later day whose window is open by then, such as the month's
  /// ledgers that are due on the 4th. The latter come with each opening until they are due: what is recorded already stays.
  package func openings(on day: CivilDate, record: CheckRecord, key: DrawKey?, keyTasks: Set<Target> = []) -> [Duty] {
    var duties = duties(on: day, record: record, key: key, keyTasks: keyTasks)
    let last = day.firstOfMonth + (rules.monthly.latest - 1)
    guard day < last else { return duties }
    for lists in centres where lists.centre.dutyStarts <= day {
      for later in 1...(last - day) { duties += monthlyDuties(lists.centre, due: day + later) }
    }
    return duties
  }

  /// The same for a single look; whoever plans more than one day keeps a `Planner`.
  package static func duties(
    on day: CivilDate, directory: Directory, rules: RegulationRules, hosted: Set<CentreID>?, record: CheckRecord,
    key: DrawKey?, keyTasks: Set<Target> = []
  ) -> [Duty] {
    Planner(directory: directory, rules: rules, hosted: hosted)
      .duties(on: day, record: record, key: key, keyTasks: keyTasks)
  }

  /// A duty of the day with its id (D1): `C2/430100/2026-11-21/county-round/3`. To whom a paper goes and whether what is not done is
  /// missed or done late, the rules say: `missedAfter` is the clause's own end, else the end of the day on which it is due.
  func duty(
    _ clause: String, _ kind: DutyKind, _ centre: Centre, _ day: CivilDate, ordinal: Int = 1, targets: [Target] = [],
    window: DayWindows.Window, missedAfter: Instant?, period: Duty.Period? = nil, quota: Quota? = nil
  ) -> Duty {
    let sends = kind.isReport || kind == .keySheet
    let to = sends ? directory.recipients(rules.recipients.recipients(clause), of: centre) : []
    return Duty(
      id: "\(clause)/\(centre.id.rawValue)/\(day.iso)/\(kind.rawValue)/\(ordinal)", clause: clause, kind: kind,
      centre: centre.id, day: day, ordinal: ordinal, targets: targets, opens: window.opens, due: window.due,
      missedAfter: end(of: kind, missedAfter, due: window.due).map { max($0, window.due) }, period: period, to: to,
      quota: quota)
  }

  /// R12, D1: when what is not done counts as missed; nil: it is done late, or not judged.
  private func end(of kind: DutyKind, _ own: Instant?, due: Instant) -> Instant? {
    guard rules.misfire.policy(kind) == .recordAsMissed else { return nil }
    let zone = directory.zone
    return own ?? max(due, zone.instant(zone.civil(due).date, rules.afternoonHalfEnds))
  }
}
