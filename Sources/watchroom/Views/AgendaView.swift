import Organisation
import Regulation
import Units
import Wire

/// A day of the agenda as people read it: one table a day, in order of time.
struct AgendaView {
  var directory: Directory
  /// Drawn objects are named below their row.
  var showsDraws: Bool

  func lines(_ day: CivilDate, _ duties: [Duty], on screen: Screen) -> [String] {
    let sorted = duties.sorted { ($0.due, $0.centre, $0.id) < ($1.due, $1.centre, $1.id) }
    let rows = table(day).lines(sorted, on: screen)
    var lines = [screen.line("\(day.iso) \(weekday(day, screen))", .strong)]
    // The heading, then a row a duty.
    for (index, row) in rows.enumerated() {
      lines.append(row)
      guard showsDraws, index > 0, index <= sorted.count, sorted[index - 1].kind.isDrawn else { continue }
      let names = sorted[index - 1].targets.map(name).joined(separator: "、")
      lines += screen.wrapped(names, indent: 8)
    }
    return lines + [""]
  }

  private func table(_ day: CivilDate) -> TextTable<Duty> {
    TextTable(columns: [
      .init("截止", "due", rank: 1, text: { time($0.due, on: day) }),
      .init("开始", "opens", rank: 3, text: { time($0.opens, on: day) }),
      .init("条款", "clause", rank: 4, text: \.clause),
      .init("事项", "what", rank: 1, least: 12, text: { title($0) }),
      .init(
        "中心", "centre", rank: 1, least: 6,
        text: { Facts.short(directory.centre($0.centre)?.name ?? $0.centre.rawValue) }),
      .init(
        "对象", "objects", rank: 1, isNumber: true,
        text: { duty in
          duty.kind.isRound ? "\(AgendaEntry(duty, zone: directory.zone).count)" : ""
        }),
      .init(
        "报送", "to", rank: 2, least: 8,
        text: { duty in
          duty.to.map { name($0) }.joined(separator: "、")
        }),
    ])
  }

  private func title(_ duty: Duty) -> String {
    let kind = Texts.dutyKind(duty.kind.rawValue).text(Render.language)
    switch duty.kind {
    case .cityRound, .countyRound: return kind + Render.text(" 第\(duty.ordinal)次", " no. \(duty.ordinal)")
    default: return kind
    }
  }

  private func weekday(_ day: CivilDate, _ screen: Screen) -> String {
    let names = [
      ("一", "Mon"), ("二", "Tue"), ("三", "Wed"), ("四", "Thu"), ("五", "Fri"), ("六", "Sat"), ("日", "Sun"),
    ]
    let (zh, en) = names[(day.weekday - 1) % names.count]
    return screen.text("星期" + zh, en)
  }

  private func time(_ instant: Instant, on day: CivilDate) -> String {
    let (date, time) = directory.zone.civil(instant)
    return date == day ? time.text : directory.zone.short(instant)
  }

  private func name(_ recipient: Recipient) -> String {
    switch recipient {
    case .centre(let id): directory.centre(id)?.name ?? id.rawValue
    case .unit(let id): directory.unit(id)?.name ?? id
    }
  }

  private func name(_ target: Target) -> String {
    switch target {
    case .centre(let id): directory.centre(id)?.name ?? id.rawValue
    case .point(let id): directory.point(id)?.name ?? id
    }
  }
}
