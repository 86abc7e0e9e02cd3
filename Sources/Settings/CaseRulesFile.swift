import Organisation
import Regulation
import Units

/// The groups of `regulation.yaml` about cases: `triage` (S7), `matters` (S5), `recurring` (S1), and of `notice` who signs and what is
/// passed down or sent back (R5, decision 0016).
struct CaseRulesFile {
  func read(_ root: Record, _ rules: inout RegulationRules) {
    root.group("triage") { triage($0, &rules.triage) }
    root.group("matters") { record in
      record.set(&rules.matters.dailyLook, "daily_look") { $0.time() }
      record.set(&rules.matters.lookFrom, "look_from") { $0.span(.zero ... .days(30)) }
    }
    root.group("recurring") { record in
      record.set(&rules.recurring.times, "times") { $0.integer(2...1000) }
      record.set(&rules.recurring.days, "days") { $0.integer(1...366) }
    }
  }

  private func triage(_ record: Record, _ rules: inout TriageRules) {
    record.set(&rules.from, "from") { $0.choice(Severity.self) }
    record.set(&rules.limit, "limit") { $0.span(.minutes(1) ... .hours(24)) }
    record.set(&rules.mealLimit, "meal_limit") { $0.span(.minutes(1) ... .hours(24)) }
    record.set(&rules.meals, "meals") { field in field.list(atMost: 6) { $0.hours() } }
    record.set(&rules.mean, "mean") { $0.span(.minutes(1) ... .hours(24)) }
    record.set(&rules.firstWithin, "first_within") { $0.span(.minutes(1) ... .hours(2)) }
    if rules.mealLimit < rules.limit {
      record.refuse(
        "meal_limit", "\(rules.mealLimit.settingText) is shorter than the limit, \(rules.limit.settingText)")
    }
    if rules.mean > rules.limit {
      record.refuse("mean", "\(rules.mean.settingText) is longer than the limit, \(rules.limit.settingText)")
    }
    for (index, meal) in rules.meals.enumerated() {
      let other = rules.meals[..<index].firstIndex { $0.opens < meal.closes && meal.opens < $0.closes }
      if let other {
        record.refuse(
          "meals", item: index, "overlaps \(rules.meals[other].opens.text)-\(rules.meals[other].closes.text)")
      }
    }
  }

  func notice(_ record: Record, _ rules: inout NoticeRules) {
    record.set(&rules.passMargin, "pass_margin_days") { $0.integer(1...30) }
    record.set(&rules.sentBackDays, "sent_back_days") { $0.integer(1...60) }
    if rules.passMargin >= rules.answerDays {
      record.refuse(
        "pass_margin_days", "leaves nothing of the \(rules.answerDays) days to whom a notice is passed down")
    }
    record.group("signers") { signers in
      signers.set(&rules.breachSigners, "breach_notice") { self.roles($0, signers, "breach_notice") }
      signers.set(&rules.violationSigners, "violation_notice") { self.roles($0, signers, "violation_notice") }
    }
  }

  /// People of a centre who sign: at least one kind of them.
  private func roles(_ field: Field, _ record: Record, _ key: String) -> [Role]? {
    let roles = field.list(atMost: 5) { $0.choice(Role.self) } ?? []
    if roles.isEmpty { field.refuse("leaves nobody to sign") }
    for (index, role) in roles.enumerated() {
      if role == .superior || role == .clerk {
        record.refuse(key, item: index, "\"\(role.rawValue)\" signs nothing here")
      }
      if role == .leaderInCharge { record.refuse(key, item: index, "\"leader-in-charge\" issues no notices") }
      if roles[..<index].contains(role) { record.refuse(key, item: index, "is listed twice") }
    }
    return roles.isEmpty ? nil : roles
  }
}
