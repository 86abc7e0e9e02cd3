import Casework
import Daemon
import Organisation
import Reporting
import Settings
import Store
import Synchronization
import Units
package import Wire

/// How the timeline is shown.
package struct TimelineOptions: Sendable {
  package var language: Language
  /// Columns of the terminal.
  package var width: Int
  package var print: @Sendable (String) -> Void

  package init(language: Language, width: Int, print: @escaping @Sendable (String) -> Void) {
    self.language = language
    self.width = max(40, width)
    self.print = print
  }
}

/// What happened, line by line: time, centre, words. It reads the journal and nothing else, so it tells what is committed.
final class Timeline: Sendable {
  private let options: TimelineOptions
  private let rig: Rig
  private let state: Mutex<(seq: Int64, day: CivilDate?)>
  private static let clockWidth = 10
  private static let centreWidth = 12

  init(_ options: TimelineOptions, rig: Rig) {
    self.options = options
    self.rig = rig
    let seq = (try? rig.register.read { try $0.lastJournal()?.seq }) ?? 0
    state = Mutex((seq, nil))
  }

  /// Prints what came since the last call.
  func goOn() async throws {
    let context = await rig.watch.current
    let telling = Telling(
      catalogue: options.language == .zh ? rig.texts.zh : rig.texts.en, directory: context.directory,
      rules: context.rules, language: options.language)
    while true {
      let after = state.withLock { $0.seq }
      let entries = try await rig.register.reading { read in
        try read.journal(after: after, limit: 500).map { ($0, try telling.line($0, read)) }
      }
      for (entry, line) in entries {
        if let line { show(entry, line) }
        state.withLock { $0.seq = entry.seq }
      }
      if entries.count < 500 { return }
    }
  }

  private func show(_ entry: JournalEntry, _ line: Telling.Line) {
    let zone = rig.configuration.organisation.zone
    let (date, time) = zone.civil(entry.recordedAt)
    let isNewDay = state.withLock { state in
      defer { state.day = date }
      return state.day != date
    }
    if isNewDay { options.print("\n\(date.iso)") }
    let centre = rig.configuration.organisation.centres.first { $0.id == entry.centre }
    let head =
      Columns.pad("\(line.mark) \(time.clock)", to: Self.clockWidth + 2)
      + Columns.pad(Columns.cut(centre?.area ?? "", to: Self.centreWidth - 1), to: Self.centreWidth)
    let indent = Self.clockWidth + 2 + Self.centreWidth
    for (number, text) in Columns.wrap(line.text, to: options.width - indent).enumerated() {
      options.print((number == 0 ? head : String(repeating: " ", count: indent)) + text)
    }
  }
}

extension CivilTime {
  /// `08:05:30`
  fileprivate var clock: String {
    [seconds / 3600, seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  }
}

/// Text in columns of a terminal: Chinese characters and full-width signs take two.
enum Columns {
  static func width(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + width($1) } }

  static func pad(_ text: String, to columns: Int) -> String {
    text + String(repeating: " ", count: max(0, columns - width(text)))
  }

  static func cut(_ text: String, to columns: Int) -> String {
    var kept = ""
    for character in text {
      if width(kept) + width(String(character)) > columns { break }
      kept.append(character)
    }
    return kept
  }

  /// Lines of at most `columns`: broken at spaces, and between Chinese characters but not before a closing sign.
  static func wrap(_ text: String, to columns: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in words(text) {
      if !line.isEmpty, width(line) + width(word) > max(8, columns), !word.allSatisfy({ "，。；：、）》”〕号".contains($0) }) {
        lines.append(line.trimmed)
        line = ""
      }
      line += word
    }
    return lines + [line.trimmed]
  }

  /// What stays together: a run of narrow characters with the space behind it, or one wide character.
  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    var open = false
    for character in text {
      let isWide = width(String(character)) > 1
      if open, !isWide, let last = words.indices.last {
        words[last].append(character)
      } else {
        words.append(String(character))
      }
      open = !isWide && character != " "
    }
    return words
  }

  private static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x0300...0x036F, 0x200B...0x200F: 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD, 0x201C...0x201D:
      2
    default: 1
    }
  }
}

extension String {
  fileprivate var trimmed: String {
    var text = self
    while text.last == " " { text.removeLast() }
    while text.first == " " { text.removeFirst() }
    return text
  }
}
