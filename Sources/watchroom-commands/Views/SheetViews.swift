import Units
import Wire

/// Form 2 and cargo plans as people read them.
enum SheetViews {
  static func detail(_ detail: SheetDetail, on screen: Screen) -> [String] {
    let row = detail.summary
    var lines =
      [
        screen.line("\(row.no)  \(screen.text("重点监控任务表", "key-monitoring sheet"))  \(row.centreName)", .strong),
        screen.line(week(row, on: screen)),
      ] + state(row, on: screen)
    let by: (String?) -> String = { $0 ?? screen.text("—", "—") }
    lines.append(
      screen.line(
        screen.text("编制 ", "compiled by ") + (row.compiledBy ?? screen.text("系统提出", "the system"))
          + screen.text("  审批 ", "  approved by ") + by(row.approvedBy)
          + (row.approvedAt.map { " " + screen.time($0) } ?? "")))
    if !row.missing.isEmpty {
      let names = row.missing.map(Facts.short).joined(separator: screen.text("、", ", "))
      lines += screen.wrapped(screen.text("下级未报：", "not there from below: ") + names).map { screen.paint($0, .warning) }
    }
    lines.append("")
    lines += table(of: row).lines(
      detail.lines, on: screen, empty: Words("（没有重点监控任务）", "(nothing is key)"))
    if let hint = hint(row, on: screen) {
      lines += [""] + screen.wrapped(hint).map { screen.paint($0, .faint) }
    }
    return lines
  }

  private static func week(_ row: SheetRow, on screen: Screen) -> String {
    "\(row.from.iso) — \(row.through.iso)"
  }

  /// State, due time, sent and delivered, over as many lines as they take.
  private static func state(_ row: SheetRow, on screen: Screen) -> [String] {
    var parts: [(text: String, tone: Tone)] = [(screen.text(Texts.sheetState(row.state)), Tones.sheet(row.state))]
    if let due = row.due {
      let text = screen.text("报送时限 ", "due ") + screen.time(due)
      parts.append(row.late ? (text + screen.text("（逾期）", " (late)"), .bad) : (text, .plain))
    }
    if let sent = row.sentAt { parts.append((screen.text("报出 ", "sent ") + screen.time(sent), .plain)) }
    if let delivered = row.deliveredAt {
      parts.append((screen.text("送达 ", "delivered ") + screen.time(delivered), .plain))
    }
    var lines: [(text: String, width: Int)] = []
    for part in parts {
      let width = TextWidth.of(part.text)
      if let last = lines.last, last.width + 2 + width <= screen.width ?? .max {
        lines[lines.count - 1] = (last.text + "  " + screen.paint(part.text, part.tone), last.width + 2 + width)
      } else {
        lines.append((screen.paint(part.text, part.tone), width))
      }
    }
    return lines.map(\.text)
  }

  private static func hint(_ row: SheetRow, on screen: Screen) -> String? {
    switch row.state {
    case "proposed", "edited":
      screen.text(
        "增减：watchroom sheet add|edit|remove；带班领导审批：watchroom sheet approve \(row.no)",
        "change: watchroom sheet add|edit|remove; the duty leader: watchroom sheet approve \(row.no)")
    case "approved":
      screen.text(
        "等下级报齐或到时限前自动报出；立即报出：watchroom sheet send \(row.no)",
        "it goes when those below have sent theirs, or just before it is due; now: watchroom sheet send \(row.no)")
    default: nil
    }
  }

  private static func table(of sheet: SheetRow) -> TextTable<SheetLine> {
    TextTable(columns: [
      .init("序", "#", rank: 1, isNumber: true, text: { $0.centre == sheet.centre ? "\($0.row)" : "" }),
      .init(
        "监控对象", "object", rank: 1, least: 12,
        text: { line in
          let isOther = line.centre != sheet.centre && line.key != "centre:\(line.centre)"
          return (isOther ? Facts.short(line.centreName) + " " : "") + Render.words(line.object)
        }),
      .init("时段", "period", rank: 1, text: period),
      .init("原因", "why", rank: 1, least: 8, text: { Render.words($0.whyName) }),
      .init("说明", "reason", rank: 2, least: 18, wraps: true, text: { Render.words($0.because) }),
      .init("监控重点", "what to watch", rank: 4, least: 16, text: { Render.words($0.watch) }),
      .init("来源", "from", rank: 5, least: 8, text: { Render.words($0.source) }),
      .init(
        "", "", rank: 3,
        cell: { $0.pending && sheet.edition > 0 ? .init(Render.text("待审批", "to approve"), .warning) : .init("") }),
    ])
  }

