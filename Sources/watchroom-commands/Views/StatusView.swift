import Wire

/// `watchroom status`: what do I owe now, what is wrong, on one screen.
enum StatusView {
  /// Rows of each list, so that all fits 24 lines or little more.
  static let rows = 6

  static func lines(_ status: StatusReport, who: WhoAmI, next: DutyRow? = nil, on screen: Screen) -> [String] {
    var lines = [
      screen.line("\(status.organisation)  \(screen.fullTime(status.at))", .strong),
      identity(who, on: screen), watch(status, on: screen),
    ]
    lines += room(status, on: screen)
    lines += status.presence.map { PresenceViews.status($0, on: screen) } ?? []
    if let hold = status.hold {
      let since = screen.time(hold.since, on: status.at)
      lines += screen.wrapped(
        screen.text("时钟存疑，自 \(since) 起只处理紧急事项：", "held since \(since), emergencies only: ") + screen.text(hold.reason)
      ).map { screen.paint($0, .bad) }
    }
    if !status.engine.healthy {
      let age = Facts.one(status.engine.cycleAge)
      lines.append(screen.line(screen.text("处理引擎 \(age) 秒未完成循环", "the engine has not cycled for \(age) s"), .bad))
    }
    lines +=
      [""] + alarms(status, on: screen) + [""] + duties(status, next: next, on: screen) + [""]
      + footer(status, on: screen)
    lines += warnings(status, who: who, on: screen)
    return lines
  }

  /// What is doubtful in the configuration is the administrator's: others read that there is something.
  private static func warnings(_ status: StatusReport, who: WhoAmI, on screen: Screen) -> [String] {
    guard who.kind == "root" || status.warnings.isEmpty else {
      let count = status.warnings.count
      return [
        screen.line(
          screen.text(
            "配置有 \(count) 处提示，请管理员看 watchroom config check",
            "the configuration has remarks for the administrator (\(count)): watchroom config check"), .faint)
      ]
    }
    return status.warnings.flatMap { warning in
      screen.wrapped("! " + screen.text(warning)).map { screen.paint($0, .warning) }
    }
  }

  private static func identity(_ who: WhoAmI, on screen: Screen) -> String {
    guard let name = who.personName ?? who.person else {
      let hint =
        switch who.kind {
        case "console": screen.text("未签到，只能看：watchroom sign-on 工号或姓名", "read-only: watchroom sign-on ID or name")
        case "root": screen.text("管理员，不参与值班", "administrator, keeps no watch")
        default: screen.text("本账号未登记，只读", "this account is not registered, read-only")
        }
      return screen.line(hint, .warning)
    }
    let until = who.expires.map { screen.text("签到至 ", "signed on until ") + screen.time($0, on: $0) } ?? ""
    let role = who.role.map { screen.text(Texts.role($0)) } ?? ""
    return screen.line([name, role, who.centreName ?? "", until].filter { !$0.isEmpty }.joined(separator: "  "))
  }

  private static func watch(_ status: StatusReport, on screen: Screen) -> String {
    if status.centres.count == 1, let centre = status.centres.first { return watch(of: centre, status, on: screen) }
    let gaps = status.centres.filter { $0.watchkeepers.isEmpty }
    let hosted = screen.text("全部 \(status.centres.count) 个中心", "all \(status.centres.count) centres")
    guard !gaps.isEmpty else { return screen.line(hosted + screen.text("，均有人当班", ", all on watch")) }
    let names = gaps.map { Facts.short($0.name) }.joined(separator: screen.text("、", ", "))
    return screen.line(hosted + screen.text("；无人当班：", "; nobody on watch: ") + names, .warning)
  }

  private static func watch(of centre: CentreStatus, _ status: StatusReport, on screen: Screen) -> String {
    guard !centre.watchkeepers.isEmpty else {
      return screen.line(
        "\(Facts.short(centre.name))  " + screen.text("此刻无人排班", "nobody is rostered now"), .warning)
    }
    let names = centre.watchkeepers.joined(separator: screen.text("、", ", "))
    let until = centre.watchEnds.map { screen.text("至 ", "until ") + screen.time($0, on: status.at) } ?? ""
    let leader = "\(screen.text("带班", "leader")) \(centre.leader ?? "—")"
    return screen.line("\(Facts.short(centre.name))  \(screen.text("当班", "on watch")) \(names)  \(leader)  \(until)")
  }

