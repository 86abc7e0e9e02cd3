import ArgumentParser
import Crypto
import Foundation
import Organisation
import Regulation
import Settings
import Units

/// `watchroom agenda`: the duties due on some days, computed offline from a folder of configuration (R22). A forecast: it assumes
/// that what is planned is made; what was really owed on days past is in the daemon's register.
struct AgendaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agenda",
    abstract: "Duties due on the days given, computed from a configuration folder without a daemon.",
    discussion: """
      One JSON object a line with -o json: id, clause, kind, centre, day, ordinal, targets, count, opens, due, missedAfter, \
      period, to, quota. Spot checks are drawn with a secret key: with --key the draws are shown, without it their counts only.
      """)

  enum Output: String, ExpressibleByArgument, CaseIterable { case table, json }

  @Option(help: "Folder of the configuration.")
  var config = "/etc/watchroom"

  @Option(help: ArgumentHelp("First day.", valueName: "yyyy-mm-dd"), transform: Self.date)
  var from: CivilDate

  @Option(help: ArgumentHelp("Last day, included.", valueName: "yyyy-mm-dd"), transform: Self.date)
  var to: CivilDate

  @Option(name: [.short, .long], help: "table or json.")
  var output = Output.table

  @Option(help: ArgumentHelp("Key of the draws: hex digits, or a file that holds it.", valueName: "hex|file"))
  var key: String?

  @Option(help: ArgumentHelp("Only this centre; may be repeated.", valueName: "code"))
  var centre: [String] = []

  @Option(help: ArgumentHelp("Only this clause; may be repeated.", valueName: "id"))
  var clause: [String] = []

  /// Three years at a time.
  static let longest = 1100

  func validate() throws {
    guard from <= to else { throw ValidationError("--from \(from.iso) lies after --to \(to.iso)") }
    guard to - from < Self.longest else { throw ValidationError("at most \(Self.longest) days at a time") }
  }

  func run() throws {
    let configuration = try loadConfiguration()
    let directory = Directory(configuration.organisation)
    for code in centre where directory.centre(CentreID(code)) == nil {
      throw ValidationError("--centre: \(code) is no centre of \(config)")
    }
    // The whole plan is computed in any case: a centre's record does not depend on who asks.
    let hosted = Set(configuration.hostedCentres)
    let planner = Planner(directory: directory, rules: configuration.regulation, hosted: hosted)
    let drawKey = try key.map { try DrawKey(secret: DrawSecret.read($0)) }
    let out = LineOutput()
    let table = AgendaTable(directory: directory, showsDraws: drawKey != nil)
    try Agenda.forecast(from: from, through: to, planner: planner, key: drawKey) { day, duties in
      let wanted = duties.filter(isWanted)
      switch output {
      case .json: for duty in wanted { try out.line(AgendaEntry(duty, zone: directory.zone).json) }
      case .table: for line in table.lines(day, wanted) { try out.line(line) }
      }
    }
    try out.flush()
  }

  private func isWanted(_ duty: Duty) -> Bool {
    (centre.isEmpty || centre.contains(duty.centre.rawValue)) && (clause.isEmpty || clause.contains(duty.clause))
  }

  /// A refused configuration is said line by line, with the exit code of `watchroomd --check`.
  private func loadConfiguration() throws -> Configuration {
    let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    switch ConfigurationLoader.load(directory: config, now: now) {
    case .success(let loaded): return loaded.configuration
    case .failure(let refused):
      FileHandle.standardError.write(Data((refused.description + "\n").utf8))
      throw ExitCode(78)
    }
  }

  /// `2026-11-21`
  @Sendable private static func date(_ text: String) throws -> CivilDate {
    guard let date = CivilDate(iso: text) else { throw ValidationError("not a date: \(text)") }
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
private enum DrawSecret {
  /// Hex digits of at least 16 bytes, or the path of a file that holds them, or the bytes as they are.
  static func read(_ argument: String) throws -> [UInt8] {
    if let bytes = hex(argument) { return bytes }
    guard let handle = FileHandle(forReadingAtPath: argument), let data = try handle.read(upToCount: 4097) else {
      throw ValidationError("--key: neither 32 hex digits or more nor a file that can be read: \(argument)")
    }
    guard (16...4096).contains(data.count) else {
      throw ValidationError("--key: \(argument) should hold 16 to 4096 bytes")
    }
    let text = String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    return hex(text) ?? Array(data)
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

/// A day of the agenda as people read it: one table a day, in order of time.
struct AgendaTable {
  var directory: Directory
  var showsDraws: Bool

  func lines(_ day: CivilDate, _ duties: [Duty]) -> [String] {
    let weekdays = ["一", "二", "三", "四", "五", "六", "日"]
    let title = "\(day.iso) 星期\(weekdays[(day.weekday - 1) % 7])"
    if duties.isEmpty { return [title, "  (无)", ""] }
    let sorted = duties.sorted { ($0.due, $0.centre, $0.id) < ($1.due, $1.centre, $1.id) }
    let rows = [["截止", "开始", "条款", "事项", "中心", "对象", "报送"]] + sorted.map(row)
    let widths = rows[0].indices.map { column in rows.map { $0[column].columns }.max() ?? 0 }
    var lines = [title]
    for (index, row) in rows.enumerated() {
      let cells = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.columns) }
      lines.append("  " + cells.joined(separator: "  ").trimmingCharacters(in: .whitespaces))
      if index > 0, showsDraws, sorted[index - 1].kind.isDrawn { lines += names(sorted[index - 1].targets) }
    }
    return lines + [""]
  }

  private func row(_ duty: Duty) -> [String] {
    [
      time(duty.due, on: duty.day), time(duty.opens, on: duty.day), duty.clause, word(duty),
      directory.centre(duty.centre)?.name ?? duty.centre.rawValue,
      duty.kind.isRound ? "\(AgendaEntry(duty, zone: directory.zone).count)" : "",
      duty.to.map(name).joined(separator: "、"),
    ]
  }

  private func time(_ instant: Instant, on day: CivilDate) -> String {
    let (date, time) = directory.zone.civil(instant)
    return date == day ? time.text : directory.zone.short(instant)
  }

  private func word(_ duty: Duty) -> String {
    switch duty.kind {
    case .cityRound: "巡查市(州)中心 第\(duty.ordinal)次"
    case .countySpotCheck: "抽查县(区)中心"
    case .pointSpotCheck: "抽查监控点"
    case .countyRound: "巡查县(区)中心 第\(duty.ordinal)次"
    case .countyPointCheck: "抽查县(区)监控点"
    case .directPointRound: "巡查直管监控点"
    case .pointRound: "巡查监控点"
    case .dailyReport: "值班日报"
    }
  }

  private func name(_ recipient: Recipient) -> String {
    switch recipient {
    case .centre(let id): directory.centre(id)?.name ?? id.rawValue
    case .unit(let id): directory.unit(id)?.name ?? id
    }
  }

  /// Drawn objects by name, some to a line.
  private func names(_ targets: [Target]) -> [String] {
    var lines: [String] = []
    for target in targets {
      let name =
        switch target {
        case .centre(let id): directory.centre(id)?.name ?? id.rawValue
        case .point(let id): directory.point(id)?.name ?? id
        }
      if let last = lines.last, last.columns + name.columns < 110 {
        lines[lines.count - 1] = last + "、" + name
      } else {
        lines.append("        " + name)
      }
    }
    return lines
  }
}

extension String {
  /// Columns on a terminal: Chinese characters and full-width signs take two, combining marks none.
  fileprivate var columns: Int {
    unicodeScalars.reduce(0) { sum, scalar in
      switch scalar.value {
      case 0x0300...0x036F, 0x200B...0x200F, 0xFE00...0xFE0F: sum
      case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
        0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
        sum + 2
      default: sum + 1
      }
    }
  }
}
