import ArgumentParser
import Foundation
import Wire

extension ReportCommand {
  struct Send: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "send",
        abstract: Help.text("立即报出；还不能报出的，说明何时报出", "send it now, or say when it goes"))
    }
    @Argument(help: Help.of("编号", "its number")) var no: Int64
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let row: ReportRow = try session.client.post("/v1/reports/\(no)/send", SendRequest())
        try session.show(row) { PaperViews.reports(at: nil).lines([$0], on: session.screen) }
      }
    }
  }

  struct Resend: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "resend",
        abstract: Help.text("重发：未收到的再投递，已收到的另发一封", "send it again to who did not get it, or once more"))
    }
    @Argument(help: Help.of("编号", "its number")) var no: Int64
    @Option(help: Help.of("只发给这个收件地址", "to this one of its addresses", value: "address")) var to: String?
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let answer: ResendAnswer = try session.client.post("/v1/reports/\(no)/resend", ResendRequest(to: to))
        try session.show(answer) { ReportViews.resent($0, on: session.screen) }
      }
    }
  }

  struct History: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "history",
        abstract: Help.text("历次报告；带编号的，列出每次投递和对方答复", "past reports; of one, each delivery with its receipts"))
    }
    @Argument(help: Help.of("编号", "its number")) var no: Int64?
    @Option(help: Help.of("中心编码；缺省本中心，all 为全部", "a centre's code; your own unless said, all for all")) var centre:
      String?
    @Option(help: Help.of("最多行数", "rows at most")) var limit = 60
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        if let no {
          let history: ReportHistory = try session.client.get("/v1/reports/\(no)/history")
          try session.show(history) { ReportViews.history($0, on: session.screen) }
          return
        }
        let page: Page<ReportRow> = try session.client.list(
          "/v1/reports/history", [("centre", try session.centre(centre))], most: limit)
        try session.show(page, PaperViews.reports(at: nil))
      }
    }
  }
}

extension LedgerCommand {
  struct List: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "list", abstract: Help.text("已冻结的月度台账", "the months that are frozen"))
    }
    @Option(help: Help.of("月份", "a month", value: "yyyy-mm")) var month: String?
    @Option(help: Help.of("中心编码；缺省本中心，all 为全部", "a centre's code; your own unless said, all for all")) var centre:
      String?
    @Option(help: Help.of("最多行数", "rows at most")) var limit = 200
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let page: Page<BookRow> = try session.client.list(
          "/v1/ledgers", [("month", month), ("centre", try session.centre(centre))], most: limit)
        try session.show(page, ReportViews.books)
      }
    }
  }

  struct Amend: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "amend",
        abstract: Help.text("报出冻结以来的更正", "send what changed in a frozen month"))
    }
    @Argument(help: Help.of("月份", "the month", value: "yyyy-mm")) var month: String
    @Option(help: Help.of("中心编码；缺省本中心", "a centre's code; your own unless said")) var centre: String?
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let answer: AmendAnswer = try session.client.post(
          "/v1/ledgers/amend", AmendRequest(month: month, centre: centre))
        try session.show(answer) { ReportViews.books.lines($0.books, on: session.screen) }
      }
    }
  }
}
