internal import CPango
import Synchronization
import Units

/// A paper's bytes, and what could not be shown.
package struct PDFFile: Hashable, Sendable {
  package var bytes: [UInt8]
  package var pages: Int
  /// Letters for which no font of this machine has a shape: they stand as boxes.
  package var unknown: Int
}

/// One paper is made at a time: each reads whole fonts. What memory that took is given back after it.
private let press = Mutex(())

extension PDFDocument {
  /// Blocks, for some tens of milliseconds; not for a cooperative thread.
  package func file(fonts: PDFFonts = .usual) throws(DocumentError) -> PDFFile {
    let result: Result<PDFFile, DocumentError> = press.withLock { _ in
      let made = Result { () throws(DocumentError) in try self.made(fonts) }
      cpango_rest()
      return made
    }
    return try result.get()
  }

  private func made(_ fonts: PDFFonts) throws(DocumentError) -> PDFFile {
    try check()
    if let words = cpango_missing() { throw .library(String(cString: words)) }
    let geometry: PDFGeometry =
      switch look {
      case .letter: .upright
      case .form: .form
      case .register: .landscape
      }
    guard
      let pen = cpango_open(
        geometry.width, geometry.height, PDFText.tame(title), moment, fonts.list, language, Self.mostBytes)
    else { throw .library("no memory") }
    defer { cpango_free(pen) }
    var layout = PDFLayout(geometry, pen: pen, look: look)
    for words in marks.compactMap(\.words) { layout.add(mark: words) }
    for (index, block) in blocks.enumerated() {
      layout.keep(block, with: Array(blocks.dropFirst(index + 1).prefix(3)))
      layout.add(PDFText.tame(block))
      guard layout.pages.count <= Self.mostPages else { throw .size("over \(Self.mostPages) pages") }
    }
    let painter = PDFPainter(pen: pen, geometry: geometry)
    for (index, page) in layout.pages.enumerated() {
      for mark in marks { painter.across(mark) }
      for stroke in page.strokes { painter.draw(stroke) }
      if index > 0, let words = marks.compactMap(\.words).first { painter.head(words) }
      painter.foot(
        foot: PDFText.tame(foot),
        number: pageNumber.replacing("{pages}", with: "\(layout.pages.count)").replacing("{page}", with: "\(index + 1)")
      )
      cpango_end_page(pen)
    }
    let unknown = Int(cpango_unknown(pen))
    var bytes: UnsafePointer<UInt8>?
    var count = 0
    let error = cpango_finish(pen, &bytes, &count)
    if count >= Self.mostBytes - 65_536, error != 0 { throw .size("over \(Self.mostBytes) bytes") }
    guard error == 0, let bytes else { throw .library("cairo: \(String(cString: cpango_error(error)))") }
    return PDFFile(
      bytes: [UInt8](UnsafeBufferPointer(start: bytes, count: count)), pages: layout.pages.count, unknown: unknown)
  }

  /// `2026-11-21T02:40:00Z`: the library takes no fractions of a second.
  private var moment: String { Instant(seconds: floorDivide(made.milliseconds, 1000)).utc.prefix(19) + "Z" }

  private func check() throws(DocumentError) {
    guard !blocks.isEmpty else { throw .size("no block") }
    for block in blocks {
      guard case .table(let table) = block else { continue }
      guard (1...Self.mostColumns).contains(table.columns.count) else { throw .size("\(table.columns.count) columns") }
      if let row = table.rows.first(where: { $0.count > table.columns.count }) {
        throw .size("a row of \(row.count) cells under \(table.columns.count) columns")
      }
    }
  }
}

extension PDFFonts {
  /// Whether a font of one of these names stands on this machine: asked at the start, not when a paper is due.
  package var areThere: Bool { press.withLock { _ in cpango_has_family(list) == 1 } }
}

extension PDFDocument.Mark {
  /// What stands at the head in a frame.
  var words: String? {
    switch self {
    case .drill(_, let words), .void(_, let words): PDFText.tame(words)
    case .draft: nil
    }
  }
}

extension PDFLayout {
  /// At the head of the first page, above all else.
  mutating func add(mark words: String) {
    let style = PDFStyle(size: 12, pitch: 18, isBold: true, align: .centre, colour: .official)
    let above = y
    y = isAtTop ? 14 * PDFGeometry.millimetre : y
    flow(words, style)
    y = max(above, y)
  }
}

/// Draws strokes, and what stands on every page.
private struct PDFPainter {
  let pen: OpaquePointer
  let geometry: PDFGeometry

  func draw(_ stroke: PDFStroke) {
    switch stroke {
    case .text(let text, let style, let x, let y, let width, let first, let count):
      _ = cpango_set(pen, text, width, style.raw)
      cpango_draw(pen, x, y, style.pitch, Int32(first), Int32(count), style.colour.raw)
    case .line(let x1, let y1, let x2, let y2, let thickness, let colour):
      cpango_line(pen, x1, y1, x2, y2, thickness, colour.raw)
    case .fill(let x, let y, let width, let height, let colour): cpango_fill(pen, x, y, width, height, colour.raw)
    case .circle(let x, let y, let radius, let colour): cpango_circle(pen, x, y, radius, 1, colour.raw)
    }
  }

  /// Large and faint, from the lower left to the upper right.
  func across(_ mark: PDFDocument.Mark) {
    let (text, colour) =
      switch mark {
      case .drill(let text, _): (text, PDFColour(red: 0.35, green: 0.2, blue: 0.64, alpha: 0.13))
      case .void(let text, _): (text, PDFColour.official.faint(0.22))
      case .draft(let text): (text, PDFColour.grey.faint(0.14))
      }
    let style = PDFStyle(size: 120, pitch: 140, isBold: true, letter: 30, colour: colour)
    _ = cpango_set(pen, PDFText.tame(text), 4000, style.raw)
    cpango_draw_turned(pen, geometry.width / 2, geometry.height / 2, -0.7, colour.raw)
  }

  func head(_ words: String) {
    let style = PDFStyle(size: 10.5, pitch: 14, isBold: true, align: .centre, colour: .official)
    draw(
      .text(
        words, style, x: geometry.left, y: geometry.top - 24, width: geometry.bodyWidth, first: 0, count: 1))
  }

  /// Which paper it is to the left, the page to the right.
  func foot(foot: String, number: String) {
    let y = geometry.end + 7 * PDFGeometry.millimetre
    let style = PDFStyle(size: 10.5, pitch: 14)
    let small = PDFStyle(size: 9, pitch: 14, colour: .grey)
    let right = geometry.bodyWidth * 0.36
    draw(.text(foot, small, x: geometry.left, y: y, width: geometry.bodyWidth - right, first: 0, count: 1))
    draw(
      .text(
        number, style.aligned(.right), x: geometry.left + geometry.bodyWidth - right, y: y, width: right, first: 0,
        count: 1))
  }
}
