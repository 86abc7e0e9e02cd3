package import Casework
package import Organisation
import Regulation
package import Units

/// What goes about an incident inside the organisation: who is to look at form 5 (R6), that it came in, instructions and requests for help
/// (P10, C14, X10).
extension LetterWriter {
  /// R6: waits for the duty leader, then for the centre leader: to whoever is next.
  package func incidentAwaits(
    _ paper: Paper, of record: CaseRecord, _ file: IncidentFile, _ submission: Submission, to people: [Person],
    at now: Instant
  ) -> Letter {
    let step = submission.state == .centreLeader ? "centre" : "duty"
    return flow(
      .incidentAwaits, paper, record, file,
      cause: "awaits/\(submission.no)/\(submission.askedAt.milliseconds)", key: "incident.awaits.\(step)",
      values: ["to": goesTo(submission), "what": text("incident.what.\(submission.what.rawValue)")],
      facts: words(of: submission) + formFive(paper, record, file, now),
      commands: approvalCommands(record, submission), from: submission.centre, to: mailboxes(people, drill: file.drill),
      urgent: false)
  }

  /// R6: nobody acted; to whoever is next, then further up.
  package func incidentReminder(
    _ paper: Paper, of record: CaseRecord, _ file: IncidentFile, _ nudge: Nudge, centre: CentreID, to people: [Person],
    at now: Instant
  ) -> Letter {
    var key = "incident.reminder.receipt"
    var since = now
    var commands = [(text("incident.act.receive"), "watchroom incident receive \(record.no)")]
    var values: [String: String] = ["centre": wording.centre(centre)]
    switch nudge.matter {
    case .approval(let no):
      key = "incident.reminder.approval"
      guard let submission = file.submissions.first(where: { $0.no == no }) else { break }
      since = submission.askedAt
      values["state"] = text("incident.state.\(submission.state.rawValue)")
      values["to"] = goesTo(submission)
      commands = approvalCommands(record, submission)
    case .receipt(let id): since = file.receipts.first { $0.centre == id }?.at ?? now
    case .help(let no):
      key = "incident.reminder.help"
      let help = file.helps.first { $0.no == no }
      since = help?.at ?? now
      values["text"] = help?.text ?? ""
      commands = [(text("incident.act.instruct"), "watchroom incident instruct \(record.no) …")]
    }
    values["span"] = wording.span(now - since)
    return flow(
      .incidentReminder, paper, record, file, cause: "reminder/\(nudge.wait)/\(nudge.count)", key: key, values: values,
      facts: caseFacts(record), commands: commands, from: centre, to: mailboxes(people, drill: file.drill),
      urgent: file.isEmergency)
  }

  /// Sent back with words: to the watch and whoever wrote it.
  package func incidentReturned(
    _ paper: Paper, of record: CaseRecord, _ file: IncidentFile, _ submission: Submission, to people: [Person],
    at now: Instant
  ) -> Letter {
    let back = submission.returns.last
    return flow(
      .incidentReturned, paper, record, file, cause: "returned/\(submission.no)/\(submission.returns.count)",
      key: "incident.returned",
      values: ["person": wording.person(back?.by ?? ""), "text": Page.line(back?.words ?? "")],
      facts: formFive(paper, record, file, now),
      commands: [(text("incident.act.set"), "watchroom incident set \(record.no) …")], from: submission.centre,
      to: mailboxes(people, drill: file.drill), urgent: false)
  }

  /// P10, C14, X10: a matter reported from below; P9, C12: from above, to deal with.
  package func incidentReceived(
    _ paper: Paper, of record: CaseRecord, _ file: IncidentFile, _ receipt: IncidentReceipt, clause: String,
    to people: [Person], at now: Instant
  ) -> Letter {
    let up = receipt.isUp
    return flow(
      .incidentReceived, paper, record, file, cause: "received/\(receipt.centre)",
      key: up ? "incident.received.up" : "incident.received.down",
      values: ["centre": wording.centre(receipt.from), "clause": clause], facts: formFive(paper, record, file, now),
      commands: [
        (text("incident.act.receive"), "watchroom incident receive \(record.no)"),
        up
          ? (text("incident.act.instruct"), "watchroom incident instruct \(record.no) …")
          : (text("incident.act.call"), "watchroom incident show \(record.no)"),
      ], from: receipt.centre, to: mailboxes(people, drill: file.drill), urgent: file.isEmergency)
  }

