import Casework
import Organisation
import Testing
import Units

/// The life of a case: every order of events to depth 5 by every person who might take them, for every kind of paper a case may have.
@Suite("Cases: no dead end, nothing without its paper, four eyes, nobody without authority (R5, R18, R19, R20, S5, S6)")
struct CaseMachineTests {
  /// The city 430100 files, the county 430112 answers, the province is above; 430200 has nothing to do with it.
  struct Cast {
    let directory: Directory
    let people: [Person]

    init() throws {
      let directory = try Example.directory()
      self.directory = directory
      let ids = [
        "P-430100-01", "P-430100-02", "P-430100-11", "P-430100-21", "P-430112-01", "P-430112-11", "P-430000-01",
        "P-430000-11", "P-430200-11",
      ]
      people = try ids.map { try #require(directory.person($0), "\($0)") }
    }
    func person(_ id: PersonID) throws -> Person { try #require(directory.person(id)) }
  }

  static let filer = "P-430100-01"

  static func record(_ state: CaseState = .filed, kind: MatterKind = .violation, severity: Severity = .ordinary)
    -> CaseRecord
  {
    var record = matter(state, by: filer, kind: kind)
    record.waters = CentreID("430112")
    record.severity = severity
    return record
  }

  static func paper(_ form: Paper.Form) -> Paper {
    var paper = notice(form)
    (paper.issuedBy, paper.answeredBy) = (CentreID("430100"), CentreID(form.isNotice ? "430112" : "430000"))
    return paper
  }

  /// All that can be asked of a case, at one moment.
  static let now = noon + .days(1)
  static let steps: [(what: CaseEvent.What, words: String)] = [
    (.dispatched, ""), (.replied(at: now, files: [], byMail: nil), "已整改"),
    (.replied(at: now, files: [], byMail: MailMark(from: "望城区海事处", receivedAt: now)), "来函"),
    (.verified(accepted: true, due: nil), "现场核对"), (.verified(accepted: false, due: now + .days(3)), "不符"),
    (.concluded, "已处置"), (.dismissed, "误报"), (.reopened(due: now + .days(3)), "又犯"),
    (.urged(CentreID("430112")), "请抓紧"),
    (.told(Telling(whom: .vessel, means: .vhf, obeyed: false)), "令其停航"),
    (.supervised(.urgent, deadline: now + .hours(4), centre: CentreID("430000")), "限期办结"),
    (.resulted(.processing), "正在办"), (.resulted(.done), "办完"), (.raised, "屡教不改"),
    (.handedOn("P-430100-02"), ""), (.accepted, ""), (.cancelled, "对象写错"),
  ]

  struct State: Hashable {
    var record: CaseRecord
    var paper: Paper?

    /// What the machine and the table of authority can tell apart, so that orders that lead to the same are walked once.
    var key: String {
      let order = record.supervisions?.last
      return [
        record.state.rawValue, record.kind.rawValue, record.severity.rawValue, record.handler, record.handing?.to ?? "",
        "\(order?.isOpen ?? false)", "\(record.urged != nil)", "\(paper?.form.rawValue ?? 0)",
        "\(paper?.isCancelled ?? true)", "\(paper?.isAccepted ?? false)", "\(paper?.awaitsReply ?? false)",
        paper?.replies.last?.by ?? "", "\(min(1, paper?.rounds ?? 0))",
      ].joined(separator: "/")
    }
  }

  static func take(
    _ what: CaseEvent.What, _ words: String, by person: Person, _ state: State, _ directory: Directory
  ) -> Result<CaseMachine.Outcome, any Error> {
    var paper = state.paper
    // Nothing is dispatched without a paper: where none holds another is written.
    if case .dispatched = what, state.paper?.isCancelled != false, state.record.kind == .violation {
      paper = Self.paper(.violationNotice)
    }
    return Result {
      try CaseLife.after(
        what, by: person, at: now, words: words, state.record, paper: paper, directory: directory)
    }
  }

  @Test(
    "every order of events to depth 5, by everybody", arguments: [Paper.Form.violationNotice, .incidentReport, nil])
  func allOrders(form: Paper.Form?) throws {
    let cast = try Cast()
    let start = State(
      record: Self.record(kind: form == .incidentReport ? .incident : .violation), paper: form.map { Self.paper($0) })
    var frontier = [start.key: (state: start, ways: 1)]
    var seen = [start.key: start]
    var orders = 0
    var states: Set<CaseState> = []
    for _ in 1...5 {
      var next: [String: (state: State, ways: Int)] = [:]
      for (state, ways) in frontier.values {
        for person in cast.people {
          for (what, words) in Self.steps {
            guard case .success(let after) = Self.take(what, words, by: person, state, cast.directory) else { continue }
            orders += ways
            check(after, from: state, what, by: person)
            states.insert(after.record.state)
            let reached = State(record: after.record, paper: after.paper)
            next[reached.key, default: (reached, 0)].ways += ways
            seen[reached.key] = seen[reached.key] ?? reached
          }
        }
      }
      frontier = next
    }
    #expect(orders > 100_000, "\(orders)")
    #expect(states.contains(.dismissed) && states.contains(.closed) && states.contains(.dispatched))
    if form?.isNotice == true { #expect(states.isSuperset(of: [.answered, .verified])) }
    try noDeadEnd(seen, cast)
  }

  /// What must hold of each step that was taken.
  private func check(_ after: CaseMachine.Outcome, from before: State, _ what: CaseEvent.What, by person: Person) {
    let own = person.centre == CentreID("430100")
    let leader = person.role == .dutyLeader || person.role == .centreLeader
    #expect(person.centre != CentreID("430200"), "a stranger took \(what)")
    #expect(after.step.by == person.id && after.step.at == Self.now && after.step.state == after.record.state)
    #expect((after.record.closedAt != nil) == !after.record.isOpen)
    let closing = !after.record.isOpen && before.record.isOpen
    switch what {
    case .verified, .concluded:
      #expect(own && person.id != Self.filer, "verified or closed by the filer")
      #expect(person.id != before.record.handler && person.id != before.paper?.replies.last?.by)
      if closing { #expect(before.record.openSupervision == nil, "closed under a superior's order") }
    case .dismissed:
      #expect(own && leader && !after.step.words.isEmpty)
      #expect(after.paper?.isCancelled ?? true, "dismissed, and its paper holds")
    case .supervised:
      // From above the centre that must answer: the city over its county's notice, the province over both.
      let answers = before.paper?.isLiveNotice == true ? CentreID("430112") : CentreID("430100")
      #expect(leader && person.centre < answers && person.centre != answers)
    case .replied(_, _, let mail): #expect(person.centre == CentreID(mail == nil ? "430112" : "430100"))
    case .raised, .cancelled: #expect(own && leader)
    case .reopened: #expect(leader && (own || person.centre == CentreID("430000")) && !before.record.isOpen)
    case .accepted: #expect(before.record.handing?.to == person.id)
    case .dispatched:
      #expect(after.paper?.isCancelled == false, "dispatched without a paper that holds")
      #expect(own)
    case .resulted:
      let answers = after.paper?.isLiveNotice == true ? CentreID("430112") : CentreID("430100")
      #expect(person.centre == answers, "the answering centre answers")
    case .urged, .told, .handedOn: break
    }
    if case .reopened = what {
    } else {
      #expect(before.record.isOpen, "\(what) of a case that is over")
    }
    if before.paper?.isLiveNotice == true, case .concluded = what {
      #expect(before.record.state == .verified, "a notice was closed without its answer")
    }
  }

  /// From each state that was reached somebody can lead the case to its end.
  private func noDeadEnd(_ seen: [String: State], _ cast: Cast) throws {
    var ends: Set<String> = []
    var left = seen
    while !left.isEmpty {
      let found = left.filter { !$0.value.record.isOpen || leads($0.value, cast, to: ends) }
      if found.isEmpty { break }
      ends.formUnion(found.keys)
      for key in found.keys { left[key] = nil }
    }
    #expect(left.isEmpty, "dead ends: \(left.keys.sorted().prefix(3))")
  }

  private func leads(_ state: State, _ cast: Cast, to ends: Set<String>, depth: Int = 2) -> Bool {
    cast.people.contains { person in
      Self.steps.contains { what, words in
        guard case .success(let after) = Self.take(what, words, by: person, state, cast.directory) else { return false }
        let next = State(record: after.record, paper: after.paper)
        if !after.record.isOpen || ends.contains(next.key) { return true }
        // What was reached last has successors of its own.
        return depth > 1 && next.key != state.key && leads(next, cast, to: ends, depth: depth - 1)
      }
    }
  }

  private func refusal(
    _ what: CaseEvent.What, by person: PersonID, _ record: CaseRecord, _ paper: Paper?, words: String = "x"
  )
    -> CaseRefusal?
  {
    do throws(CaseRefusal) {
      _ = try CaseMachine.after(
        CaseEvent(what, by: person, at: Self.now, words: words), record, paper: paper)
      return nil
    } catch { return error }
  }

  @Test("why a step is refused") func reasons() {
    let (dispatched, notice) = (Self.record(.dispatched), Self.paper(.violationNotice))
    var answered = notice
    answered.replies = [Paper.Reply(measures: "x", repliedAt: Self.now, by: "P-430112-01")]
    let waiting = Self.record(.answered)
    let reply = CaseEvent.What.replied(at: Self.now, files: [], byMail: nil)
    #expect(refusal(.dispatched, by: "P", Self.record(), nil) == .noPaper)
    #expect(refusal(.dispatched, by: "P", dispatched, notice) == .wrongState(.dispatched))
    #expect(refusal(reply, by: "P", dispatched, notice, words: " \n") == .emptyText)
    #expect(
      refusal(.replied(at: noon - .seconds(1), files: [], byMail: nil), by: "P", dispatched, notice) == .beforeIssue)
    #expect(refusal(reply, by: "P", dispatched, Self.paper(.incidentReport)) == .noticeDecides)
    let good = CaseEvent.What.verified(accepted: true, due: nil)
    #expect(refusal(good, by: Self.filer, waiting, answered) == .samePerson)
    #expect(refusal(good, by: "P-430112-01", waiting, answered) == .samePerson)
    var handed = waiting
    handed.holder = "P-430100-02"
    #expect(refusal(good, by: "P-430100-02", handed, answered) == .samePerson, "who deals with it verifies nothing")
    #expect(
      refusal(.verified(accepted: false, due: Self.now), by: "P", waiting, answered) == .dueNotAhead)
    #expect(refusal(.verified(accepted: false, due: nil), by: "P", waiting, answered, words: "") == .emptyText)
    #expect(refusal(good, by: "P", waiting, answered, words: "") == nil)
    #expect(refusal(.concluded, by: "P", dispatched, notice) == .noticeDecides)
    #expect(refusal(.concluded, by: "P", Self.record(), nil, words: "") == .emptyText)
    #expect(refusal(.raised, by: "P", Self.record(severity: .serious), nil) == .alreadySerious)
    #expect(refusal(.accepted, by: "P", dispatched, notice) == .notHandedToYou)
    #expect(refusal(.handedOn(Self.filer), by: "P", dispatched, notice) == .alreadyTheirs)
    #expect(refusal(.resulted(.done), by: "P", dispatched, notice) == .noSupervision)
    #expect(refusal(.dismissed, by: "P", Self.record(.closed), notice) == .wrongState(.closed))
    #expect(refusal(.reopened(due: nil), by: "P", dispatched, notice) == .wrongState(.dispatched))
    var cancelled = notice
    cancelled.cancelled = Cancellation(by: "P", at: Self.now, reason: "x")
    #expect(refusal(reply, by: "P", dispatched, cancelled) == .paperCancelled)
    #expect(refusal(.concluded, by: "P", Self.record(), cancelled) == .noticeDecides, "another notice is owed")
    var below = answered
    below.notAfter = Self.now + .days(1)
    #expect(
      refusal(.verified(accepted: false, due: Self.now + .days(2)), by: "P", waiting, below) == .dueAfterAbove)
  }

