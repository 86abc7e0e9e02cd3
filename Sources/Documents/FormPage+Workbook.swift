package import Reporting
package import Units

extension Spreadsheet {
  /// A workbook with a sheet a form.
  package init(_ forms: [FormPage], title: String, made: Instant) {
    self.init(title: title, sheets: Self.named(forms.map(\.sheet)), made: made)
  }

  /// Names are unique within a workbook: a second sheet of one name gets a number.
  private static func named(_ sheets: [Sheet]) -> [Sheet] {
    var seen: [String: Int] = [:]
    return sheets.map { sheet in
      var sheet = sheet
      let times = (seen[sheet.name] ?? 0) + 1
      seen[sheet.name] = times
      if times > 1 { sheet.name = String(sheet.name.prefix(26)) + " \(times)" }
      return sheet
    }
  }
}

extension FormPage {
  /// A register's rows under its columns; of a paper its fields, a line each, and its tables below them.
  package var sheet: Spreadsheet.Sheet { isRegister ? register : paper }

  private var marked: [String] {
    marks.map { mark in
      switch mark {
      case .drill: wording.drillWords
      case .void(let reason): wording.voidWords(reason)
      case .draft: wording.draft
      }
    }
  }

  private var register: Spreadsheet.Sheet {
    let grid = grids[0]
    var sheet = Spreadsheet.Sheet(
      name: sheetName ?? title, columns: grid.columns.map { .init($0.title, width: $0.width, isCentred: $0.isCentred) },
      rows: grid.rows.map { $0.map(\.cell) })
    sheet.look = .register
    let named = fields.map { $0.label + wording.colon + $0.value.text }.joined(separator: "　　")
    let owner = fields.contains { $0.value == .text(issuer) } ? "" : issuer
    sheet.head = [title] + marked + [[owner, named].filter { !$0.isEmpty }.joined(separator: "　　")]
    for (index, total) in grid.totals(wording.total).enumerated() where grid.hasTotals {
      switch (grid.columns[index].total, total) {
      case (.count, _): sheet.totals[index] = .count(Int(total.amount))
      case (.sum, _): sheet.totals[index] = .sum(total.amount)
      case (nil, .text(let word)): sheet.totals[index] = .label(word)
      default: continue
      }
    }
    for other in grids.dropFirst() { sheet.foot += rows(other, width: grid.columns.count) }
    // Beside the narrow column of numbers.
    if grid.columns.count > 2 { sheet.foot += signatures.map { [.empty, .text($0.label), $0.value.cell] } }
    for note in notes { sheet.foot.append([.text(note)]) }
    return sheet
  }

  private var paper: Spreadsheet.Sheet {
    var sheet = Spreadsheet.Sheet(
      name: sheetName ?? title, columns: paperWidths.map { .init("", width: $0) }, rows: fields.map(Self.row))
    let width = sheet.columns.count
    sheet.look = .paper
    sheet.head = [title] + marked + [[issuer, number].filter { !$0.isEmpty }.joined(separator: "　　")]
    sheet.head += [salutation].compactMap { $0 } + body
    for grid in grids { sheet.foot += rows(grid, width: width) }
    for section in sections {
      sheet.foot.append([.heading(section.heading)])
      sheet.foot += section.items.map { [.text($0)] } + section.fields.map(Self.row)
    }
    sheet.foot += signatures.map(Self.row) + signOff.map { [.text($0)] }
    sheet.foot += [copies].compactMap { $0 }.map { [.text($0)] } + notes.map { [.text($0)] }
    return sheet
  }

  /// Labels to the left, and what an upright page has besides, shared out as the tables ask for it.
  private var paperWidths: [Double] {
    let (label, all) = (18.0, 92.0)
    let count = max(2, grids.map(\.columns.count).max() ?? 2)
    let asked = (1..<count).map { index in
      grids.compactMap { $0.columns.indices.contains(index) ? $0.columns[index].width : nil }.max() ?? 60
    }
    return [label] + asked.map { $0 / asked.reduce(0, +) * (all - label) }
  }

  private func rows(_ grid: Grid, width: Int) -> [[Spreadsheet.Cell]] {
    let columns = grid.columns.prefix(width)
    return (grid.heading.map { [[.heading($0)]] } ?? [[]]) + [columns.map { .heading($0.title) }]
      + grid.rows.map { $0.prefix(width).map(\.cell) }
  }

  private static func row(_ field: Field) -> [Spreadsheet.Cell] { [.heading(field.label), field.value.cell] }
}

extension FormPage.Value {
  var cell: Spreadsheet.Cell {
    switch self {
    case .empty: .empty
    case .text(let text): .text(text)
    case .integer(let value): .integer(value)
    case .number(let value): .number(value)
    case .degrees(let value): .degrees(value)
    case .clock(let time): .clock(time)
    case .day(let date): .day(date)
    case .moment(let date, let time): .moment(date, time)
    }
  }
}
