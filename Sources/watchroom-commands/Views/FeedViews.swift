import Units
import Wire

/// Feeds and outputs as people read them: a row each, and under the table what more there is to say of each.
enum FeedViews {
  static func lines(_ feeds: [FeedRow], outputs: [OutputRow], at: Timestamp?, on screen: Screen) -> [String] {
    var lines = table(at: at).lines(feeds, on: screen)
    for feed in feeds {
      let facts = facts(feed, on: screen)
      if facts.isEmpty { continue }
      lines += ["", screen.line(feed.name, .strong)] + Facts.lines(facts, on: screen)
    }
    guard !outputs.isEmpty else { return lines }
    return lines + ["", screen.line(screen.text("输出到海图软件", "out to chart plotters"), .strong)]
      + self.outputs.lines(outputs, on: screen)
  }

  static func table(at: Timestamp?) -> TextTable<FeedRow> {
    TextTable(columns: [
      .init("名称", "name", rank: 1, least: 8, text: \.name),
      .init("类型", "kind", rank: 2, text: \.kind),
      .init("格式", "format", rank: 2, text: \.format),
      .init("状态", "state", rank: 1, cell: { .init(Render.words(Texts.feedState($0.state)), Tones.feed($0.state)) }),
      .init("条/秒", "per s", rank: 1, isNumber: true, text: { Facts.one($0.rate) }),
      .init("常率", "usual", rank: 2, isNumber: true, text: { $0.usualRate.map(Facts.one) ?? "" }),
      .init("预期", "expected", rank: 3, isNumber: true, text: { $0.expectedPerMinute.map { Facts.one($0 / 60) } ?? "" }),
      .init("拒收", "rejected", rank: 1, isNumber: true, text: { "\($0.rejected.values.reduce(0, +))" }),
      .init(
        "丢弃", "dropped", rank: 1, isNumber: true,
        cell: { .init("\($0.dropped + $0.kernelDrops)", $0.dropped + $0.kernelDrops > 0 ? .bad : .plain) }),
      .init("最后", "last", rank: 2, text: { Render.time($0.lastReceived, at) }),
    ])
  }

  static var outputs: TextTable<OutputRow> {
    TextTable(columns: [
      .init("名称", "name", rank: 1, least: 8, text: \.name),
      .init("类型", "kind", rank: 3, text: \.kind),
      .init("地址", "address", rank: 2, least: 16, text: \.address),
      .init("客户端", "clients", rank: 1, isNumber: true, text: { $0.kind == "udp" ? "" : "\($0.clients)" }),
      .init("已发", "sent", rank: 1, isNumber: true, text: { "\($0.lines)" }),
      .init("丢弃", "dropped", rank: 1, isNumber: true, cell: { .init("\($0.dropped)", $0.dropped > 0 ? .bad : .plain) }),
      .init("错误", "error", rank: 2, least: 10, text: { $0.lastError ?? "" }),
    ])
  }

  private static func facts(_ feed: FeedRow, on screen: Screen) -> [(String, String)] {
    var facts: [(String, String)] = []
    func add(_ zh: String, _ en: String, _ value: String?) {
      if let value, !value.isEmpty { facts.append((screen.text(zh, en), value)) }
    }
    add("地址", "address", feed.address)
    add("来源", "source", feed.tag)
    add("坐标系", "datum", feed.datum == "wgs84" ? nil : feed.datum)
    add(
      "接收", "received",
      screen.text(
        "\(feed.received) 行，有效 \(feed.sentences)，报文 \(feed.accepted)",
        "\(feed.received) lines, well-formed \(feed.sentences), messages \(feed.accepted)"))
    add("过滤", "filter", feed.filter.map { filter($0, screen) })
    add("中断", "silent", feed.silence.map { silence($0, screen) })
    add("拒收", "rejected", reasons(feed))
    if feed.dropped + feed.kernelDrops > 0 {
      add(
        "丢弃", "dropped",
        screen.text(
          "队列满 \(feed.dropped)，内核 \(feed.kernelDrops)", "queue full \(feed.dropped), kernel \(feed.kernelDrops)"))
    }
    add("连接", "clients", feed.clients.map { "\($0)" })
    add("在线终端", "terminals", feed.terminals.map { "\($0)" })
    add(
      "未登记终端", "strangers",
      feed.strangers.map { "\($0.device) ×\($0.count)" }.joined(separator: screen.text("、", ", ")))
    add("重连", "reopened", feed.reconnects > 0 ? "\(feed.reconnects)" : nil)
    add("最近错误", "last error", feed.lastError)
    return facts
  }

  private static func filter(_ filter: FilterShape, _ screen: Screen) -> String {
    let box = filter.box.map { sides in
      let text = sides.map { Facts.degrees($0) }.joined(separator: ", ")
      return screen.text("范围（西南东北）\(text)", "box (W, S, E, N) \(text)")
    }
    let types = filter.types.map { types in
      screen.text("报文类型 ", "types ") + types.map(String.init).joined(separator: ", ")
    }
    return [box, types].compactMap { $0 }.joined(separator: screen.text("；", "; "))
  }

  private static func silence(_ why: SilenceShape, _ screen: Screen) -> String {
    if why.isGap {
      let (gap, limit) = (Int(why.seconds), Int(why.limitSeconds))
      return screen.text(
        "已 \(gap) 秒无数据，此时段超过 \(limit) 秒即为中断", "nothing for \(gap) s; at this hour \(limit) s are the limit")
    }
    let usual = Int(why.usualCount.rounded())
    return screen.text(
      "\(why.minutes) 分钟内 \(why.count) 条，此时段通常 \(usual) 条",
      "\(why.count) lines in \(why.minutes) min; usual at this hour \(usual)")
  }

  private static func reasons(_ row: FeedRow) -> String {
    row.rejected.filter { $0.value > 0 }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { "\($0.key) \($0.value)" }.joined(separator: ", ")
  }
}
