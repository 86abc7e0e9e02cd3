import Organisation
import Regulation
import Units

/// `regulation.yaml`: every number of `RegulationRules`. A number that is left out keeps the province's default.
struct RegulationFile {
  static let name = "regulation.yaml"

  func read(_ root: Record) -> RegulationRules {
    var rules = RegulationRules()
    rules.version = root.required("version")?.identifier() ?? ""
    rules.effectiveFrom = root.optional("effective_from")?.date()
    root.group("office_hours") { officeHours($0, &rules) }
    root.set(&rules.windowLead, "watch_window_lead") { $0.span(.zero ... .hours(6)) }
    root.group("province") { province($0, &rules.province) }
    root.group("city") { city($0, &rules.city) }
    root.group("county") { record in record.set(&rules.county.reportDue, "report_due") { $0.time() } }
    root.group("report") { report($0, &rules.report) }
    CalendarRulesFile().read(root, &rules)
    PolicyRulesFile().read(root, &rules)
    root.group("notice") { record in
      notice(record, &rules.notice)
      CaseRulesFile().notice(record, &rules.notice)
    }
    CaseRulesFile().read(root, &rules)
    root.group("ladder") { ladders($0, &rules.ladder) }
    root.group("channels") { ChannelRulesFile().read($0, &rules.channels) }
    root.group("numbers") { numbers($0, &rules.numbers) }
    root.group("detectors") { detectors($0, &rules.detectors) }
    IncidentRulesFile().read(root, &rules)
    rules.codes = root.required("codes").map(codes) ?? []
    return rules
  }

  private func officeHours(_ record: Record, _ rules: inout RegulationRules) {
    record.set(&rules.morning, "morning") { $0.hours() }
    record.set(&rules.afternoon, "afternoon") { $0.hours() }
    record.set(&rules.morningHalfEnds, "morning_half_ends") { $0.time() }
    record.set(&rules.afternoonHalfEnds, "afternoon_half_ends") { $0.time() }
    let (noon, start) = (rules.morning.closes, rules.afternoon.opens)
    if start < noon {
      record.refuse("afternoon", "begins before the morning ends at \(noon.text)")
    } else if rules.morningHalfEnds < noon {
      record.refuse("morning_half_ends", "is before the morning ends at \(noon.text)")
    } else if rules.morningHalfEnds > start {
      record.refuse("morning_half_ends", "is after the afternoon begins at \(start.text)")
    }
    if rules.afternoonHalfEnds < rules.afternoon.closes {
      record.refuse("afternoon_half_ends", "is before the afternoon ends at \(rules.afternoon.closes.text)")
    }
  }

  private func province(_ record: Record, _ rules: inout ProvinceRules) {
    record.set(&rules.cityRoundsPerHalfDay, "city_rounds_per_half_day") { $0.integer(0...12) }
    record.set(&rules.countySharePercent, "county_share_percent") { $0.integer(0...100) }
    record.set(&rules.pointSharePercent, "point_share_percent") { $0.integer(0...100) }
    record.set(&rules.pointFloor, "point_floor") { $0.integer(0...100_000) }
    record.set(&rules.checksPerMonth, "checks_per_month") { $0.integer(0...28) }
    record.set(&rules.reserveDays, "reserve_days") { $0.integer(0...20) }
    record.set(&rules.reportDue, "report_due") { $0.time() }
  }

  private func city(_ record: Record, _ rules: inout CityRules) {
    record.set(&rules.countyRoundsPerHalfDay, "county_rounds_per_half_day") { $0.integer(0...12) }
    record.set(&rules.countyPointFloor, "county_point_floor") { $0.integer(0...100_000) }
    record.set(&rules.reportDue, "report_due") { $0.time() }
  }

  private func report(_ record: Record, _ rules: inout ReportRules) {
    record.set(&rules.cutOff, "cut_off") { $0.span(.zero ... .hours(6)) }
    record.set(&rules.draft, "draft") { $0.span(.zero ... .hours(6)) }
    record.set(&rules.latest, "latest") { $0.span(.zero ... .hours(6)) }
    record.set(&rules.queueMargin, "queue_margin") { $0.span(.zero ... .hours(1)) }
    if rules.latest > rules.cutOff {
      record.refuse(
        "latest", "\(rules.latest.settingText) ahead is before the cut-off, \(rules.cutOff.settingText) ahead")
    }
  }

  private func notice(_ record: Record, _ rules: inout NoticeRules) {
    record.set(&rules.answerDays, "answer_days") { $0.integer(1...366) }
    guard let field = record.optional("reminder_days") else { return }
    let days = field.list(atMost: 20) { $0.integer(0...366) } ?? []
    for (index, day) in days.enumerated() where day >= rules.answerDays {
      record.refuse("reminder_days", item: index, "\(day) days ahead is before the \(rules.answerDays) days begin")
    }
    rules.reminderDays = days
  }

