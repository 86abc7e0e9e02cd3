import ArgumentParser
import Wire

/// Which duties or rounds are asked for.
struct DutyQueryOptions: ParsableArguments {
  @Option(help: Help.of("中心编码；缺省本中心，all 为全部", "a centre's code; your own unless said, all for all"))
  var centre: String?

  @Option(help: Help.of("日期，缺省今天", "another day than today", value: "yyyy-mm-dd"))
  var day: String?

  @Option(help: Help.of("条款 P3 C2 X2 …", "only this clause"))
  var clause: String?

  @Option(
    help: Help.of(
      "状态，逗号分隔：ahead,open,late,done,done-late,missed,withdrawn,over",
      "states, separated by commas: ahead,open,late,done,done-late,missed,withdrawn,over"))
  var state: String?

  @Flag(help: Help.of("当天全部，含已完成", "all of the day, also what is done or lies ahead"))
  var all = false

  /// Fetches the day, counts it, and shows what is owed (or what was asked for).
  func show(_ path: String, _ session: Session) throws {
    let query = [("centre", try session.centre(centre)), ("day", day), ("clause", clause), ("state", state)]
    let page: Page<DutyRow> = try session.client.list(path, query)
    try session.show(page) { page in
      let wanted =
        all || state != nil ? page.items : page.items.filter { ["open", "late", "missed"].contains($0.state) }
      let empty = Words("此刻没有待办", "nothing is owed now")
      let at = day == nil ? session.today : nil
      return [DutyViews.counts(page.items, on: session.screen)]
        + DutyViews.table(at: at).lines(DutyViews.inOrder(wanted), on: session.screen, empty: empty)
    }
  }
}

/// `watchroom duty`
struct DutyCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "duty", abstract: Help.text("值班任务：此刻该做什么", "what is owed"),
      subcommands: [List.self, Show.self, Explain.self, Add.self, Waive.self])
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "list", abstract: Help.text("待办与逾期", "what is owed now"))
    }
    @OptionGroup var query: DutyQueryOptions
    @OptionGroup var options: SessionOptions

    func run() throws { try options.run { try query.show("/v1/duties", $0) } }
  }

  struct Show: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "show", abstract: Help.text("为何要做、做了多少", "why it is owed"))
    }
    @Argument(help: Help.of("编号，或 C2/430100/2026-11-21/county-round/3", "its number, or its id")) var duty: String
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let detail: DutyDetail = try session.client.get("/v1/duties/\(try session.duty(duty))")
        try session.show(detail) { DutyViews.detail($0, on: session.screen) }
      }
    }
  }
}
