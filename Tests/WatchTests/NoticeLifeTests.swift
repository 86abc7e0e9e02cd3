import Casework
import Organisation
import Regulation
import Store
import Testing
import Units

@testable import Daemon

extension Room {
  /// A person of `observer`'s centre sees a breach of another centre and files it.
  func breach(
    _ code: String, of accused: String, by person: PersonID, at now: Instant, stopped: Bool = false
  ) async throws -> CaseRecord {
    let who = try #require(directory.person(person))
    let finding = try await act(person, at: now) { desk in
      try desk.observe(
        Desk.Sight(
          code: FindingCode(code), thing: .target(.centre(CentreID(accused))), point: nil, seenAt: now,
          observer: who.centre, check: nil, note: "", key: "observed.entered"), by: who)
    }
    let no = try await act(person, at: now) { desk in
      try desk.file(
        finding: finding, note: "", point: nil, demand: nil, drill: false, revision: nil, stopped: stopped
      ).record.no
    }
    return try record(no)
  }

  func record(_ no: Int64) throws -> CaseRecord { try #require(try register.read { try $0.caseRecord(no: no) }) }
  func papers(_ record: CaseRecord) throws -> [Paper] { try register.read { try $0.papers(case: record.no) } }
  func paper(_ record: CaseRecord) throws -> Paper { try #require(try papers(record).last) }
  func rows(_ ledger: Int) throws -> [LedgerEntry] { try register.read { try $0.ledger(ledger) } }

  /// Form 8 of the city to the county: issued at 12:10, received at 12:20.
  func received(code: String = "V11", by filer: PersonID = "P-430100-01", waters: String = "430112") async throws
    -> (record: CaseRecord, paper: Paper)
  {
    try await watch.start(at: at("12:00"))
    let severity = context.rules.code(FindingCode(code))?.severity ?? .ordinary
    let record = try await file(
      try await open(severity, code: code, in: waters, at: at("12:00")), by: filer, at: at("12:10"))
    let paper = try paper(record)
    let receiver = paper.answeredBy.rawValue == "430112" ? "P-430112-01" : "P-\(paper.answeredBy)-01"
    _ = try await act(receiver, at: at("12:20")) { try $0.receive(notice: paper.no, at: at("12:20")) }
    return (try self.record(record.no), try self.paper(record))
  }
}

@Suite("Watch: form 7 and form 8 on one path (P7, P8, C10, C11, X8, R14, R18)") struct NoticeLifeTests {
  @Test(
    "P8, C11: form 7 to the bureau or office, copied to its centre (R18); ledger 9 on both sides (R14); told at once",
    arguments: [
      ("P-430000-03", "430112", "U-430100-A", "430100", "P8"), ("P-430000-03", "430100", "U-430100-A", "430100", "P8"),
      ("P-430100-01", "430112", "U-430112-A", "430112", "C11"),
    ]) func breaches(filer: PersonID, accused: String, unit: String, centre: String, clause: String) async throws
  {
    let room = try Room()
    try await room.watch.start(at: at("12:00"))
    let record = try await room.breach("B03", of: accused, by: filer, at: at("12:10"))
    let paper = try room.paper(record)
    #expect(paper.form == .breachNotice && paper.to == unit && paper.answeredBy.rawValue == centre)
    #expect(paper.clause == clause && record.state == .dispatched && paper.number.hasPrefix("湘水监规〔2026〕"))
    let rows = try room.rows(9)
    #expect(rows.map(\.direction) == [.issued, .received] && rows.map(\.centre) == [record.centre, CentreID(centre)])
    #expect(try room.rows(10).isEmpty)
    let mail = try #require(try room.messages(.notice).first)
    let office = try #require(room.directory.unit(unit)?.addresses.first)
    #expect(mail.recipients.contains(office))
    #expect(mail.recipients.contains("centre-\(centre)@watchroom.example.invalid"), "R18: copied to its centre")
    let text = try room.text(of: mail.message)
    #expect(text.contains("监控中心违规通知书") && text.contains("关于值班纪律的规定") && text.contains("脱岗30分钟以上"))
    let told = try #require(try room.messages(.told).first)
    #expect(told.recipients.contains(office), "the safety-responsible leader is informed at once")
    #expect(told.message.createdAt == at("12:10"))
  }

  @Test("P8: stopped at once, or one's own: a row of ledger 9 and no form 7; closed by somebody else") func stopped()
    async throws
  {
    for (accused, stopped) in [("430112", true), ("430100", false)] {
      let room = try Room()
      try await room.watch.start(at: at("12:00"))
      let record = try await room.breach("B01", of: accused, by: "P-430100-01", at: at("12:10"), stopped: stopped)
      #expect(record.state == .filed)
      #expect(try room.rows(9).map(\.direction) == [.own])
      #expect(try room.messages(.notice).isEmpty)
      let closed = try await room.act("P-430100-02", at: at("12:30")) {
        try $0.close(case: record.no, note: "已纠正", revision: nil).state.rawValue
      }
      #expect(closed == "closed")
    }
  }

  @Test("C10 in a county's waters, X8 to the township for every violation, P7 to the city's bureau")
  func violations() async throws {
    for (filer, waters, unit, answers) in [
      ("P-430100-01", "430112", "U-430112-A", "430112"), ("P-430000-03", "430112", "U-430100-A", "430100"),
      ("P-430112-01", "430112", "U-430112-T", "430112"),
    ] {
      let room = try Room()
      try await room.watch.start(at: at("12:00"))
      let finding = try await room.open(.ordinary, code: "V11", in: waters, at: at("12:00"))
      let paper = try room.paper(try await room.file(finding, by: filer, at: at("12:10")))
      #expect(paper.form == .violationNotice && paper.to.hasPrefix(unit) && paper.answeredBy.rawValue == answers)
    }
  }

  @Test("C10 in direct waters: told on the spot, not obeyed the township by mail; R20: no form 8") func onTheSpot()
    async throws
  {
    let room = try Room()
    try await room.watch.start(at: at("12:00"))
    let finding = try await room.open(.serious, code: "V06", in: "430100", at: at("12:00"))
    let record = try await room.file(finding, by: "P-430100-01", at: at("12:02"))
    #expect(try room.papers(record).isEmpty)
    for (whom, obeyed) in [(Telling.Whom.vessel, false), (.township, true)] {
      _ = try await room.act("P-430100-01", at: at("12:05")) {
        try $0.told(case: record.no, Telling(whom: whom, means: .vhf, obeyed: obeyed), words: "令其离开", revision: nil).no
      }
    }
    let steps = try room.register.read { try $0.steps(case: record.no) }
    #expect(steps.map(\.kind) == [.filed, .told, .told] && steps[1].values["obeyed"] == "false")
    let mail = try #require(try room.messages(.spot).first)
    let township = try #require(
      record.point.flatMap { room.directory.point($0)?.township }.flatMap { room.directory.unit($0) })
    #expect(mail.recipients == township.addresses)
  }

  @Test("R19, R15: raised by the duty leader it is told at once; a watchkeeper may not") func raised() async throws {
    let room = try Room()
    let (record, _) = try await room.received()
    #expect(try room.messages(.told).isEmpty)
    await #expect(throws: AuthorityRefusal.self) {
      try await room.act("P-430100-02", at: at("13:00")) {
        try $0.raise(case: record.no, reason: "屡犯", revision: nil).no
      }
    }
    _ = try await room.act("P-430100-11", at: at("13:00")) {
      try $0.raise(case: record.no, reason: "屡犯", revision: nil).no
    }
    let told = try #require(try room.messages(.told).first)
    #expect(told.recipients.contains("office-430112@haishi.example.invalid") && told.message.createdAt == at("13:00"))
    #expect(told.recipients.contains("p-430100-11@watchroom.example.invalid"))
    let now = try room.record(record.no)
    #expect(now.severity == .serious && now.raisedFrom == .ordinary)
  }

