import Organisation
import Regulation
import Settings
import Units
import Wire

/// `watchroom config check --explain`: what a configuration would mean from a moment on. The next window of each duty by tier, the
/// arithmetic of the draws, and the rules' other numbers, each with its clause.
struct ExplainView {
  let configuration: Configuration
  let directory: Directory
  let now: Instant
  /// Monthly papers come round within so many days.
  private static let days = 40
  /// More different windows of one duty than these are shown as a range.
  private static let most = 4

  init(_ configuration: Configuration, at now: Instant) {
    self.configuration = configuration
    directory = Directory(configuration.organisation)
    self.now = now
  }

  private var zone: CivilZone { directory.zone }
  private var rules: RegulationRules { configuration.regulation }

  func lines(on screen: Screen) -> [String] {
    let next = self.next()
    var lines = [
      screen.line(
        "\(configuration.organisation.name)  \(zone.full(now)) \(zone.identifier)  \(screen.text("规定", "regulation")) \(rules.version)",
        .strong)
    ]
    for tier in Tier.allCases {
      let rows = rows(next.filter { directory.centre($0.centre)?.tier == tier })
      guard !rows.isEmpty else { continue }
      lines += ["", screen.line(screen.text(Texts.tier(tier.rawValue)), .strong)]
      lines += Render.$screen.withValue(screen) { Self.table(zone).lines(rows, on: screen) }
    }
    lines += ["", screen.line(screen.text("抽查数量（R1）", "quotas (R1)"), .strong)] + quotas(next, on: screen)
    lines += ["", screen.line(screen.text("其他规定", "other numbers"), .strong)]
    return lines + Facts.lines(ExplainNumbers(rules).facts(on: screen), on: screen)
  }

  /// Of each centre, clause, kind and ordinal the first that is not over.
  private func next() -> [Duty] {
    let planner = Planner(directory: directory, rules: rules, hosted: Set(configuration.hostedCentres))
    let today = zone.civil(now).date
    var seen: Set<String> = []
    var found: [Duty] = []
    Agenda.forecast(from: today - 1, through: today + Self.days, planner: planner, key: nil) { _, duties in
      for duty in duties where duty.due > now {
        let key = "\(duty.clause)/\(duty.centre)/\(duty.kind.rawValue)/\(duty.ordinal)"
        if seen.insert(key).inserted { found.append(duty) }
      }
    }
    return found
  }

  private struct Row {
    var clause: String
    var what: String
    var centres: String
    var opens: String
    var due: String
    var count: String
    var to: String
  }

  private func rows(_ duties: [Duty]) -> [Row] {
    let groups = Dictionary(grouping: duties) { "\($0.clause)/\($0.kind.rawValue)/\(padded($0.ordinal, 3))" }
    return groups.sorted { ($0.value[0].due, $0.key) < ($1.value[0].due, $1.key) }.flatMap { rows(ofOne: $0.value) }
  }

  /// One duty over the centres of a tier: a row a window, or a range where there are many.
  private func rows(ofOne duties: [Duty]) -> [Row] {
    struct Window: Hashable {
      var opens: Instant
      var due: Instant
      var count: Int
    }
    let byWindow = Dictionary(grouping: duties) {
      Window(opens: $0.opens, due: $0.due, count: AgendaEntry($0, zone: zone).count)
    }.sorted { ($0.key.opens, $0.key.due, $0.key.count) < ($1.key.opens, $1.key.due, $1.key.count) }
    guard byWindow.count > Self.most else {
      return byWindow.map {
        row($1, opens: short($0.opens), due: short($0.due), count: $0.count == 0 ? "" : "\($0.count)")
      }
    }
    func range(_ instants: [Instant]) -> String {
      guard let first = instants.min(), let last = instants.max() else { return "" }
      return first == last ? short(first) : "\(short(first))…\(short(last).suffix(5))"
    }
    let counts = byWindow.map(\.key.count)
    let count =
      counts.max() == 0
      ? "" : counts.min() == counts.max() ? "\(counts[0])" : "\(counts.min() ?? 0)…\(counts.max() ?? 0)"
    return [
      row(duties, opens: range(byWindow.map(\.key.opens)), due: range(byWindow.map(\.key.due)), count: count)
    ]
  }

  private func row(_ duties: [Duty], opens: String, due: String, count: String) -> Row {
    let first = duties[0]
    let names = Set(duties.map(\.centre)).sorted().map { Facts.short(directory.centre($0)?.name ?? $0.rawValue) }
    let kind = Texts.dutyKind(first.kind.rawValue).text(Render.language)
    let numbered = [.cityRound, .countyRound, .broadcast, .watch].contains(first.kind)
    let roles = first.to.isEmpty ? [] : rules.recipients.recipients(first.clause)
    return Row(
      clause: first.clause, what: numbered ? "\(kind) \(first.ordinal)" : kind,
      centres: names.count == 1 ? names[0] : Render.text("\(names.count) 个中心", "\(names.count) centres"), opens: opens,
      due: due, count: count,
      to: roles.map { Texts.recipient($0.rawValue).text(Render.language) }.joined(separator: " "))
  }

