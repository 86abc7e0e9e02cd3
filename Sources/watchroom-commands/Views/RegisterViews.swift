import Settings
import Units
import Wire

/// Form 1 and the contact list as people read them.
enum RegisterViews {
  static func objects(at: Timestamp?) -> TextTable<ObjectRow> {
    TextTable(columns: [
      .init("编号", "no", rank: 1, isNumber: true, text: { "\($0.no)" }),
      .init("对象", "object", rank: 1, least: 12, text: \.object),
      .init("名称", "name", rank: 1, least: 10, text: \.name),
      .init("类别", "kind", rank: 4, text: { Render.words(FormOne.kind($0)) }),
      .init(
        "核实", "confirmed", rank: 1,
        cell: { row in
          let day = row.confirmedAt.map { $0.civil.date.iso } ?? Render.text("从未", "never")
          return row.unconfirmed ? .init(Render.text("过期 ", "old ") + day, .warning) : .init(day)
        }),
      .init("船管员", "manager", rank: 2, least: 8, text: { both($0, "manager") }),
      .init("签单员", "clerk", rank: 3, least: 8, text: { both($0, "clerk") }),
      .init("维护单位", "maintainer", rank: 4, least: 8, text: { both($0, "maintainer") }),
      .init("中心", "centre", rank: 5, least: 6, text: { Facts.short($0.centreName) }),
      .init("现场监管", "supervisor", rank: 6, least: 8, text: { both($0, "supervisor") }),
    ])
  }

  /// `张三 13800138000`
  private static func both(_ row: ObjectRow, _ field: String) -> String {
    [row.contacts[field], row.contacts[field + "-phone"]].compactMap { $0 }.joined(separator: " ")
  }

  static func detail(_ detail: ObjectDetail, on screen: Screen) -> [String] {
    let row = detail.summary
    var lines = [screen.line("\(row.no)  \(row.name)  \(row.object)", .strong)]
    let facts = FormOne.columns.filter { !["id", "name"].contains($0.key) }.map { column in
      (screen.text(column.title), column.text(row, screen.language))
    }
    lines += Facts.lines(facts.filter { !$0.1.isEmpty }, on: screen)
    if row.unconfirmed {
      let say = screen.text(
        "逾期未核实：核对后 watchroom register confirm \(row.object)",
        "not confirmed for too long: watchroom register confirm \(row.object)")
      lines += screen.wrapped(say).map { screen.paint($0, .warning) }
    }
    guard !detail.history.isEmpty else { return lines }
    lines += ["", screen.line(screen.text("变更记录", "history"), .strong)]
    for entry in detail.history {
      let by = entry.by ?? screen.text("配置", "configuration")
      lines.append(screen.line("\(screen.fullTime(entry.at))  \(screen.text(entry.what))  \(by)"))
      for change in entry.changes { lines += screen.wrapped(said(change, on: screen), indent: 2) }
    }
    return lines
  }

  private static func said(_ change: FieldChange, on screen: Screen) -> String {
    let none = screen.text("（空）", "(none)")
    let (before, after) = (change.before.isEmpty ? none : change.before, change.after.isEmpty ? none : change.after)
    return "\(screen.text(Texts.contact(change.field)))  \(before) → \(after)"
  }

  static func changes(on screen: Screen) -> TextTable<ObjectImportChange> {
    TextTable(columns: [
      .init("行", "line", rank: 1, isNumber: true, text: { "\($0.line)" }),
      .init("对象", "object", rank: 1, least: 12, text: \.object),
      .init("名称", "name", rank: 2, least: 8, text: \.name),
      .init("栏目", "column", rank: 1, text: { Render.words(Texts.contact($0.change.field)) }),
      .init("原", "before", rank: 1, least: 8, text: { $0.change.before }),
      .init("新", "after", rank: 1, least: 8, cell: { .init($0.change.after, .strong) }),
    ])
  }

  /// `第 3 行 船管员电话：……`
  static func problem(line: Int, column: Words?, reason: Words, on screen: Screen) -> [String] {
    let place = screen.text("第 \(line) 行", "line \(line)") + (column.map { " " + screen.text($0) } ?? "")
    return screen.wrapped(place + screen.text("：", ": ") + screen.text(reason)).map { screen.paint($0, .bad) }
  }

  static func words(_ problem: FormOneProblem) -> Words {
    let what = reason(problem.cause)
    guard problem.line > 0 else { return what }
    return Words(
      "第 \(problem.line) 行第 \(problem.column) 字：\(what.zh)",
      "line \(problem.line), column \(problem.column): \(what.en)")
  }

  private static func reason(_ cause: FormOneProblem.Cause) -> Words {
    switch cause {
    case .unreadable(let why): Words("文件无法读取：\(why)", "the file can't be read: \(why)")
    case .tooLarge(let size): Words("文件超过 \(size) MiB", "the file is larger than \(size) MiB")
    case .encoding:
      Words("文件既不是 UTF-8 也不是 GB18030 编码的 CSV", "the file is a CSV neither in UTF-8 nor in GB18030")
    case .empty: Words("文件是空的：第一行应为栏目名称", "the file is empty: its first row names the columns")
    case .unknownColumn(let name): Words("没有栏目“\(name)”", "there is no column “\(name)”")
    case .columnTwice(let name): Words("栏目“\(name)”出现两次", "the column “\(name)” stands twice")
    case .missingColumn(let name): Words("缺少栏目“\(name)”", "the column “\(name)” is missing")
    case .cells(let found, let wanted):
      Words("有 \(found) 格，栏目有 \(wanted) 个", "has \(found) cells under \(wanted) columns")
    case .openQuote: Words("引号没有结束", "a quoted cell does not end")
    case .behindQuote: Words("引号后面还有文字", "a quoted cell goes on behind its quote")
    case .tooManyRows(let most): Words("超过 \(most) 行", "has more than \(most) rows")
    }
  }

  static var contacts: TextTable<ContactRow> {
    TextTable(columns: [
      .init("单位/对象", "unit", rank: 1, least: 14, text: \.unit),
      .init("姓名", "name", rank: 1, least: 6, text: { $0.name ?? "" }),
      .init("职责", "role", rank: 2, least: 6, text: { Render.words(Texts.contactRole($0.role)) }),
      .init(
        "电话", "phone", rank: 1, least: 13,
        cell: { .init($0.phone ?? Render.text("缺", "none"), $0.phone == nil ? .warning : .plain) }),
      .init("邮箱", "address", rank: 4, least: 20, text: { $0.address ?? "" }),
      .init("所属", "of", rank: 5, least: 6, text: { Facts.short($0.centreName) }),
    ])
  }

  static func list(_ row: ContactListRow, on screen: Screen) -> String {
    let name = Facts.short(row.centreName)
    let when = row.confirmedAt.map { screen.fullTime($0) + (row.confirmedBy.map { "  \($0)" } ?? "") }
    let last = when.map { screen.text("上次核实 ", "last confirmed ") + $0 } ?? screen.text("从未核实", "never confirmed")
    switch row.state {
    case "confirmed": return screen.line("\(name)  \(screen.text("本月已核实", "confirmed this month"))  \(last)", .good)
    case "overdue":
      return screen.line("\(name)  \(screen.text("逾期未核实", "overdue"))  \(last)  watchroom contacts confirm", .bad)
    default:
      return screen.line(
        "\(name)  \(screen.text("本月待核实", "due this month"))  \(last)  watchroom contacts confirm", .warning)
    }
  }
}
