import Foundation
import Organisation
import Testing

@testable import Settings

/// Spreadsheets as people save them: encodings, headings, quotes, and what is wrong with them.
@Suite("Form 1 from a file (P1, C1, X1)") struct FormOneFileTests {
  private static let columns = [
    (key: "id", names: ["对象编号", "object"]), (key: "manager", names: ["船管员", "ship manager"]),
    (key: "manager-phone", names: ["船管员电话", "ship manager's phone"]),
  ]
  private func read(_ bytes: some Sequence<UInt8>) throws(FormOneProblem) -> [FormOneRow] {
    try FormOneFile.read(bytes: Array(bytes), columns: Self.columns, required: "id")
  }
  private static let text = "对象编号,船管员,船管员电话\r\nPT-1,张三,13800138000\r\n\r\nPT-2,,\"0731-8555,\n转802\"\r\n"
  private static let rows = [
    FormOneRow(line: 2, cells: ["id": "PT-1", "manager": "张三", "manager-phone": "13800138000"]),
    FormOneRow(line: 4, cells: ["id": "PT-2", "manager-phone": "0731-8555,\n转802"]),
  ]

  @Test("UTF-8 with and without BOM, GB18030, CRLF and LF are read alike; an empty cell is not there") func encodings()
    throws
  {
    let gb18030 = try #require(Self.text.data(using: String.Encoding(rawValue: 0x8000_0632)))
    #expect(!gb18030.elementsEqual(Self.text.utf8))
    #expect(try read(Self.text.utf8) == Self.rows)
    #expect(try read([0xEF, 0xBB, 0xBF] + Self.text.utf8) == Self.rows)
    #expect(try read(gb18030) == Self.rows)
    #expect(try read(Self.text.replacing("\r\n", with: "\n").utf8) == Self.rows)
    // A character that only GB18030 has, in four bytes.
    let rare = try #require("object,ship manager\nPT-1,𠮷㐀\n".data(using: String.Encoding(rawValue: 0x8000_0632)))
    #expect(try read(rare).first?.cells["manager"] == "𠮷㐀")
  }

  @Test("headings in Chinese or English, in any order, with blanks and capitals as people type them") func headings()
    throws
  {
    let rows = try read("Ship Manager , 对象 编号\n张三,PT-1\n".utf8)
    #expect(rows == [FormOneRow(line: 2, cells: ["id": "PT-1", "manager": "张三"])])
  }

  @Test("what our own export made safe is what it was again") func undefused() throws {
    let rows = try read("object,ship manager's phone,ship manager\nPT-1,'+86 138,'张三'\nPT-2,'-,x\n".utf8)
    #expect(rows[0].cells == ["id": "PT-1", "manager-phone": "+86 138", "manager": "'张三'"])
    #expect(rows[1].cells["manager-phone"] == "-")
  }

  @Test(
    "D9: each broken file is one problem with its place",
    arguments: [
      ("", FormOneProblem(line: 1, column: 1, .empty)),
      ("船管员\n张三\n", FormOneProblem(line: 1, column: 1, .missingColumn("对象编号"))),
      ("对象编号,姓名\n", FormOneProblem(line: 1, column: 6, .unknownColumn("姓名"))),
      ("对象编号,船管员,ship manager\n", FormOneProblem(line: 1, column: 10, .columnTwice("ship manager"))),
      ("object\nPT-1\nPT-2,x\n", FormOneProblem(line: 3, column: 1, .cells(found: 2, wanted: 1))),
      ("object,船管员\nPT-1,\"张\n三\n", FormOneProblem(line: 2, column: 6, .openQuote)),
      ("object,船管员\nPT-1,\"张\"三\n", FormOneProblem(line: 2, column: 6, .behindQuote)),
    ])
  func broken(text: String, problem: FormOneProblem) {
    #expect(throws: problem) { try read(text.utf8) }
  }

  @Test("D9: no text, too much of it, no file") func limits() throws {
    #expect(throws: FormOneProblem(.encoding)) { try read([0xFF, 0xFE, 0x00, 0x4F]) }
    #expect(throws: FormOneProblem(.encoding)) { try read("object\nPT\u{1}\n".utf8) }
    let many = "object\n" + String(repeating: "PT-1\n", count: FormOneFile.rowLimit + 1)
    #expect(throws: FormOneProblem(line: FormOneFile.rowLimit + 2, column: 1, .tooManyRows(FormOneFile.rowLimit))) {
      try read(many.utf8)
    }
    #expect(throws: FormOneProblem(.unreadable("there is no such file"))) {
      try FormOneFile.read(path: "/nowhere/form1.csv", columns: Self.columns, required: "id")
    }
    #expect(throws: FormOneProblem(.unreadable("is a folder, not a file"))) {
      try FormOneFile.read(path: "/tmp", columns: Self.columns, required: "id")
    }
  }

  @Test("bytes at random trap nothing") func fuzz() {
    var state: UInt64 = 7
    for _ in 0..<500 {
      let bytes = (0..<64).map { _ -> UInt8 in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return [0x2C, 0x22, 0x0A, 0x0D, 0x81, 0x30, 0x6F, 0x41][Int(state >> 61)]
      }
      _ = try? read("object,船管员\n".utf8 + bytes)
      _ = try? read(bytes)
    }
  }
}

/// A centre's own lines of equipment day's checklist.
@Suite struct CentreEquipmentTests {
  private static let place = "phone: 000-4301050"
  private static func with(_ lines: String) -> String { "\(place)\n    equipment:\n\(lines)" }

  @Test("X6: a centre's own equipment, with the code of its faults") func good() throws {
    let folder = try TemporaryConfiguration()
    try folder.replace(
      Self.place, with: Self.with("      - { key: ups, name: UPS 电源 }\n      - { key: server, name: 服务器, code: F04 }"),
      in: "organisation/centres.yaml")
    let centre = try folder.load().get().configuration.organisation.centres.first { $0.id.rawValue == "430105" }
    #expect(centre?.equipment?.map(\.key) == ["ups", "server"])
    #expect(centre?.equipment?.map(\.code?.rawValue) == [nil, "F04"])
  }

  @Test(arguments: [
    Broken(
      "a key twice", "organisation/centres.yaml", place,
      with("      - { key: ups, name: 一 }\n      - { key: ups, name: 二 }"), line: "name: 二",
      key: "centres[4].equipment[1].key", "ups is given in line ⟦name: 一⟧ already"),
    Broken(
      "a key that is none", "organisation/centres.yaml", place, with("      - { key: 不间断电源, name: 一 }"),
      line: "name: 一", key: "centres[4].equipment[0].key",
      "\"不间断电源\" is no id: letters, digits, \".\", \"_\" and \"-\" only"),
    Broken(
      "a key of the regulation's", "organisation/centres.yaml", place, with("      - { key: vhf, name: 一 }"),
      line: "name: 一", key: "centres[4].equipment[0]", "vhf stands in the checklist of regulation.yaml"),
    Broken(
      "a code of no fault", "organisation/centres.yaml", place, with("      - { key: ups, name: 一, code: V01 }"),
      line: "name: 一", key: "centres[4].equipment[0]",
      "ups: \"V01\" is no code of a fault in regulation.yaml; did you mean \"F01\"?"),
    Broken(
      "a name that is missing", "organisation/centres.yaml", place, with("      - { key: ups }"), line: "{ key: ups }",
      key: "centres[4].equipment[0].name", "is missing"),
  ]) func refuses(_ broken: Broken) throws { try broken.check() }
}
