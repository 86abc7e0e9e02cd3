import ArgumentParser
import Wire

/// `watchroom fault`: form 3 from the finding to its acceptance (P12, C14, X10, G11, S5).
struct FaultCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "fault", abstract: Help.text("设备故障：申报、报修、修复、验收", "faults: reported, repaired, accepted"),
      subcommands: [
        List.self, Show.self, Add.self, Report.self, Diagnose.self, Repair.self, Done.self, Accept.self, SendBack.self,
        Cancel.self, OutageCommand.self,
      ], defaultSubcommand: List.self)
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "list", abstract: Help.text("未了结的故障", "open faults"))
    }
    @Option(
      help: Help.of(
        "状态：open overdue found reported diagnosed repairing repaired accepted cancelled",
        "open overdue found reported diagnosed repairing repaired accepted cancelled")) var state: String?
    @Flag(help: Help.of("含已了结", "also those that are over")) var all = false
    @Option(help: Help.of("中心编码；缺省本中心，all 为全部", "a centre's code; your own unless said, all for all")) var centre:
      String?
    @Option(help: Help.of("最多行数", "rows at most")) var limit = 200
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let query = [("state", state ?? (all ? nil : "open")), ("centre", try session.centre(centre))]
        let page: Page<FaultRow> = try session.client.list("/v1/faults", query, most: limit)
        try session.show(page, FaultViews.list(at: session.today))
      }
    }
  }

  struct Show: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "show", abstract: Help.text("一件故障的始末", "a fault with its steps"))
    }
    @Argument(help: Help.of("编号", "its number")) var no: Int64
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let detail: FaultDetail = try session.client.get("/v1/faults/\(no)")
        try session.show(detail) { FaultViews.detail($0, on: session.screen) }
      }
    }
  }

  struct Add: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "add", abstract: Help.text("申报故障", "report a fault"),
        discussion: Help.text(
          """
          watchroom fault add --point PT-430105-01 "画面黑屏"
          watchroom fault add --item vhf "8 频道不能发射"
          watchroom fault add --name "二楼 UPS" "不能充电"
          同一设备已有未了结的故障时并入其中。
          """,
          """
          watchroom fault add --point PT-430105-01 "black picture"
          watchroom fault add --item vhf "no transmission on channel 8"
          watchroom fault add --name "UPS upstairs" "does not charge"
          Where a fault of the same thing is open, this joins it.
          """))
    }
    @Argument(help: Help.of("故障现象", "what is wrong")) var symptom: String
    @Option(help: Help.of("监控点（其摄像机）", "a point: its camera")) var point: String?
    @Option(help: Help.of("检查表上的项目", "an item of the checklist")) var item: String?
    @Option(help: Help.of("检查表以外设备的名称", "the name of something else")) var name: String?
    @Option(help: Help.of("故障代码，缺省按项目", "its code, where not the item's own", value: "F01…")) var code: String?
    @Option(help: Help.of("中心编码；缺省本中心", "a centre's code; your own unless said")) var centre: String?
    @Option(help: Help.of("发现时间，缺省现在", "when; now unless said")) var at: String?
    @Flag(help: Help.of("演练", "a drill")) var drill = false
    @OptionGroup var options: SessionOptions

    func validate() throws {
      guard point != nil || item != nil || name != nil else {
        throw ValidationError(Help.text("须给 --point、--item 或 --name", "give --point, --item or --name"))
      }
    }

    func run() throws {
      try options.run { session in
        let request = FaultRequest(
          symptom: symptom, point: point, item: item, name: name, code: code, centre: centre,
          foundAt: try at.map { try session.time($0, field: "--at") }, drill: drill ? true : nil)
        let detail: FaultDetail = try session.client.post("/v1/faults", request)
        try session.show(detail) { FaultViews.detail($0, on: session.screen) }
      }
    }
  }

  /// What every step takes.
  struct Step: ParsableArguments {
    @Argument(help: Help.of("编号", "its number")) var no: Int64
    @Option(help: Help.of("时间，缺省现在", "when; now unless said")) var at: String?
    @Option(help: Help.of("所见版本", "the revision you looked at")) var revision: Int?
    @OptionGroup var options: SessionOptions

    func take(_ act: FaultActName, text: String? = nil, to: String? = nil) throws {
      try options.run { session in
        let request = FaultStepRequest(
          act: act, text: text, to: to, at: try at.map { try session.time($0, field: "--at") })
        let detail: FaultDetail = try session.client.post("/v1/faults/\(no)/steps", request, revision: revision)
        try session.show(detail) { FaultViews.detail($0, on: session.screen) }
      }
    }
  }

  struct Report: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "report", abstract: Help.text("已报修：报给谁", "the maintainer was told"))
    }
    @OptionGroup var step: Step
    @Option(help: Help.of("维护单位、人员和电话；监控点缺省用信息表所列", "contractor or carrier, who; of a point form 1's unless said"))
    var to: String?
    func run() throws { try step.take(.report, to: to) }
  }

  struct Diagnose: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "diagnose", abstract: Help.text("登记诊断结果", "what is broken"))
    }
    @OptionGroup var step: Step
    @Argument(help: Help.of("诊断结果", "what was found")) var text: String
    func run() throws { try step.take(.diagnose, text: text) }
  }

  struct Repair: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "repair", abstract: Help.text("送修或开始修复", "sent for repair, or the repair began"))
    }
    @OptionGroup var step: Step
    @Argument(help: Help.of("送修情况", "to whom, how")) var text: String
    func run() throws { try step.take(.repair, text: text) }
  }

  struct Done: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "done", abstract: Help.text("登记修复", "it is repaired"))
    }
    @OptionGroup var step: Step
    @Argument(help: Help.of("修复情况", "what was done")) var text: String
    func run() throws { try step.take(.done, text: text) }
  }

  struct Accept: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "accept", abstract: Help.text("验收（由登记修复以外的人）", "accept it (not by who entered the repair)"))
    }
    @OptionGroup var step: Step
    @Option(help: Help.of("验收意见", "a note")) var note: String?
    func run() throws { try step.take(.accept, text: note) }
  }

  struct SendBack: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "send-back", abstract: Help.text("验收不合格，退回", "not accepted: back to repair"))
    }
    @OptionGroup var step: Step
    @Option(help: Help.of("原因", "why")) var reason: String
    func run() throws { try step.take(.sendBack, text: reason) }
  }

  struct Cancel: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "cancel", abstract: Help.text("撤销误报的故障", "withdraw what was none"))
    }
    @OptionGroup var step: Step
    @Option(help: Help.of("原因", "why")) var reason: String
    func run() throws { try step.take(.cancel, text: reason) }
  }
}
