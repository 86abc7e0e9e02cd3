import Organisation
import Units

/// P3, G10: the province centre's day: patrols of the city centres and spot checks of the county centres supervise their watch.
extension Planner {
  func provinceRounds(_ lists: CentreLists, _ windows: DayWindows, _ draws: DrawContext) -> [Duty] {
    let (centre, day) = (lists.centre, windows.day)
    var duties = rounds(
      "P3", .cityRound, centre, windows, lists.cities.targets(on: day), perHalf: rules.province.cityRoundsPerHalfDay)

    for plan in provinceDraws(lists, day, draws.record) {
      duties += spotCheck("P3", plan, centre, window: windows.office, windows, draws)
    }
    return duties
  }

  /// The two draws of P3: at least 10 % of the county centres; at least 10 % of the points, and at least 80.
  func provinceDraws(_ lists: CentreLists, _ day: CivilDate, _ record: CheckRecord) -> [DrawPlan] {
    let share = rules.province
    let counties = Quota.share(share.countySharePercent, of: lists.counties.objects(on: day))
    let points = max(Quota.share(share.pointSharePercent, of: lists.checkedPoints.objects(on: day)), share.pointFloor)
    return [
      monthlyDraw(.countySpotCheck, lists.counties, floor: counties, lists.centre, day, record),
      monthlyDraw(.pointSpotCheck, lists.checkedPoints, floor: points, lists.centre, day, record),
    ]
  }

  /// One draw of P3 with its two quotas (R1).
  private func monthlyDraw(
    _ kind: DutyKind, _ objects: WatchedList, floor: Int, _ centre: Centre, _ day: CivilDate, _ record: CheckRecord
  ) -> DrawPlan {
    let candidates = objects.candidates(
      on: day, owes: rules.province.checksPerMonth, reserve: rules.province.reserveDays,
      counts: record.counts(by: centre.id),
      ownerStarts: centre.dutyStarts, down: record.camerasDown)
    let quota = Quota.monthly(
      debts: candidates.map(\.debt), floor: floor, day: day, reserveDays: rules.province.reserveDays)
    return DrawPlan(kind: kind, candidates: candidates, quota: quota)
  }

  /// The duty of a draw; none where nothing is owed.
  private func spotCheck(
    _ clause: String, _ plan: DrawPlan, _ centre: Centre, window: DayWindows.Window, _ windows: DayWindows,
    _ draws: DrawContext
  ) -> [Duty] {
    if plan.quota.quota == 0 { return [] }
    let targets = draws.targets(plan, centre: centre.id, day: windows.day)
    return [
      duty(
        clause, plan.kind, centre, windows.day, targets: targets, window: window, missedAfter: windows.ends,
        quota: plan.quota)
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

/// C2, G10: a city centre's day.
extension Planner {
  func cityRounds(_ lists: CentreLists, _ windows: DayWindows, _ draws: DrawContext) -> [Duty] {
    let (centre, day) = (lists.centre, windows.day)
    var duties = rounds(
      "C2", .countyRound, centre, windows, lists.counties.targets(on: day), perHalf: rules.city.countyRoundsPerHalfDay)

    let window = windows.pointRounds(
      isFirstLine: centre.isFirstLine, sailings: lists.sailings(on: day), report: rules.city.reportDue)
    let direct = lists.ownPoints.targets(on: day)
    if !direct.isEmpty {
      duties.append(
        duty("C2", .directPointRound, centre, day, targets: direct, window: window, missedAfter: windows.ends))
    }

    duties += spotCheck("C2", cityDraw(lists, day, draws.record), centre, window: window, windows, draws)
    return duties
  }

  /// C2: min(all of the counties' points, 80), drawn where there are more.
  func cityDraw(_ lists: CentreLists, _ day: CivilDate, _ record: CheckRecord) -> DrawPlan {
    let candidates = lists.checkedPoints.candidates(
      on: day, owes: 0, reserve: 0, counts: record.counts(by: lists.centre.id), ownerStarts: lists.centre.dutyStarts,
      down: record.camerasDown)
    let quota = Quota.daily(
      objects: candidates.count, atLeast: rules.city.countyPointFloor, day: day,
      reserveDays: rules.province.reserveDays)
    return DrawPlan(kind: .countyPointCheck, candidates: candidates, quota: quota)
  }
}

/// X2: a county centre's day.
extension Planner {
  func countyPointRound(_ lists: CentreLists, _ windows: DayWindows) -> Duty? {
    let targets = lists.ownPoints.targets(on: windows.day)
    if targets.isEmpty { return nil }
    let window = windows.pointRounds(
      isFirstLine: lists.centre.isFirstLine, sailings: lists.sailings(on: windows.day),
      report: rules.county.reportDue)
    return duty(
      "X2", .pointRound, lists.centre, windows.day, targets: targets, window: window, missedAfter: windows.ends)
  }
}
