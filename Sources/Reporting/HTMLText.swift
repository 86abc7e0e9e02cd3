/// Text as it stands in HTML.
enum HTMLText {
  /// `text` as it may stand between tags and in quoted attributes.
  static func escaped(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Escaped, and no line end tears a day, a time, a number of a paper or of a telephone: on a phone lines are short.
  static func kept(_ text: String) -> String {
    var result = ""
    var rest = Substring(text)
    while let start = rest.firstIndex(where: isFigure) {
      result += escaped(String(rest[..<start]))
      rest = rest[start...]
      let (length, isWhole) = whole(rest)
      let words = escaped(String(rest.prefix(length)))
      result += isWhole ? "<span style=\"white-space:nowrap\">\(words)</span>" : words
      rest = rest.dropFirst(length)
    }
    return result + escaped(String(rest))
  }

  /// What is longer may be torn: it would be wider than a phone's column.
  private static let longest = 18

  private static func isFigure(_ letter: Character) -> Bool { letter.isASCII && letter.isNumber }

  /// How many letters from a figure on belong together, and whether a line end could tear them: `2026年11月21日`, `2026-11-21`,
  /// `10:41:00`, `430100-0007号` it could, `413900101` and `6.1` it could not.
  private static func whole(_ text: Substring) -> (length: Int, isWhole: Bool) {
    let day = dayLength(text)
    if day > 0 { return (day, true) }
    let run = text.prefix { isFigure($0) || "-:.".contains($0) }
    guard run.contains(where: { "-:".contains($0) }), run.count <= longest else { return (run.count, false) }
    return (run.count + (text.dropFirst(run.count).first == "号" ? 1 : 0), true)
  }

  private static func dayLength(_ text: Substring) -> Int {
    var rest = text
    for mark in ["年", "月", "日"] as [Character] {
      let figures = rest.prefix(while: isFigure)
      guard (1...4).contains(figures.count), rest.dropFirst(figures.count).first == mark else { return 0 }
      rest = rest.dropFirst(figures.count + 1)
    }
    return text.count - rest.count
  }
}
