package import Organisation
package import Units

/// Where a fault stands (form 3; P12, C14, X10, G11).
package enum FaultState: String, Sendable, Codable, CaseIterable {
  /// 待报修: found and registered, the maintainer does not know yet.
  case found
  /// 已报修
  case reported
  /// 已诊断
  case diagnosed
  /// 修复中: sent for repair, or the repair began.
  case repairing
  /// 待验收
  case repaired
  /// 已验收
  case accepted
  /// 已撤销
  case cancelled

  package var isOver: Bool { self == .accepted || self == .cancelled }
  /// The thing does not work: until the repair is done.
  package var isDown: Bool { !isOver && self != .repaired }

  /// The same in the words of all matters (design.md, Cases).
  package var caseState: CaseState {
    switch self {
    case .found: .filed
    case .reported, .diagnosed, .repairing: .dispatched
    case .repaired: .answered
    case .accepted, .cancelled: .closed
    }
  }
}

/// A fault from its finding to its acceptance: what form 3 and ledger 12 tell. One a case, with the case's number.
package struct FaultRecord: Hashable, Sendable, Codable {
  /// What one person did or said of it, and when.
  package struct Step: Hashable, Sendable, Codable {
    package var text: String
    package var at: Instant
    package var by: PersonID
    package init(text: String, at: Instant, by: PersonID) {
      self.text = text
      self.at = at
      self.by = by
    }
  }
  /// Reported to the maintainer: contractor or carrier, with telephone (P12).
  package struct Report: Hashable, Sendable, Codable {
    package var to: String
    package var at: Instant
    package var by: PersonID
    package init(to: String, at: Instant, by: PersonID) {
      self.to = to
      self.at = at
      self.by = by
    }
  }
  /// 验收, or sent back.
  package struct Verdict: Hashable, Sendable, Codable {
    package var accepted: Bool
    package var note: String
    package var at: Instant
    package var by: PersonID
    package init(accepted: Bool, note: String, at: Instant, by: PersonID) {
      self.accepted = accepted
      self.note = note
      self.at = at
      self.by = by
    }
  }

  /// The case's number.
  package var no: Int64
  package var number: String
  /// The centre whose equipment it is.
  package var centre: CentreID
  /// Key of the checklist (`vhf`, `PT-430105-01`) or of its own (`二楼 UPS`): one open fault each.
  package var item: String
  /// As people say it.
  package var itemName: String
  package var point: PointID?
  package var code: FindingCode
  package var state: FaultState
  package var foundAt: Instant
  package var foundBy: PersonID
  /// When it was registered: the clocks of S5 run from then.
  package var registeredAt: Instant
  package var symptom: String
  /// Found again while it was open.
  package var again: [Step]
  package var reports: [Report]
  package var diagnosis: Step?
  /// Sent for repair, or the repair began.
  package var began: Step?
  /// What was done, each time that it was said to be repaired.
  package var repairs: [Step]
  package var verdicts: [Verdict]
  /// Withdrawn: why.
  package var ending: Step?
  /// Reminders and overdue letters already sent: `diagnose/0/remind`, `repair/1/overdue`, …
  package var told: [String]
  package var drill: Bool
  package var revision: Int

  package init(
    no: Int64, number: String, centre: CentreID, item: String, itemName: String, point: PointID?, code: FindingCode,
    foundAt: Instant, foundBy: PersonID, registeredAt: Instant, symptom: String, drill: Bool = false
  ) {
    self.no = no
    self.number = number
    self.centre = centre
    self.item = item
    self.itemName = itemName
    self.point = point
    self.code = code
    state = .found
    self.foundAt = foundAt
    self.foundBy = foundBy
    self.registeredAt = registeredAt
    self.symptom = symptom
    again = []
    reports = []
    repairs = []
    verdicts = []
    told = []
    self.drill = drill
    revision = 1
  }

  /// It is the camera of its point that is down (G15): nobody sees the point on it.
  package var isCamera: Bool { point != nil && item == point }

  /// Since when the thing works again, or nothing was wrong; nil: it is down.
  package var downUntil: Instant? {
    switch state {
    case .repaired, .accepted: repairs.last?.at
    case .cancelled: ending?.at
    case .found, .reported, .diagnosed, .repairing: nil
    }
  }

  /// How often it was sent back.
  package var returns: Int { verdicts.count { !$0.accepted } }
}
