import Units
import Wire

/// How the watch is kept (G3, G4) as people read it.
enum WatchViews {
  static func table(at: Timestamp?) -> TextTable<WatchRow> {
    TextTable(columns: [
      .init("中心", "centre", rank: 1, least: 6, text: { Facts.short($0.centreName) }),
      .init("值守", "watch", rank: 1, cell: { .init(mode($0.mode), $0.mode == "staffed" ? .strong : .plain) }),
      .init("自", "since", rank: 3, text: { Render.time($0.since, at) }),
      .init("至", "until", rank: 1, text: { Render.time($0.changes, at) }),
      .init("等候末班船", "awaits", rank: 2, least: 8, text: { awaited($0).map(\.name).joined(separator: " ") }),
      .init("条款", "clause", rank: 4, text: \.clause),
    ])
  }

  static func detail(_ row: WatchRow, at: Timestamp?, on screen: Screen) -> [String] {
    var lines = [screen.line("\(Facts.short(row.centreName))  \(sentence(row, at: at, on: screen))", .strong)]
    for point in awaited(row) {
      let what =
        point.state == "late"
        ? screen.text("\(point.name)末班船晚点", "the last vessel of \(point.name) runs late")
        : screen.text("\(point.name)末班船未登记靠泊", "the last vessel of \(point.name) is not recorded berthed")
      let seen =
        point.underWay.isEmpty
        ? "" : screen.text("；AIS 显示仍在航行：", "; under way by AIS: ") + point.underWay.joined(separator: " ")
      lines += screen.wrapped(
        "! " + what + seen
          + screen.text("  watchroom watch berthed \(point.point)", "  watchroom watch berthed \(point.point)")
      )
      .map { screen.paint($0, .warning) }
    }
    let shown = row.points.filter { $0.state != "none" || $0.absence != nil }
    if !shown.isEmpty { lines += points(at: at).lines(shown, on: screen, indent: 2) }
    return lines
  }

  /// `在岗值守 自 06:15 至 21:00（G3）`
  static func sentence(_ row: WatchRow, at: Timestamp?, on screen: Screen) -> String {
    let since = row.since.map { screen.text(" 自 ", " since ") + screen.time($0, on: at) } ?? ""
    let until = row.changes.map { screen.text(" 至 ", " until ") + screen.time($0, on: at) } ?? ""
    let longest = row.isExtended ? screen.text("（末班船靠泊即止）", " (or when the last has berthed)") : ""
    return screen.text(Texts.watchMode(row.mode)) + since + until + longest
      + screen.text("（\(row.clause)）", " (\(row.clause))")
  }

  private static func points(at: Timestamp?) -> TextTable<WatchPointRow> {
    TextTable(columns: [
      .init("监控点", "point", rank: 1, text: \.point),
      .init("名称", "name", rank: 2, least: 8, text: \.name),
      .init("首班", "first", rank: 1, text: { Render.time($0.first, at) }),
      .init("末班", "last", rank: 1, text: { Render.time($0.last, at) }),
      .init("状态", "state", rank: 1, cell: { .init(state($0), tone($0)) }),
    ])
  }

  private static func awaited(_ row: WatchRow) -> [WatchPointRow] {
    row.points.filter { $0.state == "unrecorded" || $0.state == "late" }
  }

  private static func mode(_ mode: String) -> String { Texts.watchMode(mode).text(Render.language) }

  private static func state(_ row: WatchPointRow) -> String {
    if let absence = row.absence { return Texts.absence(absence).text(Render.language) }
    return Texts.lastVessel(row.state).text(Render.language)
  }

  private static func tone(_ row: WatchPointRow) -> Tone {
    ["unrecorded", "late"].contains(row.state) ? .warning : row.state == "sailing" ? .good : .plain
  }
}
