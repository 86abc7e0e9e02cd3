import Casework
import Organisation
import Regulation
import Reporting
import Store
import Testing
import Units

@testable import Daemon

/// The end of a month (X2, C3, X7, X10, C9, C14, P11; R4, R6, R21) under virtual time.
@Suite("Watch: the end of a month") struct MonthEndTests {
  private let first = "2026-12-01"
  private let november = CivilDate(iso: "2026-11-01") ?? CivilDate(dayNumber: 0)

  private func room(armed: Bool = true) async throws -> Room {
    let room = try Room(armed: armed)
    try await room.watch.start(at: at("08:00", "2026-11-30"))
    _ = try await room.watch.tick(at: at("08:00", "2026-11-30"))
    return room
  }

  private func duty(_ room: Room, _ clause: String, _ centre: String, _ kind: DutyKind) throws -> DutyRecord {
    let duties = try room.register.read {
      try $0.monthlyDuties(kind, centre: CentreID(centre), opens: at("00:00", first))
    }
    return try #require(duties.first { $0.duty.clause == clause })
  }

  private func ledgers(_ room: Room, _ centre: String) throws -> (message: StoredMessage, recipients: [String])? {
    try room.messages(.ledgers).first { $0.message.centre.rawValue == centre }
  }

  /// The relay takes the ledgers of a county.
  private func accept(_ room: Room, _ centre: String, at now: Instant) async throws {
    let sent = try #require(try ledgers(room, centre))
    for recipient in sent.recipients { try await room.accept(sent.message, recipient, at: now) }
  }

