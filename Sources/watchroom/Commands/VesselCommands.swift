import ArgumentParser
import Wire

/// `watchroom vessel`
struct VesselCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vessel", abstract: "船舶 / vessels", subcommands: [List.self, Show.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "当前态势 / the picture")
    @Argument(help: "船名一部分或 MMSI 开头 / part of the name, or the beginning of the MMSI") var query: String?
    @Flag(help: "只列登记船舶 / only registered vessels") var registered = false
    @Option(help: "最多行数 / rows at most") var limit = 200_000
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let query = [("query", query), ("registered", registered ? "true" : nil)]
        let page: Page<VesselRow> = try session.client.list("/v1/vessels", query, most: limit)
        try session.show(page, TrafficViews.vessels(at: session.today))
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "一船详情 / one vessel")
    @Argument(help: "MMSI") var mmsi: UInt32
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let detail: VesselDetail = try session.client.get("/v1/vessels/\(mmsi)")
        try session.show(detail) { TrafficViews.detail($0, on: session.screen) }
      }
    }
  }
}

/// `watchroom feed`
struct FeedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feed", abstract: "数据源 / feeds", subcommands: [List.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "数据源与计数 / feeds and their counters")
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let page: Page<FeedRow> = try session.client.get("/v1/feeds")
        try session.show(page, TrafficViews.feeds(at: session.today))
      }
    }
  }
}
