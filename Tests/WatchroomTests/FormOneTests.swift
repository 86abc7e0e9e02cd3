import Documents
import Foundation
import Settings
import TestSupport
import Testing
import Units
import Wire

@testable import watchroom_commands

/// Form 1 as files: what is exported is read again, and an import is judged line by line before anything is sent.
@Suite("Form 1 as files (P1, C1, X1)") struct FormOneTests {
  private let columns = FormOne.columns.map { (key: $0.key, names: [$0.title.zh, $0.title.en, $0.key]) }
  private func rows(_ bytes: some Sequence<UInt8>) throws -> [FormOneRow] {
    try FormOneFile.read(bytes: Array(bytes), columns: columns, required: FormOne.id)
  }
  private func plan(_ text: String) throws -> FormOneImport {
    FormOneImport(try rows(text.utf8), entries: Samples.objects())
  }

  @Test("P1: the columns are form 1's, in the regulation's order") func titles() {
    #expect(
      FormOne.columns.map(\.title.zh) == [
        "监控中心", "对象编号", "类别", "名称", "所在水域", "经度", "纬度", "监控手段", "首班", "末班", "责任单位", "船管员", "船管员电话", "签单员",
        "签单员电话", "现场监管人员", "现场监管人员电话", "当地政府", "当地政府电话", "维护单位", "维护单位电话", "更新时间", "更新人", "核实时间",
      ])
  }

  @Test("what was exported imports as no change, in both languages; cells are defused", arguments: Language.allCases)
  func roundTrip(language: Language) throws {
    let bytes = FormOne.csv(Samples.objects(), language: language)
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]) && String(decoding: bytes, as: UTF8.self).contains("\r\n"))
    #expect(String(decoding: bytes, as: UTF8.self).contains(",'=移动,'+86 731 10086,"))
    let plan = FormOneImport(try rows(bytes), entries: Samples.objects())
    #expect(plan.problems.isEmpty && plan.rows.isEmpty && plan.unchanged == 2, "\(plan.problems)")
  }

  @Test("C1: contacts become changes; empty leaves, a dash clears") func contacts() throws {
    let plan = try plan("对象编号,船管员,船管员电话,签单员\nPT-430100-01,李四,,王五\nV-001,-,-,\n")
    #expect(plan.problems.isEmpty)
    #expect(plan.rows.map(\.line) == [2] && plan.unchanged == 1)
    #expect(
      plan.changes.map(\.change) == [
        FieldChange(field: "manager", before: "张三", after: "李四"), FieldChange(field: "clerk", before: "", after: "王五"),
      ])
    let clearing = try self.plan("object,ship manager\nPT-430100-01,-\n")
    #expect(clearing.rows.first?.contacts.manager == "")
  }

  @Test("X1: what the configuration says is not changed by an import: each cell is named with file and column")
  func configuration() throws {
    let plan = try plan(
      """
      对象编号,名称,经度,首班,监控手段,类别,船管员
      PT-430100-01,新渡口,113,6:30,CCTV AIS VHF,渡口,李四
      PT-430100-01,三汊矶渡口,112.948380,06:30:00,,,
      V-002,x,,,,,
      V-001,湘长沙渡01,,5:00,,渡船,
      """)
    #expect(plan.problems.map(\.line) == [2, 2, 3, 4, 5])
    #expect(plan.problems.map(\.column?.zh) == ["名称", "经度", "对象编号", "对象编号", "首班"])
    #expect(plan.problems[0].reason.zh == "“新渡口”与配置“三汊矶渡口”不符：此栏由配置管理，请改 organisation/points.csv 的 name 列后重新载入")
    #expect(plan.problems[2].reason.zh == "PT-430100-01 已在第 2 行")
    #expect(plan.problems[3].reason.zh.contains("organisation/vessels.csv"))
    #expect(plan.problems[4].reason.en.contains("the column service_from of organisation/vessels.csv"))
    // Numbers and hours as spreadsheets write them are the same.
    #expect(try self.plan("object,longitude,first sailing\nPT-430100-01,112.94838000,6:30\n").problems.isEmpty)
  }

  @Test("the spreadsheet has a number for a number, an hour for an hour, and text for a telephone number")
  func spreadsheet() async throws {
    let read = try await ReadWorkbook.read(
      FormOne.sheet(Samples.objects(), language: .zh, made: Samples.now.instant).file())
    let sheet = try #require(read.sheets.first)
    #expect(sheet.name == "监控对象信息表" && sheet.frozen == "A2" && sheet.formulas == 0)
    #expect(sheet.rows[0].map(\.text) == FormOne.columns.map(\.title.zh))
    let cells = Dictionary(
      uniqueKeysWithValues: zip(FormOne.columns.map(\.key), sheet.rows[1].map { "\($0.kind) \($0.text)" }))
    #expect(cells["longitude"] == "number 112.94838")
    #expect(cells["first-sailing"] == "clock 06:30")
    #expect(cells["manager-phone"] == "text 13800138000")
    #expect(cells["maintainer"] == "text =移动")
    #expect(cells["updated-at"] == "moment 2026-11-22 16:30:00")
    #expect(sheet.rows.count == 3)
  }

  @Test("register export writes files, import sends only what differs, and one error sends nothing") func commands()
    async throws
  {
    let folder = try ScratchFolder("wr-form1")
    try await withDaemon { desk, cli in
      let path = folder.path
      let csv = await cli("register", "export", path + "/a.csv")
      #expect(csv.code == 0 && csv.output.contains("已导出 2 个对象"), "\(csv.errors)")
      let xlsx = await cli("register", "export", path + "/a.xlsx", "--lang", "en")
      #expect(xlsx.code == 0, "\(xlsx.errors)")
      let book = try await ReadWorkbook.read(Data(contentsOf: URL(fileURLWithPath: path + "/a.xlsx")))
      #expect(book.sheets.first?.rows.count == 3)
      let same = await cli("register", "import", path + "/a.csv")
      #expect(same.code == 0 && same.output.contains("没有要改的") && !desk.log.contains { $0.hasPrefix("importObjects") })

      let changed = "对象编号,船管员,签单员电话\nPT-430100-01,张三,0731-8555\nV-001,李四,\n"
      let gb18030 = try #require(changed.data(using: String.Encoding(rawValue: 0x8000_0632)))
      try gb18030.write(to: URL(fileURLWithPath: path + "/b.csv"))
      let sent = "2:PT-430100-01:clerk-phone=0731-8555;3:V-001:manager=李四"
      let checked = await cli("register", "import", path + "/b.csv", "--check")
      #expect(checked.code == 0 && checked.output.contains("将改动 2 个，未写入"), "\(checked.errors)")
      #expect(desk.log.last == "importObjects check \(sent)")
      let done = await cli("register", "import", path + "/b.csv")
      #expect(done.code == 0 && done.output.contains("已导入：改动 2 个") && desk.log.last == "importObjects \(sent)")

      try Data("对象编号,名称,船管员\nPT-430100-01,新渡口,x\nPT-9,,y\n".utf8).write(to: URL(fileURLWithPath: path + "/c.csv"))
      let asked = desk.log.count { $0.hasPrefix("importObjects") }
      let refused = await cli("register", "import", path + "/c.csv")
      #expect(refused.code == 1 && refused.errors.contains("第 2 行 名称：") && refused.errors.contains("第 3 行 对象编号："))
      #expect(refused.errors.contains("有 2 处错误，整份未导入"))
      #expect(desk.log.count { $0.hasPrefix("importObjects") } == asked)
      let missing = await cli("register", "import", path + "/none.csv")
      #expect(missing.code == 2 && missing.errors.contains("文件无法读取"))
    }
  }
}
