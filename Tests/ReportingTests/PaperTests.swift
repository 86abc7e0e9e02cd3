import Casework
import Organisation
import Regulation
import Testing
import Units

@testable import Reporting

/// The papers themselves: notice, alarm, incident report, and what follows them.
@Suite("Papers and alarms, as people get them") struct PaperTests {
  private let letters: LetterWriter

  init() throws { letters = try Example.letters() }

  private func lines(_ letter: Letter) -> [String] { letter.text.split(separator: "\n").map(String.init) }

  @Test("golden: notice, alarm, incident report, overdue, told, parked, in text and HTML") func golden() throws {
    let all = try Letters.all(letters)
    for (kind, name) in [
      (LetterKind.notice, "notice"), (.alarm, "alarm"), (.incident, "incident"), (.overdue, "overdue"),
      (.told, "told"), (.reply, "reply"), (.reminder, "reminder"), (.roundMissed, "round-missed"),
      (.reportLate, "report-late"), (.parked, "parked"),
    ] {
      let letter = try #require(all.first { $0.kind == kind })
      try Golden.check("\(name).zh.txt", letter.subject + "\n\n" + letter.text)
      if [.notice, .alarm, .incident].contains(kind) { try Golden.check("\(name).zh.html", letter.html) }
    }
    let drill = try #require(try Letters.all(letters, drill: true).first)
    try Golden.check("notice-drill.zh.txt", drill.subject + "\n\n" + drill.text)
  }

  @Test("form 8 says what, where, which clause, by when, how to answer; to the office, copied to its centre (R18)")
  func notice() throws {
    let letter = letters.notice(Sample.paper(), of: Sample.matter())
    #expect(lines(letter).prefix(3) == ["长沙市水上交通监控中心", "监控点违章通知书", "湘水监违〔2026〕430100-0001号"])
    for part in [
      "违反禁止航行规定", "三汊矶禁航区", "《中华人民共和国内河交通安全管理条例》第二十条", "2026年11月28日 24:00",
      "在“三汊矶禁航区”内航行，深入 42 米，已 95 秒，航速 6.1 节", "通知书编号 5", "北纬 28.26090°，东经 112.94838°",
    ] {
      #expect(letter.text.contains(part), "\(part)")
    }
    #expect(letter.recipients == ["office-430105@haishi.example.invalid", "centre-430105@watchroom.example.invalid"])
    #expect(letter.text.contains("抄送：开福区水上交通监控中心"))
  }

  @Test("a vessel without MMSI goes by its name alone") func ownNumber() {
    #expect(letters.wording.vessel("湘试航01", VesselNumber.own(of: "V-900")) == "湘试航01")
    #expect(letters.wording.vessel("", VesselNumber.own(of: "V-900")) == letters.wording.vessel("", nil))
    #expect(letters.wording.vessel("", 413_900_101) == "MMSI 413900101")
  }

  @Test("an alarm: severity, what, why with numbers, what the regulation wants, how to acknowledge, who is next")
  func alarm() throws {
    let start = at("10:12:35")
    let person = try Sample.person("P-430105-01")
    let call = LadderCall(key: "\(start.milliseconds)/step/1", rungs: [.watchkeepers], due: start)
    let letter = letters.alarm(Sample.finding(), call: call, to: [person], at: start)
    #expect(lines(letter).first == "严重报警：违反禁止航行规定")
    #expect(letter.subject == "【严重】违反禁止航行规定：湘长沙渡01（MMSI 413900101），三汊矶禁航区（发现 7）")
    for part in [
      "深入 42 米", "X8：", "watchroom finding ack 7", "30 分钟内不再催", "如无人确认，10:17 将通知：带班领导", person.name,
    ] {
      #expect(letter.text.contains(part), "\(part)")
    }
    #expect(letter.importance == .serious)
    let distress = letters.alarm(
      Sample.finding(no: 10, .emergency, code: "D03", name: "", object: "sart"), call: call, to: [person], at: start)
    #expect(distress.importance == .emergency && lines(distress).first == "紧急报警：收到遇险信号")
    #expect(distress.text.contains("10 分钟内不再催") && distress.text.contains("X9："))
    let again = LadderCall(key: "\(start.milliseconds)/repeat/2", rungs: [.watchkeepers], due: start)
    #expect(letters.alarm(Sample.finding(), call: again, to: [person], at: start).subject.hasSuffix("第 2 次重复"))
  }

