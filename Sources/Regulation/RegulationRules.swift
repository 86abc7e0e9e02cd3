// Regulation: what is owed. The rules as values (every number a default of regulation.yaml with its clause), duties with
// windows and deadlines computed from organisation, rules, calendar and record (D1), quotas (R1) and draws (R2).
// Pure: the same arguments give the same duties, whatever the machine or the hour.

package import Organisation
package import Units

/// The regulation's numbers. Defaults are the province's; `Config/regulation.yaml` carries each with its clause.
package struct RegulationRules: Hashable, Sendable, Codable {
  /// Day of these rules' version, for people.
  package var version: String = "2026-01"
  /// The day from which this version holds (D1); nil: the next opening.
  package var effectiveFrom: CivilDate?
  /// Office hours (R3): the a.m. and the p.m. window.
  package var morning = Hours(CivilTime(8, 30), CivilTime(12, 0))
  package var afternoon = Hours(CivilTime(14, 30), CivilTime(17, 30))
  /// A round not made by then is missed (R3): the a.m. half ends here, the p.m. half at 24:00.
  package var morningHalfEnds = CivilTime(14, 30)
  package var afternoonHalfEnds = CivilTime.endOfDay
  /// G3: the watch window opens so long before the first sailing.
  package var windowLead = TimeSpan.minutes(15)

  package var province = ProvinceRules()
  package var city = CityRules()
  package var county = CountyRules()
  package var report = ReportRules()
  package var watch = WatchRules()
  package var keySheet = KeySheetRules()
  package var broadcast = BroadcastRules()
  package var bulletin = BulletinRules()
  package var equipment = EquipmentRules()
  package var monthly = MonthlyRules()
  package var register = RegisterRules()
  package var faults = FaultRules()
  package var presence = PresenceRules()
  package var publicReports = PublicReportRules()
  package var handover = HandoverRules()
  package var reviews = ReviewRules()
  package var draw = DrawRules()
  package var recipients = RecipientRules()
  package var misfire = MisfireRules()
  package var notice = NoticeRules()
  package var triage = TriageRules()
  package var matters = MatterRules()
  package var recurring = RecurringRules()
  package var ladder = LadderRules()
  package var channels = ChannelRules()
  package var numbers = NumberRules()
  /// 严重 as a property of each code (R19), and the words of the codes are in the catalogue.
  package var codes: [CodeRule] = []
  package var detectors = DetectorRules()
  /// Form 5: R9's thresholds, and what waits (R6, P10).
  package var grades = GradeRules()
  package var incident = IncidentRules()

  package init() {}

  package func code(_ code: FindingCode) -> CodeRule? { codes.first { $0.code == code } }
}

/// P3
package struct ProvinceRules: Hashable, Sendable, Codable {
  /// Rounds of every city centre, one in each half-day.
  package var cityRoundsPerHalfDay = 1
  /// Spot checks of county centres: at least this share a day, in percent.
  package var countySharePercent = 10
  /// Spot checks of monitoring points: at least this share a day, in percent, and at least `pointFloor`.
  package var pointSharePercent = 10
  package var pointFloor = 80
  /// Each county centre and point at least so often a month.
  package var checksPerMonth = 3
  /// R1's reserve at the month's end, in days.
  package var reserveDays = 3
  /// P4: the report of the day before.
  package var reportDue = CivilTime(9, 0)
  package init() {}
}

/// R2, of every draw.
package struct DrawRules: Hashable, Sendable, Codable {
  /// Of what is left after key tasks and urgent objects, so much is drawn from all that still owe alike, so that the least-checked are not
  /// predictable; in percent, rounded up.
  package var lotPercent = 10
  package init() {}
}

/// C2, C3, C4
package struct CityRules: Hashable, Sendable, Codable {
  package var countyRoundsPerHalfDay = 2
  package var countyPointFloor = 80
  package var reportDue = CivilTime(20, 0)
  package init() {}
}

/// X2, X3
package struct CountyRules: Hashable, Sendable, Codable {
  package var reportDue = CivilTime(19, 0)
  package init() {}
}

/// R16, D10
package struct ReportRules: Hashable, Sendable, Codable {
  /// The report covers what came until so long before `due`.
  package var cutOff = TimeSpan.minutes(10)
  /// Leaders see the draft so long before `due`.
  package var draft = TimeSpan.minutes(30)
  /// It goes, approved or not, so long before `due`.
  package var latest = TimeSpan.minutes(5)
  /// Where queue and rate need it earlier (D10): so long more than the measured time says.
  package var queueMargin = TimeSpan.minutes(1)
  package init() {}
}

