import Geometry
import Units

/// One condition of a rule, and whether it is met at the moment that was asked about.
package struct ConditionCheck: Hashable, Sendable {
  package var condition: ConditionText
  /// nil: nobody knows.
  package var isMet: Bool?
  /// `condition.<case>` of the catalogue, with its values.
  package var detail: Reason

  init(_ condition: ConditionText, _ isMet: Bool?, _ values: [String: String]) {
    self.condition = condition
    self.isMet = isMet
    detail = Reason(condition.key, values)
  }
}

/// Every sentence of an explanation, for the test that the catalogue has them.
package enum ConditionText: String, CaseIterable, Hashable, Sendable {
  case dates, season, weekdays
  case solarDigits = "solar-digits"
  case lunarDigits = "lunar-digits"
  case lunarDays = "lunar-days"
  case holidaysOnly = "holidays-only"
  case holidaysNever = "holidays-never"
  case workdaysOnly = "workdays-only"
  case workdaysNever = "workdays-never"
  case hours
  case levelAbove = "level-above"
  case levelBelow = "level-below"
  case windAbove = "wind-above"
  case windBelow = "wind-below"
  case visibilityAbove = "visibility-above"
  case visibilityBelow = "visibility-below"

  package var key: String { "rule-condition.\(rawValue)" }

  /// The places that its values fill.
  package var placeholders: [String] {
    switch self {
    case .dates: ["from", "through", "today"]
    case .season: ["season", "today"]
    case .weekdays, .solarDigits, .lunarDigits, .lunarDays: ["days", "today"]
    case .holidaysOnly, .holidaysNever: ["holiday", "today"]
    case .workdaysOnly, .workdaysNever: ["today"]
    case .hours: ["hours", "time"]
    case .levelAbove, .levelBelow, .windAbove, .windBelow, .visibilityAbove, .visibilityBelow:
      ["stations", "limit", "value", "at"]
    }
  }
}

extension Zone {
  /// Its rules with the stations near it filled in where a rule names none.
  package func resolvedRules(_ stations: [MeasuringStation]) -> [ZoneRule] {
    guard let box else { return rules }
    return rules.map { rule in
      rule.resolved(stations) { metres in
        let around = box.expanded(byMetres: metres)
        return { around.contains($0) }
      }
    }
  }
}

extension ZoneRule {
  /// Its conditions one by one, in the order of the file; a rule without conditions has none and holds always.
  /// - Parameter stations: for their names. The rule is one of `Zone.resolvedRules`.
  package func explanation(_ now: Circumstances, stations: [MeasuringStation]) -> [ConditionCheck] {
    var checks: [ConditionCheck] = []
    if from != nil || through != nil {
      let isMet = (from.map { $0 <= now.date } ?? true) && (through.map { now.date <= $0 } ?? true)
      let values = ["from": from?.iso ?? "—", "through": through?.iso ?? "—", "today": now.date.iso]
      checks.append(ConditionCheck(.dates, isMet, values))
    }
    if let days = conditions?.days { checks += days.explanation(now) }
    if !hours.isEmpty {
      let text = hours.map { "\($0.opens.text)-\($0.closes.text)" }.joined(separator: " ")
      checks.append(
        ConditionCheck(.hours, hours.contains { $0.contains(now.time) }, ["hours": text, "time": now.time.text]))
    }
    for condition in conditions?.measured ?? [] { checks.append(condition.explanation(now, stations)) }
    return checks
  }
}

extension DayRule {
  /// Without its dates.
  fileprivate func explanation(_ now: Circumstances) -> [ConditionCheck] {
    let (date, calendar) = (now.date, now.holidays)
    var checks: [ConditionCheck] = []
    func check(_ text: ConditionText, _ rule: DayRule, _ values: [String: String]) {
      checks.append(ConditionCheck(text, rule.holds(on: date, holidays: calendar), values))
    }
    func list(_ numbers: [Int]) -> String { numbers.map(String.init).joined(separator: " ") }
    let lunar = LunarDate(date)?.description ?? "—"
    if let season {
      check(
        .season, DayRule(season: season), ["season": "\(season.from.text)..\(season.through.text)", "today": date.iso])
    }
    if !weekdays.isEmpty {
      check(.weekdays, DayRule(weekdays: weekdays), ["days": list(weekdays), "today": "\(date.weekday)"])
    }
    if !solarDigits.isEmpty {
      check(.solarDigits, DayRule(solarDigits: solarDigits), ["days": list(solarDigits), "today": date.iso])
    }
    if !lunarDigits.isEmpty {
      check(.lunarDigits, DayRule(lunarDigits: lunarDigits), ["days": list(lunarDigits), "today": lunar])
    }
    if !lunarDays.isEmpty {
      let days = lunarDays.map(\.text).joined(separator: " ")
      check(.lunarDays, DayRule(lunarDays: lunarDays), ["days": days, "today": lunar])
    }
    if let holidays {
      let values = ["holiday": calendar.holiday(on: date)?.name ?? "—", "today": date.iso]
      check(holidays == .only ? .holidaysOnly : .holidaysNever, DayRule(holidays: holidays), values)
    }
    if let workdays {
      check(workdays == .only ? .workdaysOnly : .workdaysNever, DayRule(workdays: workdays), ["today": date.iso])
    }
    return checks
  }
}

extension MeasuredCondition {
  package func explanation(_ now: Circumstances, _ known: [MeasuringStation]) -> ConditionCheck {
    let text: ConditionText =
      switch (quantity, isAbove) {
      case (.level, true): .levelAbove
      case (.level, false): .levelBelow
      case (.wind, true): .windAbove
      case (.wind, false): .windBelow
      case (.visibility, true): .visibilityAbove
      case (.visibility, false): .visibilityBelow
      }
    // Of several stations the one that decides, else the youngest reading.
    let readings = stations.compactMap { now.environment.latest($0, quantity, at: now.instant) }
    let fresh = readings.filter { now.instant - $0.at <= staleAfter }
    let last =
      fresh.first { verdict($0.value) == true } ?? (fresh.isEmpty ? readings : fresh).max { $0.at < $1.at }
    let named = last.map { [$0.station] } ?? stations.filter { !$0.isEmpty }
    let names = named.map { id in known.first { $0.id == id }?.name ?? id }.joined(separator: "、")
    return ConditionCheck(
      text, now.environment.meets(self, at: now.instant),
      [
        "stations": names.isEmpty ? "—" : names, "limit": decimal(limit, quantity.places),
        "value": last.map { decimal($0.value, quantity.places) } ?? "—",
        "at": last.map { now.zone.short($0.at) } ?? "—",
      ])
  }
}
