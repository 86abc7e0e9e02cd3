import ArgumentParser
import Units
import Wire

extension KeyWhyName: ExpressibleByArgument {}

/// `watchroom sheet`: form 2 (C6, X5).
struct SheetCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "sheet", abstract: Help.text("重点监控任务表（附件二）", "key-monitoring sheets (form 2)"),
      discussion: Help.text(
        """
        watchroom sheet show                                 本中心下周的表，周五上班时系统已提出
        watchroom sheet add PT-430105-01 --days 12-01,12-06 --hours 06:00-12:00 --why market --because 鸭子铺赶集
        watchroom sheet remove 3 --reason 今年不办             3 是表里的序号
        watchroom sheet approve                              带班领导审批，随即报上级

        序号见 sheet show；改别的表用 --sheet 编号（见 sheet list）
        """,
        """
        watchroom sheet show                                 your centre's sheet of next week, proposed on Friday morning
        watchroom sheet add PT-430105-01 --days 12-01,12-06 --hours 06:00-12:00 --why market --because "market day"
        watchroom sheet remove 3 --reason "not this year"     3 is the line in the sheet
        watchroom sheet approve                              the duty leader approves, and it goes to the superior

        Lines as in sheet show; another sheet: --sheet NO (see sheet list)
        """),
      subcommands: [
        Show.self, List.self, Propose.self, Add.self, Edit.self, Remove.self, Approve.self, Send.self,
      ], defaultSubcommand: Show.self)
  }

  /// The sheet that is meant: by its number, else the own centre's latest week.
  static func number(_ typed: Int64?, _ session: Session) throws -> Int64 {
    if let typed { return typed }
    let page: Page<SheetRow> = try session.client.list("/v1/sheets", [("centre", try session.centre(nil))], most: 200)
    let own = try session.centre(nil)
    let rows = page.items.filter { own == nil || $0.centre == own }
    guard let latest = rows.max(by: { ($0.from, $0.no) < ($1.from, $1.no) }) else {
      throw ClientFailure.usage(
        Words(
          "本中心还没有重点监控任务表；周五系统自动提出，也可现在编制：watchroom sheet propose",
          "your centre has no sheet yet; on Friday it is proposed, or now: watchroom sheet propose"))
    }
    return latest.no
  }

  static func show(_ detail: SheetDetail, _ session: Session) throws {
    try session.show(detail) { SheetViews.detail($0, on: session.screen) }
  }

  struct Show: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "show", abstract: Help.text("一张表，或打印格式", "a sheet, or the form itself"))
    }
    @Argument(help: Help.of("编号，缺省本中心最近一周", "its number; your centre's latest week unless said")) var no: Int64?
    @Option(help: Help.of("附件二原样：text html csv", "the form itself: text html csv")) var form: SheetForm?
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let no = try SheetCommand.number(no, session)
        guard let form else {
          return try SheetCommand.show(try session.client.get("/v1/sheets/\(no)"), session)
        }
        let body = try session.client.getBytes("/v1/sheets/\(no)/form", [("format", form.rawValue)])
        session.terminal.writeBytes(body)
        if body.last != UInt8(ascii: "\n") { session.terminal.write("") }
      }
    }
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "list", abstract: Help.text("各周各中心的表", "sheets by week and centre"))
    }
    @Option(help: Help.of("中心编码（含下级）；缺省本中心，all 为全部", "a centre's code (those below it too); all for all")) var centre:
      String?
    @Option(help: Help.of("某一周里的任一天", "a day of the week", value: "yyyy-mm-dd")) var week: String?
    @Option(help: Help.of("最多行数", "rows at most")) var limit = 200
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let page: Page<SheetRow> = try session.client.list(
          "/v1/sheets", [("centre", try session.centre(centre)), ("week", week)], most: limit)
        try session.show(page, SheetViews.sheets)
      }
    }
  }

  struct Propose: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "propose",
        abstract: Help.text("提前编制，或重新提出（已改的不动）", "make it now, or look at the proposals anew"))
    }
    @Option(help: Help.of("那一周里的任一天，缺省下周", "a day of the week; next week unless said", value: "yyyy-mm-dd")) var week:
      String?
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let day = try week.map { try SheetDays.day($0, "--week") }
        try SheetCommand.show(
          try session.client.post("/v1/sheets/propose", SheetProposeRequest(week: day)), session)
      }
    }
  }

  struct Approve: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "approve",
        abstract: Help.text("审批通过（须未参与编制的领导）", "approve, by a leader who did not edit it"))
    }
    @Argument(help: Help.of("编号，缺省本中心最近一周", "its number; your centre's latest week unless said")) var no: Int64?
    @Option(help: Help.of("所见版本", "the revision you looked at")) var revision: Int?
    @OptionGroup var options: SessionOptions

    func run() throws { try SheetCommand.act("approve", no, revision, options) }
  }

  struct Send: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "send",
        abstract: Help.text("不等下级，立即报出已审批的表", "send what is approved now, not waiting for those below"))
    }
    @Argument(help: Help.of("编号，缺省本中心最近一周", "its number; your centre's latest week unless said")) var no: Int64?
    @Option(help: Help.of("所见版本", "the revision you looked at")) var revision: Int?
    @OptionGroup var options: SessionOptions

    func run() throws { try SheetCommand.act("send", no, revision, options) }
  }

  private static func act(_ act: String, _ no: Int64?, _ revision: Int?, _ options: SessionOptions) throws {
    try options.run { session in
      let no = try number(no, session)
      try show(
        try session.client.post("/v1/sheets/\(no)/\(act)", ApproveRequest(), revision: revision), session)
    }
  }
}

enum SheetForm: String, ExpressibleByArgument, CaseIterable { case text, html, csv }

/// Days as people type them.
enum SheetDays {
  static func day(_ text: String, _ field: String) throws -> CivilDate {
    guard let day = CivilDate(iso: text) else {
      throw ClientFailure.usage(Words("\(field)：日期写作 2026-12-01", "\(field): a day is 2026-12-01"))
    }
    return day
  }

  /// `12-01,12-06`, `12-01..12-04`, full dates alike; a month and day are the sheet's.
  static func list(_ text: String, from monday: CivilDate) throws -> [CivilDate] {
    try text.split(separator: ",").flatMap { part -> [CivilDate] in
      let ends = try String(part).split(separator: "..", omittingEmptySubsequences: true).map {
        try one(String($0), monday)
      }
      guard let first = ends.first, let last = ends.last, ends.count <= 2, first <= last, last - first < 7 else {
        throw refusal
      }
      return (0...(last - first)).map { first + $0 }
    }
  }

  private static func one(_ text: String, _ monday: CivilDate) throws -> CivilDate {
    if let day = CivilDate(iso: text) { return day }
    guard let day = (0..<7).map({ monday + $0 }).first(where: { $0.iso.hasSuffix("-" + text) }) else { throw refusal }
    return day
  }

  private static var refusal: ClientFailure {
    .usage(
      Words(
        "--days：本表一周内的日期，写作 12-01,12-06 或 12-01..12-04",
        "--days: days of the sheet's week: 12-01,12-06 or 12-01..12-04"))
  }
}
