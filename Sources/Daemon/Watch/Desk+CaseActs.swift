import Casework
import Organisation
import Regulation
import Reporting
import Store
import Units

/// Steps of a case by people (design.md, Cases; S5, S6, R19): each by `CaseLife`, with its history, journal and letters in one
/// transaction.
extension Desk {
  /// One step. - Parameter person: who takes it; nil: the signer.
  func take(
    _ what: CaseEvent.What, case no: Int64, words: String, revision: Int?, person: Person? = nil,
    occurred: Instant? = nil
  ) throws -> CaseMachine.Outcome {
    let record = try caseRecord(no)
    guard let by = person ?? signer.person else {
      throw signer == .root ? AuthorityRefusal.administratorNeverSigns : AuthorityRefusal.notSignedOn
    }
    try expect(revision, record.revision)
    let next = try CaseLife.after(
      what, by: by, at: now, words: words, record, paper: try tx.read.papers(case: no).last, directory: directory)
    try tx.update(next.record)
    if let paper = next.paper { try tx.update(paper) }
    try tx.insert(next.step)
    var detail = next.step.values
    if !words.isEmpty { detail["words"] = words }
    try journal("case.\(next.step.kind.rawValue)", "case:\(no)", centre: record.centre, occurred: occurred, detail)
    try follow(next)
    return next
  }

  /// S6: the first-contact owner hears of each step that others take after it was handed on.
  private func follow(_ next: CaseMachine.Outcome) throws {
    guard next.record.holder != nil, next.step.by != next.record.owner, let owner = directory.person(next.record.owner)
    else { return }
    try post(context.letters.news(next.record, step: next.step, ordinal: try stepCount(next.record), to: [owner]))
  }

  private func stepCount(_ record: CaseRecord) throws -> Int { try tx.read.steps(case: record.no).count }

  /// 结案 of what no reply is awaited for, by someone other than the handler.
  func close(case no: Int64, note: String, revision: Int?) throws -> CaseRecord {
    // A fault ends with its acceptance, an incident with its final report.
    if try caseRecord(no).kind == .fault { throw FaultRefusal.acceptanceDecides }
    if try tx.read.incident(case: no) != nil { throw IncidentRefusal.finalDecides }
    return try take(.concluded, case: no, words: note, revision: revision).record
  }

  /// 催办: a letter to the centre that must answer and to the unit that was notified; counted.
  func urge(case no: Int64, words: String, revision: Int?) throws -> CaseRecord {
    let record = try caseRecord(no)
    let paper = try tx.read.papers(case: no).last
    let answering = CaseLife.answering(record, paper)
    let next = try take(.urged(answering), case: no, words: words, revision: revision)
    try post(
      context.letters.urged(next.record, paper: next.paper, answering: answering, step: next.step), paper: paper?.no)
    return next.record
  }

  /// C10, X8: who was told to stop; the township by mail as well.
  func told(case no: Int64, _ telling: Telling, words: String, revision: Int?) throws -> CaseRecord {
    let next = try take(.told(telling), case: no, words: words, revision: revision)
    let township = next.record.point.flatMap { directory.point($0)?.township }
    if telling.whom == .township, let unit = township.flatMap({ directory.unit($0) }) {
      try post(
        context.letters.spot(next.record, step: next.step, ordinal: try stepCount(next.record), unit: unit))
    }
    return next.record
  }

  /// 报警督办: told to the answering centre and its duty leader at once.
  func supervise(
    case no: Int64, level: Supervision.Level, deadline: Instant, words: String, revision: Int?
  ) throws -> CaseRecord {
    guard let superior = signer.person?.centre else { throw AuthorityRefusal.notSignedOn }
    let next = try take(
      .supervised(level, deadline: deadline, centre: superior), case: no, words: words, revision: revision)
    let answering = CaseLife.answering(next.record, next.paper)
    let leaders = RungResolver(directory).people(.dutyLeader, centre: answering, at: now)
    try post(context.letters.supervised(next.record, answering: answering, to: leaders))
    return next.record
  }

