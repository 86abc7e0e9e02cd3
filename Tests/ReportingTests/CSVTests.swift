import Casework
import Organisation
import Regulation
import Settings
import Testing

@testable import Reporting

/// Spreadsheets: what office programs take for commands is made text.
@Suite("CSV: BOM, CRLF, quoted, defused") struct CSVTests {
  private func text(_ rows: [[String]]) -> String {
    String(decoding: CSV.file(columns: ["甲", "乙"], rows: rows).dropFirst(3), as: UTF8.self)
  }

  @Test("UTF-8 with BOM, lines ended by CRLF, the last one as well") func frame() {
    let bytes = CSV.file(columns: ["甲"], rows: [["一"]])
    #expect(Array(bytes.prefix(3)) == [0xEF, 0xBB, 0xBF])
    #expect(String(decoding: bytes.dropFirst(3), as: UTF8.self) == "甲\r\n一\r\n")
    #expect(String(decoding: CSV.file(columns: [], rows: []).dropFirst(3), as: UTF8.self) == "\r\n")
  }

  @Test(
    "a cell that begins like a formula is defused",
    arguments: [
      "=1+1", "+86", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "　=1", "\n=1", "＝1", "＋1", "－1", "＠1", "=", "-",
      "\u{FEFF}=1", "\u{A0}@x",
    ])
  func defused(value: String) {
    let cell = CSV.cell(value)
    #expect(cell.hasPrefix("'") || cell.hasPrefix("\"'"), "\(cell)")
    #expect(cell.contains(value), "nothing is lost")
  }

  @Test("what is no formula stays as it is", arguments: ["湘长沙渡01", "1-2", "a=b", "12.5", "", "'x", "x@y", "0001"])
  func plain(value: String) { #expect(CSV.cell(value) == value) }

  @Test("RFC 4180: commas, quotes and line breaks are quoted, quotes doubled") func quoted() {
    #expect(CSV.cell("a,b") == "\"a,b\"")
    #expect(CSV.cell("a\"b") == "\"a\"\"b\"")
    #expect(CSV.cell("a\r\nb") == "\"a\r\nb\"")
    #expect(CSV.cell(" a ") == "\" a \"")
    #expect(text([["x,y", "\"\""]]) == "甲,乙\r\n\"x,y\",\"\"\"\"\"\"\r\n")
  }

  @Test("what is written is read again by another reader of RFC 4180") func readBack() {
    let rows = [["=1", "a,\"b\"\r\nc"], ["", " "], ["'", "湘\"长,沙"], ["\t", "＝x"]]
    let read = Self.parse(text(rows))
    let expected = [["甲", "乙"]] + rows.map { $0.map { Self.isDefused($0) ? "'" + $0 : $0 } }
    #expect(read == expected)
  }

  private static func isDefused(_ value: String) -> Bool { ["=1", "\t", "＝x"].contains(value) }

  /// A small reader of its own.
  private static func parse(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = ""
    var isQuoted = false
    var scalars = Array(text.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      switch (scalar, isQuoted) {
      case ("\"", true) where scalars.first == "\"":
        cell += "\""
        scalars.removeFirst()
      case ("\"", _): isQuoted.toggle()
      case (",", false):
        row.append(cell)
        cell = ""
      case ("\r", false) where scalars.first == "\n":
        scalars.removeFirst()
        rows.append(row + [cell])
        (row, cell) = ([], "")
      default: cell.unicodeScalars.append(scalar)
      }
    }
    return rows
  }

  @Test("a ledger's cells are defused: a vessel that is named like a formula") func ledger() throws {
    var snapshot = Sample.full()
    snapshot.cases[0].vesselName = "=HYPERLINK(\"http://x\")"
    snapshot.papers[0].replies[0].measures = "@x"
    let file = try Example.letters().report(snapshot).file("监控点违章情况台账")
    #expect(file.contains("\"'=HYPERLINK(\"\"http://x\"\")\""))
    #expect(file.contains(",'@x,"))
  }

  @Test("ledgers 9 to 12 have the regulation's columns, and R20's row says that no notice was issued") func columns()
    throws
  {
    let directory = try Example.directory()
    let configuration = try Example.configuration()
    for ledger in 9...12 {
      let kind = [9: MatterKind.breach, 10: .violation, 11: .incident, 12: .fault][ledger] ?? .fault
      let table = LedgerTable(
        ledger: ledger,
        lines: [
          BookLine(entry: Sample.entry(1, ledger, case: 3, paper: nil), record: Sample.matter(kind: kind), paper: nil)
        ], directory: directory, rules: configuration.regulation, catalogue: try Example.catalogue())
      #expect(table.rows.count == 1 && table.rows[0].count == table.columns.count)
      #expect(Set(table.columns).count == table.columns.count)
      #expect(table.rows[0].contains("未发通知书"))
      #expect(table.rows[0].contains("长沙市水上交通监控中心"), "R21: the issuing centre in each row")
    }
  }

  @Test("overdue, answered late and drill stand in the ledger's notes") func notes() throws {
    let directory = try Example.directory()
    let rules = try Example.configuration().regulation
    func note(_ paper: Paper, drill: Bool = false) throws -> String {
      let table = LedgerTable(
        ledger: 10,
        lines: [
          BookLine(
            entry: Sample.entry(1, 10, case: 3, paper: 5, drill: drill), record: Sample.matter(note: "夜间"),
            paper: paper)
        ], directory: directory, rules: rules, catalogue: try Example.catalogue())
      return try #require(table.rows.first?.last)
    }
    #expect(try note(Sample.paper()) == "夜间")
    var overdue = Sample.paper()
    overdue.reminded = [3, 1, 0]
    #expect(try note(overdue) == "逾期未回复；夜间")
    var late = Sample.answered(Sample.paper())
    late.replies[0].repliedAt = at("08:00", "2026-11-30")
    #expect(try note(late, drill: true) == "演练；逾期回复；夜间")
  }
}

/// The catalogue of texts.
@Suite("D7: one catalogue, two languages") struct CatalogueTests {
  @Test("the same keys, and in each text the same places to fill") func sameKeys() throws {
    let (zh, en) = (try Example.catalogue(.zh), try Example.catalogue(.en))
    #expect(zh.keys == en.keys, "\(zh.keys.symmetricDifference(en.keys).sorted())")
    #expect(zh.keys.count > 400)
    for key in zh.keys.sorted() {
      let places = [zh, en].map { Set($0.text(key).matches(of: /\{([A-Za-z.-]+)\}/).map { String($0.1) }) }
      #expect(places[0] == places[1], "\(key)")
    }
  }

