/// How many lines a text takes in a column, as office programs break it: near enough to make rows high enough, for they measure with
/// fonts of their own.
enum SheetMetrics {
  /// - Parameter width: of the column, in characters of Latin width; some of it is lost to the cell's edges.
  static func lines(_ text: String, width: Double) -> Int {
    let room = max(width - 1, 2)
    return text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { line in
      max(1, Int((Double(self.width(line)) / room).rounded(.up)))
    }.reduce(0, +)
  }

  /// In points; a row of the format is 409 high at most.
  static func height(_ lines: Int) -> Double { min(Double(lines) * 15 + 3, 409) }

  private static func width(_ line: Substring) -> Int {
    line.unicodeScalars.reduce(0) { sum, scalar in sum + (scalar.value < 0x2E80 ? 1 : 2) }
  }
}