  func answer(case no: Int64, _ outcome: Supervision.Outcome, words: String, revision: Int?) throws -> CaseRecord {
    let next = try take(.resulted(outcome), case: no, words: words, revision: revision)
    let orderer = next.record.supervisions?.last.flatMap { directory.person($0.by) }
    try post(
      context.letters.supervisionResult(
        next.record, answering: CaseLife.answering(next.record, next.paper), to: orderer.map { [$0] } ?? []))
    return next.record
  }

  /// R19, R15: raised to serious it owes at once what a serious matter owes.
  func raise(case no: Int64, reason: String, revision: Int?) throws -> CaseRecord {
    let next = try take(.raised, case: no, words: reason, revision: revision)
    let record = next.record
    let unit = next.paper.flatMap { $0.isLiveNotice ? $0.to : nil }
    let leaders = RungResolver(directory).people(.dutyLeader, centre: record.centre, at: now)
    let clause = next.paper?.clause ?? "R19"
    try post(
      context.letters.told(
        record, clause: clause, to: leaders, unit: unit.flatMap { directory.unit($0) }, raised: true))
    return record
  }

  /// S6: handed on within the centre; who gets it accepts it.
  func hand(case no: Int64, to person: PersonID, words: String, revision: Int?) throws -> CaseRecord {
    guard let receiver = directory.person(person) else { throw ActRefusal.noSuchThing("person:\(person)") }
    let next = try take(.handedOn(person), case: no, words: words, revision: revision)
    try post(
      context.letters.handedOn(next.record, step: next.step, ordinal: try stepCount(next.record), to: receiver))
    return next.record
  }

  func accept(case no: Int64, revision: Int?) throws -> CaseRecord {
    try take(.accepted, case: no, words: "", revision: revision).record
  }

  /// 销案: its notice is cancelled and its addressees are told.
  func dismiss(case no: Int64, reason: String, revision: Int?) throws -> CaseRecord {
    let next = try take(.dismissed, case: no, words: reason, revision: revision)
    if let person = signer.person { try endDraft(case: no, by: person, reason: reason) }
    try tellCancelled(next)
    return next.record
  }

  func reopen(case no: Int64, reason: String, due: Instant?, revision: Int?) throws -> CaseRecord {
    let paper = try tx.read.papers(case: no).last
    let again = paper.flatMap { $0.isLiveNotice ? dueAgain($0, asked: due) : nil }
    let next = try take(.reopened(due: again), case: no, words: reason, revision: revision)
    if let paper = next.paper, paper.isLiveNotice {
      try post(context.letters.reopened(paper, of: next.record), paper: paper.no)
    }
    return next.record
  }

  /// 作废: the number stays in the ledgers, the addressees are told, another notice is owed or the case is dismissed.
  func cancel(notice no: Int64, reason: String, revision: Int?) throws -> Paper {
    let (paper, record) = try notice(no)
    try expect(revision, paper.revision)
    // Of a case's notices only the last one holds.
    guard try tx.read.papers(case: record.no).last?.no == no else { throw CaseRefusal.paperCancelled }
    let next = try take(.cancelled, case: record.no, words: reason, revision: nil)
    try tellCancelled(next)
    return next.paper ?? paper
  }

  private func tellCancelled(_ next: CaseMachine.Outcome) throws {
    guard let paper = next.paper, paper.isCancelled, next.step.values["number"] == paper.number else { return }
    try journal(
      "notice.cancelled", "notice:\(paper.no)", centre: paper.issuedBy,
      ["number": paper.number, "reason": paper.cancelled?.reason ?? ""])
    guard paper.form.isNotice else { return }
    try post(context.letters.cancelled(paper, of: next.record), paper: paper.no)
  }

  /// By when a notice is answered again: the day that was asked for, else by rule (decision 0016).
  func dueAgain(_ paper: Paper, asked: Instant?) -> Instant {
    asked ?? NoticeClock.dueAgain(paper, rules: context.rules.notice, zone: zone, now: now)
  }
}
