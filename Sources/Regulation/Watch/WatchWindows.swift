package import Organisation
package import Units

/// Whether a centre's room is staffed or may be on telephone standby (G3), when that changes, and why: from the timetables of the points
/// that it runs itself, and from what was recorded of their last vessels. A second-line centre keeps office hours on every day of the
/// year (G4); so does the province. Pure: the same arguments, the same answer.
///
/// Our reading: a window opens `windowLead` before the first sailing of the day and stays open until the last vessel of each point is
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
    let points = days[1].points + days[0].points.filter { $0.isOpen && !isOver(days[0], now) }
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

  /// The day to which a record about a point's last vessel at `instant` belongs: the one whose window has opened last. nil where neither
  /// that day nor the one before has sailings.
  package func day(of point: MonitoringPoint, at instant: Instant) -> CivilDate? {
    let today = directory.zone.civil(instant).date
    return [today, today - 1].first { day in
      guard let hours = point.sailings(on: day, holidays: directory.organisation.holidays) else { return false }
      return directory.zone.instant(day, hours.opens) - rules.windowLead <= instant
    }
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
    let points = directory.points(of: centre.id).map { point in
      watched(point, day, at: now, record: records[PointDay(point: point.id, day: day)])
    }
    guard let planned = windows.staffed(points.compactMap(\.sailings)) else { return Day(span: nil, points: points) }
    let closes = points.compactMap(\.keepsUntil).max() ?? planned.due
    return Day(span: Span(opens: planned.opens, closes: max(closes, planned.opens)), points: points)
  }

  private func watched(_ point: MonitoringPoint, _ day: CivilDate, at now: Instant, record: LastVessel?) -> WatchedPoint
  {
    var seen = WatchedPoint(point: point.id, day: day, state: .none, sailings: nil, absence: point.absence(on: day))
    guard let hours = point.sailings(on: day, holidays: directory.organisation.holidays) else { return seen }
    let zone = directory.zone
    seen.sailings = hours
    if case .berthed(let at)? = record {
      seen.state = .berthed
      seen.keepsUntil = at
      return seen
    }
    var expected = zone.instant(hours.closes > hours.opens ? day : day + 1, hours.closes)
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

  /// Windows that touch are one.
  private func begins(_ span: Span, _ spans: [Span]) -> Instant {
    spans.filter { $0.opens < span.opens && span.opens <= $0.closes }.map(\.opens).min() ?? span.opens
  }

  private func ends(_ span: Span, _ spans: [Span]) -> Instant {
    spans.reduce(span.closes) { $1.opens <= $0 && $0 < $1.closes ? $1.closes : $0 }
  }
}

extension WatchedPoint {
  /// It keeps the room open beyond the timetable.
  package var isOpen: Bool { state == .unrecorded || state == .late }
}
