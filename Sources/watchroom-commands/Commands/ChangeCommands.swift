import ArgumentParser
import Units
import Wire

extension Session {
  /// The number of a duty that a person named by its number or by its id, which says its day and centre.
  func duty(_ typed: String) throws -> Int64 {
    if let no = Int64(typed) { return no }
    let parts = typed.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 5, CivilDate(iso: parts[2]) != nil else {
      throw ClientFailure.usage(Words("“\(typed)”不是任务编号", "“\(typed)” is neither a duty's number nor its id"))
    }
    let query: [(String, String?)] = [("centre", parts[1]), ("day", parts[2]), ("id", typed)]
    let page: Page<DutyRow> = try client.list("/v1/duties", query)
    guard let row = page.items.first(where: { $0.id == typed }) else {
      throw ClientFailure.usage(Words("没有任务 \(typed)", "there is no duty \(typed)"))
    }
    return row.no
  }
}

extension DutyCommand {
  /// `watchroom duty add`
  struct Add: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "add",
        abstract: Help.text("带班领导当日增加检查（须有理由）", "a leader adds a check of objects today, with a reason"),
        discussion: Help.text(
          "watchroom duty add PT-430105-01 PT-430105-02 --reason 节前抽查",
          "watchroom duty add PT-430105-01 PT-430105-02 --reason \"before the holiday\""))
    }
    @Argument(help: Help.of("对象：监控点或中心的代号", "objects: ids of points or centres")) var targets: [String]
    @Option(help: Help.of("理由", "reason")) var reason: String
    @Option(help: Help.of("截止，缺省办公时间结束", "due; the end of office hours unless said")) var due: String?
    @Option(help: Help.of("中心编码，缺省本中心", "a centre's code; your own unless said")) var centre: String?
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let request = DutyAddRequest(
          centre: centre, targets: targets.map(Self.key), reason: reason,
          due: try due.map { try session.time($0, field: "--due") })
        let detail: DutyDetail = try session.client.post("/v1/duties", request)
        try session.show(detail) { DutyViews.detail($0, on: session.screen) }
      }
    }

    /// `430105` is a centre, `PT-430105-01` a point.
    private static func key(_ typed: String) -> String {
      if typed.contains(":") { return typed }
      return typed.utf8.count == 6 && typed.allSatisfy(\.isNumber) ? "centre:\(typed)" : "point:\(typed)"
    }
  }

  /// `watchroom duty waive`
  struct Waive: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "waive", abstract: Help.text("带班领导撤销任务（须有理由）", "a leader takes a duty back, with a reason"))
    }
    @Argument(help: Help.of("编号，或 C2/430100/2026-11-21/county-round/3", "its number, or its id")) var duty: String
    @Option(help: Help.of("理由", "reason")) var reason: String
    @Option(help: Help.of("所见版本", "the revision you looked at")) var revision: Int?
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let detail: DutyDetail = try session.client.post(
          "/v1/duties/\(try session.duty(duty))/waive", DutyWaiveRequest(reason: reason), revision: revision)
        try session.show(detail) { DutyViews.detail($0, on: session.screen) }
      }
    }
  }
}

extension FindingCommand {
  /// `watchroom finding add`
  struct Add: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "add", abstract: Help.text("登记视频所见、群众来电", "enter what a camera shows or somebody telephones"),
        discussion: Help.text(
          "watchroom finding add V05 --point PT-430105-01 --vessel 湘长沙渡01 --note 群众来电",
          "watchroom finding add V05 --point PT-430105-01 --vessel 413900101 --note \"telephoned\""))
    }
    @Argument(help: Help.of("问题代码，如 V01", "its code, such as V01")) var code: String
    @Option(help: Help.of("监控点", "monitoring point")) var point: String?
    @Option(help: Help.of("中心编码", "a centre's code")) var centre: String?
    @Option(help: Help.of("船名或 MMSI", "a vessel's name or MMSI")) var vessel: String?
    @Option(help: Help.of("情况说明", "what was seen, by whom")) var note: String
    @Option(help: Help.of("发现时间，缺省现在", "when; now unless said")) var at: String?
    @OptionGroup var options: SessionOptions

    func validate() throws {
      if point == nil, centre == nil, vessel == nil {
        throw ValidationError(Help.text("须给 --point、--centre 或 --vessel", "give --point, --centre or --vessel"))
      }
    }

    func run() throws {
      try options.run { session in
        let request = ObserveRequest(
          code: code, point: point, centre: centre, vessel: vessel, note: note,
          seenAt: try at.map { try session.time($0, field: "--at") })
        let row: FindingRow = try session.client.post("/v1/findings", request)
        try session.show(row) { FindingViews.table(at: session.today).lines([$0], on: session.screen) }
      }
    }
  }
}

extension ConfigCommand {
  /// `watchroom config apply --now`
  struct Apply: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "apply", abstract: Help.text("配置当日生效（管理员或领导，须有理由）", "the configuration takes effect today"),
        discussion: Help.text(
          "缺省下次开启（次日零时）或 effective_from 所写之日生效。--now 立即生效：增加当日新任务，撤销不再应办的，已办的不动。",
          "Without it a change holds from the next opening (00:00), or from effective_from. --now: new duties of today are added, open ones that are owed no longer withdrawn, nothing done is touched."
        ))
    }
    @Flag(help: Help.of("立即生效", "at once")) var now = false
    @Option(help: Help.of("理由", "reason")) var reason: String
    @OptionGroup var options: SessionOptions

    func validate() throws {
      if !now { throw ValidationError(Help.text("须给 --now", "give --now")) }
    }

    func run() throws {
      try options.run { session in
        let answer: ConfigApplyAnswer = try session.client.post("/v1/config/apply", ConfigApplyRequest(reason: reason))
        try session.show(answer) { answer in
          let screen = session.screen
          let counts = (answer.added.count, answer.withdrawn.count, answer.changed.count)
          let head = screen.text(
            "配置当日生效：增加 \(counts.0) 项，撤销 \(counts.1) 项，变更 \(counts.2) 项",
            "in effect today: \(counts.0) added, \(counts.1) withdrawn, \(counts.2) changed")
          return [screen.line(head, .good)]
            + [("+", answer.added), ("−", answer.withdrawn), ("~", answer.changed)].flatMap { mark, ids in
              ids.map { screen.line("  \(mark) \($0)") }
            }
        }
      }
    }
  }
}
