import Casework
import Foundation
import Organisation
import Regulation
import Testing
import Units

@testable import Reporting

/// The daily report by object, and what of it comes from others (R3, R12, G15, P5, C7, S8).
@Suite("The daily report by object") struct DailyObjectTests {
  private func text(_ snapshot: DailySnapshot) throws -> String { try Example.letters().report(snapshot).text }
  private func lines(_ snapshot: DailySnapshot) throws -> [String] {
    try text(snapshot).split(separator: "\n").map(String.init)
  }

  /// A point round of 30 objects, due at 12:00 and over at 14:30.
  private func round(_ count: Int = 30) -> DutyRecord {
    DutyRecord(
      no: 90,
      duty: Duty(
        id: "C2/430100/2026-11-21/direct-point-round/1", clause: "C2", kind: .directPointRound, centre: Sample.city,
        day: date("2026-11-21"), ordinal: 1, targets: (1...count).map { .point("PT-\($0 + 100)") },
        opens: at("08:30"), due: at("12:00"), missedAfter: at("14:30")))
  }

  @Test("G15: looked at while the camera was down is neither seen nor merely missed: its own count, its own reason")
  func cameraDown() throws {
    var record = round(6)
    let targets = record.duty.targets
    for target in targets.prefix(4) { record.done[target] = at("09:00") }
    record.cameraDown = [targets[4]: at("09:05")]
    var look = Sample.check(31, .cameraDown, "09:05", usable: false)
    look.target = targets[4]
    look.dutyID = record.duty.id
    look.action = "已报修"
    var snapshot = Sample.empty()
    snapshot.duties = [record]
    snapshot.checks = [look]
    let missed = try lines(snapshot)
    #expect(missed.contains { $0.contains("对象 4/6，画面无效 1，补查 0") })
    #expect(missed.contains { $0.hasPrefix("- PT-105") && $0.hasSuffix("状态 漏查（画面无效），原因 09:05 查看时画面无效；已报修") })
    #expect(missed.contains { $0.hasPrefix("- PT-106") && $0.hasSuffix("状态 漏查，原因 没有查看记录") })
    // Seen afterwards, it is an exception no more.
    snapshot.duties[0].cameraDown = [:]
    snapshot.duties[0].done[targets[4]] = at("10:00")
    #expect(try !lines(snapshot).contains { $0.hasPrefix("- PT-105") })
    // Still open at the cut-off: named only where somebody tried.
    snapshot.duties[0] = record
    snapshot.duties[0].duty.due = at("19:55")
    snapshot.duties[0].duty.missedAfter = at("23:59")
    let open = try lines(snapshot)
    #expect(open.first == "没有漏查和逾期，尚有 1 轮在查，未查对象 2 个", "not all is done: \(open.first ?? "")")
    #expect(open.contains { $0.contains("状态 待办，对象 4/6") })
    #expect(open.contains { $0.hasPrefix("- PT-105") && $0.contains("画面无效，未查见") })
    #expect(!open.contains { $0.hasPrefix("- PT-106") })
  }

  @Test("R3: a round of which nothing was looked at is one row; a long list is cut, and all of it is attached")
  func bounded() throws {
    var snapshot = Sample.empty()
    snapshot.duties = [round()]
    let whole = try Example.letters().report(snapshot)
    #expect(whole.text.contains("- 全部 30 个对象") && whole.attachments.count == 1)
    // One was looked at: the other 29 are named, 20 of them in the mail.
    snapshot.duties[0].done[snapshot.duties[0].duty.targets[0]] = at("09:00")
    let letter = try Example.letters().report(snapshot)
    #expect(letter.text.contains("（29 项）"))
    #expect(letter.text.components(separatedBy: "状态 漏查，原因").count - 1 == DailyReport.exceptionLimit)
    #expect(letter.text.contains("另有 9 项，见附件《巡查未查逾期对象明细》"))
    #expect(letter.html.contains("另有 9 项，见附件《巡查未查逾期对象明细》"))
    let file = try letter.file("巡查未查逾期对象明细")
    #expect(file.split(separator: "\r\n").count == 30 && file.contains("PT-130"))
    #expect(letter.text.contains("附件：监控情况记录表、巡查未查逾期对象明细"))
  }

  @Test("R12: what was written down late stands in rows of its own, with both times") func amendments() throws {
    var snapshot = Sample.full()
    #expect(try !text(snapshot).contains("补录（"))
    var late = Sample.check(50, .counts, "09:10")
    late.recordedAt = at("18:40")
    late.lateEntry = .afterRound
    snapshot.amendments = [late]
    let row = try #require(try lines(snapshot).first { $0.contains("轮次结束后补录") })
    #expect(row.contains("检查时间 11-21 09:10") && row.contains("登记时间 11-21 18:40"))
    #expect(try Example.letters().report(snapshot).html.contains("补录（监控情况记录表，1 条）"))
  }

