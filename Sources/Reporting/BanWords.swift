package import Organisation

/// Words of a sailing ban (P7).
extension LetterWriter {
  /// A kind of vessel as people say it.
  package func kind(_ kind: RegisteredVessel.Kind) -> String { text("vessel.kind.\(kind.rawValue)") }

  /// Whom a sailing ban does not bind: the kinds, and who rescues.
  package func exempt(_ kinds: [RegisteredVessel.Kind]) -> String {
    wording.joined(kinds.map(kind) + [text("heard.ban.rescue")])
  }
}