  @Test("sent back with a new date, answered again, accepted: both replies and verdicts are kept; reminders begin anew")
  func sentBack() throws {
    var state = State(record: Self.record(.dispatched), paper: Self.paper(.violationNotice))
    state.paper?.reminded = [3, 1, 0]
    let day = Self.now + .days(5)
    for (what, by) in [
      (CaseEvent.What.replied(at: Self.now, files: [], byMail: nil), "P-430112-01"),
      (.verified(accepted: false, due: day), "P-430100-02"),
      (.replied(at: Self.now + .days(1), files: [], byMail: nil), "P-430112-01"),
      (.verified(accepted: true, due: nil), "P-430100-02"),
    ] {
      let next = try CaseMachine.after(
        CaseEvent(what, by: by, at: Self.now, words: "x"), state.record, paper: state.paper)
      state = State(record: next.record, paper: next.paper)
      if case .verified(accepted: false, _) = what {
        #expect(next.paper?.due == day && next.paper?.reminded == [] && next.paper?.awaitsReply == true)
        #expect(next.step.kind == .sentBack)
      }
    }
    #expect(state.record.state == .closed && state.record.closedAt == Self.now)
    #expect(state.paper?.replies.count == 2 && state.paper?.verifications.map(\.accepted) == [false, true])
    #expect(state.paper?.isSettled == true && state.paper?.rounds == 1)
  }

