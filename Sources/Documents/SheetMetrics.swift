/// How much room a text takes in a column, as office programs break it: near enough to make rows high enough, for they measure with fonts
/// of their own. In characters of Latin width, of which a Chinese one takes a little more than two.
enum SheetMetrics {
  static let wide = 2.1
  /// What a cell's edges take of its column.
  static let edges = 1.0

  /// - Parameter width: of the column.
  static func lines(_ text: String, width: Double) -> Int {
    let room = max(width - edges, wide)
    return text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { lines(of: $0, room) }
      .reduce(0, +)
  }

  /// In points; a row of the format is 409 high at most.
  static func height(_ lines: Int) -> Double { min(Double(lines) * 15 + 5, 409) }

  static func width(_ text: some StringProtocol) -> Double {
    text.unicodeScalars.reduce(0) { sum, scalar in sum + (scalar.value < 0x2E80 ? 1 : wide) }
  }

  /// The widest of the lines that a text has by itself.
  static func widest(_ text: String) -> Double {
    text.split(whereSeparator: \.isNewline).map { width($0) }.max() ?? 0
  }

  /// Words of Latin letters and figures go to the next line whole; a mark that begins no line takes the letter before it along.
  private static func lines(of line: Substring, _ room: Double) -> Int {
    var (count, filled) = (1, 0.0)
    for part in parts(line) {
      let wanted = width(part)
      if filled > 0, filled + wanted > room {
        count += 1
        filled = 0
      }
      if wanted > room {
        count += Int((wanted / room).rounded(.up)) - 1
        filled = wanted.truncatingRemainder(dividingBy: room)
      } else {
        filled += wanted
      }
    }
    return count
  }

  private static func parts(_ line: Substring) -> [Substring] {
    var parts: [Substring] = []
    var start = line.startIndex
    for index in line.indices.dropFirst() {
      let (before, here) = (line[line.index(before: index)], line[index])
      let joins = isLatin(before) && isLatin(here) && before != " " || "，。、；：？！）》”〕".contains(here)
      if joins { continue }
      parts.append(line[start..<index])
      start = index
    }
    if start < line.endIndex { parts.append(line[start...]) }
    return parts
  }

  private static func isLatin(_ letter: Character) -> Bool { letter.unicodeScalars.allSatisfy { $0.value < 0x2E80 } }
}
