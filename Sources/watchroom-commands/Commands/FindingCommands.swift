import ArgumentParser
import Wire

extension SeverityName: ExpressibleByArgument {}
extension ShelveScope: ExpressibleByArgument {}

/// `watchroom finding`
struct FindingCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "finding", abstract: Help.text("报警与发现", "alarms and findings"),
      subcommands: [
        List.self, Show.self, Add.self, Ack.self, Silence.self, Shelve.self, Shelves.self, Unshelve.self, Raise.self,
        File.self, Dismiss.self, Attach.self, Verify.self, Export.self, Load.self,
      ])
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "list", abstract: Help.text("未了结的报警", "alarms that are not over"))
    }
    @Flag(help: Help.of("含已了结的", "also what is over")) var all = false
    @Option(help: Help.of("中心编码；缺省本中心，all 为全部", "a centre's code; your own unless said, all for all")) var centre:
      String?
    @Option(help: Help.of("级别", "severity: info ordinary serious emergency")) var severity: SeverityName?
    @Option(help: Help.of("最多行数", "rows at most")) var limit = 200
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let query = [
          ("state", all ? "all" : "open"), ("centre", try session.centre(centre)), ("severity", severity?.rawValue),
        ]
        let page: Page<FindingRow> = try session.client.list("/v1/findings", query, most: limit)
        try session.show(page, FindingViews.table(at: session.today), rows: FindingViews.inOrder(page.items))
      }
    }
  }

  struct Show: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "show", abstract: Help.text("缘由、证据、通知", "reason, evidence, ladder"))
    }
    @Argument(help: Help.of("编号", "its number")) var no: Int64
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let detail: FindingDetail = try session.client.get("/v1/findings/\(no)")
        try session.show(detail) { FindingViews.detail($0, on: session.screen) }
      }
    }
  }

  struct Ack: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "ack", abstract: Help.text("确认（30 分钟，紧急 10 分钟）", "acknowledge for 30 minutes, an emergency for 10")
      )
    }
    @Argument(help: Help.of("编号", "its number")) var no: Int64
    @Option(help: Help.of("备注", "note")) var note: String?
    @OptionGroup var options: SessionOptions

    func run() throws { try act(options, no, "acknowledge") { _ in AcknowledgeRequest(note: note) } }
  }

  struct Silence: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "silence", abstract: Help.text("本值班台静音", "silent on this console"))
    }
    @Argument(help: Help.of("编号", "its number")) var no: Int64
    @Option(help: Help.of("备注", "note")) var note: String?
    @OptionGroup var options: SessionOptions

    func run() throws { try act(options, no, "silence") { _ in SilenceRequest(note: note) } }
  }

  struct Shelve: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "shelve",
        abstract: Help.text("搁置（带班领导，最多 8 小时）", "shelve a zone or vessel, by a leader, 8 h at most"))
    }
    @Argument(help: Help.of("编号", "its number")) var no: Int64
    @Option(help: "zone | vessel") var scope = ShelveScope.vessel
    @Option(help: Help.of("分钟", "minutes")) var minutes: Int?
    @Option(help: Help.of("直到", "until, such as 16:30")) var until: String?
    @Option(help: Help.of("理由", "reason")) var reason: String
    @OptionGroup var options: SessionOptions

    func validate() throws {
      if (minutes == nil) == (until == nil) {
        throw ValidationError(Help.text("--minutes 与 --until 须填其一", "give --minutes or --until"))
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

  struct Raise: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "raise", abstract: Help.text("升级（带班领导），按新等级重新逐级通知", "raise it, by a leader; it climbs anew"))
    }
    @Argument(help: Help.of("编号", "its number")) var no: Int64
    @Option(help: "ordinary | serious | emergency") var severity: RaisedSeverity
    @Option(help: Help.of("理由", "reason")) var reason: String
    @OptionGroup var options: SessionOptions

    func run() throws {
      try act(options, no, "raise") { _ in FindingRaiseRequest(severity: severity, reason: reason) }
    }
  }

  struct File: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "file", abstract: Help.text("立案", "file it as a case"))
    }
    @Argument(help: Help.of("编号", "its number")) var no: Int64
    @Flag(help: Help.of("演练", "a drill")) var drill = false
    @Option(help: Help.of("说明", "note")) var note: String?
    @Option(help: Help.of("监控点", "monitoring point")) var point: String?
    @Option(help: Help.of("整改要求", "what is demanded")) var demand: String?
    @Flag(help: Help.of("违规已当场纠正：只登台账（P8）", "a breach that was stopped at once: only the ledger (P8)")) var stopped =
      false
    @Option(help: Help.of("所见版本", "the revision you looked at")) var revision: Int?
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let request = FileRequest(
          drill: drill ? true : nil, note: note, point: point, demand: demand, stopped: stopped ? true : nil)
        let answer: FileAnswer = try session.client.post("/v1/findings/\(no)/file", request, revision: revision)
        // What an incident owes next is the first thing to know.
        let incident: IncidentDetail? =
          answer.filed.kind == "incident" && session.output == .table
          ? try? session.client.get("/v1/incidents/\(answer.filed.no)") : nil
        try session.show(answer) { answer in
          let screen = session.screen
          let number = answer.filed.number ?? ""
          var lines = [
            screen.line(
              TextWidth.trimmed(
                screen.text("已立案，案件 \(answer.filed.no)  \(number)", "filed as case \(answer.filed.no)  \(number)")),
              .good
            )
          ]
          if let draft = answer.draft {
            lines += screen.wrapped(
              screen.text(
                "通知书已拟好，待带班领导签发：watchroom notice sign \(draft.no)",
                "its notice waits for a leader's signature: watchroom notice sign \(draft.no)"))
          } else if number.isEmpty {
            lines += screen.wrapped(
              screen.text("此类案件不发文书，已登入台账。", "no paper is issued for it: it stands in the ledger."))
          }
          if let notice = answer.notice {
            let due = notice.dueAt.map { screen.text("，时限 ", ", due ") + screen.fullTime($0) } ?? ""
            lines += screen.wrapped(
              screen.text(
                "通知书 \(notice.no) → \(notice.unitName)\(due)", "notice \(notice.no) → \(notice.unitName)\(due)"))
          }
          lines += CaseLifeViews.recurring(answer.recurring, on: screen)
          if let incident { lines += [""] + IncidentViews.after(incident, on: screen) }
          return lines
        }
      }
    }
  }

  struct Dismiss: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "dismiss", abstract: Help.text("排除（须有理由）", "dismiss, with a reason"))
    }
    @Argument(help: Help.of("编号", "its number")) var no: Int64
    @Option(help: Help.of("理由", "reason")) var reason: String
    @Option(help: Help.of("所见版本", "the revision you looked at")) var revision: Int?
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let row: FindingRow = try session.client.post(
          "/v1/findings/\(no)/dismiss", DismissRequest(reason: reason), revision: revision)
        try session.show(row) { FindingViews.table(at: session.today).lines([$0], on: session.screen) }
      }
    }
  }

  fileprivate static func act(
    _ options: SessionOptions, _ no: Int64, _ verb: String, _ request: (Session) throws -> some Encodable
  ) throws {
    try options.run { session in
      let row: FindingRow = try session.client.post("/v1/findings/\(no)/\(verb)", try request(session))
      try session.show(row) { FindingViews.table(at: session.today).lines([$0], on: session.screen) }
    }
  }
}
