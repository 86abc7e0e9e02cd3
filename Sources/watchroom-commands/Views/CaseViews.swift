import Wire

/// Cases and notices as people read them.
enum CaseViews {
  static func cases(at: Timestamp?) -> TextTable<CaseRow> {
    TextTable(columns: [
      .init("编号", "no", rank: 1, isNumber: true, text: { "\($0.no)" }),
      .init("状态", "state", rank: 1, text: { Render.words(Texts.caseState($0.state)) }),
      .init(
        "级别", "severity", rank: 3,
        cell: { .init(Render.words(Texts.severity($0.severity)), Tones.severity($0.severity)) }),
      .init("事由", "what", rank: 1, least: 10, text: { Render.words($0.codeName) }),
      .init("文号", "number", rank: 2, text: { $0.number ?? "" }),
      .init("船舶/监控点", "vessel/point", rank: 1, least: 10, text: { $0.vesselName ?? $0.pointName ?? "" }),
      .init("立案", "filed", rank: 4, text: { Render.time($0.filedAt, at) }),
      .init("时限", "due", rank: 1, text: { Render.time($0.dueAt, at) }),
      .init("下一步", "next", rank: 2, text: { $0.next.map { Render.words($0) } ?? "" }),
      .init("经办", "handler", rank: 3, text: { $0.handler ?? $0.owner ?? "" }),
      .init("中心", "centre", rank: 4, least: 6, text: { Facts.short($0.centreName) }),
      .init("类别", "kind", rank: 5, text: { Render.words(Texts.caseKind($0.kind)) }),
      .init("", "", rank: 3, text: { $0.drill ? Render.text("演练", "drill") : "" }),
    ])
  }

  static func notices(at: Timestamp?) -> TextTable<NoticeRow> {
    TextTable(columns: [
      .init("编号", "no", rank: 1, isNumber: true, text: { "\($0.no)" }),
      .init("文号", "number", rank: 1, least: 29, text: \.number),
      .init(
        "状态", "state", rank: 1,
        cell: { row in
          let state = Render.words(Texts.noticeState(row.state))
          return row.overdue ? .init(state + Render.text("（逾期）", " (overdue)"), .bad) : .init(state)
        }),
      .init("时限", "due", rank: 1, text: { Render.time($0.dueAt, at) }),
      .init("事由", "what", rank: 2, least: 10, text: { Render.words($0.codeName) }),
      .init("责任单位", "unit", rank: 2, least: 8, text: \.unitName),
      .init("船舶/监控点", "vessel/point", rank: 3, least: 8, text: { $0.vesselName ?? $0.pointName ?? "" }),
      .init("发出", "issued", rank: 3, text: { Render.time($0.issuedAt, at) }),
      .init("签发", "centre", rank: 4, least: 6, text: { Facts.short($0.centreName) }),
      .init("", "", rank: 4, text: { $0.drill ? Render.text("演练", "drill") : "" }),
    ])
  }

  static func detail(_ detail: CaseDetail, on screen: Screen) -> [String] {
    let row = detail.summary
    var lines = [
      screen.line("\(row.no)  \(screen.text(row.codeName))  \(row.vesselName ?? row.pointName ?? "")", .strong),
      screen.line(
        "\(screen.text(Texts.caseKind(row.kind)))  \(screen.text(Texts.caseState(row.state)))  \(row.number ?? "")"
          + (row.drill ? "  " + screen.text("演练", "drill") : "")),
    ]
    if let next = row.next { lines += screen.wrapped(screen.text("下一步：", "next: ") + screen.text(next)) }
    lines += CaseLifeViews.recurring(detail.recurring, on: screen)
    lines += Facts.lines(detail.fields.map { (screen.text($0.label), $0.value) }, on: screen)
    if row.kind == "incident" {
      let text = screen.text("报告单、下一步：", "form 5, and what is owed next: ") + "watchroom incident show \(row.no)"
      lines.append(screen.line(text, .warning))
    }
    if let finding = detail.finding {
      lines += screen.wrapped("\(screen.text("发现", "finding")) \(finding.no)  \(screen.text(finding.reason))")
    }
    if !detail.notices.isEmpty {
      lines += [""] + notices(at: nil).lines(detail.notices, on: screen)
    }
    lines += CaseLifeViews.supervisions(detail.supervisions, on: screen)
    lines += CaseLifeViews.steps(detail.steps, on: screen)
    lines += deliveries(detail.deliveries, on: screen)
    // The journal is for those who look into it: `--output json`, `watchroom journal`; cases of older daemons show it here.
    guard detail.steps == nil, !detail.history.isEmpty else { return lines }
    return lines + [""] + JournalViews.table.lines(detail.history, on: screen)
  }

  static func detail(_ detail: NoticeDetail, on screen: Screen) -> [String] {
    let row = detail.summary
    let title =
      row.form == 7
      ? screen.text("监控中心违规通知书", "centre breach notice") : screen.text("监控点违章通知书", "point violation notice")
    let state = screen.text(Texts.noticeState(row.state)) + (row.overdue ? screen.text("（逾期）", " (overdue)") : "")
    var lines = [
      screen.line("\(row.no)  \(title)  \(row.number)", .strong),
      screen.paint(state, row.overdue ? .bad : .plain) + "  → \(row.unitName)"
        + (row.dueAt.map { "  \(screen.text("时限", "due")) \(screen.fullTime($0))" } ?? "")
        + (row.drill ? "  " + screen.text("演练", "drill") : ""),
    ]
    if let why = row.cancelledReason {
      lines += screen.wrapped(screen.text("作废原因：", "cancelled because: ") + why).map { screen.paint($0, .warning) }
    }
    lines += Facts.lines(detail.fields.map { (screen.text($0.label), $0.value) }, on: screen)
    var count = 0
    for reply in detail.replies {
      lines += [
        "",
        screen.line(
          "\(screen.text("整改回复", "reply"))  \(screen.fullTime(reply.repliedAt))  \(reply.recordedBy)", .strong),
      ]
      if let from = reply.mailedBy {
        let at = reply.mailedAt.map { screen.fullTime($0) } ?? ""
        lines += screen.wrapped(screen.text("\(from) 来函，\(at) 收到", "by mail from \(from), received \(at)"), indent: 2)
      }
      lines += screen.wrapped(reply.measures, indent: 2)
      for file in reply.files ?? [] {
        count += 1
        lines += screen.wrapped(
          screen.text("附件 \(count)：", "file \(count): ") + "\(file.name)  \(file.bytes)  \(file.digest.prefix(16))…",
          indent: 2)
      }
    }
    for check in detail.verifications {
      let people = [check.by, check.second].compactMap { $0 }.joined(separator: screen.text("、", ", "))
      lines += [
        "",
        screen.line(
          "\(screen.text("核查", "verified"))  \(screen.text(Texts.outcome(check.outcome)))  \(screen.fullTime(check.at))  \(people)",
          .strong),
      ]
      if let note = check.note { lines += screen.wrapped(note, indent: 2) }
      if let due = check.due {
        lines += screen.wrapped(screen.text("再次回复期限 ", "to be answered by ") + screen.fullTime(due), indent: 2)
      }
    }
    return lines + deliveries(detail.deliveries, on: screen)
  }

  private static func deliveries(_ rows: [DeliveryRow], on screen: Screen) -> [String] {
    rows.isEmpty ? [] : [""] + PaperViews.outbox(at: nil).lines(rows, on: screen)
  }
}
