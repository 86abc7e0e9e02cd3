import Casework
import Organisation
import Regulation
import Store
import Units

/// The last vessel of the day at a point, or a vessel that serves none (G3): people record that it has berthed, or that it runs late; the watch
/// window follows.
extension Desk {
  /// - Throws: `noSailings` where neither that day nor the one before has any, `inTheFuture`, `notYetSailing` before the day's window.
  func berthed(_ id: String, at: Instant, note: String?) throws -> Sailer {
    guard at <= now else { throw ActRefusal.inTheFuture }
    return try record(.berthed(at: at), id, at: at, act: "watch.berthed", note: note)
  }

  /// - Throws: `notAhead` where the time has passed, or lies more than a day ahead.
  func late(_ id: String, until: Instant, note: String?) throws -> Sailer {
    guard until > now, until - now <= .days(1) else { throw ActRefusal.notAhead }
    return try record(.late(until: until), id, at: now, act: "watch.late", note: note)
  }

  private func record(_ word: LastVessel, _ id: String, at: Instant, act: String, note: String?) throws -> Sailer {
    guard let sailer = directory.sailer(id) else { throw ActRefusal.noSuchThing("point:\(id)") }
    let person = try allow(.recordBerthing, centre: sailer.centre)
    let windows = WatchWindows(directory: directory, rules: context.rules)
    guard let day = windows.day(of: sailer, at: at) else { throw ActRefusal.noSailings(sailer.name) }
    let key = PointDay(point: id, day: day)
    try tx.record(word, of: key, centre: sailer.centre, by: person.id, note: note, at: now)
    var detail = ["point": id, "day": day.iso]
    if case .late(let until) = word { detail["until"] = zone.iso8601(until) }
    if let note { detail["note"] = note }
    try journal(act, "\(sailer.point == nil ? "vessel" : "point"):\(id)", centre: sailer.centre, occurred: at, detail)
    return sailer
  }
}
