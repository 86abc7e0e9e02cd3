import Organisation
import Units

/// What falls due by the hour, by the weekday and by the day of the month.
extension Planner {
  /// C7, P6, C8, X6, C6, X5.
  func calendarDuties(_ centre: Centre, _ windows: DayWindows) -> [Duty] {
    var duties: [Duty] = []
    if centre.tier == .city { duties += broadcasts(centre, windows) }
    if windows.day.weekday == rules.equipment.weekday { duties.append(equipmentCheck(centre, windows)) }
    if windows.day.weekday == rules.keySheet.weekday, let sheet = keySheet(centre, windows) { duties.append(sheet) }
    return duties
  }

  /// C7: the text is put before the duty leader first; what is not on the air some time after its hour is missed.
  private func broadcasts(_ centre: Centre, _ windows: DayWindows) -> [Duty] {
    rules.broadcast.times.enumerated().map { index, time in
      let due = windows.at(time)
      let window = DayWindows.Window(opens: max(windows.starts, due - rules.broadcast.draft), due: due)
      return duty(
        "C7", .broadcast, centre, windows.day, ordinal: index + 1, window: window,
        missedAfter: due + rules.broadcast.grace)
    }
  }

  /// P6, C8, X6, R13: by the end of that day's office hours.
  private func equipmentCheck(_ centre: Centre, _ windows: DayWindows) -> Duty {
    let clause =
      switch centre.tier {
      case .province: "P6"
      case .city: "C8"
      case .county: "X6"
      }
    return duty(
      clause, .equipmentCheck, centre, windows.day, window: windows.office,
      missedAfter: directory.zone.instant(windows.day + 1, .midnight))
  }

  /// X5 to the city, C6 to the province: form 2 of the week that follows, Monday to Sunday (R13). The province makes none.
  private func keySheet(_ centre: Centre, _ windows: DayWindows) -> Duty? {
    guard centre.tier != .province else { return nil }
    let due = centre.tier == .county ? windows.at(rules.keySheet.countyDue) : cityKeySheetDue(windows)
    let monday = windows.day + (8 - windows.day.weekday)
    let zone = directory.zone
    let week = Duty.Period(from: zone.instant(monday, .midnight), to: zone.instant(monday + 7, .midnight))
    return duty(
      centre.tier == .county ? "X5" : "C6", .keySheet, centre, windows.day,
      window: DayWindows.Window(opens: min(windows.office.opens, due), due: due), missedAfter: nil, period: week)
  }

  private func cityKeySheetDue(_ windows: DayWindows) -> Instant {
    rules.keySheet.cityDue.map { windows.at($0) } ?? windows.office.due
  }
}

/// X2, X7, X10, C3, C9, C14, P11: what is owed of the month before, from its end on.
extension Planner {
  /// Those due on `day`; nothing for a month that ended before the centre's first day.
  func monthlyDuties(_ centre: Centre, due day: CivilDate) -> [Duty] {
    let first = day.firstOfMonth
    guard centre.dutyStarts < first else { return [] }
    let monthly = rules.monthly
    let number = day.day
    var duties: [Duty] = []
    func add(_ clause: String, _ kind: DutyKind, due dueDay: Int) {
      if dueDay == number { duties.append(monthlyDuty(clause, kind, centre, day)) }
    }
    switch centre.tier {
    case .county:
      add("X2", .monthlyLedgers, due: monthly.countyLedgers)
      add("X7", .monthlySummary, due: monthly.countySummary)
      add("X10", .monthlySummary, due: monthly.countySummary)
    case .city:
      add("C3", .monthlyLedgers, due: monthly.cityLedgers)
      add("C9", .monthlySummary, due: monthly.citySummary)
      add("C14", .monthlySummary, due: monthly.citySummary)
    case .province:
      add("P11", .monthlySummary, due: monthly.provinceSummary)
    }
    return duties
  }

  /// R4: from the month's end, by the end of the office hours of its day; late, never missed.
  private func monthlyDuty(_ clause: String, _ kind: DutyKind, _ centre: Centre, _ day: CivilDate) -> Duty {
    let zone = directory.zone
    let first = day.firstOfMonth
    let before = max((first - 1).firstOfMonth, centre.dutyStarts)
    let period = Duty.Period(from: zone.instant(before, .midnight), to: zone.instant(first, .midnight))
    let window = DayWindows.Window(opens: period.to, due: zone.instant(day, rules.afternoon.closes))
    return duty(clause, kind, centre, day, window: window, missedAfter: nil, period: period)
  }
}
