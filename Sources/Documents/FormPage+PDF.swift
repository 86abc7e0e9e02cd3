package import Reporting
package import Units

extension FormPage {
  /// The form as a paper to print. Registers lie across the page; papers stand upright under their issuer's name.
  /// - Parameter made: in the file's properties; the same form made at the same moment is the same bytes.
  package func pdf(made: Instant) -> PDFDocument {
    var blocks: [PDFDocument.Block] = isNumbered ? [.letterhead(issuer: issuer, number: number)] : []
    blocks.append(.title(title))
    if isRegister || !isNumbered { blocks.append(.subtitle(isRegister ? subtitle : issuer)) }
    if let salutation { blocks.append(.salutation(salutation)) }
    blocks += body.map { .paragraph($0) }
    if !isRegister, !fields.isEmpty { blocks.append(.facts(fields.map(Self.fact))) }
    for grid in grids {
      if let heading = grid.heading { blocks.append(.heading(heading)) }
      blocks.append(.table(table(grid)))
    }
    for section in sections where !isReply(section) { blocks += self.blocks(section) }
    if !signatures.isEmpty {
      blocks.append(.signatures(signatures.map { .init($0.label + wording.colon, $0.value.text) }))
    }
    if !signOff.isEmpty { blocks.append(.signOff(signOff, seal: wording.seal)) }
    if let copies { blocks.append(.copies(copies)) }
    for section in sections where isReply(section) { blocks += self.blocks(section) }
    blocks += notes.map { .note($0) }
    return PDFDocument(
      title: [title, number].filter { !$0.isEmpty }.joined(separator: " "), language: wording.language,
      look: isRegister ? .register : salutation == nil ? .form : .letter, marks: marks.map(mark), blocks: blocks,
      pageNumber: wording.pageNumber,
      foot: [title, number].filter { !$0.isEmpty }.joined(separator: "　"), made: made)
  }

  /// Numbered papers bear their issuer in red.
  private var isNumbered: Bool { !isRegister && !number.isEmpty || form == 3 && !isRegister || form == 5 }

  private var subtitle: String {
    let named = fields.map { $0.label + wording.colon + ($0.value.isEmpty ? Self.blank : $0.value.text) }
    let owner = fields.contains { $0.value == .text(issuer) } ? [] : [issuer]
    return (owner + named).joined(separator: "　　")
  }

  /// To write in.
  private static let blank = "＿＿＿＿＿＿"

  private func blocks(_ section: Section) -> [PDFDocument.Block] {
    var blocks: [PDFDocument.Block] = [.heading(section.heading)]
    if !section.items.isEmpty { blocks.append(.list(section.items)) }
    if !section.fields.isEmpty { blocks.append(.facts(section.fields.map(Self.fact))) }
    return blocks
  }

  private func table(_ grid: Grid) -> PDFDocument.Table {
    var rows = grid.rows.map { $0.map { isRegister ? $0.stacked : $0.text } }
    let isBlank = rows.isEmpty
    // Where a row takes several tiers there is room for fewer.
    let tiers = (grid.columns.map(\.width).reduce(0, +) / PDFLayout.mostAcross).rounded(.up)
    if isBlank {
      rows = Array(repeating: [], count: isRegister ? Int(Double(grid.blanks) / tiers) : grid.blanks)
    }
    if grid.hasTotals { rows.append(grid.printedTotals(wording)) }
    var table = PDFDocument.Table(
      columns: grid.columns.map { .init($0.title, weight: $0.width, isCentred: $0.isCentred) }, rows: rows,
      hasTotals: grid.hasTotals)
    table.none = wording.none
    if isBlank, isRegister, tiers == 1 { table.room = 2 }
    return table
  }

  private func mark(_ mark: Mark) -> PDFDocument.Mark {
    switch mark {
    case .drill: .drill(wording.drill, words: wording.drillWords)
    case .void(let reason): .void(wording.void, words: wording.voidWords(reason))
    case .draft: .draft(wording.draft)
    }
  }

  private static func fact(_ field: Field) -> PDFDocument.Fact {
    .init(field.label, field.value.text, room: field.room)
  }
}

extension FormPage.Value {
  /// In the narrow columns of a register a moment stands as its day over its time, never torn elsewhere.
  fileprivate var stacked: String {
    if case .moment = self { text.replacing(" ", with: "\n") } else { text }
  }
}
