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
      if let row = sheet.rows.first(where: { $0.count > sheet.columns.count }) {
        throw .size("a row of \(row.count) cells under \(sheet.columns.count) columns")
      }
    }
  }

  private static func write(_ sheet: Sheet, into book: OpaquePointer) throws(DocumentError) {
    try good(cxlsx_sheet(book, name(sheet.name)))
    for (index, column) in sheet.columns.enumerated() {
      try good(cxlsx_column(book, UInt16(index), tame(column.title), min(max(column.width, 1), 200)))
    }
    for (index, cells) in sheet.rows.enumerated() {
      for (column, cell) in cells.enumerated() {
        try write(cell, row: UInt32(index + 1), column: UInt16(column), into: book)
      }
    }
    try good(cxlsx_finish_sheet(book, UInt32(sheet.rows.count), UInt16(sheet.columns.count - 1)))
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
