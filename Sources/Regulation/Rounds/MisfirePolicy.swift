/// What becomes of a duty that the daemon could not see to in time because it was down (R12, D1).
package enum MisfirePolicy: String, Hashable, Sendable, Codable {
  /// Done when the daemon is back, marked late.
  case doLate = "do-late"
  /// Recorded as missed: doing it afterwards makes no sense. Checks that people made meanwhile may still be entered.
  case recordAsMissed = "record-as-missed"
}

extension DutyKind {
  /// The table of misfire policies.
  package var misfire: MisfirePolicy {
    switch self {
    case .dailyReport: .doLate
    case .cityRound, .countySpotCheck, .pointSpotCheck, .countyRound, .countyPointCheck, .directPointRound,
      .pointRound:
      .recordAsMissed
    }
  }

  /// Whether its targets are drawn (R2), and so shown to the drawing centre only.
  package var isDrawn: Bool {
    switch self {
    case .countySpotCheck, .pointSpotCheck, .countyPointCheck: true
    case .cityRound, .countyRound, .directPointRound, .pointRound, .dailyReport: false
    }
  }
}
