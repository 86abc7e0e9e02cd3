import Wire

/// The history of cases, orders from above, drafts, what recurs, and triage as people read them.
enum CaseLifeViews {
  /// A case after a step: where it stands, who has it, what is next.
  static func after(_ row: CaseRow, on screen: Screen) -> [String] {
    let next = row.next.map { screen.text("  下一步：", "  next: ") + screen.text($0) } ?? ""
    let title = "\(row.no)  \(screen.text(row.codeName))  \(row.vesselName ?? row.pointName ?? "")"
    return [screen.line(title, .strong)]
      + screen.wrapped(screen.text(Texts.caseState(row.state)) + "  " + who(row, on: screen) + next)
  }

  /// `首问 周舟，经办 何平，移交待接 某某`
  static func who(_ row: CaseRow, on screen: Screen) -> String {
    let parts = [
      row.owner.map { screen.text("首问 ", "first contact ") + $0 },
      row.handler.map { screen.text("经办 ", "handled by ") + $0 },
      row.handedTo.map { screen.text("移交待接 ", "handed to, not accepted: ") + $0 },
    ]
    return parts.compactMap { $0 }.joined(separator: screen.text("，", ", "))
  }

  /// The history: a step a line, its words below.
  static func steps(_ steps: [CaseStepRow]?, on screen: Screen) -> [String] {
    guard let steps, !steps.isEmpty else { return [] }
    var lines = ["", screen.line(screen.text("办理过程", "history"), .strong)]
    for step in steps {
      let by = step.by ?? screen.text("系统", "the system")
      lines += screen.wrapped("\(screen.fullTime(step.at))  \(screen.text(step.what))  \(by)", indent: 2)
      if let words = step.words { lines += screen.wrapped(words, indent: 4) }
    }
    return lines
  }

  static func supervisions(_ orders: [SupervisionRow]?, on screen: Screen) -> [String] {
    (orders ?? []).flatMap { order -> [String] in
      let state =
        order.overdue
        ? screen.text("逾期", "overdue") : order.open ? screen.text("待办结", "open") : screen.text("已办结", "answered")
      var lines = [
        "",
        screen.line(
          screen.text("督办", "order") + "  \(screen.text(CaseLifeTexts.level(order.level)))  "
            + screen.text("时限 ", "by ") + "\(screen.fullTime(order.deadline))  \(state)",
          order.overdue ? .bad : .strong),
      ]
      lines += screen.wrapped("\(Facts.short(order.centreName)) \(order.by)：\(order.words)", indent: 2)
      for result in order.results {
        lines += screen.wrapped(
          "\(screen.fullTime(result.at))  \(screen.text(CaseLifeTexts.outcome(result.outcome)))  \(result.by)：\(result.words)",
          indent: 2)
      }
      return lines
    }
  }

  /// S1, where something is filed or shown.
  static func recurring(_ rows: [RecurrenceRow]?, on screen: Screen) -> [String] {
    (rows ?? []).flatMap { row in
      screen.wrapped(
        screen.text(
          "多发：\(row.subjectName) \(row.days) 日内第 \(row.times) 次 \(screen.text(row.codeName))（案件 \(list(row.cases))）",
          "recurring: \(row.subjectName), \(screen.text(row.codeName)), \(row.times) times in \(row.days) days (cases \(list(row.cases)))"
        )
      ).map { screen.paint($0, .warning) }
    }
  }

  private static func list(_ cases: [Int64]) -> String {
    cases.suffix(8).map { "\($0)" }.joined(separator: " ")
  }

  static var recurrences: TextTable<RecurrenceRow> {
    TextTable(columns: [
      .init("对象", "object", rank: 1, least: 12, text: \.subjectName),
      .init("事由", "what", rank: 1, least: 12, text: { Render.words($0.codeName) }),
      .init("次数", "times", rank: 1, isNumber: true, text: { "\($0.times)" }),
      .init("期限", "days", rank: 3, isNumber: true, text: { "\($0.days)" }),
      .init("最近", "last", rank: 2, text: { Render.time($0.last, nil) }),
      .init("案件", "cases", rank: 2, least: 8, text: { list($0.cases) }),
    ])
  }

