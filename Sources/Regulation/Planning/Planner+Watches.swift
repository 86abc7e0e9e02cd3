import Organisation
import Units

/// The watches of a day, as stretches of time that people keep: nothing to tick off.
extension Planner {
  /// G2: three watches in a first-line centre. G4: office hours, on every day of the year, in a second-line one. G3: the room is staffed
  /// while passenger vessels and ferries sail; the rest of the day may be telephone standby. The window is that of the day's sailings: it may
  /// begin the evening before (first sailing 00:05) and end the morning after (last berthing 24:30), and is one a day in any case.
  func watches(_ lists: CentreLists, _ windows: DayWindows) -> [Duty] {
    let (centre, day) = (lists.centre, windows.day)
    guard centre.isFirstLine else {
      return [duty("G4", .watch, centre, day, window: windows.office, missedAfter: nil)]
    }
    var duties = rules.watch.firstLine.enumerated().map { index, hours in
      let ends = directory.zone.instant(hours.closes > hours.opens ? day : day + 1, hours.closes)
      return duty(
        "G2", .watch, centre, day, ordinal: index + 1,
        window: DayWindows.Window(opens: windows.at(hours.opens), due: ends), missedAfter: nil)
    }
    if let staffed = windows.staffed(lists.sailings(on: day)) {
      duties.append(duty("G3", .staffedWatch, centre, day, window: staffed, missedAfter: nil))
    }
    return duties
  }
}
