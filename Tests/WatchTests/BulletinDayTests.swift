import Casework
import Detection
import Organisation
import Regulation
import Reporting
import Store
import Testing
import Units

@testable import Daemon

/// P5, G9 on a real register under virtual time: who is told, who has confirmed, who is asked.
@Suite("Watch: notices and warnings down the tiers") struct BulletinDayTests {
  static let day = "2026-11-24"

  private func room(change: (inout Organisation) -> Void = { _ in }) async throws -> Room {
    let room = try Room(change: change)
    try await room.watch.start(at: at("08:00", Self.day))
    _ = try await room.watch.tick(at: at("08:00", Self.day))
    return room
  }

  private func at(_ clock: String, _ day: String = BulletinDayTests.day) -> Instant {
    WatchTests.at(clock, day)
  }

  @discardableResult
  private func add(
    _ room: Room, by person: PersonID = "P-430000-01", _ kind: BulletinKind = .weather, at clock: String = "08:10",
    text: String = "今日午后有6至7级偏北大风", until: Instant? = nil, severity: Severity? = nil,
    supersedes: Int64? = nil, area: BulletinArea = BulletinArea(), drill: Bool = false
  ) async throws -> Bulletin {
    try await room.act(person, at: at(clock)) { desk in
      try desk.addBulletin(
        Desk.BulletinEntry(
          kind: kind, text: text, area: area, until: until, severity: severity, supersedes: supersedes, drill: drill))
    }
  }

  private func receipts(_ room: Room, _ no: Int64) throws -> [BulletinReceipt] {
    try room.register.read { try $0.receipts(bulletin: no) }
  }

  private func receive(
    _ room: Room, _ no: Int64, by person: PersonID, for party: BulletinReceipt.Party? = nil, who: String = "",
    _ clock: String
  ) async throws {
    _ = try await room.act(person, at: at(clock)) { desk in
      try desk.receiveBulletin(no, for: party, givenBy: who, at: desk.now)
    }
  }

  @Test("P5: three tiers: each confirms, and what is confirmed goes on; the units' receipts are recorded for them")
  func tiers() async throws {
    let room = try await room()
    let no = try await add(room).no
    #expect(try receipts(room, no).map(\.party.key) == ["centre:430100", "centre:430200", "centre:430600"])
    let first = try #require(try room.messages(.bulletin).first)
    #expect(
      first.recipients == [
        "centre-430100@watchroom.example.invalid", "centre-430200@watchroom.example.invalid",
        "centre-430600@watchroom.example.invalid",
      ])
    #expect(first.message.createdAt == at("08:10"), "told in the transaction that entered it")

