import Units
import Wire

/// Findings and their alarms as people read them.
enum FindingViews {
  static func inOrder(_ rows: [FindingRow]) -> [FindingRow] {
    let loudness = SeverityName.words
    return rows.sorted {
      let (a, b) = (loudness.firstIndex(of: $0.severity) ?? 0, loudness.firstIndex(of: $1.severity) ?? 0)
      if a != b { return a > b }
      return ($0.attention == "unacknowledged" ? 0 : 1, $0.opened, $0.no)
        < ($1.attention == "unacknowledged" ? 0 : 1, $1.opened, $1.no)
    }
  }

  static func table(at: Timestamp?) -> TextTable<FindingRow> {
    TextTable(columns: [
      .init("编号", "no", rank: 1, isNumber: true, text: { "\($0.no)" }),
      .init(
        "级别", "severity", rank: 1,
        cell: { .init(Render.words(Texts.severity($0.severity)), Tones.severity($0.severity)) }),
      .init("发现", "opened", rank: 1, text: { Render.time($0.opened, at) }),
      .init(
        "状态", "state", rank: 1, least: 14,
        cell: {
          .init(state($0, at: at), $0.attention == "unacknowledged" && $0.disposition == "candidate" ? .strong : .faint)
        }),
      .init("船舶（对象）", "vessel, object", rank: 1, least: 14, text: vessel),
      .init("情况", "what", rank: 1, least: 26, wraps: true, text: { Render.words($0.reason) }),
      .init("中心", "centre", rank: 2, least: 6, text: { Facts.short($0.centreName) }),
      .init("下一步", "next call", rank: 3, text: { Render.time($0.nextStep, at) }),
      .init("代码", "code", rank: 4, text: \.code),
    ])
  }

  static func vessel(_ row: FindingRow) -> String {
    if let name = row.vesselName, !name.isEmpty { return name }
    return VesselNumber.mmsi(row.mmsi).map { "\($0)" } ?? row.objectName ?? ""
  }

  private static func state(_ row: FindingRow, at: Timestamp?) -> String {
    if let until = row.shelvedUntil { return Render.text("搁置至 ", "shelved to ") + Render.time(until, at) }
    if row.attention == "acknowledged", row.disposition == "candidate", row.condition == "active",
      let until = row.acknowledgedUntil
    {
      return Render.words(Texts.alarm(row)) + Render.text("至 ", " to ") + Render.time(until, at)
    }
    return Render.words(Texts.alarm(row)) + (row.silenced ? Render.text("（静音）", " (silenced)") : "")
  }

