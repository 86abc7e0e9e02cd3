import Casework
import Organisation
import Regulation
import Testing
import Units

@testable import Reporting

/// Letters about bulletins (P5) and broadcasts (C7).
enum SafetyLetters {
  static func bulletin(
    no: Int64 = 11, _ kind: BulletinKind = .navigationWarning, severity: Severity = .serious, drill: Bool = false,
    name: String = "三汊矶大桥下游", until: Instant? = at("18:00", "2026-11-23"), points: [PointID] = ["PT-430100-01"]
  ) -> Bulletin {
    Bulletin(
      no: no, centre: CentreID("430000"), kind: kind, number: "湘航警〔2026〕17号", issuer: "湖南省地方海事局",
      text: "三汊矶大桥上游300米至下游200米水域沉船打捞，打捞船占用右侧航道。\n过往船舶靠左单向通行，减速至5节以下，服从现场指挥。",
      area: BulletinArea(points: points, words: name), from: at("08:00"), until: until, severity: severity,
      source: .fromAbove, enteredAt: at("08:05"), enteredBy: "P-430000-01", drill: drill)
  }

  static func bulletins(_ letters: LetterWriter, _ people: [Person], drill: Bool, name: String) throws -> [Letter] {
    var old = bulletin(no: drill ? 12 : 11, drill: drill, name: name)
    let new = bulletin(no: drill ? 14 : 13, drill: drill, name: name)
    let centres: [BulletinReceipt.Party] = [.centre(Sample.county), .centre(CentreID("430112"))]
    let units: [BulletinReceipt.Party] = drill ? [] : [.unit("U-430100-T1")]
    var receipt = BulletinReceipt(bulletin: old.no, party: centres[0], via: Sample.city, relayedAt: at("08:10"))
    var all = letters.bulletin(new, from: Sample.city, to: centres + units, replaces: old, at: at("09:00"))
    all += [
      letters.bulletinReminder(old, receipt, climbing: false, to: [], at: at("08:20")),
      letters.bulletinReminder(old, receipt, climbing: true, to: people, at: at("08:30")),
    ]
    if !drill {
      receipt.party = units[0]
      all.append(letters.bulletinReminder(old, receipt, climbing: true, to: people, at: at("08:30")))
    }
    all += letters.bulletinEnded(old, by: new, to: centres + units)
    old.ending = Bulletin.Ending(at: at("10:00"), by: "P-430000-01", reason: name)
    return all + letters.bulletinEnded(old, by: nil, to: centres + units)
  }

  static func broadcast(_ letters: LetterWriter, reason: String = "") -> Broadcast {
    let items = [
      bulletin(), bulletin(no: 12, .weather, severity: .ordinary, name: "", until: nil, points: []),
    ]
    var broadcast = Broadcast(
      no: reason.isEmpty ? 4 : 5, centre: Sample.city, duty: reason.isEmpty ? 31 : nil, reason: reason,
      opens: at("09:30"), planned: at("10:00"), onTimeUntil: at("10:15"), missedAfter: at("11:00"),
      composedAt: at("09:30"),
      paragraphs: letters.broadcastText(items, centre: Sample.city, at: at("10:00")).paragraphs,
      bulletins: [11, 12])
    broadcast.revision = 3
    return broadcast
  }

  static func broadcasts(_ letters: LetterWriter, _ people: [Person], name: String) -> [Letter] {
    let draft = broadcast(letters)
    var approved = draft
    approved.approval = Broadcast.Approval(by: "P-430100-11", at: at("09:45"), paragraphs: draft.paragraphs)
    let ban = bulletin(no: 20, .sailingBan, name: name)
    var gone = approved
    gone.revision = 4
    return [
      letters.broadcastDraft(draft, to: people, at: at("09:30")),
      letters.broadcastDraft(broadcast(letters, reason: name), to: people, at: at("09:30")),
      letters.broadcastStale(approved, because: ban, added: true, to: people, at: at("09:50")),
      letters.broadcastStale(gone, because: ban, added: false, to: people, at: at("09:50")),
      letters.broadcastHandOver(approved, to: "desk@radio.example.invalid", at: at("09:45")),
      letters.broadcastOverdue(draft, missed: false, to: people, at: at("10:16")),
      letters.broadcastOverdue(draft, missed: true, to: people, at: at("11:01")),
    ]
  }
}

