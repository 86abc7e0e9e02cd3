package import ControlSocket
import Detection
import Geometry
import Organisation
import Regulation
import Settings
import Store
import Units
package import Wire

/// Zones and their rules: as they hold, as people set them, and which hold at a place.
extension ControlRoom {
  package func zones(centre: String?, page: PageRequest, caller: Caller) async throws -> Page<ZoneRow> {
    try await read(caller) { rows in
      let editions = try rows.read.zoneEditions()
      let set = Dictionary(editions.map { ($0.id, $0) }) { $1 }
      // Told one by one until the page is full: to find a zone's centres is work, and there may be thousands of zones.
      var all: [(id: ZoneID, row: () -> ZoneRow)] = rows.directory.organisation.zones.map { zone in
        (zone.id, { rows.zone(zone, set[zone.id]) })
      }
      all += editions.filter { $0.kind == .withdrawn }.map { edition in (edition.id, { rows.edition(edition) }) }
      all.sort { $0.id < $1.id }
      var items: [ZoneRow] = []
      for place in all.indices.dropFirst(Int(page.cursor ?? 0)) {
        let row = all[place].row()
        if let centre, centre != "all", !row.centres.contains(where: { rows.isMeant(centre, CentreID($0)) }) {
          continue
        }
        if items.count == page.limit { return Page(items: items, next: Int64(place)) }
        items.append(row)
      }
      return Page(items: items, next: nil)
    }
  }

  package func zone(_ id: String, caller: Caller) async throws -> ZoneDetail {
    try await read(caller) { rows in
      let history = try rows.read.zoneHistory(id)
      let now = rows.directory.zone(id)
      guard let zone = now ?? history.last(where: { $0.zone != nil })?.zone else { throw ZoneRefusal.noSuchZone(id) }
      let row = now.map { rows.zone($0, history.last) } ?? history.last.map { rows.edition($0) }
      return ZoneDetail(
        zone: row ?? rows.zone(zone, nil), geometry: zone.geometryText, halfWidth: zone.spine?.halfWidth,
        history: history.map { rows.edition($0) })
    }
  }

  package func testZones(
    latitude: Double, longitude: Double, at: Timestamp?, mmsi: UInt32?, caller: Caller
  ) async throws -> ZoneTestAnswer {
    try await read(caller) { rows in
      let place = Position(latitude: latitude, longitude: longitude)
      let vessel = mmsi.flatMap { rows.directory.vessel(mmsi: $0) }
      let instant = at?.instant ?? rows.now
      let organisation = rows.directory.organisation
      let environment = Environment(try rows.read.readings())
      let then = Circumstances(instant, rows.context.zone, organisation.holidays, environment)
      let hits = ZoneProbe(organisation.zones).hits(
        at: place, then, kind: vessel?.kind, stations: organisation.stations)
      let centre = rows.context.jurisdiction.centre(of: place)
      return ZoneTestAnswer(
        latitude: latitude, longitude: longitude, at: rows.time(instant), vessel: vessel?.name,
        vesselKind: vessel?.kind.rawValue, centre: centre?.rawValue ?? "",
        centreName: centre.map { rows.centreName($0) } ?? "",
        zones: hits.prefix(100).map { hit in
          ZoneTestHit(
            id: hit.zone.id, name: hit.zone.name, version: hit.zone.version, use: hit.zone.use?.rawValue,
            depth: Int(hit.depth.rounded()),
            rules: hit.rules.map {
              ZoneTestRule(rule: rows.rule($0.rule), holds: $0.holds, why: rows.why($0, vessel?.kind))
            })
        })
    }
  }

  package func setZone(_ request: ZoneSetRequest, act: ControlSocket.Act) async throws -> ZoneRow {
    let codes = await watch.current.rules.codes.map(\.code.rawValue)
    let read = ZoneText.read(request.geojson, datum: request.datum, codes: codes)
    return try await edit(act) { desk in
      switch read {
      case .failure(let refused):
        throw ZoneRefusal.wrong(refused.problems.map { "\($0.line): \($0.key): \($0.reason)" })
      case .success(let zone):
        return try desk.set(zone, given: request.geojson, reason: request.reason, over: request.over)
      }
    }
  }

  package func withdraw(zone id: String, _ request: ZoneEndRequest, act: ControlSocket.Act) async throws -> ZoneRow {
    try await edit(act) { try $0.withdraw(zone: id, reason: request.reason) }
  }

  package func revert(zone id: String, _ request: ZoneEndRequest, act: ControlSocket.Act) async throws -> ZoneRow {
    try await edit(act) { try $0.revert(zone: id, reason: request.reason) }
  }

  /// One transaction, and then the zones are taken into use; a daemon that ends between the two takes them at its start.
  private func edit(
    _ act: ControlSocket.Act, _ body: @escaping @Sendable (Desk) throws -> ZoneEdition
  ) async throws -> ZoneRow {
    let row = try await self.act(act) { desk, viewer in
      let edition = try body(desk)
      return self.rows(desk, viewer).edition(edition)
    }
    try await rezone()
    return row
  }
}

extension Refusals {
  static func zone(_ refusal: ZoneRefusal, _ texts: Texts) -> ControlError {
    switch refusal {
    case .noSuchZone(let id): ControlError(.notFound, texts.words("refusal.zone.noSuchZone", ["what": id]))
    case .changedMeanwhile(let version):
      ControlError(.conflict, texts.words("refusal.zone.changedMeanwhile", ["version": version]))
    case .asTheFile(let id): ControlError(.conflict, texts.words("refusal.zone.asTheFile", ["what": id]))
    case .sameAsNow: ControlError(.conflict, texts.words("refusal.zone.sameAsNow"))
    case .tooMany: ControlError(.invalid, texts.words("refusal.zone.tooMany"), field: "geojson")
    case .wrong(let problems):
      ControlError(
        .invalid, texts.words("refusal.zone.wrong", ["problems": problems.joined(separator: "\n")]), field: "geojson")
    }
  }
}
