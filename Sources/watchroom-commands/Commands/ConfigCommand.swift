import ArgumentParser
import Documents
import Glibc
import Organisation
import Reporting
import Settings
import Units
import Wire

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
    @Flag(help: Help.of("列出随后的时限、窗口、数量及条款", "the next windows, deadlines and quotas, each with its clause"))
    var explain = false
    @Option(help: Help.of("自何时起，缺省此刻", "from when, now unless said", value: "2026-11-22T08:00"))
    var at: String?
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
        try checkTexts()
        let fonts = loaded.configuration.daemon.papers.fonts
        if !PDFFonts(families: fonts).areThere {
          terminal.writeError(
            Help.text(
              "warning: papers.fonts: 本机没有 \(fonts.joined(separator: "、"))，PDF 将用其他字体（Debian: fonts-noto-cjk）",
              "warning: papers.fonts: none of \(fonts.joined(separator: ", ")) is here; PDF is set in another (fonts-noto-cjk)"
            ))
        }
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
        if explain { try explain(loaded.configuration, now: now, terminal) }
      }
    }

    /// The texts too, where they stand in the folder: templates of papers among them.
    private func checkTexts() throws {
      guard access(directory + "/texts", F_OK) == 0 else { return }
      do {
        for language in Catalogue.Language.allCases {
          _ = try CatalogueLoader.load(directory: directory + "/texts", language: language)
        }
      } catch {
        Terminal.current.writeError("\(error)")
        throw ExitCode(78)
      }
    }

    private func explain(_ configuration: Configuration, now: Instant, _ terminal: Terminal) throws {
      let zone = configuration.organisation.zone
      var moment = now
      if let at {
        guard let time = Timestamp(iso8601: at) ?? TypedTime.parse(at, now: Timestamp(now, zone: zone), zone: zone)
        else {
          throw ValidationError(Help.text("--at 写作 2026-11-22T08:00 或 14:30", "--at is 2026-11-22T08:00 or 14:30"))
        }
        moment = time.instant
      }
      let screen = Screen(language: Help.language, width: terminal.width ?? 80, hasColour: terminal.hasColour)
      let lines = Render.$screen.withValue(screen) { ExplainView(configuration, at: moment).lines(on: screen) }
      terminal.write(([""] + lines).joined(separator: "\n"))
    }
  }
}
