import Organisation
import Units

/// P3: the province centre's day.
extension Planner {
  func provinceRounds(_ lists: CentreLists, _ windows: DayWindows, _ draws: DrawContext) -> [Duty] {
    let (centre, day) = (lists.centre, windows.day)
    var duties = rounds(
      "P3", .cityRound, centre, windows, lists.cities.targets(on: day), perHalf: rules.province.cityRoundsPerHalfDay)

    // At least 10 % of the county centres.
    let counties = lists.counties.objects(on: day)
    duties += spotCheck(
      .countySpotCheck, lists.counties, floor: Quota.share(rules.province.countySharePercent, of: counties), centre,
      windows, draws)

    // At least 10 % of the points, and at least 80.
    let points = lists.checkedPoints.objects(on: day)
    let floor = max(Quota.share(rules.province.pointSharePercent, of: points), rules.province.pointFloor)
    duties += spotCheck(.pointSpotCheck, lists.checkedPoints, floor: floor, centre, windows, draws)
    return duties
  }

  /// One draw of P3 with its two quotas (R1), within office hours (R13).
  private func spotCheck(
    _ kind: DutyKind, _ objects: WatchedList, floor: Int, _ centre: Centre, _ windows: DayWindows,
    _ draws: DrawContext
  ) -> [Duty] {
    let candidates = objects.candidates(
      on: windows.day, owes: rules.province.checksPerMonth, counts: draws.record.counts(by: centre.id),
      ownerStarts: centre.dutyStarts)
    let quota = Quota.monthly(
      debts: candidates.map(\.debt), floor: floor, day: windows.day, reserveDays: rules.province.reserveDays)
    if quota.quota == 0 { return [] }
    let targets = draws.targets(candidates, quota: quota, centre: centre.id, day: windows.day, kind: kind)
    return [
      duty(
        "P3", kind, centre, windows.day, targets: targets, window: windows.office, missedAfter: windows.ends,
        quota: quota)
    ]
  }

  /// Rounds of the same targets in each half of the day (R3).
  private func rounds(
    _ clause: String, _ kind: DutyKind, _ centre: Centre, _ windows: DayWindows, _ targets: [Target], perHalf: Int
  ) -> [Duty] {
    if targets.isEmpty { return [] }
    return windows.halfDayRounds(perHalf).enumerated().map { index, round in
      duty(
        clause, kind, centre, windows.day, ordinal: index + 1, targets: targets, window: round.window,
        missedAfter: round.missedAfter)
    }
  }
}

/// C2: a city centre's day.
extension Planner {
  func cityRounds(_ lists: CentreLists, _ windows: DayWindows, _ draws: DrawContext) -> [Duty] {
    let (centre, day) = (lists.centre, windows.day)
    var duties = rounds(
      "C2", .countyRound, centre, windows, lists.counties.targets(on: day), perHalf: rules.city.countyRoundsPerHalfDay)

    let window = windows.pointRounds(
      isFirstLine: centre.isFirstLine, sailings: lists.ownPoints.sailings(on: day), report: rules.city.reportDue)
    let direct = lists.ownPoints.targets(on: day)
    if !direct.isEmpty {
      duties.append(
        duty("C2", .directPointRound, centre, day, targets: direct, window: window, missedAfter: windows.ends))
    }

    // min(all of the counties' points, 80), drawn where there are more.
    let candidates = lists.checkedPoints.candidates(
      on: day, owes: 0, counts: draws.record.counts(by: centre.id), ownerStarts: centre.dutyStarts)
    let quota = Quota.daily(
      objects: candidates.count, atLeast: rules.city.countyPointFloor, day: day,
      reserveDays: rules.province.reserveDays)
    if quota.quota > 0 {
      let targets = draws.targets(candidates, quota: quota, centre: centre.id, day: day, kind: .countyPointCheck)
      duties.append(
        duty(
          "C2", .countyPointCheck, centre, day, targets: targets, window: window, missedAfter: windows.ends,
          quota: quota))
    }
    return duties
  }
}

/// X2: a county centre's day.
extension Planner {
  func countyPointRound(_ lists: CentreLists, _ windows: DayWindows) -> Duty? {
    let targets = lists.ownPoints.targets(on: windows.day)
    if targets.isEmpty { return nil }
    let window = windows.pointRounds(
      isFirstLine: lists.centre.isFirstLine, sailings: lists.ownPoints.sailings(on: windows.day),
      report: rules.county.reportDue)
    return duty(
      "X2", .pointRound, lists.centre, windows.day, targets: targets, window: window, missedAfter: windows.ends)
  }
}
