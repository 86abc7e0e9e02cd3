import Casework
package import ControlSocket
import Foundation
import Geometry
import Organisation
import Regulation
import Store
import Units
package import Wire

/// A finding's evidence as the API shows it, shelves, and the load of alarms (D5).
extension ControlRoom {
  package func evidence(_ no: Int64, caller: Caller) async throws -> EvidenceSheet {
    try await read(caller) { rows in
      var finding = try rows.findingDetail(try rows.finding(numbered: no))
      finding.evidence = []
      return EvidenceSheet(
        finding: finding, items: try rows.evidence(no), seals: try rows.seals(no),
        fixes: try rows.read.evidenceFixes(finding: no).map { rows.fix($0) }, zone: try rows.judgingZone(no))
    }
  }

  package func evidenceItem(_ no: Int64, digest: String, caller: Caller) async throws
    -> (row: EvidenceItemRow, bytes: [UInt8])
  {
    try await read(caller) { rows in
      guard let item = try rows.read.evidenceItems(finding: no).first(where: { $0.digest == digest }),
        let bytes = try rows.read.evidenceBytes(finding: no, item: item)
      else { throw ActRefusal.noSuchThing("file:\(digest.prefix(12))") }
      return (rows.evidence(item, item.name, .intact), bytes)
    }
  }

  package func verifyEvidence(_ no: Int64, caller: Caller) async throws -> EvidenceCheck {
    let journal = try await checkJournal(expect: [], caller: caller)
    return try await read(caller) { rows in
      _ = try rows.finding(numbered: no)
      let states = try rows.evidenceStates(no)
      return EvidenceCheck(
        finding: no, whole: journal.fault == nil && !states.contains { $0.state.isFault },
        items: states.map { rows.evidence($0.item, $0.name, $0.state) }, journal: journal)
    }
  }

  package func attach(finding no: Int64, _ request: AttachRequest, act: ControlSocket.Act) async throws
    -> EvidenceItemRow
  {
    guard let data = Data(base64Encoded: request.content.text) else {
      throw ControlError.invalid("content", "文件内容应为 base64", "the content of a file is base64")
    }
    let name = request.name.precomposedStringWithCanonicalMapping
    return try await self.act(act, inHold: { try $0.finding(no).severity == .emergency }) { desk, viewer in
      let item = try desk.attach(finding: no, name: name, bytes: Array(data), note: request.note)
      return self.rows(desk, viewer).evidence(item, item.name, .intact)
    }
  }

  package func shelves(all: Bool, centre: String?, caller: Caller) async throws -> Page<ShelfRow> {
    try await read(caller) { rows in
      let shelves = try rows.read.shelves(onlyHolding: !all, at: rows.now, limit: PageRequest.most)
      return Page(items: try shelves.filter { rows.isMeant(centre, $0.centre) }.map { try rows.shelf($0) })
    }
  }

  package func end(shelf no: Int64, _ request: ShelfEndRequest, act: ControlSocket.Act) async throws -> ShelfRow {
    try await self.act(act) { desk, viewer in
      let shelf = try desk.end(shelf: no, reason: request.reason)
      return try self.rows(desk, viewer).shelf(shelf)
    }
  }

  package func alarmLoad(centre: String?, caller: Caller) async throws -> AlarmLoadAnswer {
    try await read(caller) { try $0.alarmLoad(centre.map { CentreID($0) }) }
  }

  /// The load for Prometheus: of each centre that has any, and for each staffed one.
  func alarmMetrics() async -> [Metric] {
    guard let load = try? await alarmLoad(centre: nil, caller: Caller(uid: 0, gid: 0, pid: 0)) else { return [] }
    return [
      Metric(
        "watchroom_alarms_last_hour", .gauge, help: "Alarms of the last 60 minutes, info aside, by centre",
        samples: load.centres.map { Metric.Sample(Double($0.lastHour), ["centre": $0.centre]) }),
      Metric(
        "watchroom_alarms_per_staffed_centre", .gauge, help: "Alarms of the last 60 minutes for each staffed centre",
        samples: [.init(load.perStaffedCentre)]),
    ]
  }
}

extension Rows {
  func finding(numbered no: Int64) throws -> FindingRecord {
    guard let record = try read.finding(no: no) else { throw ActRefusal.noSuchThing("finding:\(no)") }
    return record
  }

  /// Each item against the journal, its bytes read and counted anew.
  func evidenceStates(_ no: Int64) throws -> [(name: String, item: EvidenceItem?, state: EvidenceState)] {
    try EvidenceSeal.states(
      try read.evidenceItems(finding: no),
      found: { try read.evidenceBytes(finding: no, item: $0).map { Digest.hex($0) } },
      sealed: try read.seals(finding: no), lasts: try finding(numbered: no).isActive)
  }

  func evidence(_ no: Int64) throws -> [EvidenceItemRow] {
    try evidenceStates(no).map { evidence($0.item, $0.name, $0.state) }
  }

