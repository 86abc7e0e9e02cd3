import ArgumentParser
import Wire

extension CheckMeans: ExpressibleByArgument {}

/// `watchroom round`
struct RoundCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "round", abstract: Help.text("巡查与抽查", "rounds and spot checks"),
      subcommands: [List.self, Show.self, Check.self])
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "list", abstract: Help.text("待查的轮次", "rounds owed now"))
    }
    @OptionGroup var query: DutyQueryOptions
    @OptionGroup var options: SessionOptions

    func run() throws { try options.run { try query.show("/v1/rounds", $0) } }
  }

  struct Show: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "show", abstract: Help.text("对象与记录表", "targets and form 4"))
    }
    @Argument(help: Help.of("编号", "its number")) var no: Int64
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let detail: RoundDetail = try session.client.get("/v1/rounds/\(no)")
        try session.show(detail) { DutyViews.round($0, on: session.screen) }
      }
    }
  }

  /// Form 4.
  struct Check: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "check", abstract: Help.text("登记检查（监控情况记录表）", "record checks (form 4)"),
        discussion: Help.text(
          """
          watchroom round check 12 3 5 --code V01 --action 已劝导   有问题的先单独登记；序号见 round show
          watchroom round check 12 --all                          其余对象全部正常
          """,
          """
          watchroom round check 12 3 5 --code V01 --action warned  what was found, first; numbers as in round show
          watchroom round check 12 --all                           all that is left, nothing found
          """))
    }

    @Argument(help: Help.of("轮次编号", "the round's number")) var no: Int64
    @Argument(help: Help.of("对象：序号、代号或名称", "targets: number, key or name")) var targets: [String] = []
    @Flag(help: Help.of("其余对象全部正常", "all targets left, well seen, nothing found")) var all = false
    @Option(help: Help.of("方式", "means: cctv gps ais vhf phone onsite")) var means = CheckMeans.cctv
    @Option(help: Help.of("检查时间，缺省现在", "when; now unless said")) var at: String?
    @Flag(help: Help.of("画面无效（属故障）", "the picture is not usable")) var unusable = false
    @Flag(inversion: .prefixedNo, help: Help.of("船管员在岗", "ship manager present")) var manager: Bool?
    @Flag(inversion: .prefixedNo, help: Help.of("签单员在岗", "clerk present")) var clerk: Bool?
    @Option(help: Help.of("救生衣", "life-jackets")) var lifeJackets: String?
    @Option(help: Help.of("载客情况", "load")) var load: String?
    @Option(help: Help.of("渡运秩序", "order")) var order: String?
    @Option(help: Help.of("天气水情", "weather and water")) var weather: String?
    @Option(help: Help.of("发现问题代码，可重复", "code of what was found; may be repeated")) var code: [String] = []
    @Option(help: Help.of("处理情况", "action taken")) var action: String?
    @Option(help: Help.of("备注", "note")) var note: String?
    @OptionGroup var options: SessionOptions

    func validate() throws {
      if all == !targets.isEmpty { throw ValidationError(Help.text("--all 与对象须且只须给一种", "give targets, or --all")) }
      if all, unusable || !code.isEmpty || at != nil {
        throw ValidationError(Help.text("--all 只用于全部正常", "--all is for nothing found"))
      }
    }

    func run() throws {
      try options.run { session in
        let answer: CheckAnswer = try session.client.post("/v1/rounds/\(no)/checks", try request(session))
        try session.show(answer) { answer in
          let screen = session.screen
          var line = screen.text("已登记 \(answer.recorded) 条", "\(answer.recorded) recorded")
          let codes = Set(code).sorted().joined(separator: " ")
          if !codes.isEmpty { line += screen.text("，问题 \(codes) 记入附件四", ", \(codes) entered in form 4") }
          if answer.extra > 0 { line += screen.text("，其中补查 \(answer.extra) 条", ", \(answer.extra) of them extra") }
          if !answer.findings.isEmpty {
            let numbers = answer.findings.map { "\($0)" }.joined(separator: " ")
            line += screen.text("；产生发现 \(numbers)", "; findings \(numbers)")
          }
          return [screen.line(line, .good)] + DutyViews.heading(answer.round.summary, on: screen)
        }
      }
    }

    private func request(_ session: Session) throws -> CheckRequest {
      if all { return CheckRequest(all: true, means: means, weather: weather) }
      let round: RoundDetail = try session.client.get("/v1/rounds/\(no)")
      let time = try at.map { try session.time($0, field: "--at") }
      let checks = try targets.map { typed in
        CheckInput(
          target: try RoundCommand.target(typed, of: round), checkedAt: time, means: means, pictureUsable: !unusable,
          weather: weather, managerPresent: manager, clerkPresent: clerk, lifeJackets: lifeJackets, load: load,
          order: order, findings: code.isEmpty ? nil : code, action: action, note: note)
      }
      return CheckRequest(checks: checks)
    }
  }

  /// The key of a target that a person typed: its number in the list, its key, or its name (or a part that only it has).
  static func target(_ typed: String, of round: RoundDetail) throws -> String {
    if let index = Int(typed), round.targets.indices.contains(index - 1) { return round.targets[index - 1].key }
    if let row = round.targets.first(where: { $0.key == typed || $0.key.hasSuffix(":" + typed) }) { return row.key }
    let named = round.targets.filter { $0.name.contains(typed) }
    guard named.count == 1, let row = named.first else {
      throw ClientFailure.usage(
        named.isEmpty
          ? Words(
            "本轮没有对象“\(typed)”：见 watchroom round show \(round.summary.no)",
            "this round has no target “\(typed)”: see watchroom round show \(round.summary.no)")
          : Words("“\(typed)”不止一个对象，请用序号", "“\(typed)” is more than one target: use its number"))
    }
    return row.key
  }
}
