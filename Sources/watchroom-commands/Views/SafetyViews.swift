import Wire

/// Bulletins and broadcasts as people read them.
enum SafetyViews {
  static func bulletins(at: Timestamp?) -> TextTable<BulletinRow> {
    TextTable(columns: [
      .init("编号", "no", rank: 1, isNumber: true, text: { "\($0.no)" }),
      .init(
        "种类", "kind", rank: 1,
        cell: { .init(Render.words(Texts.bulletinKind($0.kind)), Tones.severity($0.severity)) }),
      .init(
        "状态", "state", rank: 1,
        cell: { row in
          row.toReceive
            ? .init(Render.text("待签收", "to receive"), .bad)
            : .init(Render.words(Texts.bulletinState(row.state)), Tones.bulletin(row.state))
        }),
      .init("水域", "where", rank: 3, least: 8, text: { $0.place ?? Render.text("全部辖区", "everywhere") }),
      .init("内容", "text", rank: 1, least: 16, wraps: true, text: \.text),
      .init("至", "until", rank: 2, text: { Render.time($0.until, at) }),
      .init(
        "未签收", "unconfirmed", rank: 2, isNumber: true,
        cell: { $0.unconfirmed > 0 ? .init("\($0.unconfirmed)/\($0.relayed)", .warning) : .init("") }),
      .init("文号", "number", rank: 4, least: 8, text: { $0.number ?? "" }),
      .init("发布", "from", rank: 5, least: 6, text: { $0.issuer ?? Facts.short($0.centreName) }),
      .init("", "", rank: 4, text: { $0.drill ? Render.text("演练", "drill") : "" }),
    ])
  }

  static var receipts: TextTable<BulletinReceiptRow> {
    TextTable(columns: [
      .init("接收单位", "to", rank: 1, least: 12, text: { Facts.short($0.partyName) }),
      .init("转发", "by", rank: 4, least: 6, text: { Facts.short($0.viaName) }),
      .init("转发时间", "passed on", rank: 3, text: { Render.time($0.relayedAt, nil) }),
      .init(
        "签收时间", "received", rank: 1,
        cell: { row in
          guard let at = row.receivedAt else { return .init(Render.text("未签收", "not yet"), .warning) }
          return .init(Render.time(at, nil))
        }),
      .init("签收人", "by whom", rank: 2, least: 6, text: { $0.receivedBy ?? "" }),
      .init("代登记", "recorded by", rank: 4, least: 6, text: { $0.recordedBy ?? "" }),
      .init(
        "催办", "asked", rank: 3,
        text: { row in row.reminders.last.map { Render.words(Texts.bulletinReminder($0)) } ?? "" }),
    ])
  }

  static func detail(_ detail: BulletinDetail, on screen: Screen) -> [String] {
    let row = detail.summary
    let kind = "\(screen.text(Texts.bulletinKind(row.kind)))（\(screen.text(Texts.severity(row.severity)))）"
    var lines = [
      screen.line(["\(row.no)", kind, row.number ?? ""].filter { !$0.isEmpty }.joined(separator: "  "), .strong),
      screen.paint(screen.text(Texts.bulletinState(row.state)), Tones.bulletin(row.state))
        + (row.drill ? "  " + screen.text("演练", "drill") : ""),
      "",
    ]
    lines += screen.wrapped(row.text) + [""]
    lines += Facts.lines(facts(detail, on: screen), on: screen)
    if row.toReceive {
      lines.append(
        screen.line(screen.text("待本中心签收：", "to be received: ") + "watchroom bulletin receive \(row.no)", .bad))
    }
    if row.state == "candidate" {
      lines += screen.wrapped(
        screen.text(
          "采用：watchroom bulletin adopt \(row.no) --kind 种类；不采用：watchroom bulletin cancel \(row.no) --reason 原因",
          "take it up: watchroom bulletin adopt \(row.no) --kind KIND; put it aside: watchroom bulletin cancel \(row.no) --reason WHY"
        )
      ).map { screen.paint($0, .warning) }
    }
    if !detail.receipts.isEmpty { lines += [""] + receipts.lines(detail.receipts, on: screen) }
    guard !detail.history.isEmpty else { return lines }
    return lines + [""] + JournalViews.table.lines(detail.history, on: screen)
  }

