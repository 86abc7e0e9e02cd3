import ArgumentParser
import Units
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
        let explanation: DutyExplanation = try session.client.get("/v1/duties/\(try number(session))/explain")
        try session.show(explanation) { ExplanationView(screen: session.screen).lines($0) }
      }
    }

    /// A duty's id names its day and centre, so that its number is found in that day's list.
    private func number(_ session: Session) throws -> Int64 {
      if let no = Int64(duty) { return no }
      let parts = duty.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 5, CivilDate(iso: parts[2]) != nil else {
        throw ClientFailure.usage(
          Words("“\(duty)”不是任务编号", "“\(duty)” is neither a duty's number nor its id"))
      }
      let query: [(String, String?)] = [("centre", parts[1]), ("day", parts[2]), ("clause", parts[0])]
      let page: Page<DutyRow> = try session.client.list("/v1/duties", query)
      guard let row = page.items.first(where: { $0.id == duty }) else {
        throw ClientFailure.usage(Words("没有任务 \(duty)", "there is no duty \(duty)"))
      }
      return row.no
    }
  }
}
