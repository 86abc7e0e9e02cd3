package import Organisation
package import Units

/// What somebody does to a case: who, when, in what words.
package struct CaseEvent: Hashable, Sendable {
  package enum What: Hashable, Sendable {
    /// A notice or a report was issued to those whom the clause names.
    case dispatched
    /// The rectification reported; the event's words are the measures.
    case replied(at: Instant, files: [ReplyFile], byMail: MailMark?)
    /// 核查. Sent back it is to be answered again by `due`.
    case verified(accepted: Bool, due: Instant?)
    /// 结案 of a matter that no reply is awaited for: an incident (form 5), one that has only a row in a ledger (R20), or one
    /// that was verified.
    case concluded
    /// 销案; its paper is cancelled.
    case dismissed
    /// Of a notice, the reply is owed anew by `due`.
    case reopened(due: Instant?)
    /// 催办 of the centre that must answer.
    case urged(CentreID)
    /// C10, X8: told to stop.
    case told(Telling)
    /// 报警督办 by a superior centre.
    case supervised(Supervision.Level, deadline: Instant, centre: CentreID)
    case resulted(Supervision.Outcome)
    /// R19: raised to serious.
    case raised
    /// S6
    case handedOn(PersonID)
    case accepted
    /// 作废 of its notice: another one is owed.
    case cancelled
  }
  package var what: What
  package var by: PersonID
  package var at: Instant
  /// Reason, measures, opinion, order: what the step says.
  package var words: String

  package init(_ what: What, by: PersonID, at: Instant, words: String = "") {
    self.what = what
    self.by = by
    self.at = at
    self.words = words
  }
}

/// A step of a case's history: what happened, who did it, when, and why. Kept for ever and in order.
package struct CaseStep: Hashable, Sendable, Codable {
  package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    case filed, dispatched, received, replied
    case sentBack = "sent-back"
    case verified, closed, dismissed, reopened, urged, told, supervised, result, overdue, raised
    case handedOn = "handed-on"
    case accepted, cancelled
  }
  package var no: Int64
  package var caseNo: Int64
  package var kind: Kind
  package var at: Instant
  /// nil: the daemon.
  package var by: PersonID?
  /// Where the case stands after it.
  package var state: CaseState
  package var words: String
  /// What else belongs to it, by name: `number`, `to`, `deadline` (milliseconds), `level`, `outcome`, `whom`, `means`, `obeyed`, `person`.
  package var values: [String: String]

  package init(
    no: Int64 = 0, caseNo: Int64, kind: Kind, at: Instant, by: PersonID?, state: CaseState, words: String = "",
    values: [String: String] = [:]
  ) {
    self.no = no
    self.caseNo = caseNo
    self.kind = kind
    self.at = at
    self.by = by
    self.state = state
    self.words = words
    self.values = values
  }
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
  /// 作废: nothing can be done with it any more.
  case paperCancelled
  /// A superior's order is answered for first, with a final result.
  case supervisionOpen
  case noSupervision
  /// A date or deadline that does not lie ahead.
  case dueNotAhead
  /// R5: a notice passed down falls due before the one above it.
  case dueAfterAbove
  case alreadySerious
  /// A watchkeeper hands on what is theirs.
  case notTheHandler
  case notHandedToYou
  case alreadyTheirs
  /// A case is handed on within its centre.
  case notOfThisCentre
}