  @Test("P5, C7: bulletins in force, broadcasts and missing receipts in rows of their own") func safety() throws {
    var snapshot = Sample.empty()
    #expect(try !text(snapshot).contains("安全信息与播报"), "nothing to say")
    var warning = Bulletin(
      centre: Sample.city, kind: .navigationWarning, number: "长航警〔2026〕17号", text: "湘江长沙段大雾，注意航行安全",
      from: at("06:00"), until: at("20:30"), severity: .serious, enteredAt: at("05:50"), enteredBy: "P-430100-01")
    warning.no = 4
    var ten = Broadcast(
      centre: Sample.city, duty: 1, opens: at("09:50"), planned: at("10:00"), onTimeUntil: at("10:15"),
      missedAfter: at("11:00"), composedAt: at("09:30"))
    ten.confirmation = .init(
      at: at("10:20"), recordedAt: at("10:21"), by: "P-430100-03", channel: .vhf, detail: "69", note: "")
    var five = ten
    (five.no, five.planned, five.confirmation, five.missed) = (2, at("17:00"), nil, true)
    snapshot.safety.inForce = [warning]
    snapshot.safety.hours = [five, ten]
    snapshot.safety.broadcasts = .init(made: 0, late: 1, missed: 1)
    snapshot.safety.bulletins = .init(issued: 1, relayed: 2, unconfirmed: 1)
    snapshot.safety.missing = [
      .init(
        bulletin: warning,
        receipt: BulletinReceipt(
          bulletin: 4, party: .centre(Sample.county), via: Sample.city, relayedAt: at("06:00")))
    ]
    let rows = try lines(snapshot)
    #expect(rows.contains("本时段应播报 2 次，按时 0 次，迟播 1 次，漏播 1 次。"))
    #expect(rows.contains { $0.hasPrefix("- 长航警〔2026〕17号") && $0.hasSuffix("有效至 11-21 20:30") })
    #expect(rows.contains { $0.hasPrefix("- 11-21 10:00") && $0.contains("状态 迟播，播报时间 11-21 10:20") })
    #expect(rows.contains { $0 == "- 11-21 17:00：状态 漏播" }, "an empty cell says nothing")
    #expect(rows.contains { $0.hasPrefix("- 开福区水上交通监控中心：安全信息 长航警") && $0.contains("已等待 12 小时 50 分钟") })
  }

  @Test("R16: who has not filed, who filed late, and who after the cut-off, each by name") func filing() throws {
    var snapshot = Sample.full()
    snapshot.below = [
      .init(centre: Sample.county, status: .missing, rounds: .init()),
      .init(centre: CentreID("430112"), status: .late(at("19:20")), rounds: .init(owed: 6, made: 6, cameraDown: 2)),
      .init(centre: CentreID("430181"), status: .afterCutOff(at("19:53")), rounds: .init()),
    ]
    let rows = try lines(snapshot)
    #expect(rows.contains("应报 3 家，已报 2 家。"))
    #expect(rows.contains("未报 1 家：开福区水上交通监控中心。"))
    #expect(rows.contains("迟报 1 家：望城区水上交通监控中心（11-21 19:20）。"))
    #expect(rows.contains("统计截止后才报、内容未及汇入 1 家：浏阳市水上交通监控中心（11-21 19:53）。"))
    #expect(rows.contains { $0.hasPrefix("- 望城区") && $0.hasSuffix("漏查 0，画面无效 2") })
    #expect(rows.contains { $0.hasPrefix("- 浏阳市") && $0.contains("截止后报，11-21 19:53") })
  }

  @Test("P1, C1, S8: objects and contact lists that nobody confirmed wait for a decision, bounded") func unconfirmed()
    throws
  {
    var snapshot = Sample.full()
    snapshot.unconfirmed.areas = [
      .init(centre: Sample.city, objects: 12, list: .overdue), .init(centre: Sample.county, objects: 3, list: .due),
    ]
    snapshot.unconfirmed.names = ["甲渡", "乙渡", "丙渡", "丁渡", "戊渡"]
    var rows = try lines(snapshot)
    #expect(rows.contains("- 监控对象信息表有 12 个对象 90 日以上未确认，请核对：甲渡、乙渡、丙渡、丁渡、戊渡，另有 7 个"))
    #expect(rows.contains("- 联系名单已超过一个月未确认，请核对确认"))
    #expect(rows.contains("- 下级监控对象 3 个、联系名单 0 份未按期确认，请督促：开福区水上交通监控中心"))
    // This month's list presses when its end is near.
    snapshot.unconfirmed.areas = [.init(centre: Sample.city, objects: 0, list: .due)]
    #expect(try !text(snapshot).contains("联系名单"))
    snapshot.judgedAt = at("19:50", "2026-11-29")
    rows = try lines(snapshot)
    #expect(rows.contains("- 联系名单本月尚未确认，请在月底前核对确认"))
    // The monthly summary says the same in its own words.
    var facts = MonthlyFacts()
    let letters = try Example.letters()
    #expect(!letters.summaryText(facts).contains("六、"), "an older draft knows nothing of it")
    facts.unconfirmed = snapshot.unconfirmed
    facts.unconfirmed?.kept = 40
    #expect(letters.summaryText(facts).contains("六、基础信息：监控对象 40 个，90 日以上未确认 0 个；未按月确认联系名单的中心 1 个。"))
    let page = letters.summaryPage(
      SummaryRecord(
        centre: Sample.city, month: date("2026-11-01"), draftedAt: at("00:05", "2026-12-01"), facts: facts, text: "x"))
    #expect(page.text.contains("- 长沙市水上交通监控中心：未确认对象 0，联系名单 本月未确认"))
  }
}
