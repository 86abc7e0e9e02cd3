import Casework
import Organisation
import Regulation
import Store
import Units

/// The last vessel of a point's day (G3): people record that it has berthed, or that it runs late; the watch window follows.
extension Desk {
  /// - Throws: `noSailings` where neither that day nor the one before has any, `inTheFuture`, `notYetSailing` before the day's window.
  func berthed(_ id: PointID, at: Instant, note: String?) throws -> MonitoringPoint {
    guard at <= now else { throw ActRefusal.inTheFuture }
    return try record(.berthed(at: at), id, at: at, act: "watch.berthed", note: note)
  }

  /// - Throws: `notAhead` where the time has passed, or lies more than a day ahead.
  func late(_ id: PointID, until: Instant, note: String?) throws -> MonitoringPoint {
    guard until > now, until - now <= .days(1) else { throw ActRefusal.notAhead }
    return try record(.late(until: until), id, at: now, act: "watch.late", note: note)
  }

  private func record(_ word: LastVessel, _ id: PointID, at: Instant, act: String, note: String?) throws
    -> MonitoringPoint
  {
    guard let point = directory.point(id) else { throw ActRefusal.noSuchThing("point:\(id)") }
    let person = try allow(.recordBerthing, centre: point.centre)
    let windows = WatchWindows(directory: directory, rules: context.rules)
    guard let day = windows.day(of: point, at: at) else { throw ActRefusal.noSailings(point.name) }
    let key = PointDay(point: id, day: day)
    try tx.record(word, of: key, centre: point.centre, by: person.id, note: note, at: now)
    var detail = ["point": id, "day": day.iso]
    if case .late(let until) = word { detail["until"] = zone.iso8601(until) }
    if let note { detail["note"] = note }
    try journal(act, "point:\(id)", centre: point.centre, occurred: at, detail)
    return point
  }
}
