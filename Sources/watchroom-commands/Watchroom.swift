// watchroom: the operators' command. A client of the daemon's status socket and nothing else; what needs no daemon (decode,
// agenda, config check, pin) works without one. It promises one screen that answers, Chinese unless English is asked for, tables
// that fit, and exit codes that scripts can use: 0 ok, 1 refused, 2 usage, 69 the daemon is not there, 77 no permission.

import ArgumentParser
import Glibc

@main
struct Watchroom: AsyncParsableCommand {
  static let version = "0.1.0"

  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "watchroom", abstract: Help.text("监控中心值班系统", "the monitoring centres' watch"),
      discussion: Help.text(
        """
        不带命令即 watchroom status: 现在该做什么，哪里不对，什么在等我。

        一个班：
          watchroom sign-on 工号            签到
          watchroom status                  一屏看全
          watchroom round list              待查的轮次；round show|check 编号
          watchroom finding list            报警；finding show|ack|file|dismiss 编号
          watchroom notice list             通知书；notice reply|verify 编号
          watchroom report list             日报；report preview|approve 编号
          watchroom sheet show              周五：下周重点监控任务表；sheet add|remove|approve
          watchroom sign-off                签退

        退出码：0 成功，1 被拒绝，2 用法不对，69 值班系统未运行，77 无权限
        """,
        """
        Without a command: watchroom status — what is owed now, what is wrong, what waits for me.

        A watch:
          watchroom sign-on ID              sign on
          watchroom status                  all on one screen
          watchroom round list              rounds owed; round show|check NO
          watchroom finding list            alarms; finding show|ack|file|dismiss NO
          watchroom notice list             notices; notice reply|verify NO
          watchroom report list             daily reports; report preview|approve NO
          watchroom sheet show              Fridays: next week's key-monitoring sheet; sheet add|remove|approve
          watchroom sign-off                sign off

        Exit codes: 0 ok, 1 refused, 2 usage, 69 the daemon is not there, 77 no permission
        """),
      version: version,
      subcommands: [
        StatusCommand.self, SignOnCommand.self, SignOffCommand.self, WhoAmICommand.self, DutyCommand.self,
        RoundCommand.self, FindingCommand.self, CaseCommand.self, NoticeCommand.self, VesselCommand.self,
        FeedCommand.self, ZoneCommand.self, OutboxCommand.self, MailCommand.self, ReportCommand.self,
        LedgerCommand.self,
        EquipmentCommand.self, FaultCommand.self, RegisterCommand.self, ContactsCommand.self,
        SummaryCommand.self,
        SheetCommand.self, CargoCommand.self,
        EventsCommand.self, JournalCommand.self, ClockCommand.self, WatchCommand.self, HandoverCommand.self,
        RecordCommand.self,
        BulletinCommand.self, BroadcastCommand.self, IncidentCommand.self, FormCommand.self,
        GatewayCommand.self, CallerCommand.self, ReviewCommand.self, BanCommand.self, ReadingCommand.self,
        TripCommand.self, SignoffCommand.self,
        // Without a daemon.
        DecodeCommand.self, AgendaCommand.self, SimulateCommand.self, TrafficCommand.self, PlayCommand.self,
        ReplayCommand.self,
        ConfigCommand.self, PINCommand.self,
      ], defaultSubcommand: StatusCommand.self)
  }

  private static var names: Set<String> {
    Set(configuration.subcommands.compactMap { $0.configuration.commandName })
  }

  static func main() async {
    Glibc.exit(await run(Array(CommandLine.arguments.dropFirst())))
  }

  /// Runs a command line and returns its exit code.
  static func run(_ arguments: [String]) async -> Int32 {
    let language = Help.language(arguments, Terminal.current.environment)
    return await Help.$language.withValue(language) {
      let arguments = Help.reordered(arguments)
      if let first = arguments.first, !first.hasPrefix("-"), first != "help", !names.contains(first) {
        Terminal.current.writeError(
          Help.text(
            "没有命令“\(first)”。全部命令：watchroom --help", "there is no command “\(first)”. All of them: watchroom --help"))
        return 2
      }
      do {
        var command = try readNarrowly(arguments) ?? parseAsRoot(arguments)
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
  }

  /// Read by the one command that is named first: the tree of all of them costs more than most answers. What can't be read so, help and
  /// mistakes, is nil: the whole tree says what is wrong, under the command's full name.
  private static func readNarrowly(_ arguments: [String]) -> (any ParsableCommand)? {
    guard let first = arguments.first,
      let named = configuration.subcommands.first(where: { $0.configuration.commandName == first }),
      let command = try? named.parseAsRoot(Array(arguments.dropFirst()))
    else { return nil }
    return type(of: command).configuration.subcommands.isEmpty ? command : nil
  }

  /// Help goes to standard output, what is wrong to standard error; a command line that can't be read is 2.
  private static func say(_ error: any Error) -> Int32 {
    let code = exitCode(for: error)
    let terminal = Terminal.current
    let page = HelpPage(language: Help.language, width: min(terminal.width ?? 100, 100))
    let lines = page.lines(fullMessage(for: error, columns: HelpPage.unwrapped))
    let text = lines.joined(separator: "\n")
    if lines.contains(where: { !$0.isEmpty }) {
      if code.isSuccess { terminal.write(text) } else { terminal.writeError(text) }
    }
    return code == .validationFailure ? 2 : code.rawValue
  }
}
