import Casework
import Organisation
import Regulation
import Store
import Testing
import Units

@testable import Daemon

/// Who is told of what, when, by which clause: in the transaction of what caused it (D3, R15).
@Suite("Watch: who is told, at once and later") struct TellingTests {
  @Test("the ladder: a step that reaches nobody hands on at once, is recorded as a gap, and is not made again")
  func gap() async throws {
    let room = try Room { $0.roster.removeAll { $0.centre == CentreID("430105") } }
    let noon = at("12:00")
    try await room.watch.start(at: noon)
    let no = try await room.open(.serious, code: "V06", in: "430105", at: noon)
    func calls() throws -> [String] { try room.register.read { try $0.calls(finding: no).map(\.told) } }
    #expect(try calls() == ["watchkeepers=gap", "dutyLeader=P-430105-11+P-430105-12"])
    #expect(try room.journal("roster.gap").count == 1)
    #expect(try room.messages(.alarm).map(\.recipients.count) == [2])
    _ = try await room.watch.tick(at: noon + .minutes(5))
    #expect(try calls().count == 2)
    _ = try await room.watch.tick(at: noon + .minutes(15))
    #expect(try calls().last?.hasPrefix("centreLeader=") == true)
  }

  @Test("P7: of every violation that the province finds its duty leader hears at once; C10, X8 of serious ones")
  func violations() async throws {
    for (filer, code, severity, isTold) in [
      ("P-430000-03", "V11", Severity.ordinary, true), ("P-430100-01", "V11", .ordinary, false),
      ("P-430105-01", "V11", .ordinary, false), ("P-430100-01", "V06", .serious, true),
      ("P-430105-01", "V06", .serious, true),
    ] {
      let room = try Room()
      try await room.watch.start(at: at("12:00"))
      let no = try await room.open(severity, code: code, in: "430105", at: at("12:00"))
      let record = try await room.file(no, by: filer, at: at("12:10"))
      let told = try room.messages(.told)
      #expect(told.count == (isTold ? 1 : 0), "\(filer) \(code)")
      #expect(record.state == .dispatched)
      guard isTold else { continue }
      let leader = try #require(room.directory.onWatch(record.centre, at: at("12:10"))?.leader)
      #expect(told[0].recipients.contains(try #require(room.directory.person(leader)?.address)))
      #expect(told[0].message.createdAt == at("12:10"), "R15: in the transaction that filed it")
    }
  }

