import Units
import Wire

/// Evidence, shelves and the load of alarms as people read them.
enum EvidenceViews {
  static func kind(_ kind: String) -> Words { kinds[kind] ?? Words(kind, kind) }
  static func state(_ state: String) -> Words { states[state] ?? Words(state, state) }

  private static let kinds: [String: Words] = [
    "statement": Words("发现时的陈述", "as it was opened"), "leg": Words("航迹和报文", "leg with sentences"),
    "zone": Words("水域边界和规则", "zone as it judged"), "rules": Words("判定参数", "detectors' numbers"),
    "file": Words("附件", "file"), "closing": Words("消失时的陈述", "how it ended"),
  ]
  private static let states: [String: Words] = [
    "intact": Words("完好", "intact"), "altered": Words("已被改动", "altered"), "missing": Words("缺失", "missing"),
    "unsealed": Words("未封存", "not sealed"), "pending": Words("待封存", "sealed at its end"),
  ]

  static var items: TextTable<EvidenceItemRow> {
    TextTable(columns: [
      .init("项", "item", rank: 1, text: \.item),
      .init(
        "核验", "state", rank: 1,
        cell: { .init(Render.words(state($0.state)), ["intact", "pending"].contains($0.state) ? .good : .bad) }),
      .init("内容", "what", rank: 1, least: 12, text: { $0.name ?? Render.words(kind($0.kind)) }),
      .init("字节", "bytes", rank: 2, isNumber: true, text: { "\($0.bytes)" }),
      .init("人员", "by", rank: 3, text: { $0.by ?? "" }),
      .init("摘要", "SHA-256", rank: 2, least: 12, text: { $0.digest.isEmpty ? "" : "\($0.digest.prefix(16))…" }),
      .init("说明", "note", rank: 3, least: 8, wraps: true, text: { $0.note ?? "" }),
    ])
  }

  static func check(_ check: EvidenceCheck, on screen: Screen) -> [String] {
    var lines = [
      check.whole
        ? screen.line(
          screen.text(
            "发现 \(check.finding) 的证据完好，与日志封存一致", "evidence of finding \(check.finding): whole, as it was sealed"),
          .good)
        : screen.line(
          screen.text("发现 \(check.finding) 的证据有问题", "evidence of finding \(check.finding): not whole"), .bad)
    ]
    lines += items.lines(check.items, on: screen)
    return lines + [""] + JournalViews.check(check.journal, on: screen)
  }

  static func shelves(at: Timestamp?) -> TextTable<ShelfRow> {
    TextTable(columns: [
      .init("编号", "no", rank: 1, isNumber: true, text: { "\($0.no)" }),
      .init(
        "搁置", "shelved", rank: 1, least: 10,
        text: { row in
          (row.scope == "zone" ? Render.text("水域 ", "zone ") : Render.text("船舶 ", "vessel ")) + row.subjectName
        }),
      .init(
        "至", "until", rank: 1,
        cell: { row in
          if let ended = row.endedAt { return .init(Render.time(ended, at) + Render.text(" 取消", " ended"), .faint) }
          return .init(
            Render.time(row.until, at) + (row.holds ? "" : Render.text(" 到期", " over")), row.holds ? .strong : .faint)
        }),
      .init("报警", "alarms", rank: 1, isNumber: true, text: { "\($0.alarms)" }),
      .init("理由", "reason", rank: 1, least: 10, wraps: true, text: \.reason),
      .init("批准", "by", rank: 2, text: \.by), .init("中心", "centre", rank: 3, text: { Facts.short($0.centreName) }),
    ])
  }

  static func load(_ answer: AlarmLoadAnswer, on screen: Screen) -> [String] {
    let isOver = answer.perStaffedCentre > Double(answer.most)
    let head = screen.text(
      "最近一小时，在岗中心 \(answer.staffedCentres) 个，平均每中心 \(Facts.one(answer.perStaffedCentre)) 起报警（应不超过 \(answer.most)）",
      "last hour: \(answer.staffedCentres) staffed centres, \(Facts.one(answer.perStaffedCentre)) alarms each (no more than \(answer.most))"
    )
    let table = TextTable<AlarmLoadRow>(columns: [
      .init("中心", "centre", rank: 1, least: 8, text: { Facts.short($0.centreName) }),
      .init(
        "一小时", "hour", rank: 1, isNumber: true, cell: { .init("\($0.lastHour)", $0.flooded ? .bad : .plain) }),
      .init("24小时", "24 h", rank: 1, isNumber: true, text: { "\($0.lastDay)" }),
      .init("最多一小时", "worst hour", rank: 1, isNumber: true, text: { "\($0.worstHour)" }),
      .init(
        "值守", "watch", rank: 2,
        text: { $0.staffed ? Render.text("在岗", "staffed") : Render.text("电话", "standby") }),
      .init(
        "", "", rank: 1, cell: { .init($0.flooded ? Render.text("报警过多", "flooded") : "", .bad) }),
    ])
    return screen.wrapped(head).map { screen.paint($0, isOver ? .bad : .strong) }
      + table.lines(answer.centres, on: screen)
  }
}
