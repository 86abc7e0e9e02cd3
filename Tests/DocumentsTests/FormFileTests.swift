import Casework
import Foundation
import Reporting
import TestSupport
import Testing
import Units

@testable import Documents

/// The twelve forms as people get them: each filled in and each empty, as PDF (read by poppler), .xlsx (read by openpyxl), HTML and
/// text, all with the same facts.
@Suite("G7: the twelve forms as files tell the same facts") struct FormFileTests {
  static let forms = Array(1...12)

  @Test("G7: a filled-in form says all of its facts as PDF, HTML, text and spreadsheet", arguments: forms)
  func full(form: Int) async throws {
    let page = try FormSamples.full(form)
    try await check(page, atLeast: form == 2 ? 10 : 25)
  }

  @Test("G7: an empty form has its title and every heading, and fits its page", arguments: forms)
  func empty(form: Int) async throws {
    let page = try FormSamples.empty(form)
    try await check(page, atLeast: 8)
    guard Poppler.isThere else { return }
    let file = try page.pdf(made: FormSamples.made).file()
    #expect(file.pages <= (page.isRegister || form == 3 || form == 6 ? 1 : 2), "\(page.title)")
  }

  @Test("a form in English says the same", arguments: [3, 5, 8, 10]) func english(form: Int) async throws {
    try await check(try FormSamples.full(form, .en), atLeast: 25)
  }

  private func check(_ page: FormPage, atLeast: Int) async throws {
    let told = page.told
    #expect(told.count >= atLeast)
    let html = page.html.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
      .replacing("&quot;", with: "\"").replacing(/<\/?(span|br)[^>]*>/, with: "").packed
    let text = page.text.packed
    for fact in told {
      #expect(html.contains(fact.packed), "HTML of \(page.title): \(fact)")
      // A line of text begins with what its first column says, without that column's heading.
      if page.grids.contains(where: { $0.columns.first?.title == fact }) { continue }
      #expect(text.contains(fact.packed), "text of \(page.title): \(fact)")
    }
    let workbook = try await ReadWorkbook.read(
      try Spreadsheet([page], title: page.title, made: FormSamples.made).file())
    let sheet = try #require(workbook.sheets.first)
    let cells = sheet.rows.flatMap { $0.map(\.text) }.joined(separator: "|").packed
    for fact in told where !fact.isMoment { #expect(cells.contains(fact.packed), "sheet of \(page.title): \(fact)") }
    guard Poppler.isThere else { return }
    let file = try page.pdf(made: FormSamples.made).file()
    let foot = ([page.title, page.number].joined() + "第").packed
    let printed = try await Poppler.text(file.bytes).packed
    #expect(page.wording.language != "zh-CN" || printed.contains(foot))
    for fact in told { #expect(printed.contains(fact.packed), "PDF of \(page.title): \(fact)") }
    #expect(file.unknown == 0)
  }

  @Test("R21: ledgers keep types and sums: days are days, numbers are numbers, the last row counts", arguments: 9...12)
  func sums(ledger: Int) async throws {
    let forms = try (9...12).map { try FormSamples.full($0) }
    let workbook = try await ReadWorkbook.read(try Spreadsheet(forms, title: "月度台账", made: FormSamples.made).file())
    #expect(workbook.sheets.map(\.name) == forms.map(\.title))
    let sheet = workbook.sheets[ledger - 9]
    let heading = try #require(sheet.rows.firstIndex { $0.first?.text == "序号" })
    #expect(sheet.frozen == "A\(heading + 2)" && sheet.widths.count >= 10 && sheet.formulas == (ledger == 11 ? 5 : 1))
    let columns = sheet.rows[heading].map(\.text)
    let first = sheet.rows[heading + 1]
    let occurred = try #require(columns.firstIndex(of: "发生时间"))
    #expect(first[occurred].kind == "moment" && first[occurred].text == "2026-11-21 10:11:35")
    #expect(first[0].kind == "number")
    let last = sheet.rows[heading + 5]
    #expect(last[0].text == "=COUNTA(A\(heading + 2):A\(heading + 5))" && last[1].text == "合计")
    #expect(sheet.rows[0][0].text == forms[ledger - 9].title)
  }

  @Test(
    "P9, R9: ledger 11 has kind, grade and casualties as numbers and sums them; drills and repeated lines in brackets")
  func casualties() async throws {
    var lines = FormSamples.lines(11, 4)
    lines[2].entry.drill = true
    // R21: the county's line of an incident that stands in the city's book already.
    lines[3].entry.caseNo = 1
    let form = try FormSamples.letters().ledgerForm(
      11, lines: lines, centre: FormSamples.city, month: FormSamples.day("2026-11-01"))
    let workbook = try await ReadWorkbook.read(try Spreadsheet([form], title: "月度台账", made: FormSamples.made).file())
    let rows = try #require(workbook.sheets.first?.rows)
    let heading = try #require(rows.firstIndex { $0.first?.text == "序号" })
    func column(_ title: String) throws -> [ReadWorkbook.Cell] {
      let index = try #require(rows[heading].firstIndex { $0.text == title })
      return rows[(heading + 1)...(heading + 5)].map { $0[index] }
    }
    #expect(try column("事件类别").dropLast().map(\.text) == Array(repeating: "事故", count: 4))
    #expect(try column("等级").prefix(2).map(\.text) == ["较大事故", "较大事故"])
    let dead = try column("死亡")
    #expect(dead.map(\.kind) == ["number", "number", "text", "text", "text"])
    #expect(dead.prefix(4).map(\.text) == ["2", "4", "（6）", "（8）"])
    let letter = try #require(dead.last?.text.dropFirst("=SUM(".count).prefix { $0.isLetter })
    #expect(dead.last?.text == "=SUM(\(letter)\(heading + 2):\(letter)\(heading + 5))")
    #expect(try column("受伤").last?.text.hasPrefix("=SUM(") == true)
    #expect(try column("直接损失（元）").prefix(2).map { $0.kind + $0.text } == ["number100000", "number200000"])
    let grid = form.grids[0]
    let sums = Dictionary(
      zip(grid.columns.map(\.title), grid.totals("合计").map(\.text)), uniquingKeysWith: { first, _ in first })
    #expect(sums["受伤"] == "3" && sums["失踪"] == "2" && sums["死亡"] == "6" && sums["直接损失（元）"] == "300000")
    #expect(form.notes.dropFirst() == ["括号内的数字不计入合计：演练、作废的报告单，以及前面各行已列的同一事件。"])
    #expect(form.html.contains("4 行，受伤：3，失踪：2，死亡：6，直接损失（元）：300000"))
  }

  @Test("form 1 keeps degrees, hours and telephone numbers") func objects() async throws {
    let workbook = try await ReadWorkbook.read(
      try Spreadsheet([try FormSamples.full(1)], title: "表", made: FormSamples.made).file())
    let rows = try #require(workbook.sheets.first?.rows)
    let heading = try #require(rows.firstIndex { $0.first?.text == "序号" })
    let kinds = Dictionary(
      zip(rows[heading].map(\.text), rows[heading + 1].map(\.kind)), uniquingKeysWith: { first, _ in first })
    #expect(kinds["经度"] == "number" && kinds["首班"] == "clock" && kinds["船管员电话"] == "text")
  }
}

extension String {
  /// A time, which a spreadsheet keeps as a number of its own kind.
  fileprivate var isMoment: Bool { wholeMatch(of: /\d{4}-\d\d-\d\d( \d\d:\d\d(:\d\d)?)?|\d\d:\d\d|-?\d+\.\d+/) != nil }
}
