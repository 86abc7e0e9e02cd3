import Units

/// What may happen to a case.
package enum CaseEvent: Hashable, Sendable {
  /// A notice was issued, or everyone whom the clause names was told.
  case dispatched
  case replied(Paper.Reply)
  case verified(Paper.Verification)
}

/// Why a step is not taken. People are told these words' text from the catalogue (`refusal.<case>`).
package enum CaseRefusal: Error, Hashable, Sendable {
  /// The case is not in a state in which that can happen.
  case wrongState(CaseState)
  /// Verification by someone other than the handler and the one who replied.
  case samePerson
  case emptyText
  case beforeIssue
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
      record.state = .dispatched
    case .replied(let reply):
      guard record.state == .dispatched else { throw .wrongState(record.state) }
      guard !reply.measures.allSatisfy(\.isWhitespace) else { throw .emptyText }
      if let issued = paper?.issuedAt, reply.repliedAt < issued { throw .beforeIssue }
      record.state = .answered
      paper?.replies.append(reply)
      let received = paper?.receivedAt
      paper?.receivedAt = earlier(received, reply.repliedAt)
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
    }
    record.revision += 1
    paper?.revision += 1
    return (record, paper)
  }

  private static func earlier(_ a: Instant?, _ b: Instant) -> Instant { a.map { min($0, b) } ?? b }
}
