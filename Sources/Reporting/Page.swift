/// What a letter says, once: its text and its HTML are written from the same blocks, so that both tell the same facts.
struct Page: Sendable {
  /// How the HTML looks: a paper of the authority, or a page for the watch.
  enum Look: Sendable { case paper, screen }
  /// How loud a line is. Colour never says what the words don't.
  enum Tone: Sendable { case good, plain, warning, bad }

  struct Fact: Sendable {
    var label: String
    var value: String
  }

  struct Table: Sendable {
    var columns: [String]
    var rows: [[String]]
    /// Columns with numbers, set to the middle.
    var numbers: Set<Int> = []
    /// `另有 12 项`: what was left out.
    var rest: String?
  }

  enum Block: Sendable {
    /// Head of an official paper: who issues it, its title, its number.
    case letterhead(issuer: String, title: String, number: String)
    case verdict(String, Tone)
    case heading(String)
    case paragraph(String)
    /// To whom an official paper is addressed; stands before its first paragraph, which is indented.
    case salutation(String)
    case facts([Fact])
    case table(Table)
    /// A table too wide for a narrow screen: each row for itself, a line for each value.
    case cards(Table)
    case list([String])
    /// A step and the command that takes it.
    case command(String, String)
    /// To the right, one below the other: who signs, which centre, which day.
    case signature([String])
    case note(String)
  }

  var look: Look
  /// BCP 47, `zh-CN` or `en`.
  var language: String
  var title: String
  /// Set on every paper of a drill (D14), at its head and at its foot.
  var drill: String?
  /// Between label and value: `：` or `: `.
  var colon: String
  /// Between values of one line: `，` or `, `.
  var comma: String
  var blocks: [Block] = []

  /// One cell or line of text: control characters and those that turn the direction of writing are blanks, so that a name
  /// can't break out of its line; ends and runs of blanks are cut.
  static func line(_ text: String) -> String {
    var result = ""
    var blank = false
    for scalar in text.unicodeScalars {
      if isBlank(scalar) {
        blank = true
        continue
      }
      if blank, !result.isEmpty { result += " " }
      blank = false
      result.unicodeScalars.append(scalar)
    }
    return result
  }

  /// Text that people wrote, its line breaks kept, each line cleaned.
  static func lines(_ text: String) -> [String] {
    text.split(omittingEmptySubsequences: true) { $0.isNewline }.map { line(String($0)) }.filter { !$0.isEmpty }
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x20, 0x7F...0xA0, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}
