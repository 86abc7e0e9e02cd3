package import Units

/// How many alarms come to a room: more than six an hour can't be dealt with one by one (EEMUA 191).
package struct AlarmLoad: Hashable, Sendable {
  package static let most = 6
  package static let day = TimeSpan.hours(24)

  package var lastHour = 0
  package var lastDay = 0
  /// The most in any hour that begins with an alarm of the last day.
  package var worstHour = 0

  package var isFlooded: Bool { lastHour > AlarmLoad.most }

  /// - Parameter alarms: when they were recorded, oldest first.
  package init(_ alarms: [Instant], at now: Instant) {
    let recent = alarms.filter { $0 > now - AlarmLoad.day && $0 <= now }
    lastDay = recent.count
    lastHour = recent.count { $0 > now - .hours(1) }
    var first = 0
    for (index, at) in recent.enumerated() {
      while at - recent[first] >= .hours(1) { first += 1 }
      worstHour = max(worstHour, index - first + 1)
    }
  }
}
