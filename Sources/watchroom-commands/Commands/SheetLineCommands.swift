import ArgumentParser
import Units
import Wire

/// Lines of form 2: added, changed, struck out.
extension SheetCommand {
  struct Add: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "add", abstract: Help.text("增加一项", "add a line"))
    }
    @Argument(help: Help.of("监控点代号，或 all（全部渡口、码头）", "a point's id, or all (all ferries and wharves)")) var object:
      String
    @Option(help: Help.of("日期：12-01,12-06 或 12-01..12-04；缺省整周", "days; all the week unless said")) var days: String?
    @Option(help: Help.of("时段，缺省全天", "hours; all the day unless said", value: "06:00-12:00")) var hours: String?
    @Option(
      help: Help.of(
        "原因：market 赶集 temple-fair 庙会 holiday 节假日 pupils 学生 tourism 旅游 port-cargo-plan 装卸计划 dangerous-goods 危险品 weather 天气 other 其他",
        "why: market temple-fair holiday pupils tourism port-cargo-plan dangerous-goods weather other")) var why:
      KeyWhyName
    @Option(help: Help.of("说明", "why, in words")) var because: String
    @Option(help: Help.of("监控重点，缺省按原因", "what to watch; the usual unless said")) var watch: String?
    @Option(help: Help.of("表的编号，缺省本中心最近一周", "the sheet; your centre's latest week unless said")) var sheet: Int64?
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let no = try SheetCommand.number(sheet, session)
        let before: SheetDetail = try session.client.get("/v1/sheets/\(no)")
        let monday = before.summary.from
        let request = SheetAddRequest(
          object: object == "all"
            ? "centre:\(before.summary.centre)" : object.contains(":") ? object : "point:\(object)",
          days: try days.map { try SheetDays.list($0, from: monday) } ?? (0..<7).map { monday + $0 }, hours: hours,
          why: why, because: because, watch: watch)
        try SheetCommand.show(try session.client.post("/v1/sheets/\(no)/add", request), session)
      }
    }
  }

  struct Edit: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "edit", abstract: Help.text("修改一项", "change a line"))
    }
    @Argument(help: Help.of("表里的序号", "the line in the sheet")) var row: Int
    @Option(help: Help.of("日期：12-01,12-06 或 12-01..12-04", "days: 12-01,12-06 or 12-01..12-04")) var days: String?
    @Option(help: Help.of("时段，all 为全天", "hours; all for all the day", value: "06:00-12:00")) var hours: String?
    @Option(help: Help.of("原因", "why")) var why: KeyWhyName?
    @Option(help: Help.of("说明", "why, in words")) var because: String?
    @Option(help: Help.of("监控重点", "what to watch")) var watch: String?
    @Option(help: Help.of("表的编号，缺省本中心最近一周", "the sheet; your centre's latest week unless said")) var sheet: Int64?
    @OptionGroup var options: SessionOptions

    func validate() throws {
      if days == nil, hours == nil, why == nil, because == nil, watch == nil {
        throw ValidationError(Help.text("没有要改的内容：--days --hours --why --because --watch", "nothing to change"))
      }
    }

    func run() throws {
      try options.run { session in
        let no = try SheetCommand.number(sheet, session)
        var request = SheetEditRequest(row: row, hours: hours, why: why, because: because, watch: watch)
        if let days {
          let before: SheetDetail = try session.client.get("/v1/sheets/\(no)")
          request.days = try SheetDays.list(days, from: before.summary.from)
        }
        try SheetCommand.show(try session.client.post("/v1/sheets/\(no)/edit", request), session)
      }
    }
  }

  struct Remove: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "remove", abstract: Help.text("删去一项", "strike out a line"))
    }
    @Argument(help: Help.of("表里的序号", "the line in the sheet")) var row: Int
    @Option(help: Help.of("理由", "why")) var reason: String
    @Option(help: Help.of("表的编号，缺省本中心最近一周", "the sheet; your centre's latest week unless said")) var sheet: Int64?
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let no = try SheetCommand.number(sheet, session)
        try SheetCommand.show(
          try session.client.post("/v1/sheets/\(no)/remove", SheetRemoveRequest(row: row, reason: reason)), session)
      }
    }
  }
}

/// `watchroom cargo`: loading and unloading plans of port enterprises, dangerous-goods notices (C6, C5).
struct CargoCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "cargo", abstract: Help.text("港口装卸作业计划、危险品申报", "cargo plans and dangerous-goods notices"),
      subcommands: [List.self, Add.self, Cancel.self], defaultSubcommand: List.self)
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "list", abstract: Help.text("未结束的计划", "plans that are not over"))
    }
    @Option(help: Help.of("中心编码（含下级）；缺省本中心，all 为全部", "a centre's code (those below it too); all for all")) var centre:
      String?
    @Option(help: Help.of("最多行数", "rows at most")) var limit = 200
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let page: Page<CargoRow> = try session.client.list(
          "/v1/cargo", [("centre", try session.centre(centre))], most: limit)
        try session.show(page, SheetViews.cargo(at: session.today))
      }
    }
  }

  struct Add: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "add", abstract: Help.text("登记一项计划", "enter a plan"))
    }
    @Argument(help: Help.of("监控点代号", "the point's id")) var point: String
    @Option(help: Help.of("船名", "the vessel")) var vessel: String
    @Option(help: Help.of("货种", "the cargo")) var cargo: String
    @Flag(help: Help.of("危险品", "dangerous goods")) var dangerous = false
    @Option(help: Help.of("开始", "from", value: "12-01 08:00")) var from: String
    @Option(help: Help.of("结束", "through", value: "12-01 17:00")) var through: String
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let request = CargoRequest(
          point: point, vessel: vessel, cargo: cargo, dangerous: dangerous ? true : nil,
          from: try session.time(from, field: "--from"), through: try session.time(through, field: "--through"))
        let row: CargoRow = try session.client.post("/v1/cargo", request)
        try session.show(row) { SheetViews.cargo(at: nil).lines([$0], on: session.screen) }
      }
    }
  }

  struct Cancel: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "cancel", abstract: Help.text("取消一项计划", "cancel a plan"))
    }
    @Argument(help: Help.of("编号", "its number")) var no: Int64
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let row: CargoRow = try session.client.post("/v1/cargo/\(no)/cancel", Nothing())
        try session.show(row) { SheetViews.cargo(at: nil).lines([$0], on: session.screen) }
      }
    }
  }
}
