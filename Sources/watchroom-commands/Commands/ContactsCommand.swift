import ArgumentParser
import Wire

/// `watchroom contacts`: the contact list (G9), confirmed monthly (S8).
struct ContactsCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "contacts", abstract: Help.text("通讯录", "the contact list"),
      subcommands: [List.self, Confirm.self], defaultSubcommand: List.self)
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "list", abstract: Help.text("责任单位和人员的电话", "units and people with their phones"))
    }
    @Option(help: Help.of("中心编码；缺省本中心，all 为全部", "a centre's code; your own unless said, all for all")) var centre:
      String?
    @Option(help: Help.of("最多行数", "rows at most")) var limit = 500
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let query = [("centre", try session.centre(centre))]
        var page: ContactPage = try session.client.get(
          "/v1/contacts", query + [("limit", "\(min(max(limit, 1), 500))")])
        while let next = page.next, page.items.count < limit {
          let more: ContactPage = try session.client.get(
            "/v1/contacts", query + [("limit", "\(min(limit - page.items.count, 500))"), ("cursor", "\(next)")])
          page.items += more.items
          page.next = more.items.isEmpty || more.next == next ? nil : more.next
        }
        try session.show(page) { page in
          let rest = session.screen.line(
            session.screen.text("（还有更多，请用 --limit 或缩小范围）", "(there is more: use --limit or narrow it down)"), .faint)
          return page.lists.map { RegisterViews.list($0, on: session.screen) } + [""]
            + RegisterViews.contacts.lines(page.items, on: session.screen) + (page.next == nil ? [] : [rest])
        }
      }
    }
  }

  struct Confirm: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "confirm", abstract: Help.text("核实本中心通讯录（每月一次）", "vouch for your centre's list, once a month"))
    }
    @Option(help: Help.of("中心编码；缺省本中心", "a centre's code; your own unless said")) var centre: String?
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let row: ContactListRow = try session.client.post(
          "/v1/contacts/confirm", ContactsConfirmRequest(centre: centre))
        try session.show(row) { [RegisterViews.list($0, on: session.screen)] }
      }
    }
  }
}
