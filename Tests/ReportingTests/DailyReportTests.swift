import Casework
import Organisation
import Regulation
import Testing
import Units

@testable import Reporting

/// The daily report (X2, C3, P4): what a bureau leader reads on a phone.
@Suite("The daily report") struct DailyReportTests {
  private func lines(_ letter: Letter) -> [String] {
    letter.text.split(separator: "\n").map(String.init)
  }

  @Test("text, HTML and spreadsheets as they go out", arguments: [Catalogue.Language.zh, .en])
  func golden(language: Catalogue.Language) throws {
    let letters = try Example.letters(language)
    let full = letters.report(Sample.full())
    try Golden.check("report-full.\(language).txt", full.text)
    try Golden.check("report-full.\(language).html", full.html)
    let empty = letters.report(Sample.empty())
    try Golden.check("report-empty.\(language).txt", empty.text)
    if language == .zh {
      try Golden.check(
        "report-patrol.zh.csv", String(decoding: try #require(full.attachments.first).bytes, as: UTF8.self))
      try Golden.check("report-ledger10.zh.csv", "\u{FEFF}" + (try full.file("监控点违章情况台账")))
      try Golden.check(
        "report-draft.zh.txt", letters.draft(Sample.full(approved: nil), to: [try Sample.person("P-430100-11")]).text)
    }
  }

  @Test("the same snapshot gives the same bytes, whatever the order of its sets") func pure() throws {
    let letters = try Example.letters()
    let first = letters.report(Sample.full())
    for _ in 0..<5 { #expect(letters.report(Sample.full()) == first) }
    var shuffled = Sample.full()
    shuffled.duties.reverse()
    shuffled.checks.reverse()
    #expect(letters.report(shuffled).text == first.text)
    #expect(try letters.report(shuffled).file("监控情况记录表") == first.file("监控情况记录表"))
  }

  @Test("the first line is a verdict, with what is not done and how much") func verdict() throws {
    let letters = try Example.letters()
    let first = try #require(lines(letters.report(Sample.full())).first)
    #expect(first.hasPrefix("有 4 项未完成："), "\(first)")
    for part in ["漏查 1 轮", "逾期未查 1 轮", "下级未报 1 家", "通知书逾期 1 件"] { #expect(first.contains(part), "\(part)") }
    #expect(lines(letters.report(Sample.empty())).first == "全部完成")
    var done = Sample.full()
    done.duties = Array(done.duties.prefix(1))
    done.below = []
    done.papers = []
    #expect(lines(letters.report(done)).first == "全部完成")
    #expect(lines(letters.report(done)).contains("应查 1 轮，按时 1 轮，逾期完成 0 轮。"))
  }

  @Test("late, missed and 补查 are named: which round, what was not looked at") func named() throws {
    let letter = try Example.letters().report(Sample.full())
    func has(_ parts: String...) -> Bool { lines(letter).contains { line in parts.allSatisfy { line.contains($0) } } }
    #expect(has("第3轮 巡查县(区)中心", "漏查", "对象 1/3") && has("第4轮 巡查县(区)中心", "逾期未完成", "对象 2/3"))
    #expect(has("第2轮 巡查县(区)中心", "逾期完成", "对象 3/3"))
    #expect(has("- 望城区水上交通监控中心", "第3轮", "状态 漏查，原因 17:20 已补查"))
    #expect(has("- 浏阳市水上交通监控中心", "第3轮", "状态 漏查，原因 没有查看记录"))
    #expect(has("- 浏阳市水上交通监控中心", "第4轮", "状态 逾期未查"))
    #expect(has("- 开福区水上交通监控中心", "第2轮", "状态 逾期查看，原因 11-21 12:20 查看"))
    #expect(!has("- 开福区水上交通监控中心", "第3轮"), "was looked at")
    #expect(!lines(letter).contains { $0.contains("第1轮 巡查县(区)中心") }, "what was in time is only counted")
    let patrol = try letter.file("监控情况记录表")
    #expect(patrol.contains("补查") && patrol.contains("第三轮补查"))
  }

  @Test("R6: 未经审核 where nobody approved, the approver's name where somebody did") func approval() throws {
    let letters = try Example.letters()
    let name = try Sample.person("P-430100-11").name
    #expect(letters.report(Sample.full(approved: nil)).text.contains("审核：未经审核"))
    #expect(letters.report(Sample.full(approved: nil)).html.contains("未经审核"))
    let approved = letters.report(Sample.full()).text
    #expect(approved.contains("审核：\(name)审核") && !approved.contains("未经审核"))
    let draft = letters.draft(Sample.full(approved: nil), to: [])
    #expect(draft.text.contains("审核：待审核"))
    #expect(draft.text.contains("19:55"), "when it goes by itself")
    #expect(draft.text.contains("watchroom report approve 41"))
    #expect(draft.subject.hasPrefix("【待审】") && draft.deadline == at("19:55"))
  }

  @Test("R16: who did not report is named, in what needs a decision and in the table") func missing() throws {
    let text = try Example.letters().report(Sample.full()).text
    #expect(text.contains("浏阳市水上交通监控中心未报，请催报"))
    #expect(text.contains("浏阳市水上交通监控中心：日报 未报"))
    #expect(text.contains("望城区水上交通监控中心：日报 迟报，11-21 19:20"))
    #expect(text.contains("开福区水上交通监控中心：日报 18:56 报"))
  }

  @Test("D10: late and undelivered reports of the centre itself are told") func ownReports() throws {
    let letters = try Example.letters()
    #expect(letters.report(Sample.full()).text.contains("2026年11月20日值班日报应于 11-20 20:00 报出，11-20 20:07 才送达"))
    var snapshot = Sample.full()
    snapshot.duties[snapshot.duties.count - 1].finished = nil
    let letter = letters.report(snapshot)
    #expect(letter.text.contains("2026年11月20日值班日报应于 11-20 20:00 报出，至今未送达"))
    #expect(lines(letter).first?.contains("日报逾期 1 份") == true)
  }

  @Test("X2, C3: violations beside the daily mean of the 30 days before, by kind and unit, and all of them")
  func compared() throws {
    let letters = try Example.letters()
    let text = lines(letters.report(Sample.full()))
    // 2 today; 40 in 30 days are 1.3 a day, with those of the other unit 1.5.
    #expect(text.contains { $0.contains("违反禁止航行规定") && $0.contains("件数 2，30日均 1.3 ↑") })
    #expect(text.contains { $0.hasPrefix("- 合计") && $0.contains("件数 2，30日均 1.5 ↑") })
    var quiet = Sample.full()
    quiet.cases = []
    #expect(letters.report(quiet).text.contains("无。前30日日均 1.5 ↓"))
    quiet = Sample.full()
    quiet.earlierViolations[0].count = 60
    #expect(lines(letters.report(quiet)).contains { $0.contains("违反禁止航行规定") && $0.contains("30日均 2.0 →") })
    quiet.earlierViolations[0].count = 61
    #expect(lines(letters.report(quiet)).contains { $0.contains("违反禁止航行规定") && $0.contains("2.0 ↓") })
  }

  @Test("R3, G15: 补查 and looks without a picture are counted apart from checks") func apart() throws {
    let text = lines(try Example.letters().report(Sample.full()))
    #expect(text.contains { $0.contains("巡查县(区)中心") && $0.hasSuffix("对象 9/12，画面无效 0，补查 1") })
    #expect(text.contains("画面无效 1 次，不计入已查（见故障）。"))
  }

  @Test("D10, R6: what else of ours was late is listed and counted; a summary that waits for approval is a decision")
  func others() throws {
    var snapshot = Sample.empty("C3", Sample.city)
    func owed(_ clause: String, _ kind: DutyKind, due: Instant, missedAfter: Instant?) -> DutyRecord {
      DutyRecord(
        no: 70,
        duty: Duty(
          id: "\(clause)/430100/2026-11-21/\(kind.rawValue)/1", clause: clause, kind: kind, centre: Sample.city,
          day: date("2026-11-21"), ordinal: 1, targets: [], opens: due - .hours(1), due: due, missedAfter: missedAfter))
    }
    snapshot.duties = [
      owed("C7", .broadcast, due: at("10:00"), missedAfter: at("11:00")),
      owed("C9", .monthlySummary, due: at("17:30", "2026-11-19"), missedAfter: nil),
      owed("G3", .staffedWatch, due: at("18:00"), missedAfter: nil),
    ]
    let letter = try Example.letters().report(snapshot)
    #expect(lines(letter).first == "有 2 项未完成：其他任务未完成 2 项")
    #expect(letter.text.contains("安全信息播报应于 11-21 10:00 完成：漏查") || letter.text.contains("应于 11-21 10:00 完成"))
    #expect(letter.text.contains("月度小结待审批，应在 11-19 17:30 前报出"))
  }

  @Test("R7: where no gateway is configured the 09:00 report says that e-mail stands in for fax and SMS") func standIn()
    throws
  {
    let letters = try Example.letters()
    #expect(letters.report(Sample.empty("P4", CentreID("430000"))).text.contains("以电子邮件代报"))
    #expect(!letters.report(Sample.empty()).text.contains("以电子邮件代报"))
  }

  @Test("P4: a day that is over has no open rounds: not made by 24:00 is missed") func calendarDay() throws {
    let province = CentreID("430000")
    var snapshot = Sample.empty("P4", province)
    snapshot.duty = Sample.report("P4", province, day: "2026-11-22")
    snapshot.now = at("00:00", "2026-11-22")
    snapshot.judgedAt = at("08:55", "2026-11-22")
    let duty = Duty(
      id: "P3/430000/2026-11-21/city-round/2", clause: "P3", kind: .cityRound, centre: province,
      day: date("2026-11-21"),
      ordinal: 2, targets: [.centre(Sample.city)], opens: at("14:30"), due: at("17:30"),
      missedAfter: at("00:00", "2026-11-22"))
    snapshot.duties = [DutyRecord(no: 1, duty: duty)]
    let letter = try Example.letters().report(snapshot)
    #expect(lines(letter).first == "有 1 项未完成：漏查 1 轮")
    #expect(letter.subject.contains("2026年11月21日"), "listed for the day it covers")
    #expect(letter.recipients == ["leaders@haishi.example.invalid", "duty@jtt.example.invalid"])
  }

  @Test("who is on watch and who is next; a gap says so, a second-line centre's evening does not") func watch() throws {
    let letters = try Example.letters()
    let text = letters.report(Sample.full()).text
    let people = try ["P-430100-03", "P-430100-05", "P-430100-12"].map { try Sample.person($0).name }
    for name in people { #expect(text.contains(name), "\(name)") }
    #expect(text.contains("本班") && text.contains("下一班"))
    #expect(letters.report(Sample.empty()).text.contains("本班：带班领导 排班空缺"))
    var evening = Sample.empty("C3", CentreID("430200"))
    evening.onWatchNext = WatchOnDuty(
      watchkeepers: ["P-430200-01"], leader: "P-430200-12", starts: at("08:30", "2026-11-22"),
      ends: at("17:30", "2026-11-22"))
    let second = letters.report(evening).text
    #expect(second.contains("非办公时间") && !second.contains("排班空缺"))
  }

  @Test("D14: a report that leaves the organisation says nothing of drills; one within marks them") func drills() throws
  {
    let letters = try Example.letters()
    func snapshot(_ clause: String, _ centre: CentreID) -> DailySnapshot {
      var snapshot = Sample.empty(clause, centre)
      snapshot.cases = [Sample.matter(no: 8, kind: .incident, code: "D03", severity: .emergency, drill: true)]
      snapshot.papers = [Sample.paper(no: 9, .incidentReport, case: 8, drill: true)]
      snapshot.ledger = [Sample.entry(1, 11, case: 8, paper: 9, drill: true)]
      return snapshot
    }
    let outside = letters.report(snapshot("P4", CentreID("430000")))
    #expect(!outside.text.contains("演练") && !outside.html.contains("演练"))
    #expect(outside.attachments.count == 1, "form 4 only")
    let within = letters.report(snapshot("C3", Sample.city))
    #expect(within.text.contains("【演练】演练湘水监事〔2026〕430100-0001号"))
    #expect(try within.file("监控事件台账").contains("演练"))
    #expect(within.text.contains("立案：违章 0 件，违规 0 件，事件 0 起"), "a drill is not counted")
  }

  @Test("long lists are cut, and how many more there are is said") func limits() throws {
    var snapshot = Sample.full()
    snapshot.findings = (1...200).map { Sample.finding(no: $0, object: "Z-\($0)") }
    let text = try Example.letters().report(snapshot).text
    #expect(text.contains("另有"))
    #expect(text.split(separator: "\n").count < 220)
  }

  @Test("to the superiors' addresses, the record and the ledgers that have lines attached") func envelope() throws {
    let letter = try Example.letters().report(Sample.full())
    #expect(letter.recipients == ["centre-430000@watchroom.example.invalid"])
    #expect(letter.deadline == at("20:00") && letter.importance == .report)
    #expect(
      letter.attachments.map(\.name) == [
        "监控情况记录表_长沙市_2026-11-21.csv", "监控点违章情况台账_长沙市_2026-11-21.csv", "监控事件台账_长沙市_2026-11-21.csv",
        "设备(系统)运行故障台账_长沙市_2026-11-21.csv",
      ])
    #expect(letter.subject == "【长沙市水上交通监控中心】2026年11月21日值班日报")
  }

  @Test("R16: a report that is not there when due is chased, and its superior hears of it") func late() throws {
    let people = try ["P-430105-11", "P-430100-11"].map { try Sample.person($0) }
    let duty = Sample.report("X2", Sample.county)
    let letter = try Example.letters().reportLate(duty, to: people, at: at("19:00"))
    #expect(letter.kind == .reportLate && letter.cause == "report/\(duty.id)/late")
    #expect(letter.recipients == ["centre-430105@watchroom.example.invalid"] + people.compactMap(\.address))
    #expect(letter.text.hasPrefix("开福区水上交通监控中心2026年11月21日值班日报应在 2026年11月21日 19:00 前送达，至今未送达"))
  }
}
