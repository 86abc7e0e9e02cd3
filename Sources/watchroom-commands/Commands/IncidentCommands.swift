import ArgumentParser
import Wire

/// `watchroom incident`: form 5 (P9, P10, C12, C13, X9).
struct IncidentCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "incident", abstract: Help.text("监控事件（附件五）", "incidents (form 5)"),
      subcommands: [
        List.self, Show.self, Set.self, Log.self, Call.self, Approve.self, SendBack.self, FollowUp.self, Final.self,
        Instruct.self, Receive.self,
      ], defaultSubcommand: List.self)
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "list", abstract: Help.text("未结事件及下一步", "open incidents, and what is owed next"))
    }
    @Option(help: Help.of("状态：open waiting closed all", "open waiting closed all")) var state: String?
    @Flag(help: Help.of("含已结", "also closed ones")) var all = false
    @Option(help: Help.of("中心编码；缺省本中心，all 为全部", "a centre's code; your own unless said, all for all")) var centre:
      String?
    @Option(help: Help.of("最多行数", "rows at most")) var limit = 200
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let query = [("state", state ?? (all ? "all" : nil)), ("centre", try session.centre(centre))]
        let page: Page<IncidentRow> = try session.client.list("/v1/incidents", query, most: limit)
        try session.show(page, IncidentViews.list(at: session.today))
      }
    }
  }

  struct Show: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "show", abstract: Help.text("报告单、联络、处置记录", "form 5, calls, log"))
    }
    @Argument(help: Help.of("编号（案件编号）", "its number (the case's)")) var no: Int64
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let detail: IncidentDetail = try session.client.get("/v1/incidents/\(no)")
        try session.show(detail) { IncidentViews.detail($0, on: session.screen) }
      }
    }
  }

  struct Log: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "log", abstract: Help.text("处置记录，或求援", "a line of the log, or a request for help"))
    }
    @Argument(help: Help.of("编号", "its number")) var no: Int64
    @Argument(help: Help.of("内容", "what happened")) var text: String
    @Option(help: Help.of("发生时间，缺省现在", "when it happened; now unless said")) var at: String?
    @Flag(help: Help.of("向上级求援", "ask the centre above for help")) var helpWanted = false
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let request = IncidentLogRequest(
          text: text, happenedAt: try at.map { try session.time($0, field: "--at") }, help: helpWanted ? true : nil)
        try IncidentCommand.act(session, no, "log", request, nil)
      }
    }
  }

  struct Call: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "call", abstract: Help.text("登记应急联络", "how a call of the emergency plan went"),
        discussion: Help.text(
          "联络对象写 vessel（船方）或单位编号，见 incident show", "PARTY is vessel or a unit's id: see incident show"))
    }
    @Argument(help: Help.of("编号", "its number")) var no: Int64
    @Argument(help: Help.of("联络对象", "vessel, or a unit's id")) var party: String
    @Flag(help: Help.of("已联系上", "reached")) var reached = false
    @Flag(help: Help.of("未接通", "no answer")) var noAnswer = false
    @Option(help: Help.of("说明：接电话的人、出动情况", "note: who answered, what they send")) var note: String?
    @Option(help: Help.of("时间，缺省现在", "when; now unless said")) var at: String?
    @OptionGroup var options: SessionOptions

    func validate() throws {
      if reached == noAnswer {
        throw ValidationError(Help.text("--reached 与 --no-answer 须填其一", "give --reached or --no-answer"))
      }
    }

    func run() throws {
      try options.run { session in
        let request = IncidentCallRequest(
          party: party, reached: reached, note: note, at: try at.map { try session.time($0, field: "--at") })
        try IncidentCommand.act(session, no, "call", request, nil)
      }
    }
  }

  struct Receive: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "receive", abstract: Help.text("签收；上级交办的，签收即接手处置", "confirm the receipt; from above: take it over")
      )
    }
    @Argument(help: Help.of("编号", "its number")) var no: Int64
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in try IncidentCommand.act(session, no, "receive", [String: String](), nil) }
    }
  }

  struct Instruct: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "instruct", abstract: Help.text("向下级下达指示", "an instruction to those below"))
    }
    @Argument(help: Help.of("编号", "its number")) var no: Int64
    @Argument(help: Help.of("指示", "the instruction")) var text: String
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        try IncidentCommand.act(session, no, "instruct", IncidentTextRequest(text: text), nil)
      }
    }
  }

  static func act(_ session: Session, _ no: Int64, _ verb: String, _ request: some Encodable, _ revision: Int?) throws {
    let detail: IncidentDetail = try session.client.post("/v1/incidents/\(no)/\(verb)", request, revision: revision)
    try session.show(detail) { IncidentViews.after($0, on: session.screen) }
  }
}