    try await receive(room, no, by: "P-430100-01", "08:15")
    let second = try receipts(room, no).filter { $0.via == CentreID("430100") }.map(\.party.key)
    #expect(
      second == ["centre:430105", "centre:430112", "centre:430181", "unit:U-430100-T1", "unit:U-430100-T2"])
    try await receive(room, no, by: "P-430112-01", "08:20")
    #expect(try receipts(room, no).count { $0.via == CentreID("430112") } == 3)
    let letters = try room.messages(.bulletin)
    #expect(letters.last?.recipients.contains("t2-430112@township.example.invalid") == true)
    #expect(letters.count == 4, "province; city to counties, city to townships; county to townships")

    let township = BulletinReceipt.Party.unit("U-430112-T2")
    await #expect(throws: BulletinRefusal.noGiver) {
      try await receive(room, no, by: "P-430112-01", for: township, "08:25")
    }
    await #expect(throws: AuthorityRefusal.scope(CentreID("430112"))) {
      try await receive(room, no, by: "P-430105-01", for: township, who: "高思远", "08:25")
    }
    await #expect(throws: BulletinRefusal.notRelayed) {
      try await receive(room, no, by: "P-430602-01", "08:25")
    }
    try await receive(room, no, by: "P-430112-01", for: township, who: "高思远", "08:25")
    let mine = try #require(try receipts(room, no).first { $0.party == township })
    #expect(mine.receivedAt == at("08:25") && mine.recordedBy == "P-430112-01" && mine.givenBy == "高思远")
    // Once more changes nothing.
    try await receive(room, no, by: "P-430112-02", for: township, who: "别人", "08:26")
    #expect(try receipts(room, no).first { $0.party == township }?.givenBy == "高思远")
  }

  @Test("P5: unconfirmed ones are reminded after an hour and climb after two; a restart in between changes nothing")
  func reminders() async throws {
    let room = try await room()
    let no = try await add(room).no
    try await receive(room, no, by: "P-430200-01", "08:30")
    let next = try await room.watch.tick(at: at("09:09:59"))
    #expect(next == at("09:10"))
    #expect(try room.messages(.bulletinReminder).isEmpty)
    let again = try room.restarted()
    try await again.start(at: at("09:10"))
    _ = try await again.tick(at: at("09:10"))
    _ = try await again.tick(at: at("09:11"))
    let reminded = try room.messages(.bulletinReminder)
    #expect(
      Set(reminded.flatMap(\.recipients)) == [
        "centre-430100@watchroom.example.invalid", "centre-430600@watchroom.example.invalid",
      ])
    #expect(reminded.count == 2)
    _ = try await again.tick(at: at("10:10"))
    let climbed = try room.messages(.bulletinClimbed)
    // Whoever 430200 passed it on to since half past eight is asked for the first time meanwhile.
    let mine = try #require(climbed.first { $0.recipients.contains("centre-430100@watchroom.example.invalid") })
    #expect(mine.recipients.contains("p-430100-11@watchroom.example.invalid"), "the receiving side's duty leader")
    let issuing = try #require(room.directory.onWatch(CentreID("430000"), at: at("10:10"))?.leader)
    #expect(mine.recipients.contains(room.directory.person(issuing)?.address ?? ""), "the issuing side's duty leader")
    #expect(climbed.count == 2)
    _ = try await again.tick(at: at("12:00"))
    #expect(
      try room.messages(.bulletinReminder).count { $0.message.centre.rawValue == "430000" } == 2, "each step once")
  }

  @Test("P5: an urgent one is with everyone at once and reminded after ten minutes") func urgent() async throws {
    let room = try await room()
    let no = try await add(room, .sailingBan).no
    let all = try receipts(room, no)
    #expect(all.count == 11 + room.directory.organisation.units.count { $0.kind == .township })
    #expect(all.allSatisfy { $0.relayedAt == at("08:10") })
    try await receive(room, no, by: "P-430100-01", "08:12")
    #expect(try receipts(room, no).count == all.count, "they have it already")
    _ = try await room.watch.tick(at: at("08:20"))
    #expect(try room.messages(.bulletinReminder).count == all.count - 1)
    _ = try await room.watch.tick(at: at("08:30"))
    #expect(try room.messages(.bulletinClimbed).count == all.count - 1)
  }

  @Test("G9: at its end it is over, noted once, and nobody is asked any more") func expiry() async throws {
    let room = try await room()
    let no = try await add(room, until: at("09:00")).no
    #expect(try await room.watch.tick(at: at("08:59:59")) == at("09:00"))
    #expect(try room.register.read { try $0.liveBulletins().count } == 1)
    _ = try await room.watch.tick(at: at("09:00"))
    _ = try await room.watch.tick(at: at("12:00"))
    #expect(try room.register.read { try $0.liveBulletins().isEmpty })
    let noted = try room.journal("bulletin.expired")
    #expect(noted.map(\.occurredAt) == [at("09:00")])
    #expect(try room.messages(.bulletinReminder).isEmpty)
    await #expect(throws: BulletinRefusal.over) {
      _ = try await room.act("P-430000-01", at: at("12:00")) { try $0.cancelBulletin(no, reason: "晚了", revision: nil) }
    }
  }

  @Test("P5: cancelled or replaced, everyone who had it is told; the new one says what it replaces") func ended()
    async throws
  {
    let room = try await room()
    let old = try await add(room)
    let new = try await add(room, at: "08:30", text: "大风推迟到夜间", supersedes: old.no)
    #expect(try room.register.read { try $0.bulletin(no: old.no)?.supersededBy } == new.no)
    var told = try room.messages(.bulletinEnded)
    #expect(told.map(\.message.cause) == ["bulletin/\(old.no)/superseded"] && told[0].recipients.count == 3)
    await #expect(throws: ActRefusal.staleRevision(1)) {
      _ = try await room.act("P-430000-01", at: at("09:00")) {
        try $0.cancelBulletin(new.no, reason: "解除", revision: 7)
      }
    }
    await #expect(throws: AuthorityRefusal.scope(CentreID("430000"))) {
      _ = try await room.act("P-430100-01", at: at("09:00")) {
        try $0.cancelBulletin(new.no, reason: "解除", revision: nil)
      }
    }
    _ = try await room.act("P-430000-01", at: at("09:00")) { try $0.cancelBulletin(new.no, reason: "解除", revision: 1) }
    told = try room.messages(.bulletinEnded)
    #expect(told.count == 2)
    let body = try #require(try room.register.read { try $0.blob(told[1].message.blob) })
    #expect(!body.isEmpty)
  }

  @Test("P5: what is wrong is refused, and nothing of it stays") func refused() async throws {
    let room = try await room()
    for (entry, refusal) in [
      (Desk.BulletinEntry(kind: .weather, text: "风", until: at("07:00")), BulletinRefusal.endsBeforeItBegins),
      (Desk.BulletinEntry(kind: .weather, text: "风", area: BulletinArea(zones: ["Z-0"])), .noSuchZone("Z-0")),
    ] {
      await #expect(throws: refusal) {
        try await room.act("P-430100-01", at: at("08:10")) { try $0.addBulletin(entry) }
      }
    }
    await #expect(throws: CaseRefusal.emptyText) { try await add(room, text: " ") }
    #expect(try room.register.read { try $0.liveBulletins().isEmpty } && room.messages(.bulletin).isEmpty)
  }

  @Test("D12: where another daemon runs the cities the province tells them, and they tell their own")
  func correspondents()
    async throws
  {
    let room = try Room(hosted: [CentreID("430000"), CentreID("430100")])
    try await room.watch.start(at: at("08:00"))
    let no = try await add(room, .sailingBan).no
    let vias = Set(try receipts(room, no).map(\.via.rawValue))
    #expect(vias == ["430000", "430100"])
    try await receive(room, no, by: "P-430000-01", for: .centre(CentreID("430200")), who: "株洲值班员", "08:20")
    #expect(Set(try receipts(room, no).map(\.via.rawValue)) == vias)
  }

  @Test("D14: a drill goes to centres only and says so") func drill() async throws {
    let room = try await room()
    try await add(room, .sailingBan, drill: true)
    let letters = try room.messages(.bulletin)
    #expect(!letters.isEmpty && letters.allSatisfy { $0.message.drill && $0.message.subject.hasPrefix("【演练】") })
    #expect(letters.flatMap(\.recipients).allSatisfy { $0.hasPrefix("centre-") })
  }
}

