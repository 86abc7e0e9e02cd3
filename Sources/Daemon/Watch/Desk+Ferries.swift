import Casework
package import Organisation
import Regulation
import Store
package import Units
import Wire

/// Why a departure is not signed.
enum SignOffRefusal: Error, Hashable, Sendable {
  case noSuchVessel(String)
  /// Vessels of that name, by their ids.
  case ambiguous(String, [VesselID])
  /// The name of the vessel.
  case noLine(String)
  /// The line's name, what was asked for, and what there is.
  case noSuchBerth(line: String, String, known: [String])
  case inTheFuture
  case tooOld
  /// The number of the sign-off that is there, and says something else.
  case another(Int64)
}

/// Trips that the traffic engine counted, and departures that clerks signed (P7).
extension Desk {
  /// A ferry point's clock may be ahead by so much.
  static let clockAhead = TimeSpan.minutes(2)
  /// What was signed longer ago is not taken any more.
  static let oldestSignOff = TimeSpan.hours(24)
  /// The same again within so long is a form that was sent twice.
  static let sentTwice = TimeSpan.seconds(60)

  /// The same request again is the same sign-off: it adds nothing.
  func signDeparture(_ request: SignOffRequest) throws -> StoredSignOff {
    let (vessel, line) = try signed(request.vessel)
    guard let berth = line.berth(called: request.berth.trimmed) else {
      throw SignOffRefusal.noSuchBerth(
        line: line.name, request.berth, known: line.berths.map { "\($0.id) \($0.name)" })
    }
    let centre = directory.centre(of: line) ?? vessel.homeCentre
    let person = try allow(.signDeparture, centre: centre)
    let said = request.at?.instant ?? now
    guard said <= now + Self.clockAhead else { throw SignOffRefusal.inTheFuture }
    let at = min(said, now)
    guard now - at <= Self.oldestSignOff else { throw SignOffRefusal.tooOld }
    var signOff = SignOff(
      no: 0, vessel: vessel.id, mmsi: vessel.mmsi, line: line.id, berth: berth.id, signedAt: at, recordedAt: now,
      persons: request.persons, clerk: request.clerk?.trimmed ?? person.name)
    if let known = try known(signOff, isTimed: request.at != nil) { return known }
    var stored = StoredSignOff(
      signOff: signOff, centre: centre, day: sailingDay(vessel, at), person: person.id, note: request.note)
    signOff.no = try tx.insert(stored)
    stored.signOff = signOff
    var detail = [
      "no": "\(signOff.no)", "line": line.id, "berth": berth.id, "clerk": signOff.clerk,
      "signed": zone.iso8601(at),
    ]
    if let persons = signOff.persons { detail["persons"] = "\(persons)" }
    let subject = "vessel:\(vessel.id)"
    if now - at > (line.signOffs?.after ?? Self.clockAhead) {
      try journal("departure.signed-late", subject, centre: centre, occurred: at, detail)
    } else {
      try journal("departure.signed", subject, centre: centre, occurred: at, detail)
    }
    return stored
  }

  /// The one that is there already: of the same moment, or entered a moment ago without one.
  private func known(_ signOff: SignOff, isTimed: Bool) throws -> StoredSignOff? {
    let same = try tx.read.signOff(vessel: signOff.vessel, berth: signOff.berth, at: signOff.signedAt)
    if let same {
      guard same.signOff.persons == signOff.persons, same.signOff.clerk == signOff.clerk else {
        throw SignOffRefusal.another(same.signOff.no)
      }
      return same
    }
    guard !isTimed else { return nil }
    let last = try tx.read.lastSignOff(
      vessel: signOff.vessel, berth: signOff.berth, recordedFrom: now - Self.sentTwice)
    guard let last, last.signOff.persons == signOff.persons, last.signOff.clerk == signOff.clerk else { return nil }
    return last
  }

  private func signed(_ text: String) throws -> (RegisteredVessel, FerryLine) {
    let typed = text.trimmed
    let named = directory.organisation.vessels.filter { $0.name == typed }
    let vessel = directory.vessel(id: typed) ?? UInt32(typed).flatMap { directory.vessel(mmsi: $0) } ?? named.first
    guard let vessel else { throw SignOffRefusal.noSuchVessel(typed) }
    if vessel.name == typed, named.count > 1 { throw SignOffRefusal.ambiguous(typed, named.map(\.id)) }
    guard let line = directory.line(of: vessel.id) else { throw SignOffRefusal.noLine(vessel.name) }
    return (vessel, line)
  }

  /// Trips as they stand now; one of a vessel or a line that is not known any more is left out.
  func record(_ trips: [Trip]) throws {
    for trip in trips {
      guard let vessel = directory.vessel(id: trip.vessel), let line = directory.line(trip.line) else { continue }
      let needs = trip.from != nil && trip.isDepartureSeen && line.signOffs != nil
      try tx.record(
        StoredTrip(
          trip: trip, centre: directory.centre(of: line) ?? vessel.homeCentre, day: sailingDay(vessel, trip.left),
          needsSignOff: needs))
    }
  }

  /// The day whose sailings a moment belongs to: in the night after, while they and their grace run on, the day before.
  private func sailingDay(_ vessel: RegisteredVessel, _ at: Instant) -> CivilDate {
    let today = zone.civil(at).date
    let grace = directory.line(of: vessel.id)?.grace ?? context.rules.detectors.offHoursGrace
    let before = directory.sailer(of: vessel)?.sailings(on: today - 1, holidays: directory.organisation.holidays)
    guard let before, at <= zone.instant(today - 1, before.berthing) + grace else { return today }
    return today - 1
  }
}

extension String {
  fileprivate var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}

extension Watch {
  /// Trips that changed; false: not now, they are to be offered again.
  package func record(_ trips: [Trip], at now: Instant) throws -> Bool {
    guard held == nil else { return false }
    try commit(at: now) { try $0.record(trips) }
    return true
  }
}
