import Casework
import Organisation
import Regulation
import Store
import Units

/// Opening days (D1, R22): each in one idempotent transaction, missed ones in order, with the versions in force on that day.
extension Desk {
  /// Stores the configuration's versions if they are new: effective from the next opening, or from a later day that the files name.
  /// Nothing can hold before the first version does: that one is in force at once.
  func storeVersions() throws {
    let next = try tx.read.lastOpenedDay().map { max($0 + 1, today) } ?? today
    for kind in [VersionKind.organisation, .regulation] {
      let latest = try tx.read.latestVersion(kind)
      guard latest?.digest != digest(kind) else { continue }
      let asked = kind == .organisation ? directory.organisation.effectiveFrom : context.rules.effectiveFrom
      try store(kind, from: latest == nil ? next : max(next, asked ?? next))
    }
  }

  func digest(_ kind: VersionKind) -> String {
    kind == .organisation ? context.organisationVersion : context.regulationVersion
  }

  func store(_ kind: VersionKind, from day: CivilDate) throws {
    switch kind {
    case .organisation:
      _ = try tx.insertVersion(
        kind, body: directory.organisation, digest: digest(kind), effectiveFrom: day, at: now)
    case .regulation:
      _ = try tx.insertVersion(kind, body: context.rules, digest: digest(kind), effectiveFrom: day, at: now)
    }
    try journal("version.stored", "\(kind.rawValue):\(digest(kind))", centre: nil, ["from": day.iso])
  }

  var today: CivilDate { zone.civil(now).date }

  /// What is owed on a day by the versions in force on it.
  struct Plan {
    var organisation: (no: Int64, digest: String)
    var regulation: (no: Int64, digest: String)
    /// Checks of the month that were counted.
    var checks: Int
    /// Objects of the week's form 2, drawn first (R2).
    var keyTasks: Set<Target>
    /// Faults whose points are left out of the draws (G15).
    var camerasDown: [FaultRecord]
    var duties: [Duty]
    var directory: Directory
    var rules: RegulationRules
  }

  /// - Parameter recorded: of the checks made before the day's 00:00 those count that were recorded before then.
  func plan(_ day: CivilDate, recorded: Instant) throws -> Plan {
    guard let organisation = try tx.read.version(.organisation, as: Organisation.self, on: day),
      let regulation = try tx.read.regulation(on: day)
    else { throw StoreError(code: .failed, subject: "day \(day.iso)", cause: "no version in force") }
    let directory = Directory(organisation.body)
    let zone = directory.zone
    let made = try tx.read.checksForPlanning(of: day, recordedBefore: recorded, zone: zone)
    let hosted = context.hosted.intersection(organisation.body.centres.map(\.id))
    // P2, C6: the week's form 2, as approved by now, is drawn first (R2).
    let keyTasks = try SheetReader(read: tx.read, directory: directory, rules: regulation.body).keyTasks(on: day)
      .targets
    var record = CheckRecord(made, before: day, zone: zone)
    record.camerasDown = try tx.read.camerasDown(from: day.firstOfMonth, through: day)
    let isOpened = try tx.read.openedAt(day) != nil
    let down = try isOpened ? [] : camerasDown(on: day, directory: directory, rules: regulation.body.faults)
    record.camerasDown.add(Set(down.compactMap(\.point)), on: day)
    let duties = Planner(directory: directory, rules: regulation.body, hosted: hosted)
      .openings(
        on: day, record: record, key: context.drawKey, keyTasks: keyTasks)
    return Plan(
      organisation: (organisation.no, organisation.digest), regulation: (regulation.no, regulation.digest),
      checks: made.count, keyTasks: keyTasks, camerasDown: down, duties: duties, directory: directory,
      rules: regulation.body)
  }

  func open(_ day: CivilDate) throws {
    let plan = try plan(day, recorded: now)
    // Answers kept for repeated requests, and sessions nobody used, serve no more after a week.
    try tx.forget(before: now - .days(7))
    let counts = JSONText.object([
      "camerasDown": plan.camerasDown.compactMap(\.point).joined(separator: " "), "checks": "\(plan.checks)",
      "duties": "\(plan.duties.count)",
      "keyTasks": plan.keyTasks.map(\.key).sorted().joined(separator: " "),
    ])
    try tx.openDay(
      day, at: now, organisation: plan.organisation.no, regulation: plan.regulation.no, counts: counts,
      duties: plan.duties)
    try tx.setCamerasDown(plan.camerasDown, on: day)
    try writeEquipmentLists(plan.duties, directory: plan.directory, rules: plan.rules.equipment)
    try journal(
      "day.opened", "day:\(day.iso)", centre: nil,
      [
        "duties": "\(plan.duties.count)", "organisation": plan.organisation.digest,
        "regulation": plan.regulation.digest,
      ])
  }
}

extension RegisterReader {
  /// The checks of the month of `day` that its opening counts (R22): made before its 00:00, recorded before the opening. A camera that
  /// did not show its object is a fault, not a check (G15).
  func checksForPlanning(of day: CivilDate, recordedBefore opening: Instant, zone: CivilZone) throws -> [CheckMade] {
    try checks(
      from: zone.instant(day.firstOfMonth, .midnight), before: zone.instant(day, .midnight), recordedBefore: opening
    ).filter(\.pictureUsable).map { CheckMade(centre: $0.centre, target: $0.target, at: $0.checkedAt) }
  }
}
