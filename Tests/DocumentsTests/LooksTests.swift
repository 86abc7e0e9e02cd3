import Casework
import Foundation
import Reporting
import TestSupport
import Testing
import Units

@testable import Documents

/// What papers look like, as far as a program can see it: pages, torn words, columns that are too narrow, empty tables.
@Suite("G7: papers that can be looked at") struct LooksTests {
  @Test("a filled-in fault form, and an empty handover form, take one page", .enabled(if: Poppler.isThere))
  func onePage() async throws {
    #expect(try FormSamples.full(3).pdf(made: FormSamples.made).file().pages == 1)
    #expect(try FormSamples.empty(6).pdf(made: FormSamples.made).file().pages == 1)
    // A matter less or more moves the last line over the page's end: it never stands alone on the next one.
    for count in 4...14 {
      var sheet = FormSamples.handover()
      sheet.matters = Array(repeating: sheet.matters[0], count: count)
      let file = try FormSamples.letters().handoverForm(sheet).pdf(made: FormSamples.made).file()
      let last = String(try #require(try await Poppler.text(file.bytes).split(separator: "\u{C}").last))
      #expect(last.contains("内部记录") && last.packed.contains("接班带班领导："), "\(count) matters")
    }
  }

  @Test("registers tear neither names nor states nor times nor short headings", .enabled(if: Poppler.isThere))
  func torn() async throws {
    let letters = try FormSamples.letters()
    let faults = letters.faultRegister(Array(repeating: FormSamples.fault(), count: 5), centre: nil)
    let words = try await Poppler.text(faults.pdf(made: FormSamples.made).file().bytes)
    for word in ["唐思远", "陈志强", "08:12", "2026-11-23"] {
      #expect(words.components(separatedBy: word).count > 5, "\(word)")
    }
    for heading in ["序号", "发现人", "验收人"] { #expect(words.contains(heading), "\(heading)") }
    let ledger = try await Poppler.text(try FormSamples.full(9).pdf(made: FormSamples.made).file().bytes)
    for word in ["序号", "收发", "级别", "代码"] { #expect(ledger.contains(word), "\(word)") }
    for word in ["严重", "发出", "10:11:35", "23:59:59", "已派遣"] {
      #expect(ledger.components(separatedBy: word).count == 5, "\(word)")
    }
    let handovers = letters.handoverRegister(Array(repeating: FormSamples.handover(), count: 3), centre: nil)
    let people = try await Poppler.text(handovers.pdf(made: FormSamples.made).file().bytes)
    for name in ["唐思远", "李明", "王芳", "赵磊", "周建国"] {
      #expect(people.components(separatedBy: name).count == 4, "\(name)")
    }
  }

  @Test("columns by weight, none narrower than it needs, the whole width shared out")
  func shares() {
    let widths = PDFLayout.share(100, [(weight: 1, least: 30), (weight: 1, least: 5), (weight: 2, least: 5)])
    #expect(widths[0] == 30 && abs(widths[1] - 70.0 / 3) < 0.001 && abs(widths[2] - 140.0 / 3) < 0.001)
    let tight = PDFLayout.share(60, [(weight: 1, least: 80), (weight: 9, least: 40)])
    #expect(abs(tight[0] - 40) < 0.001 && abs(tight[1] - 20) < 0.001)
    #expect(PDFLayout.share(90, [(weight: 1, least: 0), (weight: 2, least: 0)]) == [30, 60])
  }

  @Test(
    "R21: no column of a spreadsheet is too narrow for its numbers and times, which would stand as ####",
    arguments: 1...12)
  func widths(form: Int) throws {
    let letters = try FormSamples.letters()
    var pages = [try FormSamples.full(form)]
    if form == 3 { pages.append(letters.faultRegister([FormSamples.fault()], centre: nil)) }
    if form == 4 {
      var checks = FormSamples.checks(2)
      checks[0].checkedAt = FormSamples.at("08:31:07")
      pages.append(letters.patrolForm(checks, duties: [], centre: FormSamples.city, day: FormSamples.day("2026-11-21")))
    }
    if form == 6 { pages.append(letters.handoverRegister([FormSamples.handover()], centre: nil)) }
    for sheet in pages.map(\.sheet) {
      for row in sheet.rows + (sheet.look == .paper ? [] : sheet.foot) {
        for (index, cell) in row.enumerated() {
          guard let shown = cell.shown else { continue }
          // 1.5: the cell's edges and what fonts differ by.
          let room =
            sheet.look == .paper ? sheet.columns[index...].map(\.width).reduce(0, +) : sheet.columns[index].width
          #expect(room >= Double(shown.count) + 1.5, "\(sheet.name), \(sheet.columns[index].title): \(shown)")
        }
      }
    }
  }

  @Test("rows of a spreadsheet are as high as words that do not break make them")
  func heights() {
    #expect(SheetMetrics.lines("视频、AIS、GPS、甚高频", width: 12) == 3)
    #expect(SheetMetrics.lines("长沙市水上交通监控中心", width: 25) == 1)
    #expect(SheetMetrics.lines("长沙市水上交通监控中心", width: 23) == 2)
    #expect(SheetMetrics.lines("2026-11-21 10:40:00", width: 16) == 2)
    #expect(SheetMetrics.lines("一\n二\n", width: 16) == 3)
    #expect(SheetMetrics.lines(String(repeating: "a", count: 100), width: 11) == 10)
    // A full stop begins no line.
    #expect(SheetMetrics.lines("四个字符。", width: 9.4) == 2)
  }

  @Test(
    "X2, C3: a month without entries says so, on paper, in the sheet and in the mail; an empty form has rows to write in"
  )
  func none() async throws {
    let page = try FormSamples.letters().ledgerForm(
      9, lines: [], centre: FormSamples.city, month: FormSamples.day("2026-11-01"))
    #expect(page.html.contains("（无记录）") && page.text.contains("（无记录）"))
    #expect(page.sheet.rows.count == 1 && page.sheet.rows[0].contains(.text("（无记录）")))
    let empty = try FormSamples.empty(9).sheet
    #expect(
      empty.rows.count >= 10 && empty.rows.allSatisfy { $0.count == empty.columns.count && $0.allSatisfy(\.isEmpty) })
    guard Poppler.isThere else { return }
    #expect(try await Poppler.text(page.pdf(made: FormSamples.made).file().bytes).contains("（无记录）"))
    #expect(try await !Poppler.text(FormSamples.empty(9).pdf(made: FormSamples.made).file().bytes).contains("（无记录）"))
  }

  @Test("the last row of a printed register says how many rows there are") func counted() async throws {
    let grid = try FormSamples.full(4).grids[0]
    #expect(grid.printedTotals(try FormSamples.letters().formWording).prefix(2) == ["合计", "6 行"])
  }

  @Test("signatures and notes of a register stand in a line of their own over the table's width") func foot() throws {
    let sheet = try FormSamples.full(9).sheet
    #expect(sheet.foot.count == 2 && sheet.foot.allSatisfy { $0.count == 1 })
    #expect(sheet.foot[0] == [.text("经办人：＿＿＿＿＿＿＿＿　　　　带班领导审核：＿＿＿＿＿＿＿＿")])
  }

  @Test("a notice as a sheet: issuer and day to the right, the reply slip behind them") func notice() throws {
    let foot = try FormSamples.full(8).sheet.foot
    let signed = try #require(foot.firstIndex(of: [.right("长沙市水上交通监控中心")]))
    let slip = try #require(foot.firstIndex(of: [.heading("回　执")]))
    #expect(foot[signed + 1] == [.right("2026年11月21日")] && slip > signed)
  }
}
