import Units

@testable import Wire

let zone = CivilZone.shanghai
/// 2026-11-21 18:50:00 in Shanghai.
let evening = Timestamp(Instant(seconds: 1_795_258_200), zone: zone)

/// One of each shape, every field filled, and one with only what must be there.
enum Samples {
  static let words = Words("违反禁止航行规定", "Sailing in a closed water")

  static let duty = DutyRow(
    no: 12, id: "C2/430100/2026-11-21/county-round/3", revision: 2, clause: "C2", kind: "county-round",
    centre: "430100", centreName: "长沙市水上交通监控中心", day: CivilDate(dayNumber: 20_778), ordinal: 3,
    state: "done-late", opens: evening, due: evening, missedAfter: evening, targets: 3, done: 3, doneAt: evening,
    work: "round/12")

  static let watch = WatchRow(
    centre: "430105", centreName: "开福区", clause: "G3", mode: "staffed", since: evening, changes: evening,
    isExtended: true,
    points: [
      WatchPointRow(
        point: "PT-1", name: "渡口", day: "2026-11-21", state: "late", first: evening, last: evening, keepsUntil: evening,
        absence: "repair", underWay: ["某船"])
    ])

  static let finding = FindingRow(
    no: 7, id: "closed-water/413900101/Z-SCJ/1", revision: 3, code: "V06", codeName: words, severity: "serious",
    centre: "430105", centreName: "开福区", mmsi: 413_900_101, vesselName: "湘长沙渡01", object: "Z-SCJ",
    objectName: "三汊矶禁航区", opened: evening, ended: evening, condition: "ended", attention: "acknowledged",
    acknowledgedBy: "周敏", acknowledgedUntil: evening, disposition: "filed", caseNo: 3, reason: words, told: 2,
    nextStep: evening, silenced: true, shelvedUntil: evening)

  static let notice = NoticeRow(
    no: 5, revision: 4, number: "湘水监违〔2026〕430100-0001号", form: 8, state: "answered", centre: "430100",
    centreName: "长沙市", unit: "U-430105-A", unitName: "开福区海事处", answeredBy: "430105", caseNo: 3, code: "V06",
    codeName: words, vesselName: "湘长沙渡01", pointName: "三汊矶渡口", issuedAt: evening, receivedAt: evening, dueAt: evening,
    repliedAt: evening, closedAt: evening, overdue: true, drill: true)

  static let row = CaseRow(
    no: 3, revision: 1, kind: "violation", state: "filed", centre: "430100", centreName: "长沙市", code: "V06",
    codeName: words, severity: "serious", filedAt: evening)

  static let delivery = DeliveryRow(
    no: 9, messageID: "0123@watchroom.example.invalid", kind: "report", subject: "日报", recipient: "a@example.invalid",
    channel: "mail", state: "retry", queuedAt: evening, sentAt: nil, attempts: 2, nextAttempt: evening, code: 451,
    reply: "try later", drill: false)

  static let journal = JournalRow(
    seq: 99, kind: "notice.issued", occurredAt: evening, recordedAt: evening, centre: "430100", person: "P-1",
    personName: "某", account: "wr-430100", subject: "notice", no: 5, text: words, hash: "00ff")

  static let report = ReportRow(
    no: 4, revision: 1, duty: 4, clause: "X2", centre: "430105", centreName: "开福区", day: CivilDate(dayNumber: 20_778),
    state: "sent", due: evening, cutOff: evening, approvedBy: "某", approvedAt: evening, sentAt: evening, late: true,
    to: ["长沙市水上交通监控中心"])

  static let vessel = VesselRow(
    mmsi: 413_900_101, name: "湘长沙渡01", registered: true, kind: "ferry", homeCentre: "430105", lastSeen: evening,
    latitude: 28.260901, longitude: 112.948382, speed: 6.1, course: 12.5, heading: 13, status: 0, station: "A",
    source: "ais-udp", messages: 42)

  static let status = StatusReport(
    version: "0.1.0", organisation: "湖南省", at: evening, startedAt: evening, zone: ZoneShape(zone),
    centres: [
      CentreStatus(
        centre: "430100", name: "长沙市", tier: "city", watchkeepers: ["某"], leader: "某", watchEnds: evening,
        mode: "staffed", modeSince: evening, modeChanges: evening, awaited: ["三汊矶渡口"])
    ],
    hold: HoldStatus(reason: words, since: evening), engine: EngineStatus(healthy: true, cycleAge: 0.25, waiting: 1),
    mail: MailStatus(armed: false, held: 3, oldest: evening, redirectedTo: "trial@example.invalid"),
    feeds: FeedSummary(total: 2, live: 1, silent: 1, down: 0, rate: 3.5, rejected: 7, kernelDrops: 1),
    owed: OwedCounts(ahead: 1, open: 2, late: 3, done: 4, doneLate: 5, missed: 6, withdrawn: 7), due: [duty],
    alarms: AlarmCounts(emergency: 1, serious: 2, unacknowledged: 3), findings: [finding],
    notices: NoticeCounts(open: 1, overdue: 1, toVerify: 1), vessels: 17, warnings: [words], journal: 99)
}
