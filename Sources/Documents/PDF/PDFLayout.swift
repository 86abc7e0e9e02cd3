internal import CPango

/// Sets blocks one below the other and begins new pages where they end. Measures with Pango, draws nothing: the pages are strokes,
/// so that their number is known before the first is drawn.
struct PDFLayout {
  let geometry: PDFGeometry
  let pen: OpaquePointer
  let look: PDFDocument.Look
  private(set) var pages: [PDFSheet] = [PDFSheet()]
  /// Where the next block begins, from the page's top.
  var y: Double
  /// Signatures reach to where a seal goes.
  private var isCrowded = false

  init(_ geometry: PDFGeometry, pen: OpaquePointer, look: PDFDocument.Look) {
    self.geometry = geometry
    self.pen = pen
    self.look = look
    y = geometry.top
  }

  /// A register holds much: its type is small.
  var isDense: Bool { look == .register }

  /// 3 号 type, 28 points from line to line; in a form 4 号.
  var body: PDFStyle {
    switch look {
    case .letter: PDFStyle(size: 16, pitch: 28)
    case .form: PDFStyle(size: 14, pitch: 22)
    case .register: PDFStyle(size: 10.5, pitch: 16)
    }
  }
  /// 小四 and less in tables of a paper, 小五 in registers.
  var cell: PDFStyle { isDense ? PDFStyle(size: 8.5, pitch: 12.5) : PDFStyle(size: 11, pitch: 17) }

  mutating func draw(_ stroke: PDFStroke) { pages[pages.count - 1].strokes.append(stroke) }

  mutating func newPage() {
    pages.append(PDFSheet())
    y = geometry.top
  }

  var isAtTop: Bool { y <= geometry.top + 0.01 }

  /// A new page unless so much still fits.
  mutating func need(_ height: Double) {
    if y + height > geometry.end + 0.01, !isAtTop { newPage() }
  }

  /// How many lines a text takes in a width.
  func lines(_ text: String, _ style: PDFStyle, _ width: Double) -> Int {
    text.isEmpty ? 1 : Int(cpango_set(pen, text, width, style.raw))
  }

  func width(_ text: String, _ style: PDFStyle) -> Double {
    var loose = style.raw
    loose.align = 0
    _ = cpango_set(pen, text, 10_000, loose)
    return cpango_widest(pen)
  }

  /// A text over the body's whole width, over as many pages as it takes.
  /// - Parameter together: so many of its first lines are not parted from one another.
  mutating func flow(_ text: String, _ style: PDFStyle, together: Int = 2) {
    let count = lines(text, style, geometry.bodyWidth)
    need(Double(min(count, together)) * style.pitch)
    var first = 0
    while first < count {
      let room = Int((geometry.end - y + 0.01) / style.pitch)
      if room < 1 {
        newPage()
        continue
      }
      let drawn = min(room, count - first)
      draw(.text(text, style, x: geometry.left, y: y, width: geometry.bodyWidth, first: first, count: drawn))
      y += Double(drawn) * style.pitch
      first += drawn
      if first < count { newPage() }
    }
  }

  mutating func rule(at y: Double, thickness: Double, _ colour: PDFColour) {
    draw(
      .line(
        x1: geometry.left, y1: y, x2: geometry.left + geometry.bodyWidth, y2: y, thickness: thickness, colour))
  }

  mutating func add(_ block: PDFDocument.Block) {
    switch block {
    case .letterhead(let issuer, let number): letterhead(issuer, number)
    case .title(let text):
      // 2 号, bold.
      flow(text, PDFStyle(size: isDense ? 16 : 22, pitch: isDense ? 24 : 34, isBold: true, align: .centre), together: 9)
      y += isDense ? 2 : 8
    case .subtitle(let text): flow(text, cell.aligned(.centre))
    case .salutation(let text):
      y += isDense ? 4 : 10
      flow(text, body)
    case .paragraph(let text):
      var style = body
      style.indent = style.size * 2
      flow(text, style)
    case .heading(let text):
      need(body.pitch + cell.pitch * 3)
      y += isDense ? 4 : 8
      flow(text, body.bold, together: 9)
    case .list(let items): for item in items { flow(item, list) }
    case .facts(let facts): table(of: facts)
    case .table(let table): grid(table)
    case .signatures(let facts): signatures(facts)
    case .signOff(let lines, let seal): signOff(lines, seal: seal)
    case .note(let text):
      var style = PDFStyle(size: isDense ? 8.5 : 10.5, pitch: isDense ? 13 : 17)
      style.colour = .grey
      y += 4
      let height = Double(lines(text, style, geometry.bodyWidth)) * style.pitch
      if y + height > geometry.end, y + height <= geometry.end + PDFGeometry.hang {
        // Rather than alone on a page of its own.
        draw(.text(text, style, x: geometry.left, y: y, width: geometry.bodyWidth, first: 0, count: 1))
        y += height
      } else {
        flow(text, style)
      }
    case .copies(let text): copies(text)
    }
  }

  private var list: PDFStyle {
    var style = isDense ? body : PDFStyle(size: 13, pitch: 21)
    style.indent = style.size * 2
    return style
  }

