import ArgumentParser
import Foundation
import Organisation
import Regulation
import Settings
import Simulation
import Units
import Wire

extension Manner: ExpressibleByArgument {}

/// `watchroom simulate`: the whole organisation with invented watchkeepers over some days, without a daemon.
struct SimulateCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "simulate",
      abstract: Help.text("试行制度：虚拟人员值班，看会怎样", "try a regulation: invented people keep the watch"),
      discussion: Help.text(
        """
        按配置逐日排出应办事项，由虚拟值班人员完成，统计应查、按时、逾期、漏查、补查，未满三次的对象及原因，
        日报逾期，人均每小时查看次数，最差的中心。不连接值班系统，不动任何记录。同一配置、日期和种子，结果相同。
        人员：good 尽责，lazy 拖拉，absent 时有整个半天无人。月度三次只对整月统计。
        """,
        """
        Day by day what is owed is planned from the configuration and carried out by invented watchkeepers; counted are what was owed,
        in time, late, missed and made up for, objects short of their three with the reason, late reports, checks per person and hour,
        the worst centres. No daemon, no records. The same configuration, days and seed give the same result.
        People: good, lazy, or absent for whole half-days. The three a month are judged for whole months.
        """))
  }

  @Option(help: Help.of("配置目录", "folder of the configuration", value: "dir"))
  var config = "/etc/watchroom"

  @Option(help: Help.of("首日", "first day", value: "yyyy-mm-dd"), transform: AgendaCommand.date)
  var from: CivilDate

  @Option(help: Help.of("末日（含）", "last day, included", value: "yyyy-mm-dd"), transform: AgendaCommand.date)
  var to: CivilDate

  @Option(help: "good | lazy | absent")
  var people = Manner.good

  @Option(help: Help.of("随机种子", "seed of all that is random", value: "number"))
  var seed: UInt64 = 1

  @Option(name: [.short, .long], help: "table | json")
  var output = OutputFormat.table

  @OptionGroup var language: LanguageOptions

  func validate() throws {
    guard from <= to else { throw ValidationError("--from \(from.iso) > --to \(to.iso)") }
    guard to - from < AgendaCommand.longest else {
      throw ValidationError(Help.text("最多 \(AgendaCommand.longest) 日", "at most \(AgendaCommand.longest) days"))
    }
  }

  func run() throws {
    let terminal = Terminal.current
    let configuration = try OfflineConfiguration.load(config)
    let directory = Directory(configuration.organisation)
    let simulation = Simulation(
      directory: directory, rules: configuration.regulation, hosted: Set(configuration.hostedCentres), people: people,
      from: from, through: to, seed: seed)
    let result = simulation.run()
    switch output {
    case .json:
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      terminal.write(String(decoding: try encoder.encode(result), as: UTF8.self))
    case .table:
      let screen = Screen(language: Help.language, width: terminal.width, hasColour: terminal.hasColour)
      let view = SimulationView(result: result, directory: directory)
      terminal.write(view.lines(on: screen).joined(separator: "\n"))
    }
  }
}
