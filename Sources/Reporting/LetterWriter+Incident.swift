package import Casework
package import Organisation
import Regulation
package import Units

/// One sending of form 5, or of what follows it.
package struct IncidentSending: Sendable {
  package enum Stage: Sendable {
    /// R15: without approval.
    case atOnce
    /// R6: with both approvals.
    case approved(Submission)
    /// 续报: the n-th; with its approvals where it needed them.
    case followUp(Int, String, Submission?)
    /// The end, with whose agreement.
    case final(Submission)
  }
  package var stage: Stage
  /// Whose clause sends it.
  package var from: CentreID
  package var clause: String
  package var causes: [OwedReport.Cause]
  package var centres: [CentreID]
  package var units: [UnitID]
  package init(
    _ stage: Stage, from: CentreID, clause: String, causes: [OwedReport.Cause], centres: [CentreID], units: [UnitID]
  ) {
    self.stage = stage
    self.from = from
    self.clause = clause
    self.causes = causes
    self.centres = centres
    self.units = units
  }
}

/// Form 5 (监控事件报告单): immediate reports never wait for an approval, what goes up waits for two (R6; P9, C12, C13, X9); what follows goes
/// where the first went, in its thread.
extension LetterWriter {
  /// To the centres and units of the sending; in a drill to centres only (D14). The first letter of an incident begins its thread.
  package func incident(
    _ paper: Paper, of record: CaseRecord, _ file: IncidentFile, _ sending: IncidentSending, at now: Instant
  ) -> Letter {
    let (key, kind, cause) = stage(paper, file, sending)
    let title = formTitle(paper)
    let emergency = file.isEmergency
    let severity = emergency ? words.severity(.emergency) : words.severity(record.severity)
    let subject = subject(
      "incident.subject\(key == "at-once" ? "" : "." + key)",
      [
        "count": count(sending), "number": paper.number, "place": place(file, record), "severity": severity,
        "title": title, "vessel": wording.vessel(record), "what": words.code(record.code),
      ], drill: paper.drill)
    var page = page(.paper, title: subject, drill: paper.drill)
    page.blocks = [
      .letterhead(issuer: wording.centre(sending.from), title: title, number: paper.number),
      .verdict(verdict(record, file, sending, key: key, severity: severity), emergency ? .bad : .warning),
    ]
    page.blocks += told(sending)
    page.blocks.append(.facts(formFive(paper, record, file, now)))
    if key != "final" {
      page.blocks.append(.paragraph(text("incident.follow", ["centre": wording.centre(paper.issuedBy)])))
    }
    if let phone = directory.centre(paper.issuedBy)?.phone {
      page.blocks.append(.paragraph(text("incident.phone", ["phone": phone])))
    }
    page.blocks += [
      .signature([
        text("notice.signed", ["person": signer(paper, sending)]), wording.centre(sending.from), wording.moment(now),
      ]), .note(text("told.desk", ["no": "\(record.no)"])),
    ]
    let printed = printed(
      incidentForm(incidentSheet(paper, of: record, file, at: now)), name: paperFileName(paper), made: now)
    page.blocks += printed.missing
    let desks = paper.drill ? sending.centres + [paper.issuedBy] : sending.centres
    return Letter(
      kind: kind, cause: cause, centre: sending.from,
      recipients: Self.distinct(self.desks(desks) + sending.units.flatMap { office($0, drill: paper.drill) }),
      subject: subject, text: page.text, html: page.html, attachments: printed.files,
      thread: cause == Cause.issue(paper) ? [] : [Cause.issue(paper)],
      importance: emergency ? .emergency : .serious, drill: paper.drill)
  }

  private func stage(
    _ paper: Paper, _ file: IncidentFile, _ sending: IncidentSending
  ) -> (key: String, kind: LetterKind, cause: String) {
    let first = file.letters == 0
    switch sending.stage {
    case .atOnce:
      return ("at-once", .incident, first ? Cause.issue(paper) : Cause.incident(paper, "more/\(file.letters)"))
    case .approved(let submission):
      return ("approved", .incident, first ? Cause.issue(paper) : Cause.incident(paper, "sent/\(submission.no)"))
    case .followUp(let no, _, let submission):
      return (
        "follow-up", .incidentFollowUp,
        Cause.incident(paper, submission.map { "sent/\($0.no)" } ?? "follow-up/\(no)")
      )
    case .final(let submission): return ("final", .incidentFinal, Cause.incident(paper, "sent/\(submission.no)"))
    }
  }

  private func count(_ sending: IncidentSending) -> String {
    if case .followUp(let no, _, _) = sending.stage { return "\(no)" }
    return ""
  }

  private func signer(_ paper: Paper, _ sending: IncidentSending) -> String {
    switch sending.stage {
    case .approved(let submission), .final(let submission), .followUp(_, _, let submission?):
      wording.person((submission.centreLeader ?? submission.dutyLeader)?.by ?? paper.signedBy)
    case .atOnce, .followUp(_, _, nil): wording.person(paper.signedBy)
    }
  }

  private func verdict(
    _ record: CaseRecord, _ file: IncidentFile, _ sending: IncidentSending, key: String, severity: String
  ) -> String {
    let first = text("incident.verdict", ["severity": severity, "what": words.code(record.code)])
    let causes = wording.joined(sending.causes.map { text("incident.cause.\($0.rawValue)") })
    var lines = [first, text("incident.verdict.\(key)", ["why": causes])]
    switch sending.stage {
    case .followUp(_, let words, _): lines += Page.lines(words)
    case .final(let submission): lines += Page.lines(submission.text)
    case .atOnce, .approved: break
    }
    return lines.joined(separator: "\n")
  }

  private func told(_ sending: IncidentSending) -> [Page.Block] {
    switch sending.stage {
    case .approved(let submission), .final(let submission), .followUp(_, _, let submission?):
      [.facts([wording.fact("approvals", approvals(submission))])]
    case .atOnce, .followUp(_, _, nil): []
    }
  }

  func approvals(_ submission: Submission) -> String {
    let steps: [(String, Submission.Approval?)] = [
      ("incident.step.dutyLeader", submission.dutyLeader), ("incident.step.centreLeader", submission.centreLeader),
    ]
    let given = steps.compactMap { key, approval in
      approval.map { text(key, ["person": wording.person($0.by), "time": wording.moment($0.at)]) }
    }
    return given.isEmpty ? text("incident.step.none") : wording.joined(given)
  }
}
