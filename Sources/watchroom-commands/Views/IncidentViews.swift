import Units
import Wire

/// Incidents as people read them.
enum IncidentViews {
  static func list(at: Timestamp?) -> TextTable<IncidentRow> {
    TextTable(columns: [
      .init("编号", "no", rank: 1, isNumber: true, text: { "\($0.no)" }),
      .init(
        "事件", "what", rank: 1, least: 8,
        cell: { .init(Render.words($0.codeName), $0.severity == "emergency" ? .bad : .plain) }),
      .init("地点", "place", rank: 2, least: 8, text: \.place),
      .init("发生", "occurred", rank: 2, text: { Render.time($0.occurredAt, at) }),
      .init("下一步", "next", rank: 1, least: 16, wraps: true, text: { Render.words($0.next) }),
      .init("等级", "grade", rank: 3, least: 8, text: { $0.grade.map { Render.words($0) } ?? "" }),
      .init("中心", "centre", rank: 4, least: 6, text: { Facts.short($0.centreName) }),
      .init("文号", "number", rank: 5, text: { $0.number ?? "" }),
      .init("", "", rank: 3, text: { $0.drill ? Render.text("演练", "drill") : "" }),
    ])
  }

  static func detail(_ detail: IncidentDetail, on screen: Screen) -> [String] {
    var lines = head(detail, on: screen)
    lines += [""] + Facts.lines(detail.fields.map { (screen.text($0.label), $0.value) }, on: screen)
    lines += part("应急联络", "calls", detail.calls, calls(at: nil), screen)
    lines += part("上报审批", "approvals", detail.submissions, submissions(at: nil), screen)
    lines += part("签收", "receipts", detail.receipts, receipts(at: nil), screen)
    lines += part("指示", "instructions", detail.instructions, words(at: nil), screen)
    lines += part("求援", "help", detail.helps, words(at: nil), screen)
    lines += part("处置记录", "log", detail.log, log(at: nil), screen)
    let mails = detail.deliveries
    if !mails.isEmpty {
      lines.append("")
      lines.append(screen.line(screen.text("邮件 \(mails.count) 份", "\(mails.count) deliveries"), .faint))
    }
    return lines
  }

  /// After an act: what it is, what is owed next, and the calls that are open.
  static func after(_ detail: IncidentDetail, on screen: Screen) -> [String] {
    var lines = head(detail, on: screen)
    lines += part("应急联络", "calls", detail.calls.filter { $0.reachedAt == nil }, calls(at: nil), screen)
    lines += part(
      "上报审批", "approvals", detail.submissions.filter { $0.sentAt == nil && $0.state != "withdrawn" },
      submissions(at: nil), screen)
    return lines
  }

  private static func head(_ detail: IncidentDetail, on screen: Screen) -> [String] {
    let row = detail.summary
    let drill = row.drill ? "  " + screen.text("演练", "drill") : ""
    let grade = row.grade.map { "  " + screen.text($0) } ?? ""
    var lines = [
      screen.line(
        "\(row.no)  \(screen.text(row.codeName))  \(row.vesselName ?? "")  \(row.place)",
        row.severity == "emergency" ? .bad : .strong),
      screen.line("\(screen.text(Texts.caseState(row.state)))  \(row.number ?? "")\(drill)"),
    ]
    if !grade.isEmpty { lines += screen.wrapped(TextWidth.trimmed(grade)) }
    lines += detail.next.map { next in
      let text = screen.wrapped("→ " + screen.text(next)).joined(separator: "\n")
      return screen.paint(text, .warning)
    }
    return lines
  }

  private static func part<Row>(
    _ zh: String, _ en: String, _ rows: [Row], _ table: TextTable<Row>, _ screen: Screen
  ) -> [String] {
    guard !rows.isEmpty else { return [] }
    return ["", screen.line(screen.text(zh, en), .strong)] + table.lines(rows, on: screen)
  }

