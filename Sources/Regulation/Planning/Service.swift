import Organisation
import Units

extension MonitoringPoint {
  /// Whether it is away on some days: down for repair, or out of its season.
  var hasAbsences: Bool { false }
  func isInService(on day: CivilDate, holidays: HolidayCalendar) -> Bool { true }
}
