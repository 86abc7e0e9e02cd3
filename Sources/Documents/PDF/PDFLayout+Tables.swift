/// Tables: of labels and values, and of rows under a header that each page repeats.
extension PDFLayout {
  private struct Cell {
    var text: String
    var style: PDFStyle
    var x: Double
    var width: Double
    var isShaded = false
    var room = 1
  }

  static let padding = 4.0
  private static let line = 0.6

  /// Two short facts stand side by side; a long one has the row for itself.
  mutating func table(of facts: [PDFDocument.Fact]) {
    y += isDense ? 4 : 8
    for cells in rows(of: facts) { row(cells, header: []) }
    y += isDense ? 4 : 8
  }

  /// How high the frame of such facts is.
  func height(of facts: [PDFDocument.Fact]) -> Double {
    (isDense ? 8 : 16) + rows(of: facts).map { height($0) }.reduce(0, +)
  }

  private func rows(of facts: [PDFDocument.Fact]) -> [[Cell]] {
    let label = labelWidth(facts)
    let half = geometry.bodyWidth / 2
    var waiting: PDFDocument.Fact?
    func cells(_ fact: PDFDocument.Fact, x: Double, width: Double) -> [Cell] {
      [
        Cell(text: fact.label, style: cell.aligned(.centre), x: x, width: label, isShaded: true),
        Cell(
          text: fact.value, style: cell, x: x + label, width: width - label, room: fact.value.isEmpty ? fact.room : 1),
      ]
    }
    var rows: [[Cell]] = []
    func flush() {
      if let fact = waiting { rows.append(cells(fact, x: geometry.left, width: geometry.bodyWidth)) }
      waiting = nil
    }
    for fact in facts {
      let room = half - label - 2 * Self.padding
      let isShort = fact.room == 1 && !fact.value.contains("\n") && width(fact.value, cell) <= room
      guard isShort else {
        flush()
        rows.append(cells(fact, x: geometry.left, width: geometry.bodyWidth))
        continue
      }
      if let first = waiting {
        rows.append(
          cells(first, x: geometry.left, width: half) + cells(fact, x: geometry.left + half, width: half))
        waiting = nil
      } else {
        waiting = fact
      }
    }
    flush()
    return rows
  }

  /// As wide as the longest label, so that none is torn, within bounds.
  private func labelWidth(_ facts: [PDFDocument.Fact]) -> Double {
    let usual = geometry.bodyWidth * (isDense ? 0.13 : 0.165)
    let longest = facts.map { width($0.label, cell) }.max() ?? 0
    return min(max(usual, longest + 2 * Self.padding + 1), usual * 1.3)
  }

  mutating func grid(_ table: PDFDocument.Table) {
    y += isDense ? 4 : 8
    let tiers = tiers(table)
    func cells(_ tier: Tier, _ text: (Int) -> String, _ style: (Int) -> PDFStyle, isShaded: Bool) -> [Cell] {
      tier.columns.enumerated().map { place, column in
        Cell(
          text: text(column), style: style(column), x: tier.starts[place], width: tier.widths[place],
          isShaded: isShaded, room: isShaded ? 1 : table.room)
      }
    }
    let header = tiers.map { tier in
      cells(tier, { table.columns[$0].title }, { _ in cell.bold.aligned(.centre) }, isShaded: true)
    }
    // A header does not stand alone at a page's foot.
    need(header.map { height($0) }.reduce(0, +) + cell.pitch + 2 * Self.padding)
    for cells in header { row(cells, header: []) }
    if table.rows.isEmpty, !table.none.isEmpty {
      let whole = Cell(
        text: table.none, style: cell.aligned(.centre), x: geometry.left, width: geometry.bodyWidth)
      row([whole], header: header)
    }
    for (number, texts) in table.rows.enumerated() {
      let isTotal = table.hasTotals && number == table.rows.count - 1
      let rows = tiers.map { tier in
        cells(
          tier, { $0 < texts.count ? texts[$0] : "" },
          { column in
            let style = isTotal ? cell.bold : cell
            return table.columns[column].isCentred ? style.aligned(.centre) : style
          }, isShaded: false)
      }
      // The tiers of a row stand on one page where they can.
      let whole = rows.map { height($0) }.reduce(0, +)
      if y + whole > geometry.end, whole <= geometry.bodyHeight / 2 { turn(header) }
      if tiers.count > 1 {
        draw(
          .line(
            x1: geometry.left, y1: y, x2: geometry.left + geometry.bodyWidth, y2: y, thickness: 1.6, .black))
      }
      // Of a sum only the tier that has one.
      for cells in rows where !isTotal || cells.contains(where: { !$0.text.isEmpty }) { row(cells, header: header) }
    }
    y += isDense ? 4 : 8
  }

