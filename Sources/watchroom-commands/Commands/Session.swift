import ArgumentParser
import Foundation
import Wire

extension Language: ExpressibleByArgument {}

enum OutputFormat: String, ExpressibleByArgument, CaseIterable { case table, json }

/// What the commands that need no daemon take besides.
struct LanguageOptions: ParsableArguments {
  @Option(help: "zh | en")
  var lang: Language?
}

/// What every command that asks the daemon takes.
struct SessionOptions: ParsableArguments {
  @Option(help: Help.of("套接字", "the daemon's socket", value: "path"))
  var socket: String?

  @Option(name: [.short, .long], help: "table | json")
  var output = OutputFormat.table

  @Option(help: "zh | en")
  var lang: Language?

  /// Runs a command's work; what goes wrong is said in one line on standard error, with the exit code of `ClientFailure`.
  func run(_ work: (Session) throws -> Void) throws {
    let terminal = Terminal.current
    let session = Session(self, terminal)
    do {
      try Render.$screen.withValue(session.screen) { try work(session) }
    } catch let failure as ClientFailure {
      let lines = session.screen.wrapped(failure.message(session.language)).map(TextWidth.trimmed)
      terminal.writeError(lines.map { session.screen.paint($0, .bad) }.joined(separator: "\n"))
      throw ExitCode(failure.exitCode)
    }
  }
}

/// A command at work: the daemon it asks, the screen it draws on.
struct Session {
  static let usualSocket = "/run/watchroom/watchroom.sock"

  let terminal: Terminal
  let screen: Screen
  let client: DaemonClient
  let output: OutputFormat
  let tokenFile: TokenFile

  var language: Language { screen.language }

  init(_ options: SessionOptions, _ terminal: Terminal) {
    self.terminal = terminal
    let language = options.lang ?? terminal.environment["WATCHROOM_LANG"].flatMap(Language.init) ?? .zh
    screen = Screen(language: language, width: terminal.width, hasColour: terminal.hasColour)
    tokenFile = TokenFile.ofThisTerminal(terminal.environment)
    client = DaemonClient(
      socket: options.socket ?? terminal.environment["WATCHROOM_SOCKET"] ?? Session.usualSocket,
      token: tokenFile.read(),
      language: language)
    output = options.output
  }

  /// Prints an answer: as JSON, or as the lines that `view` makes of it.
  func show<Answer: Encodable>(_ answer: Answer, _ view: (Answer) -> [String]) throws {
    switch output {
    case .json:
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      terminal.write(String(decoding: try encoder.encode(answer), as: UTF8.self))
    case .table:
      let lines = view(answer)
      if !lines.isEmpty { terminal.write(lines.joined(separator: "\n")) }
    }
  }

  /// Prints a list; says so when there is more than was fetched.
  func show<Row>(_ page: Page<Row>, _ table: TextTable<Row>, rows: [Row]? = nil) throws {
    try show(page) { page in
      let lines = table.lines(rows ?? page.items, on: screen)
      let more = screen.line(
        screen.text("（还有更多，请用 --limit 或缩小范围）", "(there is more: use --limit or narrow it down)"), .faint)
      return page.next == nil ? lines : lines + [more]
    }
  }

  /// The centre that a list is about: what was typed; else the caller's own, so that a room sees what is its own; nil for `all`
  /// and for those who belong to no centre.
  func centre(_ typed: String?) throws -> String? {
    if typed == "all" { return nil }
    if let typed { return typed }
    return try client.get("/v1/whoami", as: WhoAmI.self).centre
  }

  /// The time of day now by the daemon's clock, for short times in tables: nil shows the date as well.
  var today: Timestamp? { try? client.get("/v1/status", as: StatusReport.self).at }

  /// The time that a person typed, in the organisation's zone: `14:30` (today), `11-22 14:30`, or ISO 8601.
  func time(_ text: String, field: String) throws -> Timestamp {
    if let time = Timestamp(iso8601: text) { return time }
    let status: StatusReport = try client.get("/v1/status")
    if let time = TypedTime.parse(text, now: status.at, zone: status.zone.civil) { return time }
    throw ClientFailure.usage(
      Words(
        "\(field):时间写作 14:30、11-22 14:30 或 2026-11-22T14:30:00+08:00",
        "\(field): a time is 14:30, 11-22 14:30 or 2026-11-22T14:30:00+08:00"))
  }

  /// A PIN from standard input or, asked without echo, from the terminal.
  func pin(_ prompt: Words, fromInput: Bool) throws -> String {
    let typed = fromInput ? terminal.readLine() : terminal.askSecret(prompt.text(language) + " ")
    guard let typed, !typed.isEmpty else {
      throw ClientFailure.usage(
        Words("没有输入 PIN（无终端时用 --pin-stdin）", "no PIN given (without a terminal use --pin-stdin)"))
    }
    return typed
  }
}
