import ArgumentParser
import Detection
import Foundation
import Glibc
import Organisation
import Regulation
import Reporting
import Settings
import Units
import Wire

/// `watchroom replay FILE… [--config DIR]`: recordings through picture and detectors, without a daemon.
struct ReplayCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "replay",
      abstract: Help.text("用录音试监测：哪里会报警", "recordings through the detectors: what they would find"),
      discussion: Help.text(
        """
        报文经解码、态势、监测，发现的事项逐行输出 JSON，合计在标准错误输出。不连接值班系统，不动任何记录。
        时间取报文的时间标记（\\c:…\\）；没有时间标记的录音用 --over 或 --rate。同一录音、配置和时间，结果相同。
        """,
        """
        Sentences go through decoder, picture and detectors; what is found is printed as JSON lines, the totals on standard error. No daemon, no
        records. Time is that of the tag blocks (\\c:…\\); for a recording without give --over or --rate. The same recording, configuration
        and times give the same findings.
        """))
  }

  @Argument(help: Help.of("录音文件；- 为标准输入", "recordings; - is standard input", value: "file"), completion: .file())
  var files: [String]

  @Option(help: Help.of("配置目录", "folder of the configuration", value: "dir"))
  var config = "/etc/watchroom"

  @Option(help: Help.of("录音的开始时刻", "when the recording begins", value: "yyyy-mm-dd hh:mm"))
  var from: String?

  @Option(help: Help.of("整个录音摊在这么长时间里：90s, 3m, 1h", "the recording lasts so long: 90s, 3m or 1h", value: "time"))
  var over: PlayTime?

  @Option(help: Help.of("每秒这么多行", "so many lines a second", value: "lines"))
  var rate: Double?

  @Option(
    help: Help.of(
      "按录音时间的几倍放，如 10；缺省尽快", "so many times as fast as it was recorded, like 10; else as fast as it goes", value: "n"))
  var speed: Double?

  @Flag(help: Help.of("持续中的变化也输出", "also what changes while a finding is open"))
  var updates = false

  @OptionGroup var language: LanguageOptions

  func validate() throws {
    if over != nil && rate != nil {
      throw ValidationError(Help.text("--over, --rate 只能给一个", "--over and --rate exclude one another"))
    }
    for (name, value) in [("--rate", rate), ("--speed", speed)] {
      guard let value, !(value > 0 && value.isFinite) else { continue }
      throw ValidationError(Help.text("\(name) 须大于 0", "\(name) must be more than 0"))
    }
  }

  func run() throws {
    signal(SIGPIPE, SIG_IGN)
    let settings = try OfflineConfiguration.load(config)
    let directory = Directory(settings.organisation)
    let words = FindingWords(catalogue: try catalogue(), directory: directory, rules: settings.regulation)
    let lines = try read()
    var replay = Replay(
      directory: directory, rules: settings.regulation.detectors, rulesVersion: settings.regulation.version,
      pace: try pace(lines.count, directory.zone))
    let printer = ReplayPrinter(zone: directory.zone, words: words, isVerbose: updates)
    let began = ContinuousClock.now
    for line in lines {
      let events = replay.take(line)
      if let speed {
        let due = ReplayPace.due(after: replay.elapsed, speed: speed) - (ContinuousClock.now - began)
        if due > .zero { Thread.sleep(forTimeInterval: due / .seconds(1)) }
      }
      try write(printer.lines(events))
    }
    try write(printer.lines(replay.finish()))
    guard replay.hasTime else {
      throw ValidationError(
        Help.text("录音里没有时间标记：请给 --over 或 --rate", "the recording has no times: give --over or --rate"))
    }
    Terminal.current.writeError(printer.totals(replay.totals))
  }

  private func write(_ bytes: [UInt8]) throws {
    guard !bytes.isEmpty else { return }
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(bytes))
    } catch {
      // Whoever reads has seen enough.
      throw ExitCode.success
    }
  }

  private func catalogue() throws -> Catalogue {
    do {
      return try CatalogueLoader.load(directory: config + "/texts", language: (language.lang ?? .zh) == .en ? .en : .zh)
    } catch {
      Terminal.current.writeError("\(error)")
      throw ExitCode(78)
    }
  }

  private func read() throws -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    for file in files {
      let data: Data?
      if file == "-" {
        data = try FileHandle.standardInput.readToEnd()
      } else {
        data = FileManager.default.contents(atPath: file)
      }
      guard let data else { throw ValidationError(Help.text("打不开 \(file)", "can't read \(file)")) }
      lines += [UInt8](data).split(separator: 0x0A)
    }
    return lines
  }

  private func pace(_ lines: Int, _ zone: CivilZone) throws -> Replay.Pace {
    let start = try from.map { text in
      let parts = text.split(whereSeparator: { $0 == " " || $0 == "T" })
      guard parts.count == 2, let date = CivilDate(iso: parts[0]), let time = CivilTime(parts[1]) else {
        throw ValidationError(Help.text("--from 应为 2026-11-22 14:30", "--from is like 2026-11-22 14:30"))
      }
      return zone.instant(date, time)
    }
    let span = rate.map { 1000 / $0 } ?? over.map { $0.seconds * 1000 / Double(max(1, lines)) }
    guard let span else { return .recorded(from: start) }
    guard let start else {
      throw ValidationError(
        Help.text("--over, --rate 须同时给 --from：规则按时刻生效", "--over and --rate need --from: rules hold by the clock"))
    }
    return .even(from: start, milliseconds: span)
  }
}
