import Casework
import Organisation
import Regulation
import Reporting
import Store
import Testing
import Units

@testable import Daemon

/// C7, G5, R12 on a real register under virtual time: the broadcasts of a day.
@Suite("Watch: the broadcasts of a day") struct BroadcastDayTests {
  static let day = "2026-11-24"
  static let city = CentreID("430100")

  private func at(_ clock: String, _ day: String = BroadcastDayTests.day) -> Instant { WatchTests.at(clock, day) }

  private func room(change: (inout Organisation) -> Void = { _ in }) async throws -> Room {
    let room = try Room(change: change)
    try await room.watch.start(at: at("00:00"))
    _ = try await room.watch.tick(at: at("00:00"))
    return room
  }

  private func duty(_ room: Room, _ ordinal: Int, _ centre: String = "430100") throws -> DutyRecord {
    try #require(try room.register.read { try $0.duty(id: "C7/\(centre)/\(Self.day)/broadcast/\(ordinal)") })
  }

  private func broadcast(_ room: Room, _ ordinal: Int) throws -> Broadcast {
    let no = try duty(room, ordinal).no
    return try #require(try room.register.read { try $0.broadcast(duty: no) })
  }

  private func add(
    _ room: Room, by person: PersonID, _ kind: BulletinKind, _ text: String, at now: Instant, until: Instant? = nil
  ) async throws -> Int64 {
    try await room.act(person, at: now) { desk in
      try desk.addBulletin(Desk.BulletinEntry(kind: kind, text: text, until: until)).no
    }
  }

  private func approve(_ room: Room, _ no: Int64, _ clock: String, by person: PersonID = "P-430100-11") async throws {
    _ = try await room.act(person, at: at(clock)) { try $0.approveBroadcast(no, revision: nil) }
  }

  private func confirm(_ room: Room, _ no: Int64, _ clock: String, made: String? = nil) async throws {
    let made = at(made ?? clock)
    _ = try await room.act("P-430100-01", at: at(clock)) { desk in
      try desk.confirmBroadcast(no, at: made, channel: .vhf, detail: "16", note: "", revision: nil)
    }
  }

  @Test("C7, G5: a day: two texts composed from what holds, approved by the duty leader, read, the duties done")
  func wholeDay() async throws {
    let room = try await room()
    let ours = try await add(room, by: "P-430100-01", .waterLevel, "湘江长沙站水位28.60米", at: at("08:00"))
    let theirs = try await add(room, by: "P-430112-01", .fairway, "铜官段疏浚施工", at: at("08:05"))
    let above = try await add(
      room, by: "P-430000-01", .sailingBan, "湘江长沙段18时至24时禁航", at: at("08:10"), until: at("16:00"))
    _ = try await add(room, by: "P-430200-01", .weather, "株洲有雾", at: at("08:15"))
    #expect(try await room.watch.tick(at: at("09:29")) <= at("09:30"))
    #expect(try room.register.read { try $0.openBroadcasts().isEmpty })
    _ = try await room.watch.tick(at: at("09:30"))
    let first = try broadcast(room, 1)
    #expect(
      first.state == .draft && first.bulletins == [above, ours, theirs],
      "ban, water level, fairway; not the neighbour's")
    #expect(first.paragraphs.count == 6)
    #expect(first.paragraphs[0] == "各船舶、各渡口码头请注意，这里是长沙市水上交通监控中心，现在播报11月24日10时水上安全信息。")
    #expect(first.paragraphs[1] == "禁航令：湘江长沙段18时至24时禁航。有效时间11月24日8时10分至11月24日16时。")
    #expect(first.paragraphs[4] == "目前无航行警告、航行通告、交通管制、气象信息。")
    let draft = try #require(try room.messages(.broadcastDraft).first { $0.message.centre == Self.city })
    #expect(draft.recipients == ["p-430100-11@watchroom.example.invalid"])
    #expect(try room.messages(.broadcastDraft).count == 3, "each city has its own")

