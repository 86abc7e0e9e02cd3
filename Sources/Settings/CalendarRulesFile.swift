import Organisation
import Regulation
import Units

/// The groups of `regulation.yaml` that hold watches and what falls due by weekday, hour or day of the month.
struct CalendarRulesFile {
  func read(_ root: Record, _ rules: inout RegulationRules) {
    root.group("watch") { watch($0, &rules.watch) }
    root.group("key_sheet") { record in
      record.set(&rules.keySheet.weekday, "weekday") { $0.integer(1...7) }
      record.set(&rules.keySheet.countyDue, "county_due") { $0.time() }
      record.set(&rules.keySheet.cityDue, "city_due") { $0.time() }
      record.set(&rules.keySheet.remind, "remind") { $0.span(.zero ... .hours(12)) }
      record.set(&rules.keySheet.latest, "latest") { $0.span(.zero ... .hours(6)) }
      record.set(&rules.keySheet.lastYearAtLeast, "last_year_at_least") { $0.integer(1...1000) }
    }
    root.group("broadcast") { broadcast($0, &rules.broadcast) }
    root.group("bulletin") { BulletinRulesFile().read($0, &rules.bulletin) }
    root.group("equipment") { equipment($0, &rules.equipment) }
    root.group("monthly") { monthly($0, &rules.monthly) }
    root.group("faults") { FaultRulesFile().read($0, &rules.faults) }
    root.group("public_reports") { PublicReportRulesFile().read($0, &rules.publicReports) }
    root.group("handling_reviews") { ReviewRulesFile().read($0, &rules.reviews) }
    root.group("presence") { PresenceRulesFile().read($0, &rules.presence) }
    root.group("handover") { HandoverRulesFile().read($0, &rules.handover) }
    root.group("register") { record in
      record.set(&rules.register.confirmDays, "confirm_days") { $0.integer(1...3660) }
    }
  }

  /// Watches follow one another round the day, without a gap or an overlap (G2).
  private func watch(_ record: Record, _ rules: inout WatchRules) {
    record.set(&rules.provinceAtLeast, "province_at_least") { $0.integer(1...20) }
    record.set(&rules.extendAtMost, "extend_at_most") { $0.span(.zero ... .hours(12)) }
    guard let field = record.optional("first_line") else { return }
    let watches = field.list(atMost: 12) { $0.watchHours() } ?? []
    if watches.isEmpty { field.refuse("has no watch") }
    for (index, watch) in watches.enumerated() {
      let next = watches[(index + 1) % watches.count]
      if watch.closes.seconds % 86_400 != next.opens.seconds % 86_400 {
        record.refuse(
          "first_line", item: index, "ends at \(watch.closes.text), and the next watch begins at \(next.opens.text)")
      }
    }
    let length = watches.map { ($0.closes.seconds - $0.opens.seconds + 86_400 - 1) % 86_400 + 1 }.reduce(0, +)
    if !watches.isEmpty, length != 86_400 { field.refuse("the watches are \(length / 3600) h long together, not 24 h") }
    rules.firstLine = watches
  }

  private func broadcast(_ record: Record, _ rules: inout BroadcastRules) {
    record.set(&rules.draft, "draft") { $0.span(.zero ... .hours(6)) }
    record.set(&rules.grace, "grace") { $0.span(.zero ... .hours(6)) }
    record.set(&rules.tolerance, "tolerance") { $0.span(.zero ... .hours(6)) }
    record.set(&rules.charactersPerMinute, "characters_per_minute") { $0.integer(30...600) }
    if rules.tolerance > rules.grace {
      record.refuse(
        "tolerance", "\(rules.tolerance.settingText) is longer than the grace, \(rules.grace.settingText)")
    }
    guard let field = record.optional("times") else { return }
    let times = field.list(atMost: 24) { $0.time() } ?? []
    for (index, (before, time)) in zip(times, times.dropFirst()).enumerated() where time <= before {
      record.refuse("times", item: index + 1, "\(time.text) is not after \(before.text)")
    }
    rules.times = times
  }

  private func equipment(_ record: Record, _ rules: inout EquipmentRules) {
    record.set(&rules.weekday, "weekday") { $0.integer(1...7) }
    guard let field = record.optional("checklist") else { return }
    let items = field.list(atMost: 60) { $0.text(atMost: 60) } ?? []
    if items.isEmpty { field.refuse("has nothing to look at") }
    for (index, item) in items.enumerated() where items[..<index].contains(item) {
      record.refuse("checklist", item: index, "\"\(item)\" is listed twice")
    }
    rules.checklist = items
  }

  private func monthly(_ record: Record, _ rules: inout MonthlyRules) {
    record.set(&rules.countyLedgers, "county_ledgers") { $0.integer(1...28) }
    record.set(&rules.cityLedgers, "city_ledgers") { $0.integer(1...28) }
    record.set(&rules.countySummary, "county_summary") { $0.integer(1...28) }
    record.set(&rules.citySummary, "city_summary") { $0.integer(1...28) }
    record.set(&rules.provinceSummary, "province_summary") { $0.integer(1...28) }
    record.set(&rules.reminderDays, "reminder_days") { field in field.list(atMost: 20) { $0.integer(0...27) } }
    if rules.cityLedgers < rules.countyLedgers {
      record.refuse("city_ledgers", "is before the counties' ledgers are due, on the \(rules.countyLedgers)")
    }
  }
}

extension Field {
  /// `20:00-08:00`: a watch may run into the next day, unlike a period of one day.
  fileprivate func watchHours() -> Hours? {
    guard let text = text(atMost: 20, "a watch such as \"20:00-08:00\"") else { return nil }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let opens = CivilTime(parts[0]), let closes = CivilTime(parts[1]), opens != closes,
      opens < .endOfDay
    else {
      refuse("\"\(text)\" is not a watch such as \"20:00-08:00\"")
      return nil
    }
    return Hours(opens, closes)
  }
}
