import Wire

/// Zones and their rules as people read them.
enum ZoneViews {
  static var zones: TextTable<ZoneRow> {
    TextTable(columns: [
      .init("编号", "id", rank: 1, least: 8, text: \.id),
      .init("水域", "zone", rank: 1, least: 10, text: \.name),
      .init("规则", "rules", rank: 1, least: 20, wraps: true, text: rules),
      .init("形状", "shape", rank: 4, text: { Render.words(shape($0.shape)) }),
      .init("来源", "from", rank: 2, cell: source),
      .init("版本", "version", rank: 3, text: \.version),
    ])
  }

  private static func rules(_ row: ZoneRow) -> String {
    let words = row.rules.map { Render.words(text($0)) }
    let use = row.use.map { [Render.words(self.use($0))] } ?? []
    return (use + words).joined(separator: Render.text("；", "; "))
  }

  /// `限速 8 节（20:00–6:00）`
  static func text(_ rule: ZoneRuleRow) -> Words {
    var (zh, en) = (rule.kindName.zh, rule.kindName.en)
    if let number = rule.number {
      let text = Facts.one(number)
      zh += rule.kind == "speed-limit" ? " \(text) 节" : " \(text)°"
      en += rule.kind == "speed-limit" ? " \(text) kn" : " \(text)°"
    }
    if let when = rule.when { (zh, en) = ("\(zh)（\(when.zh)）", "\(en) (\(when.en))") }
    return Words(zh, en)
  }

  private static func source(_ row: ZoneRow) -> TextTable<ZoneRow>.Cell {
    switch row.source {
    case "file": .init(Render.text("配置", "file"))
    case "withdrawn": .init(Render.text("已撤销", "withdrawn"), .faint)
    case "reverted": .init(Render.text("恢复", "reverted"))
    default: .init(Render.text("临时设定", "set"), .warning)
    }
  }

  private static func shape(_ shape: String) -> Words {
    switch shape {
    case "circle": Words("圆", "circle")
    case "corridor": Words("航带", "corridor")
    case "line": Words("线", "line")
    default: Words("多边形", "polygon")
    }
  }

  private static func use(_ use: String) -> Words {
    switch use {
    case "anchorage": Words("锚地", "anchorage")
    case "fairway": Words("航道", "fairway")
    default: Words(use, use)
    }
  }

  static func detail(_ detail: ZoneDetail, on screen: Screen) -> [String] {
    let row = detail.zone
    var lines = [screen.line("\(row.id)  \(row.name)", .strong)]
    var facts = [
      (screen.text("版本", "version"), row.version),
      (
        screen.text("形状", "shape"),
        screen.text(shape(row.shape)) + (detail.halfWidth.map { " ±\(Facts.one($0)) m" } ?? "")
      ),
      (screen.text("所在辖区", "waters of"), row.centres.joined(separator: "、")),
    ]
    if let use = row.use { facts.append((screen.text("用途", "use"), screen.text(self.use(use)))) }
    for rule in row.rules {
      let except = rule.except.map { screen.text("，不含", ", except ") + screen.text($0) } ?? ""
      facts.append(
        (
          screen.text("规则", "rule"),
          screen.text(text(rule)) + except + "  \(rule.code) \(screen.text(rule.codeName))"
        ))
    }
    lines += Facts.lines(facts, on: screen)
    if !detail.history.isEmpty { lines += ["", screen.line(screen.text("变更经过", "what was done"), .strong)] }
    for entry in detail.history {
      let when = entry.at.map { Render.time($0, nil) } ?? ""
      let what = source(entry).text
      lines += screen.wrapped(
        "\(entry.edition ?? 0)  \(when)  \(what)  \(entry.by ?? "")  \(entry.version)  \(entry.reason ?? "")", indent: 3
      )
    }
    return lines
  }

  static func test(_ answer: ZoneTestAnswer, on screen: Screen) -> [String] {
    var head = screen.text("\(answer.centreName)水域", "waters of \(answer.centreName)")
    head += "  " + Render.time(answer.at, nil)
    if let vessel = answer.vessel { head += "  \(vessel)" }
    var lines = [screen.line(head, .strong)]
    if answer.zones.isEmpty {
      lines.append(screen.line(screen.text("500 米内没有设定规则的水域", "no zone with rules within 500 m"), .faint))
    }
    for hit in answer.zones {
      let where_ =
        hit.depth >= 0
        ? screen.text("区内 \(hit.depth) 米", "\(hit.depth) m inside")
        : screen.text("区外 \(-hit.depth) 米", "\(-hit.depth) m outside")
      lines.append("")
      lines += screen.wrapped("\(hit.name)（\(hit.id)）  \(where_)" + (hit.use.map { "  " + screen.text(use($0)) } ?? ""))
      for rule in hit.rules {
        let applies = rule.holds && hit.depth >= 0
        let verdict = rule.holds ? screen.text("适用", "holds") : screen.text("不适用", "does not hold")
        lines.append("  " + screen.paint("\(verdict)  \(screen.text(text(rule.rule)))", applies ? .bad : .faint))
        for why in rule.why { lines += screen.wrapped("    " + screen.text(why), indent: 6) }
      }
    }
    return lines
  }

  static func done(_ row: ZoneRow, on screen: Screen) -> [String] {
    let text =
      switch row.source {
      case "withdrawn": screen.text("\(row.name)（\(row.id)）已撤销", "\(row.name) (\(row.id)) is withdrawn")
      case "reverted":
        screen.text("\(row.name)（\(row.id)）已恢复为配置文件所写", "\(row.name) (\(row.id)) is as the file says again")
      default:
        screen.text(
          "\(row.name)（\(row.id)）立即生效，版本 \(row.version)", "\(row.name) (\(row.id)) is in force, version \(row.version)")
      }
    return screen.wrapped(text).map { screen.paint($0, .good) }
  }
}
