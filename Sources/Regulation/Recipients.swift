package import Organisation

/// To whom a report, a summary or a sheet goes, as a role: who that is for a centre, the organisation says.
package enum RecipientRole: String, Hashable, Sendable, Codable, CaseIterable {
  /// The centre it reports to.
  case superiorCentre
  /// Its own bureau's or office's leaders.
  case ownAuthority
  /// 省海事局
  case provincialBureau
  /// 省交通运输厅
  case department
  /// 省监控中心
  case provinceCentre
}

/// Whom each clause names. A clause that is not given keeps the source's.
package struct RecipientRules: Hashable, Sendable, Codable {
  /// By clause: X2, X5, X7, X10, C3, C6, C9, C14, P4, P11.
  package var byClause: [String: [RecipientRole]] = RecipientRules.source

  package init() {}

  /// As the clauses have it.
  package static let source: [String: [RecipientRole]] = [
    "X2": [.superiorCentre], "X5": [.superiorCentre], "X7": [.superiorCentre], "X10": [.ownAuthority],
    "C3": [.superiorCentre], "C6": [.superiorCentre], "C9": [.ownAuthority, .superiorCentre], "C14": [.ownAuthority],
    "P4": [.provincialBureau, .department], "P11": [.provincialBureau],
  ]

  /// In the order in which the regulation names them; empty for a clause that sends nothing.
  package func recipients(_ clause: String) -> [RecipientRole] { byClause[clause] ?? [] }
}

extension Directory {
  /// The one place where roles become centres and units: each once, in the order of the roles, units of a kind in order of id.
  package func recipients(_ roles: [RecipientRole], of centre: Centre) -> [Recipient] {
    var found: [Recipient] = []
    for recipient in roles.flatMap({ recipients($0, of: centre) }) where !found.contains(recipient) {
      found.append(recipient)
    }
    return found
  }

  private func recipients(_ role: RecipientRole, of centre: Centre) -> [Recipient] {
    switch role {
    case .superiorCentre: centre.parent.map { [.centre($0)] } ?? []
    case .ownAuthority: [.unit(centre.authority)]
    case .provincialBureau: units(.provincialBureau)
    case .department: units(.department)
    case .provinceCentre: province.map { $0.id == centre.id ? [] : [.centre($0.id)] } ?? []
    }
  }

  private func units(_ kind: ResponsibleUnit.Kind) -> [Recipient] {
    organisation.units.filter { $0.kind == kind }.map(\.id).sorted().map { .unit($0) }
  }
}
