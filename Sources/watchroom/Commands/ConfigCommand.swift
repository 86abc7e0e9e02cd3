import ArgumentParser
import Glibc
import Organisation
import Settings
import Units

/// `watchroom config check DIR`
struct ConfigCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "config", abstract: Help.text("配置", "the configuration"), subcommands: [Check.self, Apply.self])
  }

  struct Check: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "check", abstract: Help.text("检查配置目录", "check a folder of configuration"),
        discussion: Help.text(
          "每处错误一行：文件：行：键：原因。退出码 0 可用，78 有误。",
          "One line for each error: file:line: key: reason. Exit code 0: good, 78: refused."))
    }
    @Argument(help: Help.of("配置目录", "folder")) var directory = "/etc/watchroom"
    @Option(help: Help.of("叠加的 watchroom.yaml", "files laid upon watchroom.yaml; may be repeated")) var overlay:
      [String] = []
    @OptionGroup var language: LanguageOptions

    func run() throws {
      let terminal = Terminal.current
      let now = Instant(seconds: Int64(time(nil)))
      switch ConfigurationLoader.load(directory: directory, overlays: overlay, now: now) {
      case .failure(let refused):
        for warning in refused.warnings { terminal.writeError("warning: \(warning)") }
        terminal.writeError(refused.description)
        throw ExitCode(78)
      case .success(let loaded):
        for warning in loaded.warnings { terminal.writeError("warning: \(warning)") }
        let organisation = loaded.configuration.organisation
        let counts = (
          organisation.centres.count, organisation.points.count, organisation.vessels.count, organisation.people.count,
          organisation.zones.count
        )
        terminal.write(
          Help.text(
            "\(organisation.name): 可用。中心 \(counts.0)，监控点 \(counts.1)，船舶 \(counts.2)，人员 \(counts.3)，区域 \(counts.4)",
            "\(organisation.name): good. \(counts.0) centres, \(counts.1) points, \(counts.2) vessels, \(counts.3) people, \(counts.4) zones"
          )
        )
      }
    }
  }
}
