package import Organisation
package import Regulation
package import Units

/// Whom a vessel of an incident carries, where that makes it graver (C13 (c)).
package enum SpecialTransport: String, Hashable, Sendable, Codable, CaseIterable {
  /// 赶集群众
  case market
  /// 学生
  case pupils
}

/// Everything that form 5 says of an incident, beside its case (one a case), kept as it came: each change with who and when, what was
/// told to whom, what waits for whom (P9, P10, C12, C13, X9; R6, R9). A value: what follows from it is computed (D1).
package struct IncidentFile: Hashable, Sendable, Codable {
  package var caseNo: Int64
  /// Who filed it, and in whose waters it is.
  package var centre: CentreID
  package var waters: CentreID
  package var point: PointID?
  package var code: FindingCode
  package var kind: IncidentKind
  package var hazard: HazardClass
  package var isEmergency: Bool
  package var isSerious: Bool
  package var drill: Bool
  package var filedBy: PersonID
  package var filedAt: Instant
  package var occurredAt: Instant
  package var place: String
  /// Name of the public holiday of that day, by the calendar; nil: none.
  package var holiday: String?
  package var vessels: [IncidentVessel]
  package var figures = IncidentFigures()
  package var transport: [SpecialTransport] = []
  package var cargo = ""
  /// Whether people judge a leak of dangerous goods to be major, whatever its tonnes; nil: by the tonnes.
  package var judgedMajorLeak: Bool?
  /// The cargo, or what leaked, is dangerous goods.
  package var dangerousGoods: Bool
  package var course: String
  package var measures = ""
  package var cause = ""
  package var evidence: [String] = []

  package var changes: [IncidentChange] = []
  package var log: [IncidentLine] = []
  package var calls: [PlanCall] = []
  package var told: [ToldReport] = []
  package var submissions: [Submission] = []
  package var receipts: [IncidentReceipt] = []
  package var instructions: [Instruction] = []
  package var helps: [HelpRequest] = []
  /// A person said why the grade is below what was reported; what was told before then binds no more.
  package var lowered: Lowering?
  package var nudges: [NudgeMark] = []
  /// Letters of form 5 so far, and those that followed: each has a cause of its own.
  package var letters = 0
  package var followUps = 0
  package var closedAt: Instant?
  package var revision = 1

  package struct Lowering: Hashable, Sendable, Codable {
    package var from: Grade
    package var reason: String
    package var by: PersonID
    package var at: Instant
  }

  /// - Parameters:
  ///   - hazard: of its code (R19).
  ///   - vessels: those that are known.
  ///   - holiday: the name of the public holiday.
  package init(
    _ record: CaseRecord, hazard: HazardClass, place: String, holiday: String?, vessels: [IncidentVessel],
    course: String
  ) {
    caseNo = record.no
    centre = record.centre
    waters = record.waters
    point = record.point
    code = record.code
    kind = IncidentKind(record.code)
    self.hazard = hazard
    isEmergency = record.severity == .emergency
    isSerious = record.severity >= .serious
    drill = record.drill
    filedBy = record.filedBy
    filedAt = record.filedAt
    occurredAt = record.occurredAt
    self.place = place
    self.holiday = holiday
    self.vessels = vessels
    dangerousGoods = record.code.rawValue == "A07" || vessels.contains { $0.kind == .dangerousGoods }
    self.course = course
  }
}

/// One change of a column, with who and when.
package struct IncidentChange: Hashable, Sendable, Codable {
  package var field: String
  /// nil: was unknown, or is.
  package var before: String?
  package var after: String?
  /// When it became so (a death), which decides whether it counts (R9).
  package var asOf: Instant
  package var at: Instant
  package var by: PersonID
  package var reason: String?
}

/// A line of the running log: when it happened, and when it was written down.
package struct IncidentLine: Hashable, Sendable, Codable {
  package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    case note, change, told, call, approval, instruction, help, receipt, report
  }
  package var kind: Kind
  package var happenedAt: Instant
  package var recordedAt: Instant
  package var by: PersonID?
  package var text: String
  package init(_ kind: Kind, happened: Instant, recorded: Instant, by: PersonID?, _ text: String) {
    self.kind = kind
    happenedAt = happened
    recordedAt = recorded
    self.by = by
    self.text = text
  }
}

/// Something that was owed and told.
package struct ToldReport: Hashable, Sendable, Codable {
  package var report: OwedReport
  package var at: Instant
  /// As what it was reported then.
  package var grade: Grade?
  package var weight: Weight
  package init(_ report: OwedReport, at: Instant, grade: Grade?, weight: Weight) {
    self.report = report
    self.at = at
    self.grade = grade
    self.weight = weight
  }
}

/// Why a step of an incident is not taken (`refusal.incident.<case>`).
package enum IncidentRefusal: String, Error, Hashable, Sendable, CaseIterable {
  /// Nothing is different.
  case nothingToChange
  /// A number that can't be.
  case notPlausible
  /// R9: below what was reported needs a person's reason.
  case reasonNeeded
  /// An emergency and a raised hazard are not lowered.
  case onlyRaised
  /// R19: the duty leader raises a hazard to 重大.
  case leaderRaises
  case emptyText
  /// Nothing waits for an approval here.
  case nothingWaits
  /// Nobody approves their own, and the two approvals are of two people.
  case samePerson
  case dutyLeaderFirst
  case centreLeaderNext
  /// What goes up is still with its leaders.
  case stillWaiting
  case finalWritten
  case notInPlan
  case notReceived
  case alreadyReceived
  case nothingBelow
  case nobodyAbove
  /// An incident is closed by its final report.
  case finalDecides
}