  static func drafts(at: Timestamp?) -> TextTable<NoticeDraftRow> {
    TextTable(columns: [
      .init("编号", "no", rank: 1, isNumber: true, text: { "\($0.no)" }),
      .init("状态", "state", rank: 1, text: { Render.words(CaseLifeTexts.draft($0.state)) }),
      .init("文书", "form", rank: 2, text: { Render.words(CaseLifeTexts.form($0.form)) }),
      .init("事由", "what", rank: 1, least: 10, text: { $0.codeName.map { Render.words($0) } ?? "" }),
      .init("案件", "case", rank: 2, isNumber: true, text: { $0.caseNo.map { "\($0)" } ?? "" }),
      .init("发现", "finding", rank: 2, isNumber: true, text: { $0.finding.map { "\($0)" } ?? "" }),
      .init("拟稿", "drafted", rank: 3, text: { Render.time($0.draftedAt, at) }),
      .init("拟稿人", "by", rank: 3, text: { $0.draftedBy ?? Render.text("系统", "the system") }),
      .init("中心", "centre", rank: 4, least: 6, text: { Facts.short($0.centreName) }),
    ])
  }

  static var triage: TextTable<TriageRow> {
    TextTable(columns: [
      .init("中心", "centre", rank: 2, least: 6, text: { Facts.short($0.centreName) }),
      .init("当班", "watch", rank: 1, text: { "\(Render.time($0.starts, $0.starts))-\(Render.time($0.ends, $0.ends))" }),
      .init(
        "值班人员", "watchkeepers", rank: 3, least: 6, text: { $0.watchkeepers.joined(separator: Render.text("、", ", ")) }),
      .init("发现", "found", rank: 1, isNumber: true, text: { "\($0.cameToHand)" }),
      .init("已定", "decided", rank: 1, isNumber: true, text: { "\($0.decided)" }),
      .init("件均", "mean", rank: 1, isNumber: true, text: { $0.meanSeconds.map { span($0) } ?? "" }),
      .init("超时", "over", rank: 1, isNumber: true, cell: { .init("\($0.backlog)", $0.backlog > 0 ? .bad : .plain) }),
      .init(
        "迟到", "late", rank: 2,
        text: { row in row.late.map { "\($0.person) \(span($0.seconds))" }.joined(separator: " ") }
      ),
      .init("早退", "left", rank: 2, text: { $0.leftSeconds.map { span($0) } ?? "" }),
    ])
  }

  /// `4:05`, `1:02:09`
  static func span(_ seconds: Int) -> String {
    let (h, m, s) = (seconds / 3600, seconds / 60 % 60, seconds % 60)
    let two = { (n: Int) in n < 10 ? "0\(n)" : "\(n)" }
    return h > 0 ? "\(h):\(two(m)):\(two(s))" : "\(m):\(two(s))"
  }

  /// The status screen's line of open matters, and of triage.
  static func status(_ counts: MatterCounts, on screen: Screen) -> [String] {
    var parts = [screen.text("未结 \(counts.open)", "open \(counts.open)")]
    if counts.untouched > 0 {
      parts.append(screen.paint(screen.text("未处理 \(counts.untouched)", "untouched \(counts.untouched)"), .warning))
    }
    if counts.drafts > 0 {
      parts.append(screen.paint(screen.text("待签发 \(counts.drafts)", "to sign \(counts.drafts)"), .warning))
    }
    if counts.supervised > 0 {
      let late = counts.supervisedOverdue
      let overdue = late > 0 ? screen.text("（逾期 \(late)）", " (\(late) overdue)") : ""
      parts.append(
        screen.paint(
          screen.text("督办 \(counts.supervised)", "supervised \(counts.supervised)") + overdue,
          late > 0 ? .bad : .warning))
    }
    var triage = [screen.text("待处置 \(counts.undecided)", "undecided \(counts.undecided)")]
    if counts.backlog > 0 {
      triage.append(screen.paint(screen.text("超时 \(counts.backlog)", "over time \(counts.backlog)"), .bad))
    }
    if let mean = counts.meanSeconds {
      let text = screen.text("本月件均 \(span(mean))", "mean this month \(span(mean))")
      triage.append(mean > counts.meanLimit ? screen.paint(text, .warning) : text)
    }
    return [parts.joined(separator: "  ") + "  " + triage.joined(separator: "  ")]
  }
}
