import ArgumentParser
import Wire

extension BanCauseName: ExpressibleByArgument {
  /// By its word as well: `大风`.
  package init?(argument: String) {
    let named = BanCauseName.allCases.first { cause in
      let words = WatersTexts.look(WatersTexts.causes, cause.rawValue)
      return cause.rawValue == argument || words.zh == argument
    }
    guard let named else { return nil }
    self = named
  }
}

/// `watchroom ban`
struct BanCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "ban", abstract: Help.text("禁航令：发布、解除、查看", "sailing bans: declare, lift, list"),
      subcommands: [List.self, Declare.self, Lift.self], defaultSubcommand: List.self)
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "list", abstract: Help.text("现行和将行的禁航令", "bans in force or to come"))
    }
    @Flag(help: Help.of("含已解除和到期的", "also those that are over")) var all = false
    @Option(help: Help.of("中心编码；缺省本中心，all 为全部", "a centre's code; your own unless said, all for all")) var centre:
      String?
    @Option(help: Help.of("最多行数", "rows at most")) var limit = 200
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let query = [("state", all ? nil : "live"), ("centre", try session.centre(centre))]
        let page: Page<BanRow> = try session.client.list("/v1/bans", query, most: limit)
        try session.show(page, WatersViews.bans(at: session.today))
      }
    }
  }

  struct Declare: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "declare", abstract: Help.text("发布禁航令，并以通告转发下级", "declare a ban, and pass it on by a bulletin"))
    }
    @Option(
      help: Help.of(
        "水域：区域的编号或名称，或中心编码（其全部水域和下级水域）；可多次",
        "a zone's id or name, or a centre's code for all its waters and those below; may stand several times"))
    var waters: [String]
    @Option(
      help: Help.of("原因：wind 大风 fog 大雾 flood 洪水 ice 冰冻 traffic 交通管制 other", "wind fog flood ice traffic other"))
    var cause: BanCauseName
    @Option(help: Help.of("开始时间，缺省现在", "from when; now unless said")) var from: String?
    @Option(help: Help.of("截止时间，缺省至解除", "until when; until it is lifted unless said")) var until: String?
    @Option(help: Help.of("依据和说明", "why")) var reason: String
    @Option(
      help: Help.of(
        "不受约束的船舶种类（渡船、公务船……）；可多次；缺省公务船，none 为无",
        "a kind of vessel that is exempt; may stand several times; official ones unless said, none for nobody"))
    var except: [String] = []
    @Flag(help: Help.of("不发通告", "without a bulletin")) var quiet = false
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let request = BanRequest(
          waters: waters, cause: cause, from: try from.map { try session.time($0, field: "--from") },
          until: try until.map { try session.time($0, field: "--until") }, reason: reason,
          except: except.isEmpty ? nil : except.filter { $0 != "none" }, quiet: quiet ? true : nil)
        let row: BanRow = try session.client.post("/v1/bans", request)
        try session.show(row) { WatersViews.bans(at: session.today).lines([$0], on: session.screen) }
      }
    }
  }

  struct Lift: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "lift", abstract: Help.text("解除禁航令，并撤销其通告", "lift a ban, and cancel its bulletin"))
    }
    @Argument(help: Help.of("编号", "its number")) var no: Int64
    @Option(help: Help.of("原因", "why")) var reason: String
    @Option(help: Help.of("所见版本", "the revision you looked at")) var revision: Int?
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let row: BanRow = try session.client.post(
          "/v1/bans/\(no)/lift", BanLiftRequest(reason: reason), revision: revision)
        try session.show(row) { WatersViews.bans(at: session.today).lines([$0], on: session.screen) }
      }
    }
  }
}

/// `watchroom reading`
struct ReadingCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "reading", abstract: Help.text("水位、风速、能见度：登记、查看", "water level, wind, visibility: enter, list"),
      subcommands: [List.self, Set.self], defaultSubcommand: List.self)
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "list", abstract: Help.text("各测站最近读数和据此的规则", "what the stations last read, and the rules that ask")
      )
    }
    @Option(help: Help.of("中心编码；缺省本中心，all 为全部", "a centre's code; your own unless said, all for all")) var centre:
      String?
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let page: Page<ReadingRow> = try session.client.get(
          "/v1/readings", [("centre", try session.centre(centre))])
        try session.show(page, WatersViews.readings(at: session.today))
      }
    }
  }

  struct Set: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "set", abstract: Help.text("登记一个测站的读数", "enter what a station reads"))
    }
    @Argument(help: Help.of("测站编号或名称", "the station's id or name")) var station: String
    @Option(help: Help.of("水位，米", "water level in metres")) var level: Double?
    @Option(help: Help.of("风速（取阵风），米/秒", "wind or gust in m/s")) var wind: Double?
    @Option(help: Help.of("能见度，米", "visibility in metres")) var visibility: Double?
    @Option(help: Help.of("观测时间，缺省现在", "when it was read; now unless said")) var at: String?
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let request = ReadingRequest(
          station: station, level: level, wind: wind, visibility: visibility,
          at: try at.map { try session.time($0, field: "--at") })
        let page: Page<ReadingRow> = try session.client.post("/v1/readings", request)
        try session.show(page, WatersViews.readings(at: session.today))
      }
    }
  }
}