  private static func calls(at: Timestamp?) -> TextTable<PlanCallRow> {
    TextTable(columns: [
      .init("", "", rank: 1, cell: { .init($0.isNext ? "→" : $0.reachedAt != nil ? "✓" : "·", .warning) }),
      .init("单位", "party", rank: 1, least: 8, text: { Render.words($0.name) }),
      .init("代号", "id", rank: 1, text: \.party),
      .init("电话", "phone", rank: 2, text: { $0.phone ?? "" }),
      .init(
        "情况", "state", rank: 1,
        cell: { row in
          if let reached = row.reachedAt {
            return .init(Render.text("已联系 ", "reached ") + Render.time(reached, row.since), .good)
          }
          let tried = row.attempts == 0 ? "" : Render.text("，呼 \(row.attempts) 次", ", tried \(row.attempts)")
          return .init(Render.text("未联系 \(row.waited) 分", "open \(row.waited) min") + tried, .bad)
        }),
      .init("说明", "note", rank: 3, least: 8, text: { $0.note ?? "" }),
    ])
  }

  private static func submissions(at: Timestamp?) -> TextTable<SubmissionRow> {
    TextTable(columns: [
      .init("次", "no", rank: 1, isNumber: true, text: { "\($0.no)" }),
      .init("内容", "what", rank: 1, text: { Render.words(IncidentTexts.what($0.what)) }),
      .init(
        "状态", "state", rank: 1,
        cell: { .init(Render.words(IncidentTexts.state($0.state)), $0.state == "sent" ? .good : .warning) }),
      .init("应报", "to", rank: 1, least: 10, wraps: true, text: { $0.to.joined(separator: Render.text("、", ", ")) }),
      .init("依据", "clause", rank: 2, text: \.clause),
      .init("带班领导", "duty leader", rank: 3, text: { $0.dutyLeader ?? "" }),
      .init("中心领导", "centre leader", rank: 3, text: { $0.centreLeader ?? "" }),
      .init("退回意见", "sent back", rank: 2, least: 8, text: { $0.returned ?? "" }),
    ])
  }

  private static func receipts(at: Timestamp?) -> TextTable<IncidentReceiptRow> {
    TextTable(columns: [
      .init("中心", "centre", rank: 1, least: 8, text: { Facts.short($0.centreName) }),
      .init("来自", "from", rank: 2, least: 6, text: { Facts.short($0.fromName) }),
      .init("性质", "as", rank: 2, text: { Render.text($0.up ? "上报" : "交办", $0.up ? "report" : "to deal with") }),
      .init("收到", "at", rank: 1, text: { Render.time($0.at, at) }),
      .init(
        "签收", "confirmed", rank: 1,
        cell: { row in
          row.confirmedAt.map { .init(Render.time($0, row.at), .good) } ?? .init(Render.text("未签收", "not yet"), .bad)
        }),
      .init("签收人", "by", rank: 3, text: { $0.by ?? "" }),
    ])
  }

  private static func words(at: Timestamp?) -> TextTable<IncidentWordRow> {
    TextTable(columns: [
      .init("时间", "at", rank: 1, text: { Render.time($0.at, at) }),
      .init("中心", "centre", rank: 2, least: 6, text: { Facts.short($0.centreName) }),
      .init("人员", "by", rank: 2, text: \.by),
      .init("内容", "text", rank: 1, least: 16, wraps: true, text: \.text),
      .init("答复", "answered", rank: 2, text: { Render.time($0.answeredAt, at) }),
    ])
  }

  private static func log(at: Timestamp?) -> TextTable<IncidentLineRow> {
    TextTable(columns: [
      .init("发生", "happened", rank: 1, text: { Render.time($0.happenedAt, at) }),
      .init("记录", "recorded", rank: 3, text: { Render.time($0.recordedAt, $0.happenedAt) }),
      .init("类别", "kind", rank: 2, text: { Render.words(IncidentTexts.line($0.kind)) }),
      .init("人员", "by", rank: 2, least: 6, text: { $0.by ?? "" }),
      .init("内容", "text", rank: 1, least: 20, wraps: true, text: \.text),
    ])
  }
}
