import Casework
import Organisation
import Regulation
import Store
import Units

/// The evidence of a finding (D3, D8): kept item by item in the transaction of what brought it, its digests in the journal, whose chain shows any
/// later change.
extension Desk {
  /// With the opening: what was said, the leg, the zone as it was, the numbers that judged.
  func sealOpening(of record: FindingRecord) throws {
    var statement = record.finding
    statement.evidence = []
    try keep(.statement, "statement", try SealedBytes.of(statement), of: record.no)
    if let zone = try judgingZone(record.finding) { try keep(.zone, "zone", try SealedBytes.of(zone), of: record.no) }
    if record.finding.detector.isComputed {
      let rules = JudgingRules(
        organisation: context.organisationVersion, regulation: context.regulationVersion,
        detectors: context.rules.detectors)
      try keep(.rules, "rules", try SealedBytes.of(rules), of: record.no)
    }
    try seal(record, why: "opened")
  }

  /// The zone of the version that judged: the one in use, else the last that was stored with that version. The traffic side may have judged by
  /// one that is not in use any more.
  private func judgingZone(_ finding: Finding) throws -> Zone? {
    let version = finding.ruleVersion
    guard finding.detector.isComputed, version != context.regulationVersion else { return nil }
    for id in Set([finding.object] + finding.objectParts).sorted() {
      if let zone = directory.zone(id), zone.version == version { return zone }
      if let zone = try tx.read.zone(id, version: version) { return zone }
    }
    return nil
  }

  /// A further leg, as much of it as there is room for.
  func keep(leg fixes: [EvidenceFix], isLast: Bool, of record: FindingRecord) throws {
    let legs = try tx.read.evidenceItems(finding: record.no).filter { $0.kind == .leg }
    let there = try tx.read.evidenceFixes(finding: record.no).count
    let kept = EvidenceSeal.kept(fixes, beside: there, isLast: isLast)
    guard !kept.isEmpty else { return }
    try keep(.leg, "leg/\(legs.count + 1)", try SealedBytes.of(kept), of: record.no)
  }

  /// With the end: how it ended, and every item that is not sealed yet.
  func sealEnd(of record: FindingRecord, at instant: Instant) throws {
    let closing = Closing(ended: instant, place: record.finding.place, reason: record.finding.reason)
    if try !tx.read.evidenceItems(finding: record.no).contains(where: { $0.kind == .closing }) {
      try keep(.closing, "closing", try SealedBytes.of(closing), of: record.no)
    }
    try seal(record, why: "ended")
  }

  /// A picture or file of a person; by the finding's centre or its superiors, or by the vessel's home.
  func attach(finding no: Int64, name: String, bytes: [UInt8], note: String?) throws -> EvidenceItem {
    let record = try finding(no)
    let person: Person
    do {
      person = try allow(.attachEvidence, centre: record.centre)
    } catch let refusal as AuthorityRefusal {
      guard case .scope = refusal, let home = record.copy else { throw refusal }
      person = try allow(.attachEvidence, centre: home)
    }
    let file = try EvidenceFile.read(name: name, bytes: bytes)
    let items = try tx.read.evidenceItems(finding: no)
    let files = items.filter { $0.kind == .file }
    guard files.count < EvidenceFile.most else { throw ActRefusal.tooManyFiles }
    let digest = Digest.hex(bytes)
    guard !files.contains(where: { $0.digest == digest }) else { throw FileRefusal.twice(file.name) }
    let item = try keep(
      .file, "file/\(files.count + 1)", bytes, of: no,
      file: EvidenceFile(name: file.name, mimeType: file.sort.mimeType, by: person.id, note: note))
    try journal(
      "finding.attached", "finding:\(no)", centre: record.centre,
      ["bytes": "\(bytes.count)", "item": item.name, "name": file.name, "sha256": digest])
    try seal(record, why: "attached")
    return item
  }

  @discardableResult
  private func keep(
    _ kind: EvidenceItem.Kind, _ name: String, _ bytes: [UInt8], of finding: Int64, file: EvidenceFile? = nil
  ) throws -> EvidenceItem {
    let item = EvidenceItem(
      name: name, kind: kind, digest: Digest.hex(bytes), bytes: bytes.count, at: now, file: file)
    try tx.insert(item, bytes: bytes, finding: finding)
    return item
  }

  /// An entry of the journal that names each item's digest. Legs of an episode that lasts are sealed with its end.
  private func seal(_ record: FindingRecord, why: String) throws {
    let items = try tx.read.evidenceItems(finding: record.no)
    let sealed = try tx.read.seals(finding: record.no)
    var digests: [String: String] = [:]
    for item in items
    where sealed[item.name] == nil && !EvidenceSeal.isPending(item, lasts: record.isActive) {
      digests[item.name] = item.digest
    }
    guard !digests.isEmpty else { return }
    digests["why"] = why
    try journal("evidence.sealed", "finding:\(record.no)", centre: record.centre, digests)
  }
}

/// By what a detector's finding was judged, besides the zone.
private struct JudgingRules: Encodable {
  /// Digests of the versions in force.
  var organisation: String
  var regulation: String
  var detectors: DetectorRules
}

private struct Closing: Encodable {
  var ended: Instant
  var place: Position
  var reason: Reason
}

extension DetectorKind {
  /// Judged by numbers over positions, not by a person or by the daemon's own state.
  fileprivate var isComputed: Bool {
    switch self {
    case .observed, .watchAbsent, .feedSilent, .archiveStopped: false
    default: true
    }
  }
}

extension RegisterReader {
  /// What the journal says of a finding's evidence: the digest of each item as it was first sealed.
  func seals(finding no: Int64) throws -> [String: String] {
    var sealed: [String: String] = [:]
    for entry in try journal(act: "evidence.sealed", subject: "finding:\(no)") {
      for (name, digest) in try AnswerText.decode([String: String].self, entry.detail) where name != "why" {
        if sealed[name] == nil { sealed[name] = digest }
      }
    }
    return sealed
  }
}
