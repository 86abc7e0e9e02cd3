import ArgumentParser
import Daemon
import Foundation
import Glibc
import Logging
import Mail
import Story
import Units
import Wire

/// `make demo DEMO=story`: a day of the example province in seconds, and the process that the kill-point proof kills.
@main
struct WatchroomStory: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watchroom-story",
    abstract: "Tell a true day of the example province under the virtual clock, through the real parts.",
    discussion: "Started again on the same state folder it goes on where the register stands.")

  @Option(help: "Folder of the configuration: the example's, whose PINs are written down.") var config = "Config"
  @Option(help: "Folder for register, tracks and mail.") var state = "var/story"
  @Option(help: "zh or en.") var lang = "zh"
  @Option(help: "The day that is told.") var day = "2026-11-24"
  @Option(help: "End then, ISO 8601 with offset; by default at 10:00 the next morning.") var until: String?
  @Flag(help: "Print no timeline.") var quiet = false
  @Option(help: "Mail goes to this relay, HOST:PORT, instead of a folder.") var smtp: String?
  @Option(help: "plain, starttls or tls") var smtpSecurity = "plain"
  @Option(help: "User that signs on to the relay.") var smtpUser: String?
  @Option(help: "File with the user's password.") var smtpPasswordFile: String?
  @Option(help: "PEM file of certificates to trust.") var smtpCa: String?
  @Option(help: "Kill the process at this kill point, counted from 1.") var killAt: Int?
  @Option(help: .hidden) var benchDays: Int?
  @Option(help: "Write the kill points that were passed into this file, one a line.") var points: String?

  func validate() throws {
    guard Language(rawValue: lang) != nil else { throw ValidationError("--lang is zh or en") }
    guard CivilDate(iso: day) != nil else { throw ValidationError("--day is like 2026-11-24") }
    if let until, Instant(iso8601: until) == nil {
      throw ValidationError("--until is like 2026-11-25T10:00:00+08:00")
    }
    if let killAt, killAt < 1 { throw ValidationError("--kill-at counts from 1") }
    if smtp != nil { _ = try relay() }
  }

  func run() async throws {
    let language = Language(rawValue: lang) ?? .zh
    LoggingSystem.bootstrap { label in
      var handler = StreamLogHandler.standardError(label: label)
      handler.logLevel = .warning
      return handler
    }
    if let benchDays { return try await bench(benchDays) }
    let options = StoryOptions(
      configuration: config, state: state, mail: try relay().map { .smtp($0) }, killAt: killAt,
      day: CivilDate(iso: day) ?? StoryOptions.usualDay, until: until.flatMap { Instant(iso8601: $0) })
    do {
      let timeline = TimelineOptions(language: language, width: Self.columns) { Self.show($0) }
      let story = try await Story(options, timeline: quiet ? nil : timeline, logger: Logger(label: "story"))
      try await story.run()
      let checks = options.isWhole ? try await Proof(story).checks() : []
      try await Outcome(story).write()
      if let points {
        try Data((story.points.passed.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: points))
      }
      try finish(story, checks, language)
    } catch let failure as StoryFailure {
      throw Self.ended(failure.description)
    } catch let failure as StartFailure {
      throw Self.ended(failure.description)
    }
  }

  /// `make bench`: openings and looks at the clock, in milliseconds, one line for a script to read.
  private func bench(_ days: Int) async throws {
    let bench = try TickBench(
      configuration: config, state: state, first: CivilDate(iso: day) ?? StoryOptions.usualDay)
    let figures = try await bench.run(days: max(1, days), looksAnHour: 5)
    func at(_ share: Double, _ values: [Double]) -> Double {
      let sorted = values.sorted()
      return sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))] * 1000
    }
    Self.show(
      "duties \(figures.duties) opening \(at(0.5, figures.openings)) look \(at(0.5, figures.looks)) look99 \(at(0.99, figures.looks))"
    )
  }

  /// Where things are, and what did not happen.
  private func finish(_ story: Story, _ checks: [Proof.Check], _ language: Language) throws {
    let failed = checks.filter { !$0.holds }
    if !quiet { for line in story.closing(language) { Self.show(line) } }
    for check in checks where !quiet || !check.holds {
      Self.show(
        "\(check.holds ? "✓" : "✗") \(check.clause)  \(check.words.text(language))\(check.detail.map { ": \($0)" } ?? "")"
      )
    }
    if !failed.isEmpty {
      throw Self.ended(
        Words("有 \(failed.count) 项与应有结果不符", "\(failed.count) things are not as they should be").text(language))
    }
  }

  private func relay() throws -> Relay? {
    guard let smtp else { return nil }
    let parts = smtp.split(separator: ":")
    guard parts.count == 2, let port = Int(parts[1]), (1...65535).contains(port) else {
      throw ValidationError("--smtp is HOST:PORT")
    }
    guard let security = Relay.Security(rawValue: smtpSecurity) else {
      throw ValidationError("--smtp-security is plain, starttls or tls")
    }
    return Relay(
      host: String(parts[0]), port: port, security: security, user: smtpUser, passwordFile: smtpPasswordFile,
      caFile: smtpCa)
  }

  private static func show(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

  private static func ended(_ text: String) -> ExitCode {
    FileHandle.standardError.write(Data((text + "\n").utf8))
    return ExitCode(1)
  }

  /// Of the terminal; else as COLUMNS says, else 100.
  private static var columns: Int {
    var size = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
    return ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) } ?? 100
  }
}
