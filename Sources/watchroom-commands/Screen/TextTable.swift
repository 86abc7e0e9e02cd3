import Units
import Wire

/// A table that fits its screen: columns of little weight go first, then those that may be shortened are, then others go. One column of a table may
/// go on over some lines of its own; all else stays on one.
struct TextTable<Row> {
  struct Cell {
    var text: String
    var tone: Tone
    init(_ text: String, _ tone: Tone = .plain) {
      self.text = text
      self.tone = tone
    }
  }

  struct Column {
    var title: Words
    /// 1 stays for ever; the highest goes first.
    var rank: Int
    /// May be shortened to this; nil: never shortened.
    var least: Int?
    var isNumber = false
    /// What does not fit goes on below, in this column.
    var wraps = false
    var cell: (Row) -> Cell

    init(
      _ zh: String, _ en: String, rank: Int, least: Int? = nil, isNumber: Bool = false, wraps: Bool = false,
      cell: @escaping (Row) -> Cell
    ) {
      title = Words(zh, en)
      self.rank = rank
      self.least = least
      self.isNumber = isNumber
      self.wraps = wraps
      self.cell = cell
    }

    init(
      _ zh: String, _ en: String, rank: Int, least: Int? = nil, isNumber: Bool = false, wraps: Bool = false,
      text: @escaping (Row) -> String
    ) {
      self.init(zh, en, rank: rank, least: least, isNumber: isNumber, wraps: wraps, cell: { Cell(text($0)) })
    }
  }

  var columns: [Column]
  private static var gap: Int { 2 }
  /// Lines of a cell that goes on below.
  private static var mostLines: Int { 4 }
  private static var likedWrapped: Int { 48 }

  /// Heading and rows; a table without rows is its `empty` line.
  func lines(_ rows: [Row], on screen: Screen, indent: Int = 0, empty: Words = Words("（无）", "(none)")) -> [String] {
    Render.$screen.withValue(screen) { made(rows, on: screen, indent: indent, empty: empty) }
  }

  private func made(_ rows: [Row], on screen: Screen, indent: Int, empty: Words) -> [String] {
    let margin = String(repeating: " ", count: indent)
    guard !rows.isEmpty else { return [screen.paint(margin + screen.text(empty), .faint)] }
    let titles = columns.map { screen.text($0.title) }
    let cells = rows.map { row in
      columns.map { column in
        let cell = column.cell(row)
        return Cell(TextWidth.tame(cell.text), cell.tone)
      }
    }
    let natural = columns.indices.map { index in
      cells.reduce(TextWidth.of(titles[index])) { max($0, TextWidth.of($1[index].text)) }
    }
    // A column that says nothing in any row is left out.
    let filled = columns.indices.filter { index in
      columns[index].rank == 1 || cells.contains { !$0[index].text.isEmpty }
    }
    let widths = fit(filled, natural, titles, into: screen.width.map { $0 - indent })
    let heading = draw(titles.map { Cell($0, .faint) }, widths, screen)
    return [margin + heading] + cells.flatMap { row in split(row, widths).map { margin + draw($0, widths, screen) } }
  }

  /// A row as the lines it takes: one, or more where a cell goes on below.
  private func split(_ row: [Cell], _ widths: [Int: Int]) -> [[Cell]] {
    let long = columns.indices.first { columns[$0].wraps && TextWidth.of(row[$0].text) > widths[$0] ?? .max }
    guard let long, let width = widths[long], width > 10 else { return [row] }
    var parts = Screen(width: width).wrapped(row[long].text).map(TextWidth.trimmed)
    if parts.count > Self.mostLines {
      parts = parts.prefix(Self.mostLines - 1) + [parts.dropFirst(Self.mostLines - 1).joined()]
    }
    return parts.enumerated().map { number, part in
      row.indices.map { index in
        index == long ? Cell(part, row[long].tone) : number == 0 ? row[index] : Cell("")
      }
    }
  }

  /// Width by column; a column that is not there was dropped.
  private func fit(_ filled: [Int], _ natural: [Int], _ titles: [String], into width: Int?) -> [Int: Int] {
    var widths = Dictionary(uniqueKeysWithValues: filled.map { ($0, natural[$0]) })
    guard let width else { return widths }
    dropExtras(&widths, width)
    while true {
      let over = widths.values.reduce(0, +) + (widths.count - 1) * Self.gap - width
      if over <= 0 { return widths }
      let room = widths.keys.reduce(0) { $0 + slack($1, widths, titles) }
      if room >= over {
        shrink(&widths, titles, by: over)
        return widths
      }
      // Shortened to the last they still do not fit: the least important column goes, the others get their room back.
      guard let last = widths.keys.max(by: { (columns[$0].rank, $0) < (columns[$1].rank, $1) }), columns[last].rank > 1
      else {
        shrink(&widths, titles, by: room)
        return narrowed(widths, to: width)
      }
      widths.removeValue(forKey: last)
      for index in widths.keys { widths[index] = natural[index] }
    }
  }

  /// On a very narrow screen the columns at the end go, all but two.
  private func narrowed(_ widths: [Int: Int], to width: Int) -> [Int: Int] {
    var widths = widths
    while widths.count > 2, widths.values.reduce(0, +) + (widths.count - 1) * Self.gap > width,
      let last = widths.keys.max()
    {
      widths.removeValue(forKey: last)
    }
    return widths
  }

  /// Columns of rank 4 and more are there only where all the others have the room they like.
  private func dropExtras(_ widths: inout [Int: Int], _ width: Int) {
    while true {
      let liked = widths.reduce(0) { $0 + (columns[$1.key].wraps ? min($1.value, Self.likedWrapped) : $1.value) }
      guard liked + (widths.count - 1) * Self.gap > width,
        let last = widths.keys.max(by: { (columns[$0].rank, $0) < (columns[$1].rank, $1) }), columns[last].rank >= 4
      else { return }
      widths.removeValue(forKey: last)
    }
  }

  private func slack(_ index: Int, _ widths: [Int: Int], _ titles: [String]) -> Int {
    guard let least = columns[index].least, let width = widths[index] else { return 0 }
    return max(0, width - max(least, TextWidth.of(titles[index])))
  }

  /// Takes one column at a time from the widest that may give.
  private func shrink(_ widths: inout [Int: Int], _ titles: [String], by amount: Int) {
    for _ in 0..<amount {
      let givers = widths.keys.filter { slack($0, widths, titles) > 0 }
      guard let widest = givers.max(by: { (widths[$0] ?? 0, $1) < (widths[$1] ?? 0, $0) }) else { return }
      widths[widest, default: 1] -= 1
    }
  }

  private func draw(_ cells: [Cell], _ widths: [Int: Int], _ screen: Screen) -> String {
    let shown = widths.keys.sorted()
    var line = ""
    for (place, index) in shown.enumerated() {
      let width = widths[index] ?? 0
      let text = TextWidth.cut(cells[index].text, to: width)
      let isLast = place == shown.count - 1
      if place > 0 { line += String(repeating: " ", count: Self.gap) }
      let blanks = String(repeating: " ", count: max(0, width - TextWidth.of(text)))
      let painted = text.isEmpty ? "" : screen.paint(text, cells[index].tone)
      line += columns[index].isNumber ? blanks + painted : isLast ? painted : painted + blanks
    }
    return TextWidth.trimmed(line)
  }
}
