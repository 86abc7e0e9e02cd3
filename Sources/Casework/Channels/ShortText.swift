/// Texts for small screens: an SMS takes 70 UTF-16 units a part.
package enum ShortText {
  /// The parts of a text, each at most `limit` units; several are marked `(1/3)`. What does not fit into `parts` is cut, and the last part
  /// says so with `…`.
  package static func parts(_ text: String, limit: Int?, atMost parts: Int, tooLong: Gateway.TooLong) -> [String] {
    guard let limit, text.utf16.count > limit else { return [text] }
    if tooLong == .cut || parts <= 1 { return [cut(text, to: limit)] }
    // `(1/5)`, and room to spare where there are ten or more.
    let mark = parts > 9 ? 7 : 5
    let room = max(1, limit - mark)
    var pieces: [String] = []
    var piece = ""
    for character in text {
      if !piece.isEmpty, piece.utf16.count + character.utf16.count > room {
        pieces.append(piece)
        piece = ""
      }
      piece.append(character)
    }
    if !piece.isEmpty { pieces.append(piece) }
    if pieces.count > parts {
      pieces = Array(pieces.prefix(parts))
      pieces[parts - 1] = cut(pieces[parts - 1] + "……", to: room)
    }
    return pieces.enumerated().map { "(\($0.offset + 1)/\(pieces.count))\($0.element)" }
  }

  /// At most `limit` units; what was cut ends in `…`.
  package static func cut(_ text: String, to limit: Int) -> String {
    guard text.utf16.count > limit else { return text }
    var kept = ""
    for character in text {
      guard kept.utf16.count + character.utf16.count <= limit - 1 else { break }
      kept.append(character)
    }
    return kept + "…"
  }
}
