package import Casework
package import Organisation
import Regulation
import Units

/// Notices: form 8 (监控点违章通知书) and form 7 (监控中心违规通知书), and R15's "told at once".
extension LetterWriter {
  /// The demand that a notice makes unless the person who files says another.
  package func demand(_ record: CaseRecord) -> String {
    text(
      "demand.\(record.kind.rawValue)",
      ["days": "\(rules.notice.answerDays)", "vessel": wording.vessel(record), "what": words.code(record.code)])
  }

  /// The notice itself, to the unit's addresses, copied to the centre that must answer (R18; P7, C10, X8; P8, C11).
  /// - Parameter above: number of the notice that is passed down with it (R5).
  package func notice(_ paper: Paper, of record: CaseRecord, above: String? = nil) -> Letter {
    let title = formTitle(paper)
    let subject = subject(
      "notice.subject",
      ["number": paper.number, "title": title, "vessel": wording.vessel(record), "what": words.code(record.code)],
      drill: paper.drill)
    var page = page(.paper, title: subject, drill: paper.drill)
    page.blocks = [
      .letterhead(issuer: wording.centre(paper.issuedBy), title: title, number: paper.number),
      .salutation(text("notice.addressee", ["unit": wording.unit(paper.to)])),
      .paragraph(body(paper, record)),
    ]
    if let corrects = paper.corrects { page.blocks.append(.paragraph(text("notice.corrects", ["number": corrects]))) }
    if let above { page.blocks.append(.paragraph(text("notice.passed", ["number": above]))) }
    page.blocks += [
      .facts(form(paper, record)), .verdict(dueWords(paper), .warning), .heading(text("notice.answer")),
      .list(answering(paper)),
    ]
    page.blocks += [
      .signature([
        text("notice.signed", ["person": wording.person(paper.signedBy)]), wording.centre(paper.issuedBy),
        wording.day(directory.zone.civil(paper.issuedAt).date),
      ]), .note(text("notice.copy", ["centre": wording.centre(paper.answeredBy)])), deskNote(paper),
    ]
    let printed = printed(
      noticeForm(paper, of: record), name: paperFileName(paper), made: paper.issuedAt)
    page.blocks += printed.missing
    let desks = paper.drill ? [paper.answeredBy, paper.issuedBy] : [paper.answeredBy]
    return Letter(
      kind: .notice, cause: Cause.issue(paper), centre: paper.issuedBy,
      recipients: Self.distinct(office(paper.to, drill: paper.drill) + self.desks(desks)), subject: subject,
      text: page.text, html: page.html, attachments: printed.files,
      importance: record.severity >= .serious ? .serious : .notice, deadline: nil, drill: paper.drill)
  }

  /// Title of the paper's form, exactly as the regulation has it.
  func formTitle(_ paper: Paper) -> String { text("form.\(paper.form.rawValue)") }

  func body(_ paper: Paper, _ record: CaseRecord) -> String {
    text(
      "notice.body.\(record.kind.rawValue)",
      [
        "law": rules.code(record.code)?.clause ?? "", "place": wording.place(record),
        "time": wording.moment(record.occurredAt), "vessel": wording.vessel(record), "what": words.code(record.code),
      ])
  }

  /// The columns of form 8 or 7, in the regulation's order.
  func form(_ paper: Paper, _ record: CaseRecord) -> [Page.Fact] {
    var facts = [wording.fact("number", paper.number), wording.fact("to", wording.unit(paper.to))]
    if paper.form == .violationNotice {
      facts += [
        wording.fact("point", record.point.map { wording.target(.point($0)) } ?? text("value.none")),
        wording.fact("place", wording.place(record)), wording.fact("position", wording.position(record.place)),
        wording.fact("vessel", wording.vessel(record)), wording.fact("persons", text("value.to-verify")),
      ]
    }
    facts += [
      wording.fact(Self.kindField(paper.form), words.code(record.code)),
      wording.fact("facts", words.reason(record.reason)),
      wording.fact("first-seen", wording.moment(record.occurredAt)),
      wording.fact("confirmed", wording.moment(record.filedAt)),
      wording.fact("severity", words.severity(record.severity)),
    ]
    if paper.form == .violationNotice, let law = rules.code(record.code)?.clause {
      facts.append(wording.fact("law", law))
    }
    if !Page.lines(record.note).isEmpty { facts.append(wording.fact("note", record.note)) }
    facts += [
      wording.fact("evidence", evidence(record)), wording.fact("demand", paper.demand),
      wording.fact("due", paper.due.map { wording.deadline($0) } ?? text("value.none")),
    ]
    return facts
  }