  static func detail(_ detail: FindingDetail, on screen: Screen) -> [String] {
    let row = detail.summary
    var lines = [
      screen.line("\(row.no)  \(screen.text(row.codeName))  \(vessel(row))", .strong),
      screen.paint(screen.text(Texts.severity(row.severity)), Tones.severity(row.severity))
        + "  \(screen.text(Texts.alarm(row)))  \(screen.text(Texts.condition(row.condition)))",
    ]
    lines += screen.wrapped(screen.text(row.reason))
    var facts: [(String, String)] = [
      (screen.text("代码", "code"), row.code), (screen.text("归属", "centre"), row.centreName),
      (screen.text("发现", "opened"), screen.fullTime(row.opened)),
    ]
    if let ended = row.ended { facts.append((screen.text("消失", "ended"), screen.fullTime(ended))) }
    if let mmsi = VesselNumber.mmsi(row.mmsi) { facts.append(("MMSI", "\(mmsi)")) }
    if let place = detail.place {
      facts.append((screen.text("位置", "place"), "\(Facts.degrees(place.latitude)), \(Facts.degrees(place.longitude))"))
    }
    if let person = row.acknowledgedBy {
      let until = row.acknowledgedUntil.map { screen.text("至 ", " to ") + screen.time($0, on: row.opened) } ?? ""
      facts.append((screen.text("确认", "acknowledged"), "\(person) \(until)"))
    }
    if let number = row.caseNo { facts.append((screen.text("案件", "case"), "\(number)")) }
    if let reason = detail.dismissedReason {
      facts.append((screen.text("排除", "dismissed"), "\(detail.dismissedBy ?? "") \(reason)"))
    }
    if let version = detail.ruleVersion { facts.append((screen.text("规则版本", "rule"), "\(detail.detector) \(version)")) }
    if !detail.copies.isEmpty {
      facts.append((screen.text("抄送", "copies"), detail.copies.joined(separator: screen.text("、", ", "))))
    }
    for (index, file) in (detail.files ?? []).enumerated() {
      facts.append((screen.text("附件 \(index + 1)", "file \(index + 1)"), "\(file.name)  \(file.bytes)"))
    }
    lines += Facts.lines(facts, on: screen)
    if !detail.ladder.isEmpty {
      lines +=
        ["", screen.line(screen.text("通知", "told"), .strong)] + ladder(row.opened).lines(detail.ladder, on: screen)
    }
    if !detail.observations.isEmpty {
      lines +=
        ["", screen.line(screen.text("人工登记", "seen by"), .strong)]
        + observations(row.opened).lines(detail.observations, on: screen)
    }
    if !detail.evidence.isEmpty {
      lines += ["", screen.line(screen.text("证据", "evidence"), .strong)] + fixes.lines(detail.evidence, on: screen)
    }
    guard row.disposition == "candidate" else { return lines }
    let next =
      row.attention == "unacknowledged"
      ? screen.text(
        "下一步：watchroom finding ack \(row.no)；属实 finding file \(row.no)，不属实 finding dismiss \(row.no) --reason …",
        "next: watchroom finding ack \(row.no); true: finding file \(row.no), not true: finding dismiss \(row.no) --reason …"
      )
      : screen.text(
        "下一步：属实 watchroom finding file \(row.no)，不属实 finding dismiss \(row.no) --reason …",
        "next: true: watchroom finding file \(row.no), not true: finding dismiss \(row.no) --reason …")
    return lines + [""] + screen.wrapped(next).map { screen.paint($0, .faint) }
  }

  private static func ladder(_ day: Timestamp) -> TextTable<LadderRow> {
    TextTable(columns: [
      .init("时间", "at", rank: 1, text: { Render.time($0.at, day) }),
      .init(
        "情况", "state", rank: 1,
        cell: { .init(Render.words(Texts.ladderState($0.state)), $0.state == "gap" ? .bad : .plain) }),
      .init("对象", "rung", rank: 1, text: { Render.words(Texts.rung($0.rung)) }),
      .init("姓名", "who", rank: 2, least: 8, text: { $0.to.joined(separator: Render.text("、", ", ")) }),
      .init(
        "方式", "channel", rank: 3,
        text: { row in
          (row.channel ?? "").split(separator: "+").map { Render.words(Texts.channel(String($0))) }.joined(
            separator: "+")
        }),
    ])
  }

  private static func observations(_ day: Timestamp) -> TextTable<ObservationRow> {
    TextTable(columns: [
      .init("所见时间", "seen", rank: 1, text: { Render.time($0.at, day) }),
      .init("人员", "by", rank: 1, least: 6, text: \.by),
      .init("附件四", "form 4", rank: 2, isNumber: true, text: { $0.check.map { "\($0)" } ?? "" }),
      .init("登记时间", "entered", rank: 3, text: { Render.time($0.recordedAt, day) }),
      .init(
        "说明", "note", rank: 2, least: 10, wraps: true,
        text: { ($0.note ?? "").trimmingPrefix(while: { "，, ".contains($0) }).description }),
    ])
  }

  static var fixes: TextTable<FixRow> {
    TextTable(columns: [
      .init("时间", "at", rank: 1, text: { Render.screen.clock($0.at) }),
      .init("纬度", "latitude", rank: 1, isNumber: true, text: { Facts.degrees($0.latitude) }),
      .init("经度", "longitude", rank: 1, isNumber: true, text: { Facts.degrees($0.longitude) }),
      .init("航速", "knots", rank: 2, isNumber: true, text: { $0.speed.map { Facts.one($0) } ?? "" }),
      .init("航向", "course", rank: 2, isNumber: true, text: { $0.course.map { Facts.one($0) } ?? "" }),
      .init("来源", "source", rank: 3, least: 6, text: \.source),
      .init("原始报文", "sentence", rank: 4, least: 12, text: { $0.raw ?? "" }),
    ])
  }
}
