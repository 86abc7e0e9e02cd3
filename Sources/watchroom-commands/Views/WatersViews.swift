import Units
import Wire

/// Sailing bans and readings as people read them.
enum WatersViews {
  static func bans(at: Timestamp?) -> TextTable<BanRow> {
    TextTable(columns: [
      .init("编号", "no", rank: 1, isNumber: true, text: { "\($0.no)" }),
      .init(
        "状态", "state", rank: 1,
        cell: { row in
          let tone: Tone = row.state == "inForce" ? .bad : row.state == "planned" ? .warning : .plain
          return .init(Render.words(WatersTexts.look(WatersTexts.states, row.state)), tone)
        }),
      .init("原因", "cause", rank: 1, text: { Render.words(WatersTexts.look(WatersTexts.causes, $0.cause)) }),
      .init("水域", "waters", rank: 1, least: 10, wraps: true, text: \.waters),
      .init("起", "from", rank: 2, text: { Render.time($0.from, at) }),
      .init("至", "until", rank: 2, text: { Render.time($0.liftedAt ?? $0.until, at) }),
      .init(
        "除外", "except", rank: 4, least: 6, wraps: true,
        text: { $0.except.map { Render.words(Texts.vesselKind($0)) }.joined(separator: Render.text("、", ", ")) }),
      .init("违反", "findings", rank: 2, isNumber: true, text: { $0.findings > 0 ? "\($0.findings)" : "" }),
      .init("说明", "reason", rank: 3, least: 10, wraps: true, text: { $0.liftReason ?? $0.reason }),
      .init("发布", "by", rank: 4, least: 6, text: { $0.declaredBy ?? Facts.short($0.centreName) }),
      .init("通告", "bulletin", rank: 4, isNumber: true, text: { $0.bulletin.map { "\($0)" } ?? "" }),
    ])
  }

  static func readings(at: Timestamp?) -> TextTable<ReadingRow> {
    TextTable(columns: [
      .init("测站", "station", rank: 1, least: 8, text: \.name),
      .init("编号", "id", rank: 3, text: \.station),
      .init(
        "项目", "what", rank: 1,
        text: { $0.quantity.map { Render.words(WatersTexts.look(WatersTexts.quantities, $0)) } ?? "" }),
      .init(
        "读数", "value", rank: 1, isNumber: true,
        cell: { row in
          guard let value = row.value, let quantity = row.quantity else {
            return .init(Render.text("无读数", "none"), row.stale ? .warning : .plain)
          }
          let places = quantity == "level" ? 2 : quantity == "wind" ? 1 : 0
          let unit = WatersTexts.units[quantity] ?? ""
          return .init("\(decimal(value, places)) \(unit)", row.stale ? .warning : .plain)
        }),
      .init("时间", "at", rank: 1, text: { Render.time($0.at, at) }),
      .init(
        "", "", rank: 2,
        cell: { $0.stale && $0.value != nil ? .init(Render.text("过时", "old"), .warning) : .init("") }),
      .init(
        "来源", "source", rank: 3,
        text: { row in row.by ?? row.source.map { Render.words(WatersTexts.look(WatersTexts.sources, $0)) } ?? "" }),
      .init(
        "据此的规则", "rules", rank: 2, least: 12, wraps: true,
        text: { row in
          row.rules.map { rule in
            let met = rule.met.map { $0 ? Render.text("成立", "met") : Render.text("不成立", "not met") }
            return "\(rule.zone)：\(met ?? Render.text("不明", "unknown"))"
          }.joined(separator: "；")
        }),
    ])
  }
}