  func evidence(_ item: EvidenceItem?, _ name: String, _ state: EvidenceState) -> EvidenceItemRow {
    guard let item else {
      let kind = name.split(separator: "/").first.map(String.init) ?? name
      return EvidenceItemRow(item: name, kind: kind, digest: "", bytes: 0, state: state.rawValue)
    }
    return EvidenceItemRow(
      item: name, kind: item.kind.rawValue, digest: item.digest, bytes: item.bytes, at: time(item.at),
      state: state.rawValue, name: item.file?.name, type: item.file?.mimeType, by: personName(item.file?.by),
      note: item.file?.note)
  }

  func seals(_ no: Int64) throws -> [EvidenceSealRow] {
    try read.journal(act: "evidence.sealed", subject: "finding:\(no)").map { entry in
      var digests = try AnswerText.decode([String: String].self, entry.detail)
      let why = digests.removeValue(forKey: "why") ?? ""
      return EvidenceSealRow(
        seq: entry.seq, at: time(entry.recordedAt), why: why, hash: entry.digest, digests: digests)
    }
  }

  func judgingZone(_ no: Int64) throws -> EvidenceZone? {
    guard let item = try read.evidenceItems(finding: no).first(where: { $0.kind == .zone }),
      let bytes = try read.evidenceBytes(finding: no, item: item)
    else { return nil }
    let zone = try AnswerText.decode(Zone.self, String(decoding: bytes, as: UTF8.self))
    return EvidenceZone(
      id: zone.id, name: zone.name, version: zone.version,
      polygons: zone.area.polygons.map { rings in
        rings.map { $0.map { PlaceShape(latitude: $0.latitude, longitude: $0.longitude) } }
      })
  }

  func shelf(_ shelf: Shelf) throws -> ShelfRow {
    let holds = shelf.holds(at: now)
    let mmsi = shelf.scope == .vessel ? UInt32(shelf.subject) : nil
    let vessel = mmsi.flatMap { directory.vessel(mmsi: $0)?.name }
    let through = try read.finding(no: shelf.finding)
    let thing = through.flatMap { $0.finding.observedTarget }.map { targetName($0) }
    let name = mmsi == nil ? directory.zone(shelf.subject)?.name ?? thing : vessel ?? through?.finding.vesselName
    let lying = try holds ? read.unfinishedFindings().count { shelf.covers($0, directory) && $0.isShelved(at: now) } : 0
    return ShelfRow(
      no: shelf.no, scope: shelf.scope.rawValue, subject: shelf.subject,
      subjectName: name.flatMap { $0.isEmpty ? nil : $0 } ?? shelf.subject, centre: shelf.centre.rawValue,
      centreName: centreName(shelf.centre), by: personName(shelf.by) ?? shelf.by, reason: shelf.reason,
      finding: shelf.finding, at: time(shelf.at), until: time(shelf.until), endedAt: time(shelf.ended?.at),
      endedBy: personName(shelf.ended?.by), endReason: shelf.ended?.reason, holds: holds, alarms: lying)
  }

  /// Alarms (all but info) of the last day, by centre.
  func alarmLoad(_ centre: CentreID?) throws -> AlarmLoadAnswer {
    let ids = context.hosted.sorted().filter { isMeant(centre?.rawValue, $0) }
    let centres = ids.compactMap { directory.centre($0) }
    let staffed = Set(zip(centres, try watchStates(centres)).filter { $1.mode == .staffed }.map(\.0.id))
    let alarms = try read.alarms(
      of: centres.map(\.id), recordedFrom: now - AlarmLoad.day, before: now + .milliseconds(1),
      severities: Severity.allCases.filter { $0 > .info })
    let loads = centres.map { (centre: $0, load: AlarmLoad(alarms[$0.id] ?? [], at: now)) }
    let rows = loads.filter { $0.load.lastDay > 0 }.map { centre, load in
      AlarmLoadRow(
        centre: centre.id.rawValue, centreName: centre.name, staffed: staffed.contains(centre.id),
        lastHour: load.lastHour, lastDay: load.lastDay, worstHour: load.worstHour, flooded: load.isFlooded)
    }
    let busy = loads.filter { staffed.contains($0.centre.id) }.reduce(0) { $0 + $1.load.lastHour }
    return AlarmLoadAnswer(
      at: time(now), most: AlarmLoad.most, staffedCentres: staffed.count,
      perStaffedCentre: staffed.isEmpty ? 0 : Double(busy) / Double(staffed.count),
      centres: rows.sorted { ($1.lastHour, $1.lastDay, $0.centre) < ($0.lastHour, $0.lastDay, $1.centre) })
  }

  /// Rooms that get more alarms than they can deal with.
  func loadWarnings(_ centre: CentreID?) throws -> [Words] {
    try alarmLoad(centre).centres.filter(\.flooded).map {
      texts.words(
        "warning.alarmLoad", ["centre": $0.centreName, "count": "\($0.lastHour)", "most": "\(AlarmLoad.most)"])
    }
  }
}