  package func incidentInstruction(
    _ paper: Paper, of record: CaseRecord, _ file: IncidentFile, _ instruction: Instruction, centres: [CentreID],
    people: [Person]
  ) -> Letter {
    flow(
      .incidentInstruction, paper, record, file, cause: "instruction/\(instruction.no)", key: "incident.instruction",
      values: ["centre": wording.centre(instruction.centre), "person": wording.person(instruction.by)],
      facts: [wording.fact("instruction", instruction.text)] + caseFacts(record),
      commands: [(text("told.show"), "watchroom incident show \(record.no)")], from: instruction.centre,
      to: desks(centres) + mailboxes(people, drill: file.drill), urgent: file.isEmergency)
  }

  /// To the centre above and the people named; of the province to its bureau, which has no console and answers by telephone.
  /// - Parameter unit: the bureau.
  package func incidentHelp(
    _ paper: Paper, of record: CaseRecord, _ file: IncidentFile, _ help: HelpRequest, people: [Person], unit: UnitID?
  ) -> [Letter] {
    let values = ["centre": wording.centre(help.centre), "person": wording.person(help.by)]
    let facts = [wording.fact("help", help.text)] + caseFacts(record)
    let desk = flow(
      .incidentHelp, paper, record, file, cause: "help/\(help.no)", key: "incident.help", values: values, facts: facts,
      commands: [(text("incident.act.instruct"), "watchroom incident instruct \(record.no) …")], from: help.centre,
      to: (help.of.map { desks([$0]) } ?? []) + mailboxes(people, drill: file.drill), urgent: true)
    guard let office = unit.map({ office($0, drill: file.drill) }), !office.isEmpty else { return [desk] }
    let asked = flow(
      .incidentHelp, paper, record, file, cause: "help/\(help.no)/office", key: "incident.help", values: values,
      facts: facts,
      words: text("incident.help.office", ["centre": wording.centre(help.centre), "contact": contact(help.centre)]),
      from: help.centre, to: office, urgent: true)
    return [desk, asked]
  }

  private func approvalCommands(_ record: CaseRecord, _ submission: Submission) -> [(String, String)] {
    [
      (text("incident.act.approve"), "watchroom incident approve \(record.no) --submission \(submission.no)"),
      (
        text("incident.act.send-back"), "watchroom incident send-back \(record.no) --submission \(submission.no) …"
      ),
    ]
  }

  private func goesTo(_ submission: Submission) -> String {
    var names: [String] = []
    for item in submission.items where !names.contains(wording.addressee(item.to)) {
      names.append(wording.addressee(item.to))
    }
    return names.isEmpty ? text("value.none") : wording.joined(names)
  }

  private func words(of submission: Submission) -> [Page.Fact] {
    var facts: [Page.Fact] = []
    let reasons = OwedReport.Cause.allCases.filter { cause in submission.items.contains { $0.cause == cause } }
    let clauses = Set(submission.items.map(\.clause)).sorted()
    facts.append(
      wording.fact(
        "why-up",
        text(
          "incident.why",
          [
            "clause": wording.joined(clauses),
            "why": wording.joined(reasons.map { text("incident.cause.\($0.rawValue)") }),
          ])))
    if !submission.text.isEmpty { facts.append(wording.fact("report-text", submission.text)) }
    if let back = submission.returns.last { facts.append(wording.fact("returned-words", back.words)) }
    return facts
  }

  private func flow(
    _ kind: LetterKind, _ paper: Paper, _ record: CaseRecord, _ file: IncidentFile, cause: String, key: String,
    values: [String: String], facts: [Page.Fact], words then: String? = nil, commands: [(String, String)] = [],
    from centre: CentreID, to recipients: [String], urgent: Bool
  ) -> Letter {
    var all = values
    all["number"] = paper.number
    all["place"] = place(file, record)
    all["code"] = words.code(record.code)
    let subject = subject("\(key).subject", all, drill: file.drill)
    var page = page(.screen, title: subject, drill: file.drill)
    page.blocks = [
      .verdict(text("\(key).verdict", all), file.isEmergency ? .bad : .warning), .facts(facts),
      .heading(text("alarm.act")),
    ]
    if let then { page.blocks.append(.paragraph(then)) }
    page.blocks += commands.map { .command($0.0, $0.1) }
    return Letter(
      kind: kind, cause: Cause.incident(paper, cause), centre: centre, recipients: Self.distinct(recipients),
      subject: subject, text: page.text, html: page.html, thread: [Cause.issue(paper)],
      importance: urgent ? .emergency : .serious, drill: file.drill)
  }
}
