/// What becomes of a duty that the daemon could not see to in time because it was down (R12, D1).
package enum MisfirePolicy: String, Hashable, Sendable, Codable, CaseIterable {
  /// Done when the daemon is back, marked late.
  case doLate = "do-late"
  /// Recorded as missed: doing it afterwards makes no sense. What people did meanwhile may still be entered.
  case recordAsMissed = "record-as-missed"
  /// What fell due while the daemon was down accuses nobody.
  case notJudged = "not-judged"
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
