import Units
import Wire

/// Rows as a busy room has them: long names, Chinese and Latin mixed, everything set that may be set.
enum Samples {
  static let now = time("2026-11-22T16:30:00+08:00")
  static func time(_ text: String) -> Timestamp { Timestamp(iso8601: text) ?? Timestamp(.distantPast, offset: 0) }

  static let centre = "长沙市水上交通监控中心"

  static func duty(_ no: Int64 = 8, state: String = "late", kind: String = "county-round") -> DutyRow {
    DutyRow(
      no: no, id: "C2/430100/2026-11-22/county-round/3", revision: 1, clause: "C2", kind: kind, centre: "430100",
      centreName: centre, day: CivilDate(dayNumber: 20_779), ordinal: 3, state: state,
      opens: time("2026-11-22T14:30:00+08:00"), due: time("2026-11-22T16:00:00+08:00"),
      missedAfter: time("2026-11-23T00:00:00+08:00"), targets: 3, done: 1,
      work: "round/\(no)")
  }

  static func explanation() -> DutyExplanation {
    let row = duty(12, state: "open", kind: "point-spot-check")
    let quota = QuotaShape(objects: 1000, floor: 100, owed: 3000, daysLeft: 25, urgent: 0, quota: 120)
    return DutyExplanation(
      detail: DutyDetail(summary: row, targets: [], quota: quota, organisationVersion: "a1", regulationVersion: "b2"),
      openedAt: now,
      inputs: QuotaInputs(
        dayOfMonth: 1, daysInMonth: 28, reserveDays: 3, sharePercent: 10, atLeast: 80, checksPerMonth: 3, keyTasks: 1),
      drawn: [
        DrawnRow(key: "point:PT-1", name: "三汊矶渡口", why: "key-task", checks: 0, debt: 3),
        DrawnRow(key: "point:PT-2", name: "三汊矶大桥水域", why: "fewest", checks: 1, debt: 2),
      ], reproduced: true)
  }

  static func round() -> RoundDetail {
    RoundDetail(
      summary: duty(),
      targets: [
        TargetRow(
          key: "point:PT-1", name: "三汊矶渡口",
          keyTask: KeyTaskShape(
            why: Words("赶集（墟日）：三汊矶赶集", "market day: 三汊矶赶集"),
            watch: Words("超载、人车混渡、乘客穿（拿）救生衣；船管员、签单员、现场监管人员到岗", "overloading, vehicles, life-jackets"),
            hours: "06:00–12:00")), TargetRow(key: "point:PT-2", name: "三汊矶大桥水域"),
        TargetRow(key: "point:PT-3", name: "橘子洲码头", doneAt: now, doneBy: "唐思远", late: true, check: 4),
      ],
      checks: [
        CheckRow(
          no: 4, target: "point:PT-3", targetName: "橘子洲码头", checkedAt: now, recordedAt: now, means: "cctv",
          pictureUsable: false, weather: "晴", managerPresent: false, findings: ["V01"], action: "已劝导",
          watchkeeper: "唐思远")
      ])
  }

  static func finding(_ no: Int64 = 2, severity: String = "serious", attention: String = "unacknowledged") -> FindingRow
  {
    FindingRow(
      no: no, id: "closed-water/413900101/Z-SCJ/1", revision: 1, code: "V06",
      codeName: Words("违反禁止航行规定", "Sailing in a closed water"), severity: severity, centre: "430100",
      centreName: centre, mmsi: 413_900_101, vesselName: "湘长沙渡01", object: "Z-SCJ", objectName: "三汊矶禁航区",
      opened: time("2026-11-22T16:22:08+08:00"), condition: "active", attention: attention,
      acknowledgedBy: attention == "acknowledged" ? "唐思远" : nil,
      acknowledgedUntil: attention == "acknowledged" ? time("2026-11-22T17:00:00+08:00") : nil,
      disposition: "candidate",
      reason: Words(
        "在“三汊矶禁航区”内航行，深入 191 米，已 80 秒，航速 6.1 节",
        "191 m inside 三汊矶禁航区 for 80 s at 6.1 kn"), told: 2, nextStep: time("2026-11-22T16:27:08+08:00"),
      silenced: false)
  }

  static func findingDetail() -> FindingDetail {
    FindingDetail(
      summary: finding(), detector: "closed-water", onset: now,
      place: PlaceShape(latitude: 28.265636666666666, longitude: 112.95058333333333), ruleVersion: "f2332618201e",
      evidence: [
        FixRow(
          at: now, latitude: 28.26234, longitude: 112.9531, speed: 6.1, course: 251.1, raw: "!AIVDM,1,1,,B,1,0*00",
          source: "ais-udp")
      ],
      ladder: [LadderRow(at: now, rung: "watchkeepers", state: "told", to: ["唐思远", "黄振华"], channel: "mail")], copies: []
    )
  }

