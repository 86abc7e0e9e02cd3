package import Casework

/// Texts for SMS and the like: an SMS takes 70 characters a part.
extension LetterWriter {
  /// Of a letter that has none of its own: its subject, and where the rest is.
  package func short(_ letter: Letter) -> String {
    if letter.kind == .gatewayTest { return letter.text }
    return text("short.letter", ["subject": letter.subject])
  }

  /// Several that waited for one recipient as one: how many, the first five cut short, and how many more there are.
  package func merged(_ texts: [String]) -> String {
    let shown = texts.prefix(5).enumerated().map { "\($0.offset + 1). \(ShortText.cut($0.element, to: 40))" }
    let head = text("short.merged", ["count": "\(texts.count)"])
    let more = texts.count > shown.count ? ["\(text("short.more", ["count": "\(texts.count - shown.count)"]))"] : []
    return ([head] + shown + more).joined(separator: "\n")
  }
}
