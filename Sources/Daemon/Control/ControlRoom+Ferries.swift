import Casework
package import ControlSocket
import Organisation
import Store
import Units
package import Wire

/// Ferry lines, trips and sign-offs (P7, C5): lists of one snapshot; a sign-off is one transaction, and the detectors are told after it.
extension ControlRoom {
  package func lines(_ filter: TripFilter, caller: Caller) async throws -> Page<LineRow> {
    try await read(caller) { rows in
      let day = filter.day ?? rows.context.zone.civil(rows.now).date
      let counts = try rows.read.tripCounts(day: day)
      let vessel = try filter.vessel.map { try rows.ferry($0) }
      let lines = rows.directory.organisation.lines.filter { line in
        if let id = filter.line, id != line.id { return false }
        if let vessel, rows.directory.line(of: vessel.id)?.id != line.id { return false }
        return rows.isMeant(filter.centre, rows.centre(of: line))
      }
      return Page(items: lines.map { rows.line($0, day: day, counts[$0.id] ?? TripCount()) })
    }
  }

  package func trips(_ filter: TripFilter, page: PageRequest, caller: Caller) async throws -> Page<TripRow> {
    try await read(caller) { rows in
      let day = filter.day ?? rows.context.zone.civil(rows.now).date
      let vessel = try filter.vessel.map { try rows.ferry($0).id }
      let records = try rows.read.trips(day: day, before: page.cursor ?? .max, limit: PageRequest.most)
      let wanted = records.filter { record in
        if let id = filter.line, id != record.trip.line { return false }
        if let vessel, vessel != record.trip.vessel { return false }
        if filter.unsigned, !record.needsSignOff || record.trip.signOff != nil { return false }
        return rows.isMeant(filter.centre, record.centre)
      }
      return Page(
        items: wanted.prefix(page.limit).map { rows.trip($0) }, next: Self.next(records, wanted, page) { $0.no })
    }
  }

  package func signOffs(_ filter: TripFilter, page: PageRequest, caller: Caller) async throws -> Page<SignOffRow> {
    try await read(caller) { rows in
      let day = filter.day ?? rows.context.zone.civil(rows.now).date
      let vessel = try filter.vessel.map { try rows.ferry($0).id }
      let records = try rows.read.signOffs(day: day, before: page.cursor ?? .max, limit: PageRequest.most)
      let wanted = records.filter { record in
        if let id = filter.line, id != record.signOff.line { return false }
        if let vessel, vessel != record.signOff.vessel { return false }
        return rows.isMeant(filter.centre, record.centre)
      }
      return Page(
        items: wanted.prefix(page.limit).map { rows.signOff($0) },
        next: Self.next(records, wanted, page) { $0.signOff.no })
    }
  }

  package func signDeparture(_ request: SignOffRequest, act: ControlSocket.Act) async throws -> SignOffRow {
    let row = try await self.act(act) { desk, viewer in
      self.rows(desk, viewer).signOff(try desk.signDeparture(request))
    }
    await traffic.take(
      SignOff(
        no: row.no, vessel: row.vessel, mmsi: row.mmsi, line: row.line, berth: row.berth,
        signedAt: row.signedAt.instant, recordedAt: row.recordedAt.instant, persons: row.persons, clerk: row.clerk))
    return row
  }
}

extension Rows {
  fileprivate func centre(of line: FerryLine) -> CentreID { directory.centre(of: line) ?? CentreID("") }

  /// By id, MMSI or name.
  fileprivate func ferry(_ typed: String) throws -> RegisteredVessel {
    let vessel = directory.vessel(id: typed) ?? UInt32(typed).flatMap { directory.vessel(mmsi: $0) }
    guard let vessel = vessel ?? directory.organisation.vessels.first(where: { $0.name == typed }) else {
      throw ActRefusal.noSuchThing("vessel:\(typed)")
    }
    return vessel
  }

  fileprivate func line(_ line: FerryLine, day: CivilDate, _ count: TripCount) -> LineRow {
    let centre = centre(of: line)
    return LineRow(
      line: line.id, name: line.name, centre: centre.rawValue, centreName: centreName(centre), point: line.point,
      day: day.iso,
      berths: line.berths.map {
        BerthShape(
          id: $0.id, name: $0.name, latitude: $0.place.latitude, longitude: $0.place.longitude, radius: $0.radius.value)
      },
      corridor: line.halfWidth.value, signed: line.signOffs != nil, left: count.left, arrived: count.arrived,
      underWay: count.underWay, signedTrips: count.signed, unsignedTrips: count.unsigned)
  }

  /// A berth by its name; its id where the line has changed since.
  private func berth(_ id: BerthID?, _ line: LineID) -> String? {
    id.map { id in directory.line(line)?.berths.first { $0.id == id }?.name ?? id }
  }

  fileprivate func trip(_ stored: StoredTrip) -> TripRow {
    let trip = stored.trip
    var row = TripRow(
      no: stored.no, line: trip.line, lineName: directory.line(trip.line)?.name ?? trip.line,
      centre: stored.centre.rawValue, day: stored.day.iso, mmsi: trip.mmsi, vessel: trip.vessel,
      vesselName: directory.vessel(id: trip.vessel)?.name ?? trip.vessel, from: berth(trip.from, trip.line),
      to: berth(trip.to, trip.line), left: time(trip.left), arrived: time(trip.arrived), state: trip.state.rawValue,
      departureSeen: trip.isDepartureSeen, signOff: trip.signOff)
    if trip.signOff != nil { row.signing = "signed" } else if stored.needsSignOff { row.signing = "unsigned" }
    return row
  }

  fileprivate func signOff(_ stored: StoredSignOff) -> SignOffRow {
    let signOff = stored.signOff
    return SignOffRow(
      no: signOff.no, vessel: signOff.vessel, vesselName: directory.vessel(id: signOff.vessel)?.name ?? signOff.vessel,
      mmsi: signOff.mmsi, line: signOff.line, lineName: directory.line(signOff.line)?.name ?? signOff.line,
      centre: stored.centre.rawValue, berth: signOff.berth, berthName: berth(signOff.berth, signOff.line) ?? "",
      signedAt: time(signOff.signedAt), recordedAt: time(signOff.recordedAt), persons: signOff.persons,
      clerk: signOff.clerk, by: personName(stored.person) ?? stored.person, note: stored.note, trip: stored.trip)
  }
}

extension Refusals {
  static func signOff(_ refusal: SignOffRefusal, _ texts: Texts) -> ControlError {
    func said(_ key: String, _ values: [String: String] = [:]) -> Words {
      texts.words("refusal.signOff.\(key)", values)
    }
    return switch refusal {
    case .noSuchVessel(let what): ControlError(.notFound, said("noSuchVessel", ["what": what]), field: "vessel")
    case .ambiguous(let what, let ids):
      ControlError(
        .conflict, said("ambiguous", ["what": what, "ids": ids.prefix(8).joined(separator: " ")]), field: "vessel")
    case .noLine(let name): ControlError(.conflict, said("noLine", ["name": name]), field: "vessel")
    case .noSuchBerth(let line, let what, let known):
      ControlError(
        .notFound, said("noSuchBerth", ["line": line, "what": what, "known": known.joined(separator: "、")]),
        field: "berth")
    case .inTheFuture: ControlError(.invalid, said("inTheFuture"), field: "at")
    case .tooOld: ControlError(.invalid, said("tooOld"), field: "at")
    case .another(let no): ControlError(.conflict, said("another", ["no": "\(no)"]))
    }
  }
}
