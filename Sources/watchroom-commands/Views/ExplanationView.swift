import Wire

/// `duty explain` as people read it: the clause, the arithmetic as it would be done on paper, then object by object.
struct ExplanationView {
  let screen: Screen

  func lines(_ explanation: DutyExplanation) -> [String] {
    let detail = explanation.detail
    var lines = DutyViews.heading(detail.summary, on: screen)
    if let clause = Texts.clause(detail.summary.clause) {
      lines += [""] + screen.wrapped("\(detail.summary.clause)  \(screen.text(clause))")
    }
    lines += versions(explanation)
    if let quota = detail.quota, let inputs = explanation.inputs {
      lines += ["", screen.line(screen.text("今日数量（R1）", "today's number (R1)"), .strong)]
      lines += arithmetic(quota, inputs).flatMap { screen.wrapped($0, indent: 2) }
    }
    if explanation.inputs != nil { lines += [""] + draw(explanation) }
    return lines
  }

  private func versions(_ explanation: DutyExplanation) -> [String] {
    let opened = screen.time(explanation.openedAt)
    let detail = explanation.detail
    let versions = [detail.organisationVersion, detail.regulationVersion].compactMap { $0 }.joined(separator: " / ")
    return screen.wrapped(
      screen.text(
        "\(opened) 开日时确定（R22），依据版本 \(versions)；只计此前已登记的检查",
        "fixed when the day was opened at \(opened) (R22), versions \(versions); checks recorded by then count")
    ).map { screen.paint($0, .faint) }
  }

  /// `每日下限 max(⌈60 × 10%⌉, 80) = 80`
  private func arithmetic(_ quota: QuotaShape, _ inputs: QuotaInputs) -> [String] {
    var lines = [
      screen.text("在用对象 N = \(quota.objects)", "objects in service N = \(quota.objects)"),
      screen.text("每日下限 = \(floor(quota, inputs))", "daily floor = \(floor(quota, inputs))"),
    ]
    if inputs.checksPerMonth > 0 {
      let left =
        "max(1, \(inputs.daysInMonth) − \(inputs.reserveDays) − \(inputs.dayOfMonth) + 1) = \(quota.daysLeft)"
      lines += [
        screen.text(
          "本月尚欠 = Σ max(0, \(inputs.checksPerMonth) − 已查) = \(quota.owed)",
          "owed this month = Σ max(0, \(inputs.checksPerMonth) − made) = \(quota.owed)"),
        screen.text("可用天数 = \(left)", "days left = \(left)"),
        screen.text(
          "按月须查 = ⌈\(quota.owed) / \(quota.daysLeft)⌉ = \(ceiling(quota.owed, quota.daysLeft))；欠数不少于可用天数的对象 \(quota.urgent ?? 0) 个",
          "for the month = ⌈\(quota.owed) / \(quota.daysLeft)⌉ = \(ceiling(quota.owed, quota.daysLeft)); objects without a day to spare: \(quota.urgent ?? 0)"
        ),
      ]
    }
    let parts =
      inputs.checksPerMonth > 0
      ? "max(\(quota.floor), \(ceiling(quota.owed, quota.daysLeft)), \(quota.urgent ?? 0))" : "\(quota.floor)"
    lines.append(
      screen.text(
        "今日应查 = min(\(quota.objects), \(parts)) = \(quota.quota)",
        "owed today = min(\(quota.objects), \(parts)) = \(quota.quota)"))
    return lines
  }

  private func floor(_ quota: QuotaShape, _ inputs: QuotaInputs) -> String {
    if inputs.sharePercent == 0 { return "\(inputs.atLeast)" }
    let share = "⌈\(quota.objects) × \(inputs.sharePercent)%⌉"
    return inputs.atLeast > 0 ? "max(\(share), \(inputs.atLeast)) = \(quota.floor)" : "\(share) = \(quota.floor)"
  }

  private func ceiling(_ owed: Int, _ days: Int) -> Int { (owed + days - 1) / max(1, days) }

  private func draw(_ explanation: DutyExplanation) -> [String] {
    let summary = explanation.detail.summary
    guard !explanation.drawn.isEmpty else {
      return screen.wrapped(
        screen.text(
          "抽查对象只向 \(Facts.short(summary.centreName)) 显示 (R2)",
          "the draw is shown to \(Facts.short(summary.centreName)) only (R2)"))
    }
    var lines = [screen.line(screen.text("抽查对象（R2）", "the draw (R2)"), .strong)]
    if explanation.drawn.contains(where: { $0.why != nil }) {
      lines += screen.wrapped(
        screen.text(
          "依次：重点任务 \(explanation.inputs?.keyTasks ?? 0) 个；无余量的；其余的十分之一在尚欠对象中抽签；再取本月查得最少的，相同者按密钥排序。",
          "in this order: \(explanation.inputs?.keyTasks ?? 0) key tasks; those without a day to spare; a tenth of the rest by lot among all still owed; then the fewest checks this month, ties by the keyed draw."
        ))
      lines.append(verdict(explanation.reproduced))
    } else {
      lines.append(screen.line(screen.text("全部对象都应查，无须抽取", "everything is owed: nothing to draw"), .faint))
    }
    return lines + table.lines(Array(explanation.drawn.enumerated().map { ($0.offset + 1, $0.element) }), on: screen)
  }

  private func verdict(_ reproduced: Bool?) -> String {
    reproduced == true
      ? screen.line(screen.text("已按当时记录和密钥重抽，结果一致", "drawn again from that record and key: the same"), .good)
      : screen.line(
        screen.text(
          "按现密钥重抽，结果不同：密钥或记录已变", "drawn again with today's key it differs: the key or the record has changed"), .bad)
  }

  private var table: TextTable<(Int, DrawnRow)> {
    TextTable(columns: [
      .init("序", "#", rank: 1, isNumber: true, text: { "\($0.0)" }),
      .init("对象", "object", rank: 1, least: 10, text: \.1.name),
      .init("为何", "why", rank: 1, text: { $0.1.why.map { Texts.why($0).text(Render.language) } ?? "" }),
      .init("本月已查", "made", rank: 1, isNumber: true, text: { "\($0.1.checks)" }),
      .init("尚欠", "owed", rank: 1, isNumber: true, text: { "\($0.1.debt)" }),
      .init("代号", "key", rank: 3, least: 8, text: \.1.key),
    ])
  }
}