  @Test("R15: told at once names the clause, the people and the unit's safety-responsible leader") func told() throws {
    let leader = try Sample.person("P-430100-11")
    let unit = try #require(letters.directory.unit("U-430105-A"))
    let letter = letters.told(Sample.matter(), clause: "C10", to: [leader], unit: unit)
    #expect(letter.subject.hasPrefix("【立即报告·严重】"))
    #expect(letter.text.contains("依据《监控中心值班管理制度》立案即报") && letter.text.contains(leader.name))
    #expect(letter.text.contains("安全责任领导\(try #require(unit.safetyLeader))"))
    #expect(letter.recipients == [try #require(leader.address)] + unit.addresses)
    #expect(letter.importance == .serious)
  }

  @Test("form 5 goes up without waiting (R6), to centre, authority and rescuers, and says what follows") func incident()
    throws
  {
    let record = Sample.matter(no: 5, kind: .incident, code: "D03", severity: .emergency, name: "")
    let letter = letters.incident(
      Sample.paper(no: 7, .incidentReport, case: 5), of: record, IncidentSamples.file(record),
      IncidentSending(
        .atOnce, from: Sample.city, clause: "X9(b)", causes: [.emergency], centres: [Sample.city],
        units: ["U-430105-A", "U-430100-E"]), at: at("10:40"))
    #expect(lines(letter).prefix(3) == ["长沙市水上交通监控中心", "监控事件报告单", "湘水监事〔2026〕430100-0001号"])
    #expect(letter.text.contains("立即报告，未经审批先行报出") && letter.text.contains("待核实，续报"))
    #expect(
      letter.recipients == [
        "centre-430100@watchroom.example.invalid", "office-430105@haishi.example.invalid",
        "rescue-430100@rescue.example.invalid",
      ])
    #expect(letter.importance == .emergency)
  }

  @Test("reply, verdict, reminder and overdue: to whom they matter, and what is to be done") func answers() throws {
    let record = Sample.matter()
    let reply = letters.reply(Sample.answered(Sample.paper()), of: record)
    #expect(reply.recipients == ["centre-430100@watchroom.example.invalid"])
    #expect(reply.text.contains("已责令停航整改") && reply.text.contains("watchroom notice verify 5 accepted"))
    #expect(reply.text.contains("在期限内回复"))
    let back = letters.verdict(Sample.answered(Sample.paper(), accepted: false), of: record)
    #expect(back.text.contains("退回重新整改") && back.text.contains("未见警示标志"))
    #expect(back.recipients.contains("office-430105@haishi.example.invalid"))
    let closed = letters.verdict(Sample.answered(Sample.paper(), accepted: true), of: record)
    #expect(lines(closed).first == "湘水监违〔2026〕430100-0001号 核查通过，已结案")
    let reminder = letters.reminder(Sample.paper(), of: record, daysLeft: 3)
    #expect(reminder.subject.hasPrefix("【催办·还有 3 日】"))
    let leader = try Sample.person("P-430100-11")
    let overdue = letters.overdue(Sample.paper(), of: record, to: [leader])
    #expect(overdue.recipients == [try #require(leader.address), "office-430105@haishi.example.invalid"])
    #expect(overdue.importance == .serious && overdue.text.contains("安全责任领导"))
    var late = Sample.answered(Sample.paper())
    late.replies[0].repliedAt = at("00:00", "2026-11-29")
    #expect(letters.reply(late, of: record).text.contains("逾期回复"))
  }

  @Test("rounds late and missed are two letters of one thread") func rounds() throws {
    let round = Sample.rounds()[2]
    let late = letters.round(round, missed: false, to: [], at: cutOff)
    let missed = letters.round(round, missed: true, to: [], at: cutOff)
    #expect(late.cause != missed.cause && missed.thread == [late.cause])
    #expect(late.text.contains("望城区水上交通监控中心、浏阳市水上交通监控中心"))
    #expect(missed.text.contains("已查 1 个，共 3 个") && missed.text.contains("watchroom round show 3"))
  }
}
