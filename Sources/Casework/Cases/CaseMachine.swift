import Units

/// What may happen to a case.
package enum CaseEvent: Hashable, Sendable {
  /// A notice or a report was issued to those whom the clause names.
  case dispatched
  case replied(Paper.Reply)
  case verified(Paper.Verification)
  /// 结案 of a matter that no reply is awaited for: an incident (form 5), or one that has only a row in a ledger (R20).
  case concluded(Paper.Verification)
}

/// Why a step is not taken. People are told these words' text from the catalogue (`refusal.<case>`).
package enum CaseRefusal: Error, Hashable, Sendable {
  /// The case is not in a state in which that can happen.
  case wrongState(CaseState)
  /// Verification by someone other than the handler and the one who replied.
  case samePerson
  case emptyText
  case beforeIssue
  /// Nothing leaves the centre without its paper.
  case noPaper
  /// A notice is closed by its reply and verification, and nothing but a notice is.
  case noticeDecides
}

/// The life of a case as a pure machine: each step checks its state and who takes it.
package enum CaseMachine {
  /// The case after `event`, or why not.
  package static func after(
    _ event: CaseEvent, _ record: CaseRecord, paper: Paper?
  ) throws(CaseRefusal) -> (record: CaseRecord, paper: Paper?) {
    var record = record
    var paper = paper
    switch event {
    case .dispatched:
      guard record.state == .filed else { throw .wrongState(record.state) }
      guard paper != nil else { throw .noPaper }
      record.state = .dispatched
    case .replied(let reply):
      guard record.state == .dispatched else { throw .wrongState(record.state) }
      guard let notice = paper, notice.form.isNotice else { throw .noticeDecides }
      guard !reply.measures.allSatisfy(\.isWhitespace) else { throw .emptyText }
      guard reply.repliedAt >= notice.issuedAt else { throw .beforeIssue }
      record.state = .answered
      paper?.replies.append(reply)
      paper?.receivedAt = earlier(notice.receivedAt, reply.repliedAt)
    case .verified(let verification):
      guard record.state == .answered else { throw .wrongState(record.state) }
      guard verification.by != record.filedBy, verification.by != paper?.replies.last?.by else { throw .samePerson }
      paper?.verifications.append(verification)
      if verification.accepted {
        record.state = .closed
        record.closedAt = verification.at
      } else {
        guard !verification.note.allSatisfy(\.isWhitespace) else { throw .emptyText }
        record.state = .dispatched
      }
    case .concluded(let verification):
      guard record.state == .filed || record.state == .dispatched else { throw .wrongState(record.state) }
      guard paper?.form.isNotice != true else { throw .noticeDecides }
      guard verification.by != record.filedBy else { throw .samePerson }
      guard !verification.note.allSatisfy(\.isWhitespace) else { throw .emptyText }
      paper?.verifications.append(verification)
      record.state = .closed
      record.closedAt = verification.at
    }
    record.revision += 1
    paper?.revision += 1
    return (record, paper)
  }

  private static func earlier(_ a: Instant?, _ b: Instant) -> Instant { a.map { min($0, b) } ?? b }
}
