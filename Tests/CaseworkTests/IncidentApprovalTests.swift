import Casework
import Organisation
import Regulation
import Testing
import Units

/// R6: what goes up waits for two people. Every order of events to depth 5 over an incident's file.
@Suite("R6: form 5 goes up after two approvals by two people, and not otherwise") struct IncidentApprovalTests {
  private static let people: [(PersonID, Role)] = [
    ("filer", .watchkeeper), ("duty-1", .dutyLeader), ("duty-2", .dutyLeader), ("centre", .centreLeader),
    ("charge", .leaderInCharge),
  ]
  private enum Event: CustomStringConvertible {
    case approve(PersonID, Role)
    case sendBack(PersonID, Role)
    case dead(Double)
    var description: String {
      switch self {
      case .approve(let person, _): "approve by \(person)"
      case .sendBack(let person, _): "sent back by \(person)"
      case .dead(let count): "\(count) dead"
      }
    }
  }
  private static let events: [Event] =
    people.map { .approve($0.0, $0.1) } + people.map { .sendBack($0.0, $0.1) } + [.dead(3), .dead(10), .dead(1)]

  private let directory: Directory
  private let rules = GradeRules()
  init() throws { directory = try Example.directory() }

  private func settled(_ file: IncidentFile, at now: Instant) -> IncidentFile {
    var file = file
    _ = file.settle(
      file.owed(rules, directory: directory), standIn: { _ in false }, file.effective(rules, .shanghai), at: now)
    return file
  }

  private func start(by filer: PersonID = "filer") -> IncidentFile {
    var file = incidentFile(by: filer, holiday: "国庆节")
    file.receipts = []
    return settled(file, at: noon)
  }

  private func after(_ event: Event, _ file: IncidentFile, at now: Instant) throws -> IncidentFile {
    var file = file
    let open = file.waiting(with: CentreID("430105"))
    switch event {
    case .approve(let person, let role):
      guard let open else { throw IncidentRefusal.nothingWaits }
      if try file.approve(open.no, by: person, role: role, at: now).isApproved {
        file.sent(open.no, file.effective(rules, .shanghai), at: now)
      }
    case .sendBack(let person, let role):
      guard let open else { throw IncidentRefusal.nothingWaits }
      _ = try file.sendBack(open.no, by: person, role: role, words: "再核", at: now)
    case .dead(let count):
      var entry = IncidentEntry()
      entry.figures = [.init(.dead, count)]
      _ = try file.change(
        entry, IncidentHand(by: "filer", role: .watchkeeper, at: now, reason: "核实"), rules: rules, zone: .shanghai)
    }
    return settled(file, at: now)
  }

  /// All that decides what may happen next, without the times.
  private func sign(_ file: IncidentFile) -> String {
    let waiting = file.submissions.map { submission in
      "\(submission.state) \(submission.dutyLeader?.by ?? "") \(submission.items.map(\.key))"
    }
    return "\(file.figures.dead ?? -1) \(file.lowered != nil) \(file.told.map(\.report.key)) \(waiting)"
  }

  private func canEnd(_ file: IncidentFile, depth: Int = 3) -> Bool {
    if !file.submissions.contains(where: { $0.isOpen }) { return true }
    guard depth > 0 else { return false }
    return Self.events.contains { event in
      guard case .dead = event else {
        return (try? after(event, file, at: noon + .hours(9))).map { canEnd($0, depth: depth - 1) } ?? false
      }
      return false
    }
  }

  @Test(
    "R6: every order of approvals, returns and rising figures to depth 5: two people, no dead end, an emergency never waits"
  )
  func allOrders() {
    var steps = 0
    var sent = 0
    var seen: [String: Int] = [:]
    func walk(_ file: IncidentFile, _ depth: Int) {
      // What was walked with as many steps left needs no second walk.
      if depth <= seen[sign(file), default: 0] { return }
      seen[sign(file)] = depth
      for event in Self.events {
        let now = noon + .minutes(Int64(10 * (6 - depth)))
        guard let next = try? after(event, file, at: now) else { continue }
        steps += 1
        for submission in next.submissions where submission.sentAt != nil {
          sent += 1
          guard let first = submission.dutyLeader?.by, let second = submission.centreLeader?.by else {
            Issue.record("sent without both approvals after \(event)")
            continue
          }
          if first == second || first == "filer" || second == "filer" { Issue.record("\(first), \(second)") }
          let roles = Dictionary(uniqueKeysWithValues: Self.people)
          if roles[first] != .dutyLeader || roles[second] == .dutyLeader { Issue.record("\(first), \(second)") }
        }
        // What went up without approval is what is at once, and all of that went.
        for entry in next.told where entry.report.timing == .approved {
          let isSent = next.submissions.contains { $0.sentAt != nil && $0.items.contains(entry.report) }
          if !isSent { Issue.record("told without its submission: \(entry.report.key)") }
        }
        let owed = next.owed(rules, directory: directory).flatMap(\.reports)
        for report in owed {
          let isTold = next.told.contains { $0.report.covers(report) }
          let waits = next.submissions.contains { $0.isOpen && $0.items.contains { $0.covers(report) } }
          if report.timing == .atOnce, !isTold { Issue.record("an emergency waits: \(report.key)") }
          if !isTold && !waits { Issue.record("owed, and neither told nor waiting: \(report.key)") }
        }
        if Set(next.told.map(\.report.key)).count != next.told.count { Issue.record("told twice after \(event)") }
        if depth > 3, !canEnd(next) { Issue.record("a dead end after \(event)") }
        walk(next, depth - 1)
      }
    }
    let first = start()
    #expect(first.submissions.count == 1 && first.submissions[0].state == .dutyLeader)
    #expect(first.told.count { $0.report.timing == .atOnce } >= 4)
    walk(first, 5)
    #expect(steps > 300 && sent > 50, "\(steps) \(sent)")
  }