  /// What a notice or report calls the kind of matter.
  static func kindField(_ form: Paper.Form) -> String {
    switch form {
    case .breachNotice: "code-breach"
    case .violationNotice: "code-violation"
    default: "code-incident"
    }
  }

  func evidence(_ record: CaseRecord) -> String {
    guard let finding = record.findingNo else { return text("evidence.none") }
    let key = record.reason.key.hasPrefix("observed.") ? "evidence.observed" : "evidence.kept"
    return text(key, ["finding": "\(finding)"])
  }

  /// R5: seven days from receipt; until then counted from the day of issue.
  private func dueWords(_ paper: Paper) -> String {
    text("notice.due", ["due": paper.due.map { wording.deadline($0) } ?? "—"]) + "\n"
      + text("notice.due.counts", ["days": "\(rules.notice.answerDays)"])
  }

  func answering(_ paper: Paper) -> [String] {
    let centre = directory.centre(paper.answeredBy)
    let contact = [centre?.phone].compactMap { $0 } + (centre?.addresses ?? [])
    let own = paper.answeredBy == paper.issuedBy
    return [
      text(
        own ? "notice.answer.own" : "notice.answer.below",
        ["centre": wording.centre(paper.answeredBy)]),
      text("notice.answer.contact", ["contact": wording.joined(contact)]), text("notice.answer.what"),
      text("notice.answer.verify", ["centre": wording.centre(paper.issuedBy)]),
    ]
  }

  /// For the desk that answers, which gets the same mail as the unit: a number, no command, for the unit has none.
  func deskNote(_ paper: Paper) -> Page.Block {
    .note(text("notice.act.desk", ["centre": wording.centre(paper.answeredBy), "no": "\(paper.no)"]))
  }

  /// R15: the people whom a clause names are told at once (立即), in the transaction that filed the case.
  /// - Parameter unit: whose safety-responsible leader is told as well; in a drill nobody outside is.
  /// - Parameter raised: R19: the duty leader raised it to serious, and what R15 owes is owed now.
  package func told(
    _ record: CaseRecord, clause: String, to people: [Person], unit: ResponsibleUnit?, raised: Bool = false
  ) -> Letter {
    let subject = subject(
      "told.subject",
      [
        "no": "\(record.no)", "place": wording.place(record), "severity": words.severity(record.severity),
        "vessel": wording.vessel(record), "what": words.code(record.code),
      ], drill: record.drill)
    var page = page(.screen, title: subject, drill: record.drill)
    var told = people.map { nameAndRole($0) }
    if let unit, !record.drill {
      told.append(
        unit.safetyLeader.map { text("told.leader", ["name": $0, "unit": unit.name]) } ?? unit.name)
    }
    let tier = directory.centre(record.centre)?.tier ?? .county
    page.blocks = [
      .verdict(
        text("told.verdict", ["centre": wording.centre(record.centre), "what": words.code(record.code)]) + "\n"
          + text("told.verdict.clause"), record.severity == .emergency ? .bad : .warning),
      .facts(caseFacts(record) + [wording.fact("told", wording.joined(told))]),
      .heading(text("alarm.wanted")),
      .paragraph(Wording.withoutClause(text("wanted.\(record.kind.rawValue).\(tier.rawValue)"))),
    ]
    let outside = unit.map { record.drill ? [] : $0.addresses } ?? []
    page.blocks.append(
      outside.isEmpty
        ? .command(text("told.show"), "watchroom case show \(record.no)")
        : .note(text("told.desk", ["no": "\(record.no)"])))
    return Letter(
      kind: .told, cause: Cause.told(record, clause) + (raised ? "/raised" : ""), centre: record.centre,
      recipients: Self.distinct(mailboxes(people, drill: record.drill) + outside), subject: subject, text: page.text,
      html: page.html, importance: record.severity == .emergency ? .emergency : .serious, drill: record.drill)
  }

  /// The matter in short: for letters that are not the paper itself.
  func caseFacts(_ record: CaseRecord) -> [Page.Fact] {
    var facts = [
      wording.fact("case", "\(record.no)"), wording.fact("what", words.code(record.code)),
      wording.fact("why", words.reason(record.reason)), wording.fact("severity", words.severity(record.severity)),
      wording.fact("vessel", wording.vessel(record)), wording.fact("place", wording.place(record)),
      wording.fact("position", wording.position(record.place)),
      wording.fact("occurred", wording.moment(record.occurredAt)),
      wording.fact(
        "filed", text("by.at", ["person": wording.person(record.filedBy), "time": wording.moment(record.filedAt)])),
    ]
    if record.owner != record.filedBy || record.holder != nil { facts += ownerFacts(record) }
    if !Page.lines(record.note).isEmpty { facts.append(wording.fact("note", record.note)) }
    return facts
  }
}
