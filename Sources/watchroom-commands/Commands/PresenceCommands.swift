import ArgumentParser
import Wire

/// Presence checks (P8, C11, R8) under `watchroom watch`.
extension WatchCommand {
  struct Ask: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "ask", abstract: Help.text("对下级中心查岗", "ask a centre below whether it keeps watch"))
    }
    @Argument(help: Help.of("中心编码", "its code")) var centre: String
    @Option(help: Help.of("查岗问题", "the question")) var question: String?
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let row: PresenceRow = try session.client.post(
          "/v1/presence-checks", PresenceAskRequest(centre: centre, question: question))
        try session.show(row) { PresenceViews.row($0, at: session.today, on: session.screen) }
      }
    }
  }

  struct Answer: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "answer",
        abstract: Help.text("应答查岗；电话查岗由查岗单位登记", "answer a check; a call is entered by who made it"))
    }
    @Argument(help: Help.of("编号；缺省本中心待应答的", "its number; the one that waits unless said")) var no: Int64?
    @Option(help: Help.of("应答内容", "what you say")) var text: String?
    @Option(help: Help.of("接听人（电话查岗）", "who took the call")) var who: String?
    @Option(help: Help.of("接听时间，缺省现在", "when; now unless said")) var at: String?
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let request = PresenceAnswerRequest(
          no: no, text: text, who: who, at: try at.map { try session.time($0, field: "--at") })
        let row: PresenceRow = try session.client.post("/v1/presence-checks/answer", request)
        try session.show(row) { PresenceViews.row($0, at: session.today, on: session.screen) }
      }
    }
  }

  struct Missed: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "missed", abstract: Help.text("登记查岗电话无人接听", "nobody took the call"))
    }
    @Argument(help: Help.of("编号", "its number")) var no: Int64
    @Option(help: Help.of("说明", "a note")) var note: String?
    @Option(help: Help.of("呼叫时间，缺省现在", "when; now unless said")) var at: String?
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let request = PresenceCallRequest(note: note, at: try at.map { try session.time($0, field: "--at") })
        let row: PresenceRow = try session.client.post("/v1/presence-checks/\(no)/not-reached", request)
        try session.show(row) { PresenceViews.row($0, at: session.today, on: session.screen) }
      }
    }
  }

  struct Checks: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "checks", abstract: Help.text("查岗记录", "presence checks, asked and to answer"))
    }
    @Option(
      help: Help.of(
        "结果：open answered answered-late absent not-judged", "open answered answered-late absent not-judged"))
    var outcome: String?
    @Option(help: Help.of("中心编码；缺省本中心，all 为全部", "a centre's code; your own unless said, all for all")) var centre:
      String?
    @Option(help: Help.of("最多行数", "rows at most")) var limit = 100
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let page: Page<PresenceRow> = try session.client.list(
          "/v1/presence-checks", [("outcome", outcome), ("centre", try session.centre(centre))], most: limit)
        try session.show(page, PresenceViews.list(at: session.today))
      }
    }
  }

  struct Here: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "here", abstract: Help.text("确认在岗", "confirm that you are there"))
    }
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let row: WatchRow = try session.client.post("/v1/watches/here", HereRequest())
        try session.show(row) { row in
          [
            session.screen.line(
              session.screen.text("已确认在岗：", "confirmed: ") + Facts.short(row.centreName), .good)
          ]
        }
      }
    }
  }
}
