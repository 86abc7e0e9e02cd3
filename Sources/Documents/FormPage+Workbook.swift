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
    let rows = grid.filled(wording).map { $0.map(\.cell) }
    var sheet = Spreadsheet.Sheet(
      name: sheetName ?? title,
      columns: grid.columns.enumerated().map { index, column in
        let typed = rows.compactMap { index < $0.count ? $0[index].shown : nil }.map { SheetMetrics.width($0) }.max()
        return .init(column.title, width: max(column.width, (typed ?? 0) + 2), isCentred: column.isCentred)
      }, rows: rows)
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
    for other in grids.dropFirst() { sheet.foot += self.rows(other, width: grid.columns.count) }
    let signed = signatures.map { $0.label + wording.colon + ($0.value.isEmpty ? Self.line : $0.value.text) }
    if !signed.isEmpty { sheet.foot.append([.text(signed.joined(separator: "　　　　"))]) }
    for note in notes { sheet.foot.append([.text(note)]) }
    return sheet
  }

  /// To sign on.
  private static let line = "＿＿＿＿＿＿＿＿"

  private var paper: Spreadsheet.Sheet {
    var sheet = Spreadsheet.Sheet(
      name: sheetName ?? title, columns: paperWidths.map { .init("", width: $0) }, rows: fields.map(Self.row))
    let width = sheet.columns.count
    sheet.look = .paper
    sheet.head = [title] + marked + [[issuer, number].filter { !$0.isEmpty }.joined(separator: "　　")]
    sheet.head += [salutation].compactMap { $0 } + body
    for grid in grids { sheet.foot += rows(grid, width: width) }
    for section in sections where !isReply(section) { sheet.foot += Self.rows(section) }
    sheet.foot += signatures.map(Self.row) + signOff.map { [.right($0)] }
    sheet.foot += [copies].compactMap { $0 }.map { [.text($0)] }
    for section in sections where isReply(section) { sheet.foot += Self.rows(section) }
    sheet.foot += notes.map { [.text($0)] }
    return sheet
  }

  private static func rows(_ section: Section) -> [[Spreadsheet.Cell]] {
    [[.heading(section.heading)]] + section.items.map { [.text($0)] } + section.fields.map(row)
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
      + grid.filled(wording).map { $0.prefix(width).map(\.cell) }
  }

  private static func row(_ field: Field) -> [Spreadsheet.Cell] {
    [.heading(field.label), field.value.isEmpty && field.room > 1 ? .blank(field.room) : field.value.cell]
  }
}

extension FormPage.Grid {
  /// Its rows; where there are none, rows to write in, or one that says that there was nothing.
  fileprivate func filled(_ wording: FormWording) -> [[FormPage.Value]] {
    guard rows.isEmpty else { return rows }
    let none: [FormPage.Value] = columns.indices.map { $0 == min(1, columns.count - 1) ? .text(wording.none) : .empty }
    return blanks > 0 ? Array(repeating: columns.map { _ in .empty }, count: blanks) : [none]
  }
}

extension Spreadsheet.Cell {
  var isEmpty: Bool {
    switch self {
    case .empty, .blank: true
    default: false
    }
  }

  /// A number or time as it is shown: what is wider than its column stands there as `####`. nil: a text, which wraps.
  var shown: String? {
    switch self {
    case .empty, .blank, .text, .heading, .right: nil
    case .integer(let value): "\(value)"
    case .number(let value): FormPage.Value.number(value).text
    case .degrees(let value): FormPage.Value.degrees(value).text
    case .day(let date): date.iso
    case .clock(let time): FormPage.Value.clock(time).text
    case .moment(let date, let time): FormPage.Value.moment(date, time).text
    }
  }
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
