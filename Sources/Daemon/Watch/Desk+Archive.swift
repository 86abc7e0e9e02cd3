import Casework
import Organisation
import Regulation
package import Store
package import Units

/// The archive of tracks stopped for want of room, or goes on (D2, D9): one finding while it lasts, of the centre that keeps the feeds. It is
/// loud, for the register lives on the same disk and stops next; nothing else waits for it.
extension Desk {
  static let archive = "tracks"

  /// - Parameter failure: why archiving stands still; nil: it goes on.
  func note(archive failure: TrackFailure?) throws {
    let open = try tx.read.activeFinding(detector: .archiveStopped, mmsi: 0, object: Self.archive)
    guard let failure else {
      guard let open else { return }
      try tx.update(open.conditionEnded(at: now))
      try journal("finding.ended", "finding:\(open.no)", centre: open.centre)
      return
    }
    guard open == nil, let centre = feedKeeper else { return }
    // Nobody has decided about the last time: it is the same.
    if var again = try tx.read.findings(detector: .archiveStopped, object: Self.archive).last(where: { !$0.isDisposed })
    {
      again.condition = .active
      again.revision += 1
      try tx.update(again)
      try journal("finding.seen-again", "finding:\(again.no)", centre: centre, ["archive": failure.reason.rawValue])
      return
    }
    let severity = max(context.rules.code(.platformFault)?.severity ?? .serious, .serious)
    let finding = Finding(
      id: "archive-stopped/\(Self.archive)/\(now.milliseconds)", detector: .archiveStopped, code: .platformFault,
      severity: severity, mmsi: 0, vessel: nil, vesselName: "", object: Self.archive, onset: now, opened: now,
      place: .unknown,
      reason: Reason(failure.reasonKey, ["time": zone.short(now), "detail": failure.detail]),
      ruleVersion: context.regulationVersion, evidence: [])
    _ = try insert(
      FindingRecord(
        finding: finding, centre: centre, copy: nil, severity: severity, ladderFrom: now, recordedAt: now))
  }
}

extension TrackFailure {
  /// `archive-stopped.full` and its fellows in the catalogue.
  fileprivate var reasonKey: String {
    switch reason {
    case .diskFull, .lowSpace: "archive-stopped.full"
    case .inputOutput, .damaged, .cannotOpen, .busy, .interrupted, .other: "archive-stopped.failed"
    }
  }

  fileprivate var detail: String { message.isEmpty ? reason.rawValue : String(message.prefix(120)) }
}

extension Watch {
  /// Why the archive of tracks stands still now; nil: it does not.
  /// - Returns: whether that is news.
  @discardableResult
  package func note(archive failure: TrackFailure?, at now: Instant) throws -> Bool {
    let isOpen = try register.read {
      try $0.activeFinding(detector: .archiveStopped, mmsi: 0, object: Desk.archive) != nil
    }
    guard isOpen != (failure != nil) else { return false }
    try commit(at: now) { try $0.note(archive: failure) }
    return true
  }
}
