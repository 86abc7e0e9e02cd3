import ArgumentParser
import Wire

extension MatterName: ExpressibleByArgument {}
extension VerifyOutcome: ExpressibleByArgument {}

/// `watchroom case`
struct CaseCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "case", abstract: Help.text("案件", "cases"),
      subcommands: [
        List.self, Show.self, Urge.self, Tell.self, Supervise.self, Result.self, Raise.self, Hand.self, Accept.self,
        Dismiss.self, Reopen.self, Close.self, Triage.self,
      ])
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "list", abstract: Help.text("未结案件", "open cases"))
    }
    @Option(help: Help.of("状态，open 为未结", "state; open means not closed")) var state: String?
    @Flag(help: Help.of("含已结", "also closed ones")) var all = false
    @Option(help: "violation | breach | incident | fault") var kind: MatterName?
    @Flag(help: Help.of("只列多发事项（S1）", "only what recurs (S1)")) var recurring = false
    @Option(help: Help.of("中心编码；缺省本中心，all 为全部", "a centre's code; your own unless said, all for all")) var centre:
      String?
    @Option(help: Help.of("最多行数", "rows at most")) var limit = 200
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let centre = try session.centre(centre)
        if recurring {
          let page: Page<RecurrenceRow> = try session.client.get("/v1/recurrences", [("centre", centre)])
          return try session.show(page, CaseLifeViews.recurrences)
        }
        let query = [("state", state ?? (all ? nil : "open")), ("kind", kind?.rawValue), ("centre", centre)]
        let page: Page<CaseRow> = try session.client.list("/v1/cases", query, most: limit)
        try session.show(page, CaseViews.cases(at: session.today))
      }
    }
  }

  struct Show: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "show", abstract: Help.text("案件详情", "a case with its papers"))
    }
    @Argument(help: Help.of("编号", "its number")) var no: Int64
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let detail: CaseDetail = try session.client.get("/v1/cases/\(no)")
        try session.show(detail) { CaseViews.detail($0, on: session.screen) }
      }
    }
  }
}

extension CaseCommand {
  struct Close: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "close", abstract: Help.text("结案（经办人之外的人）", "close, by someone other than the handler"),
        discussion: Help.text("通知书以回复和核查结案", "a notice is closed by its reply and verification"))
    }
    @Argument(help: Help.of("编号", "its number")) var no: Int64
    @Option(help: Help.of("处理结果", "how it ended")) var note: String
    @Option(help: Help.of("所见版本", "the revision you looked at")) var revision: Int?
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let row: CaseRow = try session.client.post(
          "/v1/cases/\(no)/close", CloseRequest(note: note), revision: revision)
        try session.show(row) { CaseViews.cases(at: session.today).lines([$0], on: session.screen) }
      }
    }
  }
}

