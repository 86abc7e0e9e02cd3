import ArgumentParser
import Glibc
import Organisation
import Settings
import Units

/// `watchroom config check DIR`
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "配置 / the configuration", subcommands: [Check.self])

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check", abstract: "检查配置目录 / check a folder of configuration",
      discussion: "每处错误一行:文件:行: 键: 原因 / one line for each error: file:line: key: reason. 0 = 可用 good, 78 = 有误 refused.")
    @Argument(help: "配置目录 / folder") var directory = "/etc/watchroom"
    @Option(help: "叠加的 watchroom.yaml / files laid upon watchroom.yaml; may be repeated") var overlay: [String] = []

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
        terminal.write(
          "\(organisation.name): \(organisation.centres.count) centres, \(organisation.points.count) points, "
            + "\(organisation.vessels.count) vessels, \(organisation.people.count) people, \(organisation.zones.count) zones"
        )
      }
    }
  }
}
