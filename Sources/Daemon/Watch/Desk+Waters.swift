import Casework
package import Organisation
import Reporting
import Store
package import Units

/// Sailing bans (P7) that people declare and lift, and readings that they take down.
extension Desk {
  /// What a person declares.
  struct BanEntry {
    var waters: [String]
    var cause: SailingBan.Cause
    var from: Instant?
    var until: Instant?
    var reason: String
    /// Kinds of vessels that it does not bind; nil: official ones.
    var except: [String]?
    /// Whether a bulletin passes it on (P5).
    var isPassedOn = true
  }

  /// A ban by the signer's centre over waters of its own or below, with the bulletin that tells those who are owed it.
  func declareBan(_ entry: BanEntry) throws -> SailingBan {
    let centre = signer.person?.centre ?? CentreID("")
    let person = try allow(.declareBan, centre: centre)
    guard !entry.reason.allSatisfy(\.isWhitespace) else { throw CaseRefusal.emptyText }
    let from = entry.from ?? now
    if let until = entry.until, until <= max(from, now) { throw WatersRefusal.endsBeforeItBegins }
    var ban = SailingBan(
      centre: centre, cause: entry.cause, from: from, until: entry.until, reason: entry.reason, declaredAt: now,
      declaredBy: person.id)
    if let kinds = entry.except { ban.except = try kinds.map(kind) }
    for text in entry.waters { try add(text, to: &ban) }
    guard !entry.waters.isEmpty else { throw WatersRefusal.noWaters }
    if entry.isPassedOn { ban.bulletin = try addBulletin(bulletin(of: ban)).no }
    ban.no = try tx.insert(ban)
    try journal(
      "ban.declared", ban.subject, centre: centre,
      [
        "cause": ban.cause.rawValue, "from": zone.iso8601(ban.from), "until": ban.until.map { zone.iso8601($0) } ?? "",
        "waters": (ban.zones + ban.centres.map(\.rawValue)).joined(separator: " "), "reason": ban.reason,
        "except": ban.except.map(\.rawValue).joined(separator: " "),
      ])
    return ban
  }

  func liftBan(_ no: Int64, reason: String, revision: Int?) throws -> SailingBan {
    guard var ban = try tx.read.ban(no: no) else { throw ActRefusal.noSuchThing("ban:\(no)") }
    let person = try allow(.declareBan, centre: ban.centre)
    try expect(revision, ban.revision)
    guard !reason.allSatisfy(\.isWhitespace) else { throw CaseRefusal.emptyText }
    guard [.planned, .inForce].contains(ban.state(at: now)) else { throw WatersRefusal.over }
    ban.lifting = SailingBan.Lifting(at: now, by: person.id, reason: reason)
    ban.revision += 1
    try tx.update(ban)
    try journal("ban.lifted", ban.subject, centre: ban.centre, ["reason": reason])
    if let bulletin = ban.bulletin, try tx.read.bulletin(no: bulletin)?.isLive(at: now) == true {
      _ = try cancelBulletin(bulletin, reason: reason, revision: nil)
    }
    return ban
  }

  /// A zone by id or name, or a centre by code, name or area; of waters elsewhere another centre decides.
  private func add(_ text: String, to ban: inout SailingBan) throws {
    let organisation = directory.organisation
    if let zone = directory.zone(text) ?? organisation.zones.first(where: { $0.name == text }) {
      let touched = context.jurisdiction.centres(touching: zone, of: organisation)
      let isOurs = touched.isEmpty || touched.contains { directory.isWithin($0, of: ban.centre) }
      guard isOurs else { throw AuthorityRefusal.scope(touched.min() ?? ban.centre) }
      if !ban.zones.contains(zone.id) { ban.zones.append(zone.id) }
      return
    }
    let known = organisation.centres.first { $0.id.rawValue == text || $0.name == text || $0.area == text }
    guard let centre = known else { throw WatersRefusal.noSuchWaters(text) }
    guard directory.isWithin(centre.id, of: ban.centre) else { throw AuthorityRefusal.scope(centre.id) }
    var alone = ban
    (alone.zones, alone.centres) = ([], [centre.id])
    guard !directory.waters(of: alone).isEmpty else { throw WatersRefusal.noPolygon(centre.name) }
    if !ban.centres.contains(centre.id) { ban.centres.append(centre.id) }
  }

  /// A kind by its word in the files, or as people say it.
  private func kind(_ text: String) throws -> RegisteredVessel.Kind {
    let found = RegisteredVessel.Kind(rawValue: text) ?? .allCases.first { context.letters.kind($0) == text }
    guard let found else { throw WatersRefusal.noSuchKind(text) }
    return found
  }

  private func bulletin(of ban: SailingBan) -> BulletinEntry {
    let words = context.letters.heard(
      "ban.\(ban.cause.rawValue)",
      [
        "waters": directory.names(of: ban), "reason": ban.reason,
        "except": context.letters.exempt(ban.except),
      ])
    return BulletinEntry(
      kind: .sailingBan, text: words, area: BulletinArea(zones: ban.zones, centres: ban.centres), from: ban.from,
      until: ban.until)
  }

  /// One value at least, of now or of a moment past.
  func enterReadings(_ values: [MeasuredQuantity: Double], of station: StationID, at: Instant) throws -> [Reading] {
    let found = directory.station(station) ?? directory.organisation.stations.first { $0.name == station }
    guard let found else { throw WatersRefusal.noSuchStation(station) }
    let person = try allow(.enterReading, centre: found.centre)
    guard !values.isEmpty else { throw WatersRefusal.nothingRead }
    guard at <= now else { throw ActRefusal.inTheFuture }
    return try values.sorted { $0.key.rawValue < $1.key.rawValue }.map { quantity, value in
      guard quantity.range.contains(value) else { throw WatersRefusal.outOfRange(quantity) }
      let reading = Reading(
        station: found.id, quantity: quantity, value: value, at: at, source: .entered(person.id))
      try tx.keep(reading, at: now)
      try journal(
        "reading.entered", "station:\(found.id)", centre: found.centre, occurred: at,
        ["quantity": quantity.rawValue, "value": decimal(value, quantity.places)])
      return reading
    }
  }
}

/// Why a ban or a reading is not taken (`refusal.waters.<case>` in the catalogue).
enum WatersRefusal: Error, Hashable, Sendable {
  case noWaters
  case noSuchWaters(String)
  /// The centre has no waters on the map.
  case noPolygon(String)
  case endsBeforeItBegins
  /// It has run out or was lifted.
  case over
  case noSuchStation(String)
  case noSuchKind(String)
  case nothingRead
  case outOfRange(MeasuredQuantity)
}

extension Watch {
  /// Readings heard on the air; they are many, and no act of anybody: the journal has none of them.
  package func keep(_ readings: [Reading], at now: Instant) throws {
    try commit(at: now) { desk in
      for reading in readings { try desk.tx.keep(reading, at: now) }
    }
  }
}
