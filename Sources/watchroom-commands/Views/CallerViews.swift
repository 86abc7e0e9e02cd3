import Wire

/// Words of what the public told.
enum CallerTexts {
  static func state(_ state: String) -> Words { states[state] ?? Words(state, state) }
  static func means(_ means: String) -> Words { ways[means] ?? Words(means, means) }
  static func grade(_ grade: String) -> Words { grades[grade] ?? Words(grade, grade) }
  static func stage(_ stage: String) -> Words { stages[stage] ?? Words(stage, stage) }

  private static let states: [String: Words] = [
    "open": Words("待办", "open"), "answered": Words("已有意见", "answered"), "closed": Words("待回访", "to call back"),
    "done": Words("已办结", "done"),
  ]
  private static let ways: [String: Words] = [
    "telephone": Words("电话", "telephone"), "post": Words("来信", "post"), "visit": Words("来访", "visit"),
    "online": Words("网络", "online"),
  ]
  private static let grades: [String: Words] = [
    "report": Words("举报", "report"), "complaint": Words("投诉", "complaint"), "serious": Words("严重投诉", "serious"),
  ]
  private static let stages: [String: Words] = [
    "scene": Words("到场", "on the scene"), "opinion": Words("意见", "opinion"), "callBack": Words("回访", "call back"),
  ]
}

/// What the public told, as people read it.
enum CallerViews {
  static func list(at: Timestamp?) -> TextTable<CallerRow> {
    TextTable(columns: [
      .init("编号", "no", rank: 1, isNumber: true, text: { "\($0.no)" }),
      .init("类别", "grade", rank: 1, text: { Render.words(CallerTexts.grade($0.grade)) }),
      .init("状态", "state", rank: 1, text: { Render.words(CallerTexts.state($0.state)) }),
      .init("登记", "taken", rank: 1, text: { Render.time($0.takenAt, at) }),
      .init("待办", "awaits", rank: 1, text: { $0.awaits.map { Render.words(CallerTexts.stage($0)) } ?? "" }),
      .init(
        "期限", "due", rank: 1, cell: { .init(Render.time($0.due, at), $0.overdue ? .bad : .plain) }),
      .init("内容", "what", rank: 1, least: 16, text: \.text),
      .init("首问", "taken by", rank: 2, least: 6, text: { $0.takenBy ?? "" }),
      .init("保密", "confidential", rank: 3, text: { $0.confidential ? Render.text("是", "yes") : "" }),
      .init("发现", "finding", rank: 3, isNumber: true, text: { $0.finding.map { "\($0)" } ?? "" }),
      .init("中心", "centre", rank: 4, least: 6, text: { Facts.short($0.centreName) }),
    ])
  }

  static func whole(_ row: CallerRow, on screen: Screen) -> [String] {
    let title = screen.text(
      "\(row.no) 号\(CallerTexts.grade(row.grade).zh)，\(CallerTexts.state(row.state).zh)",
      "\(row.no), \(CallerTexts.grade(row.grade).en), \(CallerTexts.state(row.state).en)")
    var facts: [(String, String)] = [
      (screen.text("内容", "what"), row.text),
      (screen.text("方式", "how"), screen.text(CallerTexts.means(row.means))),
      (screen.text("登记", "taken"), [screen.fullTime(row.takenAt), row.takenBy ?? ""].joined(separator: "  ")),
    ]
    func add(_ zh: String, _ en: String, _ value: String?) {
      if let value, !value.isEmpty { facts.append((screen.text(zh, en), value)) }
    }
    add("地点", "where", row.place)
    add("来话人", "caller", [row.name, row.phone].compactMap { $0 }.joined(separator: "  "))
    if row.confidential { add("保密", "confidential", screen.text("来话人要求保密", "the caller wishes it")) }
    add("发现", "finding", row.finding.map { "\($0)" })
    add("到场", "on the scene", said(row.scene, on: screen))
    add("意见", "opinion", said(row.opinion, on: screen))
    add("办结", "closed", said(row.closed, on: screen))
    for call in row.missedCalls { add("未接通", "not reached", said(call, on: screen)) }
    add("回访", "called back", said(row.calledBack, on: screen))
    let width = facts.map { TextWidth.of($0.0) }.max() ?? 0
    var lines = [screen.line(title)]
    lines += facts.flatMap { screen.wrapped(TextWidth.pad($0.0, to: width) + "  " + $0.1) }
    if let awaits = row.awaits, let due = row.due {
      let stage = screen.text(CallerTexts.stage(awaits))
      lines.append(
        screen.line(
          screen.text("下一步：\(stage)，\(screen.fullTime(due)) 前", "next: \(stage) by \(screen.fullTime(due))"),
          row.overdue ? .bad : .warning))
    }
    return lines
  }

  private static func said(_ step: CallerStep?, on screen: Screen) -> String? {
    step.map { [screen.fullTime($0.at), $0.by ?? "", $0.text].filter { !$0.isEmpty }.joined(separator: "  ") }
  }
}
