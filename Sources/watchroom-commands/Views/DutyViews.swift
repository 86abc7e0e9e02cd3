import Units
import Wire

/// Duties and rounds as people read them.
enum DutyViews {
  /// What is owed first: late, then open by when it falls due, then what lies ahead, then what is over.
  static func inOrder(_ rows: [DutyRow]) -> [DutyRow] {
    rows.sorted { (rank($0.state), $0.due, $0.centre, $0.no) < (rank($1.state), $1.due, $1.centre, $1.no) }
  }

  private static func rank(_ state: String) -> Int {
    ["late", "open", "ahead", "missed", "done-late", "done", "withdrawn", "over"].firstIndex(of: state) ?? 9
  }

  static func table(at: Timestamp?) -> TextTable<DutyRow> {
    TextTable(columns: [
      .init("编号", "no", rank: 1, isNumber: true, text: { "\($0.no)" }),
      .init(
        "状态", "state", rank: 1,
        cell: { .init(Texts.dutyState($0.state).text(Render.language), Tones.dutyState($0.state)) }),
      .init("截止", "due", rank: 1, text: { Render.time($0.due, at) }),
      .init("事项", "what", rank: 1, least: 20, text: { title($0) }),
      .init("中心", "centre", rank: 2, least: 6, text: { Facts.short($0.centreName) }),
      .init("进度", "done", rank: 1, text: { $0.targets == 0 ? "" : "\($0.done)/\($0.targets)" }),
      .init("办理", "through", rank: 2, text: { ($0.work ?? "").split(separator: "/").joined(separator: " ") }),
      .init("条款", "clause", rank: 3, text: \.clause),
      .init("开始", "opens", rank: 4, text: { Render.time($0.opens, at) }),
      .init("完成", "done at", rank: 5, text: { Render.time($0.doneAt, at) }),
    ])
  }

  static func title(_ row: DutyRow) -> String {
    let kind = Texts.dutyKind(row.kind).text(Render.language)
    guard ["city-round", "county-round"].contains(row.kind) else { return kind }
    return Render.language == .zh ? "\(kind) 第\(row.ordinal)次" : "\(kind) no. \(row.ordinal)"
  }

  /// `待办 3  逾期 1  未到时 12  已完成 30`
  static func counts(_ rows: [DutyRow], on screen: Screen) -> String {
    let order = ["late", "open", "missed", "ahead", "done", "done-late", "withdrawn", "over"]
    let parts = order.compactMap { state -> String? in
      let count = rows.count { $0.state == state }
      guard count > 0 || ["late", "open"].contains(state) else { return nil }
      let text = "\(screen.text(Texts.dutyState(state))) \(count)"
      return screen.paint(text, count > 0 && ["late", "missed"].contains(state) ? .bad : .plain)
    }
    return parts.joined(separator: "  ")
  }

  static func detail(_ detail: DutyDetail, on screen: Screen) -> [String] {
    var lines = heading(detail.summary, on: screen)
    if let quota = detail.quota {
      let urgent = quota.urgent.map(String.init) ?? "—"
      lines += screen.wrapped(
        screen.text(
          "抽查数量（R1）：对象 \(quota.objects)，每日下限 \(quota.floor)，本月尚欠 \(quota.owed) 次，可用 \(quota.daysLeft) 天，须即日查的 \(urgent) → 今日 \(quota.quota)",
          "quota (R1): \(quota.objects) objects, floor \(quota.floor), owed this month \(quota.owed), days left \(quota.daysLeft), urgent \(urgent) → today \(quota.quota)"
        ))
    }
    if let period = detail.period {
      lines.append(
        screen.line("\(screen.text("统计时段", "covers"))  \(screen.time(period.from)) — \(screen.time(period.to))"))
    }
    if !detail.to.isEmpty {
      lines += screen.wrapped("\(screen.text("报送", "to"))  \(detail.to.joined(separator: screen.text("、", ", ")))")
    }
    if let report = detail.report {
      lines.append(screen.line("\(screen.text("报告", "report"))  \(report)"))
    }
    if let added = detail.added {
      lines += screen.wrapped("\(screen.text("增加", "added"))  \(screen.time(added.at)) \(added.by) \(added.reason)")
    }
    if let withdrawn = detail.withdrawn {
      lines += screen.wrapped(
        "\(screen.text("撤销", "withdrawn"))  \(screen.time(withdrawn.at)) \(withdrawn.by) \(withdrawn.reason)")
    }
    if let organisation = detail.organisationVersion, let regulation = detail.regulationVersion {
      lines.append(
        screen.line("\(screen.text("依据版本", "versions"))  \(organisation) / \(regulation)", .faint))
    }
    lines += through(detail.summary, on: screen)
    return detail.targets.isEmpty ? lines : lines + [""] + targets(detail.targets, at: detail.summary.due, on: screen)
  }

  /// `画面无效 2`: looked is not seen (G15).
  static func camerasDown(_ count: Int, on screen: Screen) -> [String] {
    count > 0 ? [screen.paint("\(screen.text("画面无效", "camera down")) \(count)", .bad)] : []
  }

  static func heading(_ row: DutyRow, on screen: Screen) -> [String] {
    let state = screen.paint(screen.text(Texts.dutyState(row.state)), Tones.dutyState(row.state))
    let down = camerasDown(row.cameraDown, on: screen).map { "  " + $0 }.joined()
    var lines = [
      screen.line("\(row.no)  \(title(row))  \(row.centreName)", .strong),
      "\(state)  \(screen.text("已查", "done")) \(row.done)/\(row.targets)\(down)  \(screen.text("条款", "clause")) \(row.clause)",
      screen.line(
        "\(row.day.iso)  \(screen.time(row.opens, on: row.due)) — \(screen.time(row.due, on: row.due))"
          + (row.missedAfter.map {
            screen.text("  \(screen.time($0, on: row.due)) 起算漏查", "  missed from \(screen.time($0, on: row.due))")
          } ?? "")),
    ]
    if let done = row.doneAt { lines.append(screen.line("\(screen.text("完成于", "done at")) \(screen.fullTime(done))")) }
    lines.append(screen.line(row.id, .faint))
    return lines
  }

