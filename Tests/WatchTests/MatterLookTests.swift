import Casework
import Organisation
import Regulation
import Reporting
import Store
import Testing
import Units

@testable import Daemon

@Suite("Watch: open matters are looked at (S1, S5, S7, R15)") struct MatterLookTests {
  @Test("S7: backlog is told once to the duty leader, at 15 minutes and at meal times at 30; info never") func backlog()
    async throws
  {
    let room = try Room()
    let start = at("08:00")
    try await room.watch.start(at: start)
    let ordinary = try await room.open(.ordinary, code: "V11", in: "430112", at: start)
    func told() throws -> [[String]] { try room.messages(.backlog).map(\.recipients) }
    let wake = try await room.watch.tick(at: start + .minutes(10))
    #expect(wake <= start + .minutes(15) + .milliseconds(1), "the scheduler is asked to come back in time")
    _ = try await room.watch.tick(at: start + .minutes(15))
    #expect(try told().isEmpty)
    _ = try await room.watch.tick(at: start + .minutes(15) + .milliseconds(1))
    #expect(try told() == [["p-430112-11@watchroom.example.invalid"]])
    for minutes in [16, 30, 90] as [Int64] { _ = try await room.watch.tick(at: start + .minutes(minutes)) }
    #expect(try told().count == 1, "once")
    let meal = try Room()
    try await meal.watch.start(at: at("12:00"))
    _ = try await meal.open(.ordinary, code: "V11", in: "430112", at: at("12:00"))
    _ = try await meal.watch.tick(at: at("12:29"))
    #expect(try meal.messages(.backlog).isEmpty)
    _ = try await meal.watch.tick(at: at("12:31"))
    #expect(try meal.messages(.backlog).count == 1)
    // Decided in time nothing is told.
    _ = try await room.act("P-430112-01", at: at("10:00")) {
      try $0.dismiss(finding: ordinary, reason: "误报", revision: nil).no
    }
    let item = try #require(try room.register.read { try $0.finding(no: ordinary) })
    #expect(item.disposedAt == at("10:00") && item.disposedBy == "P-430112-01")
    #expect(try room.journal("finding.backlog").count == 1)
  }

  @Test("S7: a day's watches in numbers, and the month's mean in the summary's facts") func counted() async throws {
    let room = try Room()
    try await room.watch.start(at: at("08:00"))
    for (index, wait) in [2, 4, 20].enumerated() {
      let came = at("09:00") + .minutes(Int64(index))
      let finding = try await room.open(.ordinary, code: "V11", in: "430112", at: came, object: "\(index)")
      _ = try await room.act("P-430112-01", at: came + .minutes(Int64(wait))) {
        try $0.dismiss(finding: finding, reason: "误报", revision: nil).no
      }
    }
    let rules = room.context.rules.triage
    let items = try room.register.read {
      try $0.triageItems(of: [CentreID("430112")], from: at("00:00"), before: at("23:00"), severities: rules.severities)
    }
    let count = Triage.count(items, rules: rules, zone: room.directory.zone, now: at("23:00"))
    #expect(count.cameToHand == 3 && count.decided == 3 && count.backlog == 1)
    #expect(count.mean == TimeSpan.milliseconds(26 * 60_000 / 3))
    let other = try room.register.read {
      try $0.triageItems(of: [CentreID("430105")], from: at("00:00"), before: at("23:00"), severities: rules.severities)
    }
    #expect(other.isEmpty)
  }

  @Test("R15, 及时: not dealt with by the end of its watch it is told once, as an open matter of the next")
  func untouched()
    async throws
  {
    let room = try Room()
    try await room.watch.start(at: at("12:00"))
    let finding = try await room.open(.ordinary, code: "V11", in: "430100", at: at("12:00"))
    let record = try await room.file(finding, by: "P-430100-01", at: at("12:10"))
    let dispatched = try await room.open(.ordinary, code: "V11", in: "430112", at: at("12:00"))
    _ = try await room.file(dispatched, by: "P-430100-01", at: at("12:10"))
    _ = try await room.watch.tick(at: at("13:59"))
    #expect(try room.messages(.untouched).isEmpty)
    for minute in ["14:00", "14:01", "20:01"] { _ = try await room.watch.tick(at: at(minute)) }
    let told = try room.messages(.untouched)
    #expect(told.count == 1 && told[0].message.centre.rawValue == "430100")
    let text = try room.text(of: told[0].message)
    #expect(text.contains("待结案") && text.contains("1 件") && !text.contains("望城"))
    let open = try room.register.read { try $0.openCases(of: CentreID("430100")) }
    #expect(open.map(\.no).contains(record.no), "handed over as an open matter")
    #expect(CaseNext.of(open[0], paper: nil, drafted: false, now: at("14:00")) == .close)
  }

  @Test("S5: one letter a day and centre of what is open, until it is closed") func daily() async throws {
    let room = try Room()
    try await room.watch.start(at: at("07:00"))
    var cases: [Int64] = []
    for code in ["V11", "V12"] {
      let finding = try await room.open(.ordinary, code: code, in: "430100", at: at("07:30"), object: code)
      cases.append(try await room.file(finding, by: "P-430100-01", at: at("08:10")).no)
    }
    func look(_ day: String, _ clock: String) async throws -> Int {
      _ = try await room.watch.tick(at: at(clock, day))
      return try room.messages(.dailyLook).count
    }
    #expect(try await look("2026-11-21", "09:00") == 0, "not a day old")
    #expect(try await look("2026-11-22", "08:29") == 0)
    #expect(try await look("2026-11-22", "08:30") == 1)
    #expect(try await look("2026-11-22", "20:00") == 1, "once a day")
    #expect(try await look("2026-11-23", "15:00") == 2, "down in the morning it is made good")
    for no in cases {
      _ = try await room.act("P-430100-02", at: at("16:00", "2026-11-23")) {
        try $0.close(case: no, note: "已纠正", revision: nil).no
      }
    }
    #expect(try await look("2026-11-24", "09:00") == 2)
  }

  @Test("S1: the third in thirty days is put before the superior once in that period; drills count nothing")
  func recurring()
    async throws
  {
    let room = try Room()
    try await room.watch.start(at: at("08:00"))
    for (index, drill) in [false, true, false, false, false].enumerated() {
      let now = at("08:00", "2026-11-2\(index + 1)")
      let finding = try await room.open(.ordinary, code: "V11", in: "430112", at: now, object: "\(index)")
      let record = try await room.file(finding, by: "P-430112-01", at: now + .minutes(2), drill: drill)
      let found = try await room.watch.perform(.daemon, idempotency: nil, at: now + .minutes(3), inHold: { _ in false })
      {
        try $0.recurring(try $0.caseRecord(record.no))
      }
      if !drill { #expect(found.isEmpty == (index < 3), "shown when it is filed: \(index)") }
    }
    let mails = try room.messages(.recurring)
    // The vessel and the point: each once, though a fourth followed.
    #expect(mails.count == 2 && mails.allSatisfy { $0.recipients == ["centre-430100@watchroom.example.invalid"] })
    #expect(mails.allSatisfy { $0.message.createdAt == at("08:02", "2026-11-24") })
  }

  /// Every order of three acts, and long random ones, through the real Watch and register.
  @Test("numbers without gaps, no notice without its mail: cancelled, dismissed, drilled, drafted, passed down")
  func numbers() async throws {
    var generator = Draw(state: 42)
    for round in 0..<12 {
      let room = try Room(rules: { if round.isMultiple(of: 2) { $0.notice.violationSigners = [.dutyLeader] } })
      try await room.watch.start(at: at("08:00"))
      for step in 0..<30 {
        let now = at("08:00") + .minutes(Int64(step * 3))
        try await act(Int(generator.next() % 9), room, at: now, step: step, &generator)
      }
      try proof(room)
    }
  }

  private struct Draw {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33
    }
  }

  private func act(_ what: Int, _ room: Room, at now: Instant, step: Int, _ draw: inout Draw) async throws {
    let (cases, papers, drafts) = try room.register.read {
      (
        try $0.cases(before: .max, limit: 500), try $0.papers(before: .max, notices: true, limit: 500),
        try $0.drafts(openOnly: true, before: .max, limit: 500)
      )
    }
    let people = ["P-430100-01", "P-430100-11", "P-430112-01", "P-430112-11", "P-430000-03", "P-430000-11"]
    let person = people[Int(draw.next()) % people.count]
    let (record, paper) = (cases.randomly(&draw.state), papers.randomly(&draw.state))
    do {
      switch what {
      case 0, 1, 2:
        let finding = try await room.open(.ordinary, code: "V11", in: "430112", at: now, object: "\(step)")
        _ = try await room.file(finding, by: person, at: now, drill: what == 2)
      case 3:
        guard let paper else { return }
        _ = try await room.act(person, at: now) { try $0.cancel(notice: paper.no, reason: "x", revision: nil).no }
      case 4:
        guard let record else { return }
        _ = try await room.act(person, at: now) { try $0.dismiss(case: record.no, reason: "x", revision: nil).no }
      case 5:
        guard let record else { return }
        _ = try await room.act(person, at: now) { try $0.issueAgain(case: record.no, demand: nil, revision: nil).no }
      case 6:
        guard let paper else { return }
        _ = try await room.act(person, at: now) { try $0.pass(notice: paper.no, demand: nil).paper.no }
      case 7:
        guard let draft = drafts.first else { return }
        _ = try await room.act(person, at: now) { try $0.sign(draft: draft.no, demand: nil, revision: nil).no }
      default:
        guard let record else { return }
        _ = try await room.act(person, at: now) {
          try $0.reopen(case: record.no, reason: "x", due: nil, revision: nil).no
        }
      }
    } catch is CaseRefusal {
    } catch is AuthorityRefusal {
    } catch is NoticeRefusal {}
  }

  private func proof(_ room: Room) throws {
    let papers = try room.register.read { try $0.papers(before: .max, notices: true, limit: 500) }
    #expect(papers.count >= 3)
    for (key, series) in Dictionary(grouping: papers, by: { "\($0.issuedBy)/\($0.form)/\($0.drill)" }) {
      let serials = series.compactMap { $0.number.split(separator: "-").last.flatMap { Int($0.dropLast()) } }.sorted()
      #expect(serials == Array(1...series.count), "\(key): \(serials)")
    }
    let mails = Set(try room.messages(.notice).map(\.message.cause))
    #expect(
      mails == Set(papers.map { "notice/\($0.number)/issue" }), "each notice with its mail, no mail without a notice")
    let rows = try room.rows(10)
    for paper in papers {
      #expect(rows.contains { $0.paperNo == paper.no && $0.direction == .issued }, "\(paper.number)")
      let record = try room.record(paper.caseNo)
      if paper.isCancelled { #expect(paper.cancelled?.reason == "x") } else { #expect(record.state != .dismissed) }
    }
    for record in try room.register.read({ try $0.cases(before: .max, limit: 500) }) {
      let live = try room.papers(record).filter(\.isLiveNotice)
      #expect(live.count <= 1, "case \(record.no) has \(live.count) notices that hold")
      if record.state == .dispatched { #expect(live.count == 1) }
      let steps = try room.register.read { try $0.steps(case: record.no) }
      #expect(
        steps.first?.kind == .filed && steps.last?.state == record.state, "the history ends where the case stands")
    }
  }
}

extension Array {
  fileprivate func randomly(_ state: inout UInt64) -> Element? {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return isEmpty ? nil : self[Int(state >> 33) % count]
  }
}