  @Test("R6: why a step is refused") func reasons() throws {
    let file = start(by: "duty-1")
    func refusal(_ event: Event, _ file: IncidentFile) -> IncidentRefusal? {
      do {
        _ = try after(event, file, at: noon + .hours(1))
        return nil
      } catch { return error as? IncidentRefusal }
    }
    #expect(refusal(.approve("duty-1", .dutyLeader), file) == .samePerson, "nobody approves their own")
    #expect(refusal(.approve("centre", .centreLeader), file) == .dutyLeaderFirst)
    let reported = try after(.approve("duty-2", .dutyLeader), file, at: noon + .minutes(5))
    #expect(refusal(.approve("duty-2", .dutyLeader), reported) == .centreLeaderNext)
    #expect(refusal(.approve("duty-2", .centreLeader), reported) == .samePerson, "two people")
    #expect(refusal(.sendBack("duty-2", .dutyLeader), reported) == .centreLeaderNext)
    let gone = try after(.approve("centre", .centreLeader), reported, at: noon + .minutes(9))
    #expect(refusal(.approve("centre", .centreLeader), gone) == .nothingWaits)
  }

  @Test(
    "R6: where the only duty leader filed it, the filing is the duty leader's report; sent back it goes on after a change"
  )
  func onlyDutyLeader() throws {
    var submission = Submission(
      no: 1, centre: CentreID("430105"), what: .report, authors: ["duty-1"],
      items: [OwedReport(.centre(CentreID("430100")), "X9(c)", .approved, .holiday)], raisedAt: noon,
      filerStandsIn: "duty-1")
    #expect(submission.state == .centreLeader)
    try submission.sendBack(by: "centre", role: .centreLeader, words: "人数不清", at: noon + .minutes(3))
    #expect(submission.state == .returned)
    submission.amended(at: noon + .minutes(8))
    #expect(submission.state == .centreLeader && submission.askedAt == noon + .minutes(8))
    try submission.approve(by: "centre", role: .centreLeader, at: noon + .minutes(9))
    #expect(submission.isApproved)
  }

  @Test("R9: figures that rise past each threshold owe the duties of the new grade then, once") func rising() throws {
    var file = settled(incidentFile(), at: noon)
    #expect(file.submissions.isEmpty)
    var reports: [Int] = []
    for (dead, submissions) in [(1.0, 0), (2, 0), (3, 1), (9, 1), (10, 2), (11, 2), (29, 2), (30, 3), (80, 3)] {
      file = try after(.dead(dead), file, at: noon + .minutes(Int64(dead)))
      #expect(file.submissions.count == submissions, "\(dead) dead")
      if let open = file.waiting(with: CentreID("430105")) {
        file = try after(.approve("duty-1", .dutyLeader), file, at: noon + .minutes(Int64(dead)))
        file = try after(.approve("centre", .centreLeader), file, at: noon + .minutes(Int64(dead)))
        reports.append(open.items.count)
      }
    }
    #expect(reports == [2, 2, 2], "to the county office and the city, each time")
    #expect(file.reported?.grade == .extreme)
    let before = file.told
    #expect(settled(file, at: noon + .days(1)).told == before, "D1: looked at again nothing is owed")
  }

  @Test("R9: a higher grade takes the place of what waits; corrected before it went it is taken back") func waiting()
    throws
  {
    var file = try after(.dead(3), settled(incidentFile(), at: noon), at: noon + .minutes(1))
    file = try after(.approve("duty-1", .dutyLeader), file, at: noon + .minutes(2))
    file = try after(.dead(10), file, at: noon + .minutes(3))
    let open = try #require(file.waiting(with: CentreID("430105")))
    #expect(file.submissions.count == 1 && open.state == .dutyLeader, "what was reported was another matter")
    #expect(Set(open.items.map(\.level)) == [Grade.major.rank + 1])
    file = try after(.dead(2), file, at: noon + .minutes(4))
    #expect(file.submissions.map(\.state) == [.withdrawn])
  }

  @Test("the final report: by another than its writer and its filer, by the centre leader too where form 5 went up")
  func final() throws {
    var file = settled(incidentFile(by: "filer"), at: noon)
    #expect(file.wentUp(directory))
    try file.finish("已全部救起", by: "writer", directory: directory, at: noon + .hours(3))
    let open = try #require(file.waiting(with: CentreID("430105")))
    #expect(open.what == .final && open.needsCentreLeader && Set(open.authors) == ["filer", "writer"])
    #expect(open.items.count == file.addressees.count)
    #expect(throws: IncidentRefusal.samePerson) { try file.approve(open.no, by: "writer", role: .dutyLeader, at: noon) }
    var small = settled(incidentFile(code: "H01", severity: .ordinary), at: noon)
    #expect(!small.wentUp(directory) && small.addressees.isEmpty)
    try small.finish("已整改", by: "filer", directory: directory, at: noon + .hours(1))
    let agreed = try small.approve(1, by: "duty-1", role: .dutyLeader, at: noon + .hours(2))
    #expect(agreed.isApproved && agreed.centreLeader == nil)
  }
}