  private func numbers(_ record: Record, _ rules: inout NumberRules) {
    record.set(&rules.breachNotice, "breach_notice", pattern)
    record.set(&rules.violationNotice, "violation_notice", pattern)
    record.set(&rules.incidentReport, "incident_report", pattern)
    record.set(&rules.faultReport, "fault_report", pattern)
    record.set(&rules.drillPrefix, "drill_prefix") { $0.text(atMost: 40) }
    let names = ["breach_notice", "violation_notice", "incident_report", "fault_report"]
    var seen: [String: String] = [:]
    let patterns = [rules.breachNotice, rules.violationNotice, rules.incidentReport, rules.faultReport]
    for (name, pattern) in zip(names, patterns) {
      if let first = seen.updateValue(name, forKey: pattern) {
        record.refuse(name, "is the pattern of \(first) too: two papers would bear one number")
      }
    }
  }

  /// A pattern that names year, centre and serial once each, and nothing else in braces.
  private func pattern(_ field: Field) -> String? {
    guard let text = field.text(atMost: 120) else { return nil }
    let names = text.split(separator: "{", omittingEmptySubsequences: false).dropFirst()
      .map { $0.split(separator: "}", maxSplits: 1, omittingEmptySubsequences: false).first.map(String.init) ?? "" }
    for name in ["year", "centre", "serial"] where names.filter({ $0 == name }).count != 1 {
      field.refuse("must have {\(name)} once")
      return nil
    }
    if let unknown = names.first(where: { !["year", "centre", "serial"].contains($0) }) {
      field.refuse("{\(unknown)} is none of: {year}, {centre}, {serial}")
      return nil
    }
    return text
  }

  private func detectors(_ record: Record, _ rules: inout DetectorRules) {
    record.set(&rules.closedDwell, "closed_dwell") { $0.span(.zero ... .hours(1)) }
    record.set(&rules.closedLeaveMetres, "closed_leave_metres") { $0.number(0...5000).map(Metres.init) }
    record.set(&rules.closedLeaveDwell, "closed_leave_dwell") { $0.span(.zero ... .hours(1)) }
    record.set(&rules.speedDwell, "speed_dwell") { $0.span(.zero ... .hours(1)) }
    record.set(&rules.speedTolerance, "speed_tolerance_knots") { $0.number(0...20).map(Knots.init) }
    record.set(&rules.speedLeaveDwell, "speed_leave_dwell") { $0.span(.zero ... .hours(1)) }
    record.set(&rules.lostFloor, "lost_floor") { $0.span(.seconds(30) ... .days(1)) }
    record.set(&rules.lostFactor, "lost_factor") { $0.integer(1...100) }
    record.set(&rules.distressMetres, "distress_metres") { $0.number(0...100_000).map(Metres.init) }
    record.set(&rules.distressWithin, "distress_within") { $0.span(.zero ... .days(1)) }
    record.set(&rules.anchoringDwell, "anchoring_dwell") { $0.span(.zero ... .hours(12)) }
    record.set(&rules.anchoringBelow, "anchoring_below_knots") { $0.number(0.1...5).map(Knots.init) }
    record.set(&rules.anchoringLeave, "anchoring_leave_knots") { $0.number(0.5...20).map(Knots.init) }
    record.set(&rules.wrongWayDwell, "wrong_way_dwell") { $0.span(.zero ... .hours(1)) }
    record.set(&rules.wrongWayKnots, "wrong_way_knots") { $0.number(0.5...20).map(Knots.init) }
    record.set(&rules.wrongWayDegrees, "wrong_way_degrees") { $0.integer(91...179) }
    record.set(&rules.statusDwell, "status_dwell") { $0.span(.zero ... .hours(1)) }
    record.set(&rules.driftKnots, "drift_knots") { $0.number(0.5...20).map(Knots.init) }
    record.set(&rules.driftDegrees, "drift_degrees") { $0.integer(20...170) }
    record.set(&rules.driftDwell, "drift_dwell") { $0.span(.zero ... .hours(1)) }
    record.set(&rules.stopKnots, "stop_knots") { $0.number(1...30).map(Knots.init) }
    record.set(&rules.stopDwell, "stop_dwell") { $0.span(.zero ... .hours(1)) }
    record.set(&rules.banKnots, "ban_knots") { $0.number(1...20).map(Knots.init) }
    record.set(&rules.banDwell, "ban_dwell") { $0.span(.zero ... .hours(1)) }
    record.set(&rules.banGrace, "ban_grace") { $0.span(.zero ... .hours(12)) }
    record.set(&rules.banRest, "ban_rest") { $0.span(.minutes(1) ... .hours(12)) }
    record.set(&rules.goodsBerthDwell, "goods_berth_dwell") { $0.span(.minutes(1) ... .hours(12)) }
    encounters(record, &rules)
    ferries(record, &rules)
  }
}

