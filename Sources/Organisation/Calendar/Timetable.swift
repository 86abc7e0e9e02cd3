package import Units

/// A line of the timetable of a point, or of a vessel that serves none: on these days the first vessel departs and the last berths at these times. Of the lines that hold on a
/// day the one with the highest rank decides; where none holds, its own period does.
package struct TimetableLine: Hashable, Sendable, Codable {
  package var days: DayRule
  /// nil: no sailings on these days.
  package var sailings: Hours?
  /// Sailings besides the day's others (market-day extras): the day's period is widened to hold them, whatever line decides it.
  package var isExtra: Bool

  package init(days: DayRule, sailings: Hours?, isExtra: Bool = false) {
    self.days = days
    self.sailings = sailings
    self.isExtra = isExtra
  }
}

/// Why a point is not in service.
package enum Absence: String, Hashable, Sendable, Codable, CaseIterable {
  /// Its first day is still to come.
  case notYet
  /// Down for repair.
  case repair
  /// Out of its season.
  case season
  case other
}

/// Days on which a point is not in service.
package struct Closure: Hashable, Sendable, Codable {
  /// Both included; no end: until further notice.
  package var from: CivilDate
  package var through: CivilDate?
  package var reason: Absence
  package var note: String?

  package init(from: CivilDate, through: CivilDate?, reason: Absence, note: String? = nil) {
    self.from = from
    self.through = through
    self.reason = reason
    self.note = note
  }

  package func contains(_ day: CivilDate) -> Bool { from <= day && (through.map { day <= $0 } ?? true) }
}

extension [TimetableLine] {
  /// First departure and last berthing on `day` by these lines, and by `ordinary` where none of them decides; nil without sailings.
  func sailings(on day: CivilDate, ordinary: Hours?, holidays: HolidayCalendar) -> Hours? {
    if isEmpty { return ordinary }
    var deciding: TimetableLine?
    var hours: Hours?
    for line in self where line.days.holds(on: day, holidays: holidays) {
      if line.isExtra {
        hours = widened(hours, by: line.sailings)
      } else if deciding.map({ $0.days.rank < line.days.rank }) ?? true {
        deciding = line
      }
    }
    return widened(hours, by: deciding.map(\.sailings) ?? ordinary)
  }
}

private func widened(_ hours: Hours?, by other: Hours?) -> Hours? {
  guard let hours, let other else { return hours ?? other }
  return Hours(min(hours.opens, other.opens), max(hours.closes, other.closes))
}

extension MonitoringPoint {
  /// First departure and last berthing on `day`; nil without sailings on it, or out of service.
  package func sailings(on day: CivilDate, holidays: HolidayCalendar) -> Hours? {
    guard absence(on: day) == nil else { return nil }
    return timetable.sailings(on: day, ordinary: sailings, holidays: holidays)
  }

  /// Whether there are days of which one can't tell without looking: closures or a season.
  package var hasAbsences: Bool { !closures.isEmpty || !seasons.isEmpty }

  /// Why the point is not in service on `day`; nil when it is.
  package func absence(on day: CivilDate) -> Absence? {
    if let inServiceSince, day < inServiceSince { return .notYet }
    if let closure = closures.first(where: { $0.contains(day) }) { return closure.reason }
    return seasons.isEmpty || seasons.contains { $0.contains(day) } ? nil : .season
  }

  package func isInService(on day: CivilDate, holidays: HolidayCalendar) -> Bool {
    absence(on: day) == nil
  }
}
