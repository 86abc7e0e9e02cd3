import ArgumentParser
import Foundation
import Organisation
import Regulation
import Settings
import Units
import Wire

enum AgendaFormat: String, ExpressibleByArgument, CaseIterable { case table, json, ics, none }

/// `watchroom agenda`: the duties of some days (R22). With `--config` a forecast from a folder, without a daemon; else what the
/// daemon says: days past and today as they were recorded, days ahead as a forecast from what is done so far.
struct AgendaCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "agenda",
      abstract: Help.text("某几日应办事项：过去、今天、以后", "duties due on the days given: past, today, ahead"),
      discussion: Help.text(
        """
        向值班系统查询：已开班的日子照记录，绝不重算；以后的日子按已完成的推算，假定计划都已完成。
        给 --config 则只按配置推算，不连接值班系统。抽查对象只给抽查的中心看；推算时凭 --key 列出，不给只列数量。
        -o json 每行一项，字段见 docs/agenda.md；-o ics 为日历（iCalendar）；-o none 只计算不输出。
        表中不列值班时段，要列用 --watches。
        """,
        """
        Asks the daemon: days that were opened as they were recorded, never computed again; days ahead are a forecast from what is
        done so far, which takes what is planned as made. With --config a forecast from the folder alone. Draws are shown to the
        drawing centre; in a forecast with --key, else their counts.
        -o json: one object a line, fields in docs/agenda.md; -o ics: a calendar (iCalendar); -o none: computed, not printed.
        Tables leave watches out; --watches lists them.
        """))
  }

  @Option(help: Help.of("只按此配置目录推算", "forecast from this folder, without the daemon", value: "dir"))
  var config: String?

  @Option(help: Help.of("首日，缺省今天", "first day; today unless said", value: "yyyy-mm-dd"), transform: Self.date)
  var from: CivilDate?

  @Option(
    help: Help.of("末日（含），缺省同首日", "last day, included; the first unless said", value: "yyyy-mm-dd"), transform: Self.date
  )
  var to: CivilDate?

  @Option(name: [.short, .long], help: "table | json | ics | none")
  var output = AgendaFormat.table

  @Option(
    help: Help.of(
      "抽查密钥：文件（如 secret/draw.key）、十六进制或文字；须与 --config 同用",
      "key of the draws, with --config: a file that holds it, hex digits, or a text", value: "key"))
  var key: String?

  @Option(help: Help.of("只列本中心，可重复", "only this centre; may be repeated", value: "code"))
  var centre: [String] = []

  @Option(help: Help.of("只列本条款，可重复", "only this clause; may be repeated", value: "id"))
  var clause: [String] = []

  @Flag(help: Help.of("表中也列值班时段", "watches too, in the table"))
  var watches = false

  @Option(help: Help.of("套接字", "the daemon's socket", value: "path"))
  var socket: String?

  @OptionGroup var language: LanguageOptions

  /// Three years at a time.
  static let longest = 1100

  func validate() throws {
    if key != nil && config == nil {
      throw ValidationError(Help.text("--key 须与 --config 同用", "--key goes with --config"))
    }
    guard let from, let to else { return }
    guard from <= to else { throw ValidationError("--from \(from.iso) > --to \(to.iso)") }
    let longest = config == nil ? AgendaFilter.mostDays : Self.longest
    guard to - from < longest else {
      throw ValidationError(Help.text("最多 \(longest) 日", "at most \(longest) days"))
    }
  }

  func run() throws {
    let terminal = Terminal.current
    let language = Help.language
    let screen = Screen(language: language, width: terminal.width, hasColour: terminal.hasColour)
    do {
      if let config {
        try forecast(config, screen, terminal)
      } else {
        try ask(screen, terminal)
      }
    } catch let failure as ClientFailure {
      terminal.writeError(screen.paint(failure.message(language), .bad))
      if config == nil, case .notThere = failure {
        terminal.writeError(
          screen.text("不连接值班系统时用 --config 目录", "without the daemon: --config DIR"))
      }
      throw ExitCode(failure.exitCode)
    }
  }

  // MARK: Offline

  private func forecast(_ folder: String, _ screen: Screen, _ terminal: Terminal) throws {
    let configuration = try OfflineConfiguration.load(folder)
    let directory = Directory(configuration.organisation)
    for code in centre where directory.centre(CentreID(code)) == nil {
      throw ClientFailure.usage(
        Words("--centre:\(folder) 中没有中心 \(code)", "--centre: \(code) is no centre of \(folder)"))
    }
    let drawKey = try key.map { DrawKey(secret: try DrawSecret.read($0)) }
    // The whole plan is computed in any case: a centre's record does not depend on who asks.
    let planner = Planner(
      directory: directory, rules: configuration.regulation, hosted: Set(configuration.hostedCentres))
    let first = from ?? directory.zone.civil(OfflineConfiguration.now).date
    let rows = AgendaRows(directory: directory)
    let out = AgendaOutput(self, screen, terminal)
    out.begin()
    Agenda.forecast(from: first, through: to ?? first, planner: planner, key: drawKey) { day, duties in
      if output == .none { return }
      let wanted = duties.filter(isWanted)
      if output == .json {
        for duty in wanted { out.line(AgendaEntry(duty, zone: directory.zone).json) }
      } else {
        out.day(day, wanted.map(rows.row))
      }
    }
    out.end()
  }

  private func isWanted(_ duty: Duty) -> Bool {
    (centre.isEmpty || centre.contains(duty.centre.rawValue)) && (clause.isEmpty || clause.contains(duty.clause))
  }

  // MARK: From the daemon

  private func ask(_ screen: Screen, _ terminal: Terminal) throws {
    let client = DaemonClient(
      socket: socket ?? terminal.environment["WATCHROOM_SOCKET"] ?? Session.usualSocket,
      token: TokenFile.ofThisTerminal(terminal.environment).read(), language: screen.language)
    let query: [(String, String?)] = [
      ("from", from?.iso), ("to", to?.iso), ("centre", centre.isEmpty ? nil : centre.joined(separator: ",")),
      ("clause", clause.isEmpty ? nil : clause.joined(separator: ",")), ("limit", "\(PageRequest.most)"),
    ]
    let out = AgendaOutput(self, screen, terminal)
    out.begin()
    var cursor: Int64?
    var day: [AgendaRow] = []
    repeat {
      let page: Page<AgendaRow> = try client.get(
        "/v1/agenda", query + [("cursor", cursor.map { "\($0)" })])
      for row in page.items {
        if let first = day.first, first.day != row.day {
          out.day(first.day, day)
          day = []
        }
        day.append(row)
      }
      // A cursor that does not move would go on for ever.
      cursor = page.next.flatMap { next in cursor.map { next > $0 } ?? true ? next : nil }
    } while cursor != nil
    if let first = day.first { out.day(first.day, day) }
    out.end()
  }

  /// `2026-11-21`
  @Sendable static func date(_ text: String) throws -> CivilDate {
    guard let date = CivilDate(iso: text) else {
      throw ValidationError(Help.text("日期写作 2026-11-21：\(text)", "a day is 2026-11-21, not \(text)"))
    }
    return date
  }
}