  private static func facts(_ detail: BulletinDetail, on screen: Screen) -> [(String, String)] {
    let row = detail.summary
    let until = row.until.map { screen.fullTime($0) } ?? screen.text("另行通知", "further notice")
    var facts = [
      (screen.text("发布单位", "issued by"), row.issuer ?? row.centreName),
      (screen.text("涉及水域", "waters"), row.place ?? screen.text("全部辖区水域", "all waters of the area")),
      (screen.text("有效时间", "in force"), "\(screen.fullTime(row.from)) — \(until)"),
      (screen.text("来源", "source"), screen.text(Texts.bulletinSource(row.source))),
    ]
    if let by = row.enteredBy {
      facts.append((screen.text("登记", "entered"), "\(by) \(screen.fullTime(row.enteredAt))"))
    }
    if let heard = detail.heard {
      let place = heard.place.map { "\(Facts.degrees($0.latitude)), \(Facts.degrees($0.longitude))" }
      facts.append(
        (
          "AIS",
          ["MMSI \(heard.mmsi)", heard.feed, place ?? "", "×\(heard.times)"].filter { !$0.isEmpty }.joined(
            separator: "  ")
        ))
    }
    if let no = detail.supersedes { facts.append((screen.text("替代", "replaces"), "\(no)")) }
    if let no = detail.supersededBy { facts.append((screen.text("被替代于", "replaced by"), "\(no)")) }
    if let reason = detail.endReason {
      let who = [detail.endedBy ?? "", screen.fullTime(detail.endedAt)].filter { !$0.isEmpty }.joined(separator: " ")
      facts.append((screen.text("撤销原因", "why it ended"), "\(reason)  \(who)"))
    }
    return facts
  }

  /// A bulletin just entered: its row, and to how many it went.
  static func entered(_ row: BulletinRow, on screen: Screen) -> [String] {
    let told =
      row.relayed == 0
      ? screen.text("没有需要转发的下级", "nobody below is concerned")
      : screen.text("已转发 \(row.relayed) 个单位，签收情况：", "passed on to \(row.relayed), receipts: ")
        + "watchroom bulletin show \(row.no)"
    return bulletins(at: nil).lines([row], on: screen) + [screen.line(told, .faint)]
  }
}

extension SafetyViews {
  static func broadcasts(at: Timestamp?) -> TextTable<BroadcastRow> {
    TextTable(columns: [
      .init("编号", "no", rank: 1, isNumber: true, text: { "\($0.no)" }),
      .init("播报时间", "time", rank: 1, text: { Render.time($0.planned, at) }),
      .init(
        "状态", "state", rank: 1,
        cell: { .init(Render.words(Texts.broadcastState($0.state)), Tones.broadcast($0.state)) }),
      .init("中心", "centre", rank: 2, least: 6, text: { Facts.short($0.centreName) }),
      .init("审批", "approved by", rank: 2, least: 6, text: { $0.approvedBy ?? "" }),
      .init("实际播报", "made", rank: 1, text: { Render.time($0.madeAt, at) }),
      .init("播报人", "by", rank: 2, least: 6, text: { $0.madeBy ?? "" }),
      .init("方式", "over", rank: 2, text: { channel($0) }),
      .init("时长", "length", rank: 3, isNumber: true, text: { Render.text("\($0.seconds) 秒", "\($0.seconds) s") }),
      .init("事由", "why", rank: 3, least: 8, text: { $0.reason ?? "" }),
    ])
  }

