import Casework
import Organisation
import Regulation
import Store
import Units

/// What people see, as findings with the same life as the detectors' (D5): codes on lines of form 4, and what cameras show and
/// people telephone.
extension Desk {
  /// One thing that a person saw.
  struct Sight {
    var code: FindingCode
    var thing: ObservedThing
    /// Where, for a vessel that was seen at a point.
    var point: PointID?
    var seenAt: Instant
    /// The centre whose watch saw it.
    var observer: CentreID
    /// The line of form 4; nil: entered without one.
    var check: Int64?
    /// What stands behind the sentence: action taken, note.
    var note: String
    /// `observed.round`, `observed.camera` or `observed.entered`.
    var key: String
  }

  /// Records what was seen: a finding of its own, or one more line under the one that is open for this object and code. Returns its
  /// number.
  func observe(_ sight: Sight, by person: Person) throws -> Int64 {
    let finding = try finding(of: sight, by: person)
    let entry = Sighting(
      check: sight.check, person: person.id, seenAt: sight.seenAt, recordedAt: now, note: sight.note)
    if let open = try tx.read.activeFinding(like: finding) {
      try tx.insert(entry, finding: open.no)
      try journal(
        "finding.seen-again", "finding:\(open.no)", centre: open.centre, occurred: sight.seenAt,
        ["check": sight.check.map { "\($0)" } ?? "", "code": sight.code.rawValue])
      return open.no
    }
    let owner = owner(of: sight)
    let severity = context.rules.code(sight.code)?.severity ?? .ordinary
    // The alarm's clock runs from when the watch room knows of it, also for what is entered late.
    let record = try insert(
      FindingRecord(
        finding: finding, centre: owner, copy: sight.observer == owner ? nil : sight.observer, severity: severity,
        ladderFrom: now, recordedAt: now))
    try tx.insert(entry, finding: record.no)
    return record.no
  }

  private func finding(of sight: Sight, by person: Person) throws -> Finding {
    let object = sight.thing.object(sight.code)
    let serial = try sight.check.map { "\($0)" } ?? "j\(tx.read.lastJournal()?.seq ?? 0)"
    var mmsi: UInt32 = 0
    var vessel: RegisteredVessel?
    if case .vessel(let number) = sight.thing {
      mmsi = number
      vessel = directory.vessel(mmsi: number)
    }
    let place = place(of: sight, vessel: vessel)
    let name = thingName(sight.thing)
    let source = sight.check.map { "form4:\($0) \(person.id)" } ?? person.id
    return Finding(
      id: "observed/\(object)/\(serial)", detector: .observed, code: sight.code, severity: .info, mmsi: mmsi,
      vessel: vessel?.id, vesselName: vessel?.name ?? "", object: object, onset: sight.seenAt, opened: now,
      place: place,
      reason: Reason(
        sight.key,
        [
          "check": sight.check.map { "\($0)" } ?? "", "code": sight.code.rawValue, "note": sight.note, "object": name,
          "person": person.name,
        ]), ruleVersion: context.regulationVersion,
      evidence: [
        EvidenceFix(
          at: sight.seenAt, position: place, speed: nil, course: nil, raw: source,
          source: sight.check == nil ? "person" : "form4")
      ])
  }

  private func place(of sight: Sight, vessel: RegisteredVessel?) -> Position {
    var id = sight.point ?? vessel?.point
    if case .target(.point(let point)) = sight.thing { id = point }
    return id.flatMap { directory.point($0)?.place } ?? .unknown
  }

  /// A point's centre by its place (D5); a breach belongs to the centre that saw it, not to the one that is accused; a vessel to the
  /// point's centre where it was seen, else to its home.
  private func owner(of sight: Sight) -> CentreID {
    switch sight.thing {
    case .target(.centre): return sight.observer
    case .target(.point(let id)): return directory.point(id)?.centre ?? sight.observer
    case .vessel(let mmsi):
      let point = sight.point.flatMap { directory.point($0)?.centre }
      return point ?? directory.vessel(mmsi: mmsi)?.homeCentre ?? sight.observer
    }
  }

  private func thingName(_ thing: ObservedThing) -> String {
    switch thing {
    case .target(.centre(let id)): directory.centre(id)?.name ?? id.rawValue
    case .target(.point(let id)): directory.point(id)?.name ?? id
    case .vessel(let mmsi): directory.vessel(mmsi: mmsi)?.name ?? "MMSI \(mmsi)"
    }
  }

  /// A camera that shows its object again ends the fault (G15), whoever looked.
  func endCameraFault(_ target: Target, at instant: Instant) throws {
    let object = ObservedThing.target(target).object(.pictureUnusable)
    guard var record = try tx.read.activeFinding(detector: .observed, mmsi: 0, object: object),
      record.finding.onset < instant
    else { return }
    record.condition = .ended(at: instant)
    record.revision += 1
    try tx.update(record)
    try journal("finding.ended", "finding:\(record.no)", centre: record.centre, occurred: instant)
  }

  /// What a person saw is over when somebody disposes of it; a camera's fault that was dismissed was none.
  func endObserved(_ record: inout FindingRecord, dismissed: Bool = false) {
    let isPeople = [.observed, .watchAbsent].contains(record.finding.detector)
    guard record.isActive, isPeople, dismissed || record.finding.endsWhenDisposed else { return }
    record.condition = .ended(at: now)
  }

  /// Whose act a dismissal is: what a superior saw, the superior dismisses.
  func observer(of record: FindingRecord) -> CentreID {
    guard record.finding.detector == .observed else { return record.centre }
    return record.copy ?? record.centre
  }

  /// Where what a person saw happened: point, its name, and the centre that answers for it.
  func observedPlace(_ finding: Finding) -> (point: PointID?, name: String?, waters: CentreID?) {
    switch finding.observedTarget {
    case .point(let id)?: (id, directory.point(id)?.name, nil)
    case .centre(let id)?: (nil, directory.centre(id)?.name, id)
    case nil: (nil, nil, nil)
    }
  }
}
