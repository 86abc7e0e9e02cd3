package import Casework
package import Organisation
import Regulation
import Units

/// What follows a notice (C4, X3, R5): reply, verdict, reminders, overdue. All refer to the notice's own letter.
extension LetterWriter {
  /// The n-th reply, to the issuing centre, which is to verify it by someone else than who filed and who replied.
  /// - Parameter files: what came with it; attached where all together are at most 5 MiB, else named, to be fetched from the register.
  package func reply(_ paper: Paper, of record: CaseRecord, files: [(file: ReplyFile, bytes: [UInt8])] = []) -> Letter {
    let reply = paper.replies.last
    let late = isLate(paper, reply)
    let attached = files.map(\.file.bytes).reduce(0, +) <= 5 << 20
    var blocks: [Page.Block] = [
      .verdict(
        text("reply.verdict", ["centre": wording.centre(paper.answeredBy), "number": paper.number]) + "\n"
          + text(late ? "reply.late" : "reply.in-time"), late ? .warning : .good),
      .facts(
        matter(paper, record) + [
          wording.fact("measures", reply?.measures ?? ""),
          wording.fact("replied", reply.map { wording.moment($0.repliedAt) } ?? ""),
          wording.fact("replier", reply.map { wording.person($0.by) } ?? ""),
        ] + mailFacts(reply)),
    ]
    if !files.isEmpty {
      blocks += [.heading(text("reply.files")), .list(files.map { fileWords($0.file) })]
      if !attached { blocks.append(.command(text("reply.fetch"), "watchroom notice file \(paper.no) 1 -o …")) }
    }
    blocks.append(.heading(text("alarm.act")))
    let others = [record.filedBy, reply?.by].compactMap { $0 }.map { wording.person($0) }
    blocks += [
      .command(
        text("reply.verify", ["others": wording.joined(Self.distinct(others))]),
        "watchroom notice verify \(paper.no) accepted"),
      .command(text("reply.send-back"), "watchroom notice verify \(paper.no) sentBack --note …"),
    ]
    var letter = letter(
      .reply, Cause.reply(paper, paper.replies.count), paper, "reply.subject", record, blocks,
      to: desks([paper.issuedBy]),
      thread: thread(paper, replies: paper.replies.count - 1, verdicts: paper.verifications.count), importance: .notice)
    if attached {
      letter.attachments = files.map {
        Letter.Attachment(name: $0.file.name, mimeType: $0.file.mimeType, bytes: $0.bytes)
      }
    }
    return letter
  }

  private func mailFacts(_ reply: Paper.Reply?) -> [Page.Fact] {
    guard let mark = reply?.byMail else { return [] }
    return [
      wording.fact(
        "by-mail", text("reply.by-mail", ["from": mark.from, "time": wording.moment(mark.receivedAt)]))
    ]
  }

  private func fileWords(_ file: ReplyFile) -> String {
    text("reply.file", ["bytes": "\(file.bytes)", "digest": file.digest, "name": file.name])
  }

  /// Closed or sent back, to the unit and the centre that answered.
  package func verdict(_ paper: Paper, of record: CaseRecord) -> Letter {
    let verification = paper.verifications.last
    let accepted = verification?.accepted ?? false
    var facts = matter(paper, record)
    facts += [
      wording.fact("measures", paper.replies.last?.measures ?? ""),
      wording.fact("outcome", text(accepted ? "outcome.accepted" : "outcome.sent-back")),
      wording.fact("verified-by", verification.map { wording.person($0.by) } ?? ""),
      wording.fact("verified-at", verification.map { wording.moment($0.at) } ?? ""),
    ]
    if let note = verification?.note, !Page.lines(note).isEmpty { facts.append(wording.fact("opinion", note)) }
    var blocks: [Page.Block] = [
      .verdict(
        text(accepted ? "verdict.closed" : "verdict.sent-back", ["number": paper.number]), accepted ? .good : .warning),
      .facts(facts),
    ]
    if !accepted {
      blocks += [
        .paragraph(text("verdict.again", ["due": paper.due.map { wording.deadline($0) } ?? "—"])), deskNote(paper),
      ]
    }
    return letter(
      .verdict, Cause.verdict(paper, paper.verifications.count), paper,
      accepted ? "verdict.subject.closed" : "verdict.subject.sent-back", record, blocks,
      to: office(paper.to, drill: paper.drill) + desks([paper.answeredBy]),
      thread: thread(paper, replies: paper.replies.count, verdicts: paper.verifications.count - 1), importance: .notice)
  }

