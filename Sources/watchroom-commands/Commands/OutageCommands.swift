import ArgumentParser
import Wire

extension OutagePartyName: ExpressibleByArgument {}

/// `watchroom fault outage`: what will not work for a time, announced (S5).
struct OutageCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "outage", abstract: Help.text("停用公告", "outages announced"),
      subcommands: [List.self, Add.self, Cancel.self], defaultSubcommand: List.self)
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "list", abstract: Help.text("停用公告", "what was announced"))
    }
    @Option(help: Help.of("状态：ahead running over cancelled", "ahead running over cancelled")) var state: String?
    @Option(help: Help.of("中心编码；缺省本中心，all 为全部", "a centre's code; your own unless said, all for all")) var centre:
      String?
    @Option(help: Help.of("最多行数", "rows at most")) var limit = 100
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let page: Page<OutageRow> = try session.client.list(
          "/v1/outages", [("state", state), ("centre", try session.centre(centre))], most: limit)
        try session.show(page, FaultViews.outages(at: session.today))
      }
    }
  }

  struct Add: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "add",
        abstract: Help.text("公告停用：计划的提前 48 小时，紧急的 24 小时内", "announce one: 48 h ahead, or within 24 h"))
    }
    @Argument(help: Help.of("影响什么", "what is affected")) var what: String
    @Option(help: Help.of("开始", "from")) var from: String
    @Option(help: Help.of("结束", "until")) var until: String
    @Option(help: Help.of("涉及监控点，可多次", "a point concerned; may be repeated")) var point: [String] = []
    @Option(help: Help.of("公告给：own superior points，可多次，缺省全部", "own superior points; may be repeated; all unless said"))
    var to: [OutagePartyName] = []
    @Flag(help: Help.of("紧急停用", "an emergency")) var emergency = false
    @Option(help: Help.of("所属故障编号", "the fault behind it")) var fault: Int64?
    @Flag(help: Help.of("演练", "a drill")) var drill = false
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let request = OutageRequest(
          from: try session.time(from, field: "--from"), until: try session.time(until, field: "--until"), what: what,
          points: point.isEmpty ? nil : point, to: to.isEmpty ? nil : to, emergency: emergency ? true : nil,
          fault: fault, drill: drill ? true : nil)
        let row: OutageRow = try session.client.post("/v1/outages", request)
        try session.show(row) { FaultViews.outages(at: nil).lines([$0], on: session.screen) }
      }
    }
  }

  struct Cancel: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "cancel", abstract: Help.text("取消停用公告", "take one back"))
    }
    @Argument(help: Help.of("编号", "its number")) var no: Int64
    @Option(help: Help.of("原因", "why")) var reason: String
    @Option(help: Help.of("所见版本", "the revision you looked at")) var revision: Int?
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let row: OutageRow = try session.client.post(
          "/v1/outages/\(no)/cancel", OutageCancelRequest(reason: reason), revision: revision)
        try session.show(row) { FaultViews.outages(at: nil).lines([$0], on: session.screen) }
      }
    }
  }
}