  static func matter() -> CaseRow {
    CaseRow(
      no: 1, revision: 1, kind: "violation", state: "dispatched", centre: "430100", centreName: centre, code: "V06",
      codeName: Words("违反禁止航行规定", "Sailing in a closed water"), severity: "serious",
      number: "湘水监违〔2026〕430100-0001号", filedAt: now, dueAt: time("2026-11-29T23:59:59+08:00"),
      vesselName: "XIANG HUO 1001", drill: false)
  }

  static func notice() -> NoticeRow {
    NoticeRow(
      no: 1, revision: 3, number: "湘水监违〔2026〕430100-0001号", form: 8, state: "received", centre: "430100",
      centreName: centre, unit: "U-430112-A", unitName: "望城区地方海事处", caseNo: 1, code: "V06",
      codeName: Words("违反禁止航行规定", "Sailing in a closed water"), vesselName: "XIANG HUO 1001", issuedAt: now,
      dueAt: time("2026-11-29T23:59:59+08:00"), overdue: true, drill: false)
  }

  static func vessel() -> VesselRow {
    VesselRow(
      mmsi: 413_900_101, name: "湘长沙渡01", registered: true, kind: "ferry", homeCentre: "430100", lastSeen: now,
      latitude: 28.26268, longitude: 112.95151, speed: 6, course: 163.6, station: "A", source: "ais-udp", messages: 36)
  }

  /// Three positions, or none: a ferry by AIS south of the equator and west of Greenwich, so that signs show.
  static func track(_ page: PageRequest = PageRequest(limit: 100), empty: Bool = false) -> VesselTrack {
    let points: [TrackPoint] = (0..<3).map { (step: Int) -> TrackPoint in
      let at = Timestamp(now.instant - .minutes(Int64(30 - step)), offset: now.offset)
      let shift = Double(step) / 1000
      let isSilent = step == 1
      return TrackPoint(
        at: at, latitude: -28.2652 - shift, longitude: -0.0015 + shift, speed: isSilent ? nil : 6.1,
        course: isSilent ? nil : 163.6, heading: step == 2 ? 160 : nil, status: 0, station: "A", source: "ais-udp")
    }
    return VesselTrack(
      mmsi: 413_900_101, id: "V-001", name: "湘\"<&>,渡01", items: empty ? [] : Array(points.prefix(page.limit)))
  }

  static func feed() -> FeedRow {
    FeedRow(
      name: "ais-udp", kind: "udp", address: "127.0.0.1:10110 (10110)", state: "live", lastReceived: now, received: 413,
      sentences: 411,
      accepted: 411, rejected: ["bad-checksum": 2], dropped: 0, kernelDrops: 0, rate: 1.3, usualRate: 53.5,
      reconnects: 0)
  }

  /// A server of terminals, with as many strangers as are kept.
  static func terminalFeed() -> FeedRow {
    var row = FeedRow(
      name: "船载终端-长沙", kind: "tcp-server", format: "jt808", address: "0.0.0.0:8808 (8808)", state: "live",
      lastReceived: now, received: 120_413, sentences: 120_411, accepted: 120_300,
      rejected: ["unknown-device": 1201, "checksum": 12, "not-authenticated": 3], dropped: 0, kernelDrops: 0,
      rate: 31.3,
      usualRate: 33.5, reconnects: 2, lastError: "192.0.2.77:41822: refused 20 times",
      strangers: (0..<32).map { StrangerRow(device: "1391234567\($0)", count: $0 + 1, last: now) })
    (row.expectedPerMinute, row.tag, row.datum, row.clients, row.terminals) = (600, "长沙海事局", "gcj02", 41, 39)
    row.filter = FilterShape(box: [111, 27, 114.5, 30], types: [1, 2, 3, 5, 18, 19, 24])
    row.silence = SilenceShape(isGap: false, seconds: 3, limitSeconds: 60, count: 12, usualCount: 10_050, minutes: 5)
    return row
  }

  static func delivery() -> DeliveryRow {
    DeliveryRow(
      no: 14, messageID: "<1@example.invalid>", kind: "alarm", subject: "【严重】违反禁止航行规定：湘长沙渡01，三汊矶禁航区",
      recipient: "p-430100-04@watchroom.example.invalid", channel: "mail", state: "retry", queuedAt: now, attempts: 3,
      nextAttempt: now, code: 451, reply: "RCPT: try later")
  }

  static func report() -> ReportRow {
    ReportRow(
      no: 12, revision: 1, duty: 12, clause: "C3", centre: "430100", centreName: centre,
      day: CivilDate(dayNumber: 20_779), state: "draft", due: time("2026-11-22T20:00:00+08:00"),
      cutOff: time("2026-11-22T19:50:00+08:00"), late: false, to: ["湖南省水上交通监控中心"])
  }

  static func journal(_ seq: Int64 = 7) -> JournalRow {
    JournalRow(
      seq: seq, kind: "finding.opened", occurredAt: now, recordedAt: now, centre: "430100", account: "watchroomd",
      subject: "finding", no: 2, text: Words("发现（报警）", "finding"),
      about: Words("违反禁止航行规定 湘长沙渡01", "closed water 湘长沙渡01"))
  }

