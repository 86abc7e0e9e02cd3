import ArgumentParser
import Wire

extension SeverityName: ExpressibleByArgument {}
extension ShelveScope: ExpressibleByArgument {}

/// `watchroom finding`
struct FindingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "finding", abstract: "报警与发现 / alarms and findings",
    subcommands: [List.self, Show.self, Ack.self, Silence.self, Shelve.self, File.self, Dismiss.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "未了结的报警 / alarms that are not over")
    @Flag(help: "含已了结的 / also what is over") var all = false
    @Option(help: "中心编码 / only this centre") var centre: String?
    @Option(help: "级别 / severity: info ordinary serious emergency") var severity: SeverityName?
    @Option(help: "最多行数 / rows at most") var limit = 200
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let query = [("state", all ? "all" : "open"), ("centre", centre), ("severity", severity?.rawValue)]
        let page: Page<FindingRow> = try session.client.list("/v1/findings", query, most: limit)
        try session.show(page, FindingViews.table(at: session.today), rows: FindingViews.inOrder(page.items))
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "缘由、证据、通知 / reason, evidence, ladder")
    @Argument(help: "编号 / its number") var no: Int64
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let detail: FindingDetail = try session.client.get("/v1/findings/\(no)")
        try session.show(detail) { FindingViews.detail($0, on: session.screen) }
      }
    }
  }

  struct Ack: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "ack", abstract: "确认(30 分钟,紧急 10 分钟)/ acknowledge for 30 minutes, an emergency for 10")
    @Argument(help: "编号 / its number") var no: Int64
    @Option(help: "备注 / note") var note: String?
    @OptionGroup var options: SessionOptions

    func run() throws { try act(options, no, "acknowledge") { _ in AcknowledgeRequest(note: note) } }
  }

  struct Silence: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "silence", abstract: "本值班台静音 / silent on this console")
    @Argument(help: "编号 / its number") var no: Int64
    @Option(help: "备注 / note") var note: String?
    @OptionGroup var options: SessionOptions

    func run() throws { try act(options, no, "silence") { _ in SilenceRequest(note: note) } }
  }

  struct Shelve: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "shelve", abstract: "搁置(带班领导,最多 8 小时)/ shelve a zone or vessel, by a leader, 8 h at most")
    @Argument(help: "编号 / its number") var no: Int64
    @Option(help: "zone | vessel") var scope = ShelveScope.vessel
    @Option(help: "分钟 / minutes") var minutes: Int?
    @Option(help: "直到 / until, such as 16:30") var until: String?
    @Option(help: "理由 / reason") var reason: String
    @OptionGroup var options: SessionOptions

    func validate() throws {
      if (minutes == nil) == (until == nil) {
        throw ValidationError("--minutes 与 --until 须填其一 / give --minutes or --until")
      }
    }

    func run() throws {
      try act(options, no, "shelve") { session in
        ShelveRequest(
          until: try until.map { try session.time($0, field: "--until") }, minutes: minutes, reason: reason,
          scope: scope)
      }
    }
  }

  struct File: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "file", abstract: "立案 / file it as a case")
    @Argument(help: "编号 / its number") var no: Int64
    @Flag(help: "演练 / a drill") var drill = false
    @Option(help: "说明 / note") var note: String?
    @Option(help: "监控点 / monitoring point") var point: String?
    @Option(help: "整改要求 / what is demanded") var demand: String?
    @Option(help: "所见版本 / the revision you looked at") var revision: Int?
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let request = FileRequest(drill: drill ? true : nil, note: note, point: point, demand: demand)
        let answer: FileAnswer = try session.client.post("/v1/findings/\(no)/file", request, revision: revision)
        try session.show(answer) { answer in
          let screen = session.screen
          let number = answer.filed.number ?? ""
          var lines = [
            screen.line(
              screen.text("已立案 \(answer.filed.no)  \(number)", "filed as case \(answer.filed.no)  \(number)"), .good)
          ]
          if let notice = answer.notice {
            let due = notice.dueAt.map { screen.text(",时限 ", ", due ") + screen.fullTime($0) } ?? ""
            lines += screen.wrapped(
              screen.text(
                "通知书 \(notice.no) → \(notice.unitName)\(due)", "notice \(notice.no) → \(notice.unitName)\(due)"))
          }
          return lines
        }
      }
    }
  }

  struct Dismiss: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "dismiss", abstract: "排除(须有理由)/ dismiss, with a reason")
    @Argument(help: "编号 / its number") var no: Int64
    @Option(help: "理由 / reason") var reason: String
    @Option(help: "所见版本 / the revision you looked at") var revision: Int?
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let row: FindingRow = try session.client.post(
          "/v1/findings/\(no)/dismiss", DismissRequest(reason: reason), revision: revision)
        try session.show(row) { FindingViews.table(at: nil).lines([$0], on: session.screen) }
      }
    }
  }

  fileprivate static func act(
    _ options: SessionOptions, _ no: Int64, _ verb: String, _ request: (Session) throws -> some Encodable
  ) throws {
    try options.run { session in
      let row: FindingRow = try session.client.post("/v1/findings/\(no)/\(verb)", try request(session))
      try session.show(row) { FindingViews.table(at: nil).lines([$0], on: session.screen) }
    }
  }
}
