package import Organisation
package import Units

/// A step of a case by a person: first whether they may (D6: `Authority`), then whether the case can (`CaseMachine`). Nothing
/// takes a step past this.
package enum CaseLife {
  package static func after(
    _ what: CaseEvent.What, by person: Person, at now: Instant, words: String = "", _ record: CaseRecord, paper: Paper?,
    directory: Directory
  ) throws -> CaseMachine.Outcome {
    let (act, centre) = right(what, record, paper)
    try Authority.check(act, by: person, centre: centre, directory: directory)
    if case .handedOn(let to) = what {
      guard directory.person(to)?.centre == record.centre else { throw CaseRefusal.notOfThisCentre }
      let isTheirs = [record.handler, record.owner].contains(person.id)
      guard isTheirs || person.role >= .dutyLeader else { throw CaseRefusal.notTheHandler }
    }
    return try CaseMachine.after(
      CaseEvent(what, by: person.id, at: now, words: words), record, paper: paper)
  }

  /// The centre that must answer: the one that a notice names (R18), else the one that follows the case.
  package static func answering(_ record: CaseRecord, _ paper: Paper?) -> CentreID {
    paper.flatMap { $0.isLiveNotice ? $0.answeredBy : nil } ?? record.centre
  }

  /// Which right a step needs, and over a matter of which centre.
  package static func right(
    _ what: CaseEvent.What, _ record: CaseRecord, _ paper: Paper?
  ) -> (act: Act, centre: CentreID) {
    let answering = answering(record, paper)
    let issuer = paper?.issuedBy ?? record.centre
    switch what {
    case .dispatched: return (.issueNotice, record.centre)
    case .replied(_, _, let byMail):
      // What came by mail is entered by whoever got it: the issuing centre, or the one that answers.
      return byMail == nil ? (.replyNotice, paper?.answeredBy ?? record.centre) : (.enterReply, issuer)
    case .verified: return (.verifyNotice, issuer)
    case .concluded: return (.closeCase, record.centre)
    case .dismissed: return (.dismissCase, record.centre)
    case .reopened: return (.reopenCase, record.centre)
    case .urged: return (.urgeCase, answering)
    case .told: return (.tellOffender, record.centre)
    case .supervised: return (.superviseCase, answering)
    case .resulted: return (.answerSupervision, answering)
    case .raised: return (.raiseCase, record.centre)
    case .handedOn: return (.handCase, record.centre)
    case .accepted: return (.acceptCase, record.centre)
    case .cancelled: return (.cancelNotice, issuer)
    }
  }
}
