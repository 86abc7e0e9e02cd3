import Wire

/// Faults and outages as people read them.
enum FaultViews {
  static func list(at: Timestamp?) -> TextTable<FaultRow> {
    TextTable(columns: [
      .init("编号", "no", rank: 1, isNumber: true, text: { "\($0.no)" }),
      .init("设备", "equipment", rank: 1, least: 10, text: \.itemName),
      .init("状态", "state", rank: 1, cell: { .init(Render.words(FaultTexts.state($0.state)), tone($0)) }),
      .init("待办", "awaits", rank: 1, cell: { .init(awaits($0, at), $0.overdue ? .bad : .plain) }),
      .init("故障现象", "symptom", rank: 1, least: 10, wraps: true, text: \.symptom),
      .init("中心", "centre", rank: 2, least: 6, text: { Facts.short($0.centreName) }),
      .init("发现", "found", rank: 3, text: { Render.time($0.foundAt, at) }),
      .init("报修单位", "reported to", rank: 4, least: 8, text: { $0.reportedTo ?? "" }),
      .init("故障单", "form 3", rank: 5, text: { $0.number }),
      .init("", "", rank: 4, text: { $0.drill ? Render.text("演练", "drill") : "" }),
    ])
  }

  private static func awaits(_ row: FaultRow, _ at: Timestamp?) -> String {
    guard let stage = row.awaits, let due = row.due else { return "" }
    let late = row.overdue ? Render.text(" 逾期", " overdue") : ""
    return "\(Render.words(FaultTexts.stage(stage))) \(Render.time(due, at))\(late)"
  }

  private static func tone(_ row: FaultRow) -> Tone {
    switch row.state {
    case "found": .bad
    case "repaired": .warning
    case "accepted": .good
    case "cancelled": .faint
    default: .strong
    }
  }

  static func detail(_ detail: FaultDetail, on screen: Screen) -> [String] {
    let row = detail.summary
    var lines = [
      screen.line("\(row.no)  \(row.itemName)  \(row.number)", .strong),
      screen.paint(screen.text(FaultTexts.state(row.state)), tone(row))
        + (row.drill ? "  " + screen.text("演练", "drill") : ""), "",
    ]
    var facts = [
      (screen.text("中心", "centre"), Facts.short(row.centreName)),
      (screen.text("种类", "kind"), "\(row.code) \(screen.text(row.codeName))"),
      (screen.text("故障现象", "symptom"), row.symptom),
    ]
    if let stage = row.awaits, let due = row.due {
      facts.append(
        (
          screen.text("待办", "awaits"),
          "\(screen.text(FaultTexts.stage(stage)))，\(screen.fullTime(due))"
            + (row.overdue ? screen.text("（逾期）", " (overdue)") : "")
        ))
    }
    if detail.excusesDraws {
      facts.append(
        (
          screen.text("抽查", "draws"),
          screen.text(
            "画面故障期间上级不抽此点；本中心照常以电话、甚高频或到现场巡查", "superiors do not draw it meanwhile; its own rounds go on by other means"
          )
        ))
    }
    lines += Facts.lines(facts, on: screen) + [""] + steps.lines(detail.steps, on: screen)
    if let next = next(row, on: screen) { lines += ["", screen.line(next, .warning)] }
    return lines
  }

  private static var steps: TextTable<FaultStepRow> {
    TextTable(columns: [
      .init("时间", "time", rank: 1, text: { Render.time($0.at, nil) }),
      .init("步骤", "step", rank: 1, text: { Render.words(FaultTexts.step($0.step)) }),
      .init("人员", "by", rank: 1, least: 6, text: { $0.by ?? "" }),
      .init("内容", "what", rank: 1, least: 16, wraps: true, text: \.text),
    ])
  }

  private static func next(_ row: FaultRow, on screen: Screen) -> String? {
    let act =
      switch row.awaits {
      case "report": "report \(row.no) --to \(screen.text("单位或人员", "WHOM"))"
      case "diagnose": "diagnose \(row.no) \(screen.text("诊断结果", "WHAT"))"
      case "send": "repair \(row.no) \(screen.text("送修情况", "WHAT"))"
      case "repair": "done \(row.no) \(screen.text("修复情况", "WHAT"))"
      case "accept": "accept \(row.no)"
      default: ""
      }
    return act.isEmpty ? nil : screen.text("下一步：", "next: ") + "watchroom fault " + act
  }

