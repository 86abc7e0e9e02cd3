import Organisation
import Regulation
import Units

/// A stretch of time with so many watchkeepers in the room.
struct Shift: Hashable, Sendable {
  var from: Instant
  /// Excluded.
  var to: Instant
  var people: Int
}

/// Who is there when, by the roster (G1). A centre that nobody is rostered for gets invented people round the clock: one, and as
/// many as G4 asks in the province centre; the result says so.
struct Staff: Sendable {
  private let lines: [CentreID: [WatchAssignment]]

  init(_ organisation: Organisation) {
    lines = Dictionary(grouping: organisation.roster, by: \.centre)
  }

  func isRostered(_ centre: CentreID) -> Bool { lines[centre] != nil }

  /// The shifts of a day, cut to its 24 hours, in order of their beginning.
  func shifts(of centre: Centre, on day: CivilDate, zone: CivilZone, rules: RegulationRules) -> [Shift] {
    let (starts, ends) = (zone.instant(day, .midnight), zone.instant(day + 1, .midnight))
    guard let lines = lines[centre.id] else {
      return [Shift(from: starts, to: ends, people: centre.tier == .province ? rules.watch.provinceAtLeast : 1)]
    }
    var shifts: [Shift] = []
    for date in [day - 1, day] {
      for line in lines where line.holds(on: date) {
        let from = zone.instant(date, line.starts)
        let to = zone.instant(line.ends <= line.starts ? date + 1 : date, line.ends)
        let shift = Shift(from: max(from, starts), to: min(to, ends), people: max(1, line.watchkeepers.count))
        if shift.from < shift.to { shifts.append(shift) }
      }
    }
    return shifts.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
  }
}

/// One centre's room on one day: its shifts without the half-days on which nobody came.
struct Presence: Sendable {
  private(set) var shifts: [Shift]

  init(_ shifts: [Shift]) { self.shifts = shifts }

  /// Nobody is there from `from` to `to` (excluded).
  mutating func clear(_ from: Instant, _ to: Instant) {
    shifts = shifts.flatMap { shift in
      [
        Shift(from: shift.from, to: min(shift.to, from), people: shift.people),
        Shift(from: max(shift.from, to), to: shift.to, people: shift.people),
      ].filter { $0.from < $0.to }
    }
  }

  /// Some moment of [`from`, `to`) at which somebody is there; nil: there is none.
  func moment(_ from: Instant, _ to: Instant, _ dice: inout Dice) -> Instant? {
    let parts = shifts.map { (max($0.from, from), min($0.to, to)) }.filter { $0.0 < $0.1 }
    let total = parts.reduce(0) { $0 + ($1.1 - $1.0).milliseconds / 1000 }
    if total == 0 { return nil }
    var place = Int64(dice.below(Int(total)))
    for (starts, ends) in parts {
      let length = (ends - starts).milliseconds / 1000
      if place < length { return starts + .seconds(place) }
      place -= length
    }
    return nil
  }

  /// Watchkeepers there within the hour that begins at `hour`: the most at one of its quarters.
  func people(inHour hour: Instant) -> Int {
    (0..<4).map { quarter in
      let moment = hour + .minutes(Int64(quarter) * 15)
      return shifts.reduce(0) { $1.from <= moment && moment < $1.to ? $0 + $1.people : $0 }
    }.max() ?? 0
  }
}
