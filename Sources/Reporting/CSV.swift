/// Spreadsheet files that any office program opens: UTF-8 with BOM, CRLF, quoted as in RFC 4180, and defused: a cell that a
/// spreadsheet would take for a formula is made a text by a leading apostrophe.
package enum CSV {
  package static func file(columns: [String], rows: [[String]]) -> [UInt8] {
    var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
    append(columns, to: &bytes)
    for row in rows { append(row, to: &bytes) }
    return bytes
  }

  private static func append(_ row: [String], to bytes: inout [UInt8]) {
    for (index, value) in row.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes += cell(value).utf8
    }
    bytes += [0x0D, 0x0A]
  }

  /// `value` as it stands in the file.
  static func cell(_ value: String) -> String {
    let safe = isFormula(value) ? "'" + value : value
    let needsQuotes = safe.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0D || $0 == 0x0A }
    guard needsQuotes || safe.first == " " || safe.last == " " else { return safe }
    var quoted = "\""
    for scalar in safe.unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }

  /// True for what begins, spaces aside, with a sign that starts a formula, or with a tab or carriage return at all. The wide
  /// forms count as well: office programs of this locale take them for the narrow ones.
  private static func isFormula(_ value: String) -> Bool {
    for scalar in value.unicodeScalars {
      switch scalar {
      case " ", "\u{00A0}", "\u{3000}", "\u{FEFF}", "\n": continue
      case "=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠": return true
      default: return false
      }
    }
    return false
  }
}