  @Test("a missing key is seen, an unfilled place stays, a value is not filled again") func text() {
    let catalogue = Catalogue(language: .zh, entries: ["a": "{x} 和 {y}", "b": "没有", "c": "{x"])
    #expect(catalogue.text("a", ["x": "{y}", "y": "2"]) == "{y} 和 2")
    #expect(catalogue.text("a", ["x": "1"]) == "1 和 {y}")
    #expect(catalogue.text("none") == "⟨none⟩")
    #expect(catalogue.text("c", ["x": "1"]) == "{x")
  }

  @Test("every reason, code, state and role that can be said has its words", arguments: Catalogue.Language.allCases)
  func enumerations(language: Catalogue.Language) throws {
    let catalogue = try Example.catalogue(language)
    let keys =
      Severity.allCases.map { "severity.\($0.rawValue)" } + Role.allCases.map { "role.\($0.rawValue)" }
      + CaseState.allCases.map { "case.state.\($0.rawValue)" }
      + DeliveryState.allCases.map { "delivery.state.\($0.rawValue)" }
      + MatterKind.allCases.flatMap { kind in Tier.allCases.map { "wanted.\(kind.rawValue).\($0.rawValue)" } }
      + CheckEntry.Placement.allCases.map { "placement.\($0.rawValue)" }
      + ContactField.allCases.map { "contact.\($0.rawValue)" }
      + EquipmentRules().checklist.map { "equipment.\($0)" }
      + CheckEntry.Means.allCases.map { "means.\($0.rawValue)" }
      + DutyKind.allCases.map { "duty.kind.\($0.rawValue)" }
      + [DutyState.ahead, .open, .done, .late, .doneLate, .missed, .withdrawn].map { "duty.state.\($0.rawValue)" }
      + (1...12).map { "form.\($0)" } + (1...12).map { "month.\($0)" }
      + [
        "closed-water.inside", "closed-water.crossed", "speed.over", "lost-signal.silent", "observed.round",
        "observed.camera", "observed.entered",
      ].map { "reason.\($0)" }
      + ["sart", "mob", "epirb", "status", "text"].map { "reason.distress.\($0)" }
    for key in keys { #expect(catalogue.keys.contains(key), "\(key)") }
  }
}
