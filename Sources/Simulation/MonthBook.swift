import Organisation
import Regulation
import Units

/// What the province's draws gave each object in a month (P3: three times at least).
struct MonthBook {
  private struct Entry {
    /// Days on which it was drawn, seen, looked at in vain, not looked at though drawn.
    var drawn = 0
    var made = 0
    var blind = 0
    var notMade = 0
  }
  private var entries: [Target: Entry] = [:]

  mutating func add(_ play: DayPlay, duties: [Duty]) {
    guard let province = play.simulation.directory.province?.id else { return }
    let seen = Set(play.seen.filter { $0.centre == province }.map(\.target))
    var blind: Set<Target> = []
    for check in play.checks where check.centre == province && !check.isUsable { blind.insert(check.target) }
    let drawn = Set(duties.filter { $0.centre == province && $0.kind.isDrawn }.flatMap(\.targets))
    for target in drawn.union(seen) {
      var entry = entries[target] ?? Entry()
      entry.drawn += drawn.contains(target) ? 1 : 0
      if seen.contains(target) {
        entry.made += 1
      } else if blind.contains(target) {
        entry.blind += 1
      } else {
        entry.notMade += 1
      }
      entries[target] = entry
    }
  }

  /// The month that ends on `last`: an object in service only part of it (new, down for repair, out of season) owes at most one check for
  /// each of its days (R1), and nothing where it has none.
  func line(_ last: CivilDate, province: Centre, organisation: Organisation, rules: RegulationRules) -> MonthLine {
    let first = max(last.firstOfMonth, province.dutyStarts)
    var objects = 0
    var short: [ShortObject] = []
    func judge(_ target: Target, days: Int) {
      let owed = min(rules.province.checksPerMonth, days)
      if owed <= 0 { return }
      objects += 1
      let entry = entries[target] ?? Entry()
      if entry.made >= owed { return }
      let reason: ShortObject.Reason =
        entry.drawn < owed ? .notDrawn : entry.blind > 0 && entry.blind >= entry.notMade ? .cameraDown : .notMade
      short.append(
        ShortObject(
          object: target.key, owed: owed, drawn: entry.drawn, made: entry.made, blind: entry.blind,
          notMade: entry.notMade, reason: reason))
    }
    for centre in organisation.centres where centre.tier == .county {
      judge(.centre(centre.id), days: last + 1 - max(first, centre.dutyStarts))
    }
    let days = first <= last ? (0...(last - first)).map { first + $0 } : []
    for point in organisation.points {
      judge(.point(point.id), days: days.count { point.isInService(on: $0, holidays: organisation.holidays) })
    }
    return MonthLine(month: String(last.iso.prefix(7)), objects: objects, short: short.sorted { $0.object < $1.object })
  }
}