  /// G3, G4: how the room is kept, for one centre; how many are staffed, for all.
  private static func room(_ status: StatusReport, on screen: Screen) -> [String] {
    guard status.centres.count == 1, let centre = status.centres.first else {
      let staffed = status.centres.count { $0.mode == "staffed" }
      let awaited = status.centres.filter { $0.awaited != nil }.map { Facts.short($0.name) }
      let waiting =
        awaited.isEmpty
        ? "" : screen.text("；等候末班船：", "; a last vessel awaited: ") + awaited.joined(separator: screen.text("、", ", "))
      let all = status.centres.count
      return [
        screen.line(
          screen.text("在岗值守 \(staffed)，电话值守 \(all - staffed)", "staffed \(staffed), on standby \(all - staffed)")
            + waiting)
      ]
    }
    guard let mode = centre.mode else { return [] }
    let until = centre.modeChanges.map { screen.text(" 至 ", " until ") + screen.time($0, on: status.at) } ?? ""
    guard let awaited = centre.awaited else { return [screen.line(screen.text(Texts.watchMode(mode)) + until)] }
    let names = awaited.joined(separator: screen.text("、", ", "))
    return screen.wrapped(
      screen.text(Texts.watchMode(mode))
        + screen.text("，等候末班船：\(names)；最迟", "; the last vessel awaited: \(names); at the latest") + until
    ).map { screen.paint($0, .warning) }
  }

  private static func alarms(_ status: StatusReport, on screen: Screen) -> [String] {
    let counts: [(String, Int)] = [
      ("emergency", status.alarms.emergency), ("serious", status.alarms.serious), ("ordinary", status.alarms.ordinary),
      ("info", status.alarms.info),
    ]
    let parts = counts.map { severity, count in
      screen.paint("\(screen.text(Texts.severity(severity))) \(count)", count > 0 ? Tones.severity(severity) : .faint)
    }
    let open = screen.paint(
      screen.text("未确认 \(status.alarms.unacknowledged)", "unacknowledged \(status.alarms.unacknowledged)"),
      status.alarms.unacknowledged > 0 ? .bad : .faint)
    var lines = [screen.paint(screen.text("报警", "alarms"), .strong) + "  " + (parts + [open]).joined(separator: "  ")]
    let shown = FindingViews.inOrder(status.findings).prefix(rows)
    if !shown.isEmpty {
      lines += FindingViews.table(at: status.at).lines(Array(shown), on: screen, indent: 2)
      let all = status.alarms.emergency + status.alarms.serious + status.alarms.ordinary + status.alarms.info
      lines += more(all - shown.count, "watchroom finding list", on: screen)
    }
    return lines
  }

  private static func duties(_ status: StatusReport, next: DutyRow?, on screen: Screen) -> [String] {
    let owed = status.owed
    let counts: [(String, Int)] = [
      ("late", owed.late), ("open", owed.open), ("missed", owed.missed), ("ahead", owed.ahead), ("done", owed.done),
      ("done-late", owed.doneLate),
    ]
    let parts =
      counts.filter { $0.1 > 0 || $0.0 == "open" || $0.0 == "late" }.map { state, count in
        screen.paint(
          "\(screen.text(Texts.dutyState(state))) \(count)", count > 0 ? Tones.dutyState(state) : .faint)
      } + DutyViews.camerasDown(owed.cameraDown, on: screen)
    var lines = [screen.paint(screen.text("今日值班", "duties"), .strong) + "  " + parts.joined(separator: "  ")]
    let shown = DutyViews.inOrder(status.due).prefix(rows)
    if !shown.isEmpty {
      lines += DutyViews.table(at: status.at).lines(Array(shown), on: screen, indent: 2)
      lines += more(owed.late + owed.open - shown.count, "watchroom duty list", on: screen)
    } else if let next {
      let what = "\(DutyViews.title(next)) (\(Facts.short(next.centreName)))"
      let from = screen.time(next.opens, on: status.at)
      lines.append(
        screen.line(
          "  " + screen.text("此刻没有待办；下一项 \(from) 起：\(what)", "nothing is owed now; next from \(from): \(what)")))
    }
    return lines + keyTasks(status, on: screen)
  }

