package import Casework
package import Organisation
package import Regulation
package import Units

/// All that a daily report is computed from, read from the register in one snapshot (X2, C3, P4). `now` is the cut-off.
package struct DailySnapshot: Hashable, Sendable {
  /// A centre below, and what became of its report of the day.
  package struct Below: Hashable, Sendable {
    package enum Status: Hashable, Sendable {
      case inTime(Instant)
      case late(Instant)
      /// Late, and after the cut-off of the report above, which could only note that it came.
      case afterCutOff(Instant)
      /// 未报: a centre not heard from is named (R16).
      case missing
    }
    package var centre: CentreID
    package var status: Status
    /// Its own rounds of the period, and what it filed.
    package var rounds: RoundCount
    /// Its form 4 of the period of its own report, with the rounds that it names, where a report goes up with it (C3) and that report is there.
    package var checks: [CheckEntry] = []
    package var duties: [DutyRecord] = []
    package init(centre: CentreID, status: Status, rounds: RoundCount) {
      self.centre = centre
      self.status = status
      self.rounds = rounds
    }
  }

  /// Rounds owed, made, late, missed.
  package struct RoundCount: Hashable, Sendable {
    package var owed: Int
    package var made: Int
    package var late: Int
    package var missed: Int
    /// Objects that were looked at while the camera did not show them, and not seen since (G15).
    package var cameraDown: Int
    package init(owed: Int = 0, made: Int = 0, late: Int = 0, missed: Int = 0, cameraDown: Int = 0) {
      self.owed = owed
      self.made = made
      self.late = late
      self.missed = missed
      self.cameraDown = cameraDown
    }
  }

  package var centre: CentreID
  package var duty: Duty
  /// Number of the duty in the register: what a leader approves it by; nil: not known here.
  package var dutyNo: Int64?
  package var now: Instant
  /// When it was read: as of then duties are done, late or missed. A day that is over has no open rounds (P4).
  package var judgedAt: Instant
  /// nil: sent without anybody having looked, 未经审核 (R6).
  package var approvedBy: PersonID?
  /// The centre's own duties of the period, and papers of a month that wait or are late.
  package var duties: [DutyRecord]
  package var checks: [CheckEntry]
  /// 补录: lines of form 4 that were made in time and written down in the period, after their round had ended or after the report that
  /// covers them went out (R12). What that report said stays; this one lists them.
  package var amendments: [CheckEntry]
  /// Findings of its waters and below that were opened in the period.
  package var findings: [FindingRecord]
  /// Cases of the centre and below that were filed or are open.
  package var cases: [CaseRecord]
  package var papers: [Paper]
  /// The centre's books, rows entered in the period.
  package var ledger: [LedgerEntry]
  package var below: [Below]
  /// Violations of the 30 days before the period, by code and unit: what the period is compared with.
  package var earlierViolations: [ViolationCount]
  package var onWatch: WatchOnDuty?
  package var onWatchNext: WatchOnDuty?
  /// Broadcasts and bulletins of the period (C7, P5).
  package var safety = SafetyFacts()
  /// Form 1 and contact lists that wait for a confirmation, of the centre and below (P1, C1, X1, S8).
  package var unconfirmed = UnconfirmedFacts()
  /// Files of the incidents among the cases, by case (R9).
  package var incidents: [Int64: IncidentFile] = [:]

  package init(
    centre: CentreID, duty: Duty, now: Instant, judgedAt: Instant? = nil, approvedBy: PersonID?, duties: [DutyRecord],
    checks: [CheckEntry], findings: [FindingRecord], cases: [CaseRecord], papers: [Paper], ledger: [LedgerEntry],
    below: [Below], onWatch: WatchOnDuty?, onWatchNext: WatchOnDuty?, dutyNo: Int64? = nil,
    earlierViolations: [ViolationCount] = [],
    amendments: [CheckEntry] = []
  ) {
    self.centre = centre
    self.duty = duty
    self.now = now
    self.judgedAt = judgedAt ?? now
    self.approvedBy = approvedBy
    self.duties = duties
    self.checks = checks
    self.findings = findings
    self.cases = cases
    self.papers = papers
    self.ledger = ledger
    self.below = below
    self.onWatch = onWatch
    self.onWatchNext = onWatchNext
    self.dutyNo = dutyNo
    self.earlierViolations = earlierViolations
    self.amendments = amendments
  }

  /// Read, and so on its way, only after it was due: a daemon that was down does it late, and says so (R12).
  package var isLate: Bool { judgedAt >= duty.due }

  /// C3: a city's record goes up with its counties' form 4; P4 compiles what the cities say.
  package var carriesBelow: Bool { duty.clause == "C3" }
}
