import ArgumentParser
import Wire

/// `watchroom equipment`: equipment day (P6, C8, X6) and the state of the equipment (G11).
struct EquipmentCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "equipment", abstract: Help.text("设备检查日与设备状况", "equipment day, and the state of the equipment"),
      subcommands: [Show.self, Check.self, List.self])
  }

  struct Show: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "show", abstract: Help.text("检查表", "the checklist"))
    }
    @Argument(help: Help.of("任务编号；缺省本中心今天的设备检查", "the duty's number; today's of your own centre unless said")) var no:
      Int64?
    @Option(help: Help.of("中心编码；缺省本中心", "a centre's code; your own unless said")) var centre: String?
    @Option(help: Help.of("日期，缺省今天", "another day than today", value: "yyyy-mm-dd")) var day: String?
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let no = try no ?? EquipmentCommand.today(session, centre: centre, day: day)
        let detail: EquipmentSheetDetail = try session.client.get("/v1/equipment-checks/\(no)")
        try session.show(detail) { EquipmentViews.sheet($0, on: session.screen) }
      }
    }
  }

  struct Check: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "check", abstract: Help.text("登记检查结果", "record results"),
        discussion: Help.text(
          """
          watchroom equipment check 31 --all-ok --carrier 移动公司王工
          watchroom equipment check 31 --all-ok --except vhf:"8 频道不能发射"
          watchroom equipment check 31 --ok power --ok 3 --fault PT-430105-01:"画面黑屏"
          项目写代号、序号或名称；故障自动申报（附件三）并报带班领导。
          """,
          """
          watchroom equipment check 31 --all-ok --carrier "Wang of the carrier"
          watchroom equipment check 31 --all-ok --except vhf:"no transmission on ch 8"
          watchroom equipment check 31 --ok power --ok 3 --fault PT-430105-01:"black picture"
          An item is its key, number or name; a fault opens form 3 and is told to the duty leader.
          """))
    }

    @Argument(help: Help.of("任务编号", "the duty's number")) var no: Int64
    @Flag(help: Help.of("其余未查项目全部正常", "all items left are good")) var allOk = false
    @Option(help: Help.of("正常的项目，可重复", "an item that is good; may be repeated", value: "item")) var ok: [String] = []
    @Option(
      name: [.customLong("fault"), .customLong("except")],
      help: Help.of("故障的项目和现象，可重复", "a faulty item and what is wrong; may be repeated", value: "item:text"))
    var fault: [String] = []
    @Option(help: Help.of("故障代码，缺省按项目", "code of the faults, where not the item's own", value: "F01…")) var code:
      String?
    @Option(help: Help.of("运营商到场人员", "who of the carrier was there")) var carrier: String?
    @Option(help: Help.of("检查时间，缺省现在", "when; now unless said")) var at: String?
    @OptionGroup var options: SessionOptions

    func validate() throws {
      guard allOk || !ok.isEmpty || !fault.isEmpty else {
        throw ValidationError(Help.text("须给 --all-ok、--ok 或 --fault", "give --all-ok, --ok or --fault"))
      }
      for text in fault where EquipmentCommand.parts(text) == nil {
        throw ValidationError(
          Help.text("--fault 写作 项目:故障现象，而不是“\(text)”", "--fault is ITEM:what is wrong, not “\(text)”"))
      }
    }

    func run() throws {
      try options.run { session in
        let sheet: EquipmentSheetDetail = try session.client.get("/v1/equipment-checks/\(no)")
        var results = try ok.map { EquipmentInput(item: try EquipmentCommand.item($0, of: sheet), outcome: .ok) }
        results += try fault.compactMap { EquipmentCommand.parts($0) }.map { item, symptom in
          EquipmentInput(
            item: try EquipmentCommand.item(item, of: sheet), outcome: .fault, note: symptom, code: code)
        }
        let request = EquipmentCheckRequest(
          results: results.isEmpty ? nil : results, othersOK: allOk, carrier: carrier,
          checkedAt: try at.map { try session.time($0, field: "--at") })
        let answer: EquipmentCheckAnswer = try session.client.post("/v1/equipment-checks/\(no)/results", request)
        try session.show(answer) { EquipmentViews.checked($0, on: session.screen) }
      }
    }
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "list", abstract: Help.text("设备状况与未修复的故障", "the state of the equipment, and open faults"))
    }
    @Option(help: Help.of("中心编码；缺省本中心，all 为全部", "a centre's code; your own unless said, all for all")) var centre:
      String?
    @Flag(help: Help.of("只看故障", "only faults")) var faults = false
    @Option(help: Help.of("最多行数", "rows at most")) var limit = 500
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.run { session in
        let page: Page<EquipmentItemRow> = try session.client.list(
          "/v1/equipment", [("centre", try session.centre(centre)), ("faults", faults ? "true" : nil)], most: limit)
        try session.show(page, EquipmentViews.list(at: nil))
      }
    }
  }

  /// `vhf:8 频道不能发射`; the wide colon counts as well.
  static func parts(_ text: String) -> (item: String, symptom: String)? {
    let sides = text.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == ":" || $0 == "：" }.map(String.init)
    guard sides.count == 2, !sides[0].isEmpty, sides[1].contains(where: { !$0.isWhitespace }) else { return nil }
    return (sides[0], sides[1])
  }

  /// The key of an item that a person typed: its key, its number in the list, or its name (or a part that only it has).
  static func item(_ typed: String, of sheet: EquipmentSheetDetail) throws -> String {
    if sheet.items.contains(where: { $0.key == typed }) { return typed }
    if let index = Int(typed), sheet.items.indices.contains(index - 1) { return sheet.items[index - 1].key }
    let named = sheet.items.filter { $0.name.zh.contains(typed) || $0.name.en.contains(typed) }
    guard named.count == 1, let row = named.first else {
      let no = sheet.summary.no
      throw ClientFailure.usage(
        named.isEmpty
          ? Words(
            "检查表上没有“\(typed)”：见 watchroom equipment show \(no)",
            "the checklist has no “\(typed)”: see watchroom equipment show \(no)")
          : Words("“\(typed)”不止一个项目，请用代号或序号", "“\(typed)” is more than one item: use its key or number"))
    }
    return row.key
  }

  /// The number of a centre's equipment check on a day.
  private static func today(_ session: Session, centre: String?, day: String?) throws -> Int64 {
    let page: Page<DutyRow> = try session.client.list(
      "/v1/duties", [("centre", try session.centre(centre)), ("day", day)])
    guard let row = page.items.first(where: { $0.kind == "equipment-check" }) else {
      throw ClientFailure.usage(
        Words(
          "\(day ?? "今天")不是设备检查日：设备状况见 watchroom equipment list",
          "\(day ?? "today") is no equipment day: see watchroom equipment list"))
    }
    return row.no
  }
}