  /// The issuer's name 35 mm into the page at most, in red; the number two lines below; a red rule 4 mm under it.
  private mutating func letterhead(_ issuer: String, _ number: String) {
    y = max(geometry.top - 8 * PDFGeometry.millimetre, 20)
    var style = PDFStyle(size: 30, pitch: 44, isBold: true, align: .centre)
    style.colour = .official
    // A long name becomes smaller before it takes a second line.
    while style.size > 18, width(issuer, style) > geometry.bodyWidth {
      style.size -= 1
      style.pitch -= 1
    }
    flow(issuer, style, together: 9)
    if !number.isEmpty {
      y += 10
      flow(number, body.aligned(.centre))
    }
    y += 2 * PDFGeometry.millimetre
    rule(at: y, thickness: 1.6, .official)
    y += 10 * PDFGeometry.millimetre
  }

  /// Who signs stands on the page of the seal, and no signature alone on a page: what a form says last goes along.
  mutating func keep(_ block: PDFDocument.Block, with next: [PDFDocument.Block]) {
    var isSealed = false
    for case .signOff in next { isSealed = true }
    let signature = isSealed ? body.pitch * 2 + 50 * PDFGeometry.millimetre : body.pitch * 2
    switch (block, next.first, next.dropFirst().first) {
    case (.signatures, .signOff, _): need(signature)
    case (.heading, .list(let items), _):
      let count = items.map { lines($0, list, geometry.bodyWidth) }.reduce(0, +)
      need(min(body.pitch + 8 + Double(count) * list.pitch, geometry.bodyHeight / 3))
    case (.heading, .facts(let facts), _) where look == .letter:
      // A slip to cut off and send back stands on one page.
      need(min(body.pitch + 8 + height(of: PDFText.tame(facts)), geometry.bodyHeight / 2))
    case (.heading, .facts(let facts), .signatures) where look == .form:
      need(body.pitch + 8 + min(height(of: PDFText.tame(facts)), geometry.bodyHeight / 2) + signature)
    default: break
    }
  }

  /// 署名 and 成文日期 to the right, centred over one another; the seal's circle over the date.
  private mutating func signOff(_ lines: [String], seal: String?) {
    let radius = 20 * PDFGeometry.millimetre
    let height = Double(lines.count) * body.pitch
    // The seal stays clear of what stands above it.
    let above = isCrowded ? max(body.pitch, radius - height / 2 + 4) : body.pitch
    need(height + (seal == nil ? body.pitch * 0.6 : above + max(0, radius - height / 2)))
    y += seal == nil ? body.pitch * 0.6 : above
    let widest = min(lines.map { width($0, body) }.max() ?? 0, geometry.bodyWidth)
    // 右空四字; a long name moves to the edge.
    let blank = min(body.size * 4, max(0, geometry.bodyWidth - widest))
    let x = geometry.left + geometry.bodyWidth - blank - widest
    if let seal {
      let centre = (x: x + widest / 2, y: y + height / 2)
      draw(.circle(x: centre.x, y: centre.y, radius: radius, .seal))
      let style = PDFStyle(size: 9, pitch: 12, align: .centre, colour: .seal)
      draw(.text(seal, style, x: centre.x - radius, y: centre.y + radius - 18, width: radius * 2, first: 0, count: 1))
    }
    for line in lines {
      let count = self.lines(line, body, widest + 1)
      draw(.text(line, body.aligned(.centre), x: x - 1, y: y, width: widest + 2, first: 0, count: count))
      y += Double(count) * body.pitch
    }
    if seal != nil { y += max(0, radius - height / 2) }
  }

  /// Names to sign beside: as many in a row as fit.
  private mutating func signatures(_ facts: [PDFDocument.Fact]) {
    guard !facts.isEmpty else { return }
    isCrowded = facts.count > 1
    let style = isDense ? PDFStyle(size: 10.5, pitch: 20) : PDFStyle(size: body.size - 2, pitch: body.pitch)
    let columns = isDense || facts.count == 3 ? min(facts.count, 4) : min(facts.count, 2)
    let width = geometry.bodyWidth / Double(columns)
    y += isDense ? 6 : 12
    for start in stride(from: 0, to: facts.count, by: columns) {
      let row = facts[start..<min(start + columns, facts.count)].map { $0.label + $0.value }
      let counts = row.map { lines($0, style, width - 8) }
      let height = Double(counts.max() ?? 1) * style.pitch
      need(height)
      for (index, text) in row.enumerated() {
        let x = geometry.left + Double(index) * width
        draw(.text(text, style, x: x, y: y, width: width - 8, first: 0, count: counts[index]))
      }
      y += height
    }
  }

  private mutating func copies(_ text: String) {
    let style = PDFStyle(size: 14, pitch: 20)
    let height = Double(lines(text, style, geometry.bodyWidth)) * style.pitch + 12
    y += 10
    need(height)
    rule(at: y, thickness: 1, .black)
    y += 5
    flow(text, style, together: 9)
    y += 5
    rule(at: y, thickness: 1, .black)
    y += 4
  }
}
