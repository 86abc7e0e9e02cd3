import ArgumentParser
import Wire

extension CallerMeans: ExpressibleByArgument {}
extension CallerGrade: ExpressibleByArgument {}

/// `watchroom caller`: what the public told a centre (S6, S8).
struct CallerCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "caller", abstract: Help.text("群众来电来访：登记、到场、意见、办结、回访", "what the public told the centre"),
      subcommands: [
        List.self, Show.self, Take.self, Scene.self, Opinion.self, Close.self, Back.self, Missed.self,
      ], defaultSubcommand: List.self)
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "list", abstract: Help.text("来电来访", "what was told"))
    }
    @Option(help: Help.of("状态：open answered closed done waiting overdue", "open answered closed done waiting overdue"))
    var state: String?
    @Option(help: Help.of("中心编码；缺省本中心，all 为全部", "a centre's code; your own unless said, all for all")) var centre:
      String?
    @Option(help: Help.of("最多行数", "rows at most")) var limit = 100
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let page: Page<CallerRow> = try session.client.list(
          "/v1/callers", [("state", state), ("centre", try session.centre(centre))], most: limit)
        try session.show(page, CallerViews.list(at: session.today))
      }
    }
  }

  struct Show: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "show", abstract: Help.text("一件的全部内容", "all of one"))
    }
    @Argument(help: Help.of("编号", "its number")) var no: Int64
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let row: CallerRow = try session.client.get("/v1/callers/\(no)")
        try session.show(row) { CallerViews.whole($0, on: session.screen) }
      }
    }
  }

  struct Take: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "take", abstract: Help.text("登记一件", "take one down"),
        discussion: Help.text(
          "来话人要求保密用 --confidential；姓名、电话只有本中心看得到，不写入邮件和日志。--code 同时作为发现登记。",
          "--confidential where the caller wishes it; name and number are seen in this centre only, and stand in no mail or journal. --code enters a finding as well."
        ))
    }
    @Argument(help: Help.of("说了什么", "what was told")) var text: String
    @Option(help: Help.of("方式：telephone post visit online", "telephone post visit online")) var means: CallerMeans?
    @Option(help: Help.of("类别：report 举报 complaint 投诉 serious 严重或多单位", "report complaint serious")) var grade:
      CallerGrade?
    @Option(help: Help.of("地点", "where")) var place: String?
    @Option(help: Help.of("来话人姓名", "the caller's name")) var name: String?
    @Option(help: Help.of("来话人电话", "the caller's number")) var phone: String?
    @Flag(help: Help.of("要求保密", "the caller wishes confidentiality")) var confidential = false
    @Flag(help: Help.of("须派人到场（30 分钟内）", "somebody has to go there, within 30 minutes")) var scene = false
    @Option(help: Help.of("同时登记为发现：代码", "enter a finding as well: its code", value: "V03")) var code: String?
    @Option(help: Help.of("发现所在监控点", "the finding's point")) var point: String?
    @Option(help: Help.of("发现的船舶", "the finding's vessel")) var vessel: String?
    @Option(help: Help.of("何时，缺省此刻", "when, now unless said")) var at: String?
    @Flag(help: Help.of("演练", "a drill")) var drill = false
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let request = CallerRequest(
          text: text, means: means, grade: grade, place: place, name: name, phone: phone,
          confidential: confidential ? true : nil, scene: scene ? true : nil, code: code, point: point, vessel: vessel,
          at: try at.map { try session.time($0, field: "--at") }, drill: drill ? true : nil)
        let row: CallerRow = try session.client.post("/v1/callers", request)
        try session.show(row) { CallerViews.whole($0, on: session.screen) }
      }
    }
  }

  /// What the steps share.
  struct StepOptions: ParsableArguments {
    @Argument(help: Help.of("编号", "its number")) var no: Int64
    @Option(help: Help.of("何时，缺省此刻", "when, now unless said")) var at: String?
    @Option(help: Help.of("所见版本", "the revision you looked at")) var revision: Int?
    @OptionGroup var options: SessionOptions

    func run(_ act: CallerActName, _ text: String?) throws {
      try options.run { session in
        let request = CallerStepRequest(
          act: act, text: text, at: try at.map { try session.time($0, field: "--at") })
        let row: CallerRow = try session.client.post("/v1/callers/\(no)/steps", request, revision: revision)
        try session.show(row) { CallerViews.whole($0, on: session.screen) }
      }
    }
  }

  struct Scene: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "scene", abstract: Help.text("已到现场", "someone is on the scene"))
    }
    @OptionGroup var step: StepOptions
    @Argument(help: Help.of("情况", "what was found")) var text: String?
    func run() throws { try step.run(.scene, text) }
  }

  struct Opinion: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "opinion", abstract: Help.text("处理意见（投诉须由有权的领导）", "an opinion; on complaints, of who decides"))
    }
    @OptionGroup var step: StepOptions
    @Argument(help: Help.of("意见", "the opinion")) var text: String
    func run() throws { try step.run(.opinion, text) }
  }

  struct Close: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "close", abstract: Help.text("办结，当日回访", "close it; called back the same day"))
    }
    @OptionGroup var step: StepOptions
    @Argument(help: Help.of("结果", "the outcome")) var text: String
    func run() throws { try step.run(.close, text) }
  }

  struct Back: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "back", abstract: Help.text("已回访", "called back"))
    }
    @OptionGroup var step: StepOptions
    @Argument(help: Help.of("来话人的意见", "what the caller said")) var text: String
    func run() throws { try step.run(.back, text) }
  }

  struct Missed: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "missed", abstract: Help.text("回访未接通", "called back, not reached"))
    }
    @OptionGroup var step: StepOptions
    @Argument(help: Help.of("情况", "note")) var text: String?
    func run() throws { try step.run(.missed, text) }
  }
}
