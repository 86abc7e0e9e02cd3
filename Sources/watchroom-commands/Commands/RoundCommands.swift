import ArgumentParser
import Wire

extension CheckMeans: ExpressibleByArgument {}

/// `watchroom round`
struct RoundCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "round", abstract: Help.text("巡查与抽查", "rounds and spot checks"),
      subcommands: [List.self, Show.self, Check.self, Print.self])
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
    @Argument(help: Help.of("编号，或任务号", "its number, or its id")) var round: String
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let detail: RoundDetail = try session.client.get("/v1/rounds/\(try session.duty(round))")
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
          watchroom round check 12 --all --except 7:V01 --except 9:camera
                                                                  一次登记整轮：7 号有 V01，9 号画面无效，其余正常
          watchroom round check 12 --file form4.csv               填好的附件四（UTF-8 或 GB18030，- 为标准输入）
          watchroom round check 12 --all --at 09:40               停机后补录，按检查时间计入
          """,
          """
          watchroom round check 12 3 5 --code V01 --action warned  what was found, first; numbers as in round show
          watchroom round check 12 --all                           all that is left, nothing found
          watchroom round check 12 --all --except 7:V01 --except 9:camera
                                                                   a whole round at once, with its exceptions
          watchroom round check 12 --file form4.csv                form 4 filled in (UTF-8, GB18030; - is standard input)
          watchroom round check 12 --all --at 09:40                entered after an outage, counted by when it was made
          """))
    }

    @Argument(help: Help.of("轮次编号，或任务号", "the round's number, or its id")) var round: String
    @Argument(help: Help.of("对象：序号、代号或名称", "targets: number, key or name")) var targets: [String] = []
    @Flag(help: Help.of("其余对象全部正常", "all targets left, well seen, nothing found")) var all = false
    @Option(
      help: Help.of(
        "与 --all 同用：例外的对象，如 7:V01+V09、7:camera（画面无效），可重复",
        "with --all: an exception, such as 7:V01+V09 or 7:camera; may be repeated", value: "target:what"))
    var except: [String] = []
    @Option(help: Help.of("填好的附件四", "form 4 filled in", value: "csv")) var file: String?
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
      if [all, !targets.isEmpty, file != nil].count(where: { $0 }) != 1 {
        throw ValidationError(Help.text("对象、--all、--file 须且只须给一种", "give targets, --all or --file"))
      }
      if !all, !except.isEmpty { throw ValidationError(Help.text("--except 与 --all 同用", "--except goes with --all")) }
      if targets.isEmpty, unusable || !code.isEmpty {
        throw ValidationError(
          Help.text("--all 只用于全部正常，例外用 --except", "--all is for nothing found; exceptions with --except"))
      }
    }

    func run() throws {
      try options.run { session in
        let no = try session.duty(round)
        let answer: CheckAnswer = try session.client.post("/v1/rounds/\(no)/checks", try request(no, session))
        try session.show(answer) { answer in
          let screen = session.screen
          var line = screen.text("已登记 \(answer.recorded) 条", "\(answer.recorded) recorded")
          let codes = Set(code).sorted().joined(separator: " ")
          if !codes.isEmpty { line += screen.text("，问题 \(codes) 记入附件四", ", \(codes) entered in form 4") }
          if answer.cameraDown > 0 {
            line += screen.text(
              "，画面无效 \(answer.cameraDown) 条（不作已查）", ", \(answer.cameraDown) with the camera down (not looked at)")
          }
          if answer.enteredLate > 0 {
            line += screen.text("，补录 \(answer.enteredLate) 条", ", \(answer.enteredLate) entered late")
          }
          if answer.extra > 0 { line += screen.text("，其中补查 \(answer.extra) 条", ", \(answer.extra) of them extra") }
          if !answer.findings.isEmpty {
            let numbers = answer.findings.map { "\($0)" }.joined(separator: " ")
            line += screen.text("；产生发现 \(numbers)", "; findings \(numbers)")
          }
          return [screen.line(line, .good)] + DutyViews.heading(answer.round.summary, on: screen)
        }
      }
    }

    private func request(_ no: Int64, _ session: Session) throws -> CheckRequest {
      let time = try at.map { try session.time($0, field: "--at") }
      if all, except.isEmpty { return CheckRequest(all: true, means: means, weather: weather, checkedAt: time) }
      let detail: RoundDetail = try session.client.get("/v1/rounds/\(no)")
      if let file {
        let zone = try session.client.get("/v1/status", as: StatusReport.self).zone.civil
        let form = try PatrolFile(try CSVText.read(file, session.terminal))
        return CheckRequest(checks: try form.checks(of: detail, zone: zone, at: time, means: means))
      }
      if all {
        let checks = try except.map { try exception($0, of: detail, at: time) }
        return CheckRequest(checks: checks, all: true, means: means, weather: weather, checkedAt: time)
      }
      let checks = try targets.map { typed in
        CheckInput(
          target: try RoundCommand.target(typed, of: detail), checkedAt: time, means: means, pictureUsable: !unusable,
          weather: weather, managerPresent: manager, clerkPresent: clerk, lifeJackets: lifeJackets, load: load,
          order: order, findings: code.isEmpty ? nil : code, action: action, note: note)
      }
      return CheckRequest(checks: checks)
    }

    /// `7:V01+V09`, `PT-430105-01:camera`
    private func exception(_ typed: String, of detail: RoundDetail, at time: Timestamp?) throws -> CheckInput {
      guard let colon = typed.lastIndex(of: ":") else {
        throw ClientFailure.usage(
          Words("--except 写作 7:V01 或 7:camera：\(typed)", "--except is 7:V01 or 7:camera, not \(typed)"))
      }
      let what = typed[typed.index(after: colon)...].split(separator: "+").map(String.init)
      let isDown = what.contains("camera")
      let codes = what.filter { $0 != "camera" }.map { $0.uppercased() }
      guard !what.isEmpty, codes.allSatisfy(PatrolFile.Row.isCode) else {
        throw ClientFailure.usage(
          Words("--except 写作 7:V01 或 7:camera：\(typed)", "--except is 7:V01 or 7:camera, not \(typed)"))
      }
      return CheckInput(
        target: try RoundCommand.target(String(typed[..<colon]), of: detail), checkedAt: time, means: means,
        pictureUsable: !isDown, weather: weather, findings: codes.isEmpty ? nil : codes)
    }
  }

  /// The key of a target that a person typed: its number in the list, its key, or its name (or a part that only it has).
  static func target(_ typed: String, of round: RoundDetail) throws(ClientFailure) -> String {
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