  private static func table(_ zone: CivilZone) -> TextTable<Row> {
    TextTable(columns: [
      .init("条款", "clause", rank: 1, text: \.clause),
      .init("事项", "what", rank: 1, least: 12, text: \.what),
      .init("中心", "centre", rank: 2, least: 6, text: \.centres),
      .init("开始", "opens", rank: 1, text: \.opens),
      .init("截止", "due", rank: 1, text: \.due),
      .init("数量", "count", rank: 2, isNumber: true, text: \.count),
      .init("报送", "to", rank: 3, least: 8, text: \.to),
    ])
  }

  private func quotas(_ duties: [Duty], on screen: Screen) -> [String] {
    let drawn = duties.filter { $0.quota != nil }
    if drawn.isEmpty { return [screen.text("（无）", "(none)")] }
    return drawn.flatMap { duty -> [String] in
      guard let quota = duty.quota else { return [] }
      let name = Facts.short(directory.centre(duty.centre)?.name ?? duty.centre.rawValue)
      let kind = screen.text(Texts.dutyKind(duty.kind.rawValue))
      return screen.wrapped(
        "\(duty.clause) \(duty.day.iso) \(name) \(kind): "
          + screen.text(
            "对象 \(quota.objects)，下限 \(quota.floor)，本月尚欠 \(quota.owed)，余 \(quota.daysLeft) 天 → \(quota.quota)",
            "\(quota.objects) objects, floor \(quota.floor), owed \(quota.owed), days left \(quota.daysLeft) → \(quota.quota)"
          ))
    }
  }

  private func short(_ instant: Instant) -> String { zone.short(instant) }
}

/// The rules' numbers that are no duty's window.
struct ExplainNumbers {
  let rules: RegulationRules
  init(_ rules: RegulationRules) { self.rules = rules }

  func facts(on screen: Screen) -> [(String, String)] {
    func span(_ span: TimeSpan) -> String {
      let minutes = span.wholeMinutes
      return minutes > 0 && minutes % 1440 == 0
        ? screen.text("\(minutes / 1440) 天", "\(minutes / 1440) d") : screen.text("\(minutes) 分钟", "\(minutes) min")
    }
    func days(_ days: [Int]) -> String { days.map(String.init).joined(separator: screen.text("、", ", ")) }
    func hours(_ hours: Hours) -> String { "\(hours.opens.text)–\(hours.closes.text)" }
    return [
      ("R3", screen.text("办公 ", "office hours ") + hours(rules.morning) + " " + hours(rules.afternoon)),
      (
        "G3",
        screen.text(
          "首班前 \(span(rules.windowLead))到岗；末班未登记靠泊最多延长 \(span(rules.watch.extendAtMost))",
          "staffed \(span(rules.windowLead)) before the first sailing; extended by \(span(rules.watch.extendAtMost)) at most"
        )
      ),
      (
        "G4",
        screen.text(
          "省中心每班至少 \(rules.watch.provinceAtLeast) 人", "province: \(rules.watch.provinceAtLeast) on every watch at least"
        )
      ),
      (
        "P3",
        screen.text(
          "县区中心 \(rules.province.countySharePercent)%，监控点 \(rules.province.pointSharePercent)% 且不少于 \(rules.province.pointFloor)，每月各 \(rules.province.checksPerMonth) 次，留 \(rules.province.reserveDays) 天（R1）",
          "counties \(rules.province.countySharePercent)%, points \(rules.province.pointSharePercent)% and \(rules.province.pointFloor) at least, each \(rules.province.checksPerMonth) a month, \(rules.province.reserveDays) days in reserve (R1)"
        )
      ),
      (
        "C2",
        screen.text(
          "抽查县区监控点 min(全部, \(rules.city.countyPointFloor))",
          "counties' points: min(all, \(rules.city.countyPointFloor))")
      ),
      (
        "R16",
        screen.text(
          "截数提前 \(span(rules.report.cutOff))，草稿提前 \(span(rules.report.draft))，最迟提前 \(span(rules.report.latest))发出",
          "cut-off \(span(rules.report.cutOff)) ahead, draft \(span(rules.report.draft)), sent \(span(rules.report.latest)) ahead at the latest"
        )
      ),
      (
        "C4 X3",
        screen.text(
          "通知书 \(rules.notice.answerDays) 天内回复，提前 \(days(rules.notice.reminderDays)) 天提醒",
          "notices answered within \(rules.notice.answerDays) days, reminders \(days(rules.notice.reminderDays)) days ahead"
        )
      ),
      (
        "R4",
        screen.text(
          "小结未审，提前 \(days(rules.monthly.reminderDays)) 天提醒",
          "summaries without approval: reminders \(days(rules.monthly.reminderDays)) days ahead")
      ),
      (
        "P1 C1 X1",
        screen.text(
          "信息表 \(rules.register.confirmDays) 天未确认即提示", "form 1 pointed out after \(rules.register.confirmDays) days")
      ),
      (
        "D5",
        screen.text(
          "搁置最长 \(span(rules.ladder.shelveAtMost))", "shelved for \(span(rules.ladder.shelveAtMost)) at most")
      ),
    ]
  }
}
