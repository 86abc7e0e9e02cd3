import Casework
import Organisation
import Regulation
import Testing
import Units

@testable import Reporting

/// A month's ledgers and summaries as they go out (X2, C3, X7, X10, C9, C14, P11).
@Suite("Papers of a month") struct MonthlyTests {
  private static let month = date("2026-11-01")
  private static let frozen = at("00:00", "2026-12-01")

  private static func duty(_ clause: String, _ kind: DutyKind, _ centre: CentreID, to: [Recipient]) -> Duty {
    let day = clause == "C3" || clause == "C9" ? "2026-12-04" : "2026-12-02"
    return Duty(
      id: "\(clause)/\(centre)/\(day)/\(kind.rawValue)/1", clause: clause, kind: kind, centre: centre, day: date(day),
      ordinal: 1, targets: [], opens: frozen, due: at("17:30", day), missedAfter: nil,
      period: .init(from: at("00:00", "2026-11-01"), to: frozen), to: to)
  }

  private static func book(_ centre: CentreID, _ ledger: Int, _ lines: [BookLine] = []) -> MonthBook {
    MonthBook(centre: centre, month: month, ledger: ledger, version: 0, takenAt: frozen, lines: lines)
  }

  private static func line(_ no: Int64, _ ledger: Int, centre: CentreID, _ record: CaseRecord, _ paper: Paper?)
    -> BookLine
  {
    var entry = Sample.entry(no, ledger, case: record.no, paper: paper?.no)
    entry.centre = centre
    return BookLine(entry: entry, record: record, paper: paper)
  }

  static func ledgers() -> MonthlySnapshot {
    var overdue = Sample.paper()
    overdue.due = at("23:59:59", "2026-11-28")
    let own = (9...12).map { ledger in
      book(Sample.city, ledger, ledger == 10 ? [line(1, 10, centre: Sample.city, Sample.matter(), overdue)] : [])
    }
    let county = (9...12).map { ledger in
      book(
        Sample.county, ledger,
        ledger == 10 ? [line(2, 10, centre: Sample.county, Sample.matter(no: 8), Sample.paper(no: 9, case: 8))] : [])
    }
    var told = book(
      Sample.city, 10, [line(3, 10, centre: Sample.city, Sample.matter(no: 2), Sample.paper(no: 3, case: 2))])
    told.month = date("2026-10-01")
    told.takenAt = at("00:00", "2026-11-01")
    var now = told
    now.version = 1
    now.takenAt = frozen
    now.lines[0].paper = Sample.answered(Sample.paper(no: 3, case: 2))
    return MonthlySnapshot(
      centre: Sample.city, month: month,
      duty: duty("C3", .monthlyLedgers, Sample.city, to: [.centre(CentreID("430000"))]),
      judgedAt: at("17:25", "2026-12-04"), approvedBy: nil, books: own,
      below: [
        .init(centre: Sample.county, receivedAt: at("00:01", "2026-12-01"), isLate: false, books: county),
        .init(centre: CentreID("430112"), receivedAt: at("09:00", "2026-12-03"), isLate: true, books: []),
        .init(centre: CentreID("430181"), receivedAt: nil, isLate: true, books: []),
      ], amended: [.init(told: told, now: now)])
  }

  static func summary(approved: Bool = true) throws -> SummaryRecord {
    var facts = MonthlyFacts()
    facts.take(Sample.matter(), number: "湘水监违〔2026〕430100-0001号")
    facts.take(Sample.matter(no: 4, code: "V11", severity: .ordinary), number: "")
    facts.take(
      Sample.matter(no: 5, kind: .incident, code: "D03", severity: .emergency), number: "湘水监事〔2026〕430100-0001号")
    facts.take(Sample.matter(no: 6, kind: .fault, code: "F06", severity: .ordinary, state: .filed), number: "")
    facts.take(Sample.matter(no: 7, kind: .incident, code: "D03", severity: .emergency, drill: true), number: "演练")
    (facts.checks, facts.video.looks, facts.video.unusable) = (1830, 1700, 12)
    (facts.presence.managerPresent, facts.presence.managerAbsent) = (980, 20)
    (facts.presence.clerkPresent, facts.presence.clerkAbsent) = (2, 1)
    facts.video.worst = [.init(target: .point("PT-430105-01"), times: 9)]
    var record = SummaryRecord(
      no: 3, centre: Sample.city, month: month, draftedAt: frozen, facts: facts,
      text: try Example.letters().summaryText(facts))
    if approved {
      try record.approve(by: "P-430100-11", role: .dutyLeader, at: at("09:00", "2026-12-01"))
      try record.approve(by: "P-430100-21", role: .centreLeader, at: at("10:00", "2026-12-01"))
    }
    return record
  }

  @Test("text, HTML and spreadsheet as they go out") func golden() throws {
    let letters = try Example.letters()
    let ledgers = letters.ledgers(Self.ledgers())
    try Golden.check("ledgers.zh.txt", ledgers.text)
    try Golden.check("ledgers.zh.html", ledgers.html)
    try Golden.check("ledgers-amended.zh.csv", "\u{FEFF}" + (try ledgers.file("台账更正")))
    try Golden.check("ledgers.en.txt", try Example.letters(.en).ledgers(Self.ledgers()).text)
    let duty = Self.duty("C9", .monthlySummary, Sample.city, to: [.unit("U-430100-A"), .centre(CentreID("430000"))])
    let summary = letters.summary(try Self.summary(), for: duty, at: at("10:00", "2026-12-01"))
    try Golden.check("summary.zh.txt", summary.text)
    try Golden.check("summary.zh.html", summary.html)
    let draft = letters.summaryAwaits(
      try Self.summary(approved: false), due: duty.due, to: [try Sample.person("P-430100-11")])
    try Golden.check("summary-draft.zh.txt", draft.text)
  }

