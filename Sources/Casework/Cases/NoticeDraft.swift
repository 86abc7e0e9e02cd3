package import Organisation
package import Units

/// A notice that waits for a person's signature: of the daemon's making (R8: form 7 after an unanswered presence check), or of a watchkeeper's
/// where the regulation leaves signing to leaders. It has no number: that is taken when it is signed, so that no draft leaves a gap.
package struct NoticeDraft: Hashable, Sendable, Codable {
  package enum State: String, Hashable, Sendable, Codable { case open, signed, discarded }
  package var no: Int64
  package var form: Paper.Form
  /// The centre that issues it.
  package var centre: CentreID
  /// What it is made of: a finding that becomes a case when it is signed, or a case that stands.
  package var finding: Int64?
  package var caseNo: Int64?
  package var demand: String
  /// What stands as evidence, in words: `查岗 2 次无人应答（08:00、08:15）`.
  package var note: String
  package var draftedAt: Instant
  /// nil: the daemon.
  package var draftedBy: PersonID?
  package var state: State
  /// Who signed or discarded it, when, and why it was discarded.
  package var endedBy: PersonID?
  package var endedAt: Instant?
  package var reason: String?
  package var paper: Int64?
  package var revision: Int

  package init(
    no: Int64 = 0, form: Paper.Form, centre: CentreID, finding: Int64?, caseNo: Int64?, demand: String, note: String,
    draftedAt: Instant, draftedBy: PersonID?
  ) {
    self.no = no
    self.form = form
    self.centre = centre
    self.finding = finding
    self.caseNo = caseNo
    self.demand = demand
    self.note = note
    self.draftedAt = draftedAt
    self.draftedBy = draftedBy
    state = .open
    revision = 1
  }
}

/// Why a notice is not drafted, signed, passed down; `refusal.notice.<case>`.
package enum NoticeRefusal: String, Error, Hashable, Sendable {
  /// The draft was signed or discarded already.
  case draftEnded
  /// The regulation leaves this form's signature to others (`notice.signers`).
  case mayNotSign
  /// R20: what has no notice in the source.
  case noNotice
  /// A notice that holds stands already.
  case alreadyIssued
  /// Neither a county nor waters below the centre that got it.
  case nothingBelow
  /// It was passed down already.
  case alreadyPassed
  /// Answered or closed: nothing is left to pass down.
  case overAlready
}
