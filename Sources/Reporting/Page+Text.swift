extension Page {
  /// The text/plain part: no line is broken by us, tables are lines that say what each value is.
  var text: String {
    var parts: [String] = []
    if let drill { parts.append(drill) }
    parts += blocks.map(text)
    if let drill { parts.append(drill) }
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private func text(_ block: Block) -> String {
    switch block {
    case .letterhead(let issuer, let title, let number):
      return [issuer, title, number].map(Page.line).filter { !$0.isEmpty }.joined(separator: "\n")
    case .verdict(let words, _): return Page.lines(words).joined(separator: "\n")
    case .heading(let words): return "■ " + Page.line(words)
    case .paragraph(let words), .salutation(let words), .note(let words):
      return Page.lines(words).joined(separator: "\n")
    case .facts(let facts): return facts.map(text).joined(separator: "\n")
    case .table(let table): return text(table)
    case .cards(let table): return cards(table)
    case .list(let items): return items.map { "- " + Page.line($0) }.joined(separator: "\n")
    case .command(let words, let command): return Page.line(words) + "\n    " + Page.line(command)
    case .signature(let lines): return lines.map(Page.line).joined(separator: "\n")
    }
  }

  private func text(_ fact: Fact) -> String {
    let lines = Page.lines(fact.value)
    let label = Page.line(fact.label) + colon
    return lines.count < 2 ? label + (lines.first ?? "") : label + lines.map { "\n    " + $0 }.joined()
  }

  private func text(_ table: Table) -> String {
    var lines = table.rows.map { row in
      let head = Page.line(row.first ?? "")
      // What a row does not say is left out: the columns are named on each line.
      let cells = zip(table.columns, row).dropFirst().map { (Page.line($0.0), Page.line($0.1)) }
        .filter { !$0.1.isEmpty }.map { "\($0.0) \($0.1)" }
      return "- " + head + (cells.isEmpty ? "" : colon + cells.joined(separator: comma))
    }
    if let rest = table.rest { lines.append("  " + rest) }
    return lines.joined(separator: "\n")
  }

  /// Each row under its first value, a line for each other that says something.
  private func cards(_ table: Table) -> String {
    var parts = table.rows.map { row in
      let lines = zip(table.columns, row).dropFirst().compactMap { column, value -> String? in
        let values = Page.lines(value)
        return values.isEmpty
          ? nil : "  " + Page.line(column) + colon + values.joined(separator: "\n    ")
      }
      return (["- " + Page.line(table.columns.first ?? "") + " " + Page.line(row.first ?? "")] + lines)
        .joined(separator: "\n")
    }
    if let rest = table.rest { parts.append("  " + rest) }
    return parts.joined(separator: "\n")
  }
}