  @Test("C3, R21: a city's ledgers name who did not report, and each row the centre that issued its paper")
  func ledgers() throws {
    let letter = try Example.letters().ledgers(Self.ledgers())
    #expect(letter.text.hasPrefix("2026年11月台账：下级未报 1 家；本中心 1 行，下级 1 行\n冻结时逾期未回复的通知书 2 件。"))
    #expect(letter.text.contains("浏阳市水上交通监控中心：台账 未报"))
    #expect(letter.text.contains("望城区水上交通监控中心：台账 迟报，12-03 09:00"))
    #expect(letter.recipients == ["centre-430000@watchroom.example.invalid"] && letter.kind == .ledgers)
    #expect(
      letter.attachments.map(\.name) == [
        "监控中心违规情况台账_长沙市_2026-11.csv", "监控点违章情况台账_长沙市_2026-11.csv", "监控事件台账_长沙市_2026-11.csv",
        "设备(系统)运行故障台账_长沙市_2026-11.csv", "台账更正_长沙市_2026-11.csv",
      ])
    let rows = try letter.file("监控点违章情况台账").split(separator: "\r\n")
    #expect(rows.count == 3 && rows[1].contains("长沙市水上交通监控中心") && rows[2].contains("开福区水上交通监控中心"))
    #expect(try letter.file("监控事件台账").split(separator: "\r\n").count == 1, "an empty ledger is sent as one")
  }

  @Test("R6: ledgers go unapproved and say so") func unapproved() throws {
    var snapshot = Self.ledgers()
    #expect(try Example.letters().ledgers(snapshot).text.contains("审核：未经审核"))
    snapshot.approvedBy = "P-430100-11"
    #expect(try !Example.letters().ledgers(snapshot).text.contains("未经审核"))
  }

  @Test(
    "X2: an amendment says what was changed from what to what, when frozen and when amended; what can't be seen is none"
  )
  func amendment() throws {
    let letters = try Example.letters()
    let pair = Self.ledgers().amended[0]
    let text = letters.ledgers(Self.ledgers()).text
    #expect(text.contains("以前月份台账的更正"))
    #expect(text.contains("整改措施：无 → 已责令停航整改，船长写出检讨。"))
    #expect(text.contains("11-01 00:00 冻结，11-24 16:20 更正"))
    var unseen = pair
    unseen.now.lines = unseen.told.lines
    unseen.now.lines[0].paper?.revision += 1
    #expect(letters.amendmentCount(unseen) == 0 && letters.amendmentCount(pair) == 1)
    var added = pair
    added.told.lines = []
    #expect(letters.amendmentCount(added) == 1)
    #expect(pair.told.differences(to: pair.told).isEmpty)
  }

  @Test("C9, C14: facts sorted from cases; drills are none; shares are of what was recorded") func facts() throws {
    let facts = try Self.summary().facts
    #expect(
      facts.incidents.count == 1 && facts.seriousViolations.count == 1 && facts.violations == ["V06": 1, "V11": 1])
    #expect(facts.faults.count == 1)
    let text = try Example.letters().summaryText(facts)
    #expect(text.contains("船管员在岗率 98.0%，签单员在岗率 66.7%"))
    #expect(text.contains("视频查看 1700 次，画面无效 12 次；登记故障 1 起，尚未修复 1 起"))
    #expect(try Example.letters().summaryText(MonthlyFacts()).contains("在岗率 —"))
    var hazard = MonthlyFacts()
    hazard.take(Sample.matter(kind: .incident, code: "H03", severity: .serious), number: "")
    hazard.take(Sample.matter(kind: .incident, code: "H01", severity: .ordinary), number: "")
    #expect(hazard.majorHazards.count == 1 && hazard.incidents.count == 1)
  }

  @Test("R6: the duty leader first, then the centre leader; another text is approved anew; approved is for good")
  func approval() throws {
    var record = try Self.summary(approved: false)
    #expect(record.state == .draft)
    #expect(throws: SummaryRefusal.dutyLeaderFirst) {
      try record.approve(by: "c", role: .centreLeader, at: Self.frozen)
    }
    try record.approve(by: "d", role: .dutyLeader, at: Self.frozen)
    #expect(record.state == .forwarded && record.revision == 2)
    #expect(throws: SummaryRefusal.centreLeaderNext) { try record.approve(by: "e", role: .dutyLeader, at: Self.frozen) }
    try record.edit("另一稿", by: "d", at: Self.frozen)
    #expect(record.state == .draft)
    try record.approve(by: "d", role: .dutyLeader, at: Self.frozen)
    try record.approve(by: "c", role: .centreLeader, at: Self.frozen)
    #expect(record.state == .approved)
    #expect(throws: SummaryRefusal.alreadyApproved) { try record.edit("x", by: "d", at: Self.frozen) }
    #expect(throws: SummaryRefusal.alreadyApproved) {
      try record.approve(by: "c", role: .centreLeader, at: Self.frozen)
    }
  }
}