  static func outages(at: Timestamp?) -> TextTable<OutageRow> {
    TextTable(columns: [
      .init("编号", "no", rank: 1, isNumber: true, text: { "\($0.no)" }),
      .init("状态", "state", rank: 1, text: { Render.words(FaultTexts.outage($0.state)) }),
      .init("自", "from", rank: 1, text: { Render.time($0.from, at) }),
      .init("至", "until", rank: 1, text: { Render.time($0.until, at) }),
      .init("影响", "what", rank: 1, least: 12, wraps: true, text: \.what),
      .init(
        "公告", "announced", rank: 1,
        cell: { row in
          row.late
            ? .init(Render.text("迟报", "late"), .bad)
            : .init(row.emergency ? Render.text("紧急", "emergency") : Render.text("按期", "in time"))
        }),
      .init("中心", "centre", rank: 3, least: 6, text: { Facts.short($0.centreName) }),
      .init("监控点", "points", rank: 4, least: 8, text: { $0.points.joined(separator: " ") }),
    ])
  }

  /// The status screen's line; nil where nothing waits.
  static func status(_ counts: FaultCounts, on screen: Screen) -> String? {
    var parts: [String] = []
    func add(_ count: Int, _ zh: String, _ en: String, _ tone: Tone) {
      if count > 0 { parts.append(screen.paint(screen.text("\(zh) \(count)", "\(en) \(count)"), tone)) }
    }
    add(counts.open, "未修复", "open", .plain)
    add(counts.toReport, "待报修", "to report", .bad)
    add(counts.toAccept, "待验收", "to accept", .warning)
    add(counts.overdue, "逾期", "overdue", .bad)
    add(counts.outages, "停用公告", "outages", .plain)
    add(counts.lateOutages, "本月迟报", "announced late", .warning)
    return parts.isEmpty ? nil : parts.joined(separator: "  ")
  }
}

/// Presence checks as people read them.
enum PresenceViews {
  static func list(at: Timestamp?) -> TextTable<PresenceRow> {
    TextTable(columns: [
      .init("编号", "no", rank: 1, isNumber: true, text: { "\($0.no)" }),
      .init("被查中心", "asked", rank: 1, least: 6, text: { Facts.short($0.askedName) }),
      .init("结果", "outcome", rank: 1, cell: { .init(Render.words(FaultTexts.outcome($0.outcome)), tone($0.outcome)) }),
      .init("查岗时间", "asked at", rank: 1, text: { Render.time($0.askedAt, at) }),
      .init("应答", "answered", rank: 1, text: { Render.time($0.answeredAt, at) }),
      .init("应答人", "by", rank: 2, least: 6, text: { $0.answeredBy ?? "" }),
      .init("方式", "how", rank: 2, text: { Render.words(FaultTexts.mode($0.mode)) }),
      .init("查岗单位", "asked by", rank: 3, least: 6, text: { Facts.short($0.centreName) }),
      .init("发现", "finding", rank: 4, isNumber: true, text: { $0.finding.map { "\($0)" } ?? "" }),
    ])
  }

  private static func tone(_ outcome: String) -> Tone {
    switch outcome {
    case "open": .strong
    case "absent": .bad
    case "answered-late": .warning
    case "answered": .good
    default: .faint
    }
  }

  static func row(_ row: PresenceRow, at: Timestamp?, on screen: Screen) -> [String] {
    var lines = list(at: at).lines([row], on: screen)
    guard row.outcome == "open" else { return lines }
    if row.mode == "telephone" {
      let phone = row.phone.map { " \($0)" } ?? ""
      lines += screen.wrapped(
        screen.text(
          "电话值守，请拨打\(phone)；接听：watchroom watch answer \(row.no) --who 姓名；无人接听：watchroom watch missed \(row.no)",
          "telephone standby: please call\(phone); taken: watchroom watch answer \(row.no) --who NAME; not taken: watchroom watch missed \(row.no)"
        )
      ).map { screen.paint($0, .warning) }
    } else {
      lines.append(
        screen.line(
          screen.text(
            "待其应答，至 \(screen.time(row.answerBy, on: at))", "to be answered by \(screen.time(row.answerBy, on: at))"),
          .faint))
    }
    return lines
  }

  /// The status screen's lines: what the room is asked.
  static func status(_ counts: PresenceCounts, on screen: Screen) -> [String] {
    var lines = counts.toAnswer.map { no in
      screen.line(screen.text("上级查岗，请应答：", "a superior asks: ") + "watchroom watch answer \(no)", .bad)
    }
    if !counts.prompts.isEmpty {
      lines.append(screen.line(screen.text("请确认在岗：", "confirm that you are there: ") + "watchroom watch here", .bad))
    }
    return lines
  }
}
