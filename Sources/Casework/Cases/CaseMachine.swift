import Organisation
import Units

/// The life of a case as a pure machine (design.md, Cases): each step checks its state, what it says, and that four eyes are four. Who
/// may take it at all is `CaseLife`'s to ask. Apart from the alarm's life (D5).
///
/// | from | step | to |
/// |---|---|---|
/// | filed | dispatched (its paper issued) | dispatched |
/// | dispatched | replied | answered |
/// | answered | verified: good; not good | closed, or verified while a supervision is open; dispatched |
/// | filed or dispatched without a notice, verified | concluded | closed |
/// | filed, dispatched, answered, verified | dismissed (销案) | dismissed, its paper cancelled |
/// | dispatched, answered | cancelled (作废 of its notice) | filed: another notice is owed |
/// | closed, dismissed | reopened | dispatched where a paper holds, else filed |
/// | every open one | urged, told, supervised, result, raised, handed on, accepted | the same |
package enum CaseMachine {
  package struct Outcome: Hashable, Sendable {
    package var record: CaseRecord
    package var paper: Paper?
    package var step: CaseStep
  }

  /// The case after `event`, or why not.
  /// - Parameter paper: its latest paper; a cancelled one where no other followed it.
  package static func after(
    _ event: CaseEvent, _ record: CaseRecord, paper: Paper?
  ) throws(CaseRefusal) -> Outcome {
    var next = Outcome(
      record: record, paper: paper,
      step: CaseStep(
        caseNo: record.no, kind: .filed, at: event.at, by: event.by, state: record.state, words: event.words))
    switch event.what {
    case .dispatched: try dispatch(&next)
    case .replied(let at, let files, let byMail): try reply(event, at: at, files: files, byMail: byMail, &next)
    case .verified(let accepted, let due): try verify(event, accepted: accepted, due: due, &next)
    case .concluded: try conclude(event, &next)
    case .dismissed: try dismiss(event, &next)
    case .reopened(let due): try reopen(event, due: due, &next)
    case .cancelled: try cancel(event, &next)
    case .handedOn, .accepted: try hand(event, &next)
    case .urged, .told, .raised, .supervised, .resulted: try mark(event, &next)
    }
    next.record.revision += 1
    if next.paper != nil { next.paper?.revision += 1 }
    next.step.state = next.record.state
    return next
  }

  private static func dispatch(_ next: inout Outcome) throws(CaseRefusal) {
    guard next.record.state == .filed else { throw .wrongState(next.record.state) }
    guard let paper = next.paper else { throw .noPaper }
    guard !paper.isCancelled else { throw .paperCancelled }
    next.record.state = .dispatched
    next.step.kind = .dispatched
    next.step.values["number"] = paper.number
    next.step.values["to"] = paper.to
  }

  private static func reply(
    _ event: CaseEvent, at: Instant, files: [ReplyFile], byMail: MailMark?, _ next: inout Outcome
  ) throws(CaseRefusal) {
    guard let notice = next.paper, notice.form.isNotice else {
      if next.record.state != .dispatched { throw .wrongState(next.record.state) }
      throw .noticeDecides
    }
    guard !notice.isCancelled else { throw .paperCancelled }
    guard next.record.state == .dispatched else { throw .wrongState(next.record.state) }
    try filled(event)
    guard at >= notice.issuedAt else { throw .beforeIssue }
    next.record.state = .answered
    next.paper?.replies.append(
      Paper.Reply(
        measures: event.words, repliedAt: at, by: event.by, files: files.isEmpty ? nil : files, byMail: byMail))
    next.paper?.receivedAt = notice.receivedAt.map { min($0, at) } ?? at
    next.step.kind = .replied
    if let byMail { next.step.values["from"] = byMail.from }
    if !files.isEmpty { next.step.values["files"] = "\(files.count)" }
  }

  private static func verify(
    _ event: CaseEvent, accepted: Bool, due: Instant?, _ next: inout Outcome
  ) throws(CaseRefusal) {
    guard next.record.state == .answered, let paper = next.paper else { throw .wrongState(next.record.state) }
    try notTheHandler(event, next)
    if !accepted {
      try filled(event)
      try check(due: due, paper, at: event.at)
    }
    next.paper?.verifications.append(
      Paper.Verification(
        accepted: accepted, note: event.words, at: event.at, by: event.by, due: accepted ? nil : due))
    if accepted {
      let supervised = next.record.openSupervision != nil
      next.record.state = supervised ? .verified : .closed
      next.record.closedAt = supervised ? nil : event.at
      next.step.kind = supervised ? .verified : .closed
    } else {
      next.record.state = .dispatched
      restart(&next.paper, due: due)
      next.step.kind = .sentBack
      if let due { next.step.values["deadline"] = "\(due.milliseconds)" }
    }
  }

  private static func conclude(_ event: CaseEvent, _ next: inout Outcome) throws(CaseRefusal) {
    switch next.record.state {
    case .verified: break
    // A cancelled notice closes nothing either: another is owed, or the case is dismissed.
    case .filed, .dispatched: if next.paper?.form.isNotice == true { throw .noticeDecides }
    case .answered: throw .noticeDecides
    case .closed, .dismissed: throw .wrongState(next.record.state)
    }
    guard next.record.openSupervision == nil else { throw .supervisionOpen }
    try notTheHandler(event, next)
    try filled(event)
    if next.record.state != .verified {
      next.paper?.verifications.append(
        Paper.Verification(accepted: true, note: event.words, at: event.at, by: event.by))
    }
    next.record.state = .closed
    next.record.closedAt = event.at
    next.step.kind = .closed
  }

  private static func dismiss(_ event: CaseEvent, _ next: inout Outcome) throws(CaseRefusal) {
    guard next.record.isOpen else { throw .wrongState(next.record.state) }
    guard next.record.openSupervision == nil else { throw .supervisionOpen }
    try filled(event)
    if let paper = next.paper, !paper.isCancelled {
      next.paper?.cancelled = Cancellation(by: event.by, at: event.at, reason: event.words)
      next.step.values["number"] = paper.number
    }
    next.record.state = .dismissed
    next.record.closedAt = event.at
    next.record.handing = nil
    next.step.kind = .dismissed
  }

  private static func reopen(_ event: CaseEvent, due: Instant?, _ next: inout Outcome) throws(CaseRefusal) {
    guard !next.record.isOpen else { throw .wrongState(next.record.state) }
    try filled(event)
    let paper = next.paper
    if let paper, paper.isLiveNotice {
      try check(due: due, paper, at: event.at)
      next.paper?.reopenings =
        (paper.reopenings ?? []) + [
          Reopening(by: event.by, at: event.at, reason: event.words, after: paper.verifications.count)
        ]
      restart(&next.paper, due: due)
      if let due { next.step.values["deadline"] = "\(due.milliseconds)" }
    }
    next.record.state = paper.map { !$0.isCancelled } ?? false ? .dispatched : .filed
    if next.record.kind == .fault { next.record.state = .filed }
    next.record.closedAt = nil
    next.step.kind = .reopened
  }

  private static func cancel(_ event: CaseEvent, _ next: inout Outcome) throws(CaseRefusal) {
    guard let paper = next.paper, paper.form.isNotice else { throw .noPaper }
    guard !paper.isCancelled else { throw .paperCancelled }
    guard next.record.state == .dispatched || next.record.state == .answered else {
      throw .wrongState(next.record.state)
    }
    try filled(event)
    next.paper?.cancelled = Cancellation(by: event.by, at: event.at, reason: event.words)
    next.record.state = .filed
    next.step.kind = .cancelled
    next.step.values["number"] = paper.number
  }

  private static func hand(_ event: CaseEvent, _ next: inout Outcome) throws(CaseRefusal) {
    guard next.record.isOpen else { throw .wrongState(next.record.state) }
    if case .handedOn(let to) = event.what {
      guard to != next.record.handler else { throw .alreadyTheirs }
      next.record.handing = CaseHanding(to: to, by: event.by, at: event.at)
      next.step.kind = .handedOn
      next.step.values["person"] = to
    } else {
      guard next.record.handing?.to == event.by else { throw .notHandedToYou }
      next.record.holder = event.by
      next.record.handing = nil
      next.step.kind = .accepted
    }
  }

  /// Steps that leave the case where it stands.
  private static func mark(_ event: CaseEvent, _ next: inout Outcome) throws(CaseRefusal) {
    guard next.record.isOpen else { throw .wrongState(next.record.state) }
    try filled(event)
    switch event.what {
    case .urged(let centre):
      next.record.urged = (next.record.urged ?? 0) + 1
      next.step.kind = .urged
      next.step.values = ["times": "\(next.record.urged ?? 1)", "to": centre.rawValue]
    case .told(let telling):
      next.step.kind = .told
      next.step.values = ["means": telling.means.rawValue, "whom": telling.whom.rawValue]
      if let obeyed = telling.obeyed { next.step.values["obeyed"] = "\(obeyed)" }
    case .raised:
      guard next.record.severity < .serious else { throw .alreadySerious }
      next.record.raisedFrom = next.record.severity
      next.record.severity = .serious
      next.step.kind = .raised
    case .supervised(let level, let deadline, let centre):
      guard deadline > event.at else { throw .dueNotAhead }
      next.record.supervisions =
        (next.record.supervisions ?? []) + [
          Supervision(
            level: level, deadline: deadline, words: event.words, by: event.by, centre: centre, at: event.at)
        ]
      next.step.kind = .supervised
      next.step.values = ["deadline": "\(deadline.milliseconds)", "level": level.rawValue]
    case .resulted(let outcome):
      guard next.record.openSupervision != nil, var all = next.record.supervisions else { throw .noSupervision }
      all[all.count - 1].results.append(
        Supervision.Result(outcome: outcome, words: event.words, by: event.by, at: event.at))
      next.record.supervisions = all
      next.step.kind = .result
      next.step.values["outcome"] = outcome.rawValue
    default: break
    }
  }

  /// 核查 and 结案 by someone other than who filed it, who deals with it, and who replied.
  private static func notTheHandler(_ event: CaseEvent, _ next: Outcome) throws(CaseRefusal) {
    let handlers = [next.record.filedBy, next.record.handler, next.paper?.replies.last?.by]
    guard !handlers.contains(event.by) else { throw .samePerson }
  }

  private static func filled(_ event: CaseEvent) throws(CaseRefusal) {
    guard !event.words.allSatisfy(\.isWhitespace) else { throw .emptyText }
  }

  private static func check(due: Instant?, _ paper: Paper, at now: Instant) throws(CaseRefusal) {
    guard let due else { return }
    guard due > now else { throw .dueNotAhead }
    if let limit = paper.notAfter, limit > now, due > limit { throw .dueAfterAbove }
  }

  /// The reply is owed again: reminders begin anew.
  private static func restart(_ paper: inout Paper?, due: Instant?) {
    if let due { paper?.due = due }
    paper?.reminded = []
  }
}
