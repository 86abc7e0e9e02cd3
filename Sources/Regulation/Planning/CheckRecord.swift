package import Organisation
package import Units

/// A check that was made, as far as planning asks: who looked at what, when.
package struct CheckMade: Hashable, Sendable {
  package var centre: CentreID
  package var target: Target
  package var at: Instant
  package init(centre: CentreID, target: Target, at: Instant) {
    self.centre = centre
    self.target = target
    self.at = at
  }
}

/// What planning needs of the past (R1, R2): on how many days of a month each centre has checked each object, before some day's
/// 00:00. Whatever placed the check counts, 补查 and extra ones among it; two on one day count once (R1: on different days).
package struct CheckRecord: Hashable, Sendable {
  private var days: [CentreID: [Target: Int]] = [:]
  /// Points whose camera was down, on the month's days so far (G15).
  package var camerasDown = CamerasDown()

  /// Nothing was checked: a month's first day.
  package init() {}

  /// From the checks of the month of `day`, made before its 00:00; others are left out. Which checks count (recorded before the
  /// day's opening, with a usable picture) is for the caller to choose.
  package init(_ checks: some Sequence<CheckMade>, before day: CivilDate, zone: CivilZone) {
    let from = zone.instant(day.firstOfMonth, .midnight)
    let to = zone.instant(day, .midnight)
    var seen: Set<Seen> = []
    for check in checks where from <= check.at && check.at < to {
      let date = zone.civil(check.at).date
      if seen.insert(Seen(centre: check.centre, target: check.target, date: date)).inserted {
        add(check.target, by: check.centre)
      }
    }
  }

  /// Days of the month on which `centre` has checked `target`.
  package func count(_ target: Target, by centre: CentreID) -> Int { days[centre]?[target] ?? 0 }

  package func counts(by centre: CentreID) -> [Target: Int] { days[centre] ?? [:] }

  /// One more day on which `centre` has checked `target`.
  package mutating func add(_ target: Target, by centre: CentreID) {
    days[centre, default: [:]][target, default: 0] += 1
  }
}

/// One object on one day.
private struct Seen: Hashable {
  var centre: CentreID
  var target: Target
  var date: CivilDate
}
