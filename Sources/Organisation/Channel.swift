/// Ways to reach a person, a unit or a centre (R7, D10). E-mail is always there; each other one goes over a gateway that
/// takes an HTTP POST, where one of its kind is configured.
package enum ChannelKind: String, Sendable, Codable, CaseIterable, Hashable {
  /// 电子邮件
  case mail
  /// 短信
  case sms
  /// 传真
  case fax
  /// 电话外呼: a machine rings and reads the text aloud.
  case call
  /// 企业微信
  case wecom
  /// 钉钉
  case dingtalk
  /// Whatever else takes a POST: a loudspeaker, another platform.
  case other

  /// True where the address is a telephone number.
  package var isTelephone: Bool { self == .sms || self == .fax || self == .call }
}

/// Addresses by kind of channel, those of e-mail apart. A value of its own, so that what was stored before there were any
/// is read as none.
package struct ChannelAddresses: Hashable, Sendable, Codable {
  /// By the kind's raw value.
  package var byKind: [String: [String]]
  package init(_ byKind: [ChannelKind: [String]] = [:]) {
    self.byKind = Dictionary(uniqueKeysWithValues: byKind.map { ($0.key.rawValue, $0.value) })
  }
  package subscript(kind: ChannelKind) -> [String] { byKind[kind.rawValue] ?? [] }
  package var isEmpty: Bool { byKind.values.allSatisfy(\.isEmpty) }
}

/// Whom a delivery is for: what stays the same when another channel or another address is tried.
package enum Party: Hashable, Sendable, Codable {
  case person(PersonID)
  case unit(UnitID)
  case centre(CentreID)

  /// `person:P-430100-01`, as it stands in the register.
  package var key: String {
    switch self {
    case .person(let id): "person:\(id)"
    case .unit(let id): "unit:\(id)"
    case .centre(let id): "centre:\(id.rawValue)"
    }
  }

  package init?(key: String) {
    let parts = key.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return nil }
    switch parts[0] {
    case "person": self = .person(parts[1])
    case "unit": self = .unit(parts[1])
    case "centre": self = .centre(CentreID(parts[1]))
    default: return nil
    }
  }
}

extension Directory {
  /// The addresses of a party over a kind of channel, in the order in which they are tried. A person's telephone is their call-out
  /// number where no other is given.
  package func addresses(of party: Party, over kind: ChannelKind) -> [String] {
    switch party {
    case .person(let id):
      guard let person = person(id) else { return [] }
      if kind == .mail { return person.address.map { [$0] } ?? [] }
      let given = person.channels?[kind] ?? []
      return given.isEmpty && kind == .call ? person.phone.map { [$0] } ?? [] : given
    case .unit(let id):
      guard let unit = unit(id) else { return [] }
      return kind == .mail ? unit.addresses : unit.channels?[kind] ?? []
    case .centre(let id):
      guard let centre = centre(id) else { return [] }
      return kind == .mail ? centre.addresses : centre.channels?[kind] ?? []
    }
  }

  /// The name of a party, for a gateway that greets by name and for lists.
  package func name(of party: Party) -> String {
    switch party {
    case .person(let id): person(id)?.name ?? id
    case .unit(let id): unit(id)?.name ?? id
    case .centre(let id): centre(id)?.name ?? id.rawValue
    }
  }
}