  /// A new page with the header.
  private mutating func turn(_ header: [[Cell]]) {
    newPage()
    for cells in header { frame(cells, first: 0, lines: height(cells)) }
  }

  private func count(_ cell: Cell) -> Int {
    max(lines(cell.text, cell.style, cell.width - 2 * Self.padding), cell.room)
  }

  private func height(_ cells: [Cell]) -> Double {
    Double(cells.map(count).max() ?? 1) * cell.pitch + 2 * Self.padding
  }

  /// A row in its frame. One that fits no page is parted between lines; any other begins a new page rather than be parted.
  private mutating func row(_ cells: [Cell], header: [[Cell]]) {
    let counts = cells.map(count)
    let all = counts.max() ?? 1
    let full = Double(all) * cell.pitch + 2 * Self.padding
    let headerHeight = header.map { height($0) }.reduce(0, +)
    if y + full > geometry.end, full <= geometry.bodyHeight - headerHeight, !isAtTop { turn(header) }
    var first = 0
    while first < all {
      let room = Int((geometry.end - y - 2 * Self.padding + 0.01) / cell.pitch)
      guard room > 0 || headerHeight + cell.pitch > geometry.bodyHeight else {
        turn(header)
        continue
      }
      let drawn = min(max(room, 1), all - first)
      frame(cells, first: first, lines: Double(drawn) * cell.pitch + 2 * Self.padding, counts: counts, drawn: drawn)
      first += drawn
    }
  }

  /// The narrowest width in which a text takes no more lines: they are then of one length, and no letter is left alone.
  /// - Parameter always: otherwise only where the last line has two letters at most.
  private func even(_ text: String, _ style: PDFStyle, _ width: Double, always: Bool) -> Double {
    let count = lines(text, style, width)
    if !always, count > 4 || lines(text, style, width + style.size * 2.2) == count { return width }
    var (low, high) = (width / Double(count + 1), width)
    while high - low > 1 {
      let middle = (low + high) / 2
      if lines(text, style, middle) > count { low = middle } else { high = middle }
    }
    return high
  }

  private mutating func frame(_ cells: [Cell], first: Int, lines height: Double) {
    let counts = cells.map(count)
    frame(cells, first: first, lines: height, counts: counts, drawn: counts.max() ?? 1)
  }

  /// - Parameters:
  ///   - first: the first line of each cell that is drawn.
  ///   - height: of the row, in points.
  private mutating func frame(_ cells: [Cell], first: Int, lines height: Double, counts: [Int], drawn: Int) {
    for cell in cells where cell.isShaded {
      draw(.fill(x: cell.x, y: y, width: cell.width, height: height, .shade))
    }
    for (index, cell) in cells.enumerated() {
      let shown = min(drawn, counts[index] - first)
      guard shown > 0, !cell.text.isEmpty else { continue }
      // What is shorter than its row stands in the middle.
      let isWhole = first == 0 && counts[index] == shown
      let inner = Double(drawn) * self.cell.pitch
      let lower = isWhole ? (inner - Double(shown) * self.cell.pitch) / 2 : 0
      let width = cell.width - 2 * Self.padding
      let isCentred = cell.style.align == .centre
      let narrow = isWhole && shown > 1 ? even(cell.text, cell.style, width, always: isCentred) : width
      draw(
        .text(
          cell.text, cell.style, x: cell.x + Self.padding + (isCentred ? (width - narrow) / 2 : 0),
          y: y + Self.padding + lower, width: narrow, first: first, count: shown))
    }
    let right = (cells.last.map { $0.x + $0.width }) ?? geometry.left
    for x in cells.map(\.x) + [right] {
      draw(.line(x1: x, y1: y, x2: x, y2: y + height, thickness: Self.line, .black))
    }
    for edge in [y, y + height] {
      draw(.line(x1: geometry.left, y1: edge, x2: right, y2: edge, thickness: Self.line, .black))
    }
    y += height
  }
}
