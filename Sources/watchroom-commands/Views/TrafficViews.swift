import Units
import Wire

/// Vessels as people read them.
enum TrafficViews {
  static func vessels(at: Timestamp?) -> TextTable<VesselRow> {
    TextTable(columns: [
      .init("MMSI", "MMSI", rank: 1, text: number),
      .init("船名", "name", rank: 1, least: 14, text: \.name),
      .init(
        "登记", "register", rank: 3,
        text: { row in
          row.registered ? row.kind.map { Render.words(Texts.vesselKind($0)) } ?? Render.text("已登记", "yes") : ""
        }),
      .init(
        "最后", "last seen", rank: 1,
        text: { Render.time($0.lastSeen, at) + ($0.freshness == "grey" ? Render.text(" 过时", " stale") : "") }),
      .init("纬度", "latitude", rank: 2, isNumber: true, text: { $0.latitude.map(Facts.degrees) ?? "" }),
      .init("经度", "longitude", rank: 2, isNumber: true, text: { $0.longitude.map(Facts.degrees) ?? "" }),
      .init("航速", "knots", rank: 2, isNumber: true, text: { $0.speed.map(Facts.one) ?? "" }),
      .init("航向", "course", rank: 3, isNumber: true, text: { $0.course.map(Facts.one) ?? "" }),
      .init("类别", "station", rank: 4, text: { $0.station ?? "" }),
      .init("报文", "messages", rank: 5, isNumber: true, text: { "\($0.messages)" }),
      .init("来源", "source", rank: 5, least: 6, text: { $0.source ?? "" }),
    ])
  }

  /// The MMSI; of a vessel without one its id in the register.
  private static func number(_ row: VesselRow) -> String {
    VesselNumber.isMMSI(row.mmsi) ? "\(row.mmsi)" : row.id ?? "\(row.mmsi)"
  }

  static func detail(_ detail: VesselDetail, on screen: Screen) -> [String] {
    let row = detail.summary
    var lines = [screen.line("\(number(row))  \(row.name)", .strong)]
    var facts: [(String, String)] = []
    func add(_ zh: String, _ en: String, _ value: String?) {
      if let value, !value.isEmpty { facts.append((screen.text(zh, en), value)) }
    }
    add(
      "登记", "register",
      row.registered
        ? [detail.id, row.kind.map { screen.text(Texts.vesselKind($0)) }, row.homeCentre].compactMap { $0 }.joined(
          separator: "  ") : screen.text("未登记", "not registered"))
    add("疑为", "looks like", detail.match.map { match($0, on: screen) })
    add("监控点", "point", detail.point)
    add("最后", "last seen", row.lastSeen.map(screen.fullTime))
    add("时效", "freshness", row.freshness == "grey" ? screen.text("位置过时（符号变灰）", "its position is stale (greyed)") : nil)
    if let latitude = row.latitude, let longitude = row.longitude {
      add("位置", "place", "\(Facts.degrees(latitude)), \(Facts.degrees(longitude))")
    }
    add(
      "暂扣定位", "withheld",
      detail.withheld.map {
        screen.text(
          "\($0.count) 次，最近 \(screen.fullTime($0.last))（\(disbelief($0.reason, on: screen))）",
          "\($0.count), last \(screen.fullTime($0.last)) (\(disbelief($0.reason, on: screen)))")
      })
    add("航速", "speed", row.speed.map { "\(Facts.one($0)) kn" })
    add("航向", "course", row.course.map { "\(Facts.one($0))°" })
    add("船首向", "heading", row.heading.map { "\($0)°" })
    add("呼号", "call sign", detail.callSign)
    add("IMO", "IMO", detail.imo.map { "\($0)" })
    add("ENI", "ENI", detail.eni)
    add("类型", "type", detail.shipType.map { "\($0)" })
    add("尺度", "size", detail.length.map { "\(Facts.one($0)) × \(detail.beam.map(Facts.one) ?? "—") m" })
    add("吃水", "draught", detail.draught.map { "\(Facts.one($0)) m" })
    add("目的地", "destination", detail.destination)
    add("来源", "source", row.source.map { "\($0)  \(row.messages)" })
    lines += Facts.lines(facts, on: screen)
    if !detail.findings.isEmpty {
      lines += ["", screen.line(screen.text("报警", "alarms"), .strong)]
      lines += FindingViews.table(at: row.lastSeen).lines(detail.findings, on: screen)
    }
    guard !detail.track.isEmpty else { return lines }
    return lines + ["", screen.line(screen.text("航迹（15 分钟）", "track (15 min)"), .strong)]
      + FindingViews.fixes.lines(detail.track, on: screen)
  }

  private static func match(_ match: RegisterMatch, on screen: Screen) -> String {
    let number = match.mmsi.map { "\($0)" } ?? screen.text("无 MMSI", "no MMSI")
    let by = match.by == "name" ? screen.text("船名", "its name") : match.by.uppercased()
    return "\(match.id)  \(match.name)  \(number)" + screen.text("（按\(by)）", " (by \(by))")
  }

  /// Why a position can't be.
  private static func disbelief(_ reason: String, on screen: Screen) -> String {
    switch reason {
    case "jump": screen.text("跳变", "jump")
    case "jammed": screen.text("疑似干扰", "jammed")
    case "swapped": screen.text("经纬度颠倒", "axes exchanged")
    case "zero": screen.text("零点", "0/0")
    default: reason
    }
  }

  /// In the status: how many positions no detector saw, and why; empty when there are none.
  static func withheld(_ counts: [String: Int], on screen: Screen) -> String {
    guard !counts.isEmpty else { return "" }
    let sum = counts.values.reduce(0, +)
    let each = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
      "\(disbelief($0.key, on: screen)) \($0.value)"
    }
    let words = each.joined(separator: screen.text("、", ", "))
    return screen.text("  暂扣定位 \(sum)（\(words)）", "  positions withheld \(sum) (\(words))")
  }

  /// An archived track.
  static func track(_ track: VesselTrack) -> TextTable<TrackPoint> {
    TextTable(columns: [
      .init("时间", "at", rank: 1, text: { Render.screen.fullTime($0.at) }),
      .init("纬度", "latitude", rank: 1, isNumber: true, text: { TrackFile.degrees($0.latitude) }),
      .init("经度", "longitude", rank: 1, isNumber: true, text: { TrackFile.degrees($0.longitude) }),
      .init("航速", "knots", rank: 2, isNumber: true, text: { $0.speed.map(Facts.one) ?? "" }),
      .init("航向", "course", rank: 2, isNumber: true, text: { $0.course.map(Facts.one) ?? "" }),
      .init("船首向", "heading", rank: 3, isNumber: true, text: { $0.heading.map { "\($0)" } ?? "" }),
      .init("状态", "status", rank: 4, isNumber: true, text: { $0.status.map { "\($0)" } ?? "" }),
      .init("类别", "station", rank: 3, text: \.station),
      .init("来源", "source", rank: 3, text: { $0.source ?? "" }),
    ])
  }
}
