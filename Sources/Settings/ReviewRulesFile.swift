import Organisation
import Regulation
import Units

/// The group `handling_reviews` of `regulation.yaml` (S6, G13).
struct ReviewRulesFile {
  func read(_ record: Record, _ rules: inout ReviewRules) {
    record.set(&rules.head, "head") { reviewers($0) }
    record.set(&rules.department, "department") { reviewers($0) }
    record.set(&rules.leadership, "leadership") { reviewers($0) }
    record.set(&rules.sample, "sample") { $0.integer(1...100) }
    record.set(&rules.headDays, "head_days") { $0.integer(1...366) }
    record.set(&rules.monthDays, "month_days") { $0.integer(1...366) }
    record.set(&rules.holidays, "holidays") { $0.list(atMost: 20) { $0.text(atMost: 20) } }
    record.set(&rules.holidayDays, "holiday_days") { $0.integer(1...31) }
    record.set(&rules.remindDays, "remind_days") { $0.integer(0...31) }
    record.set(&rules.mendWorkdays, "mend_workdays") { $0.integer(0...250) }
  }

  /// People of a centre who look: leaders.
  private func reviewers(_ field: Field) -> [Role]? {
    let roles = field.list(atMost: 4) { $0.choice(Role.self) } ?? []
    if roles.isEmpty { field.refuse("leaves nobody to look") }
    if let role = roles.first(where: { [.watchkeeper, .superior, .clerk].contains($0) }) {
      field.refuse("\"\(role.rawValue)\" does not look at how others dealt with a matter")
    }
    return roles.isEmpty ? nil : roles
  }
}
