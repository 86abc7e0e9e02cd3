import Casework
import Organisation
import Regulation
import Reporting
import Store
import Testing
import Units

@testable import Daemon

/// Incidents in the register: what goes at once, what waits, what follows, each in one transaction (D3).
@Suite("Incidents carried out (P9, P10, C12, C13, X9, R6, R9, R15)") struct IncidentRoomTests {
  private let noon = at("12:00")

  private func file(_ room: Room, _ no: Int64) throws -> IncidentFile {
    try #require(try room.register.read { try $0.incident(case: no) })
  }

  /// An incident of `code` in a county's waters, filed by `person`; returns its case.
  private func incident(
    _ room: Room, _ code: String, _ severity: Severity, in centre: String = "430105", by person: PersonID,
    at now: Instant, drill: Bool = false
  ) async throws -> Int64 {
    let no = try await room.open(severity, code: code, in: centre, at: now)
    return try await room.file(no, by: person, at: now, drill: drill).no
  }

  private func set(
    _ room: Room, _ no: Int64, by person: PersonID, at now: Instant, reason: String? = nil,
    _ figures: [IncidentEntry.Figure]
  ) async throws {
    _ = try await room.act(person, at: now) { desk in
      var entry = IncidentEntry()
      entry.figures = figures
      return try desk.setIncident(no, entry, asOf: nil, reason: reason, revision: nil).file
    }
  }

  private func approve(_ room: Room, _ no: Int64, _ person: PersonID, at now: Instant) async throws {
    _ = try await room.act(person, at: now) { try $0.approveIncident(no, submission: nil, revision: nil).file }
  }

  /// Addresses of one person or several.
  private func mail(_ people: String...) -> [String] { people.map { "\($0.lowercased())@watchroom.example.invalid" } }

  @Test(
    "X9, C13 (b), R15: an emergency goes to centre, office and rescuers as it is filed, without approval, and the plan is called"
  )
  func emergency() async throws {
    let room = try Room()
    try await room.watch.start(at: noon)
    let no = try await incident(room, "A02", .emergency, by: "P-430105-01", at: noon)
    let report = try #require(try room.messages(.incident).first)
    #expect(report.message.createdAt == noon, "in the transaction of the filing")
    #expect(
      Set(report.recipients) == [
        "centre-430100@watchroom.example.invalid", "office-430105@haishi.example.invalid",
        "rescue-430100@rescue.example.invalid", "t2-430105@township.example.invalid",
      ])
    #expect(try room.messages(.incidentAwaits).isEmpty, "no approval is asked")
    let calls = try file(room, no).calls.map(\.party)
    #expect(calls == ["vessel", "U-430105-T2", "U-430100-E"])
    // P10 at its tier: the city's duty leader hears that it came in.
    let received = try #require(try room.messages(.incidentReceived).first)
    #expect(received.recipients == room.addresses(of: "430100", .dutyLeader, noon))
    #expect(try room.text(of: received.message).contains("按制度规定"))
    #expect(try room.register.read { try $0.ledger(11).map(\.centre.rawValue) } == ["430105", "430100"])
    _ = try await room.act("P-430105-01", at: noon + .minutes(2)) { desk in
      try desk.callIncident(no, party: "vessel", reached: false, note: "无人接听", at: nil).file
    }
    #expect(try file(room, no).nextCall?.party == "U-430105-T2", "who was not tried yet comes first")
    _ = try await room.act("P-430105-01", at: noon + .minutes(3)) { desk in
      try desk.callIncident(no, party: "U-430105-T2", reached: true, note: "派艇两艘", at: nil).file
    }
    #expect(try file(room, no).calls[1].reachedAt == noon + .minutes(3))
    await #expect(throws: IncidentRefusal.notInPlan) {
      try await room.act("P-430105-01", at: noon + .minutes(4)) { desk in
        try desk.callIncident(no, party: "U-X", reached: true, note: "", at: nil).file
      }
    }
  }

  @Test(
    "R6: an ordinary accident in own waters goes nowhere; a hazard is told to the vessel; both stand in ledger 11 (C13 (d))"
  )
  func nothingUp() async throws {
    let room = try Room()
    try await room.watch.start(at: noon)
    let accident = try await incident(room, "A05", .serious, by: "P-430105-01", at: noon)
    let hazard = try await incident(room, "H01", .ordinary, in: "430112", by: "P-430112-01", at: noon)
    #expect(try room.messages(.incident).isEmpty && room.messages(.incidentAwaits).isEmpty)
    #expect(try room.messages(.told).map(\.message.centre.rawValue) == ["430105"], "serious: its duty leader")
    #expect(try room.register.read { try $0.ledger(11).map(\.caseNo) } == [accident, hazard])
    #expect(try file(room, hazard).calls.map(\.party) == ["vessel"], "C13 (a)")
    #expect(try room.journal("mail.nobody").isEmpty)
  }

  @Test(
    "C13 (c), R10: any accident on a holiday goes to the province after two approvals, in the transaction of the second"
  )
  func holiday() async throws {
    let room = try Room()
    let day = at("12:00", "2026-10-02")
    try await room.watch.start(at: day)
    let no = try await incident(room, "A05", .serious, in: "430100", by: "P-430100-01", at: day)
    #expect(try file(room, no).holiday != nil)
    let awaits = try #require(try room.messages(.incidentAwaits).first)
    #expect(Set(awaits.recipients) == Set(room.addresses(of: "430100", .dutyLeader, day)))
    await #expect(throws: IncidentRefusal.dutyLeaderFirst) {
      try await approve(room, no, "P-430100-21", at: day + .minutes(1))
    }
    try await approve(room, no, "P-430100-11", at: day + .minutes(2))
    #expect(try room.messages(.incident).isEmpty, "one approval sends nothing")
    await #expect(throws: IncidentRefusal.centreLeaderNext) {
      try await approve(room, no, "P-430100-12", at: day + .minutes(3))
    }
    await #expect(throws: AuthorityRefusal.scope(CentreID("430100"))) {
      try await approve(room, no, "P-430105-21", at: day + .minutes(3))
    }
    #expect(try room.messages(.incidentAwaits).count == 2)
    #expect(try room.messages(.incidentAwaits)[1].recipients == room.addresses(of: "430100", .centreLeader, day))
    try await approve(room, no, "P-430100-21", at: day + .minutes(4))
    let sent = try #require(try room.messages(.incident).first)
    #expect(sent.recipients == ["centre-430000@watchroom.example.invalid"])
    #expect(sent.message.createdAt == day + .minutes(4))
    let text = try room.text(of: sent.message)
    #expect(text.contains("节假日事故") && text.contains("国庆"), "\(text)")
    #expect(try file(room, no).submissions.first?.items.map(\.clause) == ["C13(c)"])
    // P9, P10: the province has it; an accident on a holiday alone is not the bureau's.
    #expect(try file(room, no).submissions.count == 1)
    #expect(try room.register.read { try $0.ledger(11, centre: CentreID("430000")).map(\.direction) } == [.received])
  }

  @Test("R9, C12, P9: figures that rise past 重大 climb tier by tier, each with its own two approvals, to the bureau")
  func tierByTier() async throws {
    let room = try Room()
    try await room.watch.start(at: noon)
    let no = try await incident(room, "A02", .emergency, by: "P-430105-01", at: noon)
    try await set(room, no, by: "P-430105-01", at: noon + .minutes(5), [.init(.dead, 2)])
    #expect(try file(room, no).submissions.isEmpty)
    try await set(room, no, by: "P-430105-02", at: noon + .minutes(9), [.init(.missing, 1)])
    var current = try file(room, no)
    #expect(
      current.submissions.map(\.centre.rawValue) == ["430105", "430100"], "X9 (c), and C12 of the city that has it")
    try await approve(room, no, "P-430105-11", at: noon + .minutes(10))
    try await approve(room, no, "P-430105-21", at: noon + .minutes(11))
    let up = try #require(try room.messages(.incident).last)
    #expect(
      Set(up.recipients) == ["office-430105@haishi.example.invalid", "centre-430100@watchroom.example.invalid"])
    try await approve(room, no, "P-430100-11", at: noon + .minutes(12))
    #expect(try room.messages(.incident).count == 2, "the province has nothing yet")
    try await approve(room, no, "P-430100-21", at: noon + .minutes(13))
    #expect(try room.messages(.incident).last?.recipients == ["centre-430000@watchroom.example.invalid"])
    current = try file(room, no)
    #expect(current.submissions.map(\.centre.rawValue) == ["430105", "430100", "430000"])
    try await approve(room, no, "P-430000-11", at: noon + .minutes(14))
    try await approve(room, no, "P-430000-21", at: noon + .minutes(15))
    #expect(try room.messages(.incident).last?.recipients == ["leaders@haishi.example.invalid"], "P9")
    #expect(
      try room.register.read { try $0.ledger(11).map(\.centre.rawValue) } == ["430105", "430100", "430000"])
    #expect(try room.text(of: #require(try room.messages(.incident).last?.message)).contains("较大事故"))
    let ids = try room.messages(.incident).map(\.message.messageID)
    #expect(Set(ids).count == ids.count && ids.count == 4)
  }

  @Test("R6: what waits is asked for again and climbs; down for an hour only the latest reminder goes") func climbing()
    async throws
  {
    let room = try Room()
    let day = at("12:00", "2026-10-02")
    try await room.watch.start(at: day)
    let no = try await incident(room, "A05", .serious, in: "430100", by: "P-430100-01", at: day)
    _ = try await room.watch.tick(at: day + .minutes(14))
    #expect(try room.messages(.incidentReminder).isEmpty)
    let next = try await room.watch.tick(at: day + .minutes(15))
    #expect(next <= day + .minutes(30))
    let first = try #require(try room.messages(.incidentReminder).first)
    #expect(Set(first.recipients) == Set(room.addresses(of: "430100", .dutyLeader, day)))
    _ = try await room.watch.tick(at: day + .minutes(30))
    let second = try #require(try room.messages(.incidentReminder).last)
    for address in mail("P-430100-21", "P-430100-31") + room.addresses(of: "430000", .dutyLeader, day) {
      #expect(second.recipients.contains(address), "\(address)")
    }
    _ = try await room.watch.tick(at: day + .minutes(30))
    #expect(try room.messages(.incidentReminder).count == 2)
    let again = try room.restarted()
    _ = try await again.tick(at: day + .minutes(125))
    #expect(try room.messages(.incidentReminder).count == 3, "of those that piled up only the latest")
    try await approve(room, no, "P-430100-11", at: day + .minutes(126))
    try await approve(room, no, "P-430100-21", at: day + .minutes(127))
    _ = try await room.watch.tick(at: day + .minutes(128))
    let reminders = try room.messages(.incidentReminder).filter { $0.message.centre.rawValue == "430100" }
    #expect(reminders.count == 3, "nothing of the city's waits any more")
  }

  @Test("R6: sent back with words to the watch; put right it is reported again") func sentBack() async throws {
    let room = try Room()
    let day = at("12:00", "2026-10-02")
    try await room.watch.start(at: day)
    let no = try await incident(room, "A05", .serious, in: "430100", by: "P-430100-01", at: day)
    try await approve(room, no, "P-430100-11", at: day + .minutes(2))
    _ = try await room.act("P-430100-21", at: day + .minutes(3)) { desk in
      try desk.sendBackIncident(no, submission: nil, words: "船上人数不清", revision: nil).file
    }
    let back = try #require(try room.messages(.incidentReturned).first)
    #expect(back.recipients.contains(mail("P-430100-01")[0]))
    #expect(try room.text(of: back.message).contains("船上人数不清"))
    #expect(try file(room, no).submissions[0].state == .returned)
    try await set(room, no, by: "P-430100-01", at: day + .minutes(5), [.init(.aboard, 12)])
    #expect(try file(room, no).submissions[0].state == .dutyLeader)
    #expect(try room.messages(.incidentAwaits).count == 3, "before the duty leader again")
    try await approve(room, no, "P-430100-12", at: day + .minutes(6))
    try await approve(room, no, "P-430100-21", at: day + .minutes(7))
    #expect(try room.text(of: #require(try room.messages(.incident).first?.message)).contains("船上 12"))
  }

  @Test(
    "P9, C12: handed down, it is taken over with its receipt: the city hands on, the county alerts the rescuers (C13 (b), X9)"
  )
  func handedDown() async throws {
    let room = try Room()
    try await room.watch.start(at: noon)
    let no = try await incident(room, "A02", .emergency, by: "P-430000-03", at: noon)
    #expect(try room.messages(.incident).map(\.recipients) == [["centre-430100@watchroom.example.invalid"]])
    await #expect(throws: IncidentRefusal.notReceived) {
      try await room.act("P-430000-03", at: noon) { try $0.receiveIncident(no).file }
    }
    _ = try await room.act("P-430100-01", at: noon + .minutes(1)) { try $0.receiveIncident(no).file }
    #expect(try room.messages(.incident).last?.recipients == ["centre-430105@watchroom.example.invalid"])
    _ = try await room.act("P-430105-01", at: noon + .minutes(2)) { try $0.receiveIncident(no).file }
    let last = try #require(try room.messages(.incident).last)
    #expect(
      Set(last.recipients) == [
        "office-430105@haishi.example.invalid", "rescue-430100@rescue.example.invalid",
        "t2-430105@township.example.invalid",
      ])
    #expect(try file(room, no).calls.map(\.party) == ["vessel", "U-430105-T2", "U-430100-E"])
    // Those who deal with it change it; others do not.
    try await set(room, no, by: "P-430105-01", at: noon + .minutes(5), [.init(.aboard, 9)])
    await #expect(throws: AuthorityRefusal.scope(CentreID("430000"))) {
      try await set(room, no, by: "P-430112-01", at: noon + .minutes(6), [.init(.aboard, 8)])
    }
  }

  @Test("P10, C14, X10: receipt, help asked for, the climb of what is not answered, the instruction sent down")
  func help() async throws {
    let room = try Room()
    try await room.watch.start(at: noon)
    let no = try await incident(room, "A02", .emergency, by: "P-430105-01", at: noon)
    _ = try await room.act("P-430105-01", at: noon + .minutes(1)) { desk in
      try desk.logIncident(no, "请求增派拖轮", happened: nil, help: true).file
    }
    let help = try #require(try room.messages(.incidentHelp).first)
    #expect(help.recipients.contains("centre-430100@watchroom.example.invalid"))
    for address in room.addresses(of: "430100", .dutyLeader, noon) + room.addresses(of: "430105", .dutyLeader, noon) {
      #expect(help.recipients.contains(address))
    }
    _ = try await room.watch.tick(at: noon + .minutes(11))
    let climbed = try room.messages(.incidentReminder).filter { $0.message.cause.contains("/help/1/") }
    #expect(climbed.count == 1 && climbed[0].recipients.contains(mail("P-430100-21")[0]))
    await #expect(throws: AuthorityRefusal.role(.watchkeeper, needs: [.dutyLeader, .centreLeader, .leaderInCharge])) {
      try await room.act("P-430100-01", at: noon + .minutes(12)) { try $0.instructIncident(no, "封航").file }
    }
    _ = try await room.act("P-430100-11", at: noon + .minutes(12)) { try $0.instructIncident(no, "立即封航，拖轮已派").file }
    let order = try #require(try room.messages(.incidentInstruction).first)
    #expect(order.recipients.contains("centre-430105@watchroom.example.invalid"))
    let after = try file(room, no)
    #expect(after.helps[0].answeredAt == noon + .minutes(12) && after.receipts[0].confirmed?.by == "P-430100-11")
    _ = try await room.watch.tick(at: noon + .hours(3))
    #expect(try room.messages(.incidentReminder).count { $0.message.cause.contains("/help/") } == 1)
  }

  @Test("P10: the province asks its bureau in a letter of its own, which names a telephone and no command")
  func bureau()
    async throws
  {
    let room = try Room()
    try await room.watch.start(at: noon)
    let no = try await incident(room, "A02", .emergency, by: "P-430000-01", at: noon)
    _ = try await room.act("P-430000-01", at: noon + .minutes(1)) { desk in
      try desk.logIncident(no, "请求省厅协调拖轮", happened: nil, help: true).file
    }
    let helps = try room.messages(.incidentHelp)
    let office = try #require(helps.first { $0.message.cause.hasSuffix("/office") })
    let bureau = try #require(room.directory.unit("U-430000-A"))
    #expect(helps.count == 2 && office.recipients == bureau.addresses)
    #expect(
      try !room.text(of: office.message).contains("watchroom ") && room.text(of: office.message).contains("请将处理意见回复"))
    let desk = try #require(helps.first { !$0.message.cause.hasSuffix("/office") })
    #expect(try room.text(of: desk.message).contains("watchroom incident instruct"))
    #expect(Set(desk.recipients).isDisjoint(with: office.recipients))
  }

  @Test("续报 and the final report go where form 5 went, in its thread; the final one closes the case (R6)") func ending()
    async throws
  {
    let room = try Room()
    try await room.watch.start(at: noon)
    let no = try await incident(room, "A02", .emergency, by: "P-430105-01", at: noon)
    let first = try #require(try room.messages(.incident).first)
    _ = try await room.act("P-430105-02", at: noon + .minutes(20)) { desk in
      try desk.followUpIncident(no, "已救起九人", revision: nil).file
    }
    let follow = try #require(try room.messages(.incidentFollowUp).first)
    #expect(Set(follow.recipients) == Set(first.recipients))
    let bytes = try #require(try room.register.read { try $0.blob(follow.message.blob) })
    #expect(String(decoding: bytes, as: UTF8.self).contains("References: <\(first.message.messageID)>"))
    await #expect(throws: IncidentRefusal.finalDecides) {
      try await room.act("P-430105-02", at: noon + .minutes(30)) { desk in
        try desk.close(case: no, note: "完", revision: nil).no
      }
    }
    _ = try await room.act("P-430105-02", at: noon + .hours(5)) { desk in
      var entry = IncidentEntry()
      entry.figures = [.init(.dead, 0), .init(.missing, 0)]
      entry.cause = "操作不当"
      return try desk.finishIncident(no, "人员全部获救，船舶打捞出水", entry, reason: nil, revision: nil).file
    }
    for person in ["P-430105-01", "P-430105-02"] {
      await #expect(throws: (any Error).self) { try await approve(room, no, person, at: noon + .hours(6)) }
    }
    try await approve(room, no, "P-430105-11", at: noon + .hours(6))
    #expect(try room.register.read { try $0.caseRecord(no: no)?.state } == .dispatched)
    try await approve(room, no, "P-430105-21", at: noon + .hours(7))
    let final = try #require(try room.messages(.incidentFinal).first)
    #expect(Set(final.recipients) == Set(first.recipients))
    #expect(try room.text(of: final.message).contains("操作不当"))
    #expect(try room.register.read { try $0.caseRecord(no: no)?.state } == .closed)
    // R9: a death within the seven days still counts, and falls due.
    try await set(room, no, by: "P-430105-01", at: noon + .days(2), [.init(.dead, 3)])
    #expect(try file(room, no).submissions.last?.what == .report)
  }

  @Test("D14: a drill has its own series, and neither bureau, township nor rescuers hear of it or are called")
  func drill()
    async throws
  {
    let room = try Room()
    let day = at("12:00", "2026-10-02")
    try await room.watch.start(at: day)
    let drill = try await incident(room, "A02", .emergency, by: "P-430105-01", at: day, drill: true)
    try await set(room, drill, by: "P-430105-01", at: day + .minutes(1), [.init(.dead, 3)])
    try await approve(room, drill, "P-430105-11", at: day + .minutes(2))
    try await approve(room, drill, "P-430105-21", at: day + .minutes(3))
    try await approve(room, drill, "P-430100-11", at: day + .minutes(4))
    try await approve(room, drill, "P-430100-21", at: day + .minutes(5))
    _ = try await room.act("P-430105-01", at: day + .minutes(6)) { desk in
      try desk.followUpIncident(drill, "演练续报", revision: nil).file
    }
    _ = try await room.watch.tick(at: day + .hours(1))
    let outside = Set(room.directory.organisation.units.flatMap(\.addresses))
    let mails = try LetterKind.allCases.filter { $0.rawValue.hasPrefix("incident") || $0 == .told }
      .flatMap { try room.messages($0) }.filter { $0.message.drill }
    #expect(mails.count >= 8)
    for (message, recipients) in mails {
      #expect(outside.isDisjoint(with: recipients), "\(message.cause): \(recipients)")
    }
    #expect(try file(room, drill).calls.map(\.party) == ["vessel"])
    let real = try await incident(room, "D03", .emergency, by: "P-430105-01", at: day + .hours(2))
    let numbers = try room.register.read { read in
      try [drill, real].map { try read.papers(case: $0).first?.number }
    }
    #expect(numbers == ["演练湘水监事〔2026〕430105-0001号", "湘水监事〔2026〕430105-0001号"])
  }

  @Test("R9, R19: raised to an emergency the rescuers are alerted then; to a major hazard by the duty leader only")
  func raised() async throws {
    let room = try Room()
    try await room.watch.start(at: noon)
    let no = try await incident(room, "A05", .serious, by: "P-430105-01", at: noon)
    #expect(try room.messages(.incident).isEmpty)
    _ = try await room.act("P-430105-01", at: noon + .minutes(5)) { desk in
      var entry = IncidentEntry()
      entry.isEmergency = true
      return try desk.setIncident(no, entry, asOf: nil, reason: nil, revision: nil).file
    }
    let report = try #require(try room.messages(.incident).first)
    #expect(report.recipients.contains("rescue-430100@rescue.example.invalid"))
    #expect(report.message.createdAt == noon + .minutes(5))
    #expect(try room.register.read { try $0.caseRecord(no: no)?.severity } == .emergency)
    let hazard = try await incident(room, "H01", .ordinary, in: "430112", by: "P-430112-01", at: noon)
    @Sendable func raise(_ desk: Desk) throws -> IncidentFile {
      var entry = IncidentEntry()
      entry.hazard = .major
      return try desk.setIncident(hazard, entry, asOf: nil, reason: nil, revision: nil).file
    }
    await #expect(throws: IncidentRefusal.leaderRaises) {
      try await room.act("P-430112-01", at: noon + .minutes(6), raise)
    }
    let after = try await room.act("P-430112-11", at: noon + .minutes(7), raise)
    #expect(after.submissions.map(\.state) == [.dutyLeader])
  }

  @Test("a refused act changes nothing; a stale revision is a conflict") func refused() async throws {
    let room = try Room()
    try await room.watch.start(at: noon)
    let no = try await incident(room, "A02", .emergency, by: "P-430105-01", at: noon)
    let before = try file(room, no)
    let journal = try room.register.read { try $0.lastJournal()?.seq }
    await #expect(throws: ActRefusal.staleRevision(before.revision)) {
      try await room.act("P-430105-01", at: noon + .minutes(1)) { desk in
        try desk.followUpIncident(no, "x", revision: before.revision + 7).file
      }
    }
    await #expect(throws: IncidentRefusal.emptyText) {
      try await room.act("P-430105-01", at: noon + .minutes(1)) { desk in
        try desk.followUpIncident(no, " \n", revision: nil).file
      }
    }
    await #expect(throws: ActRefusal.inTheFuture) {
      try await room.act("P-430105-01", at: noon) { desk in
        try desk.logIncident(no, "x", happened: at("12:30"), help: false).file
      }
    }
    #expect(try file(room, no) == before)
    #expect(try room.register.read { try $0.lastJournal()?.seq } == journal)
  }
}
