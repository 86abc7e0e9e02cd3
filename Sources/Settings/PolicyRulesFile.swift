import Organisation
import Regulation
import Units

/// The groups of `regulation.yaml` that hold policies: to whom papers go, and what becomes of what fell due while nobody could do it.
struct PolicyRulesFile {
  func read(_ root: Record, _ rules: inout RegulationRules) {
    root.group("draw") { record in record.set(&rules.draw.lotPercent, "lot_percent") { $0.integer(0...100) } }
    root.group("recipients") { recipients($0, &rules.recipients) }
    root.group("misfire") { misfire($0, &rules.misfire) }
  }

  private func recipients(_ record: Record, _ rules: inout RecipientRules) {
    for clause in RecipientRules.source.keys.sorted() {
      guard let field = record.optional(clause), let items = field.items(atMost: 10) else { continue }
      if items.isEmpty { field.refuse("names nobody") }
      let roles = items.compactMap { $0.choice(RecipientRole.self) }
      for (index, role) in roles.enumerated() where roles[..<index].contains(role) {
        record.refuse(clause, item: index, "\(hyphenated(role.rawValue)) is named twice")
      }
      rules.byClause[clause] = roles
    }
  }

  private func misfire(_ record: Record, _ rules: inout MisfireRules) {
    record.set(&rules.tellWithin, "tell_within") { $0.span(.minutes(1) ... .days(31)) }
    for kind in DutyKind.allCases where !kind.isWindow {
      guard let field = record.optional(kind.rawValue.replacing("-", with: "_")),
        let policy = field.choice(MisfirePolicy.self)
      else { continue }
      if policy == .notJudged {
        field.refuse("not-judged is for watches: what is done by an act or by mail is late or missed")
      } else {
        rules.byKind[kind.rawValue] = policy == kind.misfire ? nil : policy
      }
    }
  }
}
