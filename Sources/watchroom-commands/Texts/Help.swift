import ArgumentParser
import Foundation
import Wire

/// Words of help pages and usage errors, in one language: that of `--lang` or `WATCHROOM_LANG`, else Chinese. The argument parser
/// makes its pages while it parses, so the language is known before: it is read from the raw arguments.
enum Help {
  @TaskLocal static var language = Language.zh

  static func text(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  static func of(_ zh: String, _ en: String, value: String? = nil) -> ArgumentHelp {
    ArgumentHelp(stringLiteral: text(zh, en)).naming(value)
  }

  static func language(_ arguments: [String], _ environment: [String: String]) -> Language {
    for (index, argument) in arguments.enumerated() {
      if argument == "--lang", arguments.indices.contains(index + 1),
        let language = Language(rawValue: arguments[index + 1])
      {
        return language
      }
      if argument.hasPrefix("--lang="), let language = Language(rawValue: String(argument.dropFirst(7))) {
        return language
      }
    }
    return environment["WATCHROOM_LANG"].flatMap { Language(rawValue: $0) } ?? .zh
  }

  /// Options of every command may also stand before it: `watchroom --lang en status`.
  static func reordered(_ arguments: [String]) -> [String] {
    var rest = arguments[...]
    var moved: [String] = []
    while let first = rest.first, first.hasPrefix("-") {
      if ["--lang", "--socket", "--output", "-o"].contains(first), rest.count > 1 {
        moved += rest.prefix(2)
        rest = rest.dropFirst(2)
      } else if ["--lang=", "--socket=", "--output="].contains(where: { first.hasPrefix($0) }) {
        moved.append(first)
        rest = rest.dropFirst()
      } else {
        return arguments
      }
    }
    guard let end = rest.firstIndex(of: "--") else { return rest + moved }
    return rest[..<end] + moved + rest[end...]
  }
}

extension ArgumentHelp {
  fileprivate func naming(_ value: String?) -> ArgumentHelp {
    var help = self
    help.valueName = value
    return help
  }
}

/// A page of the argument parser as people read it: its own words in their language, lines that fit the screen.
struct HelpPage {
  var language: Language
  var width: Int

  /// The parser is asked for lines as long as they like.
  static let unwrapped = 2000
  /// Where the parser puts what it says of an option.
  private static let labelColumn = 26

  func lines(_ text: String) -> [String] {
    var isInUsage = false
    return text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line -> [String] in
      if line.hasPrefix("USAGE: ") || line.hasPrefix("Usage: ") || line.hasPrefix("Help:  ") { isInUsage = true }
      return wrapped(translated(String(line)), isOption: isInUsage)
    }
  }

  private func wrapped(_ line: String, isOption: Bool) -> [String] {
    guard TextWidth.of(line) > width else { return [line] }
    let screen = Screen(width: width)
    let indent = line.prefix { $0 == " " }.count
    guard isOption, indent == 2, let gap = line.dropFirst(2).range(of: "  ") else {
      let hang = isOption && indent == 0 ? 4 : indent
      let lines = screen.wrapped(String(line.dropFirst(indent)), indent: hang)
      return lines.enumerated().map { $0.offset == 0 ? String($0.element.dropFirst(hang - indent)) : $0.element }
        .map(TextWidth.trimmed)
    }
    let label = String(line[..<gap.lowerBound])
    let said = String(line[gap.upperBound...].drop { $0 == " " })
    let body = screen.wrapped(said, indent: Self.labelColumn).map(TextWidth.trimmed)
    guard let first = body.first, TextWidth.of(label) < Self.labelColumn else { return [label] + body }
    return [TextWidth.pad(label, to: Self.labelColumn) + first.dropFirst(Self.labelColumn)] + body.dropFirst()
  }

  private func translated(_ line: String) -> String {
    guard language == .zh else { return line.hasPrefix("OVERVIEW: ") ? String(line.dropFirst(10)) : line }
    if line.hasPrefix("  See '"), let command = line.split(separator: "'").dropFirst().first {
      return "  用法详见：\(command)"
    }
    for (from, to) in Self.words where line.hasPrefix(from) { return to + line.dropFirst(from.count) }
    var line = line
    for (from, to) in Self.phrases { line = line.replacing(from, with: to) }
    return line
  }

  private static let words: [(String, String)] = [
    ("OVERVIEW: ", ""), ("USAGE: ", "用法："), ("Usage: ", "用法："), ("ARGUMENTS:", "参数："), ("OPTIONS:", "选项："),
    ("SUBCOMMANDS:", "命令："),
  ]
  private static let phrases: [(String, String)] = [
    ("Show help information.", "显示帮助"), ("Show the version.", "显示版本"), ("Show subcommand help information.", "某个命令的帮助"),
    ("(default: ", "(缺省："), ("; default: ", "；缺省："), ("(values: ", "(可选："), ("(required)", "（必填）"),
    ("Error: Missing expected argument ", "缺少 "), ("Error: Unknown option ", "没有这个选项："),
    ("Error: Missing value for ", "缺少选项的值："), ("Error: Unexpected argument ", "不认识："),
    ("Error: Missing required subcommand.", "缺少命令"), ("Error: The value ", "值 "), (" is invalid for ", " 不能用于 "),
    (". Please provide one of ", "；可用："), ("unexpected arguments: ", "个多余的参数："), ("Help:  ", "说明： "),
    ("Error: ", ""),
  ]
}
