package import Organisation
package import Regulation
package import Units

/// A line that is proposed, with the cause that makes it unique.
package struct KeyDraft: Hashable, Sendable {
  package var key: String
  package var centre: CentreID
  package var object: Target
  package var days: [CivilDate]
  package var hours: Hours?
  package var why: KeyWhy
  package var because: Reason

  package init(
    key: String, centre: CentreID, object: Target, days: [CivilDate], hours: Hours? = nil, why: KeyWhy, because: Reason
  ) {
    self.key = key
    self.centre = centre
    self.object = object
    self.days = days
    self.hours = hours
    self.why = why
    self.because = because
  }

  func row(no: Int) -> KeyRow {
    KeyRow(
      no: no, centre: centre, object: object, days: days, hours: hours, why: why, because: because,
      source: .proposed(key: key))
  }
}

/// A stretch of days that makes points key, wherever it is known from: a key period of the organisation (R10), a notice in force.
package struct KeyCause: Hashable, Sendable {
  package enum Scope: Hashable, Sendable {
    /// All points with sailings.
    case everywhere
    case points([PointID])
  }
  /// Unique among causes: `period/靖港赶集`, `notice/12`.
  package var key: String
  package var why: KeyWhy
  package var because: Reason
  /// Within the week asked for, in order.
  package var days: [CivilDate]
  package var hours: Hours?
  package var scope: Scope

  package init(key: String, why: KeyWhy, because: Reason, days: [CivilDate], hours: Hours? = nil, scope: Scope) {
    self.key = key
    self.why = why
    self.because = because
    self.days = days
    self.hours = hours
    self.scope = scope
  }
}

/// What was found at a point in the same week of last year.
package struct LastYearCount: Hashable, Sendable {
  package var count: Int
  /// In order, each once.
  package var codes: [FindingCode]
  package init(count: Int, codes: [FindingCode]) {
    self.count = count
    self.codes = codes
  }
}

/// What a week's proposals are drawn from besides organisation and calendar.
package struct KeySources: Hashable, Sendable {
  package var causes: [KeyCause]
  package var cargo: [CargoPlan]
  package var lastYear: [PointID: LastYearCount]

  package init(causes: [KeyCause] = [], cargo: [CargoPlan] = [], lastYear: [PointID: LastYearCount] = [:]) {
    self.causes = causes
    self.cargo = cargo
    self.lastYear = lastYear
  }
}

