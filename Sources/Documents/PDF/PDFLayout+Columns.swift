/// How wide the columns of a table are: as their weights have it, but never so narrow that a number, a time or a short word is torn.
extension PDFLayout {
  struct Tier {
    var columns: [Int]
    var starts: [Double]
    var widths: [Double]
  }

  /// Texts of so many letters stay in one piece: names, yes and no, states.
  private static let short = 3
  /// What is longer than this may be torn anywhere: no column is made wide for it.
  private static let longestWord = 20
  /// Rows that are looked at for their longest words.
  private static let sample = 500
  /// So far an edge of a lower tier is moved to stand under one of the upper.
  private static let snap = 16.0

  /// Columns that don't fit side by side stand in several tiers: each row then has as many, one below the other.
  static let mostAcross = 250.0

  func tiers(_ table: PDFDocument.Table) -> [Tier] {
    let weights = table.columns.map { max($0.weight, 0.1) }
    let all = weights.reduce(0, +)
    let count = isDense ? max(1, Int((all / Self.mostAcross).rounded(.up))) : 1
    var tiers = Array(repeating: [Int](), count: count)
    var sum = 0.0
    for index in table.columns.indices {
      tiers[min(count - 1, Int((sum + weights[index] / 2) / all * Double(count)))].append(index)
      sum += weights[index]
    }
    let needed = table.columns.indices.map { least($0, of: table) }
    var edges: [Double] = []
    return tiers.filter { !$0.isEmpty }.map { indices in
      var widths = Self.share(geometry.bodyWidth, indices.map { (weight: weights[$0], least: needed[$0]) })
      if !edges.isEmpty { widths = Self.snapped(widths, least: indices.map { needed[$0] }, to: edges) }
      var x = 0.0
      let starts = widths.map { width in
        defer { x += width }
        return x
      }
      if edges.isEmpty { edges = Array(starts.dropFirst()) }
      return Tier(columns: indices, starts: starts.map { geometry.left + $0 }, widths: widths)
    }
  }

  /// Widths by weight; a column whose share is less than it needs gets that, and the others share what is left. Where even that does not
  /// fit, all give way alike.
  static func share(_ width: Double, _ columns: [(weight: Double, least: Double)]) -> [Double] {
    let needed = columns.map(\.least).reduce(0, +)
    if needed >= width { return columns.map { $0.least / needed * width } }
    var fixed: Set<Int> = []
    while true {
      let left = width - fixed.map { columns[$0].least }.reduce(0, +)
      let weights = columns.indices.filter { !fixed.contains($0) }.map { columns[$0].weight }.reduce(0, +)
      let narrow = columns.indices.filter { index in
        !fixed.contains(index) && columns[index].weight / weights * left < columns[index].least
      }
      if narrow.isEmpty {
        return columns.indices.map { fixed.contains($0) ? columns[$0].least : columns[$0].weight / weights * left }
      }
      fixed.formUnion(narrow)
    }
  }

  /// Edges move under those of the first tier where one is near and both neighbours keep what they need.
  private static func snapped(_ widths: [Double], least: [Double], to edges: [Double]) -> [Double] {
    var widths = widths
    var x = 0.0
    for index in widths.indices.dropLast() {
      let edge = x + widths[index]
      if let near = edges.min(by: { abs($0 - edge) < abs($1 - edge) }), abs(near - edge) <= snap {
        let moved = near - edge
        if widths[index] + moved >= least[index], widths[index + 1] - moved >= least[index + 1] {
          widths[index] += moved
          widths[index + 1] -= moved
        }
      }
      x += widths[index]
    }
    return widths
  }

  /// The width under which a column tears what should stay whole.
  private func least(_ column: Int, of table: PDFDocument.Table) -> Double {
    let title = Self.heading(table.columns[column].title)
    let widest = table.rows.prefix(Self.sample).compactMap { row in
      column < row.count ? Self.longest(in: row[column]) : nil
    }
    .max { Self.rough($0) < Self.rough($1) }
    let widths = [title.map { width(String($0), cell.bold) }, widest.map { width(String($0), cell) }].compactMap { $0 }
    return (widths.max() ?? 0) + 2 * Self.padding + 2
  }

  /// What of a heading stands in one line at least: a short one whole, of a longer one half.
  private static func heading(_ title: String) -> Substring? {
    guard title.allSatisfy({ !isNarrow($0) }) else { return longest(in: title) }
    return title.count <= short ? Substring(title) : title.prefix(min((title.count + 1) / 2, 6))
  }

  /// The widest part of a text that no line end may tear.
  private static func longest(in text: String) -> Substring? {
    var found: Substring?
    func take(_ word: Substring) {
      guard word.unicodeScalars.count <= longestWord, rough(word) > found.map(rough) ?? 0 else { return }
      found = word
    }
    for line in text.split(whereSeparator: \.isNewline) {
      if line.count <= short { take(line) }
      for word in line.split(whereSeparator: { !isNarrow($0) || $0 == " " }) { take(word) }
    }
    return found
  }

  private static func isNarrow(_ letter: Character) -> Bool { letter.unicodeScalars.allSatisfy { $0.value < 0x2E80 } }
  private static func rough(_ word: Substring) -> Double { word.reduce(0) { $0 + (isNarrow($1) ? 0.55 : 1) } }
}
