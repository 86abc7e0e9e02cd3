import ArgumentParser
import Foundation
import Wire

/// `watchroom register`: form 1, 监控对象信息表 (P1, C1, X1).
struct RegisterCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "register", abstract: Help.text("监控对象信息表（附件一）", "watched objects (form 1)"),
      discussion: Help.text(
        "位置、班次、中心、监控手段由配置文件管理；船管员、签单员、现场监管、当地政府、维护单位在这里维护。",
        "Place, sailings, centre and means are the configuration's; managers, clerks, supervisors, governments and maintainers are kept here."
      ), subcommands: [List.self, Show.self, Set.self, Confirm.self, RegisterImport.self, RegisterExport.self])
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "list", abstract: Help.text("监控对象", "watched objects"))
    }
    @Option(help: Help.of("中心编码；缺省本中心，all 为全部", "a centre's code; your own unless said, all for all")) var centre:
      String?
    @Flag(help: Help.of("只看逾期未核实的", "only those not confirmed for too long")) var unconfirmed = false
    @Option(help: Help.of("最多行数", "rows at most")) var limit = 500
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let page: Page<ObjectRow> = try session.client.list(
          "/v1/objects", [("centre", try session.centre(centre)), ("unconfirmed", unconfirmed ? "true" : nil)],
          most: limit)
        try session.show(page, RegisterViews.objects(at: session.today))
      }
    }
  }

  struct Show: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "show", abstract: Help.text("一个对象的全部信息与变更记录", "an object, and what was changed"))
    }
    @Argument(help: Help.of("对象编号或序号", "its id or number")) var object: String
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let no = try RegisterCommand.find(object, session)
        let detail: ObjectDetail = try session.client.get("/v1/objects/\(no)")
        try session.show(detail) { RegisterViews.detail($0, on: session.screen) }
      }
    }
  }

  struct Set: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "set", abstract: Help.text("修改联系人", "change its contacts"),
        discussion: Help.text("值写空文字（\"\"）即清除。", "An empty text (\"\") takes a value away."))
    }
    @Argument(help: Help.of("对象编号或序号", "its id or number")) var object: String
    @Option(help: Help.of("船管员", "ship manager")) var manager: String?
    @Option(help: Help.of("电话", "phone")) var managerPhone: String?
    @Option(help: Help.of("签单员", "sign-off clerk")) var clerk: String?
    @Option(help: Help.of("电话", "phone")) var clerkPhone: String?
    @Option(help: Help.of("现场监管人员", "on-site supervisor")) var supervisor: String?
    @Option(help: Help.of("电话", "phone")) var supervisorPhone: String?
    @Option(help: Help.of("当地政府", "local government")) var government: String?
    @Option(help: Help.of("电话", "phone")) var governmentPhone: String?
    @Option(help: Help.of("维护单位", "maintainer")) var maintainer: String?
    @Option(help: Help.of("电话", "phone")) var maintainerPhone: String?
    @Option(help: Help.of("所见版本", "the revision you looked at")) var revision: Int?
    @OptionGroup var options: SessionOptions

    func validate() throws {
      if contacts.isEmpty { throw ValidationError(Help.text("没有要改的内容", "there is nothing to change")) }
    }

    private var contacts: ContactsShape {
      var contacts = ContactsShape()
      let values = [
        manager, managerPhone, clerk, clerkPhone, supervisor, supervisorPhone, government, governmentPhone, maintainer,
        maintainerPhone,
      ]
      for (field, value) in zip(ContactsShape.fields, values) { contacts[field] = value }
      return contacts
    }

    func run() throws {
      try options.run { session in
        let no = try RegisterCommand.find(object, session)
        let row: ObjectRow = try session.client.post(
          "/v1/objects/\(no)/contacts", ObjectSetRequest(contacts: contacts), revision: revision)
        try session.show(row) { RegisterViews.detail(ObjectDetail(summary: $0, history: []), on: session.screen) }
      }
    }
  }

  struct Confirm: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "confirm", abstract: Help.text("核实无误", "vouch that entries are current"))
    }
    @Argument(help: Help.of("对象编号或序号", "ids or numbers")) var objects: [String] = []
    @Flag(help: Help.of("本中心全部逾期未核实的", "all of your centre that were not confirmed for too long")) var all = false
    @OptionGroup var options: SessionOptions

    func validate() throws {
      if all == !objects.isEmpty { throw ValidationError(Help.text("--all 与对象须且只须给一种", "give objects, or --all")) }
    }

    func run() throws {
      try options.run { session in
        let numbers =
          all
          ? try session.client.list(
            "/v1/objects", [("centre", try session.centre(nil)), ("unconfirmed", "true")], most: 25_000,
            as: ObjectRow.self
          ).items.map(\.no) : try objects.map { try RegisterCommand.find($0, session) }
        guard !numbers.isEmpty else {
          session.terminal.write(session.screen.text("没有逾期未核实的对象", "nothing is waiting to be confirmed"))
          return
        }
        let answer: ObjectsConfirmAnswer = try session.client.post(
          "/v1/objects/confirm", ObjectsConfirmRequest(objects: numbers))
        try session.show(answer) { answer in
          [
            session.screen.line(
              session.screen.text("已核实 \(answer.confirmed) 个", "\(answer.confirmed) confirmed"), .good)
          ]
        }
      }
    }
  }

  /// The number of an object that a person typed: its id in the configuration, else its number.
  static func find(_ typed: String, _ session: Session) throws -> Int64 {
    let page: Page<ObjectRow> = try session.client.get("/v1/objects", [("object", typed)])
    if page.items.count == 1, let row = page.items.first { return row.no }
    if page.items.isEmpty, let no = Int64(typed), no > 0 { return no }
    throw ClientFailure.usage(
      page.items.isEmpty
        ? Words(
          "没有监控对象“\(typed)”：见 watchroom register list", "there is no object “\(typed)”: see watchroom register list")
        : Words("“\(typed)”既是监控点又是船舶，请用序号", "“\(typed)” is a point and a vessel: use its number"))
  }
}
