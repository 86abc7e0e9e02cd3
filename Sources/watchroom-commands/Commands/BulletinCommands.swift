import ArgumentParser
import Wire

extension BulletinKindName: ExpressibleByArgument {
  /// By its word as well: `禁航令`, `水位`.
  package init?(argument: String) {
    let named = BulletinKindName.allCases.first { kind in
      let words = Texts.bulletinKind(kind.rawValue)
      return kind.rawValue == argument || words.zh == argument || words.en == argument
    }
    guard let named else { return nil }
    self = named
  }
}
extension BulletinSourceName: ExpressibleByArgument {}

/// `watchroom bulletin`
struct BulletinCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "bulletin", abstract: Help.text("航行通(警)告和其他安全信息", "notices, warnings, safety information"),
      subcommands: [List.self, Show.self, Add.self, Adopt.self, Receive.self, Cancel.self],
      defaultSubcommand: List.self)
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "list", abstract: Help.text("有效和待办的安全信息", "what holds or waits"))
    }
    @Option(
      help: Help.of(
        "状态：live unconfirmed candidate inForce expired cancelled …",
        "state: live unconfirmed candidate inForce expired cancelled …"))
    var state: String?
    @Flag(help: Help.of("含已失效", "also those that are over")) var all = false
    @Option(help: Help.of("种类", "only this kind")) var kind: BulletinKindName?
    @Option(help: Help.of("中心编码；缺省本中心，all 为全部", "a centre's code; your own unless said, all for all")) var centre:
      String?
    @Option(help: Help.of("最多行数", "rows at most")) var limit = 200
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let query = [
          ("state", state ?? (all ? nil : "live")), ("kind", kind?.rawValue), ("centre", try session.centre(centre)),
        ]
        let page: Page<BulletinRow> = try session.client.list("/v1/bulletins", query, most: limit)
        try session.show(page, SafetyViews.bulletins(at: session.today))
      }
    }
  }

  struct Show: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "show", abstract: Help.text("全文、转发和签收情况", "its text and receipts"))
    }
    @Argument(help: Help.of("编号", "its number")) var no: Int64
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let detail: BulletinDetail = try session.client.get("/v1/bulletins/\(no)")
        try session.show(detail) { SafetyViews.detail($0, on: session.screen) }
      }
    }
  }

  /// What is entered or adopted.
  struct Entry: ParsableArguments {
    @Option(
      help: Help.of(
        "种类：sailingBan 禁航令 navigationWarning 航行警告 navigationNotice 航行通告 trafficControl 交通管制 weather 气象 waterLevel 水位 fairway 航道 other",
        "sailingBan navigationWarning navigationNotice trafficControl weather waterLevel fairway other"))
    var kind: BulletinKindName
    @Option(help: Help.of("发布单位的编号", "the issuer's number")) var number: String?
    @Option(help: Help.of("发布单位", "who issued it")) var issuer: String?
    @Option(help: Help.of("涉及水域（区域编号），可多次", "a zone's id; may stand several times")) var zone: [String] = []
    @Option(help: Help.of("涉及监控点，可多次", "a point's id; may stand several times")) var point: [String] = []
    @Option(help: Help.of("涉及水域的文字说明；都不写为全部辖区", "where, in words; nothing means everywhere")) var place: String?
    @Option(help: Help.of("生效时间，缺省现在", "in force from; now unless said")) var from: String?
    @Option(help: Help.of("失效时间，缺省至另行通知", "in force until; until further notice unless said")) var until: String?
    @Option(help: Help.of("级别：info ordinary serious emergency", "info ordinary serious emergency")) var severity:
      SeverityName?
    @Option(help: Help.of("来源：entered fromAbove mail", "entered fromAbove mail")) var source: BulletinSourceName?
    @Option(help: Help.of("替代的原件编号", "number of the one that it replaces")) var supersedes: Int64?
    @Flag(help: Help.of("演练", "a drill")) var drill = false

    func request(_ session: Session, text: String?) throws -> BulletinRequest {
      BulletinRequest(
        kind: kind, text: text, number: number, issuer: issuer, zones: zone.isEmpty ? nil : zone,
        points: point.isEmpty ? nil : point, place: place, from: try from.map { try session.time($0, field: "--from") },
        until: try until.map { try session.time($0, field: "--until") }, severity: severity, source: source,
        supersedes: supersedes, drill: drill ? true : nil)
    }
  }

  struct Add: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "add", abstract: Help.text("录入并向下级转发", "enter it, and pass it on"))
    }
    @Option(help: Help.of("内容", "its text")) var text: String
    @OptionGroup var entry: Entry
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let row: BulletinRow = try session.client.post("/v1/bulletins", try entry.request(session, text: text))
        try session.show(row) { SafetyViews.entered($0, on: session.screen) }
      }
    }
  }

  struct Adopt: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "adopt", abstract: Help.text("采用收到的 AIS 安全电文", "take up a text heard on AIS"))
    }
    @Argument(help: Help.of("编号", "its number")) var no: Int64
    @Option(help: Help.of("内容，缺省电文原文", "its text; the one heard unless said")) var text: String?
    @OptionGroup var entry: Entry
    @Option(help: Help.of("所见版本", "the revision you looked at")) var revision: Int?
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let row: BulletinRow = try session.client.post(
          "/v1/bulletins/\(no)/adopt", try entry.request(session, text: text), revision: revision)
        try session.show(row) { SafetyViews.entered($0, on: session.screen) }
      }
    }
  }

  struct Receive: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "receive", abstract: Help.text("签收，或代下级登记签收", "confirm its receipt, or another's"))
    }
    @Argument(help: Help.of("编号", "its number")) var no: Int64
    @Option(name: .customLong("for"), help: Help.of("代哪个中心或单位登记", "the centre or unit that has it")) var party: String?
    @Option(help: Help.of("签收人；代登记时必填", "who gave the receipt; needed with --for")) var who: String?
    @Option(help: Help.of("签收时间，缺省现在", "when; now unless said")) var at: String?
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let request = BulletinReceiveRequest(
          party: party, givenBy: who, receivedAt: try at.map { try session.time($0, field: "--at") })
        let detail: BulletinDetail = try session.client.post("/v1/bulletins/\(no)/receive", request)
        try session.show(detail) { SafetyViews.detail($0, on: session.screen) }
      }
    }
  }

  struct Cancel: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "cancel", abstract: Help.text("撤销，或不采用 AIS 电文", "take it out of force, or put a text aside"))
    }
    @Argument(help: Help.of("编号", "its number")) var no: Int64
    @Option(help: Help.of("原因", "why")) var reason: String
    @Option(help: Help.of("所见版本", "the revision you looked at")) var revision: Int?
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let row: BulletinRow = try session.client.post(
          "/v1/bulletins/\(no)/cancel", BulletinCancelRequest(reason: reason), revision: revision)
        try session.show(row) { SafetyViews.bulletins(at: session.today).lines([$0], on: session.screen) }
      }
    }
  }
}
