import Casework
import Organisation
import Regulation
import Store
import Testing
import Units

@testable import Daemon

/// Looks at how matters were dealt with, through Watch and its register.
@Suite("Watch: looks at how matters were dealt with (S6, G13)") struct ReviewDayTests {
  private static let city = CentreID("430100")

  /// A violation in the city's direct waters, filed and closed by others than the leader.
  private func closed(_ room: Room, _ object: String, at now: Instant) async throws -> Int64 {
    let finding = try await room.open(.ordinary, code: "V11", in: "430100", at: now, object: object)
    let record = try await room.file(finding, by: "P-430100-01", at: now + .minutes(1))
    return try await room.act("P-430100-02", at: now + .minutes(5)) {
      try $0.close(case: record.no, note: "已纠正", revision: nil).no
    }
  }

  private func occasions(_ room: Room) throws -> [ReviewCalendar.Kept] {
    try room.register.read {
      try $0.reviewOccasions(
        of: [Self.city], from: CivilDate(dayNumber: 0), through: CivilDate(iso: "2027-12-31") ?? CivilDate(dayNumber: 0)
      )
    }
  }

  @Test("S6: the duty leader's weekly look: drawn, judged, its shortcomings mended; each level has its leaders")
  func weekly() async throws {
    let room = try Room()
    let now = at("08:30", "2026-11-24")
    try await room.watch.start(at: at("07:00", "2026-11-24"))
    _ = try await room.watch.tick(at: now)
    #expect(
      try occasions(room).map(\.occasion.key).sorted() == [
        "department/2026-11-01", "head/2026-11-23", "leadership/2026-11-01",
      ])
    var cases: [Int64] = []
    for index in 0..<8 { cases.append(try await closed(room, "Z-\(index)", at: now + .minutes(Int64(index * 10)))) }
    let later = at("11:00", "2026-11-24")
    await #expect(throws: AuthorityRefusal.self) {
      _ = try await room.act("P-430100-01", at: later) { try $0.begin(review: .head).no }
    }
    await #expect(throws: HandlingReviewRefusal.level(.department)) {
      _ = try await room.act("P-430100-11", at: later) { try $0.begin(review: .department).no }
    }
    let no = try await room.act("P-430100-11", at: later) { try $0.begin(review: .head).no }
    await #expect(throws: HandlingReviewRefusal.underWay(no)) {
      _ = try await room.act("P-430100-11", at: later) { try $0.begin(review: .head).no }
    }
    let review = try #require(try room.register.read { try $0.handlingReview(no: no) })
    #expect(review.items.count == 5 && Set(review.items.map(\.caseNo)).isSubset(of: cases))
    for item in review.items.dropFirst() { try await judge(room, no, item.caseNo, at: later + .minutes(10)) }
    #expect(try standing(room, "head/2026-11-23") == .open)
    let wanting = try #require(review.items.first?.caseNo)
    try await judge(room, no, wanting, timely: false, note: "迟", at: later + .minutes(20))
    #expect(try standing(room, "head/2026-11-23") == .done)
    // Three working days after Tuesday are over on Friday night: told on Saturday, once.
    _ = try await room.watch.tick(at: at("08:30", "2026-11-27"))
    #expect(try letters(room).allSatisfy { !$0.contains("逾期未整改") })
    _ = try await room.watch.tick(at: at("08:30", "2026-11-28"))
    #expect(try letters(room).count { $0.contains("逾期未整改") } == 1)
    _ = try await room.watch.tick(at: at("08:30", "2026-11-29"))
    #expect(try letters(room).count { $0.contains("逾期未整改") } == 1)
    let state = try await room.act("P-430100-01", at: at("09:00", "2026-11-29")) {
      try $0.mend(review: no, case: wanting, text: "已补发", revision: nil).state.rawValue
    }
    #expect(state == "done")
    // What was looked at is not drawn again on the same level; on another it may be.
    let second = try await room.act("P-430100-11", at: at("09:10", "2026-11-30")) { try $0.begin(review: .head).no }
    let again = try #require(try room.register.read { try $0.handlingReview(no: second) })
    #expect(Set(again.items.map(\.caseNo)) == Set(cases).subtracting(review.items.map(\.caseNo)))
    let third = try await room.act("P-430100-21", at: at("09:20", "2026-11-30")) {
      try $0.begin(review: .department).no
    }
    #expect(try room.register.read { try $0.handlingReview(no: third) }?.items.count == 5)
  }

  @Test(
    "S6: nobody looked: reminded two days ahead, missed when the week is over, told to the level above as well; once each"
  )
  func missed() async throws {
    let room = try Room()
    try await room.watch.start(at: at("07:00", "2026-11-24"))
    _ = try await closed(room, "Z-1", at: at("08:00", "2026-11-24"))
    for day in 24...30 { _ = try await room.watch.tick(at: at("08:30", "2026-11-\(day)")) }
    let due = try room.messages(.reviewDue).filter { $0.message.centre == Self.city }
    // On the 27th the week's look; on the 28th the month's two; on the 30th the week that nobody looked.
    #expect(due.count == 3)
    #expect(try room.text(of: due[0].message).contains("尚未抽查"))
    let last = try #require(due.last)
    #expect(try room.text(of: last.message).contains("逾期未抽查"))
    let leader = try #require(room.directory.person("P-430100-11")?.address)
    let centreLeader = try #require(room.directory.person("P-430100-21")?.address)
    #expect(due[0].recipients.contains(leader) && !due[0].recipients.contains(centreLeader))
    #expect(last.recipients.contains(leader) && last.recipients.contains(centreLeader))
    #expect(try standing(room, "head/2026-11-23") == .missed)
    #expect(try room.journal("review.missed").filter { $0.centre == Self.city }.count == 1)
    // Taken afterwards it fills the week that runs, and the missed one stays missed.
    _ = try await closed(room, "Z-2", at: at("08:00", "2026-12-01"))
    _ = try await room.watch.tick(at: at("08:30", "2026-12-01"))
    let no = try await room.act("P-430100-11", at: at("09:00", "2026-12-01")) { try $0.begin(review: .head).no }
    #expect(try room.register.read { try $0.handlingReview(no: no) }?.occasion == "head/2026-11-30")
    #expect(try standing(room, "head/2026-11-23") == .missed)
  }

  @Test("S6: nothing was over: nobody begins a look, and none was missed") func empty() async throws {
    let room = try Room()
    try await room.watch.start(at: at("07:00", "2026-11-24"))
    _ = try await room.watch.tick(at: at("08:30", "2026-11-24"))
    await #expect(throws: HandlingReviewRefusal.nothingOver) {
      _ = try await room.act("P-430100-11", at: at("09:00", "2026-11-24")) { try $0.begin(review: .head).no }
    }
    _ = try await room.watch.tick(at: at("08:30", "2026-11-30"))
    #expect(try standing(room, "head/2026-11-23") == .empty)
    #expect(try room.journal("review.missed").isEmpty)
    #expect(try letters(room).allSatisfy { !$0.contains("逾期未抽查") })
  }

  @Test("S6, R12: down over a holiday: what was owed before it is recorded as missed, and not mailed about")
  func down() async throws {
    let room = try Room()
    try await room.watch.start(at: at("07:00", "2026-09-20"))
    _ = try await room.watch.tick(at: at("08:30", "2026-09-20"))
    _ = try await closed(room, "Z-1", at: at("09:00", "2026-09-20"))
    let again = try room.restarted()
    try await again.start(at: at("09:00", "2026-10-09"))
    _ = try await again.tick(at: at("09:00", "2026-10-09"))
    #expect(try standing(room, "leadership/2026-09-24/国庆节") == .missed)
    #expect(try standing(room, "leadership/2026-09-01") == .missed)
    #expect(try standing(room, "leadership/2026-10-01") == .open)
    #expect(try letters(room).allSatisfy { !$0.contains("逾期未抽查") })
  }

  @Test("G13: the monthly summary tells how matters were dealt with, and what the looks found") func summary()
    async throws
  {
    let room = try Room()
    try await room.watch.start(at: at("07:00", "2026-11-24"))
    _ = try await room.watch.tick(at: at("08:30", "2026-11-24"))
    let one = try await closed(room, "Z-1", at: at("09:00", "2026-11-24"))
    let two = try await closed(room, "Z-2", at: at("09:10", "2026-11-24"))
    let no = try await room.act("P-430100-11", at: at("11:00", "2026-11-24")) { try $0.begin(review: .head).no }
    try await judge(room, no, one, at: at("11:10", "2026-11-24"))
    try await judge(room, no, two, timely: false, note: "迟", at: at("11:11", "2026-11-24"))
    let watch = room.watch
    var now = at("08:30", "2026-11-25")
    while now < at("12:00", "2026-12-02") {
      _ = try await watch.tick(at: now)
      now = now + .hours(12)
    }
    let month = try #require(CivilDate(iso: "2026-11-01"))
    let record = try #require(try room.register.read { try $0.summary(centre: Self.city, month: month) })
    let facts = try #require(record.facts.handling)
    #expect(facts.closed == 2 && facts.mean == .minutes(4) && facts.judged == 2 && facts.untimely == 1)
    // The week of the 23rd was looked at; the month's two looks were not.
    #expect(facts.looksTaken == 1)
    for leader in ["P-430100-11", "P-430100-21"] {
      _ = try await room.act(leader, at: at("13:00", "2026-12-02")) {
        try $0.approve(summary: record.no, revision: nil).no
      }
    }
    let letter = try #require(try room.messages(.summary).first { $0.message.centre == Self.city }?.message)
    #expect(try room.text(of: letter).contains("评查 2 件，1 件有问题（不及时 1、不妥当 0、无效果 0），已整改 0 件"))
  }

  private func judge(
    _ room: Room, _ no: Int64, _ caseNo: Int64, timely: Bool = true, note: String = "", at now: Instant
  ) async throws {
    _ = try await room.act("P-430100-11", at: now) { desk in
      let judgement = HandlingReview.Judgement(
        timely: timely, appropriate: true, effective: true, note: note, at: desk.now)
      return try desk.judge(review: no, case: caseNo, judgement, revision: nil).no
    }
  }

  private func standing(_ room: Room, _ key: String) throws -> ReviewCalendar.Standing? {
    try room.register.read { try $0.reviewOccasion(centre: Self.city, key: key)?.standing }
  }

  private func letters(_ room: Room) throws -> [String] {
    try room.messages(.reviewDue).filter { $0.message.centre == Self.city }.map { try room.text(of: $0.message) }
  }
}
