import ArgumentParser
import Units
import Wire

/// Which day's, which line's, which vessel's.
struct TripOptions: ParsableArguments {
  @Option(help: Help.of("航线编号", "id of the line")) var line: String?
  @Option(help: Help.of("登记编号、MMSI 或船名", "id, MMSI or name")) var vessel: String?
  @Option(help: Help.of("哪一天，缺省今天", "which day, today unless said", value: "2026-11-22")) var day: String?
  @Option(help: Help.of("中心编码；缺省本中心，all 为全部", "a centre's code; your own unless said, all for all")) var centre: String?

  func query(_ session: Session) throws -> [(String, String?)] {
    [("line", line), ("vessel", vessel), ("day", day), ("centre", try session.centre(centre))]
  }
}

/// `watchroom trip`: crossings of the ferry lines, counted from the tracks.
struct TripCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "trip", abstract: Help.text("渡运航次：由航迹自动统计", "trips of the ferry lines, counted from the tracks"),
      subcommands: [List.self, Lines.self], defaultSubcommand: List.self)
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "list", abstract: Help.text("各航线当日航次数和逐次明细", "the day's counts by line, and each trip"),
        discussion: Help.text(
          "先列各航线的航次数，再列航次，最近的在前。--unsigned 只列应签单而未签单的航次。",
          "The counts of the lines first, then the trips, the latest first. --unsigned lists those alone that lack their sign-off."
        ))
    }
    @OptionGroup var filter: TripOptions
    @Flag(help: Help.of("只列未签单的", "only those without the sign-off they need")) var unsigned = false
    @Option(help: Help.of("最多行数", "rows at most")) var limit = 100
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let query = try filter.query(session)
        let lines: Page<LineRow> = try session.client.get("/v1/lines", query)
        let trips: Page<TripRow> = try session.client.list(
          "/v1/trips", query + [("unsigned", unsigned ? "true" : nil)], most: limit)
        let today = session.today
        try session.show(FerryDay(lines: lines.items, trips: trips.items, next: trips.next)) { day in
          FerryViews.lines().lines(day.lines, on: session.screen) + [""]
            + FerryViews.trips(at: today).lines(day.trips, on: session.screen)
            + FerryViews.more(day.next, on: session.screen)
        }
      }
    }
  }

  struct Lines: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "lines", abstract: Help.text("航线和当日航次数", "the lines with the day's counts"))
    }
    @OptionGroup var filter: TripOptions
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let page: Page<LineRow> = try session.client.get("/v1/lines", try filter.query(session))
        try session.show(page, FerryViews.lines())
      }
    }
  }
}

/// What `trip list -o json` prints.
struct FerryDay: Codable {
  var lines: [LineRow]
  var trips: [TripRow]
  var next: Int64?
}

/// `watchroom signoff`: 签单发航 (P7). Signing off a watch is `watchroom sign-off`.
struct SignoffCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "signoff",
      abstract: Help.text("签单发航：登记、查看（签退是 sign-off）", "departures signed (a watch is signed off by sign-off)"),
      subcommands: [Add.self, List.self], defaultSubcommand: List.self)
  }

  struct Add: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "add", abstract: Help.text("登记一次签单", "sign a departure"),
        discussion: Help.text(
          "代渡口签单员登记时用 --clerk 写签单员姓名，--at 写实际签单时间（一天以内）。同一船、同一靠泊点、同一时间重复登记不会多出一条。",
          "Taken down for a clerk at the berth: --clerk names them, --at is when they signed, within a day. The same vessel, berth and time again adds nothing."
        ))
    }
    @Argument(help: Help.of("登记编号、MMSI 或船名", "id, MMSI or name", value: "vessel")) var vessel: String
    @Argument(help: Help.of("靠泊点编号或名称", "id or name of the berth", value: "berth")) var berth: String
    @Option(help: Help.of("载客人数（不含船员）", "passengers")) var persons: Int?
    @Option(help: Help.of("签单员，缺省本人", "who signed, you unless said")) var clerk: String?
    @Option(help: Help.of("签单时间，缺省此刻", "when, now unless said", value: "14:30")) var at: String?
    @Option(help: Help.of("备注", "a note")) var note: String?
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let row: SignOffRow = try session.client.post(
          "/v1/sign-offs",
          SignOffRequest(
            vessel: vessel, berth: berth, at: try at.map { try session.time($0, field: "--at") }, persons: persons,
            clerk: clerk, note: note))
        try session.show(row) { FerryViews.signed($0, on: session.screen) }
      }
    }
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "list", abstract: Help.text("当日签单", "the day's sign-offs"))
    }
    @OptionGroup var filter: TripOptions
    @Option(help: Help.of("最多行数", "rows at most")) var limit = 100
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let page: Page<SignOffRow> = try session.client.list(
          "/v1/sign-offs", try filter.query(session), most: limit)
        try session.show(page, FerryViews.signOffs(at: session.today))
      }
    }
  }
}
