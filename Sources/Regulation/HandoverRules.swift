package import Units

/// G6, S2: when a watch is handed over.
package struct HandoverRules: Hashable, Sendable, Codable {
  /// S2: the off-going watch may write the record so long before it ends.
  package var opens = TimeSpan.hours(1)
  /// S2: relief arrives 10 to 15 minutes early, and may sign from then on.
  package var arrive = TimeSpan.minutes(15)
  /// G6: signed later than this after the watch has changed it is late.
  package var grace = TimeSpan.minutes(5)
  /// A handover that is late is told to the duty leaders of both watches, once. Off where rooms do not keep form 6 here.
  package var tellsLate = false
  package init() {}
}
