import Casework
import Organisation
import Regulation
import Testing
import Units

/// R6, P10: what waits in an incident is asked for again, and climbs; computed from the file, so that a restart changes nothing (D1).
@Suite("R6, P10: the clock of what waits in an incident") struct IncidentClockTests {
  private let rules = IncidentRules()
  private let county = CentreID("430105")
  private let city = CentreID("430100")

  /// A file in which nothing waits.
  private var quiet: IncidentFile {
    var file = incidentFile()
    file.receipts = []
    return file
  }

  private func waiting(
    approval: Bool = false, receipt: Bool = false, help: Bool = false, since: Instant = noon
  ) -> IncidentFile {
    var file = quiet
    if approval {
      file.submissions = [
        Submission(no: 1, centre: county, what: .report, authors: ["P-1"], items: [], raisedAt: since)
      ]
    }
    if receipt { file.receipts = [IncidentReceipt(centre: city, from: county, isUp: true, at: since, clause: "X9")] }
    if help { file.helps = [HelpRequest(no: 1, centre: county, of: city, text: "请求支援", by: "P-1", at: since)] }
    return file
  }

  private func owed(_ file: IncidentFile, _ minutes: Int64) -> [Nudge] {
    IncidentClock.owed(file, rules: rules, now: noon + .minutes(minutes))
  }
  private func next(_ file: IncidentFile, _ minutes: Int64) -> Int64? {
    IncidentClock.next(file, rules: rules, now: noon + .minutes(minutes)).map { ($0 - noon).milliseconds / 60_000 }
  }
  private func told(_ file: IncidentFile, _ minutes: Int64) -> IncidentFile {
    var file = file
    for nudge in owed(file, minutes) { file.nudged(nudge) }
    return file
  }

  @Test("nothing waits: nothing is owed and nobody looks") func nothing() {
    #expect(owed(quiet, 10_000).isEmpty)
    #expect(next(quiet, 0) == nil)
  }

  @Test(
    "each kind by its own rule: to the millisecond, a reminder first, then it climbs, then again and again",
    arguments: [
      (Nudge.Matter.approval(1), 15, 30, 30), (.receipt(CentreID("430100")), 10, 20, 60), (.help(1), 5, 10, 15),
    ]
      as [(Nudge.Matter, Int64, Int64, Int64)])
  func counts(matter: Nudge.Matter, remind: Int64, climb: Int64, again: Int64) throws {
    let file =
      switch matter {
      case .approval: waiting(approval: true)
      case .receipt: waiting(receipt: true)
      case .help: waiting(help: true)
      }
    func count(_ at: Instant) -> Int { IncidentClock.owed(file, rules: rules, now: at).first?.count ?? 0 }
    for (index, minute) in [remind, climb, climb + again, climb + 2 * again].enumerated() {
      let moment = noon + .minutes(minute)
      #expect(count(moment - .milliseconds(1)) == index)
      #expect(count(moment) == index + 1)
    }
    let first = try #require(IncidentClock.owed(file, rules: rules, now: noon + .minutes(remind)).first)
    #expect(first.matter == matter && !first.climbs)
    #expect(IncidentClock.owed(file, rules: rules, now: noon + .minutes(climb)).first?.climbs == true)
  }

  @Test("looked at when a step falls due and not before; told, at the next one") func looks() {
    var file = waiting(approval: true)
    #expect(next(file, 0) == 15)
    #expect(next(file, 15) == 15, "owed now")
    file = told(file, 15)
    #expect(owed(file, 15).isEmpty)
    #expect(next(file, 15) == 30)
    file = told(file, 30)
    #expect(next(file, 30) == 60 && next(file, 59) == 60)
    file = told(file, 60)
    #expect(next(file, 60) == 90)
  }

  @Test("D1: of reminders that piled up only the latest is owed, and once") func piledUp() {
    let file = waiting(approval: true)
    let day: Int64 = 1440
    // At 15 and 30 minutes, then every 30.
    #expect(owed(file, day).map(\.count) == [49])
    let after = told(file, day)
    #expect(owed(after, day).isEmpty)
    #expect(next(after, day) == day + 30)
    #expect(after.nudges.count == 1, "one mark a wait")
  }

