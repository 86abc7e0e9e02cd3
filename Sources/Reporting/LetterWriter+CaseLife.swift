package import Casework
package import Organisation
import Regulation
import Units

/// Steps of a case that others must hear of: urged, supervised, handed on, cancelled, opened again.
extension LetterWriter {
  /// 催办: to the centre that must answer and to the unit that was notified; where the centre answers itself and nobody was, to who
  /// deals with it.
  package func urged(_ record: CaseRecord, paper: Paper?, answering: CentreID, step: CaseStep) -> Letter {
    let times = step.values["times"] ?? "1"
    let unit = paper.flatMap { $0.isLiveNotice ? office($0.to, drill: record.drill) : nil } ?? []
    let own = paper?.isLiveNotice != true && answering == record.centre
    let people = own ? [record.handler, record.owner].compactMap { directory.person($0) } : []
    var extra = [wording.fact("urged-by", byAt(step)), wording.fact("words", step.words)]
    if let paper { extra.insert(wording.fact("number", paper.number), at: 0) }
    if let due = paper?.due, paper?.isLiveNotice == true { extra.append(wording.fact("due", wording.deadline(due))) }
    return matterLetter(
      .urged, "urged/\(times)", record, verdict: text("urged.verdict", ["times": times]), tone: .warning, extra: extra,
      values: ["times": times], paper: paper,
      to: desks([answering]) + unit + mailboxes(people, drill: record.drill), importance: .notice)
  }

  /// 报警督办: to the answering centre and its duty leader.
  package func supervised(_ record: CaseRecord, answering: CentreID, to people: [Person]) -> Letter {
    let orders = record.supervisions ?? []
    return matterLetter(
      .supervised, "supervised/\(orders.count)", record,
      verdict: text(
        "supervised.verdict",
        [
          "centre": orders.last.map { wording.centre($0.centre) } ?? "",
          "deadline": orders.last.map { wording.moment($0.deadline) } ?? "",
        ]), tone: .bad, extra: orderFacts(record),
      commands: [
        .command(
          text("supervised.answer"), "watchroom case result \(record.no) processing|done|not-handled|later --words …")
      ], to: desks([answering]) + mailboxes(people, drill: record.drill),
      importance: orders.last?.level == .urgent ? .serious : .notice, deadline: orders.last?.deadline)
  }

  /// Its result: to the superior centre and to who ordered it.
  package func supervisionResult(_ record: CaseRecord, answering: CentreID, to people: [Person]) -> Letter {
    let order = record.supervisions?.last
    let result = order?.results.last
    let outcome = result.map { text("supervision.\($0.outcome.rawValue)") } ?? ""
    var extra = orderFacts(record)
    if let result {
      extra += [
        wording.fact("result", outcome), wording.fact("words", result.words),
        wording.fact(
          "answered", text("by.at", ["person": wording.person(result.by), "time": wording.moment(result.at)])),
      ]
    }
    let count = record.supervisions?.flatMap(\.results).count ?? 0
    return matterLetter(
      .supervisionResult, "result/\(count)", record,
      verdict: text("supervision.result", ["centre": wording.centre(answering), "outcome": outcome]),
      tone: result?.outcome.isFinal == true ? .good : .warning, extra: extra, values: ["outcome": outcome],
      to: desks(order.map { [$0.centre] } ?? []) + mailboxes(people, drill: record.drill), importance: .notice)
  }

  package func supervisionOverdue(_ record: CaseRecord, answering: CentreID, to people: [Person]) -> Letter {
    matterLetter(
      .supervisionOverdue, "overdue/\(record.supervisions?.count ?? 1)", record,
      verdict: text(
        "supervision.overdue",
        [
          "centre": wording.centre(answering),
          "deadline": record.openSupervision.map { wording.moment($0.deadline) } ?? "",
        ]), tone: .bad, extra: orderFacts(record),
      commands: [
        .command(
          text("supervised.answer"), "watchroom case result \(record.no) processing|done|not-handled|later --words …")
      ], to: mailboxes(people, drill: record.drill) + desks([answering]), importance: .serious)
  }

