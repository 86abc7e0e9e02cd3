import Casework
import Organisation
import Regulation
import Store
import Testing
import Units

@testable import Daemon

@Suite("Watch: the life of a case (S5, S6, 催办, 督办, 销案)") struct CaseLifeTests {
  @Test("催办: counted, to the county's centre and office, in the thread of its notice") func urged() async throws {
    let room = try Room()
    let (record, _) = try await room.received()
    for minute in ["13:00", "13:30"] {
      _ = try await room.act("P-430100-02", at: at(minute)) {
        try $0.urge(case: record.no, words: "请抓紧", revision: nil).no
      }
    }
    let mails = try room.messages(.urged)
    #expect(mails.count == 2 && Set(mails.map(\.message.messageID)).count == 2)
    #expect(
      Set(mails[0].recipients) == ["centre-430112@watchroom.example.invalid", "office-430112@haishi.example.invalid"])
    #expect(try room.record(record.no).urged == 2)
    #expect(try room.text(of: mails[1].message).contains("第 2 次催办"))
  }

  @Test("报警督办: ordered by the province, answered by the city, overdue climbs once to both sides") func supervised()
    async throws
  {
    let room = try Room()
    try await room.watch.start(at: at("12:00"))
    let finding = try await room.open(.serious, code: "V06", in: "430100", at: at("12:00"))
    let record = try await room.file(finding, by: "P-430100-01", at: at("12:10"))
    func order(_ person: PersonID) async throws {
      _ = try await room.act(person, at: at("12:30")) {
        try $0.supervise(case: record.no, level: .urgent, deadline: at("15:00"), words: "限期办结", revision: nil).no
      }
    }
    await #expect(throws: AuthorityRefusal.self) { try await order("P-430100-11") }
    await #expect(throws: AuthorityRefusal.self, "a watchkeeper of the province orders nothing") {
      try await order("P-430000-03")
    }
    try await order("P-430000-11")
    let mail = try #require(try room.messages(.supervised).first)
    #expect(mail.recipients.contains("centre-430100@watchroom.example.invalid"))
    #expect(mail.recipients.contains("p-430100-11@watchroom.example.invalid"))
    _ = try await room.act("P-430100-01", at: at("14:00")) {
      try $0.answer(case: record.no, .processing, words: "正在查", revision: nil).no
    }
    #expect(
      try room.messages(.supervisionResult).first?.recipients.contains("centre-430000@watchroom.example.invalid")
        == true)
    let wake = try await room.watch.tick(at: at("14:30"))
    #expect(wake <= at("15:00") + .milliseconds(1))
    #expect(try room.messages(.supervisionOverdue).isEmpty)
    for minute in ["15:01", "15:30", "16:00"] { _ = try await room.watch.tick(at: at(minute)) }
    let overdue = try room.messages(.supervisionOverdue)
    #expect(overdue.count == 1)
    for address in ["p-430100-21", "p-430100-11", "p-430000-11"] {
      #expect(overdue.first?.recipients.contains("\(address)@watchroom.example.invalid") == true, "\(address)")
    }
    _ = try await room.act("P-430100-01", at: at("16:10")) {
      try $0.answer(case: record.no, .done, words: "已处罚", revision: nil).no
    }
    let closed = try await room.act("P-430100-11", at: at("16:20")) {
      try $0.close(case: record.no, note: "办结", revision: nil).state.rawValue
    }
    #expect(closed == "closed")
    let steps = try room.register.read { try $0.steps(case: record.no).map(\.kind) }
    #expect(steps == [.filed, .supervised, .result, .overdue, .result, .closed], "the history, in order")
  }

  @Test("S6: who took it down is the first contact; handed on and accepted, they still hear of each step")
  func firstContact()
    async throws
  {
    let room = try Room()
    try await room.watch.start(at: at("12:00"))
    let taker = try #require(room.directory.person("P-430100-01"))
    let vessel = try #require(room.directory.organisation.vessels.first { $0.homeCentre == CentreID("430100") })
    let finding = try await room.act("P-430100-01", at: at("12:05")) { desk in
      try desk.observe(
        Desk.Sight(
          code: FindingCode("V05"), thing: .vessel(vessel.mmsi), point: nil, seenAt: at("12:04"),
          observer: CentreID("430100"), check: nil, note: "群众电话反映", key: "observed.entered"), by: taker)
    }
    let record = try await room.file(finding, by: "P-430100-02", at: at("12:10"))
    #expect(record.filedBy == "P-430100-02" && record.owner == "P-430100-01")
    _ = try await room.act("P-430100-01", at: at("13:50")) {
      try $0.hand(case: record.no, to: "P-430100-03", words: "明早复查", revision: nil).no
    }
    #expect(try room.messages(.handedOn).first?.recipients == ["p-430100-03@watchroom.example.invalid"])
    _ = try await room.act("P-430100-03", at: at("14:01")) { try $0.accept(case: record.no, revision: nil).no }
    #expect(try room.record(record.no).handler == "P-430100-03")
    _ = try await room.act("P-430100-11", at: at("15:00")) {
      try $0.close(case: record.no, note: "已纠正", revision: nil).no
    }
    let news = try room.messages(.caseNews)
    #expect(news.count == 2 && news.allSatisfy { $0.recipients == ["p-430100-01@watchroom.example.invalid"] })
    #expect(try room.text(of: news[1].message).contains("核查结案"))
  }

  @Test("销案 cancels its notice; opened again by a superior's leader another one is owed") func dismissed() async throws
  {
    let room = try Room()
    let (record, paper) = try await room.received()
    await #expect(throws: AuthorityRefusal.self) {
      try await room.act("P-430100-02", at: at("13:00")) {
        try $0.dismiss(case: record.no, reason: "误报", revision: nil).no
      }
    }
    await #expect(throws: CaseRefusal.emptyText) {
      try await room.act("P-430100-11", at: at("13:00")) {
        try $0.dismiss(case: record.no, reason: " ", revision: nil).no
      }
    }
    _ = try await room.act("P-430100-11", at: at("13:00")) {
      try $0.dismiss(case: record.no, reason: "误报", revision: nil).no
    }
    #expect(try room.record(record.no).state == .dismissed)
    #expect(try room.paper(record).isCancelled)
    #expect(try room.messages(.noticeCancelled).count == 1)
    #expect(try room.register.read { try $0.openCases() }.isEmpty)
    _ = try await room.act("P-430000-11", at: at("14:00")) {
      try $0.reopen(case: record.no, reason: "证据确凿", due: nil, revision: nil).no
    }
    #expect(try room.record(record.no).state == .filed)
    let again = try await room.act("P-430100-01", at: at("14:10")) {
      try $0.issueAgain(case: record.no, demand: nil, revision: nil)
    }
    #expect(again.corrects == paper.number)
  }

  @Test("C4, X3: by mail to a person who enters it, with files; sent back by another with a new date; accepted")
  func byMail()
    async throws
  {
    let room = try Room()
    let (record, paper) = try await room.received()
    let pdf = Array("%PDF-1.7 ".utf8) + [UInt8](repeating: 0x20, count: 1 << 20)
    let mailed = Desk.Answer(
      measures: "已整改，见附件", repliedAt: at("15:00"), files: [("整改情况报告（照片）.pdf", pdf)], mailedBy: "望城区地方海事处")
    await #expect(throws: AuthorityRefusal.self, "the issuing centre enters what came by mail") {
      try await room.act("P-430112-01", at: at("15:10")) { try $0.reply(notice: paper.no, mailed, revision: nil) }
    }
    let lie = Desk.Answer(
      measures: mailed.measures, repliedAt: mailed.repliedAt, files: [("照片.jpg", pdf)], mailedBy: mailed.mailedBy)
    await #expect(throws: FileRefusal.badType("照片.jpg")) {
      try await room.act("P-430100-01", at: at("15:10")) { try $0.reply(notice: paper.no, lie, revision: nil) }
    }
    #expect(try room.paper(record).replies.isEmpty)
    let answered = try await room.act("P-430100-01", at: at("15:10")) {
      try $0.reply(notice: paper.no, mailed, revision: nil)
    }
    let reply = try #require(answered.replies.first)
    #expect(reply.byMail == MailMark(from: "望城区地方海事处", receivedAt: at("15:00")) && reply.by == "P-430100-01")
    let file = try #require(reply.files?.first)
    #expect(file.digest == Digest.hex(pdf) && file.bytes == pdf.count && file.mimeType == "application/pdf")
    #expect(try room.register.read { try $0.blob(file.digest) } == pdf)
    #expect(try room.register.read { try $0.isFile(file.digest, of: paper.no) })
    #expect(try room.text(of: try #require(try room.messages(.reply).first?.message)).contains(file.digest))
    func verify(_ person: PersonID, _ accepted: Bool, at now: Instant, due: Instant? = nil) async throws -> Paper {
      let who = try #require(room.directory.person(person))
      return try await room.act(person, at: now) {
        try $0.verify(notice: paper.no, accepted: accepted, note: "须补照片", due: due, verifier: who, revision: nil)
      }
    }
    await #expect(throws: CaseRefusal.samePerson, "who entered it verifies nothing") {
      try await verify("P-430100-01", true, at: at("16:00"))
    }
    let back = try await verify("P-430100-02", false, at: at("16:00", "2026-11-27"), due: at("23:59:59", "2026-12-03"))
    #expect(back.due == at("23:59:59", "2026-12-03") && back.verifications.last?.due == back.due)
    _ = try await room.watch.tick(at: at("00:00", "2026-12-02"))
    let reminders = try room.messages(.reminder).map(\.message.cause).filter { $0.hasPrefix("notice/") }
    #expect(reminders == ["notice/\(paper.number)/reminder/1/round/2"])
    _ = try await room.act("P-430112-01", at: at("10:00", "2026-12-02")) {
      try $0.reply(notice: paper.no, Desk.Answer(measures: "补照片", repliedAt: at("10:00", "2026-12-02")), revision: nil)
    }
    _ = try await verify("P-430100-02", true, at: at("11:00", "2026-12-02"))
    #expect(try room.record(record.no).state == .closed)
  }

  @Test("R5: unless the verifier says another day, sent back it is due as before, but three full days are given")
  func sentBackRule()
    async throws
  {
    for (day, due) in [("2026-11-22", "2026-11-28"), ("2026-11-27", "2026-11-30")] {
      let room = try Room()
      let (_, paper) = try await room.received()
      #expect(paper.due == at("23:59:59", "2026-11-28"))
      _ = try await room.act("P-430112-01", at: at("10:00", "2026-11-22")) {
        try $0.reply(notice: paper.no, Desk.Answer(measures: "x", repliedAt: at("10:00", "2026-11-22")), revision: nil)
      }
      let verifier = try #require(room.directory.person("P-430100-02"))
      let back = try await room.act("P-430100-02", at: at("15:00", day)) {
        try $0.verify(notice: paper.no, accepted: false, note: "不符", verifier: verifier, revision: nil)
      }
      #expect(back.due == at("23:59:59", due), "sent back on \(day)")
    }
  }
}