  /// `12-01 12-06 06:00–12:00`, `12-04~12-05`: short, for a column that is never cut.
  static func period(_ line: SheetLine) -> String {
    var stretches: [(CivilDate, CivilDate)] = []
    for day in line.days {
      if let last = stretches.last, last.1 + 1 == day {
        stretches[stretches.count - 1].1 = day
      } else {
        stretches.append((day, day))
      }
    }
    let days = stretches.map { first, last in
      let from = String(first.iso.dropFirst(5))
      return first == last ? from : "\(from)~\(last.iso.dropFirst(5))"
    }
    return (days + [line.hours ?? ""]).filter { !$0.isEmpty }.joined(separator: " ")
  }

  static var sheets: TextTable<SheetRow> {
    TextTable(columns: [
      .init("编号", "no", rank: 1, isNumber: true, text: { "\($0.no)" }),
      .init("周", "week", rank: 1, text: { $0.from.iso }),
      .init("中心", "centre", rank: 1, least: 6, text: { Facts.short($0.centreName) }),
      .init("状态", "state", rank: 1, cell: { .init(Render.words(Texts.sheetState($0.state)), Tones.sheet($0.state)) }),
      .init("项", "lines", rank: 2, isNumber: true, text: { "\($0.rows)" }),
      .init("时限", "due", rank: 2, cell: { .init(Render.time($0.due, nil), $0.late ? .bad : .plain) }),
      .init("送达", "delivered", rank: 2, text: { Render.time($0.deliveredAt, nil) }),
      .init("审批", "approved by", rank: 3, least: 6, text: { $0.approvedBy ?? "" }),
      .init(
        "下级未报", "missing", rank: 4, least: 10,
        cell: { .init($0.missing.map(Facts.short).joined(separator: Render.text("、", ", ")), .warning) }),
    ])
  }

  static func cargo(at: Timestamp?) -> TextTable<CargoRow> {
    TextTable(columns: [
      .init("编号", "no", rank: 1, isNumber: true, text: { "\($0.no)" }),
      .init("开始", "from", rank: 1, text: { Render.time($0.from, at) }),
      .init("结束", "through", rank: 1, text: { Render.time($0.through, at) }),
      .init("监控点", "point", rank: 1, least: 8, text: \.pointName),
      .init("船名", "vessel", rank: 1, least: 8, text: \.vessel),
      .init("货种", "cargo", rank: 1, least: 6, text: \.cargo),
      .init(
        "", "", rank: 2,
        cell: { row in
          row.cancelled
            ? .init(Render.text("已取消", "cancelled"), .faint)
            : .init(row.dangerous ? Render.text("危险品", "dangerous") : "", .warning)
        }),
      .init("中心", "centre", rank: 3, least: 6, text: { Facts.short($0.centreName) }),
      .init("登记人", "entered by", rank: 4, least: 6, text: \.enteredBy),
    ])
  }

  /// `★ 重点：三汊矶渡口 赶集（墟日）：三汊矶赶集 06:00–12:00`
  static func today(_ tasks: [KeyTaskRow], on screen: Screen) -> [String] {
    tasks.prefix(StatusView.rows).map { row in
      let hours = row.task.hours.map { " " + $0 } ?? ""
      return screen.line("  ★ \(screen.text(row.object))  \(screen.text(row.task.why))\(hours)")
    }
  }

  /// Objects of a round that are key, with what to watch: those with the same task together.
  static func stars(_ targets: [TargetRow], on screen: Screen) -> [String] {
    var groups: [(task: KeyTaskShape, rows: [(index: Int, name: String)])] = []
    for (index, row) in targets.enumerated() {
      guard let task = row.keyTask else { continue }
      if let place = groups.firstIndex(where: { $0.task == task }) {
        groups[place].rows.append((index + 1, row.name))
      } else {
        groups.append((task, [(index + 1, row.name)]))
      }
    }
    guard !groups.isEmpty else { return [] }
    let lines = groups.flatMap { task, rows -> [String] in
      let names =
        rows.count == 1 ? "\(rows[0].index) \(rows[0].name)" : rows.map { "\($0.index)" }.joined(separator: " ")
      let hours = task.hours.map { " " + $0 } ?? ""
      return screen.wrapped("★ \(names)  \(screen.text(task.why))\(hours)")
        + screen.wrapped(screen.text("看：", "watch: ") + screen.text(task.watch), indent: 4)
    }
    return ["", screen.line(screen.text("重点（附件二）", "key today (form 2)"), .strong)] + lines
  }
}
