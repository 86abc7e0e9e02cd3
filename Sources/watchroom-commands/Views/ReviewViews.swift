import Wire

/// Words of the looks at how matters were dealt with.
enum ReviewTexts {
  static func level(_ level: String) -> Words { levels[level] ?? Words(level, level) }
  static func state(_ state: String) -> Words { states[state] ?? Words(state, state) }

  private static let levels: [String: Words] = [
    "head": Words("带班领导", "duty leader"), "department": Words("中心领导", "centre leader"),
    "leadership": Words("主管领导", "leader in charge"),
  ]
  private static let states: [String: Words] = [
    "judging": Words("评查中", "judging"), "following": Words("待整改", "to put right"), "done": Words("完成", "done"),
    "open": Words("待查", "owed"), "missed": Words("漏查", "missed"), "empty": Words("无可抽", "nothing"),
  ]
}

/// Looks at how matters were dealt with (S6, G13), as people read them.
enum ReviewViews {
  static func list(at: Timestamp?) -> TextTable<ReviewRow> {
    TextTable(columns: [
      .init("编号", "no", rank: 1, isNumber: true, text: { "\($0.no)" }),
      .init("层级", "level", rank: 1, text: { Render.words(ReviewTexts.level($0.level)) }),
      .init("状态", "state", rank: 1, cell: { .init(Render.words(ReviewTexts.state($0.state)), tone($0.state)) }),
      .init("开始", "begun", rank: 1, text: { Render.time($0.begunAt, at) }),
      .init("抽查", "drawn", rank: 1, isNumber: true, text: { "\($0.items.count)" }),
      .init("问题", "wanting", rank: 1, isNumber: true, text: { "\(wanting($0).count)" }),
      .init("整改", "put right", rank: 1, isNumber: true, text: { "\($0.items.count { $0.mended != nil })" }),
      .init("评查人", "by", rank: 2, least: 6, text: { $0.by ?? "" }),
      .init("中心", "centre", rank: 3, least: 6, text: { Facts.short($0.centreName) }),
    ])
  }

  static var owed: TextTable<ReviewOwedRow> {
    TextTable(columns: [
      .init("层级", "level", rank: 1, text: { Render.words(ReviewTexts.level($0.level)) }),
      .init("自", "from", rank: 1, text: \.from),
      .init("至", "through", rank: 1, text: \.through),
      .init("节前", "before", rank: 2, text: { $0.holiday ?? "" }),
      .init(
        "状态", "state", rank: 1, cell: { .init(Render.words(ReviewTexts.state($0.standing)), tone($0.standing)) }),
      .init("抽查", "review", rank: 1, isNumber: true, text: { $0.review.map { "\($0)" } ?? "" }),
      .init("中心", "centre", rank: 3, least: 6, text: { Facts.short($0.centreName) }),
    ])
  }

  static func whole(_ row: ReviewRow, on screen: Screen) -> [String] {
    let level = screen.text(ReviewTexts.level(row.level))
    let state = screen.text(ReviewTexts.state(row.state))
    var lines = [
      screen.line(screen.text("第 \(row.no) 次抽查（\(level)），\(state)", "review \(row.no) (\(level)), \(state)")),
      screen.line([screen.fullTime(row.begunAt), row.by ?? ""].joined(separator: "  ")),
    ]
    for item in row.items { lines += self.item(item, on: screen) }
    if let next = row.items.first(where: { $0.timely == nil }) {
      lines.append(
        screen.line(
          screen.text(
            "下一步：watchroom case show \(next.caseNo)，再 watchroom review judge \(row.no) \(next.caseNo)",
            "next: watchroom case show \(next.caseNo), then watchroom review judge \(row.no) \(next.caseNo)"), .warning)
      )
    }
    return lines
  }

  private static func item(_ item: ReviewItemRow, on screen: Screen) -> [String] {
    let what = screen.text(item.what)
    guard let timely = item.timely, let appropriate = item.appropriate, let effective = item.effective else {
      return screen.wrapped(screen.text("案件 \(item.caseNo) \(what)：未评", "case \(item.caseNo) \(what): not judged"))
    }
    let faults = [
      timely ? nil : screen.text("不及时", "not prompt"), appropriate ? nil : screen.text("不妥当", "not proper"),
      effective ? nil : screen.text("无效果", "without effect"),
    ].compactMap { $0 }
    let verdict =
      faults.isEmpty
      ? screen.text("及时、妥当、有效", "prompt, proper, effective") : faults.joined(separator: screen.text("、", ", "))
    var lines = screen.wrapped(
      screen.text("案件 \(item.caseNo) \(what)：\(verdict)", "case \(item.caseNo) \(what): \(verdict)")
        + (item.note.map { "  " + $0 } ?? ""))
    if let mended = item.mended {
      lines += screen.wrapped(
        screen.text("  已整改：\(mended)  \(item.mendedBy ?? "")", "  put right: \(mended)  \(item.mendedBy ?? "")"))
    } else if let due = item.mendDue {
      lines.append(
        screen.line(
          screen.text("  \(screen.fullTime(due)) 前整改", "  to be put right by \(screen.fullTime(due))"), .warning))
    }
    return lines
  }

  private static func wanting(_ row: ReviewRow) -> [ReviewItemRow] {
    row.items.filter { [$0.timely, $0.appropriate, $0.effective].contains(false) }
  }

  private static func tone(_ state: String) -> Tone {
    switch state {
    case "missed": .bad
    case "following", "open", "judging": .warning
    default: .plain
    }
  }
}
