import Casework
import Organisation
import Regulation
import Reporting
import Store
import Units
import Wire

extension Rows {
  func finding(_ record: FindingRecord) throws -> FindingRow {
    let seen = record.finding
    var row = FindingRow(
      no: record.no, id: seen.id, revision: record.revision, code: seen.code.rawValue, codeName: codeName(seen.code),
      severity: record.severity.rawValue, centre: record.centre.rawValue, centreName: centreName(record.centre),
      mmsi: seen.mmsi == 0 ? nil : seen.mmsi, vesselName: seen.vesselName.isEmpty ? nil : seen.vesselName,
      object: seen.object, objectName: objectName(seen),
      opened: time(seen.opened),
      condition: record.isActive ? "active" : "ended", attention: "unacknowledged", disposition: "candidate",
      reason: reason(seen.reason))
    if case .ended(let at) = record.condition { row.ended = time(at) }
    if case .acknowledged(let by, _, let until) = record.attention {
      row.attention = "acknowledged"
      row.acknowledgedBy = personName(by)
      row.acknowledgedUntil = time(until)
    }
    switch record.disposition {
    case .candidate: break
    case .filed(let no):
      row.disposition = "filed"
      row.caseNo = no
    case .dismissed: row.disposition = "dismissed"
    }
    row.told = try read.calls(finding: record.no).count
    row.nextStep = time(try DeskView(context: context, read: read, now: now).nextCall(record))
    row.shelvedUntil = record.isShelved(at: now) ? time(record.shelvedUntil) : nil
    if let account = viewer.account, !record.isNeverMuted {
      // Silent until it rings anew: raised, or after an acknowledgement that ran out.
      let silenced = try read.meta("silence/\(account)/\(record.no)").flatMap { Int64($0) }
      row.silenced = silenced.map { Instant(milliseconds: $0) >= record.climbStart(at: now) } ?? false
    }
    return row
  }

  /// What is judged besides the vessel, as people call it; nil: nothing that has a name.
  private func objectName(_ seen: Finding) -> String? {
    switch seen.detector {
    case .unsignedDeparture, .offHours, .offRoute:
      directory.line(seen.object)?.name ?? directory.sailer(seen.object)?.name
    default: directory.zone(seen.object)?.name ?? seen.observedTarget.map { targetName($0) }
    }
  }

  func findingDetail(_ record: FindingRecord) throws -> FindingDetail {
    let seen = record.finding
    // What a person saw stands in the observations.
    let fixes = try read.evidence(finding: record.no)?.fixes ?? []
    let evidence = seen.detector == .observed ? [] : fixes
    var detail = FindingDetail(
      summary: try finding(record), detector: seen.detector.rawValue, onset: time(seen.onset),
      place: seen.place.isValid
        ? PlaceShape(latitude: seen.place.latitude, longitude: seen.place.longitude) : nil,
      ruleVersion: seen.ruleVersion, evidence: evidence.map { fix($0) }, ladder: try ladder(record),
      copies: record.copy.map { [centreName($0)] } ?? [],
      observations: try read.observations(finding: record.no).map {
        ObservationRow(
          at: time($0.seenAt), recordedAt: time($0.recordedAt), by: personName($0.person) ?? $0.person,
          check: $0.check, note: $0.note.isEmpty ? nil : $0.note)
      })
    let files = try read.evidenceItems(finding: record.no).compactMap { item in
      item.file.map { FileRow(name: $0.name, type: $0.mimeType, bytes: item.bytes, digest: item.digest) }
    }
    if !files.isEmpty { detail.files = files }
    if case .dismissed(let by, let reason) = record.disposition {
      detail.dismissedBy = personName(by)
      detail.dismissedReason = reason
    }
    return detail
  }

  /// The sentence in both languages; a code in it has its name in each.
  func reason(_ reason: Reason) -> Words {
    guard let code = reason.values["code"] else { return texts.words("reason.\(reason.key)", reason.values) }
    let name = codeName(FindingCode(code))
    return Words(
      texts.zh.text("reason.\(reason.key)", reason.values.merging(["what": name.zh]) { $1 }),
      texts.en.text("reason.\(reason.key)", reason.values.merging(["what": name.en]) { $1 }))
  }

  func fix(_ fix: EvidenceFix) -> FixRow {
    FixRow(
      at: time(fix.at), latitude: fix.position.latitude, longitude: fix.position.longitude, speed: fix.speed?.value,
      course: fix.course, raw: fix.raw, source: fix.source)
  }

  /// Over what a call went: `mail+call`. One that another finding's call took along went as that one did.
  private func channels(of record: FindingRecord, _ key: String) throws -> String {
    guard let message = try read.message(cause: "alarm/\(record.finding.id)/\(key)") else { return "mail" }
    let kinds = Set(try read.deliveries(message: message.no).map(\.kind))
    let named = ChannelKind.allCases.filter { kinds.contains($0) }.map(\.rawValue)
    return named.isEmpty ? "mail" : named.joined(separator: "+")
  }

  /// What was told, by rung, and what comes next.
  private func ladder(_ record: FindingRecord) throws -> [LadderRow] {
    var rows: [LadderRow] = []
    for call in try read.calls(finding: record.no) {
      let channels = try self.channels(of: record, call.key)
      for part in call.told.split(separator: " ") {
        let sides = part.split(separator: "=", maxSplits: 1).map(String.init)
        guard sides.count == 2 else { continue }
        let isGap = sides[1] == "gap"
        let names = isGap ? [] : sides[1].split(separator: "+").compactMap { personName(String($0)) }
        rows.append(
          LadderRow(
            at: time(call.at), rung: sides[0], state: isGap ? "gap" : "told", to: names,
            channel: isGap ? nil : channels))
      }
    }
    guard let next = try DeskView(context: context, read: read, now: now).nextCall(record),
      let ladder = context.rules.ladder.ladder(record.severity)
    else { return rows }
    let passed = next - record.climbStart(at: now)
    let rungs = ladder.steps.first { $0.after >= passed }?.tell ?? ladder.steps.flatMap(\.tell)
    let resolver = RungResolver(directory)
    for rung in rungs {
      let people = resolver.people(rung, centre: record.centre, at: next)
      rows.append(LadderRow(at: time(next), rung: rung.rawValue, state: "next", to: people.map(\.name)))
    }
    return rows
  }
}
