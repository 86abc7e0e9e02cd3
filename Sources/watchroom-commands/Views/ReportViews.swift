import Units
import Wire

/// What became of reports, frozen months and monthly summaries, as people read them.
enum ReportViews {
  static var books: TextTable<BookRow> {
    TextTable(columns: [
      .init("月份", "month", rank: 1, text: \.month),
      .init("中心", "centre", rank: 1, least: 6, text: { Facts.short($0.centreName) }),
      .init("台账", "ledger", rank: 1, isNumber: true, text: { "\($0.ledger)" }),
      .init("名称", "title", rank: 3, least: 10, text: { Render.words($0.title) }),
      .init("行数", "rows", rank: 1, isNumber: true, text: { "\($0.rows)" }),
      .init(
        "版本", "version", rank: 1,
        text: { $0.version == 0 ? Render.text("冻结", "frozen") : Render.text("更正 ", "amendment ") + "\($0.version)" }),
      .init("时间", "taken", rank: 2, text: { Render.time($0.takenAt, nil) }),
      .init("摘要", "digest", rank: 5, text: { String($0.digest.prefix(12)) }),
    ])
  }

  static var summaries: TextTable<SummaryRow> {
    TextTable(columns: [
      .init("编号", "no", rank: 1, isNumber: true, text: { "\($0.no)" }),
      .init("状态", "state", rank: 1, text: { Render.words(state($0.state)) }),
      .init("月份", "month", rank: 1, text: \.month),
      .init("中心", "centre", rank: 1, least: 6, text: { Facts.short($0.centreName) }),
      .init(
        "截止", "due", rank: 1, cell: { .init(Render.time($0.due, nil), $0.late ? .bad : .plain) }),
      .init("条款", "clauses", rank: 3, text: { $0.clauses.joined(separator: " ") }),
      .init("带班领导", "duty leader", rank: 2, least: 6, text: { $0.dutyLeader ?? "" }),
      .init("中心领导", "centre leader", rank: 2, least: 6, text: { $0.centreLeader ?? "" }),
      .init("修改", "edited by", rank: 4, least: 6, text: { $0.editedBy ?? "" }),
      .init("版本", "revision", rank: 5, isNumber: true, text: { "\($0.revision)" }),
    ])
  }

  private static func state(_ state: String) -> Words {
    switch state {
    case "draft": Words("待带班领导审核", "waits for the duty leader")
    case "forwarded": Words("待中心领导批准", "waits for the centre leader")
    case "approved": Words("已批准", "approved")
    case "sent": Words("已报出", "sent")
    default: Words(state, state)
    }
  }

  static func resent(_ answer: ResendAnswer, on screen: Screen) -> [String] {
    let same = answer.same.map {
      screen.line(screen.text("原件再投递：", "the same message again to ") + $0)
    }
    let anew = answer.anew.map {
      screen.line(screen.text("另发一封，注明重发：", "a new message, marked as sent again, to ") + $0)
    }
    return PaperViews.reports(at: nil).lines([answer.report], on: screen) + same + anew
  }

  /// The steps, then each message with its deliveries and how each attempt ended.
  static func history(_ history: ReportHistory, on screen: Screen) -> [String] {
    var lines = PaperViews.reports(at: nil).lines([history.report], on: screen)
    if !history.steps.isEmpty {
      lines += ["", screen.line(screen.text("经过", "what was done"), .strong)]
      lines += history.steps.map { "  " + JournalViews.line($0, on: screen) }
    }
    for message in history.messages {
      lines += ["", screen.line(message.subject, .strong), screen.line("<\(message.messageID)>", .faint)]
      for item in message.deliveries {
        let row = item.delivery
        let tries = row.attempts > 1 ? screen.text("，投递 \(row.attempts) 次", ", \(row.attempts) attempts") : ""
        lines.append(
          screen.line(
            "  \(row.recipient)  \(screen.text(Texts.deliveryState(row.state)))\(tries)", Tones.delivery(row.state)))
        lines += attempts(item.life, of: row, on: screen)
      }
    }
    return lines
  }

  /// A line an attempt: when, how it ended, reply code and stage; the server's words below it.
  private static func attempts(_ life: [DeliveryStep], of row: DeliveryRow, on screen: Screen) -> [String] {
    var lines: [String] = []
    for (index, step) in life.enumerated() {
      let took = step.took.map { screen.text("用时 ", "took ") + seconds($0) }
      let ended = [step.code.flatMap { $0 == 0 ? nil : "\($0)" }, step.stage.flatMap { $0.isEmpty ? nil : $0 }, took]
      lines.append(
        screen.line(
          "    \(screen.fullTime(step.at))  \(screen.text(self.life(step.state)))  "
            + ended.compactMap { $0 }.joined(separator: " ")))
      // What an older daemon kept: the last attempt's words alone.
      let words = step.words ?? (index == life.count - 1 ? row.reply : nil)
      if let words, !words.isEmpty {
        lines += screen.wrapped(words, indent: 6).map { screen.line($0, .faint) }
      }
    }
    return lines
  }

  private static func seconds(_ took: Double) -> String {
    let tenths = Int((min(took, 1_000_000) * 10).rounded())
    return "\(tenths / 10).\(tenths % 10) s"
  }

  private static func life(_ state: String) -> Words {
    state == "again" ? Words("重新投递", "again") : Texts.deliveryState(state)
  }
}
