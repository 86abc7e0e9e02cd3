internal import CXlsx
internal import Foundation
import Units

/// Writing: values in, bytes out. Everything that the library sees is tamed and bounded here.
extension Spreadsheet {
  /// The bytes of the .xlsx file. Blocks: it is written into a scratch folder first, which goes away.
  package func file() throws(DocumentError) -> [UInt8] {
    try check()
    if let words = cxlsx_missing() { throw .library(String(cString: words)) }
    let folder = FileManager.default.temporaryDirectory.appending(path: "watchroom-\(UUID().uuidString)")
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw .file("\(error)")
    }
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "book.xlsx").path()
    guard let book = cxlsx_open(path, folder.path(), Self.tame(title), made.milliseconds / 1000) else {
      throw .library("no memory")
    }
    let written: DocumentError?
    do {
      for sheet in sheets { try Self.write(sheet, into: book) }
      written = nil
    } catch {
      written = error
    }
    let closed = cxlsx_close(book)
    if let written { throw written }
    try Self.good(closed)
    do {
      return try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      throw .file("\(error)")
    }
  }

  private func check() throws(DocumentError) {
    guard (1...Self.mostSheets).contains(sheets.count) else { throw .size("\(sheets.count) sheets") }
    for sheet in sheets {
      guard (1...Self.mostColumns).contains(sheet.columns.count) else { throw .size("\(sheet.columns.count) columns") }
      guard sheet.rows.count <= Self.mostRows else { throw .size("\(sheet.rows.count) rows") }
      guard sheet.head.count + sheet.foot.count <= 1000 else { throw .size("too many lines beside its table") }
      if let row = (sheet.rows + sheet.foot).first(where: { $0.count > sheet.columns.count }) {
        throw .size("a row of \(row.count) cells under \(sheet.columns.count) columns")
      }
    }
  }

  private static func write(_ sheet: Sheet, into book: OpaquePointer) throws(DocumentError) {
    try good(cxlsx_sheet(book, name(sheet.name)))
    let last = UInt16(sheet.columns.count - 1)
    for (index, column) in sheet.columns.enumerated() { try good(cxlsx_width(book, UInt16(index), width(column))) }
    let (reach, room) = banner(sheet)
    for (row, line) in sheet.head.enumerated() {
      try good(cxlsx_banner(book, UInt32(row), UInt16(reach), tame(line), row == 0 ? 1 : 0))
      let lines = SheetMetrics.lines(line, width: room)
      if row > 0, lines > 1 { try good(cxlsx_height(book, UInt32(row), SheetMetrics.height(lines))) }
    }
    let header = UInt32(sheet.head.count)
    var row = header
    if sheet.look == .paper {
      for (offset, cells) in (sheet.rows + sheet.foot).enumerated() {
        try write(cells, row: header + UInt32(offset), of: sheet, into: book)
      }
      return try good(cxlsx_finish_paper(book))
    }
    for (index, column) in sheet.columns.enumerated() {
      try good(cxlsx_heading(book, header, UInt16(index), tame(column.title)))
    }
    try stretch(header, sheet.columns.map { .heading($0.title) }, of: sheet, in: book)
    for cells in sheet.rows {
      row += 1
      try write(cells, row: row, of: sheet, into: book)
    }
    let end = row
    if !sheet.totals.isEmpty, !sheet.rows.isEmpty {
      row += 1
      try write(sheet.totals, of: sheet, row: row, first: header + 1, last: end, into: book)
      if sheet.look == .register { try good(cxlsx_height(book, row, SheetMetrics.height(1))) }
    }
    for cells in sheet.foot {
      row += 1
      if sheet.look == .register, cells.count == 1, case .text(let line) = cells[0] {
        try good(cxlsx_banner(book, row, UInt16(reach), tame(line), 0))
        try good(cxlsx_height(book, row, SheetMetrics.height(SheetMetrics.lines(line, width: room))))
      } else {
        try write(cells, row: row, of: sheet, into: book)
      }
    }
    try good(cxlsx_finish_sheet(book, header, end, last))
  }

  /// The last column that a line over the table reaches to, and how wide it is then: what is wide is seen, and printed, from its left.
  private static func banner(_ sheet: Sheet) -> (last: Int, width: Double) {
    var (last, room) = (0, width(sheet.columns[0]))
    for index in sheet.columns.indices.dropFirst() where last == index - 1 {
      let wider = room + width(sheet.columns[index])
      guard wider <= 200 else { break }
      (last, room) = (index, wider)
    }
    return (last, room)
  }

  private static func width(_ column: Column) -> Double { min(max(column.width, 1), 200) }

  private static func write(_ cells: [Cell], row: UInt32, of sheet: Sheet, into book: OpaquePointer)
    throws(DocumentError)
  {
    for (column, cell) in cells.enumerated() {
      cxlsx_style(book, style(cell, column, of: sheet))
      let reaches = sheet.look == .paper && column == cells.count - 1 && column < sheet.columns.count - 1
      if reaches { try good(cxlsx_span(book, row, UInt16(column), UInt16(sheet.columns.count - 1))) }
      if cell.isEmpty, sheet.look != .plain { try good(cxlsx_text(book, row, UInt16(column), "")) }
      try write(cell, row: row, column: UInt16(column), into: book)
    }
    try stretch(row, cells, of: sheet, in: book)
  }

  private static func style(_ cell: Cell, _ column: Int, of sheet: Sheet) -> Int32 {
    switch (sheet.look, cell) {
    case (.plain, _): Int32(CXLSX_PLAIN)
    case (.paper, .right): Int32(CXLSX_RIGHT)
    case (.paper, .integer) where column == 0: Int32(CXLSX_CENTRED)
    case (.paper, _): Int32(CXLSX_LEFT)
    case (.register, .day), (.register, .clock), (.register, .moment): Int32(CXLSX_CENTRED)
    case (.register, _): Int32(sheet.columns[column].isCentred ? CXLSX_CENTRED : CXLSX_FRAMED)
    }
  }

  /// A row with a text that wraps is made as high as its lines: not every program does it by itself.
  private static func stretch(_ row: UInt32, _ cells: [Cell], of sheet: Sheet, in book: OpaquePointer)
    throws(DocumentError)
  {
    guard sheet.look != .plain else { return }
    let lines = cells.enumerated().map { index, cell -> Int in
      let isLast = sheet.look == .paper && index == cells.count - 1
      let room = sheet.columns[index...(isLast ? sheet.columns.count - 1 : index)].map(width).reduce(0, +)
      switch cell {
      case .text(let text), .heading(let text), .right(let text): return SheetMetrics.lines(text, width: room)
      case .blank(let lines): return lines
      default: return 1
      }
    }
    guard let most = lines.max() else { return }
    // One line has some air as well, but for a row that parts two tables.
    try good(cxlsx_height(book, row, cells.isEmpty ? 8 : SheetMetrics.height(most)))
  }

  private static func write(
    _ totals: [Int: Total], of sheet: Sheet, row: UInt32, first: UInt32, last: UInt32, into book: OpaquePointer
  ) throws(DocumentError) {
    for index in sheet.columns.indices {
      let column = UInt16(clamping: index)
      switch totals[index] {
      case nil: if sheet.look == .register { try good(cxlsx_label(book, row, column, "")) }
      case .label(let text): try good(cxlsx_label(book, row, column, tame(text)))
      case .count(let count): try good(cxlsx_total(book, row, column, first, last, 1, Double(count)))
      case .sum(let sum): try good(cxlsx_total(book, row, column, first, last, 0, sum))
      }
    }
  }

  private static func write(_ cell: Cell, row: UInt32, column: UInt16, into book: OpaquePointer)
    throws(DocumentError)
  {
    func number(_ value: Double, _ shown: Int) throws(DocumentError) {
      try good(cxlsx_number(book, row, column, value, Int32(shown)))
    }
    switch cell {
    case .empty, .blank: return
    case .text(let text), .right(let text): try good(cxlsx_text(book, row, column, tame(text)))
    case .heading(let text): try good(cxlsx_heading(book, row, column, tame(text)))
    case .integer(let value): try number(Double(value), CXLSX_GENERAL)
    case .number(let value): try number(value, CXLSX_GENERAL)
    case .degrees(let value): try number(value, CXLSX_DEGREES)
    case .day(let date): try number(serial(date), CXLSX_DAY)
    case .clock(let time): try number(fraction(time), CXLSX_CLOCK)
    case .moment(let date, let time):
      try number(serial(date) + fraction(time), time.seconds % 60 == 0 ? CXLSX_MINUTE : CXLSX_MOMENT)
    }
  }

  /// Days since 1899-12-30, which spreadsheets count from.
  private static func serial(_ date: CivilDate) -> Double { Double(date.dayNumber + 25_569) }
  private static func fraction(_ time: CivilTime) -> Double { Double(time.seconds) / 86_400 }

  private static func good(_ error: Int32) throws(DocumentError) {
    guard error != 0 else { return }
    throw .library(cxlsx_error(error).map { String(cString: $0) } ?? "error \(error)")
  }

  /// Without what XML can't hold, and no longer than a cell may be.
  private static func tame(_ text: String) -> String {
    var result = ""
    var length = 0
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x20...0x7E, 0xA0...0xFFFD: break
      case 0x10000...0x10FFFF: break
      default: continue
      }
      // The format counts in UTF-16.
      length += scalar.value > 0xFFFF ? 2 : 1
      if length > longestText { break }
      result.unicodeScalars.append(scalar)
    }
    return result
  }

  private static func name(_ text: String) -> String {
    let tame = String(tame(text).map { "[]:*?/\\\n\t".contains($0) ? " " : $0 }.prefix(31))
    let quoted = tame.hasPrefix("'") || tame.hasSuffix("'") ? tame.replacing("'", with: " ") : tame
    return quoted.allSatisfy { $0 == " " } ? "1" : quoted
  }
}