  @Test("reopened: the reply is owed again, and closes it again") func reopened() throws {
    var paper = Self.paper(.violationNotice)
    paper.replies = [Paper.Reply(measures: "x", repliedAt: noon, by: "P-430112-01")]
    paper.verifications = [Paper.Verification(accepted: true, note: "", at: noon, by: "P-430100-02")]
    var record = Self.record(.closed)
    record.closedAt = noon
    #expect(paper.isAccepted && !paper.awaitsReply)
    let next = try CaseMachine.after(
      CaseEvent(.reopened(due: Self.now + .days(3)), by: "P-430100-11", at: Self.now, words: "又犯"), record, paper: paper
    )
    let open = try #require(next.paper)
    #expect(next.record.state == .dispatched && next.record.closedAt == nil)
    #expect(!open.isAccepted && open.awaitsReply && !open.isSettled && open.due == Self.now + .days(3))
  }

  @Test("报警督办: verified under an open order is not closed; with a final result it is; 将来处理 ends nothing")
  func supervision() throws {
    let cast = try Cast()
    var state = State(record: Self.record(.answered), paper: Self.paper(.violationNotice))
    state.paper?.replies = [Paper.Reply(measures: "x", repliedAt: Self.now, by: "P-430112-01")]
    func step(_ what: CaseEvent.What, _ person: PersonID) throws {
      let next = try CaseLife.after(
        what, by: try cast.person(person), at: Self.now, words: "x", state.record, paper: state.paper,
        directory: cast.directory)
      state = State(record: next.record, paper: next.paper)
    }
    let order = CaseEvent.What.supervised(.urgent, deadline: Self.now + .hours(4), centre: CentreID("430000"))
    #expect(throws: AuthorityRefusal.self, "a city does not supervise itself") {
      try CaseLife.after(
        order, by: cast.person("P-430112-11"), at: Self.now, words: "x", state.record, paper: state.paper,
        directory: cast.directory)
    }
    try step(order, "P-430000-11")
    try step(.verified(accepted: true, due: nil), "P-430100-02")
    #expect(state.record.state == .verified && state.record.closedAt == nil)
    #expect(refusal(.concluded, by: "P-430100-11", state.record, state.paper) == .supervisionOpen)
    #expect(refusal(.dismissed, by: "P-430100-11", state.record, state.paper) == .supervisionOpen)
    try step(.resulted(.later), "P-430112-01")
    #expect(
      state.record.openSupervision != nil && state.record.openSupervision?.isOverdue(at: Self.now + .hours(5)) == true)
    try step(.resulted(.done), "P-430112-01")
    #expect(state.record.openSupervision == nil)
    try step(.concluded, "P-430100-11")
    #expect(state.record.state == .closed)
  }

  @Test("S6: handed on it is accepted by its recipient; who took it first stays the first contact") func handedOn()
    throws
  {
    let cast = try Cast()
    let state = State(record: Self.record(.dispatched), paper: Self.paper(.violationNotice))
    func life(_ what: CaseEvent.What, _ person: PersonID, _ record: CaseRecord) throws -> CaseRecord {
      try CaseLife.after(
        what, by: try cast.person(person), at: Self.now, record, paper: state.paper, directory: cast.directory
      ).record
    }
    #expect(throws: CaseRefusal.notTheHandler) { try life(.handedOn("P-430100-11"), "P-430100-02", state.record) }
    #expect(throws: CaseRefusal.notOfThisCentre) { try life(.handedOn("P-430112-01"), Self.filer, state.record) }
    let handed = try life(.handedOn("P-430100-02"), Self.filer, state.record)
    #expect(handed.handler == Self.filer, "until it is accepted it is theirs")
    #expect(throws: CaseRefusal.notHandedToYou) { try life(.accepted, "P-430100-11", handed) }
    let accepted = try life(.accepted, "P-430100-02", handed)
    #expect(accepted.owner == Self.filer && accepted.handler == "P-430100-02" && accepted.handing == nil)
  }
}
