import Regulation
import Units
import Wire

/// A day of the agenda as people read it: one table a day, in order of time.
struct AgendaView {
  /// Drawn objects are named below their row, where they are told.
  var showsDraws: Bool
  /// Stretches of time (watches, staffed hours) have rows of their own; else they are only counted.
  var showsWatches: Bool

  func lines(_ day: CivilDate, _ duties: [AgendaRow], on screen: Screen) -> [String] {
    let all = duties.sorted { ($0.due.instant, $0.centre, $0.id) < ($1.due.instant, $1.centre, $1.id) }
    let sorted = showsWatches ? all : all.filter { !Self.isWindow($0) }
    let rows = table(day).lines(sorted, on: screen)
    var lines = [screen.line("\(day.iso) \(weekday(day, screen))", .strong)]
    // The heading, then a row a duty.
    for (index, row) in rows.enumerated() {
      lines.append(row)
      guard showsDraws, index > 0, index <= sorted.count, Self.isDrawn(sorted[index - 1]) else { continue }
      let names = sorted[index - 1].targetNames.joined(separator: "、")
      if !names.isEmpty { lines += screen.wrapped(names, indent: 8) }
    }
    let hidden = all.count - sorted.count
    if hidden > 0 {
      lines.append(
        screen.line(
          screen.text("另有值班时段 \(hidden) 个（--watches 列出）", "and \(hidden) watches (--watches lists them)"), .faint))
    }
    return lines + [""]
  }

  private func table(_ day: CivilDate) -> TextTable<AgendaRow> {
    TextTable(columns: [
      .init("截止", "due", rank: 1, text: { time($0.due, on: day) }),
      .init("开始", "opens", rank: 3, text: { time($0.opens, on: day) }),
      .init("条款", "clause", rank: 4, text: \.clause),
      .init("事项", "what", rank: 1, least: 12, text: { Self.title($0, Render.language) }),
      .init("中心", "centre", rank: 1, least: 6, text: { Facts.short($0.centreName) }),
      .init("对象", "objects", rank: 1, isNumber: true, text: { $0.count == 0 ? "" : "\($0.count)" }),
      .init(
        "状态", "state", rank: 2,
        text: { $0.state.map { Texts.dutyState($0).text(Render.language) } ?? "" }),
      .init("报送", "to", rank: 2, least: 8, text: { $0.toNames.joined(separator: "、") }),
    ])
  }

  /// `巡查县(区)中心 第3次`
  static func title(_ duty: AgendaRow, _ language: Language) -> String {
    let kind = Texts.dutyKind(duty.kind).text(language)
    switch DutyKind(rawValue: duty.kind) {
    case .cityRound, .countyRound, .broadcast, .watch:
      return kind + Words(" 第\(duty.ordinal)次", " no. \(duty.ordinal)").text(language)
    default: return kind
    }
  }

  static func isWindow(_ duty: AgendaRow) -> Bool { DutyKind(rawValue: duty.kind)?.isWindow ?? false }
  static func isDrawn(_ duty: AgendaRow) -> Bool { DutyKind(rawValue: duty.kind)?.isDrawn ?? false }

  private func weekday(_ day: CivilDate, _ screen: Screen) -> String {
    let names = [
      ("一", "Mon"), ("二", "Tue"), ("三", "Wed"), ("四", "Thu"), ("五", "Fri"), ("六", "Sat"), ("日", "Sun"),
    ]
    let (zh, en) = names[(day.weekday - 1) % names.count]
    return screen.text("星期" + zh, en)
  }

  private func time(_ time: Timestamp, on day: CivilDate) -> String {
    let (date, clock) = time.civil
    let short = CivilTime(seconds: clock.seconds / 60 * 60).text
    let parts = date.components
    return date == day ? short : "\(padded(parts.month, 2))-\(padded(parts.day, 2)) \(short)"
  }
}
