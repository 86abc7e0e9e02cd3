import Casework
import Organisation
import Regulation
import Store
import Testing
import Units

@testable import Daemon

/// Presence checks and the rooms' own confirmation through Watch and its register.
@Suite("P8, C11, R8: presence") struct PresenceDayTests {
  private let county = CentreID("430105")
  private let day = "2026-11-24"

  private func staffed(_ clock: String = "10:00") async throws -> (Room, Instant) {
    let room = try Room(rules: { $0.presence.confirmsRoom = true })
    let now = at(clock, day)
    try await room.watch.start(at: at("00:00", day))
    _ = try await room.watch.tick(at: now)
    return (room, now)
  }

  private func ask(_ room: Room, _ person: PersonID = "P-430100-01", of centre: String = "430105", at now: Instant)
    async throws -> PresenceCheck
  {
    let no = try await room.act(person, at: now) { try $0.askPresence(of: CentreID(centre), question: nil).no }
    return try check(room, no)
  }

  private func check(_ room: Room, _ no: Int64) throws -> PresenceCheck {
    try #require(try room.register.read { try $0.presenceCheck(no: no) })
  }

  /// Ticks each minute, as the scheduler's wakes would.
  private func pass(_ room: Room, _ watch: Watch? = nil, from: Instant, minutes: Int64) async throws {
    for minute in 1...minutes { _ = try await (watch ?? room.watch).tick(at: from + .minutes(minute)) }
  }

