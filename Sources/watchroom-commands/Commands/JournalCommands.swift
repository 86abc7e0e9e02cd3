import ArgumentParser
import Wire

/// `watchroom journal`
struct JournalCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "journal", abstract: Help.text("日志：谁、何时、做了什么", "the journal: who did what, and when"),
      subcommands: [List.self, Show.self, Verify.self], defaultSubcommand: List.self)
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "list", abstract: Help.text("日志条目", "its entries"),
        discussion: Help.text(
          "事项写作 case:12、notice:3、round:7、mail；编号见各清单。",
          "A subject is case:12, notice:3, round:7 or mail; numbers as in the lists."))
    }
    @Option(help: Help.of("此序号之后；缺省最后若干条", "after this sequence; the last ones unless said")) var after: Int64?
    @Option(help: Help.of("某人所为（工号）", "done by this person", value: "id")) var person: String?
    @Option(help: Help.of("关于某事项", "about this", value: "case:12")) var about: String?
    @Option(help: Help.of("自某日", "from this day on", value: "2026-11-22")) var from: String?
    @Option(help: Help.of("至某日", "to this day", value: "2026-11-23")) var to: String?
    @Option(help: Help.of("最多行数", "rows at most")) var limit = 40
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let query = [
          ("after", after.map { "\($0)" }), ("person", person), ("subject", about), ("from", from), ("to", to),
          ("limit", "\(min(max(limit, 1), PageRequest.most))"),
        ]
        let page: Page<JournalRow> = try session.client.get("/v1/journal", query)
        try session.show(page) { JournalViews.table.lines($0.items, on: session.screen) }
      }
    }
  }

  struct Show: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "show", abstract: Help.text("一条的全部内容", "all of one entry"))
    }
    @Argument(help: Help.of("序号", "its sequence", value: "seq")) var seq: Int64
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let page: Page<JournalRow> = try session.client.get(
          "/v1/journal", [("after", "\(seq - 1)"), ("limit", "1")])
        guard let row = page.items.first, row.seq == seq else {
          throw ClientFailure.usage(Words("没有第 \(seq) 条", "there is no entry \(seq)"))
        }
        try session.show(row) { JournalViews.whole($0, on: session.screen) }
      }
    }
  }

  /// Exit code 1 where the chain is broken.
  struct Verify: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "verify", abstract: Help.text("验证日志未被改动", "prove that nothing in it was altered"),
        discussion: Help.text(
          """
          每条含前一条的摘要（SHA-256），改动、删除、插入都会断链。末尾被整段截去只有对照以前记下的
          末条才能发现：把输出的“序号:摘要”抄在别处，日后用 --expect 验证。退出码 0 完整，1 断链。
          """,
          """
          Each entry holds the digest (SHA-256) of the one before it, so that whatever is altered, taken out or put in breaks the chain.
          An end that was cut off shows only against what was noted before: keep the printed SEQ:HASH elsewhere, and give it
          with --expect later. Exit code 0: whole, 1: broken.
          """))
    }
    @Option(help: Help.of("以前记下的末条，可多次", "what was noted of its end; may be repeated", value: "seq:hash")) var expect:
      [String] = []
    @OptionGroup var options: SessionOptions

    func run() throws {
      var isWhole = true
      try options.run { session in
        let query = [("expect", expect.isEmpty ? nil : expect.joined(separator: ","))]
        let answer: JournalCheckAnswer = try session.client.get("/v1/journal/check", query)
        try session.show(answer) { JournalViews.check($0, on: session.screen) }
        isWhole = answer.fault == nil
      }
      if !isWhole { throw ExitCode(1) }
    }
  }
}
