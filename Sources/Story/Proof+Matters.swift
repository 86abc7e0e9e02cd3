import Casework
import ControlSocket
import Daemon
import Organisation
import Regulation
import Settings
import Store
import Units
import Wire

extension Proof {
  func notice(_ facts: Facts) -> [Check] {
    let year = options.day.year
    let number = "湘水监违〔\(year)〕430100-0001号"
    let paper = facts.paper(number)
    let rows = facts.ledger.filter { $0.paperNo == paper?.no }.map {
      "\($0.ledger)/\($0.centre)/\($0.direction.rawValue)"
    }
    let due = CivilZone.shanghai.instant(options.day + 7, CivilTime(23, 59, 59))
    let record = facts.cases.first { $0.no == paper?.caseNo }
    let verifier = paper?.verifications.last
    let township = facts.paper("湘水监违〔\(year)〕430112-0001号")
    return [
      Check("C10", "形成 \(number)", "\(number) was issued", paper != nil, "\(facts.papers.map(\.number))"),
      Check(
        "D3", "台账十签发、接收各一行", "ledger 10 has it as issued and as received",
        Set(rows) == ["10/430100/issued", "10/430112/received"], "\(rows)"),
      Check(
        "R18", "通知书送达望城区地方海事处并抄送其中心", "it reached the county's office, copied to its centre",
        paper.map { facts.reached(.notice, paper: $0.no) }
          == ["office-430112@haishi.example.invalid", "centre-430112@watchroom.example.invalid"]),
      Check(
        "R5", "七日期限自签收起算", "seven days from receipt",
        paper?.due == due && paper?.receivedAt == paper?.issuedAt),
      Check(
        "C4", "次日书面回复", "replied next morning", paper?.replies.count == 1 && paper?.replies.first?.by == "P-430112-01"),
      Check(
        "D6", "立案人核查被拒，由他人凭本人 PIN 核查结案", "who filed may not verify; another person with a PIN of their own closed it",
        verifier?.by == "P-430100-02" && verifier?.accepted == true && record?.filedBy == "P-430100-05"
          && record?.state == .closed),
      Check(
        "X8", "县中心对乡镇签发通知书", "the county's form 8 reached the township",
        township.map { facts.reached(.notice, paper: $0.no).contains("t1-430112@township.example.invalid") } ?? false),
    ]
  }

  func ladder(_ facts: Facts) -> [Check] {
    let finding = facts.finding("V06", Radio.Cast.sancha)
    let calls = finding.flatMap { facts.calls[$0.no] } ?? []
    let after = calls.map { call in (finding.map { (call.at - $0.ladderFrom).wholeMinutes } ?? -1) }
    let rungs = calls.map { $0.told.prefix { $0 != "=" } }
    let people = ["P-430100-01", "P-430100-02", "P-430100-11", "P-430100-21", "P-430000-11"]
    let own = facts.ledger.filter { entry in entry.ledger == 10 && entry.paperNo == nil }
    return [
      Check(
        "D5", "无人确认的严重报警逐级升到省中心", "an unacknowledged serious alarm climbed to the province",
        rungs == ["watchkeepers", "dutyLeader", "centreLeader", "superiorDutyLeader"] && after == [0, 5, 15, 30],
        "\(after)"),
      Check(
        "D5", "每一级都有邮件送达", "each rung's mail arrived",
        facts.reached(.alarm).isSuperset(of: people.map(story.rig.address))),
      Check(
        "R20", "直管水域违章记入台账十，不发通知书", "in direct waters a row of ledger 10 without a notice",
        own.map { "\($0.centre)" } == ["430100"]),
    ]
  }