/// Proposes a centre's form 2 (C6, X5, R10): from holidays and the days around them, key periods, extra sailings, cargo plans and
/// dangerous-goods notices, and what was found in the same week of last year. Each line says why. Pure.
package struct KeyProposer: Sendable {
  package let directory: Directory
  package let rules: KeySheetRules

  package init(_ directory: Directory, rules: KeySheetRules) {
    self.directory = directory
    self.rules = rules
  }

  /// A centre's points that are in service and have sailings at all.
  package static func pointsWithSailings(of centre: CentreID, _ directory: Directory) -> [MonitoringPoint] {
    directory.points(of: centre).filter { $0.sailings != nil }
  }

  /// The lines of one week, in a fixed order, none twice.
  package func drafts(_ centre: CentreID, monday: CivilDate, from sources: KeySources) -> [KeyDraft] {
    let week = Week.days(from: monday)
    let points = directory.points(of: centre).filter { $0.inServiceSince.map { $0 <= monday + 6 } ?? true }
    var drafts = holidays(in: week) + sources.causes
    drafts += extraSailings(points, week)
    var lines = drafts.flatMap { spread($0, over: points, centre: centre, week: week) }
    lines += cargo(sources.cargo, points, centre, week)
    lines += lastYear(sources.lastYear, points, centre, week)
    return merged(lines)
  }

  // MARK: Holidays

  /// Public holidays, the day before each, and the days of a weekend that are made up for.
  private func holidays(in week: [CivilDate]) -> [KeyCause] {
    let calendar = directory.organisation.holidays
    var causes: [KeyCause] = []
    for period in calendar.years.flatMap(\.off) {
      let days = week.filter { period.from <= $0 && $0 <= period.through }
      let name = period.name
      if !days.isEmpty {
        causes.append(
          KeyCause(
            key: "holiday/\(period.from.iso)", why: .holiday,
            because: Reason(
              "holiday", ["from": period.from.monthDay, "name": name, "through": period.through.monthDay]),
            days: days, scope: .everywhere))
      }
      let eve = period.from - 1
      if week.contains(eve), calendar.holiday(on: eve) == nil {
        causes.append(
          KeyCause(
            key: "eve/\(period.from.iso)", why: .holiday, because: Reason("eve", ["name": name]), days: [eve],
            scope: .everywhere))
      }
    }
    for day in week where calendar.years.contains(where: { $0.worked.contains(day) }) {
      causes.append(
        KeyCause(
          key: "worked/\(day.iso)", why: .other, because: Reason("worked", [:]), days: [day], scope: .everywhere))
    }
    return causes
  }

  // MARK: Timetables

  /// Days on which a point sails earlier or later than it did on the same weekday of the four weeks before, or sails at all where
  /// it did not. Fewer sailings make nothing key.
  private func extraSailings(_ points: [MonitoringPoint], _ week: [CivilDate]) -> [KeyCause] {
    let calendar = directory.organisation.holidays
    return points.flatMap { point -> [KeyCause] in
      var days: [Hours: [CivilDate]] = [:]
      var usually: [Hours: Hours?] = [:]
      for day in week {
        guard let today = point.sailings(on: day, holidays: calendar) else { continue }
        // Of a point that is new nobody can say what is usual.
        if let since = point.inServiceSince, day - 7 < since { continue }
        let usual = usualSailings(point, before: day, calendar)
        if let usual, usual.opens <= today.opens, today.closes <= usual.closes { continue }
        days[today, default: []].append(day)
        if usually[today] == nil { usually[today] = usual }
      }
      return days.sorted { ($0.value[0], $0.key.opens) < ($1.value[0], $1.key.opens) }.map { hours, days in
        var values = ["hours": hours.text]
        let usual = usually[hours] ?? nil
        if let usual { values["usual"] = usual.text }
        return KeyCause(
          key: "sailings/\(hours.text)", why: .other,
          because: Reason(usual == nil ? "sailings.new" : "sailings", values), days: days, hours: hours,
          scope: .points([point.id]))
      }
    }
  }

  /// What the point sailed most often on that weekday in the four weeks before, holidays left out; nil: it did not sail.
  private func usualSailings(_ point: MonitoringPoint, before day: CivilDate, _ calendar: HolidayCalendar) -> Hours? {
    let past = (1...4).map { day - 7 * $0 }.filter { calendar.holiday(on: $0) == nil }
    let sailed = (past.isEmpty ? [day - 7] : past).map { point.sailings(on: $0, holidays: calendar) }
    let counts = Dictionary(sailed.map { ($0, 1) }, uniquingKeysWith: +)
    return sailed.max { (counts[$0] ?? 0) < (counts[$1] ?? 0) } ?? nil
  }

  // MARK: Cargo, last year

  private func cargo(
    _ plans: [CargoPlan], _ points: [MonitoringPoint], _ centre: CentreID, _ week: [CivilDate]
  ) -> [KeyDraft] {
    let zone = directory.zone
    let own = Set(points.map(\.id))
    return plans.filter { !$0.isCancelled && own.contains($0.point) }.compactMap { plan in
      let (days, hours) = plan.period(in: week, zone: zone)
      guard !days.isEmpty else { return nil }
      return KeyDraft(
        key: "cargo/\(plan.no)", centre: centre, object: .point(plan.point), days: days, hours: hours,
        why: plan.isDangerous ? .dangerousGoods : .portCargoPlan,
        because: Reason(
          "cargo",
          [
            "cargo": plan.cargo, "from": zone.short(plan.from), "no": "\(plan.no)", "through": zone.short(plan.through),
            "vessel": plan.vessel,
          ]))
    }
  }

  private func lastYear(
    _ counts: [PointID: LastYearCount], _ points: [MonitoringPoint], _ centre: CentreID, _ week: [CivilDate]
  ) -> [KeyDraft] {
    points.compactMap { point in
      guard let found = counts[point.id], found.count >= rules.lastYearAtLeast else { return nil }
      let (from, through) = (week[0] - KeyProposer.yearBack, week[6] - KeyProposer.yearBack)
      return KeyDraft(
        key: "last-year/\(point.id)", centre: centre, object: .point(point.id), days: week, why: .other,
        because: Reason(
          "last-year",
          [
            "codes": found.codes.map(\.rawValue).joined(separator: " "), "count": "\(found.count)", "from": from.iso,
            "through": through.iso,
          ]))
    }
  }

  /// The same week of last year: so many days earlier, on the same weekdays.
  package static var yearBack: Int { 52 * 7 }

  // MARK: Lines

  /// A cause as lines: one for the centre where it is about all of several points, else one a point.
  private func spread(
    _ cause: KeyCause, over points: [MonitoringPoint], centre: CentreID, week: [CivilDate]
  ) -> [KeyDraft] {
    let days = cause.days.filter(week.contains)
    guard !days.isEmpty else { return [] }
    func draft(_ object: Target) -> KeyDraft {
      KeyDraft(
        key: "\(cause.key)/\(object.key)", centre: centre, object: object, days: days, hours: cause.hours,
        why: cause.why, because: cause.because)
    }
    switch cause.scope {
    case .points(let ids):
      let wanted = Set(ids)
      return points.filter { wanted.contains($0.id) }.map { draft(.point($0.id)) }
    case .everywhere:
      let sailing = points.filter { $0.sailings != nil }
      return sailing.count > 1 ? [draft(.centre(centre))] : sailing.map { draft(.point($0.id)) }
    }
  }

  /// Lines that say the same of the same object are one, with the days of both; a cause makes one line.
  private func merged(_ drafts: [KeyDraft]) -> [KeyDraft] {
    var result: [KeyDraft] = []
    var places: [KeyDraft: Int] = [:]
    var keys: Set<String> = []
    for draft in drafts where keys.insert(draft.key).inserted {
      var likeness = draft
      (likeness.key, likeness.days) = ("", [])
      if let place = places[likeness] {
        result[place].days = Set(result[place].days + draft.days).sorted()
      } else {
        places[likeness] = result.count
        result.append(draft)
      }
    }
    return result
  }
}

extension Hours {
  /// `06:00–18:00`
  package var text: String { "\(opens.text)–\(closes.text)" }
}

extension CivilDate {
  /// `12-01`
  package var monthDay: String { "\(padded(month, 2))-\(padded(day, 2))" }
}
