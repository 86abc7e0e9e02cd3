package import Organisation
package import Units

/// One item of a finding's evidence: its bytes stand in the register under their SHA-256, and the journal says which those were.
package struct EvidenceItem: Hashable, Sendable, Codable {
  package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// The finding as it was opened, without its leg.
    case statement
    /// Fixes with their sentences as received.
    case leg
    /// The zone as it was when it judged: version, shape, rules (D8).
    case zone
    /// The detectors' numbers, and the versions of organisation and regulation.
    case rules
    /// What a person added.
    case file
    /// How it ended.
    case closing
  }
  /// Unique within the finding: `statement`, `leg/1`, `zone`, `rules`, `file/2`, `closing`.
  package var name: String
  package var kind: Kind
  /// SHA-256 in hexadecimal.
  package var digest: String
  package var bytes: Int
  package var at: Instant
  /// Of a file: name, MIME type, who added it, what it shows.
  package var file: EvidenceFile?

  package init(name: String, kind: Kind, digest: String, bytes: Int, at: Instant, file: EvidenceFile? = nil) {
    self.name = name
    self.kind = kind
    self.digest = digest
    self.bytes = bytes
    self.at = at
    self.file = file
  }
}

/// How an item stands against the journal.
package enum EvidenceState: String, Hashable, Sendable, Codable, CaseIterable {
  /// Its bytes have the digest that was sealed.
  case intact
  /// They have another.
  case altered
  /// Sealed once, and not there any more.
  case missing
  /// There, and never sealed.
  case unsealed
  /// A leg of an episode that lasts: sealed at its end.
  case pending

  package var isFault: Bool {
    switch self {
    case .intact, .pending: false
    case .altered, .missing, .unsealed: true
    }
  }
}

package enum EvidenceSeal {
  /// How each item stands, in order of the list; what was sealed and is listed no more comes last, in order of name.
  ///
  /// - Parameters:
  ///   - found: digest of each item's bytes as they are now; nil: there are none.
  ///   - sealed: what the journal says, by item; of several entries the first: what comes later can't make good what was changed.
  ///   - lasts: the episode has not ended.
  package static func states(
    _ items: [EvidenceItem], found: (EvidenceItem) throws -> String?, sealed: [String: String], lasts: Bool
  ) rethrows -> [(name: String, item: EvidenceItem?, state: EvidenceState)] {
    var states: [(name: String, item: EvidenceItem?, state: EvidenceState)] = []
    for item in items {
      let state: EvidenceState
      if let digest = try found(item) {
        if let seal = sealed[item.name] {
          state = seal == digest && digest == item.digest ? .intact : .altered
        } else if digest != item.digest {
          state = .altered
        } else {
          state = isPending(item, lasts: lasts) ? .pending : .unsealed
        }
      } else {
        state = .missing
      }
      states.append((item.name, item, state))
    }
    let listed = Set(items.map(\.name))
    for name in sealed.keys.sorted() where !listed.contains(name) { states.append((name, nil, .missing)) }
    return states
  }

  /// A further leg of an episode that lasts is sealed with its end.
  package static func isPending(_ item: EvidenceItem, lasts: Bool) -> Bool {
    lasts && item.kind == .leg && item.name != openingLeg
  }

  package static let openingLeg = "leg/1"

  /// Legs behind the opening one are kept whole up to so many fixes, …
  package static let wholeFixes = 540
  /// … then one fix a minute up to so many, then only the last leg.
  package static let mostFixes = 1500
  package static let thinnedTo = TimeSpan.minutes(1)

  /// What of a further leg is kept beside `kept` fixes that are there already.
  /// - Parameter isLast: the leg with which the episode ends; it is always kept.
  package static func kept(_ leg: [EvidenceFix], beside kept: Int, isLast: Bool) -> [EvidenceFix] {
    if isLast || kept + leg.count <= wholeFixes { return leg }
    guard kept < mostFixes else { return [] }
    var thinned: [EvidenceFix] = []
    for fix in leg where thinned.last.map({ fix.at - $0.at >= thinnedTo }) ?? true { thinned.append(fix) }
    return thinned
  }
}
