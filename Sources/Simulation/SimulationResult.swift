package import Units

/// What a trial run came to; the JSON of `watchroom simulate -o json` as it stands.
package struct SimulationResult: Hashable, Sendable, Codable {
  package var from: CivilDate
  package var through: CivilDate
  package var manner: Manner
  package var seed: UInt64
  package var centres: Int
  package var points: Int
  /// Centres that nobody is rostered for: their people were invented.
  package var unrostered: Int
  /// By tier, then kind.
  package var kinds: [KindLine]
  /// Months that lie whole within the run.
  package var months: [MonthLine]
  /// The province's draws, day by day.
  package var days: [DayLine]
  /// Checks per watchkeeper and hour, by tier.
  package var loads: [LoadLine]
  /// The ten centres that did worst, the worst first; centres without a fault are not among them.
  package var worst: [CentreLine]
  /// The reports that were late, the latest first; at most `mostNamed`.
  package var lateReports: [LateReport]
  package var lateReportCount: Int

  package static let mostNamed = 20
}

/// What became of one kind of duty in one tier. Of rounds each object counts, of all else each duty.
package struct KindLine: Hashable, Sendable, Codable {
  package var tier: String
  /// As `DutyKind` names it.
  package var kind: String
  package var clause: String
  package var duties = 0
  package var owed = 0
  package var inTime = 0
  package var late = 0
  package var missed = 0
  /// Of those missed: made up for afterwards (补查).
  package var madeUp = 0
  /// Of those missed: looked at, but the camera showed nothing (G15).
  package var blind = 0
  /// Reports that nobody had looked at (未经审核).
  package var unapproved = 0
}

/// P3's three a month.
package struct MonthLine: Hashable, Sendable, Codable {
  /// `2026-02`
  package var month: String
  /// County centres and points that owed something.
  package var objects: Int
  package var short: [ShortObject]
}

/// An object with fewer checks than it owed, and why.
package struct ShortObject: Hashable, Sendable, Codable {
  package enum Reason: String, Hashable, Sendable, Codable {
    /// Drawn often enough; the camera showed nothing.
    case cameraDown = "camera-down"
    /// Drawn often enough; nobody looked.
    case notMade = "not-made"
    /// Drawn too seldom: the quota had no place for it.
    case notDrawn = "not-drawn"
  }
  package var object: String
  package var owed: Int
  package var drawn: Int
  package var made: Int
  package var blind: Int
  package var notMade: Int
  package var reason: Reason
}

/// The province's draws of one day.
package struct DayLine: Hashable, Sendable, Codable {
  package var day: CivilDate
  package var counties: Int
  package var points: Int
  /// Of `points`: the daily floor, and what was owed by the month's end with how many days left (R1).
  package var floor: Int
  package var owed: Int
  package var daysLeft: Int
  /// Objects of both draws that were seen that day.
  package var made: Int
}

/// How much there is to do for whom.
package struct LoadLine: Hashable, Sendable, Codable {
  package var tier: String
  package var checks: Int
  /// Per watchkeeper and hour, over the hours in which checks were made; tenths.
  package var averageTenths: Int
  /// The busiest hour of the busiest room; tenths.
  package var peakTenths: Int
  package var peakCentre: String
  package var peakDay: CivilDate
  /// 0…23
  package var peakHour: Int
}

package struct CentreLine: Hashable, Sendable, Codable {
  package var centre: String
  package var owed: Int
  package var late: Int
  package var missed: Int
  package var lateReports: Int
}

package struct LateReport: Hashable, Sendable, Codable {
  package var duty: String
  package var minutes: Int
}
