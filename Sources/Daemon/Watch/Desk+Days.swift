import Casework
import Organisation
import Regulation
import Store
import Units

/// Opening days (D1, R22): each in one idempotent transaction, missed ones in order, with the versions in force on that day.
extension Desk {
  /// Stores the configuration's versions if they are new: effective from the next opening.
  func storeVersions() throws {
    let next = try tx.read.lastOpenedDay().map { max($0 + 1, today) } ?? today
    if try tx.read.latestVersion(.organisation)?.digest != context.organisationVersion {
      _ = try tx.insertVersion(
        .organisation, body: directory.organisation, digest: context.organisationVersion, effectiveFrom: next, at: now)
      try journal("version.stored", "organisation:\(context.organisationVersion)", centre: nil, ["from": next.iso])
    }
    if try tx.read.latestVersion(.regulation)?.digest != context.regulationVersion {
      _ = try tx.insertVersion(
        .regulation, body: context.rules, digest: context.regulationVersion, effectiveFrom: next, at: now)
      try journal("version.stored", "regulation:\(context.regulationVersion)", centre: nil, ["from": next.iso])
    }
  }

  var today: CivilDate { zone.civil(now).date }

  func open(_ day: CivilDate) throws {
    guard let organisation = try tx.read.version(.organisation, as: Organisation.self, on: day),
      let regulation = try tx.read.regulation(on: day)
    else { throw StoreError(code: .failed, subject: "day \(day.iso)", cause: "no version in force") }
    let directory = Directory(organisation.body)
    let zone = directory.zone
    let made = try tx.read.checksForPlanning(of: day, recordedBefore: now, zone: zone)
    let keyTasks: Set<Target> = []
    let hosted = context.hosted.intersection(organisation.body.centres.map(\.id))
    let duties = Planner(directory: directory, rules: regulation.body, hosted: hosted)
      .openings(
        on: day, record: CheckRecord(made, before: day, zone: zone), key: context.drawKey, keyTasks: keyTasks)
    // Answers kept for repeated requests, and sessions nobody used, serve no more after a week.
    try tx.forget(before: now - .days(7))
    let counts = JSONText.object([
      "checks": "\(made.count)", "duties": "\(duties.count)",
      "keyTasks": keyTasks.map(\.key).sorted().joined(separator: " "),
    ])
    try tx.openDay(
      day, at: now, organisation: organisation.no, regulation: regulation.no, counts: counts, duties: duties)
    try writeEquipmentLists(duties, directory: directory, rules: regulation.body.equipment)
    try journal(
      "day.opened", "day:\(day.iso)", centre: nil,
      ["duties": "\(duties.count)", "organisation": organisation.digest, "regulation": regulation.digest])
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