  func distress(_ facts: Facts) -> [Check] {
    let finding = facts.finding("D03", Radio.Cast.sart)
    let first = finding.flatMap { facts.calls[$0.no]?.first }
    let number = "湘水监事〔\(options.day.year)〕430100-0001号"
    let paper = facts.paper(number)
    let rows = facts.ledger.filter { $0.paperNo == paper?.no }.map {
      "\($0.ledger)/\($0.centre)/\($0.direction.rawValue)"
    }
    var byConsole = false
    if case .acknowledged(let by, _, _) = finding?.attention { byConsole = by == "console:wr-430100" }
    let told = first.map { $0.told.split(separator: " ").map { String($0.prefix { $0 != "=" }) } } ?? []
    return [
      Check(
        "R15", "遇险信号同时通知值班人员、带班领导、上级中心", "the distress signal told all three at once",
        told == ["watchkeepers", "dutyLeader", "superiorDutyLeader"] && first?.at == finding?.recordedAt
          && finding?.severity == .emergency, "\(told)"),
      Check("D6", "未签到亦可确认紧急报警", "an emergency was acknowledged at the console without sign-on", byConsole),
      Check(
        "C13", "形成 \(number)，记入台账十一", "\(number) was filed, in ledger 11",
        Set(rows) == ["11/430100/own", "11/430000/received"], "\(rows)"),
      Check(
        "C13", "事件报告单送达省中心、本局和搜救分中心", "the incident report reached province centre, bureau and rescuers",
        paper.map { facts.reached(.incident, paper: $0.no) }
          == [
            "centre-430000@watchroom.example.invalid", "office-430100@haishi.example.invalid",
            "rescue-430100@rescue.example.invalid", "t2-430100@township.example.invalid",
          ]),
    ]
  }

  func others(_ facts: Facts) -> [Check] {
    let lost = facts.finding("F06", Radio.Cast.jinggang)
    let fault = facts.ledger.filter { $0.ledger == 12 }.map { "\($0.centre)" }
    let codes = facts.findings.map { "\($0.finding.code.rawValue)/\($0.finding.mmsi)" }
    let expected = [
      "V06/\(Radio.Cast.nightSailor)", "V06/\(Radio.Cast.sancha)", "D03/\(Radio.Cast.sart)",
      "F06/\(Radio.Cast.jinggang)", "V11/\(Radio.Cast.cargo)",
    ]
    return [
      Check(
        "C5", "信号丢失已发现并记入台账十二", "the lost signal was found and is in ledger 12", lost != nil && fault == ["430112"]),
      Check(
        "C5", "发现恰为五件，接收机静默不误报", "five findings, and none because the receiver fell silent", codes == expected,
        "\(codes)"),
      Check("D2", "值班日志链完整", "the journal's chain is whole", facts.brokenJournal == nil),
    ]
  }

  func feed() async throws -> [Check] {
    let row = try await story.rig.room.feeds(caller: story.consoles.root).items.first
    let rejected = row?.rejected ?? [:]
    let vessels = try await story.rig.room.vessels(
      VesselFilter(registered: true), page: PageRequest(), caller: story.consoles.root
    ).items.count
    return [
      Check(
        "D9", "坏报文按原因计数，值班未受影响", "bad lines are counted by reason and stopped nothing",
        (row?.accepted ?? 0) > 5000 && rejected.count >= 4 && rejected.values.reduce(0, +) >= 20,
        rejected.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")),
      Check(
        "D2", "船位已存档", "positions are archived", story.rig.tracks.counters.written > 3000 && vessels > 0,
        "\(story.rig.tracks.counters.written)"),
    ]
  }

  func mail(_ facts: Facts) -> [Check] {
    let all = facts.deliveries.values.flatMap(\.self)
    let open = all.filter { $0.state != .sent }
    let arrived = all.compactMap(\.acceptedAt).min()
    return [
      Check("D10", "启用外发前无邮件外出", "nothing left before mail was armed", arrived.map { $0 >= options.at(0, 5) } ?? false),
      Check("D10", "邮件全部送达", "all mail was accepted", open.isEmpty && all.count > 40, "\(all.count)"),
    ]
  }
}

extension Rig {
  func address(_ person: PersonID) -> String {
    configuration.organisation.people.first { $0.id == person }?.address ?? person
  }
}