  static func ledger() -> LedgerPage {
    LedgerPage(
      ledger: 10, title: Words("监控点违章情况台账", "point violations"),
      columns: [Words("序号", "no"), Words("文书编号", "number"), Words("事实", "facts"), Words("备注", "note")],
      rows: [["1", "湘水监违〔2026〕430100-0001号", "在“三汊矶禁航区”内航行，深入 191 米，已 80 秒，航速 6.1 节", ""]])
  }

  static func who(_ kind: String = "console", person: Bool = true) -> WhoAmI {
    WhoAmI(
      uid: 1000, account: "wr-430100", kind: kind, centre: kind == "root" ? nil : "430100",
      centreName: kind == "root" ? nil : centre, person: person ? "P-430100-03" : nil,
      personName: person ? "唐思远" : nil, role: person ? "watchkeeper" : nil, expires: person ? now : nil,
      may: person ? ["acknowledge", "check"] : [])
  }

  static func watch() -> WatchRow {
    WatchRow(
      centre: "430100", centreName: centre, clause: "G3", mode: "staffed", since: time("2026-11-22T06:15:00+08:00"),
      changes: time("2026-11-23T01:30:00+08:00"), isExtended: true,
      points: [
        WatchPointRow(
          point: "PT-430100-01", name: "三汊矶渡口", day: "2026-11-22", state: "unrecorded",
          first: time("2026-11-22T06:30:00+08:00"), last: time("2026-11-22T19:00:00+08:00"), underWay: ["湘长沙渡01"]),
        WatchPointRow(point: "PT-430100-02", name: "橘子洲码头", day: "2026-11-22", state: "none", absence: "repair"),
        WatchPointRow(point: "PT-430100-03", name: "三汊矶大桥水域", day: "2026-11-22", state: "none"),
      ])
  }

  static func mail() -> MailStatus { MailStatus(armed: false, held: 3, retry: 1, parked: 2) }

  static func status() -> StatusReport {
    StatusReport(
      version: "0.1.0", organisation: "湖南省水上交通监控中心", at: now, startedAt: now,
      zone: ZoneShape(name: "Asia/Shanghai", offset: 28_800),
      centres: [
        CentreStatus(
          centre: "430100", name: centre, tier: "city", watchkeepers: ["唐思远", "黄振华"], leader: "易学军",
          watchEnds: time("2026-11-22T20:00:00+08:00"))
      ],
      engine: EngineStatus(healthy: true, cycleAge: 0.2), mail: mail(),
      feeds: FeedSummary(total: 1, live: 1, silent: 0, down: 0, rate: 1.3, rejected: 2, kernelDrops: 0),
      owed: OwedCounts(ahead: 2, open: 3, late: 1, missed: 2), due: [duty(), duty(9, state: "open")],
      alarms: AlarmCounts(emergency: 1, serious: 1, unacknowledged: 2),
      findings: [finding(), finding(3, severity: "emergency")], notices: NoticeCounts(open: 2, overdue: 1, toVerify: 1),
      vessels: 33,
      warnings: [Words("holidays/2027.yaml:1: (file): not there", "holidays/2027.yaml:1: (file): not there")],
      journal: 7,
      safety: SafetyCounts(inForce: 3, candidates: 1, toReceive: 1, unconfirmed: 4, toApprove: 1, toMake: 1))
  }
}

extension Samples {
  /// Two pages: a day that was recorded, torn between them, and a forecast.
  static func agenda(after cursor: Int64?) -> Page<AgendaRow> {
    let today = CivilDate(dayNumber: 20_779)
    func row(_ kind: String, _ clause: String, _ day: CivilDate, _ opens: String, _ due: String) -> AgendaRow {
      AgendaRow(
        id: "\(clause)/430100/\(day.iso)/\(kind)/1", clause: clause, kind: kind, centre: "430100", centreName: centre,
        day: day, ordinal: 1, count: 0, opens: time("\(day.iso)T\(opens):00+08:00"),
        due: time("\(day.iso)T\(due):00+08:00"))
    }
    var round = row("county-point-check", "C2", today, "06:15", "18:00")
    (round.recorded, round.state, round.count) = (true, "late", 2)
    (round.targets, round.targetNames) = (["PT-1", "PT-2"], ["三汊矶渡口", "橘子洲码头"])
    round.missedAfter = time("2026-11-23T00:00:00+08:00")
    round.quota = QuotaShape(objects: 81, floor: 80, owed: 0, daysLeft: 6, urgent: 0, quota: 2)
    var report = row("daily-report", "C3", today, "19:30", "20:00")
    (report.recorded, report.state, report.to, report.toNames) = (true, "open", ["430000"], ["湖南省水上交通监控中心"])
    report.period = PeriodShape(from: time("2026-11-21T19:50:00+08:00"), to: time("2026-11-22T19:50:00+08:00"))
    let watch = row("staffed-watch", "G3", today + 1, "06:15", "18:00")
    let sheet = row("key-sheet", "C6", today + 1, "08:30", "17:30")
    return cursor == nil ? Page(items: [round], next: 5) : Page(items: [report, watch, sheet])
  }
}
