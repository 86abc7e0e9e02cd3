import ArgumentParser
import Wire

/// `watchroom feed`
struct FeedCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "feed", abstract: Help.text("数据源", "feeds"), subcommands: [List.self, Outputs.self],
      defaultSubcommand: List.self)
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "list", abstract: Help.text("数据源与计数，及对外输出", "feeds and their counters, and what goes out"))
    }
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let page: Page<FeedRow> = try session.client.get("/v1/feeds")
        let today = session.today
        let outputs: Page<OutputRow> = try session.client.get("/v1/outputs")
        try session.show(page) { page in
          FeedViews.lines(page.items, outputs: outputs.items, at: today, on: session.screen)
        }
      }
    }
  }

  struct Outputs: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "outputs", abstract: Help.text("对海图软件的输出", "what goes out to chart plotters"))
    }
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let page: Page<OutputRow> = try session.client.get("/v1/outputs")
        try session.show(page, FeedViews.outputs)
      }
    }
  }
}
