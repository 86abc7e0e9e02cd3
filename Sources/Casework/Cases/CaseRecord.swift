package import Organisation
package import Units

/// Where a case stands (design.md, Cases). The alarm's attention is another thing.
package enum CaseState: String, Sendable, Codable, CaseIterable {
  /// 立案
  case filed
  /// 派遣: people told, notice issued
  case dispatched
  /// 已回复: rectification reported
  case answered
  /// 核查 by someone other than the handler: good, and a superior's supervision is not answered for yet (报警督办)
  case verified
  /// 结案
  case closed
  /// 销案: by a leader, with the reason
  case dismissed

  package var isOpen: Bool { self != .closed && self != .dismissed }
}

/// A matter that a person filed. One life for violations, breaches, incidents and faults.
package struct CaseRecord: Hashable, Sendable, Codable {
  package var no: Int64
  package var kind: MatterKind
  package var code: FindingCode
  package var severity: Severity
  /// The centre that filed it and follows it.
  package var centre: CentreID
  /// The centre in whose waters it happened.
  package var waters: CentreID
  package var state: CaseState
  package var findingNo: Int64?
  package var occurredAt: Instant
  package var filedAt: Instant
  package var filedBy: PersonID
  /// Name of vessel, or MMSI where the name is not known.
  package var vesselName: String
  package var mmsi: UInt32?
  package var point: PointID?
  package var place: Position?
  /// Zone or nearest point, as people say it.
  package var placeName: String
  package var reason: Reason
  package var note: String
  /// Versions that judged it (D8).
  package var ruleVersion: String
  package var regulationVersion: String
  package var drill: Bool
  package var closedAt: Instant?
  package var revision: Int

  /// S6: who took it first and follows it until it is closed, also after handing it on; nil: who filed it.
  package var firstContact: PersonID?
  /// Who deals with it now: it was handed on, and accepted; nil: the first-contact owner.
  package var holder: PersonID?
  /// Handed on and not accepted yet.
  package var handing: CaseHanding?
  /// How often it was urged (催办).
  package var urged: Int?
  /// What superiors ordered (报警督办); the last one counts.
  package var supervisions: [Supervision]?
  /// R19: what its code said before a leader raised it.
  package var raisedFrom: Severity?
  /// The notice that was passed down with it (R5).
  package var passedFrom: Int64?
  /// P8: the breach was stopped at once; no form 7.
  package var stopped: Bool?

  package init(
    no: Int64 = 0, kind: MatterKind, code: FindingCode, severity: Severity, centre: CentreID, waters: CentreID,
    state: CaseState, findingNo: Int64?, occurredAt: Instant, filedAt: Instant, filedBy: PersonID, vesselName: String,
    mmsi: UInt32?, point: PointID?, place: Position?, placeName: String, reason: Reason, note: String,
    ruleVersion: String, regulationVersion: String, drill: Bool, closedAt: Instant? = nil, revision: Int = 1
  ) {
    self.no = no
    self.kind = kind
    self.code = code
    self.severity = severity
    self.centre = centre
    self.waters = waters
    self.state = state
    self.findingNo = findingNo
    self.occurredAt = occurredAt
    self.filedAt = filedAt
    self.filedBy = filedBy
    self.vesselName = vesselName
    self.mmsi = mmsi
    self.point = point
    self.place = place
    self.placeName = placeName
    self.reason = reason
    self.note = note
    self.ruleVersion = ruleVersion
    self.regulationVersion = regulationVersion
    self.drill = drill
    self.closedAt = closedAt
    self.revision = revision
  }
}

