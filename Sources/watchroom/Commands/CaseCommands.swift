import ArgumentParser
import Wire

extension MatterName: ExpressibleByArgument {}
extension VerifyOutcome: ExpressibleByArgument {}

/// `watchroom case`
struct CaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "case", abstract: "案件 / cases", subcommands: [List.self, Show.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "未结案件 / open cases")
    @Option(help: "状态,open 为未结 / state; open means not closed") var state: String?
    @Flag(help: "含已结 / also closed ones") var all = false
    @Option(help: "violation | breach | incident | fault") var kind: MatterName?
    @Option(help: "中心编码 / only this centre") var centre: String?
    @Option(help: "最多行数 / rows at most") var limit = 200
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let query = [("state", state ?? (all ? nil : "open")), ("kind", kind?.rawValue), ("centre", centre)]
        let page: Page<CaseRow> = try session.client.list("/v1/cases", query, most: limit)
        try session.show(page, CaseViews.cases(at: session.today))
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "案件详情 / a case with its papers")
    @Argument(help: "编号 / its number") var no: Int64
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let detail: CaseDetail = try session.client.get("/v1/cases/\(no)")
        try session.show(detail) { CaseViews.detail($0, on: session.screen) }
      }
    }
  }
}

/// `watchroom notice`
struct NoticeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notice", abstract: "通知书 / notices",
    subcommands: [List.self, Show.self, Receive.self, Reply.self, Verify.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "未结通知书 / open notices")
    @Option(help: "状态,open 为未结 / state; open means not closed") var state: String?
    @Flag(help: "含已结 / also closed ones") var all = false
    @Option(help: "中心编码 / only this centre") var centre: String?
    @Option(help: "最多行数 / rows at most") var limit = 200
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let query = [("state", state ?? (all ? nil : "open")), ("centre", centre)]
        let page: Page<NoticeRow> = try session.client.list("/v1/notices", query, most: limit)
        try session.show(page, CaseViews.notices(at: session.today))
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "通知书详情 / a notice")
    @Argument(help: "编号 / its number") var no: Int64
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let detail: NoticeDetail = try session.client.get("/v1/notices/\(no)")
        try session.show(detail) { CaseViews.detail($0, on: session.screen) }
      }
    }
  }

  struct Receive: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "receive", abstract: "签收,7 日自此起算 / receipt, which starts the 7 days")
    @Argument(help: "编号 / its number") var no: Int64
    @Option(help: "签收时间,缺省现在 / when; now unless said") var at: String?
    @Option(help: "所见版本 / the revision you looked at") var revision: Int?
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let request = ReceiveRequest(receivedAt: try at.map { try session.time($0, field: "--at") })
        try NoticeCommand.act(session, no, "receive", request, revision)
      }
    }
  }

  struct Reply: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "reply", abstract: "整改回复 / the rectification reported")
    @Argument(help: "编号 / its number") var no: Int64
    @Option(help: "整改措施 / measures taken") var measures: String
    @Option(help: "回复时间,缺省现在 / when; now unless said") var at: String?
    @Option(help: "所见版本 / the revision you looked at") var revision: Int?
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let request = ReplyRequest(measures: measures, repliedAt: try at.map { try session.time($0, field: "--at") })
        try NoticeCommand.act(session, no, "reply", request, revision)
      }
    }
  }

  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "verify", abstract: "核查(经办人之外的人)/ verify, by someone other than the handler",
      discussion: "在值班台上须第二人输入 PIN / on a console the second person's PIN is asked: --second ID")
    @Argument(help: "编号 / its number") var no: Int64
    @Argument(help: "accepted | sentBack") var outcome: VerifyOutcome
    @Option(help: "核查意见,退回时必填 / note; needed to send back") var note: String?
    @Option(help: "第二人工号 / the second person's id") var second: String?
    @Flag(help: "从标准输入读 PIN / read the PIN from standard input") var pinStdin = false
    @Option(help: "所见版本 / the revision you looked at") var revision: Int?
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let pin = try second.map { try session.pin(Words("\($0) 的 PIN:", "PIN of \($0):"), fromInput: pinStdin) }
        let request = VerifyRequest(outcome: outcome, note: note, secondPerson: second, secondPin: pin)
        try NoticeCommand.act(session, no, "verify", request, revision)
      }
    }
  }

  fileprivate static func act(
    _ session: Session, _ no: Int64, _ verb: String, _ request: some Encodable, _ revision: Int?
  ) throws {
    let row: NoticeRow = try session.client.post("/v1/notices/\(no)/\(verb)", request, revision: revision)
    try session.show(row) { CaseViews.notices(at: nil).lines([$0], on: session.screen) }
  }
}