  @Test("several wait: each by itself, the nearest is looked at") func several() {
    var file = waiting(approval: true, receipt: true, help: true)
    #expect(next(file, 0) == 5)
    file = told(file, 5)
    #expect(file.nudges.map(\.wait) == ["help/1"])
    #expect(next(file, 5) == 10)
    #expect(Set(owed(file, 10).map(\.matter)) == [.receipt(city), .help(1)])
    #expect(owed(file, 10).first { $0.matter == .help(1) }?.count == 2)
  }

  @Test("R6: an approval's clock begins anew with each step: the second leader, the way back, the amendment")
  func anew()
    throws
  {
    var file = told(waiting(approval: true), 15)
    try file.submissions[0].approve(by: "L-1", role: .dutyLeader, at: noon + .minutes(20))
    #expect(owed(file, 34).isEmpty && next(file, 20) == 35, "the centre leader's 15 minutes")
    #expect(owed(file, 35).map(\.count) == [1])
    try file.submissions[0].sendBack(by: "L-2", role: .centreLeader, words: "再核", at: noon + .minutes(40))
    #expect(next(file, 40) == 55)
    file.submissions[0].amended(at: noon + .minutes(50))
    #expect(next(file, 50) == 65)
    try file.submissions[0].approve(by: "L-1", role: .dutyLeader, at: noon + .minutes(51))
    try file.submissions[0].approve(by: "L-2", role: .centreLeader, at: noon + .minutes(52))
    #expect(owed(file, 1000).isEmpty && next(file, 1000) == nil, "approved by both: nobody is asked")
  }

  @Test("what was done, or is owed no longer, is not asked for") func ended() {
    let all = waiting(approval: true, receipt: true, help: true)
    var file = all
    file.submissions[0].withdrawnAt = noon + .minutes(1)
    file.receipts[0].confirmed = .init(by: "P-2", at: noon + .minutes(1))
    file.helps[0].answeredAt = noon + .minutes(1)
    #expect(owed(file, 1000).isEmpty && next(file, 0) == nil)
    file = all
    file.submissions[0].sentAt = noon + .minutes(1)
    #expect(!owed(file, 1000).contains { $0.matter == .approval(1) })
    // D12: the receipt of a centre that another daemon runs is not waited for here.
    file = waiting(receipt: true)
    file.receipts[0].awaited = false
    #expect(owed(file, 1000).isEmpty && next(file, 0) == nil)
  }

  @Test("a closed incident waits for no receipt and no help; its final report still waits for its leaders")
  func closed() {
    var file = waiting(approval: true, receipt: true, help: true)
    file.closedAt = noon + .minutes(1)
    #expect(owed(file, 1000).map(\.matter) == [.approval(1)])
    #expect(next(file, 0) == 15)
  }

  @Test(
    "D1: looked at when it says and at any other moments besides, nobody is told twice, and each in time",
    arguments: 0..<40)
  func property(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func draw(_ below: Int64) -> Int64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int64(state >> 33) % below
    }
    var file = waiting(approval: draw(2) == 0, receipt: draw(2) == 0, help: true)
    var now = noon
    var tellings: [String: [Instant]] = [:]
    let end = noon + .hours(8)
    while let look = IncidentClock.next(file, rules: rules, now: now), look <= end {
      #expect(look >= now)
      // Sometimes somebody looks earlier: then nothing may be owed.
      if look > now, draw(3) == 0 {
        now = now + .milliseconds(draw((look - now).milliseconds))
        #expect(IncidentClock.owed(file, rules: rules, now: now).isEmpty)
        continue
      }
      now = look
      let nudges = IncidentClock.owed(file, rules: rules, now: now)
      #expect(!nudges.isEmpty, "looked at for nothing")
      for nudge in nudges {
        tellings[nudge.wait, default: []].append(now)
        #expect(nudge.count == tellings[nudge.wait]?.count, "none left out")
        file.nudged(nudge)
      }
    }
    // Help: 5 and 10 minutes, then every 15 up to eight hours.
    #expect(tellings["help/1"]?.count == 33)
  }
}