/// C4, X3, R5
package struct NoticeRules: Hashable, Sendable, Codable {
  package var answerDays = 7
  package var reminderDays = [3, 1]
  /// One that is passed down falls due so many days before the one above it, at the latest.
  package var passMargin = 1
  /// Sent back or opened again, at least so many full days are given.
  package var sentBackDays = 3
  /// Who may sign form 7 and form 8.
  package var breachSigners = [Role.watchkeeper, .dutyLeader, .centreLeader]
  package var violationSigners = [Role.watchkeeper, .dutyLeader, .centreLeader]
  package init() {}

  package func signers(breach: Bool) -> [Role] { breach ? breachSigners : violationSigners }
}

/// The ladder as data: so long after the start, who, and then again and again until acknowledged.
package struct LadderRules: Hashable, Sendable, Codable {
  package enum Rung: String, Hashable, Sendable, Codable, CaseIterable {
    case watchkeepers, dutyLeader, centreLeader, superiorDutyLeader, provinceDutyLeader
  }
  package struct Step: Hashable, Sendable, Codable {
    package var after: TimeSpan
    package var tell: [Rung]
    package init(after: TimeSpan, tell: [Rung]) {
      self.after = after
      self.tell = tell
    }
  }
  package struct Ladder: Hashable, Sendable, Codable {
    package var steps: [Step]
    /// After the last step everyone told so far is told again at this interval; nil: no repeats.
    package var repeatEvery: TimeSpan?
    /// An acknowledgement holds so long (D5); then the ladder starts anew if the condition is still active.
    package var acknowledgedFor: TimeSpan
    package init(steps: [Step], repeatEvery: TimeSpan?, acknowledgedFor: TimeSpan) {
      self.steps = steps
      self.repeatEvery = repeatEvery
      self.acknowledgedFor = acknowledgedFor
    }
  }

  package var serious = Ladder(
    steps: [
      Step(after: .zero, tell: [.watchkeepers]),
      Step(after: .minutes(5), tell: [.dutyLeader]),
      Step(after: .minutes(15), tell: [.centreLeader]),
      Step(after: .minutes(30), tell: [.superiorDutyLeader]),
    ], repeatEvery: .minutes(30), acknowledgedFor: .minutes(30))
  package var emergency = Ladder(
    steps: [
      Step(after: .zero, tell: [.watchkeepers, .dutyLeader, .superiorDutyLeader]),
      Step(after: .minutes(5), tell: [.centreLeader]),
      Step(after: .minutes(10), tell: [.provinceDutyLeader]),
    ], repeatEvery: .minutes(5), acknowledgedFor: .minutes(10))
  /// A leader may shelve a zone or a vessel so long at most.
  package var shelveAtMost = TimeSpan.hours(8)
  /// Findings of one kind at one place: the same people are told again after so long at the soonest, in one call. Never of emergencies.
  package var groupWithin = TimeSpan.minutes(5)
  package init() {}

  /// The ladder of a severity; info and ordinary have none.
  package func ladder(_ severity: Severity) -> Ladder? {
    switch severity {
    case .serious: serious
    case .emergency: emergency
    case .info, .ordinary: nil
    }
  }
}

/// How numbers of papers look: `{year}`, `{centre}`, `{serial}` (four digits at least).
package struct NumberRules: Hashable, Sendable, Codable {
  package var breachNotice = "湘水监规〔{year}〕{centre}-{serial}号"
  package var violationNotice = "湘水监违〔{year}〕{centre}-{serial}号"
  package var incidentReport = "湘水监事〔{year}〕{centre}-{serial}号"
  package var faultReport = "湘水监障〔{year}〕{centre}-{serial}号"
  /// Set before the number of a drill's paper (D14).
  package var drillPrefix = "演练"
  package init() {}
}

/// What a code is: which kind of matter, how serious, which clause a notice names.
package struct CodeRule: Hashable, Sendable, Codable {
  package var code: FindingCode
  package var kind: MatterKind
  package var severity: Severity
  /// Chinese and English name, as the table of codes has them.
  package var name: String
  package var english: String
  /// Legal or regulatory clause on form 8.
  package var clause: String
  /// R19: of a hazard; nil: by its severity.
  package var hazard: HazardClass?
  package init(
    code: FindingCode, kind: MatterKind, severity: Severity, name: String, english: String, clause: String,
    hazard: HazardClass? = nil
  ) {
    self.code = code
    self.kind = kind
    self.severity = severity
    self.name = name
    self.english = english
    self.clause = clause
    self.hazard = hazard
  }
}
