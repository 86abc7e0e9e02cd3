import Casework
import Organisation
import Testing
import Units

/// The life of a case: every order of events to depth 5, for every kind of paper a case may have.
@Suite("Cases: no dead end, nothing without its paper, four eyes") struct CaseMachineTests {
  private static let handler = "P-handler"
  private static let replier = "P-replier"
  private static let other = "P-other"

  private static func verdict(_ accepted: Bool, by person: String, note: String = "现场核对") -> Paper.Verification {
    Paper.Verification(accepted: accepted, note: note, at: noon + .days(2), by: person)
  }
  private static func reply(by person: String, at instant: Instant = noon + .days(1), _ text: String = "已停航整改")
    -> Paper.Reply
  {
    Paper.Reply(measures: text, repliedAt: instant, by: person)
  }

  /// All that can be asked of a case, by all who may ask it.
  private static let events: [CaseEvent] =
    [.dispatched, .replied(reply(by: replier)), .replied(reply(by: handler))]
    + [handler, replier, other].flatMap { person in
      [
        .verified(verdict(true, by: person)), .verified(verdict(false, by: person)),
        .concluded(verdict(true, by: person)),
      ]
    }

  private struct State: Hashable {
    var record: CaseRecord
    var paper: Paper?
  }

  private static func walk(_ state: State, depth: Int, _ visit: (State, CaseEvent, Result<State, CaseRefusal>) -> Void)
  {
    guard depth > 0 else { return }
    for event in events {
      let result: Result<State, CaseRefusal>
      do throws(CaseRefusal) {
        let next = try CaseMachine.after(event, state.record, paper: state.paper)
        result = .success(State(record: next.record, paper: next.paper))
      } catch {
        result = .failure(error)
      }
      visit(state, event, result)
      if case .success(let next) = result { walk(next, depth: depth - 1, visit) }
    }
  }

  /// Whether a state can be led to its close in a few steps.
  private static func canClose(_ state: State, depth: Int = 4) -> Bool {
    if state.record.state == .closed { return true }
    guard depth > 0 else { return false }
    return events.contains { event in
      guard let next = try? CaseMachine.after(event, state.record, paper: state.paper) else { return false }
      return canClose(State(record: next.record, paper: next.paper), depth: depth - 1)
    }
  }

  @Test(
    "every order of events to depth 5", arguments: [Paper.Form.violationNotice, .breachNotice, .incidentReport, nil])
  func allOrders(form: Paper.Form?) {
    let start = State(record: matter(by: Self.handler), paper: form.map { notice($0) })
    var seen: Set<CaseState> = []
    var steps = 0
    #expect(Self.canClose(start))
    Self.walk(start, depth: 5) { before, event, result in
      steps += 1
      guard case .success(let after) = result else { return }
      seen.insert(after.record.state)
      #expect(Self.canClose(after), "a dead end in \(after.record.state) after \(event)")
      #expect(before.record.state != .closed, "closed is closed: \(event)")
      #expect(after.record.revision == before.record.revision + 1)
      switch event {
      case .dispatched:
        #expect(before.record.state == .filed && before.paper != nil, "dispatched without its paper")
      case .replied:
        #expect(before.record.state == .dispatched && before.paper?.form.isNotice == true)
        #expect(after.paper?.replies.count == (before.paper?.replies.count ?? 0) + 1)
      case .verified(let verdict):
        #expect(before.record.state == .answered)
        #expect(verdict.by != Self.handler, "the handler verified")
        #expect(verdict.by != before.paper?.replies.last?.by, "the replier verified")
        #expect(after.record.state == (verdict.accepted ? .closed : .dispatched))
      case .concluded(let verdict):
        #expect(before.paper?.form.isNotice != true, "a notice was closed without its answer")
        #expect(verdict.by != Self.handler && after.record.state == .closed)
      }
      let isClosed = after.record.state == .closed
      #expect((after.record.closedAt != nil) == isClosed)
    }
    #expect(steps >= 3 * Self.events.count)
    let isNotice = form?.isNotice == true
    #expect(seen == (isNotice ? [.dispatched, .answered, .closed] : form == nil ? [.closed] : [.dispatched, .closed]))
  }

  @Test("why a step is refused") func reasons() throws {
    let dispatched = matter(.dispatched, by: Self.handler)
    var answered = notice()
    answered.replies = [Self.reply(by: Self.replier)]
    let waiting = matter(.answered, by: Self.handler)
    func refusal(_ event: CaseEvent, _ record: CaseRecord, _ paper: Paper?) -> CaseRefusal? {
      do throws(CaseRefusal) {
        _ = try CaseMachine.after(event, record, paper: paper)
        return nil
      } catch { return error }
    }
    #expect(refusal(.dispatched, matter(), nil) == .noPaper)
    #expect(refusal(.dispatched, dispatched, notice()) == .wrongState(.dispatched))
    #expect(refusal(.replied(Self.reply(by: "P", "  \n")), dispatched, notice()) == .emptyText)
    #expect(refusal(.replied(Self.reply(by: "P", at: noon - .seconds(1))), dispatched, notice()) == .beforeIssue)
    #expect(refusal(.replied(Self.reply(by: "P")), dispatched, notice(.incidentReport)) == .noticeDecides)
    #expect(refusal(.verified(Self.verdict(true, by: Self.handler)), waiting, answered) == .samePerson)
    #expect(refusal(.verified(Self.verdict(true, by: Self.replier)), waiting, answered) == .samePerson)
    #expect(refusal(.verified(Self.verdict(false, by: Self.other, note: " ")), waiting, answered) == .emptyText)
    #expect(refusal(.verified(Self.verdict(true, by: Self.other, note: "")), waiting, answered) == nil)
    #expect(refusal(.concluded(Self.verdict(true, by: Self.other)), dispatched, notice()) == .noticeDecides)
    #expect(refusal(.concluded(Self.verdict(true, by: Self.other, note: "")), matter(by: "P"), nil) == .emptyText)
  }

  @Test("sent back, answered again, accepted: both replies and both verdicts are kept") func sentBack() throws {
    var (record, paper) = (matter(.dispatched, by: Self.handler), Paper?.some(notice(received: noon + .hours(1))))
    for event in [
      CaseEvent.replied(Self.reply(by: Self.replier)), .verified(Self.verdict(false, by: Self.other)),
      .replied(Self.reply(by: Self.replier, at: noon + .days(3), "已加装警示标志")),
      .verified(Self.verdict(true, by: Self.other)),
    ] {
      (record, paper) = try CaseMachine.after(event, record, paper: paper)
    }
    #expect(record.state == .closed && record.closedAt == noon + .days(2))
    #expect(paper?.replies.map(\.measures) == ["已停航整改", "已加装警示标志"])
    #expect(paper?.verifications.map(\.accepted) == [false, true])
    #expect(paper?.receivedAt == noon + .hours(1))
  }
}
