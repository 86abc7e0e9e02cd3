/// What a duty is. `isRound`, `isReport` and `isWindow` say what carries it out: checks of its targets, a message that is accepted, or the
/// passing of time; any other is done by an act of its own.
package enum DutyKind: String, Hashable, Sendable, Codable, CaseIterable {
  /// P3: every city centre, a.m. and p.m.
  case cityRound = "city-round"
  /// P3: spot checks of county centres.
  case countySpotCheck = "county-spot-check"
  /// P3: spot checks of the province's points.
  case pointSpotCheck = "point-spot-check"
  /// C2: every county centre, two a.m., two p.m.
  case countyRound = "county-round"
  /// C2: spot checks of the counties' points.
  case countyPointCheck = "county-point-check"
  /// C2: its directly managed points.
  case directPointRound = "direct-point-round"
  /// X2: all its points.
  case pointRound = "point-round"

  /// X2 19:00, C3 20:00, P4 09:00.
  case dailyReport = "daily-report"
  /// X2 by the 2nd, C3 by the 4th: last month's ledgers 9 to 12.
  case monthlyLedgers = "monthly-ledgers"
  /// X7, X10 by the 2nd, C9, C14 by the 4th, P11 by the 6th.
  case monthlySummary = "monthly-summary"

  /// C6, X5: next week's form 2, on Fridays.
  case keySheet = "key-sheet"
  /// C7: 10:00 and 17:00.
  case broadcast
  /// P6, C8, X6: Mondays.
  case equipmentCheck = "equipment-check"

  /// G2, G4: a watch, with its duty leader.
  case watch
  /// G3: the room is staffed, from 15 minutes before the first sailing until the last has berthed (C2, X2: watched closely).
  case staffedWatch = "staffed-watch"

  /// Carried out by checks of its targets (form 4).
  package var isRound: Bool {
    switch self {
    case .cityRound, .countySpotCheck, .pointSpotCheck, .countyRound, .countyPointCheck, .directPointRound,
      .pointRound:
      true
    case .dailyReport, .monthlyLedgers, .monthlySummary, .keySheet, .broadcast, .equipmentCheck, .watch,
      .staffedWatch:
      false
    }
  }

  /// Carried out by mail that the relay accepts.
  package var isReport: Bool { self == .dailyReport || self == .monthlyLedgers || self == .monthlySummary }

  /// A stretch of time that people keep: nothing to tick off, never late.
  package var isWindow: Bool { self == .watch || self == .staffedWatch }

  /// Whether its targets are drawn (R2), and so shown to the drawing centre only.
  package var isDrawn: Bool { self == .countySpotCheck || self == .pointSpotCheck || self == .countyPointCheck }
}
