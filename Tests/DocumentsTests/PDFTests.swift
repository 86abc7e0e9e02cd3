import Foundation
import TestSupport
import Testing
import Units

@testable import Documents

/// Papers as PDF, read by poppler.
@Suite("Papers: set by Pango, read by poppler", .enabled(if: Poppler.isThere, "poppler-utils is not installed"))
struct PDFTests {
  private func document(
    _ blocks: [PDFDocument.Block], look: PDFDocument.Look = .letter, marks: [PDFDocument.Mark] = []
  ) -> PDFDocument {
    PDFDocument(
      title: "监控点违章通知书", language: "zh-CN", look: look, marks: marks, blocks: blocks,
      pageNumber: "第 {page} 页　共 {pages} 页", foot: "脚", made: FormSamples.made)
  }

  @Test("A4, fonts embedded as subsets, title and moment in the properties") func letter() async throws {
    let page = try FormSamples.full(8)
    let file = try page.pdf(made: FormSamples.made).file()
    let info = try await Poppler.info(file.bytes)
    #expect(info.contains("(A4)") && info.contains("Pages:           \(file.pages)"))
    #expect(info.contains("监控点违章通知书") && info.contains("Nov 21"))
    let fonts = try await Poppler.fonts(file.bytes)
    #expect(!fonts.isEmpty && fonts.count <= 4)
    for font in fonts {
      #expect(font[0].contains("+"), "a subset has a prefix: \(font)")
      let flags = font.filter { $0 == "yes" || $0 == "no" }
      #expect(flags == ["yes", "yes", "yes"], "embedded, subset, with Unicode: \(font)")
    }
    #expect(file.bytes.count < 400_000)
  }

  @Test("rare letters and long names are there, none as a box") func rare() async throws {
    let file = try document([.paragraph(FormSamples.place), .facts([.init("地点", FormSamples.place)])]).file()
    let text = try await Poppler.text(file.bytes)
    #expect(text.contains("㳇") && text.contains("𬭎") && file.unknown == 0)
    #expect(text.packed.components(separatedBy: FormSamples.place.packed).count == 3)
    let strange = try document([.paragraph("\u{10FFFD}")]).file()
    #expect(strange.unknown > 0)
  }

  @Test("the same paper made at the same moment is the same bytes") func same() throws {
    let one = try FormSamples.full(8).pdf(made: FormSamples.made).file()
    #expect(try one == FormSamples.full(8).pdf(made: FormSamples.made).file())
    #expect(try one.bytes != FormSamples.full(8).pdf(made: FormSamples.made + .seconds(1)).file().bytes)
  }

  @Test("60 rows go over pages: the header on each, every row once, pages numbered") func pages() async throws {
    let rows = (1...60).map { ["\($0)", "第\($0)行" + FormSamples.place, "完"] }
    let table = PDFDocument.Table(
      columns: [.init("序号", weight: 1), .init("内容栏目", weight: 6), .init("结果", weight: 1)], rows: rows)
    let file = try document([.title("长表"), .table(table)], look: .register).file()
    let pages = try await Poppler.text(file.bytes).split(separator: "\u{C}").map { String($0).packed }
    #expect(pages.count == file.pages && file.pages >= 3)
    for (index, page) in pages.enumerated() {
      #expect(page.contains("内容栏目"), "page \(index + 1) has no header")
      #expect(page.contains("第\(index + 1)页共\(file.pages)页"))
    }
    let all = pages.joined()
    for row in 1...60 { #expect(all.components(separatedBy: "第\(row)行湘江").count == 2, "row \(row)") }
  }

  @Test("a cell longer than a page goes on on the next, nothing of it lost") func longCell() async throws {
    let words = (1...900).map { "句\($0)。" }
    let file = try document([.facts([.init("事实", words.joined())])]).file()
    #expect(file.pages >= 2)
    let text = try await Poppler.text(file.bytes).packed.replacing(/脚第\d+页共\d+页/, with: "")
    for word in words { #expect(text.contains(word), "\(word)") }
  }

  @Test("D14: a drill is marked on every page, a void paper says why, a draft says so") func marks() async throws {
    let long = (1...80).map { PDFDocument.Block.paragraph("第\($0)段") }
    let drill = try document(long, marks: [.drill("演练", words: "演练文书，不得外发")]).file()
    let pages = try await Poppler.text(drill.bytes).split(separator: "\u{C}").map { String($0).packed }
    #expect(pages.count >= 2 && pages.allSatisfy { $0.contains("演练文书，不得外发") })
    let void = try document([.paragraph("文")], marks: [.void("作废", words: "本件作废。原因：重复签发")]).file()
    let text = try await Poppler.text(void.bytes).packed
    #expect(text.contains("原因：重复签发") && text.contains("作废"))
    #expect(
      try await Poppler.text(document([.paragraph("文")], marks: [.draft("草稿")]).file().bytes).packed.contains("草稿"))
  }

  @Test("whoever signs stands on the page of the date") func signed() async throws {
    for count in 12...22 {
      let body = (1...count).map { PDFDocument.Block.paragraph("第\($0)段") }
      let file = try document(
        body + [.signatures([.init("签发人：", "唐思远")]), .signOff(["长沙市水上交通监控中心", "2026年11月21日"], seal: "（盖章处）")]
      ).file()
      let pages = try await Poppler.text(file.bytes).split(separator: "\u{C}").map { String($0).packed }
      let signed = pages.firstIndex { $0.contains("签发人：唐思远") }
      #expect(signed != nil && signed == pages.firstIndex { $0.contains("2026年11月21日") }, "\(count) paragraphs")
    }
  }

  @Test("D9: hostile text, too many columns, too many pages") func hostile() async throws {
    let evil = "a\u{0}b\u{1B}[31mc\u{202E}d</svg>%PDF\u{2028}"
    let file = try document([.paragraph(evil), .facts([.init(evil, evil)]), .list([evil])]).file()
    #expect(try await Poppler.text(file.bytes).packed.contains("ab[31mcd</svg>%PDF"))
    let wide = PDFDocument.Table(columns: Array(repeating: .init("x", weight: 1), count: 40), rows: [])
    #expect(throws: DocumentError.size("40 columns")) { try document([.table(wide)]).file() }
    #expect(throws: DocumentError.size("no block")) { try document([]).file() }
    let ragged = PDFDocument.Table(columns: [.init("x", weight: 1)], rows: [["1", "2"]])
    #expect(throws: DocumentError.size("a row of 2 cells under 1 columns")) { try document([.table(ragged)]).file() }
    let endless = PDFDocument.Block.paragraph(String(repeating: "页\n", count: 9500))
    #expect(throws: DocumentError.size("over 400 pages")) { try document([endless]).file() }
  }

  @Test("a font that is not there is found out") func fonts() {
    #expect(PDFFonts.usual.areThere)
    #expect(!PDFFonts(families: ["No Such Song Ti"]).areThere)
    #expect(PDFFonts(families: ["No Such Song Ti", "Noto Serif CJK SC"]).areThere || PDFFonts.usual.areThere)
  }

  @Test("papers made by several threads at once are whole") func together() async throws {
    let wanted = try FormSamples.full(8).pdf(made: FormSamples.made).file()
    try await withThrowingTaskGroup(of: PDFFile.self) { group in
      for _ in 0..<6 { group.addTask { try FormSamples.full(8).pdf(made: FormSamples.made).file() } }
      for try await file in group { #expect(file == wanted) }
    }
  }
}
