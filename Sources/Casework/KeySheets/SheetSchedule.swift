package import Organisation
package import Regulation
package import Units

/// When what happens to a week's sheet (C6, X5, R13).
package struct SheetSchedule: Hashable, Sendable {
  /// The proposal is made.
  package var opens: Instant
  /// The duty leader is reminded where it is not approved.
  package var remind: Instant
  /// An approved city sheet waits for its counties until then.
  package var latest: Instant
  package var due: Instant
  /// The week has ended: nothing is sent any more.
  package var ends: Instant

  package init(_ duty: Duty, rules: KeySheetRules, zone: CivilZone) {
    opens = duty.opens
    remind = max(duty.opens, duty.due - rules.remind)
    latest = max(duty.opens, duty.due - rules.latest)
    due = duty.due
    ends = zone.instant(Week.after(duty.day) + 7, .midnight)
  }
}

/// What should happen to a sheet now. Pure, and the same after a restart (D1, R12: do late, until its week is over).
package enum SheetStep: Hashable, Sendable {
  case wait(until: Instant)
  /// Made from its sources, and shown to the duty leader by mail.
  case propose
  case remind
  /// To the superior, with what the centres below have sent.
  case send
  case nothing

  /// - Parameter compiled: as the register has it, with the centres below; nil: not there yet.
  package static func next(_ schedule: SheetSchedule, _ compiled: CompiledSheet?, at now: Instant) -> SheetStep {
    if now >= schedule.ends { return .nothing }
    guard let compiled else { return now >= schedule.opens ? .propose : .wait(until: schedule.opens) }
    let sheet = compiled.sheet
    if sheet.edition > 0 {
      // What went up once has nobody to wait for: an amendment of its own, or what a centre below sent later.
      if sheet.sendings > 0 { return sheet.edition > sheet.sentEdition || compiled.hasNews ? .send : .nothing }
      return compiled.missing.isEmpty || now >= schedule.latest ? .send : .wait(until: schedule.latest)
    }
    if sheet.remindedAt != nil || now >= schedule.due { return .nothing }
    return now >= schedule.remind ? .remind : .wait(until: schedule.remind)
  }
}

/// A sheet as it goes up: its own lines, those of the centres below that have sent theirs, and who has not (C6).
package struct CompiledSheet: Hashable, Sendable {
  package var sheet: KeySheet
  /// Lines in force, own ones first, then by centre.
  package var rows: [KeyRow]
  /// Centres below whose sheet is not there.
  package var missing: [CentreID]
  /// Editions of the centres below that are among the lines, by code.
  package var carries: [String: Int]

  /// - Parameters:
  ///   - below: the centres below that owe a sheet, with theirs.
  ///   - draft: the lines being worked on instead of those that stand.
  package init(_ sheet: KeySheet, below: [(centre: CentreID, sheet: KeySheet?)], draft: Bool = false) {
    self.sheet = sheet
    // A line that a city entered for a county that is not hosted says that the county has sent its sheet, on paper (D12).
    let own = draft ? sheet.current : sheet.inForce
    missing = below.filter { entry in
      (entry.sheet?.sentEdition ?? 0) == 0 && !own.contains { $0.centre == entry.centre }
    }.map(\.centre)
    let sent = below.compactMap(\.sheet).filter { $0.sentEdition > 0 }
    rows = own + sent.flatMap(\.inForce)
    carries = Dictionary(sent.map { ($0.centre.rawValue, $0.sentEdition) }, uniquingKeysWith: max)
  }

  /// A centre below sent something since this went up.
  var hasNews: Bool { carries.contains { $0.value > sheet.carried[$0.key] ?? 0 } }
}
