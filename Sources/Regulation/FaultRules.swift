package import Units

/// P12, C14, X10, G11 and S5: the deadlines of faults, what a camera that is down does to draws (G15, R1), and how early outages are
/// announced.
package struct FaultRules: Hashable, Sendable, Codable {
  /// G11, R15: promptly, that is within a watch of six hours.
  package var reportWithin = TimeSpan.hours(6)
  /// S5: after it was registered.
  package var diagnoseDays = 3
  /// S5: sent for repair, after the diagnosis.
  package var sendDays = 3
  /// S5: repaired, after it was sent; working days.
  package var repairWorkdays = 10
  /// S5: returned and accepted, after the repair.
  package var returnDays = 3
  /// The desk is reminded so long before.
  package var remindBefore = TimeSpan.days(1)
  /// Overdue it is told to the duty leader, and so much later to the centre leader.
  package var climbAfter = TimeSpan.days(1)
  /// G15, R1: a point whose camera is down is not drawn by its centre's superiors.
  package var excuseDraws = true
  /// S5: a planned outage is announced so long ahead …
  package var outageNotice = TimeSpan.hours(48)
  /// … an emergency one within so long of its beginning.
  package var emergencyNotice = TimeSpan.hours(24)
  package init() {}
}

/// P8, C11, R8: presence checks of subordinate centres, and the confirmation that a room gives of itself.
package struct PresenceRules: Hashable, Sendable, Codable {
  /// R8, S3: unanswered it is repeated after so long; what is answered later than this is answered late (B07).
  package var repeatAfter = TimeSpan.minutes(15)
  /// P8: unanswered for so long the watch counts as absent (B03).
  package var absentAfter = TimeSpan.minutes(30)
  /// D1: a step that could only be taken so much later was not seen by the daemon, and accuses nobody.
  package var tolerance = TimeSpan.minutes(2)
  /// G3: a call by telephone that nobody entered for so long is not judged.
  package var callWithin = TimeSpan.hours(2)
  /// S3: checks that the daemon asks by itself, drawn at random, a day and subordinate centre; 0: none.
  package var drawnPerDay = 0
  /// R8: a first-line room confirms its own watch while it is staffed.
  package var confirmsRoom = false
  /// Between the last sign of anybody and the next prompt: drawn at random between these.
  package var promptAtLeast = TimeSpan.hours(2)
  package var promptAtMost = TimeSpan.hours(4)
  /// The prompt stands on the screen so long; then the ladder begins.
  package var promptFor = TimeSpan.minutes(10)
  package init() {}
}
