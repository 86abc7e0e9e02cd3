import Foundation

/// One row of a form 1 that people filled in, as text.
package struct FormOneRow: Hashable, Sendable {
  /// In the file; the first is 1.
  package var line: Int
  /// By column; an empty cell is not there.
  package var cells: [String: String]
  package init(line: Int, cells: [String: String]) {
    self.line = line
    self.cells = cells
  }
}

/// What is wrong with the file itself; nothing of it is used then.
package struct FormOneProblem: Error, Hashable, Sendable {
  package enum Cause: Hashable, Sendable {
    case unreadable(String)
    case tooLarge(mebibytes: Int)
    /// Neither UTF-8 nor GB18030.
    case encoding
    case empty
    case unknownColumn(String)
    case columnTwice(String)
    case missingColumn(String)
    case cells(found: Int, wanted: Int)
    case openQuote
    case behindQuote
    case tooManyRows(Int)
  }
  package var line: Int
  package var column: Int
  package var cause: Cause
  package init(line: Int = 0, column: Int = 0, _ cause: Cause) {
    self.line = line
    self.column = column
    self.cause = cause
  }
}

/// Reads a spreadsheet saved as CSV (P1, C1, X1): UTF-8 with or without BOM, or GB18030, which is what Excel saves here. The first row
/// names the columns, by any of their names; quotes are doubled inside quotes, lines end with CRLF or LF. Bounded (D9).
package enum FormOneFile {
  package static let sizeLimit = 32 << 20
  package static let rowLimit = 25_000

  /// - Parameters:
  ///   - columns: each column's key and the headings it goes by, compared without blanks and letters' case.
  ///   - required: the column that every file must have.
  package static func read(
    path: String, columns: [(key: String, names: [String])], required: String
  ) throws(FormOneProblem) -> [FormOneRow] {
    let log = ProblemLog(limit: 1)
    guard SourceFile.isReadable(path), let handle = FileHandle(forReadingAtPath: path) else {
      // Said as the loader of the configuration says it.
      _ = SourceFile.text(at: path, name: path, log: log)
      throw FormOneProblem(.unreadable(log.problems.first?.reason ?? "cannot be read"))
    }
    defer { try? handle.close() }
    guard let data = try? handle.read(upToCount: sizeLimit + 1) else { throw FormOneProblem(.empty) }
    return try read(bytes: [UInt8](data), columns: columns, required: required)
  }

  package static func read(
    bytes: [UInt8], columns: [(key: String, names: [String])], required: String
  ) throws(FormOneProblem) -> [FormOneRow] {
    guard bytes.count <= sizeLimit else { throw FormOneProblem(.tooLarge(mebibytes: sizeLimit >> 20)) }
    guard let text = decoded(bytes) else { throw FormOneProblem(.encoding) }
    var reader = RowReader(text)
    guard let header = try reader.row() else { throw FormOneProblem(line: 1, column: 1, .empty) }
    let keys = try keys(header, columns, required)
    var rows: [FormOneRow] = []
    while let cells = try reader.row() {
      if cells.count == 1, cells[0].text.isEmpty { continue }
      guard cells.count == keys.count else {
        throw FormOneProblem(line: cells[0].line, column: 1, .cells(found: cells.count, wanted: keys.count))
      }
      guard rows.count < rowLimit else { throw FormOneProblem(line: cells[0].line, column: 1, .tooManyRows(rowLimit)) }
      let pairs = zip(keys, cells).filter { !$1.text.isEmpty }.map { ($0, undefused($1.text)) }
      if pairs.isEmpty { continue }
      rows.append(FormOneRow(line: cells[0].line, cells: Dictionary(pairs, uniquingKeysWith: { first, _ in first })))
    }
    return rows
  }

  /// UTF-8 where it is; else GB18030 where that gives text and nothing was replaced.
  static func decoded(_ bytes: [UInt8]) -> String? {
    var bytes = bytes[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    if let text = String(validating: bytes, as: UTF8.self) { return isText(text) ? text : nil }
    // kCFStringEncodingGB_18030_2000, as Foundation numbers the encodings of CoreFoundation.
    let gb18030 = String.Encoding(rawValue: 0x8000_0632)
    guard let text = String(data: Data(bytes), encoding: gb18030), !text.unicodeScalars.contains("\u{FFFD}") else {
      return nil
    }
    return isText(text) ? text : nil
  }

  private static func isText(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy {
      $0.value >= 0x20 && $0.value != 0x7F || $0 == "\t" || $0 == "\n" || $0 == "\r"
    }
  }

  private static func keys(
    _ header: [Cell], _ columns: [(key: String, names: [String])], _ required: String
  ) throws(FormOneProblem) -> [String] {
    var keys: [String] = []
    for cell in header {
      let name = folded(cell.text)
      guard let column = columns.first(where: { $0.names.contains { folded($0) == name } }) else {
        throw FormOneProblem(line: cell.line, column: cell.column, .unknownColumn(cell.text))
      }
      guard !keys.contains(column.key) else {
        throw FormOneProblem(line: cell.line, column: cell.column, .columnTwice(cell.text))
      }
      keys.append(column.key)
    }
    guard keys.contains(required) else {
      let name = columns.first { $0.key == required }?.names.first ?? required
      throw FormOneProblem(line: 1, column: 1, .missingColumn(name))
    }
    return keys
  }

  private static func folded(_ name: String) -> String { name.filter { !$0.isWhitespace }.lowercased() }

  /// What our own export made safe for spreadsheets is what it was again: `'+86 …` is `+86 …`.
  private static func undefused(_ text: String) -> String {
    guard text.first == "'", let next = text.dropFirst().first, "=+-@＝＋－＠".contains(next) else { return text }
    return String(text.dropFirst())
  }

  struct Cell {
    var text: String
    var line: Int
    /// Characters from the line's beginning; the first is 1.
    var column: Int
  }

  /// Cells of one row after the other.
  private struct RowReader {
    private let scalars: [Unicode.Scalar]
    private var index = 0
    private var line = 1
    private var lineStart = 0

    init(_ text: String) { scalars = Array(text.unicodeScalars) }

    mutating func row() throws(FormOneProblem) -> [Cell]? {
      guard index < scalars.count else { return nil }
      var cells = [try cell()]
      while index < scalars.count, scalars[index] == "," {
        index += 1
        cells.append(try cell())
      }
      if index < scalars.count, scalars[index] == "\r" { index += 1 }
      if index < scalars.count, scalars[index] == "\n" { newLine() }
      return cells
    }

    private mutating func newLine() {
      index += 1
      line += 1
      lineStart = index
    }

    private mutating func cell() throws(FormOneProblem) -> Cell {
      let (line, column) = (line, index - lineStart + 1)
      guard index < scalars.count, scalars[index] == "\"" else {
        let start = index
        while index < scalars.count, !",\n\r".unicodeScalars.contains(scalars[index]) { index += 1 }
        return Cell(text: Self.trimmed(scalars[start..<index]), line: line, column: column)
      }
      index += 1
      var text: [Unicode.Scalar] = []
      while true {
        guard index < scalars.count else { throw FormOneProblem(line: line, column: column, .openQuote) }
        let scalar = scalars[index]
        if scalar == "\"" {
          index += 1
          guard index < scalars.count, scalars[index] == "\"" else { break }
        }
        if scalar == "\n" { newLine() } else { index += 1 }
        text.append(scalar)
      }
      guard index == scalars.count || ",\n\r".unicodeScalars.contains(scalars[index]) else {
        throw FormOneProblem(line: line, column: column, .behindQuote)
      }
      return Cell(text: Self.trimmed(text[...]), line: line, column: column)
    }

    private static func trimmed(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
      let isBlank = { (scalar: Unicode.Scalar) in scalar == " " || scalar == "\t" || scalar == "\u{3000}" }
      var rest = scalars.drop(while: isBlank)
      while let last = rest.last, isBlank(last) { rest.removeLast() }
      var text = ""
      text.unicodeScalars.append(contentsOf: rest)
      return text
    }
  }
}
