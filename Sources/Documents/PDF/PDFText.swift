/// What may stand in a paper: no control characters, nothing that turns the direction of writing, nothing endless.
enum PDFText {
  static func tame(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A: result.append(scalar)
      case 0x09: result.append(" ")
      case 0x0...0x1F, 0x7F...0x9F, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: continue
      default: result.append(scalar)
      }
      if result.count >= PDFDocument.longestText {
        result.append("…")
        break
      }
    }
    return String(result)
  }

  static func tame(_ block: PDFDocument.Block) -> PDFDocument.Block {
    switch block {
    case .letterhead(let issuer, let number): .letterhead(issuer: tame(issuer), number: tame(number))
    case .title(let text): .title(tame(text))
    case .subtitle(let text): .subtitle(tame(text))
    case .salutation(let text): .salutation(tame(text))
    case .paragraph(let text): .paragraph(tame(text))
    case .heading(let text): .heading(tame(text))
    case .list(let items): .list(items.map(tame))
    case .facts(let facts): .facts(tame(facts))
    case .table(let table): .table(tame(table))
    case .signatures(let facts): .signatures(tame(facts))
    case .signOff(let lines, let seal): .signOff(lines.map(tame), seal: seal.map(tame))
    case .note(let text): .note(tame(text))
    case .copies(let text): .copies(tame(text))
    }
  }

  static func tame(_ facts: [PDFDocument.Fact]) -> [PDFDocument.Fact] {
    facts.map { PDFDocument.Fact(tame($0.label), tame($0.value), room: min(max($0.room, 1), 20)) }
  }

  private static func tame(_ table: PDFDocument.Table) -> PDFDocument.Table {
    var tamed = table
    for index in tamed.columns.indices { tamed.columns[index].title = tame(tamed.columns[index].title) }
    tamed.rows = table.rows.map { $0.map(tame) }
    tamed.none = tame(table.none)
    return tamed
  }
}
