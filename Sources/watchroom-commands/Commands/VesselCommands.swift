import ArgumentParser
import Units
import Wire

/// `watchroom vessel`
struct VesselCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "vessel", abstract: Help.text("船舶", "vessels"),
      subcommands: [List.self, Show.self, Track.self, Text.self])
  }

  struct List: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable { case table, json, geojson }

    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "list", abstract: Help.text("当前态势", "the picture"))
    }
    @Argument(help: Help.of("船名一部分或 MMSI 开头", "part of the name, or the beginning of the MMSI")) var query: String?
    @Flag(help: Help.of("只列登记船舶", "only registered vessels")) var registered = false
    @Option(help: Help.of("最多行数", "rows at most")) var limit = 200_000
    @Option(name: [.short, .long], help: "table | json | geojson") var output = Format.table
    @Option(help: Help.of("套接字", "the daemon's socket", value: "path")) var socket: String?
    @Option(help: "zh | en") var lang: Language?

    func run() throws {
      var options = SessionOptions()
      (options.socket, options.lang) = (socket, lang)
      options.output = output == .json ? .json : .table
      try options.run { session in
        let query = [("query", query), ("registered", registered ? "true" : nil)]
        let page: Page<VesselRow> = try session.client.list("/v1/vessels", query, most: limit)
        if output == .geojson { return session.terminal.write(VesselFile.geoJSON(page.items)) }
        try session.show(page, TrafficViews.vessels(at: session.today))
      }
    }
  }

  struct Show: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "show", abstract: Help.text("一船详情", "one vessel"))
    }
    @Argument(help: Help.of("MMSI，或登记编号", "MMSI, or id in the register")) var vessel: String
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let detail: VesselDetail = try session.client.get("/v1/vessels/\(try number(session))")
        try session.show(detail) { TrafficViews.detail($0, on: session.screen) }
      }
    }

    /// An id is looked up among the vessels heard.
    private func number(_ session: Session) throws -> String {
      if UInt32(vessel) != nil { return vessel }
      let page: Page<VesselRow> = try session.client.list("/v1/vessels", [("query", vessel)], most: 500)
      guard let row = page.items.first(where: { $0.id == vessel }) else { return vessel }
      return "\(row.mmsi)"
    }
  }
}
