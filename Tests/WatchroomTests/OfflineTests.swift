import AISReport
import Foundation
import Settings
import Testing
import Traffic
import Units

@testable import watchroom_commands

/// Commands that need no daemon, on the example's configuration.
@Suite struct OfflineTests {
  static let example = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Config").path

  @Test func `config check says what is there, or each error, with 0 or 78`() async throws {
    let good = await CommandLineRun()("config", "check", Self.example)
    #expect(good.code == 0 && good.output.contains("中心 12，监控点 60，船舶 40"), "\(good.errors)")
    let none = await CommandLineRun()("config", "check", "/nonexistent", "--lang", "en")
    #expect(none.code == 78 && none.errors.contains("/nonexistent"))
  }

  @Test(
    "config check --explain: what the example means from a moment on, as people read it at 80 columns",
    arguments: ["zh", "en"])
  func explained(_ language: String) async throws {
    var run = CommandLineRun()
    run.width = 80
    let outcome = await run(
      "config", "check", Self.example, "--explain", "--at", "2026-11-27T08:00", "--lang", language)
    #expect(outcome.code == 0, "\(outcome.errors)")
    for line in outcome.output.split(separator: "\n").dropFirst() {
      #expect(TextWidth.of(String(line)) <= 80, "\(line)")
    }
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Golden/Explain/example.\(language).txt")
    if ProcessInfo.processInfo.environment["WATCHROOM_GOLDEN"] == "write" {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(outcome.output.utf8).write(to: file)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == outcome.output)
  }

  @Test func `traffic refuses what makes no sense, and says what would`() async {
    for (line, word) in [
      ("traffic --live", "--to"), ("traffic --to udp:127.0.0.1:1", "--live"), ("traffic --duration 8d", "7d"),
      ("traffic --duration soon", "90s"), ("traffic --live --to udp:127.0.0.1", "udp:HOST:PORT"),
      ("traffic --scene harbour", "crossings"), ("traffic --vessels 300000", "200000"),
    ] {
      let outcome = await CommandLineRun().run(line.split(separator: " ").map(String.init))
      #expect(outcome.code == 2 && outcome.errors.contains(word), "\(line): \(outcome.code) \(outcome.errors)")
    }
  }

  @Test func `live traffic goes to this machine only, unless one asks for more`() async {
    let outcome = await CommandLineRun()(
      "traffic", "--config", Self.example, "--scene", "crossings", "--live", "--to", "udp:192.0.2.1:9", "--duration",
      "1s")
    #expect(outcome.code == 1 && outcome.errors.contains("--remote"), "\(outcome.errors)")
  }

  private func crossings(_ seed: UInt64 = 1, minutes: Int64 = 20, from: String = "2026-11-22T09:00:00+08:00") throws
    -> [TimedSentence]
  {
    let configuration = try ConfigurationLoader.load(directory: Self.example, now: Instant(seconds: 1_795_300_000))
      .get().configuration
    let start = try #require(Instant(iso8601: from))
    let scene = CrossingsScene(
      configuration: configuration, from: start, through: start + .minutes(minutes), seed: seed
    ).scene()
    return Array(try #require(scene).traffic())
  }

  @Test func `the scene of the crossings is the same each time, and another seed is another`() throws {
    let one = try crossings()
    #expect(one == (try crossings()))
    #expect(one != (try crossings(2)))
    #expect(one.count > 1000)
  }

  @Test func `it decodes but for its bad lines, which are few and of several kinds`() throws {
    var run = DecodeRun(format: .json)
    run.begin(device: "test")
    var text = ""
    let bytes = try crossings().flatMap(\.bytes)
    run.feed(bytes.span.bytes)
    run.finish()
    run.drain { span in text += String(decoding: span.withUnsafeBytes { Array($0) }, as: UTF8.self) }
    let totals = run.totals.json
    #expect(totals.contains("bad-checksum") && totals.contains("missing-checksum"), "\(totals)")
    let messages = text.split(separator: "\n").count
    #expect(messages > 900)
    for mmsi in [413_900_101, 413_900_102, 413_900_103, 413_900_104, 413_801_001, 970_413_001] {
      #expect(text.contains("\"mmsi\":\(mmsi),"), "\(mmsi)")
    }
  }
}