  private static func channel(_ row: BroadcastRow) -> String {
    guard let channel = row.channel else { return "" }
    return [Render.words(Texts.broadcastChannel(channel)), row.channelDetail ?? ""].filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  static func detail(_ detail: BroadcastDetail, on screen: Screen) -> [String] {
    let row = detail.summary
    let title = screen.text("安全信息播报", "broadcast")
    var lines = [
      screen.line("\(row.no)  \(title)  \(Facts.short(row.centreName))  \(screen.fullTime(row.planned))", .strong),
      screen.paint(screen.text(Texts.broadcastState(row.state)), Tones.broadcast(row.state))
        + screen.text(
          "  约 \(row.characters) 字，播读约 \(row.seconds) 秒", "  about \(row.characters) characters, \(row.seconds) s"),
      "",
    ]
    for paragraph in detail.paragraphs { lines += screen.wrapped(paragraph) }
    if let approved = detail.approved {
      lines += ["", screen.line(screen.text("此前审批的播报稿：", "the text approved before:"), .strong)]
      for paragraph in approved { lines += screen.wrapped(paragraph) }
    }
    lines += [""] + Facts.lines(facts(detail, on: screen), on: screen) + next(row, on: screen)
    guard !detail.history.isEmpty else { return lines }
    return lines + [""] + JournalViews.table.lines(detail.history, on: screen)
  }

  private static func facts(_ detail: BroadcastDetail, on screen: Screen) -> [(String, String)] {
    let row = detail.summary
    var facts: [(String, String)] = []
    if let reason = row.reason { facts.append((screen.text("事由", "why"), reason)) }
    facts.append(
      (
        screen.text("时限", "limits"),
        (row.onTimeUntil < row.missedAfter
          ? screen.text(
            "\(screen.time(row.onTimeUntil, on: row.planned)) 以后为迟播，",
            "late after \(screen.time(row.onTimeUntil, on: row.planned)), ") : "")
          + screen.text(
            "\(screen.time(row.missedAfter, on: row.planned)) 以后为漏播",
            "missed after \(screen.time(row.missedAfter, on: row.planned))")
      ))
    if let by = row.approvedBy {
      facts.append((screen.text("审批", "approved"), "\(by) \(screen.fullTime(row.approvedAt))"))
    }
    if !detail.bulletins.isEmpty {
      let numbers = detail.bulletins.map { "\($0)" }.joined(separator: screen.text("、", ", "))
      facts.append((screen.text("所含信息", "bulletins"), numbers))
    }
    if !detail.changes.isEmpty {
      let numbers = detail.changes.map { "\($0)" }.joined(separator: screen.text("、", ", "))
      facts.append((screen.text("审批后变化", "changed since"), numbers))
    }
    if let at = row.madeAt {
      let over = Render.$screen.withValue(screen) { channel(row) }
      facts.append((screen.text("播报", "made"), "\(screen.fullTime(at))  \(row.madeBy ?? "")  \(over)"))
    }
    if let note = detail.note { facts.append((screen.text("说明", "note"), note)) }
    return facts
  }

  /// What is to be done now.
  private static func next(_ row: BroadcastRow, on screen: Screen) -> [String] {
    switch row.state {
    case "draft", "stale":
      [screen.line(screen.text("待带班领导审批：", "to be approved: ") + "watchroom broadcast approve \(row.no)", .warning)]
    case "approved":
      [
        screen.line(
          screen.text("播报后登记：", "when it is made: ") + "watchroom broadcast confirm \(row.no) --over vhf --channel 16",
          .warning)
      ]
    default: []
    }
  }

  /// The status screen's line; nil where nothing waits and nothing holds.
  static func status(_ counts: SafetyCounts, on screen: Screen) -> String {
    var parts = [screen.text("有效 \(counts.inForce)", "in force \(counts.inForce)")]
    func add(_ count: Int, _ zh: String, _ en: String, _ tone: Tone) {
      if count > 0 { parts.append(screen.paint(screen.text("\(zh) \(count)", "\(en) \(count)"), tone)) }
    }
    add(counts.toReceive, "待签收", "to receive", .bad)
    add(counts.unconfirmed, "下级未签收", "unconfirmed below", .warning)
    add(counts.candidates, "AIS 电文待采用", "AIS candidates", .warning)
    add(counts.toApprove, "播报待审", "broadcasts to approve", .bad)
    add(counts.toMake, "待播", "to make", .warning)
    return parts.joined(separator: "  ")
  }
}