  @Test(
    "R8, C11: asked, asked again after 15 minutes; at 30 the county office's leader is told at once, with the finding, once"
  )
  func absent() async throws {
    let (room, now) = try await staffed()
    let asked = try await ask(room, at: now)
    #expect(asked.mode == .room && asked.clause == "C11")
    #expect(try room.messages(.presenceAsked).count == 1)
    try await pass(room, from: now, minutes: 20)
    #expect(try check(room, asked.no).repeatedAt == now + .minutes(15))
    #expect(try room.messages(.presenceAsked).count == 2)
    #expect(try room.messages(.presenceAbsent).isEmpty)
    // The daemon is started again between the two.
    try await pass(room, try room.restarted(), from: now + .minutes(20), minutes: 25)
    let done = try check(room, asked.no)
    #expect(done.outcome == .absent && done.endedAt == now + .minutes(30))
    let told = try room.messages(.presenceAbsent)
    #expect(told.count == 1 && told[0].message.createdAt == now + .minutes(30))
    let office = try #require(room.directory.centre(county).flatMap { room.directory.unit($0.authority) })
    #expect(Set(told[0].recipients).isSuperset(of: office.addresses))
    let finding = try #require(try done.finding.flatMap { no in try room.register.read { try $0.finding(no: no) } })
    #expect(finding.finding.code.rawValue == "B03" && finding.finding.detector == .watchAbsent)
    #expect(finding.centre.rawValue == "430100" && finding.severity == .serious && finding.isActive)
    #expect(try room.messages(.alarm).contains { $0.message.subject.contains("脱岗") })
    // R8: form 7 is drafted in that transaction; a person signs it, which files the finding. Nothing is numbered before.
    let draft = try #require(try room.register.read { try $0.openDraft(finding: finding.no) })
    #expect(draft.form == .breachNotice && draft.draftedAt == now + .minutes(30) && draft.draftedBy == nil)
    #expect(try room.register.read { try $0.ledger(9) }.isEmpty)
    let paper = try await room.act("P-430100-01", at: now + .minutes(50)) { desk in
      try desk.sign(draft: draft.no, demand: nil, revision: nil)
    }
    #expect(paper.number.hasPrefix("湘水监规") && paper.to == office.id && paper.answeredBy == county)
    #expect(
      try Set(room.register.read { try $0.ledger(9) }.map { "\($0.centre) \($0.direction)" }) == [
        "430100 issued", "\(county) received",
      ])
    #expect(try room.register.read { try $0.openDraft(finding: finding.no) } == nil)
  }

  @Test("P8: of a county asked by the province the leader of the city's bureau is told") func province() async throws {
    let (room, now) = try await staffed()
    let asked = try await ask(room, "P-430000-01", at: now)
    #expect(asked.clause == "P8")
    try await pass(room, from: now, minutes: 31)
    let bureau = try #require(room.directory.centre(CentreID("430100")).flatMap { room.directory.unit($0.authority) })
    let told = try #require(try room.messages(.presenceAbsent).first)
    #expect(Set(told.recipients).isSuperset(of: bureau.addresses))
  }

  @Test("R8: answered in time nobody is accused; after the repetition it is B07, which calls nobody") func answered()
    async throws
  {
    let (room, now) = try await staffed()
    let first = try await ask(room, at: now)
    try await pass(room, from: now, minutes: 14)
    _ = try await room.act("P-430105-01", at: now + .minutes(14)) {
      try $0.answerPresence(nil, text: "在岗", who: nil, at: $0.now).no
    }
    #expect(try check(room, first.no).outcome == .answered)
    let later = now + .hours(1)
    let second = try await ask(room, at: later)
    try await pass(room, from: later, minutes: 22)
    _ = try await room.act("P-430105-01", at: later + .minutes(22)) {
      try $0.answerPresence(second.no, text: "", who: nil, at: $0.now).no
    }
    try await pass(room, from: later + .minutes(22), minutes: 20)
    let late = try check(room, second.no)
    #expect(late.outcome == .answeredLate)
    let finding = try #require(try late.finding.flatMap { no in try room.register.read { try $0.finding(no: no) } })
    #expect(finding.finding.code.rawValue == "B07" && !finding.isActive)
    #expect(try room.messages(.presenceAbsent).isEmpty && room.messages(.alarm).isEmpty)
    // Another room can't answer, nor the one that asked.
    let third = try await ask(room, at: later + .hours(1))
    for person in ["P-430112-01", "P-430100-01"] {
      await #expect(throws: AuthorityRefusal.self) {
        try await room.act(person, at: later + .hours(1)) {
          try $0.answerPresence(third.no, text: "", who: nil, at: $0.now).no
        }
      }
    }
  }

  @Test("D1: what fell due while the daemon was down is not judged; an answer may still be asked for anew") func down()
    async throws
  {
    let (room, now) = try await staffed()
    let asked = try await ask(room, at: now)
    try await pass(room, from: now, minutes: 10)
    let again = try room.restarted()
    _ = try await again.tick(at: now + .minutes(40))
    #expect(try check(room, asked.no).outcome == .notJudged && check(room, asked.no).why == "down")
    #expect(try room.messages(.presenceAbsent).isEmpty)
    #expect(try await ask(room, at: now + .minutes(41)).outcome == .open)
  }

  @Test("G3: at night the check is a call; its asker enters how it ended, and two calls 30 minutes apart accuse")
  func telephone() async throws {
    let (room, now) = try await staffed("03:00")
    let asked = try await ask(room, at: now)
    #expect(asked.mode == .telephone)
    #expect(try room.messages(.presenceAsked).isEmpty)
    try await pass(room, from: now, minutes: 40)
    #expect(try check(room, asked.no).outcome == .open)
    for minute in [0, 15, 30] as [Int64] {
      _ = try await room.act("P-430100-01", at: now + .minutes(40)) {
        try $0.callNotTaken(asked.no, note: "", at: now + .minutes(minute)).no
      }
    }
    #expect(try check(room, asked.no).outcome == .absent)
    #expect(try room.messages(.presenceAbsent).count == 1)
    let other = try await ask(room, of: "430112", at: now + .hours(1) - .minutes(10))
    _ = try await room.act("P-430100-01", at: now + .minutes(55)) {
      try $0.answerPresence(other.no, text: "", who: "张三", at: $0.now).no
    }
    #expect(try check(room, other.no).answer?.by == "张三" && check(room, other.no).outcome == .answered)
  }

  @Test("P8: only centres below are asked, once at a time") func refused() async throws {
    let (room, now) = try await staffed()
    await #expect(throws: AuthorityRefusal.self) { try await ask(room, "P-430105-01", of: "430100", at: now) }
    await #expect(throws: PresenceRefusal.notSubordinate) { try await ask(room, of: "430100", at: now) }
    _ = try await ask(room, at: now)
    await #expect(throws: PresenceRefusal.alreadyAsked) { try await ask(room, at: now) }
  }

  @Test(
    "R8: a room that gives no sign is on the alarm list after the prompt; the ladder climbs; any act ends and acknowledges it"
  )
  func room() async throws {
    let (room, now) = try await staffed("06:45")
    _ = try await room.act("P-430105-01", at: now) { try $0.confirmPresence().rawValue }
    func finding() throws -> FindingRecord? {
      try room.register.read {
        try $0.activeFinding(detector: .watchAbsent, mmsi: 0, object: "centre:430105/B07")
      }
    }
    try await pass(room, from: now, minutes: 119)
    #expect(try finding() == nil, "before the shortest interval")
    try await pass(room, from: now + .minutes(119), minutes: 133)
    let open = try #require(try finding(), "after the longest interval and the prompt")
    #expect(open.centre == county && open.severity == .serious)
    #expect(open.finding.opened >= now + .minutes(130) && open.finding.opened <= now + .minutes(251))
    let calls = try room.messages(.alarm).filter { $0.message.centre == county }
    #expect(!calls.isEmpty)
    let before = try room.messages(.alarm).count { $0.message.centre == county }
    let acted = now + .minutes(252)
    _ = try await room.act("P-430105-02", at: acted) {
      try $0.addFault(
        centre: nil, point: nil, item: "vhf", name: nil, code: nil, symptom: "坏", at: acted, drill: false
      ).fault.no
    }
    #expect(try finding() == nil)
    try await pass(room, from: acted, minutes: 60)
    #expect(try room.messages(.alarm).count { $0.message.centre == county } == before)
    #expect(try room.register.read { try $0.finding(no: open.no)?.isOver } == true)
  }

  @Test("D1, R8: a room is not accused of the hours in which the daemon was down, nor at night") func roomDown()
    async throws
  {
    let (room, now) = try await staffed("06:45")
    let again = try room.restarted()
    _ = try await again.tick(at: now + .hours(6))
    try await pass(room, again, from: now + .hours(6), minutes: 100)
    #expect(try room.register.read { try $0.unfinishedFindings() }.isEmpty)
    let night = at("00:30", "2026-11-25")
    let still = try room.restarted()
    try await pass(room, still, from: night, minutes: 200)
    #expect(try room.register.read { try $0.unfinishedFindings() }.allSatisfy { $0.finding.opened < night })
  }
}
