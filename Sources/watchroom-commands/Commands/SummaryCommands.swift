import ArgumentParser
import Foundation
import Wire

/// `watchroom summary`
struct SummaryCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "summary", abstract: Help.text("月度小结", "monthly summaries"),
      subcommands: [List.self, Show.self, Edit.self, Approve.self], defaultSubcommand: List.self)
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "list", abstract: Help.text("小结和审批情况", "summaries and their approval"))
    }
    @Option(help: Help.of("中心编码；缺省本中心及下级，all 为全部", "a centre's code; your own unless said, all for all"))
    var centre: String?
    @Option(help: Help.of("最多行数", "rows at most")) var limit = 60
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let page: Page<SummaryRow> = try session.client.list(
          "/v1/summaries", [("centre", try session.centre(centre))], most: limit)
        try session.show(page, ReportViews.summaries)
      }
    }
  }

  struct Show: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "show", abstract: Help.text("小结全文", "the whole page"))
    }
    @Argument(help: Help.of("编号", "its number")) var no: Int64
    @Flag(name: .customLong("text"), help: Help.of("只要正文，供修改", "its text alone, to be edited")) var onlyText = false
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let detail: SummaryDetail = try session.client.get("/v1/summaries/\(no)")
        if onlyText { return session.terminal.write(detail.text) }
        try session.show(detail) { detail in
          ReportViews.summaries.lines([detail.summary], on: session.screen) + [""]
            + detail.page.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
              session.screen.wrapped(String(line)).map(TextWidth.trimmed)
            }
        }
      }
    }
  }

  struct Edit: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "edit",
        abstract: Help.text("修改正文（带班领导已审的须重审）", "edit the text (what the duty leader saw is to be seen again)"))
    }
    @Argument(help: Help.of("编号", "its number")) var no: Int64
    @Option(help: Help.of("正文，每行一段；- 为标准输入", "the text, a paragraph a line; - reads it from standard input"))
    var text: String
    @Option(help: Help.of("所见版本", "the revision you looked at")) var revision: Int?
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let typed = text == "-" ? String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self) : text
        let paragraphs = typed.split(whereSeparator: \.isNewline).map(String.init)
        let row: SummaryRow = try session.client.post(
          "/v1/summaries/\(no)/edit", SummaryEditRequest(paragraphs: paragraphs), revision: revision)
        try session.show(row) { ReportViews.summaries.lines([$0], on: session.screen) }
      }
    }
  }

  struct Approve: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "approve",
        abstract: Help.text("审核（带班领导），批准（中心领导）", "approve: the duty leader, then the centre leader"))
    }
    @Argument(help: Help.of("编号", "its number")) var no: Int64
    @Option(help: Help.of("所见版本", "the revision you looked at")) var revision: Int?
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let row: SummaryRow = try session.client.post(
          "/v1/summaries/\(no)/approve", ApproveRequest(), revision: revision)
        try session.show(row) { ReportViews.summaries.lines([$0], on: session.screen) }
      }
    }
  }
}
