// Documents: spreadsheets that any office program opens (.xlsx), written through libxlsxwriter. Cells are typed: a number is a
// number, a day a day, and a text stays a text, whatever it begins with. Sizes are bounded (D9), what can't be written is a
// typed error, and the same sheets made at the same moment are the same bytes. Decides nothing about what stands in them.

internal import CXlsx
internal import Foundation
package import Units

/// A workbook as a value.
package struct Spreadsheet: Hashable, Sendable {
  package enum Cell: Hashable, Sendable {
    case empty
    case text(String)
    case integer(Int)
    case number(Double)
    /// Degrees of longitude or latitude, five decimals.
    case degrees(Double)
    case day(CivilDate)
    /// Hour and minute of a day.
    case clock(CivilTime)
    /// Civil date and time, to the second.
    case moment(CivilDate, CivilTime)
    /// In bold, as over a column.
    case heading(String)
  }

  /// A last row under a column's rows, computed by the office program.
  package enum Total: Hashable, Sendable {
    case label(String)
    case count(Int)
    case sum(Double)
  }

  package struct Column: Hashable, Sendable {
    package var title: String
    /// In characters of Latin width; a Chinese character takes two.
    package var width: Double
    package init(_ title: String, width: Double) {
      self.title = title
      self.width = width
    }
  }

  package struct Sheet: Hashable, Sendable {
    /// Of 31 characters at most, without `[]:*?/\`: what does not fit is replaced.
    package var name: String
    package var columns: [Column]
    /// Cells beyond the last column are an error.
    package var rows: [[Cell]]
    /// Lines over the whole width above the columns' headings; the first is the sheet's title.
    package var head: [String] = []
    /// By column; empty: there is no such row.
    package var totals: [Int: Total] = [:]
    /// Further rows, below the totals, that no filter takes away.
    package var foot: [[Cell]] = []
    /// Lines around cells, long texts wrapped: as papers have them.
    package var isFramed = false
    package init(name: String, columns: [Column], rows: [[Cell]]) {
      self.name = name
      self.columns = columns
      self.rows = rows
    }
  }

  /// In the file's properties.
  package var title: String
  package var sheets: [Sheet]
  /// In the file's properties as the moment it was made.
  package var made: Instant

  package init(title: String, sheets: [Sheet], made: Instant) {
    self.title = title
    self.sheets = sheets
    self.made = made
  }

  /// Rows of one sheet, its heading not counted; the format has room for a million.
  package static let mostRows = 200_000
  package static let mostColumns = 256
  package static let mostSheets = 64
  /// Characters of a cell: the format's own limit.
  package static let longestText = 32_767
}

/// Why a document could not be made.
package enum DocumentError: Error, Hashable, Sendable, CustomStringConvertible {
  /// More sheets, rows or columns than are allowed, or none.
  case size(String)
  case library(String)
  /// The scratch file could not be written or read.
  case file(String)

  package var description: String {
    switch self {
    case .size(let what): "the document has \(what)"
    case .library(let why): "libxlsxwriter: \(why)"
    case .file(let why): "scratch file: \(why)"
    }
  }
}

extension Spreadsheet {
  /// The bytes of the .xlsx file. Blocks: it is written into a scratch folder first, which goes away.
  package func file() throws(DocumentError) -> [UInt8] {
    try check()
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
    cxlsx_frames(book, sheet.isFramed ? 1 : 0)
    let last = UInt16(sheet.columns.count - 1)
    for (row, line) in sheet.head.enumerated() {
      try good(cxlsx_banner(book, UInt32(row), last, tame(line), row == 0 ? 1 : 0))
    }
    let header = UInt32(sheet.head.count)
    for (index, column) in sheet.columns.enumerated() {
      try good(cxlsx_width(book, UInt16(index), min(max(column.width, 1), 200)))
      try good(cxlsx_heading(book, header, UInt16(index), tame(column.title)))
    }
    var row = header
    for cells in sheet.rows {
      row += 1
      try write(cells, row: row, of: sheet, into: book)
    }
    let end = row
    if !sheet.totals.isEmpty, !sheet.rows.isEmpty {
      row += 1
      try write(sheet.totals, row: row, first: header + 1, last: end, into: book)
    }
    for cells in sheet.foot {
      row += 1
      try write(cells, row: row, of: sheet, into: book)
    }
    try good(cxlsx_finish_sheet(book, header, end, last))
  }

  private static func write(_ cells: [Cell], row: UInt32, of sheet: Sheet, into book: OpaquePointer)
    throws(DocumentError)
  {
    for (column, cell) in cells.enumerated() {
      if cell == .empty, sheet.isFramed { try good(cxlsx_text(book, row, UInt16(column), "")) }
      try write(cell, row: row, column: UInt16(column), into: book)
    }
  }

  private static func write(
    _ totals: [Int: Total], row: UInt32, first: UInt32, last: UInt32, into book: OpaquePointer
  ) throws(DocumentError) {
    for (column, total) in totals.sorted(by: { $0.key < $1.key }) {
      let column = UInt16(clamping: column)
      switch total {
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
    case .empty: return
    case .text(let text): try good(cxlsx_text(book, row, column, tame(text)))
    case .heading(let text): try good(cxlsx_heading(book, row, column, tame(text)))
    case .integer(let value): try number(Double(value), CXLSX_GENERAL)
    case .number(let value): try number(value, CXLSX_GENERAL)
    case .degrees(let value): try number(value, CXLSX_DEGREES)
    case .day(let date): try number(serial(date), CXLSX_DAY)
    case .clock(let time): try number(fraction(time), CXLSX_CLOCK)
    case .moment(let date, let time): try number(serial(date) + fraction(time), CXLSX_MOMENT)
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