// MARK: Detectors of encounters, ladder and codes

extension RegulationFile {
  private func encounters(_ record: Record, _ rules: inout DetectorRules) {
    record.set(&rules.collisionKnots, "collision_knots") { $0.number(0.5...20).map(Knots.init) }
    record.set(&rules.collisionWithin, "collision_within") { $0.span(.seconds(20) ... .minutes(10)) }
    record.set(&rules.collisionDwell, "collision_dwell") { $0.span(.zero ... .minutes(5)) }
    record.set(&rules.collisionSide, "collision_side_metres") { $0.number(0...200).map(Metres.init) }
    record.set(&rules.collisionAhead, "collision_ahead") { $0.span(.zero ... .minutes(2)) }
    record.set(&rules.overtakingDegrees, "overtaking_degrees") { $0.integer(10...80) }
    record.set(&rules.overtakingMetres, "overtaking_metres") { $0.number(10...2000).map(Metres.init) }
    record.set(&rules.overtakingKnots, "overtaking_knots") { $0.number(0.5...20).map(Knots.init) }
    record.set(&rules.identityKnots, "identity_knots") { $0.number(20...200).map(Knots.init) }
    record.set(&rules.identityMetres, "identity_metres") { $0.number(500...100_000).map(Metres.init) }
    record.set(&rules.identityTerminalMetres, "identity_terminal_metres") { $0.number(100...10_000).map(Metres.init) }
    record.set(&rules.identityDwell, "identity_dwell") { $0.span(.zero ... .hours(1)) }
  }

  private func ladders(_ record: Record, _ rules: inout LadderRules) {
    record.set(&rules.serious, "serious") { $0.record(ladder) }
    record.set(&rules.emergency, "emergency") { $0.record(ladder) }
    record.set(&rules.shelveAtMost, "shelve_at_most") { $0.span(.minutes(1) ... .days(7)) }
    record.set(&rules.groupWithin, "group_within") { $0.span(.zero ... .hours(1)) }
  }

  private func ladder(_ record: Record) -> LadderRules.Ladder? {
    var steps: [LadderRules.Step] = []
    for field in record.required("steps")?.items(atMost: 20) ?? [] {
      guard let (step, line) = field.record(step) else { continue }
      if let last = steps.last, step.after <= last.after {
        line.refuse("after", "\(step.after.settingText) is not after the step before it, \(last.after.settingText)")
      }
      steps.append(step)
    }
    if steps.isEmpty, record.has("steps") { record.refuse("steps", "has no step: nobody would be told") }
    let repeats = record.optional("repeat_every")?.span(.minutes(1) ... .days(1))
    let holds = record.required("acknowledged_for")?.span(.minutes(1) ... .days(1))
    return LadderRules.Ladder(steps: steps, repeatEvery: repeats, acknowledgedFor: holds ?? .zero)
  }

  private func step(_ record: Record) -> (LadderRules.Step, Record)? {
    let after = record.required("after")?.span(.zero ... .days(1))
    let fields = record.required("tell")?.items(atMost: 10)
    if let fields, fields.isEmpty { record.refuse("tell", "names nobody") }
    let tell = fields?.compactMap { $0.choice(LadderRules.Rung.self) } ?? []
    return after.map { (LadderRules.Step(after: $0, tell: tell), record) }
  }

  private func codes(_ field: Field) -> [CodeRule] {
    var rules: [CodeRule] = []
    var lines: [String: Int] = [:]
    for item in field.items(atMost: 1000) ?? [] {
      item.record { record -> Void? in
        guard let code = record.required("code").flatMap(codeName) else {
          record.ignore("kind", "severity", "name", "english", "clause", "hazard")
          return nil
        }
        if let first = lines.updateValue(record.mark(of: "code").line, forKey: code.rawValue) {
          record.refuse("code", "\(code.rawValue) is given in line \(first) already")
        }
        let kind = record.required("kind")?.choice(MatterKind.self) ?? .violation
        let severity = record.required("severity")?.choice(Severity.self) ?? .ordinary
        rules.append(
          CodeRule(
            code: code, kind: kind, severity: severity, name: record.name(), english: record.name("english"),
            clause: record.name("clause"), hazard: record.optional("hazard")?.choice(HazardClass.self)))
        return ()
      }
    }
    if rules.isEmpty { field.refuse("has no code: nothing could be filed") }
    return rules
  }

  private func codeName(_ field: Field) -> FindingCode? {
    guard let text = field.text(atMost: 16, "a code such as V06") else { return nil }
    let letters = text.utf8.prefix { $0 >= 0x41 && $0 <= 0x5A }
    guard (1...3).contains(letters.count), (2...4).contains(text.utf8.count - letters.count),
      text.utf8.dropFirst(letters.count).allSatisfy(isDigit)
    else {
      field.refuse("\"\(text)\" is not a code such as V06")
      return nil
    }
    return FindingCode(text)
  }
}
