import Casework
import Organisation
import Regulation
import Store
import Testing
import Units

@testable import Daemon

/// What the public told, through Watch and its register.
@Suite("Watch: what the public told (S6, S8)") struct PublicReportDayTests {
  private let tuesday = "2026-11-24"

  private func take(
    _ room: Room, _ grade: PublicReport.Grade, phone: String = "13900000000", scene: Bool = false, at now: Instant,
    seen: (@Sendable (Desk) throws -> Int64)? = nil
  ) async throws -> Int64 {
    try await room.act("P-430105-01", at: now) { desk in
      let draft = PublicReport(
        centre: CentreID(""), means: .telephone, grade: grade, takenAt: now, takenBy: "", text: "渡船超载", name: "李某",
        phone: phone, isConfidential: true, needsScene: scene)
      return try desk.take(draft, seen: seen.map { seen in { try seen(desk) } }).no
    }
  }

  private func step(
    _ room: Room, _ no: Int64, by person: PersonID = "P-430105-01", at now: Instant,
    _ event: @escaping @Sendable (PublicReport.Step) -> PublicReportEvent
  ) async throws {
    _ = try await room.act(person, at: now) {
      try $0.step(publicReport: no, "x", text: "说明", at: $0.now, revision: nil, event).no
    }
  }

  private func report(_ room: Room, _ no: Int64) throws -> PublicReport {
    try #require(try room.register.read { try $0.publicReport(no: no) })
  }

  @Test(
    "S8: nobody on the scene after 30 minutes: the duty leader hears of it, an hour later the centre leader; each once")
  func scene() async throws {
    let room = try Room()
    let now = at("09:00", tuesday)
    try await room.watch.start(at: now)
    let no = try await take(room, .report, scene: true, at: now)
    #expect(try room.messages(.callerOverdue).isEmpty)
    let due = try await room.watch.tick(at: now + .minutes(29))
    #expect(due <= now + .minutes(30) + .milliseconds(1))
    _ = try await room.watch.tick(at: now + .minutes(31))
    #expect(try room.messages(.callerOverdue).count == 1)
    _ = try await room.watch.tick(at: now + .minutes(40))
    #expect(try room.messages(.callerOverdue).count == 1)
    _ = try await room.watch.tick(at: now + .minutes(91))
    #expect(try room.messages(.callerOverdue).count == 2)
    try await step(room, no, at: now + .minutes(95)) { .onScene($0) }
    _ = try await room.watch.tick(at: now + .hours(5))
    #expect(try room.messages(.callerOverdue).count == 2)
  }

  @Test("S8: who called stands neither in the journal nor in a mail") func confidential() async throws {
    let room = try Room()
    let now = at("09:00", tuesday)
    try await room.watch.start(at: now)
    let no = try await take(room, .report, scene: true, at: now)
    _ = try await room.watch.tick(at: now + .minutes(31))
    let entries = try room.register.read { try $0.journal(about: ["caller:\(no)"]) }
    #expect(!entries.isEmpty)
    for entry in entries { #expect(!entry.detail.contains("李某") && !entry.detail.contains("139")) }
    for (message, _) in try room.messages(.callerOverdue) {
      #expect(!message.subject.contains("李某"))
      let text = try room.text(of: message)
      #expect(text.contains("来话人要求保密") && !text.contains("13900000000") && !text.contains("李某"))
    }
  }

  @Test(
    "S6: who decides depends on the grade; a complaint is closed after its opinion, and the caller called back that day"
  )
  func complaint() async throws {
    let room = try Room()
    let now = at("09:00", tuesday)
    try await room.watch.start(at: now)
    let no = try await take(room, .complaint, at: now)
    await #expect(throws: PublicReportRefusal.decider(.complaint)) {
      try await step(room, no, at: now + .hours(1)) { .opinion($0) }
    }
    await #expect(throws: PublicReportRefusal.noOpinion) {
      try await step(room, no, at: now + .hours(1)) { .closed($0) }
    }
    let serious = try await take(room, .serious, at: now)
    await #expect(throws: PublicReportRefusal.decider(.serious)) {
      try await step(room, serious, by: "P-430105-11", at: now + .hours(1)) { .opinion($0) }
    }
    try await step(room, serious, by: "P-430105-21", at: now + .hours(1)) { .opinion($0) }
    try await step(room, no, by: "P-430105-11", at: now + .hours(2)) { .opinion($0) }
    try await step(room, no, at: now + .hours(3)) { .closed($0) }
    _ = try await room.watch.tick(at: at("17:00", tuesday))
    #expect(try room.messages(.callerDue).count == 1)
    try await step(room, no, at: at("17:30", tuesday)) { .calledBack($0) }
    #expect(try report(room, no).state == .done)
  }

  @Test("S6: an opinion that does not come is called for a day ahead, and of whoever took it") func late() async throws
  {
    let room = try Room()
    let now = at("09:00", tuesday)
    try await room.watch.start(at: now)
    _ = try await take(room, .complaint, at: now)
    _ = try await room.watch.tick(at: at("23:58", "2026-11-26"))
    #expect(try room.messages(.callerDue).isEmpty)
    _ = try await room.watch.tick(at: at("08:00", "2026-11-27"))
    let due = try room.messages(.callerDue)
    #expect(due.count == 1)
    let told = due.flatMap(\.recipients)
    let taker = try #require(room.directory.person("P-430105-01")?.address)
    #expect(told.contains(taker))
    _ = try await room.watch.tick(at: at("00:01", "2026-11-28"))
    #expect(try room.messages(.callerOverdue).count == 1)
  }

  @Test("S5, S8: what it became is followed to its end before the caller hears that it is over") func becameFinding()
    async throws
  {
    let room = try Room()
    let now = at("09:00", tuesday)
    try await room.watch.start(at: now)
    let point = try #require(room.directory.points(of: CentreID("430105")).first)
    let no = try await take(room, .report, at: now) { desk in
      guard let person = desk.signer.person else { throw AuthorityRefusal.notSignedOn }
      return try desk.observe(
        .init(
          code: FindingCode("V05"), thing: .target(.point(point.id)), point: point.id, seenAt: now,
          observer: person.centre,
          check: nil, note: "", key: "observed.entered"), by: person)
    }
    let finding = try #require(try report(room, no).finding)
    await #expect(throws: PublicReportRefusal.matterOpen(finding: finding)) {
      try await step(room, no, at: now + .hours(1)) { .closed($0) }
    }
    _ = try await room.act("P-430105-01", at: now + .hours(1)) {
      try $0.dismiss(finding: finding, reason: "查无此事", revision: nil).no
    }
    try await step(room, no, at: now + .hours(1)) { .closed($0) }
    #expect(try report(room, no).state == .closed)
  }
}
