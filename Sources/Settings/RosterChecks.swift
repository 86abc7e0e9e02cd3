import Organisation
import Units

/// The roster's lines against one another: two watches of a centre at once are refused, hours without a watch are a warning.
struct RosterChecks {
  let draft: Draft
  let log: ProblemLog

  private var byCentre: [(CentreID, [Drafted<WatchAssignment>])] {
    Dictionary(grouping: draft.roster) { $0.value.centre }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  func refuseOverlaps() {
    for (_, lines) in byCentre {
      for (index, line) in lines.enumerated() {
        // One problem a line is enough to find the rest.
        guard let other = lines[..<index].first(where: { RosterChecks.overlap($0.value, line.value) }) else { continue }
        let (a, b) = (line.value, other.value)
        let reason =
          "\(a.starts.text)-\(a.ends.text) of \(a.centre) overlaps "
          + "\(b.starts.text)-\(b.ends.text) in line \(other.record.mark.line)"
        line.record.refuse("starts", reason)
      }
    }
  }

  /// True when the two hold at one moment.
  static func overlap(_ a: WatchAssignment, _ b: WatchAssignment) -> Bool {
    // Days on which both may hold, with a day more on either side for a watch over midnight.
    let someMonday = CivilDate(dayNumber: 20_454)
    let start = max(a.from ?? b.from ?? someMonday, b.from ?? a.from ?? someMonday)
    let end = min(a.through ?? b.through ?? start + 14, b.through ?? a.through ?? start + 14)
    guard start <= end + 1 else { return false }
    // Rosters repeat by the week: of a long time two weeks say all.
    for number in (start.dayNumber - 1)...min(end.dayNumber + 1, start.dayNumber + 14) {
      let day = CivilDate(dayNumber: number)
      guard a.holds(on: day) else { continue }
      let first = seconds(a, on: day)
      for other in [day - 1, day, day + 1] where b.holds(on: other) {
        if first.overlaps(seconds(b, on: other)) { return true }
      }
    }
    return false
  }

  /// The watch of a day in seconds since 1970 of local time.
  private static func seconds(_ line: WatchAssignment, on day: CivilDate) -> Range<Int> {
    let midnight = day.dayNumber * 86_400
    let length = line.ends.seconds - line.starts.seconds
    return (midnight + line.starts.seconds)..<(midnight + line.starts.seconds + (length > 0 ? length : length + 86_400))
  }

  /// Hours in the `days` from `today` on that a centre must be watched and nobody is on the roster: the first of each centre.
  func warnOfGaps(_ centres: [Centre], officeHours: [Hours], from today: CivilDate, days: Int) {
    let lines = Dictionary(grouping: draft.roster.map(\.value)) { $0.centre }
    for centre in centres {
      let own = lines[centre.id] ?? []
      let mark = SourceMark(file: RosterFile.name)
      guard !own.isEmpty else {
        log.warn(mark, "watches", "nobody is on the roster of \(centre.id) \(centre.name)")
        continue
      }
      let needed = centre.isFirstLine ? [Hours(.midnight, .endOfDay)] : officeHours
      if let gap = RosterChecks.gap(own, needed, from: max(today, centre.dutyStarts), days: days) {
        log.warn(mark, "watches", "nobody is on the roster of \(centre.id) \(centre.name) on \(gap)")
      }
    }
  }

  /// The first moment without a watch: `2026-03-01 at 20:00`.
  private static func gap(
    _ lines: [WatchAssignment], _ needed: [Hours], from start: CivilDate, days: Int
  ) -> String? {
    for number in start.dayNumber..<(start.dayNumber + days) {
      let day = CivilDate(dayNumber: number)
      let kept = [day - 1, day].flatMap { date in lines.filter { $0.holds(on: date) }.map { seconds($0, on: date) } }
        .sorted { $0.lowerBound < $1.lowerBound }
      for hours in needed {
        var reached = number * 86_400 + hours.opens.seconds
        let end = number * 86_400 + hours.closes.seconds
        for watch in kept where watch.lowerBound <= reached { reached = max(reached, watch.upperBound) }
        if reached < end { return "\(day.iso) at \(CivilTime(seconds: reached - number * 86_400).text)" }
      }
    }
    return nil
  }
}
