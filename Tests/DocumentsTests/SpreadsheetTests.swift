import TestSupport
import Testing
import Units

@testable import Documents

/// What we write, another program reads back: openpyxl.
@Suite("Spreadsheets: written by libxlsxwriter, read by openpyxl") struct SpreadsheetTests {
  private let day = CivilDate(iso: "2026-11-23") ?? CivilDate(dayNumber: 0)
  private let made = Instant(seconds: 1_795_345_205)

  private func book(_ rows: [[Spreadsheet.Cell]], name: String = "监控对象信息表") -> Spreadsheet {
    Spreadsheet(
      title: "监控对象信息表",
      sheets: [
        .init(name: name, columns: [.init("名称", width: 24), .init("值", width: 12.5)], rows: rows)
      ], made: made)
  }

  @Test("cells keep their types: text, numbers, days, hours, moments") func types() async throws {
    let rows: [[Spreadsheet.Cell]] = [
      [.text("三汊矶渡口"), .degrees(112.94838)], [.text("0731-85551234"), .integer(42)], [.text("日"), .day(day)],
      [.text("首班"), .clock(CivilTime(6, 30))], [.text("更新"), .moment(day, CivilTime(9, 5))], [.empty, .number(1.5)],
    ]
    let read = try await ReadWorkbook.read(book(rows).file())
    let sheet = try #require(read.sheets.first)
    #expect(read.title == "监控对象信息表" && read.created == "2026-11-22T11:00:05")
    #expect(sheet.name == "监控对象信息表" && sheet.frozen == "A2" && sheet.formulas == 0)
    #expect(sheet.rows.first?.map(\.text) == ["名称", "值"])
    #expect(
      sheet.rows.dropFirst().map { $0.map(\.kind) } == [
        ["text", "number"], ["text", "number"], ["text", "moment"], ["text", "clock"], ["text", "moment"],
        ["empty", "number"],
      ])
    #expect(
      sheet.rows.dropFirst().map { $0[1].text } == [
        "112.94838", "42", "2026-11-23 00:00:00", "06:30", "2026-11-23 09:05:00", "1.5",
      ])
    #expect(sheet.rows[2][0].text == "0731-85551234")
    #expect(sheet.formats == ["@", "0.00000"])
    #expect(sheet.widths.count == 2 && abs(sheet.widths[0] - 24) < 1 && abs(sheet.widths[1] - 12.5) < 1)
  }

  @Test("D9: no text becomes a formula, no control character breaks the file, no text is too long for a cell")
  func hostile() async throws {
    let evil = ["=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-1", "_x0041_", "a\u{0}b\u{1B}c\u{7F}d\u{FFFE}", "<&>\"'"]
    let long = String(repeating: "渡", count: 40_000)
    let read = try await ReadWorkbook.read(book((evil + [long]).map { [.text($0)] }).file())
    let sheet = try #require(read.sheets.first)
    #expect(sheet.formulas == 0)
    let texts = sheet.rows.dropFirst().map { $0[0].text }
    #expect(texts.dropLast() == ["=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-1", "_x0041_", "abcd", "<&>\"'"])
    #expect(texts.last?.count == Spreadsheet.longestText)
  }

  @Test("the same sheets made at the same moment are the same bytes") func same() throws {
    let rows: [[Spreadsheet.Cell]] = [[.text("一"), .integer(1)]]
    #expect(try book(rows).file() == book(rows).file())
    #expect(try book(rows).file() != book([[.text("二"), .integer(1)]]).file())
  }

  @Test("what does not fit is a typed error; a bad name of a sheet is made good") func limits() async throws {
    #expect(throws: DocumentError.size("0 sheets")) { try Spreadsheet(title: "", sheets: [], made: made).file() }
    #expect(throws: DocumentError.size("a row of 3 cells under 2 columns")) {
      try book([[.empty, .empty, .empty]]).file()
    }
    #expect(throws: DocumentError.self) {
      try book(Array(repeating: [], count: Spreadsheet.mostRows + 1)).file()
    }
    let name = try await ReadWorkbook.read(book([], name: "'2026/11:台账[9]" + String(repeating: "长", count: 40)).file())
    #expect(name.sheets.first?.name.count == 31)
    #expect(name.sheets.first?.name.hasPrefix("'") == false)
    let none = try await ReadWorkbook.read(book([], name: "").file())
    #expect(none.sheets.first?.name == "1" && none.sheets.first?.rows.count == 1)
    // Two sheets of one name are the library's error, not a broken file.
    var twice = book([])
    twice.sheets += twice.sheets
    #expect(throws: DocumentError.self) { try twice.file() }
  }
}
