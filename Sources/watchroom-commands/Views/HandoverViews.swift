import Wire

/// 交接班 as people read it (G6, S2).
enum HandoverViews {
  static func list(at: Timestamp?) -> TextTable<HandoverRow> {
    TextTable(columns: [
      .init("编号", "no", rank: 1, isNumber: true, text: { $0.no.map { "\($0)" } ?? "" }),
      .init("交接时间", "changes", rank: 1, text: { Render.time($0.onStarts, at) }),
      .init("状态", "state", rank: 1, cell: { .init(state($0.state), tone($0)) }),
      .init("逾期", "late", rank: 1, text: { $0.lateMinutes.map { Render.text("\($0) 分钟", "\($0) min") } ?? "" }),
      .init("交班", "off", rank: 2, least: 8, text: { names($0.offGoing) }),
      .init("接班", "on", rank: 2, least: 8, text: { names($0.onComing) }),
      .init("未结", "open", rank: 3, isNumber: true, text: { "\($0.matters.count)" }),
      .init("中心", "centre", rank: 4, least: 6, text: { Facts.short($0.centreName) }),
    ])
  }

  static func detail(_ row: HandoverRow, at: Timestamp?, on screen: Screen) -> [String] {
    let no = row.no.map { "  \($0)" } ?? ""
    var lines = [
      screen.line(
        "\(Facts.short(row.centreName))  \(screen.time(row.onStarts, on: at)) \(screen.text("交接班", "handover"))\(no)",
        .strong),
      screen.paint(state(row.state), tone(row)),
    ]
    if let late = row.lateMinutes {
      lines.append(screen.paint(screen.text("逾期 \(late) 分钟（G6）", "\(late) minutes late (G6)"), .bad))
    }
    func people(_ label: String, _ people: [HandoverPerson]) {
      let said = people.map { person in
        person.name + " "
          + (person.signedAt.map { screen.text("已签 ", "signed ") + screen.time($0, on: at) }
            ?? screen.text("未签", "not signed"))
      }
      lines += screen.wrapped("\(label)  " + said.joined(separator: screen.text("，", ", ")))
    }
    people(screen.text("交班", "off-going"), row.offGoing)
    people(screen.text("接班", "on-coming"), row.onComing)
    people(
      screen.text("带班领导", "duty leaders"),
      row.leaderOff == row.leaderOn ? [row.leaderOff] : [row.leaderOff, row.leaderOn])
    for swap in row.swaps {
      let approved =
        swap.approvedBy.map { screen.text("\($0)批准", "approved by \($0)") }
        ?? screen.text("待主管领导批准", "waits for the leader in charge")
      lines += screen.wrapped(
        "\(screen.text("替班", "substitute"))  \(swap.insteadName) \(screen.text("替", "for")) \(swap.outName)：\(swap.reason)（\(approved)）"
      )
    }
    lines.append("")
    lines.append(screen.line(screen.text("设备状态", "equipment"), .strong))
    lines +=
      row.equipment.isEmpty
      ? [screen.text("  未填", "  not said")] : row.equipment.flatMap { screen.wrapped("  \($0.equipment)  \($0.state)") }
    lines.append(screen.line(screen.text("未结事项", "open matters"), .strong))
    lines +=
      row.matters.isEmpty
      ? [screen.text("  无", "  none")] : row.matters.flatMap { screen.wrapped("  \($0.what)  \($0.state)  \($0.next)") }
    if !row.instructions.isEmpty {
      lines.append(screen.line(screen.text("交办事项", "instructions"), .strong))
      lines += screen.wrapped("  " + row.instructions)
    }
    return lines + next(row, on: screen)
  }

  private static func next(_ row: HandoverRow, on screen: Screen) -> [String] {
    switch row.state {
    case "due": ["", "watchroom handover prepare --equipment \(screen.text("大屏幕:正常", "screens:good"))"]
    case "prepared", "taken-over": ["", "watchroom handover sign"]
    default: []
    }
  }

  private static func names(_ people: [HandoverPerson]) -> String { people.map(\.name).joined(separator: " ") }

  static func state(_ state: String) -> String {
    switch state {
    case "due": Render.text("未写", "not written")
    case "prepared": Render.text("待接班签名", "waits for the on-coming")
    case "taken-over": Render.text("待交班签名", "waits for the off-going")
    case "complete": Render.text("已交接", "handed over")
    default: state
    }
  }

  private static func tone(_ row: HandoverRow) -> Tone {
    row.state == "complete" ? (row.lateMinutes == nil ? .good : .warning) : row.lateMinutes == nil ? .plain : .bad
  }

  /// `大屏幕:正常`
  static func item(_ typed: String) throws -> HandoverItem {
    let parts = typed.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == ":" || $0 == "：" }.map(String.init)
    guard parts.count == 2, parts.allSatisfy({ !$0.allSatisfy(\.isWhitespace) }) else {
      throw ClientFailure.usage(Words("--equipment 写作“设备:状态”", "--equipment is written NAME:STATE"))
    }
    return HandoverItem(equipment: parts[0], state: parts[1])
  }
}
