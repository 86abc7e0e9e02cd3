import Units
import Wire

/// How a cell or a line looks where colours are shown.
enum Tone: Sendable {
  case plain, strong, faint, good, warning, bad

  fileprivate var code: String {
    switch self {
    case .plain: ""
    case .strong: "1"
    case .faint: "2"
    case .good: "32"
    case .warning: "33"
    case .bad: "1;31"
    }
  }
}

/// What views draw on: a language, a width, colours or none. Views make lines; nothing here prints.
struct Screen: Sendable {
  var language = Language.zh
  /// Columns; nil: as wide as it takes, for pipes and files.
  var width: Int?
  var hasColour = false

  func text(_ words: Words) -> String { words.text(language) }
  func text(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  func paint(_ text: String, _ tone: Tone) -> String {
    hasColour && !tone.code.isEmpty ? "\u{1B}[\(tone.code)m\(text)\u{1B}[0m" : text
  }

  /// A line that is cut where the screen ends.
  func line(_ text: String, _ tone: Tone = .plain) -> String {
    let tame = TextWidth.tame(text)
    return paint(width.map { TextWidth.cut(tame, to: $0) } ?? tame, tone)
  }

  /// Text over as many lines as it takes, each `indent` columns in; words are kept whole, Chinese breaks anywhere.
  func wrapped(_ text: String, indent: Int = 0) -> [String] {
    guard let width, width > indent + 10 else { return [String(repeating: " ", count: indent) + TextWidth.tame(text)] }
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var line = ""
      for piece in Screen.pieces(TextWidth.tame(String(paragraph))) {
        if TextWidth.of(line) + TextWidth.of(piece) > width - indent, !line.isEmpty {
          lines.append(TextWidth.trimmed(margin + line))
          line = piece == " " ? "" : piece
        } else {
          line += piece
        }
      }
      lines.append(line.isEmpty ? "" : margin + line)
    }
    return lines
  }

  /// Where a line may be broken: around blanks and wide characters.
  private static func pieces(_ text: String) -> [String] {
    var pieces: [String] = []
    var word = ""
    for character in text {
      if character == " " || TextWidth.of(character) > 1 {
        if !word.isEmpty { pieces.append(word) }
        word = ""
        // No line begins with a closing sign.
        if "，。；：！？、）】》”’".contains(character), let last = pieces.popLast() {
          pieces.append(last + String(character))
        } else {
          pieces.append(String(character))
        }
      } else {
        word.append(character)
      }
    }
    return word.isEmpty ? pieces : pieces + [word]
  }

  /// `11-22 19:00`, or `19:00` on the day of `at`.
  func time(_ time: Timestamp?, on day: Timestamp? = nil) -> String {
    guard let time else { return "" }
    let (date, clock) = time.civil
    let short = "\(two(clock.seconds / 3600)):\(two(clock.seconds / 60 % 60))"
    if let day, day.civil.date == date { return short }
    return "\(two(date.month))-\(two(date.day)) \(short)"
  }

  /// `19:00:05`
  func clock(_ time: Timestamp) -> String {
    let clock = time.civil.1
    return "\(two(clock.seconds / 3600)):\(two(clock.seconds / 60 % 60)):\(two(clock.seconds % 60))"
  }

  /// `2026-11-22 19:00:05`
  func fullTime(_ time: Timestamp?) -> String {
    guard let time else { return "" }
    let (date, clock) = time.civil
    return "\(date.iso) \(two(clock.seconds / 3600)):\(two(clock.seconds / 60 % 60)):\(two(clock.seconds % 60))"
  }

  private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
