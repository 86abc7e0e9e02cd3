import Organisation
import Regulation
import Units

/// The group `public_reports` of `regulation.yaml` (S6, S8).
struct PublicReportRulesFile {
  func read(_ record: Record, _ rules: inout PublicReportRules) {
    record.set(&rules.sceneWithin, "scene_within") { $0.span(.minutes(1) ... .days(1)) }
    record.set(&rules.opinionWorkdays, "opinion_workdays") { $0.integer(0...250) }
    record.set(&rules.seriousWorkdays, "serious_workdays") { $0.integer(0...250) }
    record.set(&rules.complaintDeciders, "complaint_deciders") { deciders($0) }
    record.set(&rules.seriousDeciders, "serious_deciders") { deciders($0) }
    record.set(&rules.remindBefore, "remind_before") { $0.span(.zero ... .days(30)) }
    record.set(&rules.callBackFrom, "call_back_from") { $0.time() }
    record.set(&rules.climbAfter, "climb_after") { $0.span(.minutes(1) ... .days(30)) }
    if rules.seriousWorkdays < rules.opinionWorkdays {
      record.refuse(
        "serious_workdays", "\(rules.seriousWorkdays) is fewer than opinion_workdays, \(rules.opinionWorkdays)")
    }
  }

  /// People of a centre who decide: at least one kind of them.
  private func deciders(_ field: Field) -> [Role]? {
    let roles = field.list(atMost: 4) { $0.choice(Role.self) } ?? []
    if roles.isEmpty { field.refuse("leaves nobody to decide") }
    if let role = roles.first(where: { $0 == .superior || $0 == .clerk }) {
      field.refuse("\"\(role.rawValue)\" decides nothing here")
    }
    return roles.isEmpty ? nil : roles
  }
}
