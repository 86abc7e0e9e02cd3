import Reporting
import Casework
import Organisation
import Regulation
import Store
import Units

/// The life of a notice after it was issued (C4, X3, R5, R18): receipt, reply, verification, reminders.
extension Desk {
  func receive(notice no: Int64, at received: Instant) throws -> Paper {
    var (paper, _) = try notice(no)
    try allow(.receiveNotice, centre: paper.answeredBy)
    guard received <= now else { throw ActRefusal.inTheFuture }
    guard received >= paper.issuedAt else { throw CaseRefusal.beforeIssue }
    try setReceived(&paper, at: received)
    return paper
  }

  /// R5: the clock starts at acknowledgement or delivery, the earlier.
  func setReceived(_ paper: inout Paper, at received: Instant) throws {
    if let known = paper.receivedAt, known <= received { return }
    paper.receivedAt = received
    paper.due = NoticeClock.due(received: received, rules: context.rules.notice, zone: zone)
    paper.revision += 1
    try tx.update(paper)
    try journal("notice.received", "notice:\(paper.no)", centre: paper.answeredBy, occurred: received)
  }

  func reply(notice no: Int64, measures: String, at replied: Instant, revision: Int?) throws -> Paper {
    var (paper, record) = try notice(no)
    let person = try allow(.replyNotice, centre: paper.answeredBy)
    try expect(revision, paper.revision)
    guard replied <= now else { throw ActRefusal.inTheFuture }
    // Who answers has received: where nothing earlier is known the clock began with the reply (R5).
    if replied >= paper.issuedAt { try setReceived(&paper, at: replied) }
    let reply = Paper.Reply(measures: measures, repliedAt: replied, by: person.id)
    let next = try step(.replied(reply), record, paper)
    try journal("notice.replied", "notice:\(no)", centre: paper.answeredBy, occurred: replied)
    try post(context.letters.reply(next.paper, of: next.record), paper: no)
    return next.paper
  }

  /// - Parameter verifier: the second person where a console asked for one; else the signer.
  func verify(notice no: Int64, accepted: Bool, note: String, verifier: Person, revision: Int?) throws -> Paper {
    let (paper, record) = try notice(no)
    try allow(.verifyNotice, centre: paper.issuedBy)
    try Authority.check(.verifyNotice, by: verifier, centre: paper.issuedBy, directory: directory)
    try expect(revision, paper.revision)
    let verification = Paper.Verification(accepted: accepted, note: note, at: now, by: verifier.id)
    let next = try step(.verified(verification), record, paper)
    try journal(
      accepted ? "notice.closed" : "notice.sent-back", "notice:\(no)", centre: paper.issuedBy,
      ["by": verifier.id, "note": note])
    try post(context.letters.verdict(next.paper, of: next.record), paper: no)
    return next.paper
  }

  /// Reminders at 3 days and 1 day left; once overdue it climbs (R5).
  func remind(_ paper: Paper) throws {
    guard let left = NoticeClock.reminder(paper, rules: context.rules.notice, zone: zone, now: now),
      let record = try tx.read.caseRecord(no: paper.caseNo)
    else { return }
    var next = paper
    next.reminded.append(left)
    try tx.update(next)
    try journal(
      left == 0 ? "notice.overdue" : "notice.reminded", "notice:\(paper.no)", centre: paper.issuedBy,
      ["days": "\(left)"])
    if left == 0 {
      let leaders = RungResolver(directory).people(.dutyLeader, centre: paper.issuedBy, at: now)
      try post(context.letters.overdue(next, of: record, to: leaders), paper: paper.no)
    } else {
      try post(context.letters.reminder(next, of: record, daysLeft: left), paper: paper.no)
    }
  }

  private func notice(_ no: Int64) throws -> (Paper, CaseRecord) {
    guard let paper = try tx.read.paper(no: no), let record = try tx.read.caseRecord(no: paper.caseNo) else {
      throw ActRefusal.noSuchThing("notice:\(no)")
    }
    guard paper.form.isNotice else { throw ActRefusal.notANotice }
    return (paper, record)
  }

  private func step(_ event: CaseEvent, _ record: CaseRecord, _ paper: Paper) throws -> (
    record: CaseRecord, paper: Paper
  ) {
    let next = try CaseMachine.after(event, record, paper: paper)
    guard let changed = next.paper else { throw ActRefusal.notANotice }
    try tx.update(next.record)
    try tx.update(changed)
    return (next.record, changed)
  }
}
