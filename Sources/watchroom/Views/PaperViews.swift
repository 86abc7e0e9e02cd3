import Units
import Wire

/// Mail, reports and ledgers as people read them.
enum PaperViews {
  static func outbox(at: Timestamp?) -> TextTable<DeliveryRow> {
    TextTable(columns: [
      .init("编号", "no", rank: 1, isNumber: true, text: { "\($0.no)" }),
      .init(
        "状态", "state", rank: 1, cell: { .init(Render.words(Texts.deliveryState($0.state)), Tones.delivery($0.state)) }),
      .init("收件人", "recipient", rank: 1, least: 12, text: \.recipient),
      .init("主题", "subject", rank: 1, least: 12, text: \.subject),
      .init("入列", "queued", rank: 3, text: { Render.time($0.queuedAt, at) }),
      .init("送达", "sent", rank: 2, text: { Render.time($0.sentAt, at) }),
      .init("次数", "tries", rank: 4, isNumber: true, text: { "\($0.attempts)" }),
      .init("下次", "next try", rank: 3, text: { Render.time($0.nextAttempt, at) }),
      .init(
        "应答", "reply", rank: 4, least: 10,
        text: { row in
          [row.code.flatMap { $0 == 0 ? nil : "\($0)" }, row.reply].compactMap { $0 }.joined(separator: " ")
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
    let redirected = mail.redirectedTo.map { [screen.paint("→ \($0)", .warning)] } ?? []
    return ([armed] + redirected + parts).joined(separator: "  ")
  }

  static func reports(at: Timestamp?) -> TextTable<ReportRow> {
    TextTable(columns: [
      .init("编号", "no", rank: 1, isNumber: true, text: { "\($0.no)" }),
      .init("状态", "state", rank: 1, text: { Render.words(Texts.reportState($0.state)) }),
      .init("截止", "due", rank: 1, cell: { .init(Render.time($0.due, at), $0.late ? .bad : .plain) }),
      .init("中心", "centre", rank: 1, least: 8, text: \.centreName),
      .init("条款", "clause", rank: 2, text: \.clause),
      .init(
        "送达", "sent", rank: 1,
        cell: { row in
          guard let sent = row.sentAt else { return .init(row.late ? Render.text("逾期", "late") : "", .bad) }
          return .init(
            Render.time(sent, at) + (row.late ? Render.text("(逾期)", " (late)") : ""), row.late ? .warning : .good)
        }),
      .init("审核", "approved by", rank: 3, least: 6, text: { $0.approvedBy ?? "" }),
      .init("报送", "to", rank: 4, least: 10, text: { $0.to.joined(separator: Render.text("、", ", ")) }),
      .init("日期", "day", rank: 5, text: { $0.day.iso }),
    ])
  }

  static func ledger(_ page: LedgerPage, on screen: Screen) -> [String] {
    let columns = page.columns.indices.map { index in
      TextTable<[String]>.Column(
        page.columns[index].zh, page.columns[index].en, rank: index < 3 ? 1 : index,
        least: 8, text: { $0.indices.contains(index) ? $0[index] : "" })
    }
    return [screen.line("\(screen.text(page.title))(\(page.ledger))", .strong)]
      + TextTable<[String]>(columns: columns).lines(page.rows, on: screen)
  }
}

/// The journal and live events as people read them.
enum JournalViews {
  static var table: TextTable<JournalRow> {
    TextTable(columns: [
      .init("序号", "seq", rank: 1, isNumber: true, text: { "\($0.seq)" }),
      .init("时间", "at", rank: 1, text: { Render.screen.fullTime($0.occurredAt) }),
      .init("事项", "kind", rank: 2, text: \.kind),
      .init("人员", "who", rank: 2, least: 6, text: { $0.personName ?? $0.account ?? "" }),
      .init("内容", "what", rank: 1, least: 12, text: { $0.text.map(Render.words) ?? "" }),
      .init("关于", "about", rank: 3, text: about),
      .init("中心", "centre", rank: 4, text: { $0.centre ?? "" }),
      .init("帐号", "account", rank: 5, text: { $0.account ?? "" }),
    ])
  }

  private static func about(_ row: JournalRow) -> String {
    guard let subject = row.subject else { return "" }
    return row.no.map { "\(subject) \($0)" } ?? subject
  }

  /// One line, for events as they come.
  static func line(_ row: JournalRow, on screen: Screen) -> String {
    let who = row.personName ?? row.account
    let parts = [
      screen.fullTime(row.occurredAt), row.kind, about(row), who ?? "", row.text.map(screen.text) ?? "",
    ]
    return screen.line(parts.filter { !$0.isEmpty }.joined(separator: "  "))
  }
}
