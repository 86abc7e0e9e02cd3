import ArgumentParser
import Wire

extension DutyCommand {
  /// `watchroom duty explain`
  struct Explain: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "explain", abstract: Help.text("依据、数量推算、为何是这些对象", "its clause, its numbers, and why these objects")
      )
    }
    @Argument(help: Help.of("编号，或 C2/430100/2026-11-21/county-round/3", "its number, or its id")) var duty: String
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let explanation: DutyExplanation = try session.client.get("/v1/duties/\(try session.duty(duty))/explain")
        try session.show(explanation) { ExplanationView(screen: session.screen).lines($0) }
      }
    }
  }
}