  @Test(
    "X2, R4: the month is frozen when it is over and counties send at once; what changes later changes no frozen row")
  func frozen() async throws {
    let room = try await room()
    let no = try await room.open(.serious, code: "V06", in: "430105", at: at("22:00", "2026-11-30"))
    let record = try await room.file(no, by: "P-430100-01", at: at("23:59:59", "2026-11-30"))
    _ = try await room.watch.tick(at: at("23:59:59", "2026-11-30"))
    #expect(try room.register.read { try $0.storedBooks(centre: nil, month: nil) }.isEmpty)
    _ = try await room.watch.tick(at: at("00:00", first))
    let books = try room.register.read { try $0.storedBooks(centre: CentreID("430105"), month: november) }
    #expect(books.map(\.ledger) == [9, 10, 11, 12] && books.map(\.lines) == [0, 1, 0, 0])
    #expect(books.allSatisfy { $0.takenAt == at("00:00", first) && $0.digest.count == 64 })
    let sent = try #require(try ledgers(room, "430105"))
    #expect(sent.recipients == ["centre-430100@watchroom.example.invalid"])
    #expect(sent.message.cause == "ledgers/X2/430105/2026-12-02/monthly-ledgers/1")
    // A county's books exist once, however often it is looked at.
    _ = try await room.watch.tick(at: at("00:01", first))
    #expect(try room.messages(.ledgers).count { $0.message.centre.rawValue == "430105" } == 1)

    let paper = try #require(try room.register.read { try $0.papers(case: record.no).first })
    _ = try await room.act("P-430105-01", at: at("09:00", first)) { desk in
      try desk.reply(notice: paper.no, Desk.Answer(measures: "已整改", repliedAt: at("09:00", first)), revision: nil).no
    }
    let frozen = try #require(
      try room.register.read {
        try $0.book(centre: CentreID("430105"), month: november, ledger: 10, latest: false)
      })
    #expect(frozen.lines.first?.paper?.replies.isEmpty == true)
    #expect(try room.register.read { try $0.papers(case: record.no).first?.replies.count } == 1)
  }

  @Test("C3, R21: a city sends when its last county's ledgers are in, with theirs in its own, each with its centre")
  func lastCounty() async throws {
    let room = try await room()
    let no = try await room.open(.serious, code: "V06", in: "430105", at: at("10:00", "2026-11-30"))
    _ = try await room.file(no, by: "P-430105-01", at: at("10:10", "2026-11-30"))
    _ = try await room.watch.tick(at: at("00:00", first))
    #expect(try ledgers(room, "430100") == nil)
    try await accept(room, "430105", at: at("00:01", first))
    try await accept(room, "430112", at: at("00:02", first))
    _ = try await room.watch.tick(at: at("17:00", "2026-12-02"))
    #expect(try ledgers(room, "430100") == nil, "one is missing")
    try await accept(room, "430181", at: at("18:00", "2026-12-02"))
    let sent = try #require(try ledgers(room, "430100"))
    #expect(sent.message.createdAt == at("18:00", "2026-12-02"), "in the transaction of the last arrival")
    #expect(sent.recipients == ["centre-430000@watchroom.example.invalid"])
    let record = try duty(room, "C3", "430100", .monthlyLedgers)
    let reader = try room.register.read { read in
      try MonthlyReader(context: room.context, read: read, now: at("18:00", "2026-12-02"))
        .ledgers(record, approvedBy: nil)
    }
    #expect(reader.below.map(\.centre.rawValue) == ["430105", "430112", "430181"])
    #expect(reader.below.map(\.isLate) == [false, false, true], "R4: by 17:30 of the 2nd")
    #expect(reader.below.first?.books.first { $0.ledger == 10 }?.lines.map(\.entry.centre.rawValue) == ["430105"])
    try await accept(room, "430100", at: at("18:01", "2026-12-02"))
    #expect(try duty(room, "C3", "430100", .monthlyLedgers).state(at: at("18:02", "2026-12-02")) == .done)
  }

  @Test("R4: on the 4th at the latest a city sends without those that are missing, and names them; unsent is late")
  func latest() async throws {
    let room = try await room()
    _ = try await room.watch.tick(at: at("00:00", first))
    try await accept(room, "430105", at: at("00:01", first))
    let next = try await room.watch.tick(at: at("17:24:59", "2026-12-04"))
    #expect(next == at("17:25", "2026-12-04"))
    #expect(try ledgers(room, "430100") == nil)
    _ = try await room.watch.tick(at: at("17:25", "2026-12-04"))
    let sent = try #require(try ledgers(room, "430100"))
    let text = try room.text(of: sent.message)
    #expect(text.hasPrefix("2026年11月台账：下级未报 2 家"), "\(text.prefix(60))")
    #expect(text.contains("浏阳市水上交通监控中心：台账 未报") && text.contains("未经审核"))
    _ = try await room.watch.tick(at: at("17:30:01", "2026-12-04"))
    let late = try room.messages(.reportLate).filter { $0.message.cause.contains("C3/430100/2026-12-04") }
    #expect(late.count == 1 && late[0].recipients.contains("centre-430100@watchroom.example.invalid"))
  }

  @Test("X2: a row that is changed or added after the freeze is an amendment, with both times, told once")
  func amendments() async throws {
    let room = try await room()
    let no = try await room.open(.serious, code: "V06", in: "430105", at: at("10:00", "2026-11-30"))
    let record = try await room.file(no, by: "P-430105-01", at: at("10:10", "2026-11-30"))
    let other = try await room.open(.emergency, code: "D03", in: "430105", at: at("23:00", "2026-11-30"))
    _ = try await room.watch.tick(at: at("00:00", first))
    _ = try await room.file(other, by: "P-430105-01", at: at("08:00", first))
    let paper = try #require(try room.register.read { try $0.papers(case: record.no).first })
    let answered = at("09:00", "2026-12-03")
    _ = try await room.act("P-430105-01", at: answered) { desk in
      try desk.reply(notice: paper.no, Desk.Answer(measures: "已整改", repliedAt: answered), revision: nil).no
    }
    await #expect(throws: AuthorityRefusal.self) {
      try await room.act("P-430105-01", at: at("10:00", "2026-12-03")) { desk in
        try desk.amend(month: november, centre: nil).count
      }
    }
    let now = at("10:00", "2026-12-03")
    let told = try await room.act("P-430105-11", at: now) { try $0.amend(month: november, centre: nil).count }
    #expect(told == 2, "ledgers 10 and 11")
    let letter = try #require(try room.messages(.amendment).first)
    #expect(letter.recipients == ["centre-430100@watchroom.example.invalid"])
    let text = try room.text(of: letter.message)
    #expect(text.hasPrefix("2026年11月台账冻结后更正 2 处"))
    #expect(text.contains("整改措施：无 → 已整改") && text.contains("12-01 00:00 冻结，12-03 09:00 更正"))
    #expect(text.contains("（补登）") && text.contains("12-01 08:00 更正"))
    await #expect(throws: ReportRefusal.nothingAmended(month: november)) {
      try await room.act("P-430105-11", at: now) { try $0.amend(month: november, centre: nil).count }
    }
    // The next month's ledgers tell what changed since.
    _ = try await room.act("P-430105-02", at: at("11:00", "2026-12-05")) { desk in
      let person = try #require(room.directory.person("P-430105-02"))
      return try desk.verify(notice: paper.no, accepted: true, note: "属实", verifier: person, revision: nil).no
    }
    _ = try await room.watch.tick(at: at("00:00", "2027-01-01"))
    let january = try #require(try room.messages(.ledgers).last { $0.message.centre.rawValue == "430105" })
    let said = try room.text(of: january.message)
    #expect(said.contains("以前月份台账的更正") && said.contains("→ 已结案"))
    #expect(!said.contains("→ 已整改"), "told before")
  }

  @Test("X7, X10, R6: drafted on the 1st, duty leader first, then the centre leader; on that it goes, for both clauses")
  func summary() async throws {
    let room = try await room()
    let no = try await room.open(.serious, code: "V06", in: "430105", at: at("10:00", "2026-11-30"))
    _ = try await room.file(no, by: "P-430105-01", at: at("10:10", "2026-11-30"))
    _ = try await room.watch.tick(at: at("00:00", first))
    let summary = try #require(
      try room.register.read { try $0.summary(centre: CentreID("430105"), month: november) })
    #expect(summary.facts.seriousViolations.map(\.code.rawValue) == ["V06"] && summary.facts.incidents.isEmpty)
    let draft = try #require(try room.messages(.draft).first { $0.message.cause.hasPrefix("summary/430105/") })
    #expect(draft.recipients == room.addresses(of: "430105", .dutyLeader, at("00:00", first)))
    let leader = try #require(room.directory.people(of: CentreID("430105"), role: .centreLeader).first)
    await #expect(throws: SummaryRefusal.dutyLeaderFirst) {
      try await room.act(leader.id, at: at("09:00", first)) { try $0.approve(summary: summary.no, revision: nil).no }
    }
    _ = try await room.act("P-430105-11", at: at("09:00", first)) { desk in
      try desk.edit(summary: summary.no, text: "一、本月平稳。\n二、无。", revision: summary.revision).no
    }
    _ = try await room.act("P-430105-11", at: at("09:05", first)) {
      try $0.approve(summary: summary.no, revision: nil).no
    }
    let forwarded = try #require(try room.messages(.draft).last { $0.message.cause.hasPrefix("summary/430105/") })
    #expect(forwarded.recipients == [leader.address].compactMap { $0 })
    #expect(try room.messages(.summary).isEmpty, "never without approval")
    _ = try await room.act(leader.id, at: at("10:00", first)) { try $0.approve(summary: summary.no, revision: nil).no }
    let sent = try room.messages(.summary)
    #expect(
      Set(sent.map(\.message.cause)) == [
        "summary/X7/430105/2026-12-02/monthly-summary/1", "summary/X10/430105/2026-12-02/monthly-summary/1",
      ])
    #expect(
      Set(sent.flatMap(\.recipients)) == [
        "centre-430100@watchroom.example.invalid", "office-430105@haishi.example.invalid",
      ])
    let text = try room.text(of: sent[0].message)
    #expect(text.contains("一、本月平稳。") && text.contains("\(leader.name)于 2026年12月1日 10:00 批准"))
    for (message, recipients) in sent {
      for recipient in recipients { try await room.accept(message, recipient, at: at("10:01", first)) }
    }
    for clause in ["X7", "X10"] {
      #expect(try duty(room, clause, "430105", .monthlySummary).state(at: at("11:00", first)) == .done)
    }
    await #expect(throws: SummaryRefusal.alreadyApproved) {
      try await room.act("P-430105-11", at: at("12:00", first)) { desk in
        try desk.edit(summary: summary.no, text: "别的", revision: nil).no
      }
    }
  }

  @Test(
    "R4, R6: reminders two days and one day ahead while the approval is missing; late is told; approved late it goes late"
  )
  func reminders() async throws {
    let room = try await room()
    for (clock, day) in [
      ("00:00", first), ("08:30", "2026-12-02"), ("08:30", "2026-12-03"), ("17:30:01", "2026-12-04"),
    ] {
      _ = try await room.watch.tick(at: at(clock, day))
    }
    let reminders = try room.messages(.reminder).filter { $0.message.cause.hasPrefix("summary/430100/") }
    #expect(
      reminders.map(\.message.cause) == [
        "summary/430100/2026-11-01/reminder/2", "summary/430100/2026-11-01/reminder/1",
      ])
    #expect(reminders.map(\.message.createdAt) == [at("08:30", "2026-12-02"), at("08:30", "2026-12-03")])
    let leader = try #require(room.directory.people(of: CentreID("430100"), role: .centreLeader).first)
    #expect(reminders.allSatisfy { $0.recipients.contains(leader.address ?? "") })
    let late = try room.messages(.reportLate).filter { $0.message.cause.contains("C9/430100") }
    #expect(late.count == 1 && late[0].recipients.contains(leader.address ?? ""))
    #expect(try room.messages(.summary).isEmpty)
    let summary = try #require(
      try room.register.read { try $0.summary(centre: CentreID("430100"), month: november) })
    let now = at("09:00", "2026-12-06")
    _ = try await room.act("P-430100-11", at: now) { try $0.approve(summary: summary.no, revision: nil).no }
    _ = try await room.act(leader.id, at: now) { try $0.approve(summary: summary.no, revision: nil).no }
    let sent = try room.messages(.summary).filter { $0.message.centre.rawValue == "430100" }
    #expect(sent.count == 2 && sent.allSatisfy { $0.message.subject.hasPrefix("【迟报】") })
    #expect(Set(sent.flatMap(\.recipients)).isSuperset(of: ["centre-430000@watchroom.example.invalid"]), "C9")
  }

  @Test(
    "R4: a county's reminder two days ahead falls before its draft can be there: the centre leader has it with the draft, once, then one day ahead"
  )
  func countyReminders() async throws {
    let room = try await room()
    for (clock, day) in [
      ("00:00", first), ("00:01", first), ("08:30", first), ("08:31", first), ("17:00", "2026-12-02"),
    ] { _ = try await room.watch.tick(at: at(clock, day)) }
    let reminders = try room.messages(.reminder).filter { $0.message.cause.hasPrefix("summary/430105/") }
    #expect(
      reminders.map(\.message.cause) == [
        "summary/430105/2026-11-01/reminder/2", "summary/430105/2026-11-01/reminder/1",
      ])
    #expect(reminders.map(\.message.createdAt) == [at("00:00", first), at("08:30", first)])
    let leader = try #require(room.directory.people(of: CentreID("430105"), role: .centreLeader).first?.address)
    #expect(reminders.first?.recipients == [leader], "the duty leader has the draft itself in that moment")
    #expect(reminders.last.map { $0.recipients.contains(leader) && $0.recipients.count > 1 } == true)
    // Back after an outage in the middle of the last day: one reminder, the nearer one.
    let late = try await self.room()
    _ = try await late.watch.tick(at: at("12:00", first))
    #expect(
      try late.messages(.reminder).map(\.message.cause).filter { $0.hasPrefix("summary/430105/") } == [
        "summary/430105/2026-11-01/reminder/1"
      ])
  }

  @Test("P11, C9: the facts are those of the centre's whole area; presence and pictures are counted from form 4")
  func facts() async throws {
    let room = try await room()
    let no = try await room.open(.emergency, code: "D03", in: "430105", at: at("10:00", "2026-11-30"))
    _ = try await room.file(no, by: "P-430105-01", at: at("10:10", "2026-11-30"))
    let round = try #require(
      try room.register.read { reader in
        try reader.duties(day: CivilDate(iso: "2026-11-30") ?? november).first {
          $0.duty.kind == .pointRound && $0.duty.centre.rawValue == "430105"
        }
      })
    let noon = at("12:00", "2026-11-30")
    _ = try await room.act("P-430105-01", at: noon) { desk in
      try desk.check(
        round: round.no,
        lines: round.duty.targets.enumerated().map { index, target in
          Desk.CheckLine(
            target: target, at: noon, means: .cctv, pictureUsable: index > 0, managerPresent: index > 0,
            clerkPresent: nil, findings: [])
        }
      ).entries.count
    }
    _ = try await room.watch.tick(at: at("00:00", first))
    let targets = round.duty.targets.count
    for centre in ["430105", "430100", "430000"] {
      let facts = try #require(
        try room.register.read { try $0.summary(centre: CentreID(centre), month: november)?.facts })
      #expect(facts.incidents.map(\.code.rawValue) == ["D03"], "\(centre)")
      #expect(facts.checks == targets && facts.video.looks == targets && facts.video.unusable == 1)
      #expect(facts.presence.managerPresent == targets - 1 && facts.presence.managerAbsent == 1)
      #expect(facts.presence.clerkPresent == 0 && facts.presence.clerkAbsent == 0)
      #expect(facts.video.worst.map(\.target) == [round.duty.targets[0]])
    }
    let elsewhere = try room.register.read { try $0.summary(centre: CentreID("430112"), month: november)?.facts }
    #expect(elsewhere?.incidents.isEmpty == true && elsewhere?.checks == 0)
  }

  @Test("R12: a daemon that was down over the end of the month freezes and sends when it is back, each month once")
  func outage() async throws {
    let room = try await room()
    _ = try await room.watch.tick(at: at("09:00", "2027-01-03"))
    let books = try room.register.read { try $0.storedBooks(centre: CentreID("430105"), month: nil) }
    #expect(Set(books.map(\.month.iso)) == ["2026-11-01", "2026-12-01"] && books.count == 8)
    let sent = try room.messages(.ledgers).filter { $0.message.centre.rawValue == "430105" }
    #expect(sent.count == 2 && sent[0].message.subject.hasPrefix("【迟报】"))
  }
}
