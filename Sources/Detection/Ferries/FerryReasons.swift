import Organisation
import Picture
import Units

// What the findings about ferries say, as data.

extension FerryWatch {
  /// `unsigned-departure.left`
  static func reason(_ departure: Departure, _ line: FerryBook.Line, _ now: Instant, _ common: Common) -> Reason {
    let trip = departure.trip
    return Reason(
      .unsignedLeft,
      [
        "line": line.line.name, "berth": line.name(trip.from), "left": common.directory.zone.short(trip.left),
        "minutes": minutes(now - trip.left), "grace": minutes(departure.rule.after),
      ])
  }

  /// `unsigned-departure.answered`, `unsigned-departure.late`
  static func answer(
    _ key: ReasonKey, _ departure: Departure, _ signOff: SignOff, _ line: FerryBook.Line, _ now: Instant,
    _ common: Common
  ) -> Reason {
    let (trip, zone) = (departure.trip, common.directory.zone)
    let since = key == .unsignedLate ? signOff.signedAt : now
    return Reason(
      key,
      [
        "line": line.line.name, "berth": line.name(trip.from), "left": zone.short(trip.left),
        "signed": zone.short(signOff.signedAt), "clerk": signOff.clerk,
        "persons": signOff.persons.map { String($0) } ?? "—", "minutes": minutes(since - trip.left),
      ])
  }

  /// `off-hours.under-way`, `off-hours.no-service`
  static func offHoursReason(_ member: FerryBook.Member, _ hours: Hours?, since: Instant, _ scene: Scene) -> Reason {
    var values = [
      "line": member.name, "knots": knots(scene.knots), "minutes": minutes(scene.fix.at - since),
    ]
    guard let hours else { return Reason(.offHoursNoService, values) }
    values["first"] = clock(hours.opens)
    values["last"] = clock(hours.closes)
    return Reason(.offHoursUnderWay, values)
  }
}

/// Whole minutes, rounded down.
func minutes(_ span: TimeSpan) -> String { String(max(0, span.milliseconds) / 60_000) }

/// `06:30`; of the night after `00:30`.
func clock(_ time: CivilTime) -> String {
  let minutes = time.seconds % CivilTime.endOfDay.seconds / 60
  return padded(minutes / 60, 2) + ":" + padded(minutes % 60, 2)
}