  @Test(
    "作废: by a leader with the reason; the addressees are told; the number stays in the ledgers and is not used again")
  func cancelled() async throws {
    let room = try Room()
    let (record, paper) = try await room.received()
    await #expect(throws: AuthorityRefusal.self) {
      try await room.act("P-430100-01", at: at("13:00")) {
        try $0.cancel(notice: paper.no, reason: "x", revision: nil).no
      }
    }
    _ = try await room.act("P-430100-11", at: at("13:00")) {
      try $0.cancel(notice: paper.no, reason: "船名写错", revision: nil).no
    }
    let mail = try #require(try room.messages(.noticeCancelled).first)
    #expect(Set(mail.recipients) == Set(try room.messages(.notice)[0].recipients), "everyone who had it")
    await #expect(throws: CaseRefusal.paperCancelled) {
      try await room.act("P-430112-01", at: at("13:10")) {
        try $0.reply(notice: paper.no, Desk.Answer(measures: "已整改", repliedAt: at("13:10")), revision: nil).no
      }
    }
    #expect(try room.record(record.no).state == .filed)
    let again = try await room.act("P-430100-01", at: at("13:20")) {
      try $0.issueAgain(case: record.no, demand: nil, revision: nil)
    }
    #expect(paper.number.hasSuffix("-0001号") && again.number.hasSuffix("-0002号") && again.corrects == paper.number)
    let text = try room.text(of: try #require(try room.messages(.notice).last?.message))
    #expect(text.contains("本通知书替代已作废的\(paper.number)"))
    #expect(try room.rows(10).count == 4, "both numbers on both sides")
    let table = LedgerTableLines.notes(room, catalogue: try Room.configuration.get().1)
    #expect(table.filter { $0.contains("作废：船名写错") }.count == 2 && table.filter { $0.contains("替代") }.count == 2)
    // The cancelled one is neither reminded nor overdue.
    _ = try await room.watch.tick(at: at("12:00", "2026-12-20"))
    #expect(try room.messages(.overdue).allSatisfy { $0.message.cause.contains(again.number) })
  }

  @Test("R5: passed down by the city it falls due before the province's; its answer is the city's own to verify")
  func passedDown()
    async throws
  {
    let room = try Room()
    let (origin, above) = try await room.received(by: "P-430000-03")
    #expect(above.answeredBy.rawValue == "430100" && above.due == at("23:59:59", "2026-11-28"))
    let later = at("09:00", "2026-11-24")
    let passed = try await room.act("P-430100-01", at: later) { desk in
      let passed = try desk.pass(notice: above.no, demand: nil)
      return Pair(no: passed.record.no, paper: passed.paper)
    }
    let (no, below) = (passed.no, passed.paper)
    #expect(below.issuedBy.rawValue == "430100" && below.to == "U-430112-A" && below.clause == "C10")
    #expect(below.due == at("23:59:59", "2026-11-27"), "a day before the one above")
    #expect(try room.text(of: try #require(try room.messages(.notice).last?.message)).contains(above.number))
    _ = try await room.act("P-430112-01", at: at("18:00", "2026-11-26")) {
      try $0.receive(notice: below.no, at: at("18:00", "2026-11-26"))
    }
    #expect(try room.paper(try room.record(no)).due == at("23:59:59", "2026-11-27"), "receipt does not move it behind")
    await #expect(throws: NoticeRefusal.alreadyPassed) {
      try await room.act("P-430100-01", at: later) { try $0.pass(notice: above.no, demand: nil).paper }
    }
    #expect(try room.record(origin.no).state == .dispatched, "the city still owes its own answer")
    let counted = try room.register.read {
      try $0.violationCounts(of: [CentreID("430112")], from: at("00:00"), before: at("00:00", "2026-12-01"))
    }
    #expect(counted.map(\.count).reduce(0, +) == 1, "one violation, not two")
  }

  private struct Pair: Codable, Sendable {
    var no: Int64
    var paper: Paper
  }

  @Test("drafts: no number until a person signs; a leader where the regulation says so (R8)") func drafts() async throws
  {
    let room = try Room(rules: { $0.notice.breachSigners = [.dutyLeader] })
    try await room.watch.start(at: at("12:00"))
    // The daemon drafts form 7 for a finding.
    let finding = try await room.act("P-430100-01", at: at("12:05")) { desk in
      try desk.observe(
        Desk.Sight(
          code: FindingCode("B03"), thing: .target(.centre(CentreID("430112"))), point: nil, seenAt: at("12:05"),
          observer: CentreID("430100"), check: nil, note: "", key: "observed.entered"),
        by: try #require(desk.signer.person))
    }
    let draft = try await room.watch.perform(
      .daemon, idempotency: nil, at: at("12:35"), inHold: { _ in false }
    ) { desk in
      let record = try #require(try desk.tx.read.finding(no: finding))
      let first = try desk.draftNotice(finding: record, note: "查岗两次无人应答")
      #expect(try desk.draftNotice(finding: record, note: "again").no == first.no, "one draft a finding")
      return first
    }
    #expect(try room.messages(.noticeDraft).map(\.recipients) == [["p-430100-11@watchroom.example.invalid"]])
    #expect(try room.rows(9).isEmpty)
    #expect(try room.messages(.notice).isEmpty)
    await #expect(throws: NoticeRefusal.mayNotSign) {
      try await room.act("P-430100-01", at: at("12:40")) { try $0.sign(draft: draft.no, demand: nil, revision: nil) }
    }
    let paper = try await room.act("P-430100-11", at: at("12:40")) {
      try $0.sign(draft: draft.no, demand: nil, revision: nil)
    }
    #expect(paper.number == "湘水监规〔2026〕430100-0001号" && paper.signedBy == "P-430100-11")
    // A watchkeeper's filing waits for the duty leader, and what is at once is not waited with.
    let filed = try await room.breach("B01", of: "430105", by: "P-430100-01", at: at("13:00"))
    #expect(filed.state == .filed)
    #expect(try room.messages(.told).count == 2)
    let waiting = try #require(try room.register.read { try $0.openDraft(case: filed.no) })
    let discarded = try await room.breach("B02", of: "430105", by: "P-430100-01", at: at("13:05"))
    let other = try #require(try room.register.read { try $0.openDraft(case: discarded.no) })
    _ = try await room.act("P-430100-11", at: at("13:06")) {
      try $0.discard(draft: other.no, reason: "已口头纠正", revision: nil)
    }
    let second = try await room.act("P-430100-11", at: at("13:10")) {
      try $0.sign(draft: waiting.no, demand: "限期整改", revision: nil)
    }
    #expect(second.number.hasSuffix("-0002号") && second.demand == "限期整改", "the discarded one left no gap")
    #expect(try room.record(filed.no).state == .dispatched)
  }
}
