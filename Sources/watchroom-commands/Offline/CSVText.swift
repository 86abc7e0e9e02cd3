import Foundation
import Wire

/// A table that an office program saved: CSV in UTF-8 (with or without a mark) or GB18030, as RFC 4180 has it.
enum CSVText {
  /// Larger files are no forms.
  static let longest = 4 << 20
  private static let gb18030 = String.Encoding(rawValue: 0x8000_0632)

  /// The bytes of a file, or of standard input for `-`.
  static func read(_ path: String, _ terminal: Terminal) throws(ClientFailure) -> String {
    if path == "-" {
      var lines: [String] = []
      while let line = terminal.readLine() { lines.append(line) }
      return lines.joined(separator: "\n")
    }
    guard let handle = FileHandle(forReadingAtPath: path), let data = try? handle.read(upToCount: longest + 1),
      data.count <= longest
    else {
      throw .usage(Words("--file：读不出 \(path)（最大 4 MiB）", "--file: \(path) can't be read (4 MiB at most)"))
    }
    guard let text = text(data) else {
      throw .usage(
        Words("--file：\(path) 既不是 UTF-8 也不是 GB18030", "--file: \(path) is neither UTF-8 nor GB18030"))
    }
    return text
  }

  /// UTF-8 where it is, else GB18030; nil: neither.
  static func text(_ data: Data) -> String? {
    let mark = Data([0xEF, 0xBB, 0xBF])
    let bytes = data.starts(with: mark) ? data.dropFirst(3) : data
    return String(validating: bytes, as: UTF8.self) ?? String(data: Data(bytes), encoding: gb18030)
  }

  /// Rows of cells, ends of cells trimmed, empty rows left out; nil where a quote does not end.
  static func rows(_ text: String) -> [[String]]? {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = ""
    var isQuoted = false
    var wasQuote = false
    func ended(_ cell: String) -> String { cell.trimmingCharacters(in: .whitespaces) }
    for scalar in text.unicodeScalars where scalar != "\r" || isQuoted {
      if isQuoted, !wasQuote {
        if scalar == "\"" { wasQuote = true } else { cell.unicodeScalars.append(scalar) }
        continue
      }
      if wasQuote {
        wasQuote = false
        if scalar == "\"" {
          cell.append("\"")
          continue
        }
        isQuoted = false
      }
      switch scalar {
      case "\"" where ended(cell).isEmpty:
        cell = ""
        isQuoted = true
      case ",":
        row.append(ended(cell))
        cell = ""
      case "\n":
        rows.append(row + [ended(cell)])
        (row, cell) = ([], "")
      default: cell.unicodeScalars.append(scalar)
      }
    }
    if isQuoted && !wasQuote { return nil }
    if !row.isEmpty || !cell.isEmpty { rows.append(row + [ended(cell)]) }
    return rows.filter { row in row.contains { !$0.isEmpty } }
  }

  /// UTF-8 with a mark and CRLF, which every office program opens; what looks like a formula is made a text.
  static func file(_ rows: [[String]]) -> Data {
    let lines = rows.map { $0.map(written).joined(separator: ",") + "\r\n" }
    return Data(("\u{FEFF}" + lines.joined()).utf8)
  }

  static func written(_ value: String) -> String {
    let safe = value.first.map { "=+-@\t＝＋－＠".contains($0) } == true ? "'" + value : value
    guard safe.contains(where: { "\",\r\n".contains($0) }) else { return safe }
    return "\"" + safe.replacingOccurrences(of: "\"", with: "\"\"") + "\""
  }
}
