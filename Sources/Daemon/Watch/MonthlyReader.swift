import Casework
import Organisation
import Regulation
import Reporting
import Store
import Units

/// Reads what a month's ledgers are written from, in one snapshot: frozen books of the centre and of those below that sent theirs, and
/// what changed in earlier months since it was last told (X2, C3, R4, R21).
struct MonthlyReader {
  let context: WatchContext
  let read: RegisterReader
  let now: Instant

  private var zone: CivilZone { context.zone }
  private var directory: Directory { context.directory }

  /// The month that a monthly duty is about, by its first day.
  func month(of duty: Duty) -> CivilDate {
    zone.civil((duty.period?.to ?? duty.opens) - .milliseconds(1)).date.firstOfMonth
  }

  func ledgers(_ record: DutyRecord, approvedBy: PersonID?) throws -> MonthlySnapshot {
    let month = month(of: record.duty)
    let centre = record.duty.centre
    return MonthlySnapshot(
      centre: centre, month: month, duty: record.duty, judgedAt: now, approvedBy: approvedBy,
      books: try frozen(centre, month), below: try below(record.duty, month),
      amended: try amended(centre, before: month))
  }

  private func frozen(_ centre: CentreID, _ month: CivilDate) throws -> [MonthBook] {
    try (9...12).compactMap { try read.book(centre: centre, month: month, ledger: $0, latest: false) }
  }

  /// Whether the ledgers of everyone below are in (R4).
  func isComplete(_ duty: Duty) throws -> Bool { try completeAt(duty) != nil }

  /// Since when they are in; nil: somebody's are missing. Who has nobody below waits for nobody.
  func completeAt(_ duty: Duty) throws -> Instant? {
    var last = duty.opens
    for child in children(duty) {
      let own = try read.monthlyDuties(.monthlyLedgers, centre: child.id, opens: duty.opens).first
      guard let finished = own?.finished else { return nil }
      last = max(last, finished)
    }
    return last
  }

  /// The counties of a city that owed something in the month.
  private func children(_ duty: Duty) -> [Centre] {
    guard directory.centre(duty.centre)?.tier == .city else { return [] }
    return directory.children(of: duty.centre).filter { $0.dutyStarts < zone.civil(duty.opens).date }
  }

  /// C3: the counties, by what the register knows of their own ledgers.
  private func below(_ duty: Duty, _ month: CivilDate) throws -> [MonthlySnapshot.Below] {
    try children(duty).map { child in
      let own = try read.monthlyDuties(.monthlyLedgers, centre: child.id, opens: duty.opens).first
      let received = own?.finished.flatMap { $0 <= now ? $0 : nil }
      return MonthlySnapshot.Below(
        centre: child.id, receivedAt: received, isLate: own.map { received ?? now > $0.duty.due } ?? true,
        books: received == nil ? [] : try frozen(child.id, month))
    }
  }

  /// Books of up to twelve earlier months that changed since they were last told.
  private func amended(_ centre: CentreID, before month: CivilDate) throws -> [MonthlySnapshot.Amended] {
    let months = Set(try read.storedBooks(centre: centre, month: nil).map(\.month))
      .filter { $0 < month && $0 >= month - 366 }
    return try months.sorted().flatMap { try amended(centre, month: $0) }
  }

  func amended(_ centre: CentreID, month: CivilDate) throws -> [MonthlySnapshot.Amended] {
    try (9...12).compactMap { ledger in
      guard let told = try read.book(centre: centre, month: month, ledger: ledger, latest: true) else { return nil }
      let current = try book(centre, month: month, ledger: ledger, version: told.version + 1)
      let pair = MonthlySnapshot.Amended(told: told, now: current)
      return context.letters.amendmentCount(pair) > 0 ? pair : nil
    }
  }

  /// A book of the month as it stands now: what was entered in the month; in an amendment (`version` > 0) also rows that came
  /// afterwards, of matters that happened in it.
  func book(_ centre: CentreID, month: CivilDate, ledger: Int, version: Int) throws -> MonthBook {
    let from = zone.instant(month, .midnight)
    let to = zone.instant(month + month.daysInMonth, .midnight)
    var entries = try read.ledger(ledger, centre: centre, from: from, before: to)
    if version > 0 {
      entries += try read.entriesOfMatters(centre: centre, ledger: ledger, occurredFrom: from, before: to)
    }
    return MonthBook(
      centre: centre, month: month, ledger: ledger, version: version, takenAt: now,
      lines: try read.lines(of: entries, tally: context.tally))
  }
}
