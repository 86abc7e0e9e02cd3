import Units
import Wire

/// Equipment day and the state of the equipment as people read them.
enum EquipmentViews {
  static func sheet(_ detail: EquipmentSheetDetail, on screen: Screen) -> [String] {
    let row = detail.summary
    let state = screen.paint(screen.text(Texts.dutyState(row.state)), Tones.dutyState(row.state))
    var lines = [
      screen.line("\(row.no)  \(screen.text(Texts.dutyKind(row.kind)))  \(row.centreName)", .strong),
      "\(state)  \(screen.text("已查", "checked")) \(detail.checked)/\(detail.items.count)  "
        + screen.paint(
          screen.text("故障 \(detail.faults)", "faults \(detail.faults)"), detail.faults > 0 ? .warning : .plain)
        + "  \(screen.text("条款", "clause")) \(row.clause)",
      screen.line("\(row.day.iso)  \(screen.time(row.opens, on: row.due)) — \(screen.time(row.due, on: row.due))"), "",
    ]
    let numbered = detail.items.enumerated().map { (index: $0.offset + 1, row: $0.element) }
    lines += items(at: row.due).lines(numbered, on: screen)
    guard detail.checked < detail.items.count else { return lines }
    return lines + [""]
      + screen.wrapped(
        screen.text(
          "登记：watchroom equipment check \(row.no) --all-ok；有故障的：--all-ok --except 项目:\"故障现象\" --carrier 到场人员",
          "record: watchroom equipment check \(row.no) --all-ok; faults: --all-ok --except ITEM:\"what is wrong\" --carrier NAME"
        )
      ).map { screen.paint($0, .faint) }
  }

  private static func items(at: Timestamp) -> TextTable<(index: Int, row: EquipmentItemRow)> {
    TextTable(columns: [
      .init("序", "#", rank: 1, isNumber: true, text: { "\($0.index)" }),
      .init("项目", "item", rank: 1, least: 10, text: { Render.words($0.row.name) }),
      .init("代号", "key", rank: 1, least: 8, text: \.row.key),
      .init("情况", "state", rank: 1, cell: { state($0.row) }),
      .init("时间", "at", rank: 2, text: { Render.time($0.row.checkedAt, at) }),
      .init("人员", "by", rank: 3, least: 6, text: { $0.row.by ?? "" }),
      .init("说明", "note", rank: 2, least: 10, wraps: true, text: { $0.row.note ?? "" }),
      .init("运营商", "carrier", rank: 5, least: 6, text: { $0.row.carrier ?? "" }),
      .init("故障单", "form 3", rank: 4, text: { $0.row.number ?? "" }),
    ])
  }

  static func state(_ row: EquipmentItemRow) -> TextTable<EquipmentItemRow>.Cell {
    cell(row) { .init($0, $1) }
  }

  private static func state(_ row: EquipmentItemRow) -> TextTable<(index: Int, row: EquipmentItemRow)>.Cell {
    cell(row) { .init($0, $1) }
  }

  private static func cell<Cell>(_ row: EquipmentItemRow, _ make: (String, Tone) -> Cell) -> Cell {
    let made = row.placement == "makeup" ? Render.text("（补查）", " (made up)") : ""
    switch row.state {
    case "ok": return make(Render.text("正常", "ok") + made, .good)
    case "fault": return make(Render.text("故障", "fault") + made, .bad)
    default: return make(Render.text("未查", "open"), .strong)
    }
  }

  static func list(at: Timestamp?) -> TextTable<EquipmentItemRow> {
    TextTable(columns: [
      .init("中心", "centre", rank: 1, least: 6, text: { Facts.short($0.centreName) }),
      .init("项目", "item", rank: 1, least: 10, text: { Render.words($0.name) }),
      .init("情况", "state", rank: 1, cell: { state($0) }),
      .init("检查", "checked", rank: 1, text: { Render.time($0.checkedAt, at) }),
      .init("说明", "note", rank: 2, least: 10, text: { $0.note ?? "" }),
      .init("案件", "case", rank: 3, isNumber: true, text: { $0.caseNo.map { "\($0)" } ?? "" }),
      .init("故障单", "form 3", rank: 4, text: { $0.number ?? "" }),
      .init("人员", "by", rank: 5, least: 6, text: { $0.by ?? "" }),
      .init("代号", "key", rank: 6, least: 8, text: \.key),
    ])
  }

  static func checked(_ answer: EquipmentCheckAnswer, on screen: Screen) -> [String] {
    var line = screen.text("已登记 \(answer.recorded) 项", "\(answer.recorded) recorded")
    if answer.madeUp > 0 { line += screen.text("，均为补查", ", made up after the day") }
    let left = answer.sheet.items.count - answer.sheet.checked
    line +=
      left == 0
      ? screen.text("，检查表已填完", ", the checklist is complete") : screen.text("，还有 \(left) 项未查", ", \(left) left")
    let opened = answer.opened.map { row in
      screen.line(
        screen.text("故障已申报：", "fault reported: ") + "\(row.number ?? "")  \(row.pointName ?? "")"
          + screen.text("（案件 \(row.no)）", " (case \(row.no))"), .warning)
    }
    return [screen.line(line, .good)] + opened
  }
}