/// A numbered paper of a case: a notice (form 7 or 8) or an incident report (form 5). A number once issued is never reused.
package struct Paper: Hashable, Sendable, Codable {
  package enum Form: Int, Sendable, Codable, CaseIterable {
    case faultReport = 3
    case incidentReport = 5
    case breachNotice = 7
    case violationNotice = 8
    /// The ledger that lists it. R14: the county section once calls 监控中心违规情况台账 annex 8; the title decides: ledger 9.
    package var ledger: Int {
      switch self {
      case .faultReport: 12
      case .incidentReport: 11
      case .breachNotice: 9
      case .violationNotice: 10
      }
    }
    package var isNotice: Bool { self == .breachNotice || self == .violationNotice }
  }

  package struct Reply: Hashable, Sendable, Codable {
    package var measures: String
    package var repliedAt: Instant
    package var by: PersonID
    /// What came with it, content-addressed.
    package var files: [ReplyFile]?
    /// It came by mail to a person, who entered it.
    package var byMail: MailMark?
    package init(
      measures: String, repliedAt: Instant, by: PersonID, files: [ReplyFile]? = nil, byMail: MailMark? = nil
    ) {
      self.measures = measures
      self.repliedAt = repliedAt
      self.by = by
      self.files = files
      self.byMail = byMail
    }
  }

  package struct Verification: Hashable, Sendable, Codable {
    package var accepted: Bool
    package var note: String
    package var at: Instant
    package var by: PersonID
    /// Sent back: by when it is to be answered again.
    package var due: Instant?
    package init(accepted: Bool, note: String, at: Instant, by: PersonID, due: Instant? = nil) {
      self.accepted = accepted
      self.note = note
      self.at = at
      self.by = by
      self.due = due
    }
  }

  package var no: Int64
  package var form: Form
  package var number: String
  package var caseNo: Int64
  package var issuedBy: CentreID
  package var issuedAt: Instant
  package var signedBy: PersonID
  /// The unit it is addressed to.
  package var to: UnitID
  /// The centre that gets a copy and must answer (R18).
  package var answeredBy: CentreID
  package var demand: String
  /// R5: acknowledgement or delivery, the earlier; nil: not yet.
  package var receivedAt: Instant?
  /// R5: end of the seventh calendar day after receipt; provisional from the day of issue until received.
  package var due: Instant?
  package var replies: [Reply]
  package var verifications: [Verification]
  /// Reminders already sent: days left (3, 1), 0 for overdue.
  package var reminded: [Int]
  package var drill: Bool
  package var revision: Int

  /// 作废: its number stays in the ledgers and is never used again.
  package var cancelled: Cancellation?
  /// Number of the cancelled notice that it stands for.
  package var corrects: String?
  /// Its closed case was opened again: its reply is owed anew.
  package var reopenings: [Reopening]?
  /// R5: passed down from this notice of the centre above, and due before it.
  package var passedFrom: Int64?
  package var notAfter: Instant?
  /// The clause by which it was issued; nil in papers of older releases.
  package var clause: String?

  package init(
    no: Int64 = 0, form: Form, number: String, caseNo: Int64, issuedBy: CentreID, issuedAt: Instant,
    signedBy: PersonID, to: UnitID, answeredBy: CentreID, demand: String, receivedAt: Instant? = nil,
    due: Instant?, replies: [Reply] = [], verifications: [Verification] = [], reminded: [Int] = [], drill: Bool,
    revision: Int = 1
  ) {
    self.no = no
    self.form = form
    self.number = number
    self.caseNo = caseNo
    self.issuedBy = issuedBy
    self.issuedAt = issuedAt
    self.signedBy = signedBy
    self.to = to
    self.answeredBy = answeredBy
    self.demand = demand
    self.receivedAt = receivedAt
    self.due = due
    self.replies = replies
    self.verifications = verifications
    self.reminded = reminded
    self.drill = drill
    self.revision = revision
  }
}

/// A line of ledger 9, 10, 11 or 12 in one centre's book.
package struct LedgerEntry: Hashable, Sendable, Codable {
  package enum Direction: String, Sendable, Codable { case issued, received, own }
  package var no: Int64
  package var ledger: Int
  package var centre: CentreID
  package var direction: Direction
  /// Unit or centre on the other side.
  package var counterpart: String?
  package var caseNo: Int64
  /// nil: handled without a notice (R20).
  package var paperNo: Int64?
  package var enteredAt: Instant
  package var drill: Bool

  package init(
    no: Int64 = 0, ledger: Int, centre: CentreID, direction: Direction, counterpart: String?, caseNo: Int64,
    paperNo: Int64?, enteredAt: Instant, drill: Bool
  ) {
    self.no = no
    self.ledger = ledger
    self.centre = centre
    self.direction = direction
    self.counterpart = counterpart
    self.caseNo = caseNo
    self.paperNo = paperNo
    self.enteredAt = enteredAt
    self.drill = drill
  }
}
