import Units
import Wire

/// Mail, reports and ledgers as people read them.
enum PaperViews {
  static func outbox(at: Timestamp?) -> TextTable<DeliveryRow> {
    TextTable(columns: [
      .init("编号", "no", rank: 1, isNumber: true, text: { "\($0.no)" }),
      .init(
        "状态", "state", rank: 1, cell: { .init(Render.words(Texts.deliveryState($0.state)), Tones.delivery($0.state)) }),
      .init("送达", "sent", rank: 2, text: { Render.time($0.sentAt, at) }),
      .init("渠道", "channel", rank: 2, text: { Render.words(Texts.channel($0.channel)) }),
      .init("收件人", "recipient", rank: 1, least: 14, text: \.recipient),
      .init("主题", "subject", rank: 1, least: 36, text: \.subject),
      .init("入列", "queued", rank: 5, text: { Render.time($0.queuedAt, at) }),
      .init("次数", "tries", rank: 4, isNumber: true, text: { $0.attempts > 1 ? "\($0.attempts)" : "" }),
      .init("下次", "next try", rank: 3, text: { Render.time($0.nextAttempt, at) }),
      .init(
        "应答", "reply", rank: 6, least: 16,
        text: { row in
          row.state == "sent"
            ? "" : [row.code.flatMap { $0 == 0 ? nil : "\($0)" }, row.reply].compactMap { $0 }.joined(separator: " ")
        }),
      .init("类别", "kind", rank: 5, text: { Render.words(Texts.deliveryKind($0.kind)) }),
      .init("", "", rank: 4, text: { $0.drill ? Render.text("演练", "drill") : "" }),
    ])
  }

  static func mail(_ mail: MailStatus, on screen: Screen) -> String {
    let counts: [(String, Int, Tone)] = [
      ("held", mail.held, .warning), ("pending", mail.pending, .plain), ("retry", mail.retry, .warning),
      ("unclear", mail.unclear, .warning), ("parked", mail.parked, .bad), ("stale", mail.stale, .faint),
    ]
    let armed =
      mail.armed
      ? screen.text("外发已启用", "armed")
      : screen.paint(screen.text("外发未启用(watchroom mail arm)", "not armed (watchroom mail arm)"), .warning)
    let parts = counts.filter { $0.1 > 0 }.map {
      screen.paint("\(screen.text(Texts.deliveryState($0.0))) \($0.1)", $0.2)
    }
    let channels = (mail.channels ?? []).filter { $0.channel != "mail" && $0.owed > 0 }.map { count in
      let held = count.held > 0 ? screen.text("（暂缓 \(count.held)）", " (\(count.held) held)") : ""
      return screen.paint("\(count.channel) \(count.owed)\(held)", count.held > 0 ? .warning : .plain)
    }
    let redirected = mail.redirectedTo.map { [screen.paint("→ \($0)", .warning)] } ?? []
    return ([armed] + redirected + parts + channels).joined(separator: "  ")
  }

  static func reports(at: Timestamp?) -> TextTable<ReportRow> {
    TextTable(columns: [
      .init("编号", "no", rank: 1, isNumber: true, text: { "\($0.no)" }),
      .init("状态", "state", rank: 1, text: { Render.words(Texts.reportState($0.state)) }),
      .init("截止", "due", rank: 1, cell: { .init(Render.time($0.due, at), $0.late ? .bad : .plain) }),
      .init("中心", "centre", rank: 1, least: 6, text: { Facts.short($0.centreName) }),
      .init("条款", "clause", rank: 2, text: \.clause),
      .init("报告", "report", rank: 2, least: 8, text: { $0.kind.map { Render.words(Texts.dutyKind($0)) } ?? "" }),
      .init(
        "送达", "sent", rank: 1,
        cell: { row in
          guard let sent = row.sentAt else { return .init(row.late ? Render.text("逾期", "late") : "", .bad) }
          return .init(
            Render.time(sent, at) + (row.late ? Render.text("（逾期）", " (late)") : ""), row.late ? .warning : .good)
        }),
      .init("审核", "approved by", rank: 3, least: 6, text: { $0.approvedBy ?? "" }),
      .init(
        "报送", "to", rank: 4, least: 16, text: { $0.to.map(Facts.short).joined(separator: Render.text("、", ", ")) }),
      .init("日期", "day", rank: 5, text: { $0.day.iso }),
    ])
  }

  /// As a table where it fits the screen; else each line of the book one under the other, what it says of itself only.
  static func ledger(_ page: LedgerPage, on screen: Screen) -> [String] {
    let title = [screen.line("\(screen.text(page.title)) (\(page.ledger))", .strong)]
    let columns = page.columns.indices.map { index in
      TextTable<[String]>.Column(
        page.columns[index].zh, page.columns[index].en, rank: index < 3 ? 1 : index,
        text: { $0.indices.contains(index) ? $0[index] : "" })
    }
    let table = TextTable<[String]>(columns: columns).lines(page.rows, on: Screen(language: screen.language))
    let isWide = screen.width.map { width in table.contains { TextWidth.of($0) > width } } ?? false
    guard isWide else { return title + TextTable<[String]>(columns: columns).lines(page.rows, on: screen) }
    return title
      + page.rows.flatMap { row -> [String] in
        let facts = zip(page.columns, row).map { (screen.text($0), $1) }.filter { !$0.1.isEmpty }
        return [""] + Facts.lines(facts, on: screen)
      }
  }
}
