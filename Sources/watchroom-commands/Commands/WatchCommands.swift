import ArgumentParser
import Wire

/// `watchroom watch`
struct WatchCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "watch", abstract: Help.text("在岗值守与电话值守", "staffed or telephone standby"),
      subcommands: [
        Show.self, Berthed.self, Late.self, Here.self, Ask.self, Answer.self, Missed.self, Checks.self,
      ], defaultSubcommand: Show.self)
  }

  struct Show: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "show", abstract: Help.text("此刻如何值守，至何时", "how the watch is kept now, until when"))
    }

    @Option(help: Help.of("中心编码；缺省本中心，all 为全部", "a centre's code; your own unless said, all for all"))
    var centre: String?

    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let page: Page<WatchRow> = try session.client.get("/v1/watches", [("centre", try session.centre(centre))])
        let today = session.today
        try session.show(page) { page in
          guard page.items.count == 1, let row = page.items.first else {
            return WatchViews.table(at: today).lines(page.items, on: session.screen)
          }
          return WatchViews.detail(row, at: today, on: session.screen)
        }
      }
    }
  }

  struct Berthed: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "berthed", abstract: Help.text("登记末班船已靠泊", "the last vessel of the day has berthed"))
    }

    @Argument(help: Help.of("监控点（或自有航班船舶）编号", "id of the point, or of a vessel that serves none")) var point: String

    @Option(help: Help.of("靠泊时间，缺省此刻", "when, now unless said", value: "14:30")) var at: String?

    @Option(help: Help.of("备注", "a note")) var note: String?

    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let time = try at.map { try session.time($0, field: "--at") }
        let row: WatchRow = try session.client.post(
          "/v1/watches/berthed", BerthedRequest(point: point, at: time, note: note))
        try session.show(row) { WatchViews.detail($0, at: session.today, on: session.screen) }
      }
    }
  }

  struct Late: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "late", abstract: Help.text("登记末班船晚点", "the last vessel of the day runs late"))
    }

    @Argument(help: Help.of("监控点（或自有航班船舶）编号", "id of the point, or of a vessel that serves none")) var point: String

    @Option(help: Help.of("预计靠泊时间", "when it is expected to berth", value: "22:30")) var until: String

    @Option(help: Help.of("备注", "a note")) var note: String?

    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let time = try session.time(until, field: "--until")
        let row: WatchRow = try session.client.post(
          "/v1/watches/late", LateRequest(point: point, until: time, note: note))
        try session.show(row) { WatchViews.detail($0, at: session.today, on: session.screen) }
      }
    }
  }
}
