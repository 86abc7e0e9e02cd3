package import Units

/// What becomes of a duty that the daemon could not see to in time because it was down (R12, D1).
package enum MisfirePolicy: String, Hashable, Sendable, Codable, CaseIterable {
  /// Done when the daemon is back, marked late.
  case doLate = "do-late"
  /// Recorded as missed: doing it afterwards makes no sense. What people did meanwhile may still be entered.
  case recordAsMissed = "record-as-missed"
  /// What fell due while the daemon was down accuses nobody.
  case notJudged = "not-judged"
}

/// R12, D1: what becomes of each kind; R3: how long after the fact it is still told.
package struct MisfireRules: Hashable, Sendable, Codable {
  /// By kind of duty (`daily-report`); a kind that is not given keeps `DutyKind.misfire`.
  package var byKind: [String: MisfirePolicy] = [:]
  /// What was missed longer ago, because the daemon was down, is recorded and not mailed about.
  package var tellWithin = TimeSpan.days(1)
  package init() {}

  package func policy(_ kind: DutyKind) -> MisfirePolicy { byKind[kind.rawValue] ?? kind.misfire }
}

extension DutyKind {
  /// The table of misfire policies.
  package var misfire: MisfirePolicy {
    switch self {
    case .dailyReport, .monthlyLedgers, .monthlySummary, .keySheet: .doLate
    case .cityRound, .countySpotCheck, .pointSpotCheck, .countyRound, .countyPointCheck, .directPointRound,
      .pointRound, .broadcast, .equipmentCheck:
      .recordAsMissed
    case .watch, .staffedWatch: .notJudged
    }
  }
}