/// `watchroom notice`
struct NoticeCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "notice", abstract: Help.text("通知书", "notices"),
      subcommands: [
        List.self, Show.self, Receive.self, Reply.self, Verify.self, Pass.self, Cancel.self, Issue.self, File.self,
        Drafts.self, Sign.self, Discard.self, PDF.self,
      ])
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "list", abstract: Help.text("未结通知书", "open notices"))
    }
    @Option(help: Help.of("状态，open 为未结", "state; open means not closed")) var state: String?
    @Flag(help: Help.of("含已结", "also closed ones")) var all = false
    @Option(help: Help.of("中心编码；缺省本中心，all 为全部", "a centre's code; your own unless said, all for all")) var centre:
      String?
    @Option(help: Help.of("最多行数", "rows at most")) var limit = 200
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let query = [("state", state ?? (all ? nil : "open")), ("centre", try session.centre(centre))]
        let page: Page<NoticeRow> = try session.client.list("/v1/notices", query, most: limit)
        try session.show(page, CaseViews.notices(at: session.today))
      }
    }
  }

  struct Show: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "show", abstract: Help.text("通知书详情", "a notice"))
    }
    @Argument(help: Help.of("编号", "its number")) var no: Int64
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let detail: NoticeDetail = try session.client.get("/v1/notices/\(no)")
        try session.show(detail) { CaseViews.detail($0, on: session.screen) }
      }
    }
  }

  struct Receive: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "receive", abstract: Help.text("签收，7 日自此起算", "receipt, which starts the 7 days"))
    }
    @Argument(help: Help.of("编号", "its number")) var no: Int64
    @Option(help: Help.of("签收时间，缺省现在", "when; now unless said")) var at: String?
    @Option(help: Help.of("所见版本", "the revision you looked at")) var revision: Int?
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let request = ReceiveRequest(receivedAt: try at.map { try session.time($0, field: "--at") })
        try NoticeCommand.act(session, no, "receive", request, revision)
      }
    }
  }

  struct Reply: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "reply", abstract: Help.text("整改回复", "the rectification reported"))
    }
    @Argument(help: Help.of("编号", "its number")) var no: Int64
    @Option(help: Help.of("整改措施", "measures taken")) var measures: String
    @Option(help: Help.of("回复时间，缺省现在；来函的写收到时间", "when; of a mail when it was received; now unless said")) var at:
      String?
    @Option(help: Help.of("附件，可多次（每个不超过 10 MiB）", "a file; may stand several times (10 MiB each)")) var file: [String] =
      []
    @Flag(help: Help.of("来函回复，由签发中心录入", "it came by mail, and the issuing centre enters it")) var byMail = false
    @Option(help: Help.of("来函单位或来函人", "from whom the mail came")) var from: String?
    @Option(help: Help.of("所见版本", "the revision you looked at")) var revision: Int?
    @OptionGroup var options: SessionOptions

    func validate() throws {
      if byMail != (from?.contains { !$0.isWhitespace } ?? false) {
        throw ValidationError(Help.text("来函回复须写明来函单位：--by-mail --from 单位", "say from whom: --by-mail --from WHO"))
      }
    }

    func run() throws {
      try options.run { session in
        let files = try file.map { try ReplyFiles.read($0) }
        let request = ReplyRequest(
          measures: measures, repliedAt: try at.map { try session.time($0, field: "--at") },
          files: files.isEmpty ? nil : files, mailedBy: byMail ? from : nil)
        try NoticeCommand.act(session, no, "reply", request, revision)
      }
    }
  }

  struct Verify: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "verify", abstract: Help.text("核查（经办人之外的人）", "verify, by someone other than the handler"),
        discussion: Help.text(
          "在值班台上须第二人输入 PIN: --second 工号或姓名", "On a console the second person's PIN is asked: --second ID or name"))
    }
    @Argument(help: Help.of("编号", "its number")) var no: Int64
    @Argument(help: "accepted | sentBack") var outcome: VerifyOutcome
    @Option(help: Help.of("核查意见，退回时必填", "note; needed to send back")) var note: String?
    @Option(help: Help.of("退回的：再次回复的期限（日期）", "sent back: the last day for the new reply")) var due: String?
    @Option(help: Help.of("第二人工号", "the second person's id")) var second: String?
    @Flag(help: Help.of("从标准输入读 PIN", "read the PIN from standard input")) var pinStdin = false
    @Option(help: Help.of("所见版本", "the revision you looked at")) var revision: Int?
    @OptionGroup var options: SessionOptions

    func validate() throws {
      if outcome == .sentBack, note?.contains(where: { !$0.isWhitespace }) != true {
        throw ValidationError(Help.text("退回须写意见：--note", "to send it back say why: --note"))
      }
    }

    func run() throws {
      try options.run { session in
        let second = try second ?? askSecond(session)
        let pin = try second.map { try session.pin(Words("\($0) 的 PIN:", "PIN of \($0):"), fromInput: pinStdin) }
        let request = VerifyRequest(
          outcome: outcome, note: note, secondPerson: second, secondPin: pin, due: try TypedDay.read(due, "--due"))
        try NoticeCommand.act(session, no, "verify", request, revision)
      }
    }

    /// On a console two people sign: who is the other?
    private func askSecond(_ session: Session) throws -> String? {
      let who: WhoAmI = try session.client.get("/v1/whoami")
      guard who.kind == "console", who.person != nil else { return nil }
      let typed = session.terminal.askLine(session.screen.text("第二人工号或姓名：", "second person's id or name: "))
      guard let typed, !typed.isEmpty else {
        throw ClientFailure.usage(
          Words(
            "值班台上核查须两人：加 --second 工号，由其输入 PIN", "on a console two people verify: add --second ID, who gives their PIN"
          ))
      }
      return typed
    }
  }

  static func act(
    _ session: Session, _ no: Int64, _ verb: String, _ request: some Encodable, _ revision: Int?
  ) throws {
    let row: NoticeRow = try session.client.post("/v1/notices/\(no)/\(verb)", request, revision: revision)
    try session.show(row) { CaseViews.notices(at: session.today).lines([$0], on: session.screen) }
  }
}