  /// `办理：watchroom broadcast show 1`: where what is owed gets done.
  static func through(_ row: DutyRow, on screen: Screen) -> [String] {
    let parts = (row.work ?? "").split(separator: "/")
    guard parts.count == 2, ["open", "late", "ahead"].contains(row.state) else { return [] }
    let verb = parts[0] == "report" ? "preview" : "show"
    return [screen.line(screen.text("办理：", "do it: ") + "watchroom \(parts[0]) \(verb) \(parts[1])", .strong)]
  }

  static func targets(_ rows: [TargetRow], at: Timestamp, on screen: Screen) -> [String] {
    let numbered = rows.enumerated().map { (index: $0.offset + 1, row: $0.element) }
    let table = TextTable<(index: Int, row: TargetRow)>(columns: [
      .init("序", "#", rank: 1, isNumber: true, text: { "\($0.index)" }),
      .init("对象", "target", rank: 1, least: 10, text: { ($0.row.keyTask == nil ? "" : "★ ") + $0.row.name }),
      .init(
        "情况", "state", rank: 1,
        cell: { target in
          if target.row.cameraDownAt != nil { return .init(Render.text("画面无效", "camera down"), .bad) }
          guard target.row.doneAt != nil else { return .init(Render.text("未查", "open"), .strong) }
          return target.row.late
            ? .init(Render.text("逾期已查", "late"), .warning) : .init(Render.text("已查", "done"), .good)
        }),
      .init("时间", "at", rank: 2, text: { Render.time($0.row.doneAt ?? $0.row.cameraDownAt, at) }),
      .init("人员", "by", rank: 2, least: 6, text: { $0.row.doneBy ?? "" }),
      .init("代号", "key", rank: 3, least: 8, text: \.row.key),
    ])
    return table.lines(numbered, on: screen)
  }

  static func round(_ detail: RoundDetail, on screen: Screen) -> [String] {
    var lines = heading(detail.summary, on: screen) + [""]
    lines +=
      detail.targets.isEmpty && detail.summary.targets > 0
      ? screen.wrapped(
        screen.text(
          "抽查对象只向 \(Facts.short(detail.summary.centreName)) 显示 (R2)",
          "the draw is shown to \(Facts.short(detail.summary.centreName)) only (R2)"))
      : targets(detail.targets, at: detail.summary.due, on: screen) + SheetViews.stars(detail.targets, on: screen)
    if ["open", "late"].contains(detail.summary.state), !detail.targets.isEmpty {
      let no = detail.summary.no
      lines +=
        [""]
        + screen.wrapped(
          screen.text(
            "登记：watchroom round check \(no) --all，有问题的先单独登记：round check \(no) 序号 --code V01 --action 已劝导",
            "record: watchroom round check \(no) --all; what was found first: round check \(no) # --code V01 --action …"
          )
        ).map { screen.paint($0, .faint) }
    }
    guard !detail.checks.isEmpty else { return lines }
    lines += ["", screen.line(screen.text("监控情况记录表（附件四）", "form 4"), .strong)]
    return lines + checks(at: detail.summary.due).lines(detail.checks, on: screen)
  }

  private static func checks(at: Timestamp) -> TextTable<CheckRow> {
    TextTable(columns: [
      .init("时间", "at", rank: 1, text: { Render.time($0.checkedAt, at) }),
      .init("对象", "target", rank: 1, least: 10, text: \.targetName),
      .init("方式", "means", rank: 4, text: { Texts.means($0.means).text(Render.language) }),
      .init(
        "画面", "picture", rank: 2,
        cell: { $0.pictureUsable ? .init(Render.text("有效", "good")) : .init(Render.text("无效", "unusable"), .bad) }),
      .init("问题", "findings", rank: 1, cell: { .init($0.findings.joined(separator: " "), .warning) }),
      .init("人员", "by", rank: 3, least: 6, text: \.watchkeeper),
      .init("处理", "action", rank: 3, least: 8, text: { $0.action ?? "" }),
      .init("船管员", "manager", rank: 5, text: { present($0.managerPresent) }),
      .init("签单员", "clerk", rank: 5, text: { present($0.clerkPresent) }),
      .init("救生衣", "life-jackets", rank: 6, least: 6, text: { $0.lifeJackets ?? "" }),
      .init("载客", "load", rank: 7, least: 6, text: { $0.load ?? "" }),
      .init("秩序", "order", rank: 7, least: 6, text: { $0.order ?? "" }),
      .init("天气", "weather", rank: 7, least: 6, text: { $0.weather ?? "" }),
      .init(
        "备注", "note", rank: 6, least: 6,
        text: { marks($0) + ($0.note ?? "") }),
    ])
  }

  /// 补查, 加查, and 补录 with when it was written down.
  private static func marks(_ row: CheckRow) -> String {
    var marks = ""
    if row.placement == "makeup" { marks += Render.text("补查 ", "made up ") }
    if row.placement == "extra" { marks += Render.text("加查 ", "extra ") }
    if row.enteredLate != nil {
      marks += Render.text("补录于 ", "entered ") + Render.time(row.recordedAt, row.checkedAt) + " "
    }
    return marks
  }

  private static func present(_ present: Bool?) -> String {
    switch present {
    case nil: ""
    case true?: Render.text("在岗", "present")
    case false?: Render.text("不在岗", "absent")
    }
  }
}