  /// What is key today by form 2 (P2, C6).
  private static func keyTasks(_ status: StatusReport, on screen: Screen) -> [String] {
    guard !status.keyTasks.isEmpty else { return [] }
    let head = screen.paint(screen.text("今日重点", "key today"), .strong) + "  \(status.keyTasks.count)"
    return ["", head] + SheetViews.today(status.keyTasks, on: screen)
      + more(status.keyTasks.count - rows, "watchroom sheet list", on: screen)
  }

  private static func more(_ count: Int, _ command: String, on screen: Screen) -> [String] {
    count > 0 ? [screen.line("  " + screen.text("另有 \(count) 项：\(command)", "\(count) more: \(command)"), .faint)] : []
  }

  private static func footer(_ status: StatusReport, on screen: Screen) -> [String] {
    let notices = status.notices
    let feeds = status.feeds
    let isWell = feeds.silent == 0 && feeds.down == 0
    return [
      label("通知书", "notices", on: screen)
        + screen.text("未结 \(notices.open)  ", "open \(notices.open)  ")
        + screen.paint(
          screen.text("逾期 \(notices.overdue)", "overdue \(notices.overdue)"), notices.overdue > 0 ? .bad : .plain)
        + "  "
        + screen.paint(
          screen.text("待核查 \(notices.toVerify)", "to verify \(notices.toVerify)"),
          notices.toVerify > 0 ? .warning : .plain)
        + (notices.open > 0 ? screen.paint("  watchroom notice list", .faint) : "")
    ] + matters(status, on: screen) + safety(status, on: screen) + faults(status, on: screen) + [
      label("邮件", "mail", on: screen) + PaperViews.mail(status.mail, on: screen),
      label("数据源", "feeds", on: screen)
        + screen.paint(
          screen.text("正常 \(feeds.live)/\(feeds.total)", "live \(feeds.live)/\(feeds.total)"), isWell ? .plain : .bad)
        + screen.text(
          "  \(Facts.one(feeds.rate)) 条/秒  拒收 \(feeds.rejected)",
          "  \(Facts.one(feeds.rate))/s  rejected \(feeds.rejected)")
        + (feeds.kernelDrops > 0
          ? screen.paint(screen.text("  内核丢弃 \(feeds.kernelDrops)", "  kernel drops \(feeds.kernelDrops)"), .bad) : "")
        + TrafficViews.withheld(status.engine.withheld, on: screen)
        + screen.text("  船舶 \(status.vessels)", "  vessels \(status.vessels)"),
    ] + register(status.register, on: screen)
  }

  /// Form 1 and the contact lists, where something wants to be looked at.
  private static func register(_ register: RegisterStatus?, on screen: Screen) -> [String] {
    guard let register else { return [] }
    var lines: [String] = []
    if register.unconfirmed > 0 {
      let count = screen.text(
        "\(register.days) 天未核实 \(register.unconfirmed)/\(register.objects)",
        "\(register.unconfirmed) of \(register.objects) unconfirmed for \(register.days) days")
      lines.append(
        label("信息表", "form 1", on: screen) + screen.paint(count, .warning)
          + screen.paint("  watchroom register list --unconfirmed", .faint))
    }
    if !register.contactsOverdue.isEmpty {
      let names = register.contactsOverdue.map(Facts.short).joined(separator: screen.text("、", ", "))
      let text = screen.text("逾期未核实：", "not confirmed for a month: ") + names
      lines.append(
        label("通讯录", "contacts", on: screen)
          + screen.line(screen.width.map { TextWidth.cut(text, to: $0 - 9) } ?? text, .warning))
    }
    return lines
  }

  /// Open cases and findings that wait for a decision (S5, S7, R15).
  private static func matters(_ status: StatusReport, on screen: Screen) -> [String] {
    guard let counts = status.matters else { return [] }
    return CaseLifeViews.status(counts, on: screen).map { label("案件", "cases", on: screen) + $0 }
  }

  private static func safety(_ status: StatusReport, on screen: Screen) -> [String] {
    status.safety.map { [label("通告", "safety", on: screen) + SafetyViews.status($0, on: screen)] } ?? []
  }

  private static func faults(_ status: StatusReport, on screen: Screen) -> [String] {
    let line = status.faults.flatMap { FaultViews.status($0, on: screen) }
    return line.map { [label("故障", "faults", on: screen) + $0] } ?? []
  }

  private static func label(_ zh: String, _ en: String, on screen: Screen) -> String {
    let width = screen.language == .zh ? 8 : 9
    return screen.paint(TextWidth.pad(screen.text(zh, en), to: width), .faint)
  }
}