  /// R5: three days and one day before it is due, to the unit and the centre that must answer.
  package func reminder(_ paper: Paper, of record: CaseRecord, daysLeft: Int) -> Letter {
    let due = paper.due.map { wording.deadline($0) } ?? "—"
    let blocks: [Page.Block] = [
      .verdict(text("reminder.verdict", ["days": "\(daysLeft)", "due": due, "number": paper.number]), .warning),
      .facts(matter(paper, record) + [wording.fact("demand", paper.demand)]),
      .heading(text("notice.answer")), .list(answering(paper)), deskNote(paper),
    ]
    return letter(
      .reminder, Cause.reminder(paper, daysLeft: daysLeft), paper, "reminder.subject", record, blocks,
      to: office(paper.to, drill: paper.drill) + desks([paper.answeredBy]), thread: [Cause.issue(paper)],
      importance: .notice, deadline: paper.due, values: ["days": "\(daysLeft)"])
  }

  /// R5: overdue climbs to the issuing centre's duty leader and the receiving unit's safety-responsible leader.
  package func overdue(_ paper: Paper, of record: CaseRecord, to people: [Person]) -> Letter {
    let unit = directory.unit(paper.to)
    let due = paper.due.map { wording.deadline($0) } ?? "—"
    var facts = matter(paper, record)
    facts += [
      wording.fact("received", paper.receivedAt.map { wording.moment($0) } ?? text("value.not-yet")),
      wording.fact("demand", paper.demand),
      wording.fact("safety-leader", unit?.safetyLeader ?? text("value.none")),
      wording.fact(
        "contact", wording.joined([unit?.phone, directory.centre(paper.answeredBy)?.phone].compactMap { $0 })),
    ]
    let blocks: [Page.Block] = [
      .verdict(
        text("overdue.verdict", ["due": due, "number": paper.number, "unit": wording.unit(paper.to)]), .bad),
      .facts(facts), .paragraph(text("overdue.ask", ["centre": wording.centre(paper.issuedBy)])), deskNote(paper),
    ]
    return letter(
      .overdue, Cause.overdue(paper), paper, "overdue.subject", record, blocks,
      to: mailboxes(people, drill: paper.drill) + office(paper.to, drill: paper.drill), thread: [Cause.issue(paper)],
      importance: .serious)
  }

  func letter(
    _ kind: LetterKind, _ cause: String, _ paper: Paper, _ subjectKey: String, _ record: CaseRecord,
    _ blocks: [Page.Block], to addresses: [String], thread: [String], importance: Importance,
    deadline: Instant? = nil, values: [String: String] = [:]
  ) -> Letter {
    var values = values
    values["number"] = paper.number
    values["title"] = formTitle(paper)
    values["vessel"] = wording.vessel(record)
    values["what"] = words.code(record.code)
    let subject = subject(subjectKey, values, drill: paper.drill)
    var page = page(.screen, title: subject, drill: paper.drill)
    page.blocks = blocks
    return Letter(
      kind: kind, cause: cause, centre: paper.issuedBy, recipients: Self.distinct(addresses), subject: subject,
      text: page.text, html: page.html, thread: thread, importance: importance, deadline: deadline, drill: paper.drill)
  }

  func matter(_ paper: Paper, _ record: CaseRecord) -> [Page.Fact] {
    [
      wording.fact("number", paper.number), wording.fact("issued-by", wording.centre(paper.issuedBy)),
      wording.fact("to", wording.unit(paper.to)), wording.fact("issued", wording.moment(paper.issuedAt)),
      wording.fact(Self.kindField(paper.form), words.code(record.code)),
      wording.fact("facts", words.reason(record.reason)),
      wording.fact("vessel", wording.vessel(record)), wording.fact("place", wording.place(record)),
      wording.fact("occurred", wording.moment(record.occurredAt)),
      wording.fact("due", paper.due.map { wording.deadline($0) } ?? text("value.none")),
    ]
  }

  /// Causes of the notice, then of the first so many replies and verdicts in turn.
  private func thread(_ paper: Paper, replies: Int, verdicts: Int) -> [String] {
    var causes = [Cause.issue(paper)]
    for ordinal in 1..<(max(0, replies) + 1) {
      causes.append(Cause.reply(paper, ordinal))
      if ordinal <= verdicts { causes.append(Cause.verdict(paper, ordinal)) }
    }
    return causes
  }

  private func isLate(_ paper: Paper, _ reply: Paper.Reply?) -> Bool {
    guard let due = paper.due, let reply else { return false }
    return reply.repliedAt > due
  }
}
