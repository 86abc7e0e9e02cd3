// watchroom: the operators' command. A client of the daemon's status socket and nothing else; what needs no daemon (decode,
// agenda, config check, pin) works without one. It promises one screen that answers, Chinese unless English is asked for, tables
// that fit, and exit codes that scripts can use: 0 ok, 1 refused, 2 usage, 69 the daemon is not there, 77 no permission.

import ArgumentParser
import Glibc

@main
struct Watchroom: AsyncParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "watchroom", abstract: "监控中心值班系统 / the monitoring centres' watch",
    discussion: """
      先看 / begin with: watchroom status

      --socket PATH (WATCHROOM_SOCKET, /run/watchroom/watchroom.sock)   -o table|json   --lang zh|en (WATCHROOM_LANG)
      退出码 / exit codes: 0 成功 ok, 1 被拒绝 refused, 2 用法 usage, 69 值班系统未运行 no daemon, 77 无权限 no permission
      """,
    version: version,
    subcommands: [
      StatusCommand.self, SignOnCommand.self, SignOffCommand.self, WhoAmICommand.self, DutyCommand.self,
      RoundCommand.self, FindingCommand.self, CaseCommand.self, NoticeCommand.self, VesselCommand.self,
      FeedCommand.self, OutboxCommand.self, MailCommand.self, ReportCommand.self, LedgerCommand.self,
      EventsCommand.self, JournalCommand.self, ClockCommand.self,
      // Without a daemon.
      DecodeCommand.self, AgendaCommand.self, TrafficCommand.self, PlayCommand.self, ConfigCommand.self,
      PINCommand.self,
    ])

  static func main() async {
    Glibc.exit(await run(Array(CommandLine.arguments.dropFirst())))
  }

  /// Runs a command line and returns its exit code.
  static func run(_ arguments: [String]) async -> Int32 {
    do {
      var command = try parseAsRoot(arguments)
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
      return 0
    } catch {
      return say(error)
    }
  }

  /// Help goes to standard output, what is wrong to standard error; a command line that can't be read is 2.
  private static func say(_ error: any Error) -> Int32 {
    let code = exitCode(for: error)
    let text = fullMessage(for: error)
    if !text.isEmpty {
      if code.isSuccess { Terminal.current.write(text) } else { Terminal.current.writeError(text) }
    }
    return code == .validationFailure ? 2 : code.rawValue
  }
}
