import ArgumentParser
import Wire

/// `watchroom handover`: 交接班 (G6, S2).
struct HandoverCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "handover", abstract: Help.text("交接班", "the watch is handed over"),
      discussion: Help.text(
        """
        交班人员 prepare 写明设备状态和交办事项（未结事项、故障由系统带出），
        接班人员先 sign，交班人员后 sign。打印：watchroom form print 6 --id 编号
        """,
        """
        Who goes writes it with prepare (open matters and faults come from the register); who comes signs first, then
        who goes. On paper: watchroom form print 6 --id NO
        """),
      subcommands: [Show.self, Prepare.self, Sign.self, Swap.self, Approve.self, List.self],
      defaultSubcommand: Show.self)
  }

  struct Show: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "show", abstract: Help.text("正在办理或下一次的交接班", "the one under way, or the next"))
    }
    @Option(help: Help.of("中心编码，缺省本中心", "a centre's code; your own unless said")) var centre: String?
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let row: HandoverRow = try session.client.get("/v1/handovers/current", [("centre", centre)])
        try session.show(row) { HandoverViews.detail($0, at: session.today, on: session.screen) }
      }
    }
  }

  struct Prepare: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "prepare", abstract: Help.text("交班人员写交接班记录", "the off-going watch writes the record"))
    }
    @Option(help: Help.of("设备状态，可多次", "state of the equipment; may be repeated", value: "name:state"))
    var equipment: [String] = []
    @Option(help: Help.of("交办事项", "what must be followed")) var instructions: String?
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let items = try equipment.map(HandoverViews.item)
        let row: HandoverRow = try session.client.post(
          "/v1/handovers/prepare", HandoverPrepareRequest(equipment: items, instructions: instructions))
        try session.show(row) { HandoverViews.detail($0, at: session.today, on: session.screen) }
      }
    }
  }

  struct Sign: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "sign", abstract: Help.text("签名：接班人员先签，交班人员后签", "sign: who comes first, then who goes"))
    }
    @Option(help: Help.of("接班到岗时间，缺省此刻", "when you were in the room; now unless said", value: "13:48"))
    var arrived: String?
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let time = try arrived.map { try session.time($0, field: "--arrived") }
        let row: HandoverRow = try session.client.post("/v1/handovers/sign", HandoverSignRequest(arrived: time))
        try session.show(row) { HandoverViews.detail($0, at: session.today, on: session.screen) }
      }
    }
  }

  struct Swap: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "swap", abstract: Help.text("申请替班，报带班领导，由主管领导批准", "ask for a substitute"))
    }
    @Argument(help: Help.of("原值班人员工号", "who is rostered")) var out: String
    @Option(name: .customLong("for"), help: Help.of("替班人员工号", "who stands in")) var instead: String
    @Option(help: Help.of("理由", "why")) var reason: String
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let row: HandoverRow = try session.client.post(
          "/v1/handovers/swap", HandoverSwapRequest(out: out, instead: instead, reason: reason))
        try session.show(row) { HandoverViews.detail($0, at: session.today, on: session.screen) }
      }
    }
  }

  struct Approve: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "approve", abstract: Help.text("批准替班（主管领导）", "approve a substitute (the leader in charge)"))
    }
    @Argument(help: Help.of("原值班人员工号", "who is rostered")) var out: String
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let row: HandoverRow = try session.client.post("/v1/handovers/approve", HandoverApproveRequest(out: out))
        try session.show(row) { HandoverViews.detail($0, at: session.today, on: session.screen) }
      }
    }
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "list", abstract: Help.text("交接班登记", "the register of handovers"))
    }
    @Option(help: Help.of("中心编码；缺省本中心，all 为全部", "a centre's code; your own unless said, all for all"))
    var centre: String?
    @Option(help: Help.of("最多行数", "rows at most")) var limit = 100
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let page: Page<HandoverRow> = try session.client.list(
          "/v1/handovers", [("centre", try session.centre(centre))], most: limit)
        try session.show(page, HandoverViews.list(at: session.today))
      }
    }
  }
}