  /// C10, X8: the township deals with it on the spot.
  package func spot(_ record: CaseRecord, step: CaseStep, ordinal: Int, unit: ResponsibleUnit) -> Letter {
    matterLetter(
      .spot, "told/\(ordinal)", record, verdict: text("spot.verdict", ["unit": unit.name]), tone: .bad,
      extra: [wording.fact("words", step.words), wording.fact("told-by", byAt(step))],
      to: office(unit.id, drill: record.drill), importance: .serious)
  }

  /// S6: to whom it was handed; the first-contact owner keeps following it.
  package func handedOn(_ record: CaseRecord, step: CaseStep, ordinal: Int, to person: Person) -> Letter {
    var extra = [wording.fact("handed-by", byAt(step))] + ownerFacts(record)
    if !step.words.isEmpty { extra.append(wording.fact("words", step.words)) }
    return matterLetter(
      .handedOn, "handed/\(ordinal)", record, verdict: text("handed.verdict", ["person": person.name]), tone: .plain,
      extra: extra, commands: [.command(text("handed.accept"), "watchroom case accept \(record.no)")],
      to: mailboxes([person], drill: record.drill), importance: .notice)
  }

  /// S6: what others did to it.
  package func news(_ record: CaseRecord, step: CaseStep, ordinal: Int, to people: [Person]) -> Letter {
    let what = text("step.\(step.kind.rawValue)")
    var extra = [wording.fact("step", what), wording.fact("step-by", byAt(step))]
    if !step.words.isEmpty { extra.append(wording.fact("words", step.words)) }
    extra.append(wording.fact("state", text("case.state.\(record.state.rawValue)")))
    return matterLetter(
      .caseNews, "news/\(ordinal)", record, verdict: text("news.verdict", ["what": what]), tone: .plain,
      extra: extra + ownerFacts(record), values: ["step": what], to: mailboxes(people, drill: record.drill),
      importance: .notice)
  }

  /// 作废: to everyone who had it.
  package func cancelled(_ paper: Paper, of record: CaseRecord) -> Letter {
    let cancelled = paper.cancelled
    let blocks: [Page.Block] = [
      .verdict(text("cancelled.verdict", ["number": paper.number]), .warning),
      .facts(
        matter(paper, record) + [
          wording.fact("reason-cancelled", cancelled?.reason ?? ""),
          wording.fact(
            "cancelled-by",
            cancelled.map {
              text("by.at", ["person": wording.person($0.by), "time": wording.moment($0.at)])
            } ?? ""),
        ]), .paragraph(text(record.state == .dismissed ? "cancelled.dismissed" : "cancelled.another")),
    ]
    return letter(
      .noticeCancelled, Cause.notice(paper, "cancelled"), paper, "cancelled.subject", record, blocks,
      to: office(paper.to, drill: paper.drill) + desks([paper.answeredBy]), thread: [Cause.issue(paper)],
      importance: .notice)
  }

  /// A closed notice opened again: its reply is owed anew.
  package func reopened(_ paper: Paper, of record: CaseRecord) -> Letter {
    let reopening = paper.reopenings?.last
    let due = paper.due.map { wording.deadline($0) } ?? "—"
    let blocks: [Page.Block] = [
      .verdict(text("reopened.verdict", ["due": due, "number": paper.number]), .warning),
      .facts(
        matter(paper, record) + [
          wording.fact("reason-reopened", reopening?.reason ?? ""),
          wording.fact(
            "reopened-by",
            reopening.map {
              text("by.at", ["person": wording.person($0.by), "time": wording.moment($0.at)])
            } ?? ""),
        ]), deskNote(paper),
    ]
    return letter(
      .noticeReopened, Cause.notice(paper, "reopened/\(paper.reopenings?.count ?? 1)"), paper, "reopened.subject",
      record, blocks, to: office(paper.to, drill: paper.drill) + desks([paper.answeredBy]),
      thread: [Cause.issue(paper)], importance: .notice)
  }