    await #expect(throws: BroadcastRefusal.notApproved) { try await confirm(room, first.no, "09:40") }
    await #expect(throws: AuthorityRefusal.role(.watchkeeper, needs: [.dutyLeader, .centreLeader])) {
      try await approve(room, first.no, "09:45", by: "P-430100-01")
    }
    try await approve(room, first.no, "09:45")
    try await confirm(room, first.no, "10:10", made: "10:07")
    #expect(try broadcast(room, 1).state == .made && broadcast(room, 1).confirmation?.at == at("10:07"))
    #expect(try duty(room, 1).state(at: at("10:10")) == .done, "10:07 is within the tolerance")
    #expect(try duty(room, 1).finished == at("10:00"))

    _ = try await room.watch.tick(at: at("16:00"))
    _ = try await room.watch.tick(at: at("16:30"))
    let second = try broadcast(room, 2)
    #expect(second.bulletins == [ours, theirs], "the ban is over")
    try await approve(room, second.no, "16:55")
    try await confirm(room, second.no, "17:20")
    #expect(try broadcast(room, 2).state == .madeLate && duty(room, 2).state(at: at("17:30")) == .doneLate)
    let facts = try room.register.read {
      try SnapshotReader(read: $0, directory: room.directory).safety(Self.city, from: at("00:00"), until: at("19:50"))
    }
    #expect(facts.broadcasts == SafetyFacts.Broadcasts(made: 1, late: 1))
    #expect(facts.bulletins.issued == 1 && facts.bulletins.relayed == facts.bulletins.unconfirmed)
    // The other cities' leaders were told: nobody read theirs.
    #expect(try room.messages(.broadcastMissed).count == 2)
    #expect(try room.messages(.broadcastMissed).allSatisfy { $0.message.centre != Self.city })
  }

  @Test("C7: not on time by its tolerance and missed after its grace, each told to the leader once") func missed()
    async throws
  {
    let room = try await room()
    _ = try await room.watch.tick(at: at("09:30"))
    let no = try broadcast(room, 1).no
    #expect(try await room.watch.tick(at: at("10:15")) == at("10:15") + .milliseconds(1))
    for clock in ["10:15:01", "10:20", "10:30"] { _ = try await room.watch.tick(at: at(clock)) }
    #expect(try room.messages(.broadcastLate).count { $0.message.centre == Self.city } == 1)
    #expect(try duty(room, 1).state(at: at("10:30")) == .late)
    for clock in ["11:00:01", "11:30"] { _ = try await room.watch.tick(at: at(clock)) }
    #expect(try room.messages(.broadcastMissed).count { $0.message.centre == Self.city } == 1)
    #expect(try broadcast(room, 1).state == .missed && duty(room, 1).state(at: at("11:30")) == .missed)
    await #expect(throws: BroadcastRefusal.over) { try await approve(room, no, "11:40") }
    await #expect(throws: BroadcastRefusal.tooLate) { try await confirm(room, no, "11:40") }
    #expect(try room.journal("broadcast.missed").count == 3)
  }

  @Test("R12: a daemon that was down at 10:00 records the broadcast as missed and makes it no more") func down()
    async throws
  {
    let room = try await room()
    _ = try await room.watch.tick(at: at("09:00"))
    let again = try room.restarted()
    try await again.start(at: at("12:00"))
    _ = try await again.tick(at: at("12:00"))
    let morning = try broadcast(room, 1)
    #expect(morning.state == .missed && morning.paragraphs.isEmpty)
    #expect(try room.messages(.broadcastDraft).isEmpty, "no text is put before anybody")
    #expect(try room.messages(.broadcastMissed).count == 3)
    _ = try await again.tick(at: at("12:01"))
    #expect(try room.messages(.broadcastMissed).count == 3)
    // Read from paper meanwhile: the duty leader says so, and it was made.
    _ = try await room.act("P-430100-11", at: at("12:10")) { desk in
      try desk.confirmBroadcast(
        morning.no, at: at("10:05"), channel: .publicAddress, detail: "", note: "停机，按纸稿播报", revision: nil)
    }
    #expect(try broadcast(room, 1).state == .made && duty(room, 1).state(at: at("12:10")) == .done)
    _ = try await again.tick(at: at("16:30"))
    #expect(try broadcast(room, 2).state == .draft)
  }

  @Test("R12: back at 10:20 it still makes sense: the text is put before the leader, late") func backInTime()
    async throws
  {
    let room = try await room()
    let again = try room.restarted()
    try await again.start(at: at("10:20"))
    _ = try await again.tick(at: at("10:20"))
    let first = try broadcast(room, 1)
    #expect(first.state == .draft && !first.paragraphs.isEmpty)
    #expect(try room.messages(.broadcastDraft).count == 3 && room.messages(.broadcastLate).count == 3)
  }

  @Test("R12: a day that was missed whole is recorded and nobody is written to") func longDown() async throws {
    let room = try await room()
    let again = try room.restarted()
    try await again.start(at: at("08:00", "2026-11-27"))
    _ = try await again.tick(at: at("08:00", "2026-11-27"))
    #expect(try room.journal("broadcast.missed").count == 18, "three cities, three days, twice")
    #expect(try room.messages(.broadcastDraft).isEmpty)
    #expect(
      try room.messages(.broadcastMissed).count == 6, "of the last day only")
  }

  @Test("C7, G5: a ban after the approval makes the text stale; the leader is told and approves again") func stale()
    async throws
  {
    let room = try await room()
    _ = try await add(room, by: "P-430100-01", .weather, "有雾", at: at("08:00"))
    _ = try await room.watch.tick(at: at("09:30"))
    let no = try broadcast(room, 1).no
    let level = try await add(room, by: "P-430100-01", .waterLevel, "水位28米", at: at("09:35"))
    #expect(try broadcast(room, 1).bulletins.contains(level), "before the approval the text follows")
    try await approve(room, no, "09:40")
    _ = try await add(room, by: "P-430100-01", .fairway, "浅滩", at: at("09:45"))
    #expect(try broadcast(room, 1).state == .approved, "what is not urgent waits for the next one")
    let ban = try await add(room, by: "P-430000-01", .sailingBan, "全线禁航", at: at("09:50"))
    let stale = try broadcast(room, 1)
    #expect(stale.state == .stale && stale.changes == [ban])
    #expect(stale.paragraphs.contains { $0.contains("全线禁航") })
    #expect(stale.approval?.paragraphs.contains { $0.contains("全线禁航") } == false)
    let told = try #require(try room.messages(.broadcastStale).first { $0.message.centre == Self.city })
    #expect(told.recipients == ["p-430100-11@watchroom.example.invalid"] && told.message.createdAt == at("09:50"))
    try await approve(room, no, "09:55")
    #expect(try broadcast(room, 1).state == .approved)
    try await confirm(room, no, "10:00")
    #expect(try broadcast(room, 1).approval?.paragraphs.contains { $0.contains("全线禁航") } == true)
    _ = try await room.act("P-430000-01", at: at("10:30")) { try $0.cancelBulletin(ban, reason: "解除", revision: nil) }
    #expect(try broadcast(room, 1).state == .made, "what was read is not touched")
  }

  @Test("C7, G5: the leader changes the text and approves that; the broadcast desk gets what was approved")
  func edited()
    async throws
  {
    let room = try await room { organisation in
      for index in organisation.centres.indices where organisation.centres[index].id == Self.city {
        organisation.centres[index].broadcastAddress = "desk@radio.example.invalid"
      }
    }
    _ = try await room.watch.tick(at: at("09:30"))
    let no = try broadcast(room, 1).no
    _ = try await room.act("P-430100-11", at: at("09:35")) {
      try $0.editBroadcast(no, paragraphs: ["各船舶注意", "能见度低于500米"], revision: 1)
    }
    await #expect(throws: ActRefusal.staleRevision(2)) {
      _ = try await room.act("P-430100-11", at: at("09:36")) { try $0.approveBroadcast(no, revision: 1) }
    }
    #expect(try room.messages(.broadcast).isEmpty)
    try await approve(room, no, "09:40")
    let text = try #require(try room.messages(.broadcast).first)
    #expect(text.recipients == ["desk@radio.example.invalid"])
    _ = try await add(room, by: "P-430100-01", .sailingBan, "禁航", at: at("09:45"))
    try await approve(room, no, "09:50")
    #expect(try room.messages(.broadcast).count == 2, "the text approved again is another message")
    #expect(try broadcast(room, 1).approval?.paragraphs.first == "各船舶注意")
  }

  @Test(
    "C7: an extra one besides the hours, by any watchkeeper with a reason, approved as the others; a drill is in none")
  func extra() async throws {
    let room = try await room()
    _ = try await room.act("P-430100-01", at: at("12:00")) { desk in
      try desk.addBulletin(Desk.BulletinEntry(kind: .sailingBan, text: "演练禁航", drill: true)).no
    }
    let extra = try await room.act("P-430100-01", at: at("12:10")) { desk in
      try desk.addBroadcast(reason: "突发大雾", centre: nil)
    }
    #expect(extra.isExtra && extra.paragraphs.count == 3 && extra.paragraphs[1] == "目前无航行警告，无其他安全信息。")
    try await approve(room, extra.no, "12:12")
    try await confirm(room, extra.no, "12:20")
    #expect(try room.register.read { try $0.broadcast(no: extra.no)?.state } == .made)
    let other = try await room.act("P-430100-01", at: at("13:00")) { desk in
      try desk.addBroadcast(reason: "又有雾", centre: nil)
    }
    _ = try await room.watch.tick(at: at("14:00:01"))
    #expect(try room.register.read { try $0.broadcast(no: other.no)?.state } == .missed)
    await #expect(throws: CaseRefusal.emptyText) {
      _ = try await room.act("P-430100-01", at: at("15:00")) { try $0.addBroadcast(reason: " ", centre: nil) }
    }
  }
}
