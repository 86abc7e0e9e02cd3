import ArgumentParser
import Foundation
import Wire

extension PreviewFormat: ExpressibleByArgument {}

/// `watchroom outbox`
struct OutboxCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "outbox", abstract: Help.text("发件箱", "the outbox"), subcommands: [List.self],
      defaultSubcommand: List.self)
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "list", abstract: Help.text("投递", "deliveries"))
    }
    @Option(help: "held pending sending sent retry unclear refused parked stale diverted") var state: String?
    @Option(help: Help.of("最多行数", "rows at most")) var limit = 200
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let page: Page<DeliveryRow> = try session.client.list("/v1/outbox", [("state", state)], most: limit)
        try session.show(page, PaperViews.outbox(at: session.today))
      }
    }
  }
}

/// `watchroom mail`
struct MailCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "mail", abstract: Help.text("外发邮件的启用与停用", "arm or hold outgoing mail"),
      subcommands: [Arm.self, Disarm.self])
  }

  struct Arm: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "arm", abstract: Help.text("启用外发", "let mail go out"))
    }
    @OptionGroup var options: SessionOptions
    func run() throws { try MailCommand.set(true, options) }
  }

  struct Disarm: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "disarm", abstract: Help.text("停用外发", "hold all mail"))
    }
    @OptionGroup var options: SessionOptions
    func run() throws { try MailCommand.set(false, options) }
  }

  private static func set(_ armed: Bool, _ options: SessionOptions) throws {
    try options.run { session in
      let mail: MailStatus = try session.client.post("/v1/mail/arm", MailArmRequest(armed: armed))
      try session.show(mail) { [PaperViews.mail($0, on: session.screen)] }
    }
  }
}

/// `watchroom report`
struct ReportCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "report", abstract: Help.text("报告", "reports"),
      subcommands: [
        List.self, Preview.self, Approve.self, Send.self, Resend.self, History.self, Export.self,
      ])
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "list", abstract: Help.text("报告与送达情况", "reports and whether they went"))
    }
    @Option(help: Help.of("日期", "day", value: "yyyy-mm-dd")) var day: String?
    @Option(help: Help.of("中心编码；缺省本中心，all 为全部", "a centre's code; your own unless said, all for all")) var centre:
      String?
    @Option(help: Help.of("最多行数", "rows at most")) var limit = 200
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let page: Page<ReportRow> = try session.client.list(
          "/v1/reports", [("day", day), ("centre", try session.centre(centre))], most: limit)
        try session.show(page, PaperViews.reports(at: day == nil ? session.today : nil))
      }
    }
  }

  struct Preview: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "preview", abstract: Help.text("报告现状；已报出的为原件", "the report as it stands; once sent, what was sent")
      )
    }
    @Argument(help: Help.of("编号", "its number")) var no: Int64
    @Option(help: "text | html") var format = PreviewFormat.text
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let body = try session.client.getBytes("/v1/reports/\(no)/preview", [("format", format.rawValue)])
        session.terminal.writeBytes(body)
        if body.last != UInt8(ascii: "\n") { session.terminal.write("") }
      }
    }
  }

  struct Approve: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "approve", abstract: Help.text("审核通过", "approve"))
    }
    @Argument(help: Help.of("编号", "its number")) var no: Int64
    @Option(help: Help.of("所见版本", "the revision you looked at")) var revision: Int?
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let row: ReportRow = try session.client.post("/v1/reports/\(no)/approve", ApproveRequest(), revision: revision)
        try session.show(row) { PaperViews.reports(at: nil).lines([$0], on: session.screen) }
      }
    }
  }
}

/// `watchroom ledger`
struct LedgerCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "ledger", abstract: Help.text("台账 9—12", "ledgers 9 to 12"),
      subcommands: [Show.self, List.self, Amend.self])
  }

  struct Show: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "show", abstract: Help.text("查看或导出", "show or export"))
    }
    @Argument(help: "9 10 11 12") var ledger: Int
    @Option(help: Help.of("中心编码；缺省本中心，all 为全部", "a centre's code; your own unless said, all for all")) var centre:
      String?
    @Option(help: Help.of("起", "first day", value: "yyyy-mm-dd")) var from: String?
    @Option(help: Help.of("止", "last day", value: "yyyy-mm-dd")) var to: String?
    @Option(help: Help.of("已冻结的月份", "a frozen month", value: "yyyy-mm")) var month: String?
    @Flag(help: Help.of("连同已报出的更正", "with the amendments that were told")) var latest = false
    @Flag(help: Help.of("导出 CSV", "the file that goes out by mail")) var csv = false
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        if let month {
          let page: LedgerPage = try session.client.get(
            "/v1/ledgers/\(ledger)/\(month)",
            [("centre", try session.centre(centre)), ("latest", latest ? "true" : nil)])
          return try session.show(page) { PaperViews.ledger($0, on: session.screen) }
        }
        let path = "/v1/ledgers/\(ledger)"
        let query = [("centre", try session.centre(centre)), ("from", from), ("to", to)]
        if csv {
          session.terminal.writeBytes(try session.client.getBytes(path, query + [("format", "csv")]))
          return
        }
        var page: LedgerPage = try session.client.get(path, query + [("limit", "500")])
        while let next = page.next, page.rows.count < 10_000 {
          let more: LedgerPage = try session.client.get(path, query + [("limit", "500"), ("cursor", "\(next)")])
          page.rows += more.rows
          page.next = more.next == next || more.rows.isEmpty ? nil : more.next
        }
        try session.show(page) { PaperViews.ledger($0, on: session.screen) }
      }
    }
  }
}