  @Test("R20: a city's direct waters: a row of ledger 10, no notice; and the case can be closed by somebody else")
  func directWaters() async throws {
    let room = try Room()
    try await room.watch.start(at: at("12:00"))
    let no = try await room.open(.serious, code: "V06", in: "430100", at: at("12:00"))
    let record = try await room.file(no, by: "P-430100-01", at: at("12:10"))
    #expect(try room.messages(.notice).isEmpty)
    #expect(try room.register.read { try $0.ledger(10).map(\.paperNo) } == [nil])
    await #expect(throws: CaseRefusal.samePerson) {
      try await room.act("P-430100-01", at: at("13:00")) { desk in
        try desk.close(case: record.no, note: "已纠正", revision: nil).no
      }
    }
    let state = try await room.act("P-430100-02", at: at("13:00")) {
      desk in
      try desk.close(case: record.no, note: "已纠正", revision: nil).state
    }
    #expect(state == .closed)
  }

  @Test("X9: an emergency goes to the city, the own office and the rescuers; duty leader and safety leader are told")
  func incidentOfACounty() async throws {
    let room = try Room()
    try await room.watch.start(at: at("12:00"))
    let no = try await room.open(.emergency, code: "D03", in: "430105", at: at("12:00"))
    _ = try await room.file(no, by: "P-430105-01", at: at("12:05"))
    let report = try #require(try room.messages(.incident).first)
    for address in [
      "centre-430100@watchroom.example.invalid", "office-430105@haishi.example.invalid",
      "rescue-430100@rescue.example.invalid",
    ] {
      #expect(report.recipients.contains(address), "\(address)")
    }
    let told = try #require(try room.messages(.told).first)
    #expect(told.recipients.contains("p-430105-11@watchroom.example.invalid"))
    #expect(told.recipients.contains("office-430105@haishi.example.invalid"))
    #expect(try room.register.read { try $0.ledger(11).map(\.centre.rawValue) } == ["430105", "430100"])
    #expect(try room.register.read { try $0.papers(case: 1).map(\.number) } == ["湘水监事〔2026〕430105-0001号"])
  }

  @Test("P9: what the province finds goes to the city that deals with it, not past its leaders to the bureau (R6)")
  func incidentOfTheProvince() async throws {
    let room = try Room()
    try await room.watch.start(at: at("12:00"))
    let no = try await room.open(.emergency, code: "D03", in: "430105", at: at("12:00"))
    _ = try await room.file(no, by: "P-430000-03", at: at("12:05"))
    let report = try #require(try room.messages(.incident).first)
    #expect(report.recipients == ["centre-430100@watchroom.example.invalid"])
    #expect(try room.messages(.told).first?.recipients == ["p-430000-12@watchroom.example.invalid"])
  }

  @Test("D14: a drill's incident goes to centres and their people only") func drill() async throws {
    let room = try Room()
    try await room.watch.start(at: at("12:00"))
    let no = try await room.open(.emergency, code: "D03", in: "430105", at: at("12:00"))
    _ = try await room.file(no, by: "P-430105-01", at: at("12:05"), drill: true)
    let outside = Set(room.directory.organisation.units.flatMap(\.addresses))
    for kind in [LetterKind.incident, .told] {
      for (message, recipients) in try room.messages(kind) {
        #expect(message.drill && outside.isDisjoint(with: recipients), "\(recipients)")
      }
    }
  }

  @Test("R5: the clock begins when the centre that must answer has it, not with the unit's own copy") func receipt()
    async throws
  {
    let room = try Room()
    try await room.watch.start(at: at("12:00"))
    let no = try await room.open(.serious, code: "V06", in: "430105", at: at("12:00"))
    let record = try await room.file(no, by: "P-430100-01", at: at("12:10"))
    func paper() throws -> Paper { try #require(try room.register.read { try $0.papers(case: record.no).first }) }
    let notice = try #require(try room.messages(.notice).first?.message)
    try await room.accept(notice, "office-430105@haishi.example.invalid", at: at("12:11"))
    #expect(try paper().receivedAt == nil)
    try await room.accept(notice, "centre-430105@watchroom.example.invalid", at: at("09:00", "2026-11-23"))
    #expect(try paper().receivedAt == at("09:00", "2026-11-23"))
    #expect(try paper().due == at("23:59:59", "2026-11-30"))
    _ = try await room.watch.tick(at: at("00:00", "2026-11-27"))
    #expect(try room.messages(.reminder).map(\.message.cause) == ["notice/\(try paper().number)/reminder/3"])
    _ = try await room.watch.tick(at: at("00:00", "2026-12-01"))
    let overdue = try #require(try room.messages(.overdue).first)
    #expect(overdue.recipients.contains("office-430105@haishi.example.invalid"), "the unit's safety-responsible leader")
    #expect(overdue.recipients.contains("p-430100-12@watchroom.example.invalid"), "the issuing centre's duty leader")
  }

  @Test("R5: who answers has received: the clock begins with the reply where nothing earlier is known")
  func replyIsReceipt() async throws {
    let room = try Room()
    try await room.watch.start(at: at("12:00"))
    let no = try await room.open(.serious, code: "V06", in: "430105", at: at("12:00"))
    let record = try await room.file(no, by: "P-430100-01", at: at("12:10"))
    let paper = try #require(try room.register.read { try $0.papers(case: record.no).first })
    let replied = at("10:00", "2026-12-02")
    let after = try await room.act("P-430105-01", at: replied) { desk in
      try desk.reply(notice: paper.no, Desk.Answer(measures: "已整改", repliedAt: replied), revision: nil)
    }
    #expect(after.receivedAt == replied && after.due == at("23:59:59", "2026-12-09"))
    #expect(try room.messages(.reply).count == 1)
  }
}
