import ArgumentParser
import Feeds
import Foundation
import Settings
import Traffic
import Units

/// `watchroom traffic`: made-up AIS sentences for demo, benches and trials, on standard output or live to a socket. Needs no
/// daemon.
struct TrafficCommand: AsyncParsableCommand {
  enum SceneName: String, ExpressibleByArgument, CaseIterable { case fleet, crossings }

  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "traffic",
      abstract: Help.text("生成模拟 AIS 报文", "generated AIS traffic, to standard output or live to a socket"),
      discussion: Help.text(
        """
        watchroom traffic --vessels 500 --duration 30m > busy.nmea
        watchroom traffic --config Config --scene crossings --live --to udp:127.0.0.1:10110

        fleet       一片水域里的许多船
        crossings   配置里的渡口：按时刻航行的渡船，不时有渡船驶入禁航区，货船超速，遇险示位标，坏报文

        相同选项得到相同字节。--live 按本机时钟发送，Ctrl-C 结束；只发往本机，除非 --remote。
        """,
        """
        watchroom traffic --vessels 500 --duration 30m > busy.nmea
        watchroom traffic --config Config --scene crossings --live --to udp:127.0.0.1:10110

        fleet       many vessels in a box of water
        crossings   the crossings of a configuration: ferries by their timetables; now and then one strays into
                    closed water, a cargo vessel is too fast, a beacon calls, lines are bad

        The same options give the same bytes. --live follows this machine's clock until Ctrl-C; only sockets of
        this machine are sent to, unless --remote.
        """))
  }

  @Option(help: Help.of("场景", "scene: fleet crossings")) var scene = SceneName.fleet
  @Option(help: Help.of("配置目录(crossings)", "folder of the configuration", value: "dir"))
  var config = "/etc/watchroom"
  @Option(help: Help.of("船舶数(fleet)", "how many vessels")) var vessels = 1000
  @Option(
    help: Help.of(
      "时长：90s 30m 2h 7d，无单位为分钟 [10m；--live 为 7d]", "how long: 90s 30m 2h 7d, minutes without a unit [10m; --live: 7d]",
      value: "time"),
    transform: Self.span)
  var duration: TimeSpan?
  @Option(help: Help.of("随机种子", "seed of the generator")) var seed: UInt64 = 1
  @Option(
    help: Help.of(
      "起始时刻，ISO 8601 [2026-11-22T08:00:00+08:00；--live 为现在]",
      "first instant, ISO 8601 [2026-11-22T08:00:00+08:00; --live: now]", value: "instant"))
  var from: String?
  @Flag(inversion: .prefixedNo, help: Help.of("行首时间标记", "tag blocks with the time of each line [--live: no]"))
  var tagBlocks: Bool?
  @Flag(help: Help.of("接收不良(fleet)", "rough reception: 5 % lost, 2 % doubled, 1 % late, fixes 10 m off")) var rough =
    false
  @Flag(help: Help.of("按时钟发送", "send at the speed of the clock")) var live = false
  @Option(help: Help.of("--live 的去向", "where to: udp:HOST:PORT, tcp:HOST:PORT or unix:PATH", value: "target"))
  var to: String?
  @Flag(help: Help.of("允许发往其他机器", "send to another machine")) var remote = false

  static let longest = TimeSpan.days(7)

  func validate() throws {
    guard (0...200_000).contains(vessels) else {
      throw ValidationError(Help.text("--vessels 为 0 至 200000", "--vessels must be 0 to 200000"))
    }
    if let from, Instant(iso8601: from) == nil {
      throw ValidationError(Help.text("--from 写作 2026-11-22T08:00:00+08:00", "--from must be like that"))
    }
    if live, to == nil { throw ValidationError(Help.text("--live 须有 --to udp:127.0.0.1:10110", "--live needs --to")) }
    if live, from != nil { throw ValidationError(Help.text("--live 从现在开始，不用 --from", "--live begins now: no --from")) }
    if !live, to != nil {
      throw ValidationError(Help.text("--to 须与 --live 同用", "--to goes with --live; a file is sent by: watchroom play"))
    }
    if scene == .crossings, rough {
      throw ValidationError(Help.text("--rough 只用于 fleet", "--rough is for the scene fleet"))
    }
    if let to {
      do { _ = try PlayTarget(parsing: to) } catch { throw ValidationError("--to \(error)") }
    }
  }

  func run() async throws {
    guard let to else {
      return try write(traffic(from: start, for: duration ?? .minutes(10), tagBlocks: tagBlocks ?? true))
    }
    let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    let traffic = try traffic(from: now, for: duration ?? Self.longest, tagBlocks: tagBlocks ?? false)
    let player = LivePlayer(target: try PlayTarget(parsing: to), allowRemote: remote)
    Terminal.current.writeError(
      Help.text("发往 \(player.target), Ctrl-C 结束", "sending to \(player.target), Ctrl-C ends it"))
    let count: PlayCount
    do { count = try await player.play(DueLines(traffic: traffic, start: now)) } catch let error as PlayError {
      Terminal.current.writeError("\(error)")
      throw ExitCode.failure
    }
    Terminal.current.write(
      "\(count.lines) lines, \(count.bytes) bytes, \(count.refused) refused, \(decimal(count.seconds, 1)) s")
  }

  private var start: Instant {
    from.flatMap { Instant(iso8601: $0) } ?? Instant(iso8601: "2026-11-22T00:00:00Z") ?? .distantPast
  }

  private func traffic(from: Instant, for span: TimeSpan, tagBlocks: Bool) throws -> Traffic {
    switch scene {
    case .fleet:
      return Fleet(vessels: vessels).traffic(
        from: from, through: from + span, seed: seed, noise: rough ? .rough : Noise(), tagBlocks: tagBlocks)
    case .crossings:
      let configuration = try OfflineConfiguration.load(config)
      let made = CrossingsScene(configuration: configuration, from: from, through: from + span, seed: seed).scene()
      guard let made else {
        throw ValidationError(
          Help.text(
            "\(config) 的 points.csv 没有带对岸坐标(far_lon, far_lat)且有渡船的渡口",
            "has no crossing with far_lon, far_lat and a ferry"))
      }
      return made.traffic(tagBlocks: tagBlocks)
    }
  }

  private func write(_ traffic: Traffic) throws {
    var buffer = Data()
    buffer.reserveCapacity(1 << 17)
    for sentence in traffic {
      buffer.append(contentsOf: sentence.bytes)
      if buffer.count >= 1 << 16 {
        try FileHandle.standardOutput.write(contentsOf: buffer)
        buffer.removeAll(keepingCapacity: true)
      }
    }
    try FileHandle.standardOutput.write(contentsOf: buffer)
  }

  @Sendable private static func span(_ text: String) throws -> TimeSpan {
    guard let span = TypedSpan.parse(text, bare: .minutes(1)), span <= longest else {
      throw ValidationError(Help.text("时长写作 90s、30m、2h，最多 7d", "a time is 90s, 30m or 2h, 7d at most: \(text)"))
    }
    return span
  }
}

/// Traffic as lines due after its start.
private struct DueLines: Sequence, IteratorProtocol, Sendable {
  var traffic: Traffic
  let start: Instant

  mutating func next() -> DueLine? {
    traffic.next().map { DueLine(nanoseconds: ($0.at - start).milliseconds * 1_000_000, bytes: $0.bytes) }
  }
}
