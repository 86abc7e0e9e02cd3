package import Regulation
package import Units

extension RegisterReader {
  /// The regulation in force on `day`. Numbers that were added to the regulation after it was stored have their defaults, so that a
  /// register of an older release still opens.
  package func regulation(on day: CivilDate) throws -> StoredVersion<RegulationRules>? {
    try version(.regulation, as: OverDefaults.self, on: day).map { stored in
      StoredVersion(
        no: stored.no, digest: stored.digest, effectiveFrom: stored.effectiveFrom, body: stored.body.rules)
    }
  }
}

extension Stored {
  /// A regulation as it was stored, perhaps by an older release.
  static func rules(_ text: String) throws -> RegulationRules { try decode(OverDefaults.self, text).rules }
}

/// Rules as they were stored, laid upon the defaults: a group that is missing, or a number that a group lacks. What is below a group is
/// taken as it stands: there a value that is not there is one that was not given.
private struct OverDefaults: Decodable, Sendable {
  let rules: RegulationRules

  init(from decoder: any Decoder) throws {
    var tree = try Stored.decode(JSONTree.self, Stored.encode(RegulationRules()))
    tree.lay(try decoder.singleValueContainer().decode(JSONTree.self), depth: 2)
    rules = try Stored.decode(RegulationRules.self, Stored.encode(tree))
  }
}

/// JSON of any shape.
private enum JSONTree: Codable, Sendable {
  case object([String: JSONTree])
  case list([JSONTree])
  case text(String)
  case whole(Int64)
  case number(Double)
  case flag(Bool)
  case null

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let flag = try? value.decode(Bool.self) {
      self = .flag(flag)
    } else if let whole = try? value.decode(Int64.self) {
      self = .whole(whole)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let list = try? value.decode([JSONTree].self) {
      self = .list(list)
    } else {
      self = .object(try value.decode([String: JSONTree].self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .object(let members): try container.encode(members)
    case .list(let items): try container.encode(items)
    case .text(let text): try container.encode(text)
    case .whole(let whole): try container.encode(whole)
    case .number(let number): try container.encode(number)
    case .flag(let flag): try container.encode(flag)
    case .null: try container.encodeNil()
    }
  }

  /// Objects are merged member by member down to `depth`; anything else is replaced.
  mutating func lay(_ upper: JSONTree, depth: Int) {
    guard depth > 0, case .object(var members) = self, case .object(let above) = upper else {
      self = upper
      return
    }
    for (key, value) in above {
      var merged = members[key] ?? .null
      merged.lay(value, depth: depth - 1)
      members[key] = merged
    }
    self = .object(members)
  }
}
