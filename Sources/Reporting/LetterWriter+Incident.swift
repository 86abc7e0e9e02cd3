package import Casework
package import Organisation
import Regulation
import Units

/// Form 5 (监控事件报告单): immediate reports never wait for an approval (R6; P9, C12, C13, X9).
extension LetterWriter {
  /// To the superior centre and the own authority; in a drill to centres only.
  package func incident(
    _ paper: Paper, of record: CaseRecord, clause: String, centres: [CentreID], units: [UnitID]
  ) -> Letter {
    let title = formTitle(paper)
    let emergency = record.severity == .emergency
    let subject = subject(
      "incident.subject",
      [
        "number": paper.number, "place": wording.place(record), "severity": words.severity(record.severity),
        "title": title, "vessel": wording.vessel(record), "what": words.code(record.code),
      ], drill: paper.drill)
    let told = centres.map { wording.centre($0) } + (paper.drill ? [] : units.map { wording.unit($0) })
    var page = page(.paper, title: subject, drill: paper.drill)
    page.blocks = [
      .letterhead(issuer: wording.centre(paper.issuedBy), title: title, number: paper.number),
      .verdict(
        text("incident.verdict", ["severity": words.severity(record.severity), "what": words.code(record.code)])
          + "\n" + text("incident.verdict.clause", ["clause": clause]), emergency ? .bad : .warning),
      .facts(form(paper, record, told: told)),
      .paragraph(text("incident.follow", ["centre": wording.centre(paper.issuedBy)])),
    ]
    if let phone = directory.centre(paper.issuedBy)?.phone {
      page.blocks.append(.paragraph(text("incident.phone", ["phone": phone])))
    }
    page.blocks += [
      .signature([
        text("notice.signed", ["person": wording.person(paper.signedBy)]), wording.centre(paper.issuedBy),
        wording.moment(paper.issuedAt),
      ]), .heading(text("notice.console")), .command(text("told.show"), "watchroom case show \(record.no)"),
    ]
    let printed = printed(
      incidentForm(incidentSheet(paper, of: record, told: told)), name: paperFileName(paper), made: paper.issuedAt)
    page.blocks += printed.missing
    let desks = paper.drill ? centres + [paper.issuedBy] : centres
    return Letter(
      kind: .incident, cause: Cause.issue(paper), centre: paper.issuedBy,
      recipients: Self.distinct(self.desks(desks) + units.flatMap { office($0, drill: paper.drill) }),
      subject: subject, text: page.text, html: page.html, attachments: printed.files,
      importance: emergency ? .emergency : .serious, drill: paper.drill)
  }

  /// The columns of form 5, in the regulation's order. What nobody has reported yet says so: it follows.
  private func form(_ paper: Paper, _ record: CaseRecord, told: [String]) -> [Page.Fact] {
    let pending = text("value.follows")
    return [
      wording.fact("number", paper.number), wording.fact("incident-kind", incidentKind(record.code)),
      wording.fact("code", wording.code(record.code)), wording.fact("severity", words.severity(record.severity)),
      wording.fact("grade", text("value.grade-open")), wording.fact("occurred", wording.moment(record.occurredAt)),
      wording.fact("place", wording.place(record)), wording.fact("position", wording.position(record.place)),
      wording.fact("waters", wording.centre(record.waters)), wording.fact("vessels", wording.vessel(record)),
      wording.fact("casualties", pending), wording.fact("transport", pending), wording.fact("cargo", pending),
      wording.fact("pollution", pending), wording.fact("course", course(record)),
      wording.fact("measures-taken", text("incident.measures", ["time": wording.moment(record.filedAt)])),
      wording.fact(
        "told-at-once", text("incident.told", ["time": wording.moment(paper.issuedAt), "who": wording.joined(told)])),
      wording.fact("approvals", text("incident.approvals")), wording.fact("evidence", evidence(record)),
    ]
  }

  func course(_ record: CaseRecord) -> String {
    let note = Page.lines(record.note)
    return ([words.reason(record.reason)] + note).joined(separator: "\n")
  }

  /// 隐患, 险情 or 事故, by the first letter of the code (H, D, A).
  func incidentKind(_ code: FindingCode) -> String {
    switch code.rawValue.first {
    case "H": text("incident.kind.hazard")
    case "A": text("incident.kind.accident")
    default: text("incident.kind.danger")
    }
  }
}
