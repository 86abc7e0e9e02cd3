import ArgumentParser
import Crypto
import Foundation
import Organisation
import Regulation
import Settings
import Units
import Wire

/// `watchroom agenda`: the duties due on some days, computed offline from a folder of configuration (R22). A forecast: it assumes
/// that what is planned is made; what was really owed on days past is in the daemon's register.
struct AgendaCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "agenda",
      abstract: Help.text("某几日应办事项，离线推算", "duties due on the days given, without a daemon"),
      discussion: Help.text(
        """
        只按配置推算，假定计划都已完成。抽查对象须凭密钥抽取：给 --key 列出对象，不给只列数量。
        -o json 每行一项：id, clause, kind, centre, day, ordinal, targets, count, opens, due, missedAfter,
        period, to, quota。
        """,
        """
        A forecast from the configuration: what is planned is taken as made. Spot checks are drawn with a
        secret key: with --key the draws are shown, without it their counts.
        -o json: one object a line with id, clause, kind, centre, day, ordinal, targets, count, opens, due,
        missedAfter, period, to, quota.
        """))
  }

  @Option(help: Help.of("配置目录", "folder of the configuration", value: "dir"))
  var config = "/etc/watchroom"

  @Option(help: Help.of("首日", "first day", value: "yyyy-mm-dd"), transform: Self.date)
  var from: CivilDate

  @Option(help: Help.of("末日（含）", "last day, included", value: "yyyy-mm-dd"), transform: Self.date)
  var to: CivilDate

  @Option(name: [.short, .long], help: "table | json")
  var output = OutputFormat.table

  @Option(
    help: Help.of(
      "抽查密钥：文件（如 secret/draw.key）、十六进制或文字", "key of the draws: a file that holds it, hex digits, or a text",
      value: "key"))
  var key: String?

  @Option(help: Help.of("只列本中心，可重复", "only this centre; may be repeated", value: "code"))
  var centre: [String] = []

  @Option(help: Help.of("只列本条款，可重复", "only this clause; may be repeated", value: "id"))
  var clause: [String] = []

  @OptionGroup var language: LanguageOptions

  /// Three years at a time.
  static let longest = 1100

  func validate() throws {
    guard from <= to else { throw ValidationError("--from \(from.iso) > --to \(to.iso)") }
    guard to - from < Self.longest else {
      throw ValidationError(Help.text("最多 \(Self.longest) 日", "at most \(Self.longest) days"))
    }
  }

  func run() throws {
    let terminal = Terminal.current
    let language = Help.language
    let screen = Screen(language: language, width: terminal.width, hasColour: terminal.hasColour)
    do {
      try run(screen)
    } catch let failure as ClientFailure {
      terminal.writeError(screen.paint(failure.message(language), .bad))
      throw ExitCode(failure.exitCode)
    }
  }

  private func run(_ screen: Screen) throws {
    let configuration = try OfflineConfiguration.load(config)
    let directory = Directory(configuration.organisation)
    for code in centre where directory.centre(CentreID(code)) == nil {
      throw ClientFailure.usage(
        Words("--centre:\(config) 中没有中心 \(code)", "--centre: \(code) is no centre of \(config)"))
    }
    let drawKey = try key.map { DrawKey(secret: try DrawSecret.read($0)) }
    // The whole plan is computed in any case: a centre's record does not depend on who asks.
    let planner = Planner(
      directory: directory, rules: configuration.regulation, hosted: Set(configuration.hostedCentres))
    let view = AgendaView(directory: directory, showsDraws: drawKey != nil)
    let out = LineOutput()
    try Agenda.forecast(from: from, through: to, planner: planner, key: drawKey) { day, duties in
      let wanted = duties.filter(isWanted)
      switch output {
      case .json: for duty in wanted { try out.line(AgendaEntry(duty, zone: directory.zone).json) }
      case .table: for line in view.lines(day, wanted, on: screen) { try out.line(line) }
      }
    }
    try out.flush()
  }

  private func isWanted(_ duty: Duty) -> Bool {
    (centre.isEmpty || centre.contains(duty.centre.rawValue)) && (clause.isEmpty || clause.contains(duty.clause))
  }

  /// `2026-11-21`
  @Sendable static func date(_ text: String) throws -> CivilDate {
    guard let date = CivilDate(iso: text) else {
      throw ValidationError(Help.text("日期写作 2026-11-21：\(text)", "a day is 2026-11-21, not \(text)"))
    }
    return date
  }
}

extension DrawKey {
  /// HMAC-SHA-256 with the daemon's secret (R2).
  init(secret: [UInt8]) {
    let key = SymmetricKey(data: secret)
    self.init { text in Array(HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: key)) }
  }
}

/// The secret of the draws as the command line gives it.
enum DrawSecret {
  /// Longer files are no keys.
  static let longest = 4096

  /// The bytes of a file that is there, as the daemon takes those of its `secret/draw.key`; else what 32 hex digits or more stand
  /// for; else the text itself, for trials. What looks like a path (with a `/`) must be a file that can be read: a mistyped one
  /// would draw another list and say nothing.
  static func read(_ argument: String) throws(ClientFailure) -> [UInt8] {
    if FileManager.default.fileExists(atPath: argument) || argument.contains("/") {
      guard let handle = FileHandle(forReadingAtPath: argument),
        let data = try? handle.read(upToCount: longest + 1), (1...longest).contains(data.count)
      else {
        throw .usage(
          Words(
            "--key:\(argument) 不是可读的密钥文件(1 至 \(longest) 字节)",
            "--key: \(argument) is no file of 1 to \(longest) bytes that can be read"))
      }
      return Array(data)
    }
    guard !argument.isEmpty else { throw .usage(Words("--key 为空", "--key is empty")) }
    return hex(argument) ?? Array(argument.utf8)
  }

  private static func hex(_ text: String) -> [UInt8]? {
    let digits = text.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
    guard digits.count == text.utf8.count, digits.count >= 32, digits.count.isMultiple(of: 2) else { return nil }
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }
}

/// Standard output in blocks, so that a year of a province is a matter of seconds.
private final class LineOutput {
  private var buffer: [UInt8] = []

  func line(_ text: String) throws {
    buffer.append(contentsOf: text.utf8)
    buffer.append(UInt8(ascii: "\n"))
    if buffer.count >= 1 << 16 { try flush() }
  }

  func flush() throws {
    try FileHandle.standardOutput.write(contentsOf: buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}