  /// A notice that waits for a signature; what is at once is not waited with (R15).
  package func noticeDraft(
    _ draft: NoticeDraft, finding: FindingRecord?, record: CaseRecord?, to people: [Person]
  ) -> Letter {
    let title = text("form.\(draft.form.rawValue)")
    let what = (record?.code ?? finding?.finding.code).map { words.code($0) } ?? ""
    let drill = record?.drill ?? false
    let subject = subject("draft.subject", ["title": title, "what": what], drill: drill)
    var page = page(.screen, title: subject, drill: drill)
    var facts: [Page.Fact] = []
    if let record { facts += caseFacts(record) }
    if let finding {
      facts += [
        wording.fact("finding", "\(finding.no)"), wording.fact("what", wording.code(finding.finding.code)),
        wording.fact("why", words.reason(finding.finding.reason)),
        wording.fact("opened", wording.moment(finding.finding.opened)),
      ]
    }
    if !draft.note.isEmpty { facts.append(wording.fact("evidence", draft.note)) }
    if !draft.demand.isEmpty { facts.append(wording.fact("demand", draft.demand)) }
    page.blocks = [
      .verdict(text("draft.verdict", ["title": title]), .warning), .facts(facts),
      .command(text("draft.sign"), "watchroom notice sign \(draft.no)"),
      .command(text("draft.discard"), "watchroom notice discard \(draft.no) --reason …"),
    ]
    return Letter(
      kind: .noticeDraft, cause: "draft/\(draft.no)", centre: draft.centre,
      recipients: Self.distinct(mailboxes(people, drill: drill)), subject: subject, text: page.text, html: page.html,
      importance: .serious, drill: drill)
  }

  func ownerFacts(_ record: CaseRecord) -> [Page.Fact] {
    var facts = [wording.fact("owner", wording.person(record.owner))]
    if record.handler != record.owner { facts.append(wording.fact("handler", wording.person(record.handler))) }
    return facts
  }

  private func orderFacts(_ record: CaseRecord) -> [Page.Fact] {
    guard let order = record.supervisions?.last else { return [] }
    return [
      wording.fact("order", order.words),
      wording.fact("order-level", text("supervision.level.\(order.level.rawValue)")),
      wording.fact("order-deadline", wording.moment(order.deadline)),
      wording.fact("ordered", text("by.at", ["person": wording.person(order.by), "time": wording.moment(order.at)])),
    ]
  }

  private func byAt(_ step: CaseStep) -> String {
    text("by.at", ["person": step.by.map { wording.person($0) } ?? "", "time": wording.moment(step.at)])
  }

  private func matterLetter(
    _ kind: LetterKind, _ what: String, _ record: CaseRecord, verdict: String, tone: Page.Tone, extra: [Page.Fact],
    values: [String: String] = [:], paper: Paper? = nil, commands: [Page.Block] = [], to addresses: [String],
    importance: Importance, deadline: Instant? = nil
  ) -> Letter {
    var values = values
    values["no"] = "\(record.no)"
    values["vessel"] = wording.vessel(record)
    values["what"] = words.code(record.code)
    let subject = subject("\(kind.rawValue).subject", values, drill: record.drill)
    var page = page(.screen, title: subject, drill: record.drill)
    page.blocks = [.verdict(verdict, tone), .facts(extra + caseFacts(record))] + commands
    page.blocks.append(
      kind == .spot || kind == .urged
        ? .note(text("told.desk", ["no": "\(record.no)"]))
        : .command(text("told.show"), "watchroom case show \(record.no)"))
    return Letter(
      kind: kind, cause: Cause.matter(record, what), centre: record.centre, recipients: Self.distinct(addresses),
      subject: subject, text: page.text, html: page.html, thread: paper.map { [Cause.issue($0)] } ?? [],
      importance: importance, deadline: deadline, drill: record.drill)
  }
}
