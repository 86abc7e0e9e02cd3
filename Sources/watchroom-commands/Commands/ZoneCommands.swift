import ArgumentParser
import Foundation
import Wire

/// `watchroom zone`
struct ZoneCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "zone", abstract: Help.text("水域和规则", "zones and their rules"),
      subcommands: [List.self, Show.self, Test.self, Set.self, Withdraw.self, Revert.self],
      defaultSubcommand: List.self)
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "list", abstract: Help.text("现行水域及规则", "zones in force, with their rules"))
    }
    @Option(help: Help.of("中心编码；缺省本中心，all 为全部", "a centre's code; your own unless said, all for all"))
    var centre: String?
    @Option(help: Help.of("最多行数", "rows at most")) var limit = 500
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let query = [("centre", try session.centre(centre))]
        let page: Page<ZoneRow> = try session.client.list("/v1/zones", query, most: limit)
        try session.show(page, ZoneViews.zones)
      }
    }
  }

  struct Show: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "show", abstract: Help.text("规则、形状和变更经过", "its rules, its shape and what was done to it"))
    }
    @Argument(help: Help.of("水域编号", "its id", value: "id")) var id: String
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let detail: ZoneDetail = try session.client.get("/v1/zones/\(DaemonClient.escaped(id))")
        try session.show(detail) { ZoneViews.detail($0, on: session.screen) }
      }
    }
  }

  struct Test: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "test",
        abstract: Help.text("某处某时适用哪些规则及原因", "which rules hold at a place and a time, and why"),
        discussion: Help.text(
          "经纬度用 WGS 84 度数，例如：watchroom zone test 112.9500 28.2660 --at 22:30",
          "Degrees of WGS 84: watchroom zone test 112.9500 28.2660 --at 22:30"))
    }
    @Argument(help: Help.of("经度", "longitude", value: "lon")) var longitude: Double
    @Argument(help: Help.of("纬度", "latitude", value: "lat")) var latitude: Double
    @Option(help: Help.of("时间；缺省现在", "when; now unless said", value: "time")) var at: String?
    @Option(help: Help.of("哪艘船（MMSI）", "for which vessel", value: "mmsi")) var mmsi: UInt32?
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let when = try at.map { try session.time($0, field: "--at") }
        let query = [
          ("lon", "\(longitude)"), ("lat", "\(latitude)"), ("at", when?.iso8601), ("mmsi", mmsi.map(String.init)),
        ]
        let answer: ZoneTestAnswer = try session.client.get("/v1/zone-test", query)
        try session.show(answer) { ZoneViews.test($0, on: session.screen) }
      }
    }
  }

  struct Set: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "set", abstract: Help.text("新设或修改水域，立即生效", "set or change a zone, in force at once"),
        discussion: Help.text(
          "文件为一个 GeoJSON Feature，写法同 zones.geojson；- 为标准输入。配置文件不改，重启后仍有效，revert 恢复文件所写。",
          "The file is one GeoJSON Feature as in zones.geojson; - is standard input. The configuration's file is left alone; what is "
            + "set outlives a restart; revert goes back to the file."))
    }
    @Argument(help: Help.of("GeoJSON 文件", "a GeoJSON file", value: "file")) var file: String
    @Option(help: Help.of("原因", "why")) var reason: String
    @Option(help: "wgs84 | cgcs2000 | gcj02 | bd09") var datum: String?
    @Option(help: Help.of("所依据的版本；已变则拒绝", "the version it replaces; refused when it is another now", value: "version"))
    var over: String?
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let data =
          file == "-" ? FileHandle.standardInput.readDataToEndOfFile() : FileManager.default.contents(atPath: file)
        guard let data, let text = String(data: data, encoding: .utf8) else {
          throw ClientFailure.usage(Words("读不出 \(file)", "\(file) can't be read"))
        }
        let request = ZoneSetRequest(geojson: text, datum: datum, reason: reason, over: over)
        let row: ZoneRow = try session.client.post("/v1/zones", request)
        try session.show(row) { ZoneViews.done($0, on: session.screen) }
      }
    }
  }

  struct Withdraw: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "withdraw", abstract: Help.text("撤销水域", "no such zone any more"))
    }
    @Argument(help: Help.of("水域编号", "its id", value: "id")) var id: String
    @Option(help: Help.of("原因", "why")) var reason: String
    @OptionGroup var options: SessionOptions

    func run() throws { try ZoneCommand.end(id, "withdraw", reason, options) }
  }

  struct Revert: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "revert", abstract: Help.text("恢复为配置文件所写", "as the configuration's file says again"))
    }
    @Argument(help: Help.of("水域编号", "its id", value: "id")) var id: String
    @Option(help: Help.of("原因", "why")) var reason: String
    @OptionGroup var options: SessionOptions

    func run() throws { try ZoneCommand.end(id, "revert", reason, options) }
  }

  private static func end(_ id: String, _ how: String, _ reason: String, _ options: SessionOptions) throws {
    try options.run { session in
      let row: ZoneRow = try session.client.post(
        "/v1/zones/\(DaemonClient.escaped(id))/\(how)", ZoneEndRequest(reason: reason))
      try session.show(row) { ZoneViews.done($0, on: session.screen) }
    }
  }
}
