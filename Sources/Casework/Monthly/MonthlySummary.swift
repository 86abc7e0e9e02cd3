package import Organisation
package import Regulation
package import Units

/// What a monthly summary is written from (X7, X10, C9, C14, P11): computed once, when its draft is made, and kept with it.
package struct MonthlyFacts: Hashable, Sendable, Codable {
  /// A case in a few words.
  package struct Matter: Hashable, Sendable, Codable {
    package var caseNo: Int64
    /// Number of its paper; empty: none.
    package var number: String
    package var code: FindingCode
    package var severity: Severity
    package var waters: CentreID
    package var placeName: String
    package var vessel: String
    package var occurredAt: Instant
    package var state: CaseState
    /// Of an incident, as printed (R9); nil: not graded.
    package var grade: Grade?
    package init(_ record: CaseRecord, number: String) {
      caseNo = record.no
      self.number = number
      code = record.code
      severity = record.severity
      waters = record.waters
      placeName = record.placeName
      vessel = record.vesselName
      occurredAt = record.occurredAt
      state = record.state
    }
  }

  /// Of the lines of form 4: who was at the point.
  package struct Presence: Hashable, Sendable, Codable {
    package var managerPresent = 0
    package var managerAbsent = 0
    package var clerkPresent = 0
    package var clerkAbsent = 0
    package init() {}
    package static func + (a: Presence, b: Presence) -> Presence {
      var sum = a
      sum.managerPresent += b.managerPresent
      sum.managerAbsent += b.managerAbsent
      sum.clerkPresent += b.clerkPresent
      sum.clerkAbsent += b.clerkAbsent
      return sum
    }
  }

  /// The video system in operation: looks through a camera, those that showed nothing, and where.
  package struct Video: Hashable, Sendable, Codable {
    package var looks = 0
    package var unusable = 0
    /// Objects by how often their picture was unusable, the worst first.
    package var worst: [Worst] = []
    package init() {}
  }
  package struct Worst: Hashable, Sendable, Codable {
    package var target: Target
    package var times: Int
    package init(target: Target, times: Int) {
      self.target = target
      self.times = times
    }
  }

  /// Checks of form 4 in the month.
  package var checks = 0
  package var incidents: [Matter] = []
  /// Accidents of 大事故 and above (C9, X7, R9); nil: drafted before they were told apart.
  package var largeAccidents: [Matter]?
  /// 严重违法违规 (R19: a property of the code, or raised by the duty leader).
  package var seriousViolations: [Matter] = []
  /// 重大安全隐患
  package var majorHazards: [Matter] = []
  package var faults: [Matter] = []
  /// All violations, by code as the regulation writes it.
  package var violations: [String: Int] = [:]
  package var breaches = 0
  package var presence = Presence()
  package var video = Video()
  /// Form 1 and contact lists that nobody confirmed in the month; nil in summaries that were drafted before it was counted.
  package var unconfirmed: UnconfirmedFacts?
  /// S7: how long findings waited for a decision; nil in summaries of older releases.
  package var triage: Triage.Count?
  /// S1: the same vessel, point or centre with the same code; nil in summaries of older releases.
  package var recurring: [Recurrence]?
  /// G13, S6: how matters were dealt with; nil in summaries of older releases.
  package var handling: HandlingFacts?
  package init() {}

  /// Sorts the month's cases; drills are none (D14), what was dismissed (销案) was none, and what was passed down is one with what it
  /// came from.
  /// - Parameters:
  ///   - file: of an incident, where it has one; without one a serious hazard is taken for a major one.
  ///   - judged: its grade and weight (R9).
  package mutating func take(
    _ record: CaseRecord, number: String, file: IncidentFile? = nil, judged: IncidentFile.Judged? = nil
  ) {
    guard !record.drill, record.state != .dismissed, record.passedFrom == nil else { return }
    var matter = Matter(record, number: number)
    switch record.kind {
    case .incident:
      if file?.isGraded == true { matter.grade = judged?.grade }
      let isMajorHazard =
        file.map { $0.kind == .hazard && $0.hazard == .major }
        ?? (record.code.rawValue.hasPrefix("H") && record.severity >= .serious)
      if isMajorHazard {
        majorHazards.append(matter)
      } else {
        incidents.append(matter)
      }
      if file?.isGraded == true, let judged, judged.weight >= .large {
        largeAccidents = (largeAccidents ?? []) + [matter]
      }
    case .violation:
      violations[record.code.rawValue, default: 0] += 1
      if record.severity >= .serious { seriousViolations.append(matter) }
    case .fault: faults.append(matter)
    case .breach: breaches += 1
    }
  }
}

/// A centre's monthly summary: one text for all the clauses that ask for it, with the two approvals it waits for (R6).
package struct SummaryRecord: Hashable, Sendable, Codable {
  package struct Approval: Hashable, Sendable, Codable {
    package var by: PersonID
    package var at: Instant
    package init(by: PersonID, at: Instant) {
      self.by = by
      self.at = at
    }
  }

  package enum State: String, Hashable, Sendable, Codable, CaseIterable {
    /// Waits for the duty leader.
    case draft
    /// Waits for the centre leader.
    case forwarded
    case approved
  }

  package var no: Int64
  package var centre: CentreID
  /// The month's first day.
  package var month: CivilDate
  package var draftedAt: Instant
  package var facts: MonthlyFacts
  /// What the centre says, paragraphs separated by line ends.
  package var text: String
  package var edited: Approval?
  package var dutyLeader: Approval?
  package var centreLeader: Approval?
  package var revision: Int

  package init(
    no: Int64 = 0, centre: CentreID, month: CivilDate, draftedAt: Instant, facts: MonthlyFacts, text: String,
    edited: Approval? = nil, dutyLeader: Approval? = nil, centreLeader: Approval? = nil, revision: Int = 1
  ) {
    self.no = no
    self.centre = centre
    self.month = month
    self.draftedAt = draftedAt
    self.facts = facts
    self.text = text
    self.edited = edited
    self.dutyLeader = dutyLeader
    self.centreLeader = centreLeader
    self.revision = revision
  }

  package var state: State { centreLeader != nil ? .approved : dutyLeader != nil ? .forwarded : .draft }

  /// What a person of `role` approves next; throws why not. R6: the duty leader first, then the centre leader.
  package mutating func approve(by person: PersonID, role: Role, at now: Instant) throws(SummaryRefusal) {
    guard centreLeader == nil else { throw .alreadyApproved }
    let approval = Approval(by: person, at: now)
    switch (role, dutyLeader) {
    case (.centreLeader, nil): throw .dutyLeaderFirst
    case (.centreLeader, _): centreLeader = approval
    case (_, nil): dutyLeader = approval
    case (_, _): throw .centreLeaderNext
    }
    revision += 1
  }

  /// Another text: what was approved before was another one.
  package mutating func edit(_ text: String, by person: PersonID, at now: Instant) throws(SummaryRefusal) {
    guard centreLeader == nil else { throw .alreadyApproved }
    self.text = text
    edited = Approval(by: person, at: now)
    dutyLeader = nil
    revision += 1
  }
}

package enum SummaryRefusal: Error, Hashable, Sendable {
  /// Approved by the centre leader: it is on its way.
  case alreadyApproved
  case dutyLeaderFirst
  case centreLeaderNext
}
