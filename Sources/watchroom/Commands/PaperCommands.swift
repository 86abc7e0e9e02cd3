import ArgumentParser
import Foundation
import Wire

extension PreviewFormat: ExpressibleByArgument {}

/// `watchroom outbox`
struct OutboxCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "outbox", abstract: "发件箱 / the outbox", subcommands: [List.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "投递 / deliveries")
    @Option(help: "held pending sending sent retry unclear refused parked stale") var state: String?
    @Option(help: "最多行数 / rows at most") var limit = 200
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
  static let configuration = CommandConfiguration(
    commandName: "mail", abstract: "外发邮件的启用与停用 / arm or hold outgoing mail", subcommands: [Arm.self, Disarm.self])

  struct Arm: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "arm", abstract: "启用外发 / let mail go out")
    @OptionGroup var options: SessionOptions
    func run() throws { try MailCommand.set(true, options) }
  }

  struct Disarm: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "disarm", abstract: "停用外发 / hold all mail")
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
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "报告 / reports", subcommands: [List.self, Preview.self, Approve.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "报告与送达情况 / reports and whether they went")
    @Option(help: ArgumentHelp("日期 / day", valueName: "yyyy-mm-dd")) var day: String?
    @Option(help: "中心编码 / only this centre") var centre: String?
    @Option(help: "最多行数 / rows at most") var limit = 200
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let page: Page<ReportRow> = try session.client.list(
          "/v1/reports", [("day", day), ("centre", centre)], most: limit)
        try session.show(page, PaperViews.reports(at: day == nil ? session.today : nil))
      }
    }
  }

  struct Preview: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "preview", abstract: "报告现状 / the report as it stands")
    @Argument(help: "编号 / its number") var no: Int64
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
    static let configuration = CommandConfiguration(commandName: "approve", abstract: "审核通过 / approve")
    @Argument(help: "编号 / its number") var no: Int64
    @Option(help: "所见版本 / the revision you looked at") var revision: Int?
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
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "台账 9—12 / ledgers 9 to 12", subcommands: [Show.self])

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "查看或导出 / show or export")
    @Argument(help: "9 10 11 12") var ledger: Int
    @Option(help: "中心编码 / only this centre") var centre: String?
    @Option(help: ArgumentHelp("起 / first day", valueName: "yyyy-mm-dd")) var from: String?
    @Option(help: ArgumentHelp("止 / last day", valueName: "yyyy-mm-dd")) var to: String?
    @Flag(help: "导出 CSV / the file that goes out by mail") var csv = false
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let path = "/v1/ledgers/\(ledger)"
        let query = [("centre", centre), ("from", from), ("to", to)]
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