/// G9: safety texts heard on AIS, as the register keeps them.
@Suite("Watch: safety texts heard on AIS") struct HeardTextTests {
  private func heard(_ text: String, _ room: Room, in centre: String? = "430112", _ now: Instant) async throws -> Bool {
    let place = centre.flatMap { room.directory.points(of: CentreID($0)).first?.place }
    return try await room.watch.hear(
      HeardText(text: text, mmsi: 413_900_777, place: place, at: now, source: 0), feed: "ais", at: now)
  }

  @Test("G9: a candidate of the centre whose waters hold the sender, once a day; adopted it goes down the tiers")
  func candidate() async throws {
    let room = try Room()
    let now = at("08:00", "2026-11-24")
    try await room.watch.start(at: now)
    #expect(try await heard("NAV WARNING DREDGER", room, now))
    #expect(try await heard("nav warning: dredger.", room, in: "430100", now + .hours(2)))
    #expect(try await heard("ICE AHEAD", room, in: nil, now))
    let live = try room.register.read { try $0.liveBulletins() }
    #expect(live.map(\.centre.rawValue) == ["430112", "430000"], "without a place it is the province's")
    #expect(live[0].state(at: now) == .candidate && live[0].heard?.times == 2 && live[0].source == .ais)
    #expect(try room.messages(.bulletin).isEmpty, "nobody is told before a person has looked")
    let adopted = try await room.act("P-430112-01", at: now + .hours(3)) { desk in
      try desk.adoptBulletin(
        live[0].no, Desk.BulletinEntry(kind: .navigationWarning, text: "", until: desk.now + .hours(4)), revision: 1)
    }
    #expect(adopted.text == "NAV WARNING DREDGER" && adopted.state(at: now + .hours(3)) == .inForce)
    #expect(try room.messages(.bulletin).count == 1)
    await #expect(throws: BulletinRefusal.notACandidate) {
      _ = try await room.act("P-430112-01", at: now + .hours(3)) { desk in
        try desk.adoptBulletin(live[0].no, Desk.BulletinEntry(kind: .weather, text: "x"), revision: nil)
      }
    }
    let aside = try await room.act("P-430000-01", at: now + .hours(3)) { desk in
      try desk.cancelBulletin(live[1].no, reason: "与本省无关", revision: nil)
    }
    #expect(aside.state(at: now) == .dismissed)
    #expect(try room.messages(.bulletinEnded).isEmpty)
  }

  @Test("G9: never floods: at most so many a centre a day, the rest counted once; a restart offers nothing twice")
  func flood() async throws {
    let room = try Room()
    let now = at("08:00", "2026-11-24")
    try await room.watch.start(at: now)
    for number in 0..<50 { #expect(try await heard("TEXT NUMBER \(number)", room, now + .seconds(Int64(number)))) }
    #expect(try room.register.read { try $0.liveBulletins().count } == 20)
    #expect(try room.journal("bulletin.flood").count == 1)
    let again = try room.restarted()
    try await again.start(at: now + .hours(1))
    let text = HeardText(text: "TEXT NUMBER 3", mmsi: 1, place: nil, at: now + .hours(1), source: 0)
    #expect(try await again.hear(text, feed: "ais", at: now + .hours(1)))
    #expect(try room.register.read { try $0.liveBulletins().count } == 20)
    _ = try await again.tick(at: now + .hours(25))
    #expect(try room.register.read { try $0.liveBulletins().isEmpty }, "what nobody took up is over after a day")
  }

  @Test("D4: while the clock is in doubt a text waits") func held() async throws {
    let room = try Room()
    let now = at("08:00", "2026-11-24")
    try await room.watch.start(at: now)
    await room.watch.set(hold: ClockHold(reason: .jumped, since: now))
    #expect(try await !heard("NAV WARNING DREDGER", room, now))
    #expect(try room.register.read { try $0.liveBulletins().isEmpty })
  }
}