@Suite("Letters about notices, warnings and broadcasts") struct SafetyLetterTests {
  @Test(
    "C7: bans, warnings, traffic control, weather, water level, fairway, other, the severe first; what is not is said once"
  )
  func order() throws {
    let letters = try Example.letters()
    let kinds: [BulletinKind] = [
      .other, .fairway, .waterLevel, .weather, .trafficControl, .navigationWarning, .sailingBan,
    ]
    var all = kinds.enumerated().map { SafetyLetters.bulletin(no: Int64($0.offset + 1), $0.element) }
    all.append(SafetyLetters.bulletin(no: 9, .weather, severity: .emergency))
    let script = letters.broadcastText(all, centre: Sample.city, at: at("10:30"))
    #expect(
      script.paragraphs.dropFirst().map { $0.prefix { $0 != "：" } } == [
        "禁航令", "航行警告", "交通管制", "气象", "气象", "水位", "航道", "其他安全信息", "目前无航行通告信息。",
        "播报完毕。请过往船舶谨慎驾驶，乘客穿好救生衣。遇险请拨打水上求救电话12395。",
      ])
    #expect(script.paragraphs[0].contains("11月21日10时30分"))
    #expect(BroadcastScript.inOrder(all).map(\.no) == [7, 6, 5, 9, 4, 3, 2, 1])
    let nothing = letters.broadcastText([], centre: Sample.city, at: at("10:00"))
    #expect(nothing.paragraphs.count == 3 && nothing.paragraphs[1] == "目前无航行警告，无其他安全信息。")
  }

  @Test(
    "C7, G9: what was measured and heard is read behind the bulletins of its kind, with station and hour; its kind is there"
  )
  func heard() throws {
    let letters = try Example.letters()
    let facts = [
      HeardFact(mmsi: 1, station: "长沙站", kind: .waterLevel, text: "水位 28.60 米，上涨", at: at("09:20")),
      HeardFact(mmsi: 2, station: "湘阴站", kind: .weather, text: "北风 3 级（5.1 米每秒）", at: at("09:30")),
    ]
    let bulletin = SafetyLetters.bulletin(no: 1, .weather)
    let script = letters.broadcastText([bulletin], centre: Sample.city, at: at("10:00"), facts: facts)
    #expect(
      script.paragraphs.dropFirst(2).prefix(2) == [
        "气象实况：湘阴站，11月21日9时30分，北风 3 级（5.1 米每秒）（AIS 收到，仅供参考）。",
        "水位实况：长沙站，11月21日9时20分，水位 28.60 米，上涨（AIS 收到，仅供参考）。",
      ])
    #expect(script.paragraphs[1].hasPrefix("气象："))
    #expect(!script.paragraphs[4].contains("水位") && script.paragraphs[4].contains("目前无"))
    let alone = letters.broadcastText([], centre: Sample.city, at: at("10:00"), facts: facts)
    #expect(alone.paragraphs.count == 5)
    #expect(!alone.paragraphs.contains { $0.contains("无其他安全信息") })
  }

  @Test("C7: an item says what, where, the text and how long, without a sign twice") func item() throws {
    let letters = try Example.letters()
    #expect(
      letters.broadcastItem(SafetyLetters.bulletin())
        == "航行警告：三汊矶渡口、三汊矶大桥下游，三汊矶大桥上游300米至下游200米水域沉船打捞，打捞船占用右侧航道。"
        + "过往船舶靠左单向通行，减速至5节以下，服从现场指挥。有效时间11月21日8时至11月23日18时。")
    #expect(
      letters.broadcastItem(
        Bulletin(
          centre: Sample.city, kind: .weather, text: "大风。。", from: at("08:30"), severity: .ordinary,
          enteredAt: at("08:30"), enteredBy: "P")) == "气象：大风。11月21日8时30分起有效，解除时另行通知。")
  }

  @Test("C7: the estimate of its length counts what is spoken") func length() {
    let script = BroadcastScript(["各船舶，请注意。", "水位 28.6 米！"])
    #expect(script.characters == 12)
    #expect(script.length(charactersPerMinute: 180) == .seconds(4))
    #expect(BroadcastScript([]).length(charactersPerMinute: 180) == .zero)
  }

  @Test("pages as people get them") func golden() throws {
    let letters = try Example.letters()
    let person = try Sample.person("P-430100-11")
    let bulletins = try SafetyLetters.bulletins(letters, [person], drill: false, name: "三汊矶大桥下游")
    for (letter, name) in [
      (bulletins[0], "bulletin"), (bulletins[1], "bulletin-unit"), (bulletins[3], "bulletin-climbed"),
    ] {
      try Golden.check("\(name).zh.txt", "\(letter.subject)\n\n\(letter.text)")
      try Golden.check("\(name).zh.html", letter.html)
    }
    let broadcasts = SafetyLetters.broadcasts(letters, [person], name: "突发大雾")
    for (letter, name) in [(broadcasts[0], "draft"), (broadcasts[2], "stale"), (broadcasts[4], "text")] {
      try Golden.check("broadcast-\(name).zh.txt", "\(letter.subject)\n\n\(letter.text)")
      try Golden.check("broadcast-\(name).zh.html", letter.html)
    }
    let english = SafetyLetters.broadcasts(try Example.letters(.en), [person], name: "fog")
    try Golden.check("broadcast-draft.en.txt", "\(english[0].subject)\n\n\(english[0].text)")
  }
}
