import Casework
import Organisation
import Regulation
import Store
import Units

/// Why a day is not changed.
enum DutyRefusal: String, Error, Hashable, Sendable { case notWaivable, mixedTargets, dueTooEarly, dayNotOpen }

/// Changes during the day (R22): what people add or take back with a reason, and a configuration that takes effect at once (D1).
extension Desk {
  /// A leader adds a check of objects: a round of its own beside those of the regulation, with the next ordinal of its kind.
  func addDuty(centre id: CentreID, targets: [Target], reason: String, opens: Instant?, due: Instant?) throws
    -> DutyRecord
  {
    let person = try allow(.addDuty, centre: id)
    guard !reason.allSatisfy(\.isWhitespace) else { throw CaseRefusal.emptyText }
    let day = today
    guard try tx.read.openedAt(day) != nil else { throw ActRefusal.duty(.dayNotOpen) }
    let kinds = try Set(targets.map { try kind(of: $0, for: id) })
    guard kinds.count == 1, let (kind, clause) = kinds.first.map({ ($0, $0.clause) }) else {
      throw ActRefusal.duty(.mixedTargets)
    }
    let windows = DayWindows(day, zone: zone, rules: context.rules)
    let starts = max(opens ?? now, now)
    let usual = windows.office.due > starts ? windows.office.due : windows.ends
    let ends = due ?? usual
    guard ends > starts, ends <= windows.ends else { throw ActRefusal.duty(.dueTooEarly) }
    let same = try tx.read.duties(day: day).filter { $0.duty.kind == kind && $0.duty.centre == id }
    let ordinal = (same.map(\.duty.ordinal).max() ?? 0) + 1
    let duty = Duty(
      id: "\(clause)/\(id.rawValue)/\(day.iso)/\(kind.rawValue)/\(ordinal)", clause: clause, kind: kind, centre: id,
      day: day, ordinal: ordinal, targets: Set(targets).sorted(), opens: starts, due: ends, missedAfter: windows.ends,
      added: Duty.Addition(by: person.id, at: now, reason: reason))
    let no = try tx.add(duty, openedWith: day)
    try journal("duty.added", "duty:\(no)", centre: id, ["id": duty.id, "reason": reason])
    return try stored(no)
  }

  /// 撤销: it stays in the day, with person and reason, and counts as withdrawn; what was done of it stays done.
  func waive(duty no: Int64, reason: String, revision: Int?) throws -> DutyRecord {
    let record = try stored(no)
    let person = try allow(.waiveDuty, centre: record.duty.centre)
    try expect(revision, record.revision)
    guard !reason.allSatisfy(\.isWhitespace) else { throw CaseRefusal.emptyText }
    guard !record.duty.kind.isWindow, [.ahead, .open, .late].contains(record.state(at: now)) else {
      throw ActRefusal.duty(.notWaivable)
    }
    try withdraw(record, by: person.id, reason: reason)
    return try stored(no)
  }

  /// What taking the present configuration into use today changed: ids of duties.
  struct Applied {
    var added: [Duty.ID] = []
    var withdrawn: [Duty.ID] = []
    var changed: [Duty.ID] = []
  }

  /// `effective: now`: by root, or by a leader above every centre that runs here.
  func applyToday(reason: String) throws -> Applied {
    try context.allowApplying(signer)
    guard !reason.allSatisfy(\.isWhitespace) else { throw CaseRefusal.emptyText }
    guard let opened = try tx.read.openedAt(today) else { throw ActRefusal.duty(.dayNotOpen) }
    for kind in [VersionKind.organisation, .regulation] { try store(kind, from: today) }
    let planned = try plan(today, recorded: opened).duties
    let changes = DayChange.between(try tx.read.duties(day: today), planned, at: now) { exists($0) }
    let by = signer.person?.id ?? signer.account
    var applied = Applied()
    for change in changes {
      switch change {
      case .add(let duty):
        let no = try tx.add(duty, openedWith: today)
        applied.added.append(duty.id)
        try journal("duty.added", "duty:\(no)", centre: duty.centre, ["id": duty.id, "reason": reason])
      case .withdraw(let record):
        applied.withdrawn.append(record.duty.id)
        try withdraw(record, by: by, reason: reason)
      case .replace(let record, let duty):
        applied.changed.append(duty.id)
        try tx.replace(duty: record.no, with: duty)
        try journal(
          "duty.changed", "duty:\(record.no)", centre: duty.centre,
          [
            "due": zone.iso8601(duty.due), "id": duty.id, "reason": reason, "targets": "\(duty.targets.count)",
            "was-due": zone.iso8601(record.duty.due), "were-targets": "\(record.duty.targets.count)",
          ])
      }
    }
    try journal(
      "configuration.applied", "day:\(today.iso)", centre: nil,
      [
        "added": "\(applied.added.count)", "changed": "\(applied.changed.count)",
        "organisation": context.organisationVersion, "reason": reason, "regulation": context.regulationVersion,
        "withdrawn": "\(applied.withdrawn.count)",
      ])
    return applied
  }

  private func withdraw(_ record: DutyRecord, by: PersonID, reason: String) throws {
    try tx.withdraw(duty: record.no, Withdrawal(at: now, by: by, reason: reason))
    try journal(
      "duty.withdrawn", "duty:\(record.no)", centre: record.duty.centre, ["id": record.duty.id, "reason": reason])
  }

  private func stored(_ no: Int64) throws -> DutyRecord {
    guard let record = try tx.read.duty(no: no) else { throw ActRefusal.noSuchThing("duty:\(no)") }
    return record
  }

  private func exists(_ target: Target) -> Bool {
    switch target {
    case .centre(let id): directory.centre(id) != nil
    case .point(let id): directory.point(id) != nil
    }
  }

  /// Which of its rounds a centre looks at an object in: P3, C2, X2.
  private func kind(of target: Target, for id: CentreID) throws -> DutyKind {
    guard exists(target) else { throw ActRefusal.noSuchThing(target.key) }
    switch (directory.centre(id)?.tier, target) {
    case (.province?, .centre(let other)) where other != id:
      return directory.centre(other)?.tier == .city ? .cityRound : .countySpotCheck
    case (.province?, .point): return .pointSpotCheck
    case (.city?, .centre(let other)) where directory.centre(other)?.parent == id: return .countyRound
    case (.city?, .point(let point)):
      guard let owner = directory.point(point)?.centre, directory.isWithin(owner, of: id) else { break }
      return owner == id ? .directPointRound : .countyPointCheck
    case (.county?, .point(let point)) where directory.point(point)?.centre == id: return .pointRound
    default: break
    }
    throw ActRefusal.duty(.mixedTargets)
  }
}

extension WatchContext {
  /// Root, or a leader above every centre that runs here.
  func allowApplying(_ signer: Signer) throws {
    if signer == .root { return }
    guard let person = signer.person else { throw AuthorityRefusal.notSignedOn }
    for centre in hosted.sorted() {
      try Authority.check(.applyConfiguration, by: person, centre: centre, directory: directory)
    }
  }
}

extension DutyKind {
  /// The clause under which a round of this kind is owed.
  fileprivate var clause: String {
    switch self {
    case .cityRound, .countySpotCheck, .pointSpotCheck: "P3"
    case .countyRound, .countyPointCheck, .directPointRound: "C2"
    default: "X2"
    }
  }
}
