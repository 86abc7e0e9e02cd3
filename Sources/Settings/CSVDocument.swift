/// CSV as RFC 4180 has it (a header row, quotes doubled inside quotes, CRLF or LF) → one `DocumentNode` map a row, by column;
/// an empty cell is as if it were not there. A row with another number of cells than the header is refused.
enum CSVDocument {
  static let rowLimit = 500_000
  static let columnLimit = 100

  /// Rows as maps of column to cell, and whether one was left out; nil when the file as a whole can't be read so.
  static func read(
    _ text: String, file: String, columns: [String], log: ProblemLog
  ) -> (rows: [DocumentNode], isComplete: Bool)? {
    var scanner = Scanner(bytes: Array(text.utf8), file: file, log: log)
    guard let header = scanner.row() else {
      log.refuse(SourceMark(file: file), "(file)", "is empty: the first row names the columns")
      return nil
    }
    let names = header.map(\.text)
    guard check(header, columns, file, log) else { return nil }
    var rows: [DocumentNode] = []
    var isComplete = true
    while let cells = scanner.row(), !scanner.failed {
      if cells.count == 1, cells[0].text.isEmpty { continue }
      let mark = SourceMark(file: file, line: cells[0].mark.line)
      guard cells.count == names.count else {
        log.refuse(mark, "(row)", "has \(cells.count) cells where the header has \(names.count)")
        isComplete = false
        continue
      }
      guard rows.count < rowLimit else {
        log.refuse(mark, "(file)", "has more than \(rowLimit) rows")
        return nil
      }
      let pairs = zip(names, cells).filter { !$1.text.isEmpty }.map { name, cell in
        let value = DocumentNode(mark: cell.mark, content: .scalar(cell.text, plain: false))
        return DocumentPair(key: name, mark: cell.mark, value: value)
      }
      rows.append(DocumentNode(mark: mark, content: .map(pairs)))
    }
    return scanner.failed ? nil : (rows, isComplete)
  }

  private static func check(_ header: [Cell], _ columns: [String], _ file: String, _ log: ProblemLog) -> Bool {
    var seen: Set<String> = []
    var good = header.count <= columnLimit
    if !good { log.refuse(SourceMark(file: file), "(row)", "has more than \(columnLimit) columns") }
    for cell in header.prefix(columnLimit) {
      if !seen.insert(cell.text).inserted {
        log.refuse(cell.mark, cell.text, "is a column twice")
        good = false
      } else if !columns.contains(cell.text) {
        log.refuse(cell.mark, cell.text, "is not a column of this file" + didYouMean(cell.text, columns))
        good = false
      }
    }
    return good
  }

  struct Cell {
    var text: String
    var mark: SourceMark
  }

  private struct Scanner {
    let bytes: [UInt8]
    let file: String
    let log: ProblemLog
    var index = 0
    var line = 1
    var lineStart = 0
    var failed = false

    init(bytes: [UInt8], file: String, log: ProblemLog) {
      self.bytes = bytes
      self.file = file
      self.log = log
    }

    /// The next row, or nil at the end of the file.
    mutating func row() -> [Cell]? {
      guard index < bytes.count, !failed else { return nil }
      var cells: [Cell] = []
      while true {
        cells.append(cell())
        guard index < bytes.count, bytes[index] == UInt8(ascii: ",") else { break }
        index += 1
      }
      if index < bytes.count, bytes[index] == 0x0D { index += 1 }
      if index < bytes.count, bytes[index] == 0x0A { newLine() }
      return cells
    }

    private mutating func newLine() {
      index += 1
      line += 1
      lineStart = index
    }

    private mutating func cell() -> Cell {
      let column = String(decoding: bytes[lineStart..<index], as: UTF8.self).unicodeScalars.count + 1
      let mark = SourceMark(file: file, line: line, column: column)
      if index < bytes.count, bytes[index] == UInt8(ascii: "\"") { return Cell(text: quoted(mark), mark: mark) }
      let start = index
      while index < bytes.count, bytes[index] != UInt8(ascii: ","), bytes[index] != 0x0A, bytes[index] != 0x0D {
        index += 1
      }
      return Cell(text: trimmed(bytes[start..<index]), mark: mark)
    }

    private mutating func quoted(_ mark: SourceMark) -> String {
      var text: [UInt8] = []
      index += 1
      while index < bytes.count {
        let byte = bytes[index]
        if byte == UInt8(ascii: "\"") {
          index += 1
          guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { return end(text, mark) }
        }
        if byte == 0x0A { newLine() } else { index += 1 }
        text.append(byte)
      }
      log.refuse(mark, "(syntax)", "a quoted cell that begins here does not end")
      failed = true
      return ""
    }

    private mutating func end(_ text: [UInt8], _ mark: SourceMark) -> String {
      if index < bytes.count, bytes[index] != UInt8(ascii: ","), bytes[index] != 0x0A, bytes[index] != 0x0D {
        log.refuse(mark, "(syntax)", "a quoted cell goes on after its closing quote")
        failed = true
      }
      return trimmed(text[...])
    }

    private func trimmed(_ slice: ArraySlice<UInt8>) -> String {
      var slice = slice
      while let first = slice.first, first == 0x20 || first == 0x09 { slice.removeFirst() }
      while let last = slice.last, last == 0x20 || last == 0x09 { slice.removeLast() }
      return String(decoding: slice, as: UTF8.self)
    }
  }
}
