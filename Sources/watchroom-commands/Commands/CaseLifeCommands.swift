import ArgumentParser
import Units
import Wire

extension SupervisionLevel: ExpressibleByArgument {}
extension ToldWhom: ExpressibleByArgument {}
extension ToldMeans: ExpressibleByArgument {}
extension SupervisionOutcome: ExpressibleByArgument {
  /// By its word as well: `已处理完毕`, and as the daemon writes it: `not-handled`.
  package init?(argument: String) {
    let named = SupervisionOutcome.allCases.first { outcome in
      let words = CaseLifeTexts.outcome(outcome.rawValue)
      return [outcome.rawValue, words.zh, words.en].contains(argument)
        || (outcome == .notHandled && argument == "not-handled")
    }
    guard let named else { return nil }
    self = named
  }
}

/// What every step of a case needs.
struct CaseStepOptions: ParsableArguments {
  @Argument(help: Help.of("案件编号", "the case's number")) var no: Int64
  @Option(help: Help.of("所见版本", "the revision you looked at")) var revision: Int?
  @OptionGroup var options: SessionOptions

  func post(_ verb: String, _ request: (Session) throws -> some Encodable) throws {
    try options.run { session in
      let row: CaseRow = try session.client.post("/v1/cases/\(no)/\(verb)", request(session), revision: revision)
      try session.show(row) { CaseLifeViews.after($0, on: session.screen) }
    }
  }
}

extension CaseCommand {
  /// 催办
  struct Urge: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "urge", abstract: Help.text("催办", "urge whoever must answer"))
    }
    @OptionGroup var step: CaseStepOptions
    @Option(help: Help.of("催办内容", "words")) var words: String
    func run() throws { try step.post("urge") { _ in UrgeRequest(words: words) } }
  }

  struct Tell: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "tell", abstract: Help.text("登记劝止、告知（C10、X8）", "whom you told to stop (C10, X8)"),
        discussion: Help.text(
          "告知乡镇（township）时同时发信", "of the township a mail is sent as well"))
    }
    @OptionGroup var step: CaseStepOptions
    @Option(help: "vessel | township | shipManager | supervisor") var whom: ToldWhom
    @Option(help: "broadcast | gpsVoice | vhf | phone") var by: ToldMeans
    @Flag(inversion: .prefixedNo, help: Help.of("是否已纠正", "whether it was obeyed")) var obeyed: Bool?
    @Option(help: Help.of("内容", "words")) var words: String
    func run() throws {
      try step.post("tell") { _ in TellRequest(whom: whom, means: by, obeyed: obeyed, words: words) }
    }
  }

  /// 报警督办
  struct Supervise: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "supervise", abstract: Help.text("上级督办", "order it from above, with a deadline"))
    }
    @OptionGroup var step: CaseStepOptions
    @Option(help: Help.of("办结时限", "the deadline")) var deadline: String
    @Option(help: "urgent | ordinary") var level = SupervisionLevel.ordinary
    @Option(help: Help.of("督办要求", "what is ordered")) var words: String
    func run() throws {
      try step.post("supervise") { session in
        SuperviseRequest(level: level, deadline: try session.time(deadline, field: "--deadline"), words: words)
      }
    }
  }

  struct Result: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "result", abstract: Help.text("答复上级督办", "answer a superior's order"),
        discussion: Help.text(
          "处理结果：processing 处理中，done 已处理完毕，notHandled 不做处理，later 将来处理",
          "results of JT/T 809: processing, done, notHandled, later"))
    }
    @OptionGroup var step: CaseStepOptions
    @Argument(help: "processing | done | notHandled | later") var outcome: SupervisionOutcome
    @Option(help: Help.of("说明", "words")) var words: String
    func run() throws { try step.post("result") { _ in ResultRequest(outcome: outcome, words: words) } }
  }

  struct Raise: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "raise", abstract: Help.text("升为严重（带班领导，R19）", "raise it to serious (duty leader, R19)"))
    }
    @OptionGroup var step: CaseStepOptions
    @Option(help: Help.of("理由", "why")) var reason: String
    func run() throws { try step.post("raise") { _ in RaiseRequest(reason: reason) } }
  }

  /// S6
  struct Hand: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "hand", abstract: Help.text("移交本中心人员（S6）", "hand it on within the centre (S6)"),
        discussion: Help.text("接办的人须确认；首问责任人继续跟踪到结案", "they accept it; who took it first follows it until it is closed")
      )
    }
    @OptionGroup var step: CaseStepOptions
    @Option(help: Help.of("工号或姓名", "id or name")) var to: String
    @Option(help: Help.of("交代", "words")) var words: String?
    func run() throws { try step.post("hand") { _ in HandRequest(to: to, words: words) } }
  }

  struct Accept: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "accept", abstract: Help.text("接办移交的案件", "accept what was handed to you"))
    }
    @OptionGroup var step: CaseStepOptions
    func run() throws { try step.post("accept") { _ in CaseAcceptRequest() } }
  }

  /// 销案
  struct Dismiss: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "dismiss", abstract: Help.text("销案（带班领导、中心领导）", "dismiss it (a leader)"),
        discussion: Help.text("其通知书随之作废，文号保留在台账中", "its notice is cancelled; the number stays in the ledgers"))
    }
    @OptionGroup var step: CaseStepOptions
    @Option(help: Help.of("原因", "why")) var reason: String
    func run() throws { try step.post("dismiss") { _ in CaseDismissRequest(reason: reason) } }
  }

  struct Reopen: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "reopen", abstract: Help.text("重新办理（本中心或上级的领导）", "open it again (a leader, also from above)"))
    }
    @OptionGroup var step: CaseStepOptions
    @Option(help: Help.of("原因", "why")) var reason: String
    @Option(help: Help.of("再次回复的期限（日期）", "the last day for the new reply")) var due: String?
    func run() throws {
      try step.post("reopen") { _ in ReopenRequest(reason: reason, due: try TypedDay.read(due, "--due")) }
    }
  }

  /// S7
  struct Triage: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "triage", abstract: Help.text("发现处置时效，逐班统计（S7）", "how fast findings were decided, by watch (S7)"))
    }
    @Option(help: Help.of("日期，缺省今日", "the day; today unless said")) var day: String?
    @Option(help: Help.of("中心编码；缺省本中心，all 为全部", "a centre's code; your own unless said, all for all")) var centre:
      String?
    @OptionGroup var options: SessionOptions
    func run() throws {
      try options.run { session in
        let day = try TypedDay.read(day, "--day")
        let page: Page<TriageRow> = try session.client.get(
          "/v1/triage", [("centre", try session.centre(centre)), ("day", day?.iso)])
        try session.show(page, CaseLifeViews.triage)
      }
    }
  }
}

/// A day that a person typed.
enum TypedDay {
  static func read(_ text: String?, _ field: String) throws -> CivilDate? {
    guard let text else { return nil }
    guard let day = CivilDate(iso: text) else {
      throw ClientFailure.usage(Words("\(field)：日期写作 2026-11-30", "\(field): a day is 2026-11-30"))
    }
    return day
  }
}
