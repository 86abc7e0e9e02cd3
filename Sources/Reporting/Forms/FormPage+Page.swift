/// A form in a mail and on a screen: HTML that a telephone shows as well as a desk, and text.
extension FormPage {
  /// More columns than these don't fit a narrow screen side by side: each row becomes a card, a line for each value.
  static let mostAcross = 6

  package var html: String { page.html }
  package var text: String { page.text }

  var page: Page {
    var page = Page(
      look: .paper, language: wording.language, title: [title, number].filter { !$0.isEmpty }.joined(separator: " "),
      drill: marks.contains(.drill) ? wording.drillWords : nil, colon: wording.colon, comma: wording.comma)
    page.blocks = blocks
    return page
  }

  /// Without its drill mark, which the page that they stand on bears.
  var blocks: [Page.Block] {
    var blocks: [Page.Block] = [.letterhead(issuer: issuer, title: title, number: number)]
    for mark in marks {
      switch mark {
      case .drill: continue
      case .void(let reason): blocks.append(.verdict(wording.voidWords(reason), .bad))
      case .draft: blocks.append(.verdict(wording.draft, .warning))
      }
    }
    if let salutation { blocks.append(.salutation(salutation)) }
    blocks += body.map { .paragraph($0) }
    if !fields.isEmpty { blocks.append(.facts(fields.map(Self.fact))) }
    for grid in grids { blocks += self.blocks(grid) }
    for section in sections where !isReply(section) { blocks += self.blocks(section) }
    if !signatures.isEmpty { blocks.append(.facts(signatures.map(Self.fact))) }
    if !signOff.isEmpty { blocks.append(.signature(signOff)) }
    if let copies { blocks.append(.note(copies)) }
    for section in sections where isReply(section) { blocks += self.blocks(section) }
    return blocks + notes.map { .note($0) }
  }

  private func blocks(_ section: Section) -> [Page.Block] {
    var blocks: [Page.Block] = [.heading(section.heading)]
    if !section.items.isEmpty { blocks.append(.list(section.items)) }
    if !section.fields.isEmpty { blocks.append(.facts(section.fields.map(Self.fact))) }
    return blocks
  }

  private func blocks(_ grid: Grid) -> [Page.Block] {
    var blocks: [Page.Block] = grid.heading.map { [.heading($0)] } ?? []
    let columns = grid.columns.map(\.title)
    guard !grid.rows.isEmpty else {
      // An empty form shows what it asks for; where there was nothing to enter, it says so.
      return blocks
        + (grid.blanks > 0
          ? [.paragraph(columns.joined(separator: wording.comma)), .note(wording.none)] : [.paragraph(wording.none)])
    }
    let totals = grid.hasTotals ? grid.totals(wording.total) : []
    let centred = Set(grid.columns.indices.filter { grid.columns[$0].isCentred })
    var table = Page.Table(columns: columns, rows: grid.rows.map { $0.map(\.text) }, numbers: centred)
    guard columns.count > Self.mostAcross else {
      if !totals.isEmpty { table.rows.append(grid.printedTotals(wording)) }
      return blocks + [.table(table)]
    }
    blocks.append(.cards(table))
    // Under cards a sum has no column to stand in: it says what it is of.
    let sums = zip(grid.columns, totals).compactMap { column, sum -> String? in
      switch column.total {
      case .count: wording.rows(Int(sum.amount))
      case .sum: column.title + wording.colon + sum.text
      case nil: nil
      }
    }
    if !sums.isEmpty {
      blocks.append(.facts([Page.Fact(label: wording.total, value: sums.joined(separator: wording.comma))]))
    }
    return blocks
  }

  private static func fact(_ field: Field) -> Page.Fact { Page.Fact(label: field.label, value: field.value.text) }
}
