import Units
import Wire

/// Ferry lines, trips and sign-offs as people read them.
enum FerryViews {
  static func lines() -> TextTable<LineRow> {
    TextTable(columns: [
      .init("航线", "line", rank: 1, least: 8, text: \.name),
      .init("发航", "left", rank: 1, isNumber: true, text: { "\($0.left)" }),
      .init("到达", "arrived", rank: 1, isNumber: true, text: { "\($0.arrived)" }),
      .init("在航", "under way", rank: 2, isNumber: true, text: { "\($0.underWay)" }),
      .init("已签单", "signed", rank: 2, isNumber: true, text: { $0.signed ? "\($0.signedTrips)" : "—" }),
      .init(
        "未签单", "unsigned", rank: 1, isNumber: true,
        cell: { .init($0.signed ? "\($0.unsignedTrips)" : "—", $0.unsignedTrips > 0 ? .bad : .plain) }),
      .init("编号", "id", rank: 2, text: \.line),
      .init("中心", "centre", rank: 3, least: 6, text: { Facts.short($0.centreName) }),
    ])
  }

  static func trips(at: Timestamp?) -> TextTable<TripRow> {
    TextTable(columns: [
      .init("编号", "no", rank: 3, isNumber: true, text: { "\($0.no)" }),
      .init("船舶", "vessel", rank: 1, least: 8, text: \.vesselName),
      .init("自", "from", rank: 1, least: 6, text: { $0.from ?? Render.text("不详", "unknown") }),
      .init("至", "to", rank: 1, least: 6, text: { $0.to ?? "" }),
      .init(
        "发航", "left", rank: 1,
        cell: { .init(Render.time($0.left, at) + ($0.departureSeen ? "" : "?"), .plain) }),
      .init("到达", "arrived", rank: 1, text: { Render.time($0.arrived, at) }),
      .init("状态", "state", rank: 2, cell: { .init(state($0.state), $0.state == "lost" ? .warning : .plain) }),
      .init("签单", "signed", rank: 1, cell: { .init(signing($0), $0.signing == "unsigned" ? .bad : .plain) }),
      .init("航线", "line", rank: 3, least: 8, text: \.lineName),
    ])
  }

  static func signOffs(at: Timestamp?) -> TextTable<SignOffRow> {
    TextTable(columns: [
      .init("编号", "no", rank: 1, isNumber: true, text: { "\($0.no)" }),
      .init("船舶", "vessel", rank: 1, least: 8, text: \.vesselName),
      .init("靠泊点", "berth", rank: 1, least: 6, text: \.berthName),
      .init("签单", "signed", rank: 1, text: { Render.time($0.signedAt, at) }),
      .init("收到", "recorded", rank: 2, text: { Render.time($0.recordedAt, at) }),
      .init("人数", "persons", rank: 1, isNumber: true, text: { $0.persons.map { "\($0)" } ?? "" }),
      .init("签单员", "clerk", rank: 1, least: 6, text: \.clerk),
      .init("航次", "trip", rank: 2, isNumber: true, text: { $0.trip.map { "\($0)" } ?? "" }),
      .init("登记", "entered by", rank: 3, least: 6, text: \.by),
      .init("航线", "line", rank: 4, least: 8, text: \.lineName),
    ])
  }

  /// `已签单 12：湘开福渡01 由鸭子铺西岸发航，23 人，李某 08:01 签`
  static func signed(_ row: SignOffRow, on screen: Screen) -> [String] {
    let persons = row.persons.map { screen.text("，\($0) 人", ", \($0) persons") } ?? ""
    let at = screen.fullTime(row.signedAt)
    let text = screen.text(
      "已签单 \(row.no)：\(row.vesselName) 由\(row.berthName)发航\(persons)，\(row.clerk) \(at) 签",
      "signed, \(row.no): \(row.vesselName) from \(row.berthName)\(persons), by \(row.clerk) at \(at)")
    return screen.wrapped(text).map { screen.paint($0, .good) }
  }

  static func more(_ next: Int64?, on screen: Screen) -> [String] {
    guard next != nil else { return [] }
    return [
      screen.line(screen.text("（还有更多，请用 --limit 或缩小范围）", "(there is more: use --limit or narrow it down)"), .faint)
    ]
  }

  private static func state(_ state: String) -> String {
    switch state {
    case "under-way": Render.text("在航", "under way")
    case "arrived": Render.text("已到", "arrived")
    case "lost": Render.text("失联", "lost")
    default: state
    }
  }

  private static func signing(_ row: TripRow) -> String {
    switch row.signing {
    case "signed": row.signOff.map { Render.text("已签 \($0)", "no \($0)") } ?? ""
    case "unsigned": Render.text("未签单", "unsigned")
    default: ""
    }
  }
}
