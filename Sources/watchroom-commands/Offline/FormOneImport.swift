import Settings
import Wire

/// What a file of form 1 would change: judged against the entries as they stand, before anything is sent. People's fields become changes; a
/// cell of the configuration that says something else is a problem, with the place where it is to be changed.
struct FormOneImport {
  struct Problem: Hashable {
    var line: Int
    /// Heading of the column.
    var column: Words?
    var reason: Words
  }

  /// Takes a value away; an empty cell leaves it as it is.
  static let clearing = "-"

  private(set) var problems: [Problem] = []
  /// Rows that change something, with what.
  private(set) var rows: [ObjectImportRow] = []
  private(set) var changes: [ObjectImportChange] = []
  private(set) var unchanged = 0

  init(_ file: [FormOneRow], entries: [ObjectRow]) {
    let known = Dictionary(grouping: entries, by: \.object)
    var lines: [String: Int] = [:]
    for row in file {
      guard let id = row.cells[FormOne.id] else {
        refuse(row.line, FormOne.id, Words("没有对象编号", "has no object"))
        continue
      }
      if let first = lines.updateValue(row.line, forKey: id) {
        refuse(row.line, FormOne.id, Words("\(id) 已在第 \(first) 行", "\(id) stands in line \(first) already"))
        continue
      }
      guard let found = known[id], let entry = found.first else {
        refuse(
          row.line, FormOne.id,
          Words(
            "没有监控对象“\(id)”：新对象先写入 organisation/points.csv 或 organisation/vessels.csv",
            "there is no object “\(id)”: a new one first goes into organisation/points.csv or organisation/vessels.csv")
        )
        continue
      }
      guard found.count == 1 else {
        refuse(
          row.line, FormOne.id,
          Words("“\(id)”既是监控点又是船舶，请用 register set 逐个修改", "“\(id)” is a point and a vessel: use register set"))
        continue
      }
      take(row, entry)
    }
  }

  private mutating func take(_ row: FormOneRow, _ entry: ObjectRow) {
    var contacts = ContactsShape()
    for column in FormOne.columns {
      guard let cell = row.cells[column.key] else { continue }
      switch column.owner(entry) {
      case .record: continue
      case .configuration(let file, let key):
        if column.key == FormOne.id || isSame(cell, column, entry) { continue }
        let now = column.text(entry, .zh)
        refuse(
          row.line, column.key,
          Words(
            "“\(cell)”与配置“\(now)”不符：此栏由配置管理，请改 \(file) 的 \(key) 列后重新载入",
            "“\(cell)” is not what the configuration says, “\(column.text(entry, .en))”: change the column \(key) of \(file) and reload"
          ))
      case .contact:
        let value = cell == Self.clearing ? "" : cell
        if value == entry.contacts[column.key] ?? "" { continue }
        contacts[column.key] = value
        let change = FieldChange(field: column.key, before: entry.contacts[column.key] ?? "", after: value)
        changes.append(ObjectImportChange(line: row.line, object: entry.object, name: entry.name, change: change))
      }
    }
    if contacts.isEmpty {
      unchanged += 1
    } else {
      rows.append(ObjectImportRow(line: row.line, object: entry.object, contacts: contacts))
    }
  }

  /// Whether a cell says what the configuration says, in either language; spreadsheets write `6:30` for `06:30` and drop zeros behind the point.
  private func isSame(_ cell: String, _ column: FormOneColumn, _ entry: ObjectRow) -> Bool {
    for language in Language.allCases {
      let text = column.text(entry, language)
      if cell == text || "0" + cell == text || cell == text + ":00" { return true }
      if ["longitude", "latitude"].contains(column.key), let a = Double(cell), let b = Double(text),
        abs(a - b) < 0.000_005
      {
        return true
      }
    }
    return column.key == "centre" && cell == entry.centre
  }

  private mutating func refuse(_ line: Int, _ column: String, _ reason: Words) {
    problems.append(Problem(line: line, column: FormOne.columns.first { $0.key == column }?.title, reason: reason))
  }
}
