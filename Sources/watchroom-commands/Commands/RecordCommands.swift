import ArgumentParser
import Units
import Wire

/// `watchroom record`: the day's record, looked at and signed by a supervisor (S1).
struct RecordCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "record", abstract: Help.text("当日记录的查看和签名", "the day's record, looked at and signed"),
      subcommands: [List.self, Sign.self], defaultSubcommand: List.self)
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "list", abstract: Help.text("近一月各日记录及签名", "the last month's days"))
    }
    @Option(help: Help.of("中心编码，缺省本中心", "a centre's code; your own unless said")) var centre: String?
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let page: Page<DayRecordRow> = try session.client.get("/v1/day-records", [("centre", centre)])
        try session.show(page, RecordCommand.table)
      }
    }
  }

  struct Sign: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "sign", abstract: Help.text("查看当日记录后签名（带班领导、中心领导）", "sign a day's record (leaders)"))
    }
    @Option(help: Help.of("日期，缺省今天", "the day; today unless said", value: "yyyy-mm-dd")) var day: String?
    @Option(help: Help.of("意见", "a remark")) var note: String?
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let date = try day.map { try SheetDays.day($0, "--day") }
        let row: DayRecordRow = try session.client.post(
          "/v1/day-records/sign", DayRecordSignRequest(day: date, note: note))
        try session.show(row) { RecordCommand.table.lines([$0], on: session.screen) }
      }
    }
  }

  private static var table: TextTable<DayRecordRow> {
    TextTable(columns: [
      .init("日期", "day", rank: 1, text: { $0.day.iso }),
      .init("检查", "checks", rank: 1, isNumber: true, text: { "\($0.checks)" }),
      .init(
        "签名", "signed", rank: 1, least: 8,
        cell: { row in
          let names = row.signatures.map { "\($0.by) \(Render.time($0.at, nil))" }
          return .init(
            names.isEmpty ? Render.text("未签", "not signed") : names.joined(separator: " "),
            names.isEmpty ? .warning : .plain)
        }),
      .init(
        "意见", "remark", rank: 2, least: 6,
        text: { $0.signatures.map(\.note).filter { !$0.isEmpty }.joined(separator: " ") }),
      .init("中心", "centre", rank: 3, least: 6, text: { Facts.short($0.centreName) }),
    ])
  }
}
