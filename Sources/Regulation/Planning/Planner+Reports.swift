import Organisation
import Units

/// The daily reports: X2 by 19:00 to the city centre, C3 by 20:00 to the province centre, P4 by 09:00 of the next day to the
/// bureau and the department. To whom, `rules.recipients` says. A report is never
/// missed, only late (D1: do late), unless `rules.misfire` says otherwise.
extension Planner {
  /// X2
  func countyReport(_ lists: CentreLists, _ windows: DayWindows) -> Duty {
    reportSinceLastCutOff("X2", lists.centre, windows, due: rules.county.reportDue)
  }

  /// C3
  func cityReport(_ lists: CentreLists, _ windows: DayWindows) -> Duty {
    reportSinceLastCutOff("C3", lists.centre, windows, due: rules.city.reportDue)
  }

  /// P4: the calendar day before, listed on the day it is due (R16). Nothing is owed for a day before the centre's first.
  func provinceReport(_ lists: CentreLists, _ windows: DayWindows) -> Duty? {
    let centre = lists.centre
    guard centre.dutyStarts < windows.day else { return nil }
    let yesterday = directory.zone.instant(windows.day - 1, .midnight)
    return report(
      "P4", centre, windows, due: rules.province.reportDue,
      period: Duty.Period(from: yesterday, to: windows.starts))
  }

  /// R16: from the last cut-off to this one; the centre's first report begins with its first day.
  private func reportSinceLastCutOff(_ clause: String, _ centre: Centre, _ windows: DayWindows, due: CivilTime) -> Duty
  {
    let zone = directory.zone
    let from = zone.instant(windows.day - 1, due) - rules.report.cutOff
    let first = zone.instant(centre.dutyStarts, .midnight)
    let period = Duty.Period(from: max(from, first), to: windows.at(due) - rules.report.cutOff)
    return report(clause, centre, windows, due: due, period: period)
  }

  /// Open from when the leaders see the draft (D10).
  private func report(
    _ clause: String, _ centre: Centre, _ windows: DayWindows, due: CivilTime, period: Duty.Period
  ) -> Duty {
    let due = windows.at(due)
    return duty(
      clause, .dailyReport, centre, windows.day, window: DayWindows.Window(opens: due - rules.report.draft, due: due),
      missedAfter: nil, period: period)
  }
}
