package import Organisation
package import Units

/// Whether a centre's room is staffed or may be on telephone standby (G3), when that changes, and why: from the timetables of what it watches
/// (`Sailer`: its points, and vessels that serve none), and from what was recorded of their last vessels. A second-line centre keeps office hours on every day of the
/// year (G4); so does the province. Pure: the same arguments, the same answer.
///
/// Our reading: a window opens `windowLead` before the first sailing of the day, be it the evening before, and stays open until the last vessel of each is
/// recorded berthed, whether that is before or after the timetable says so. A vessel that nobody records keeps the room open for
/// `watch.extendAtMost`, not for ever; one recorded as late that long after the time it was expected.
package struct WatchWindows: Sendable {
  private let directory: Directory
  private let rules: RegulationRules

  package init(directory: Directory, rules: RegulationRules) {
    self.directory = directory
    self.rules = rules
  }

  /// - Parameter records: the last word on each point's last vessel, of yesterday and today at least.
  package func state(of centre: Centre, at now: Instant, records: [PointDay: LastVessel]) -> WatchState {
    let today = directory.zone.civil(now).date
    let days = (-1...8).map { window(of: centre, on: today + $0, at: now, records) }
    let spans = days.compactMap { $0.span }
    let points = days[1].points + days[0].points.filter { $0.keepsOpen && !isOver(days[0], now) } + early(days[2], now)
    guard let current = spans.last(where: { $0.opens <= now && now < $0.closes }) else {
      let since = spans.last { $0.closes <= now }?.closes
      let next = spans.first { now < $0.opens }?.opens
      return WatchState(
        centre: centre.id, mode: .standby, since: since, changes: next, extendedFor: [],
        points: points.sorted { $0.point < $1.point })
    }
    let held = (days[0].points + days[1].points).filter(\.isOpen)
    return WatchState(
      centre: centre.id, mode: .staffed, since: begins(current, spans), changes: ends(current, spans),
      extendedFor: held.sorted { ($0.point, $0.day) < ($1.point, $1.day) },
      points: points.sorted { ($0.point, $0.day) < ($1.point, $1.day) })
  }

  /// The day to which a record about a last vessel at `instant` belongs: the one whose window has opened last; while the sailings of
  /// the day before run on into it, that day until the first vessel of the new one departs. nil where neither has sailings.
  package func day(of sailer: Sailer, at instant: Instant) -> CivilDate? {
    let today = directory.zone.civil(instant).date
    func hours(_ day: CivilDate) -> Hours? { sailer.sailings(on: day, holidays: directory.organisation.holidays) }
    let before = hours(today - 1)
    guard let hours = hours(today) else { return before.map { _ in today - 1 } }
    guard let before else { return opening(hours, today) <= instant ? today : nil }
    let runsOn = min(directory.zone.instant(today - 1, before.berthing), directory.zone.instant(today, hours.opens))
    return max(opening(hours, today), runsOn) <= instant ? today : today - 1
  }

  private func opening(_ hours: Hours, _ day: CivilDate) -> Instant {
    directory.zone.instant(day, hours.opens) - rules.windowLead
  }

  // MARK: One day

  private struct Span: Hashable {
    var opens: Instant
    var closes: Instant
  }

  private struct Day {
    var span: Span?
    var points: [WatchedPoint]
  }

  private func window(of centre: Centre, on day: CivilDate, at now: Instant, _ records: [PointDay: LastVessel]) -> Day {
    guard centre.dutyStarts <= day else { return Day(span: nil, points: []) }
    let windows = DayWindows(day, zone: directory.zone, rules: rules)
    guard centre.isFirstLine else {
      return Day(span: Span(opens: windows.office.opens, closes: windows.office.due), points: [])
    }
    let points = directory.sailers(of: centre.id).map { sailer in
      watched(sailer, day, at: now, record: records[PointDay(point: sailer.id, day: day)])
    }
    guard let planned = windows.staffed(points.compactMap(\.sailings)) else { return Day(span: nil, points: points) }
    let closes = points.compactMap(\.keepsUntil).max() ?? planned.due
    return Day(span: Span(opens: planned.opens, closes: max(closes, planned.opens)), points: points)
  }

  private func watched(_ sailer: Sailer, _ day: CivilDate, at now: Instant, record: LastVessel?) -> WatchedPoint {
    var seen = WatchedPoint(point: sailer.id, day: day, state: .none, sailings: nil, absence: sailer.absence(on: day))
    guard let hours = sailer.sailings(on: day, holidays: directory.organisation.holidays) else { return seen }
    let zone = directory.zone
    seen.sailings = hours
    if case .berthed(let at)? = record {
      seen.state = .berthed
      seen.keepsUntil = at
      return seen
    }
    var expected = zone.instant(day, hours.berthing)
    if case .late(let until)? = record { expected = max(expected, until) }
    let longest = expected + rules.watch.extendAtMost
    if now < expected {
      seen.state = now < zone.instant(day, hours.opens) ? .ahead : record == nil ? .sailing : .late
      seen.keepsUntil = expected
    } else if now < longest {
      seen.state = record == nil ? .unrecorded : .late
      seen.keepsUntil = longest
    } else {
      seen.state = .lapsed
      seen.keepsUntil = longest
    }
    return seen
  }

  private func isOver(_ day: Day, _ now: Instant) -> Bool { day.span.map { $0.closes <= now } ?? true }

  /// Of tomorrow, what opened the room this evening already.
  private func early(_ tomorrow: Day, _ now: Instant) -> [WatchedPoint] {
    tomorrow.points.filter { point in point.sailings.map { opening($0, point.day) <= now } ?? false }
  }

  /// Windows that touch are one.
  private func begins(_ span: Span, _ spans: [Span]) -> Instant {
    spans.reversed().reduce(span.opens) { $1.opens < $0 && $0 <= $1.closes ? $1.opens : $0 }
  }

  /// nil: not within the days that were looked at.
  private func ends(_ span: Span, _ spans: [Span]) -> Instant? {
    let end = spans.reduce(span.closes) { $1.opens <= $0 && $0 < $1.closes ? $1.closes : $0 }
    return end == spans.last?.closes && spans.last != span ? nil : end
  }
}

extension WatchedPoint {
  /// It keeps the room open beyond the timetable.
  package var isOpen: Bool { state == .unrecorded || state == .late }

  /// Its last vessel is still to berth.
  var keepsOpen: Bool { isOpen || state == .sailing }
}
