import Casework
import Organisation
import Regulation
import Reporting
import Store
import Units

/// A month's ledgers (X2, C3, R4, R21): frozen as soon as the month is over, sent by a county at once, by a city when its last county's
/// are in or at the latest moment; later changes are amendments.
extension Desk {
  /// The reading half.
  var monthly: MonthlyReader { MonthlyReader(context: context, read: tx.read, now: now) }

  func month(of duty: Duty) -> CivilDate { monthly.month(of: duty) }

  /// Takes the step that is due now for a monthly duty whose window is open.
  func advance(monthly record: DutyRecord) throws {
    guard let current = try tx.read.duty(no: record.no), current.finished == nil, !current.withdrawn else { return }
    if try tx.read.report(duty: record.no).draftedAt == nil { try freeze(record.duty) }
    switch record.duty.kind {
    case .monthlyLedgers: try advance(ledgers: record)
    case .monthlySummary: try advance(summary: record)
    default: return
    }
    try tellLate(report: current)
  }

  /// Once a centre and month, before anything of the new month can change a row; all its monthly duties share it.
  private func freeze(_ duty: Duty) throws {
    let month = month(of: duty)
    guard try tx.read.book(centre: duty.centre, month: month, ledger: 9, latest: false) == nil else { return }
    var counts: [String: String] = [:]
    for ledger in 9...12 {
      let book = try monthly.book(duty.centre, month: month, ledger: ledger, version: 0)
      try tx.insert(book)
      counts["\(ledger)"] = "\(book.lines.count)"
    }
    counts["month"] = "\(month.iso.prefix(7))"
    try journal("ledgers.frozen", "ledger:\(duty.centre)", centre: duty.centre, occurred: duty.opens, counts)
  }

  private func advance(ledgers record: DutyRecord) throws {
    var stored = try tx.read.report(duty: record.no)
    if stored.draftedAt == nil {
      stored.draftedAt = now
      try tx.setReport(duty: record.no, stored)
    }
    guard stored.sentAt == nil else { return }
    let latest = record.duty.due - context.rules.report.latest
    guard try now >= latest || monthly.isComplete(record.duty) else { return }
    let snapshot = try monthly.ledgers(record, approvedBy: stored.approvedBy)
    stored.sentAt = now
    stored.messageNo = try post(context.letters.ledgers(snapshot), duty: record.no)
    try tx.setReport(duty: record.no, stored)
    for pair in snapshot.amended { try tell(pair) }
    try journal(
      "report.committed", "report:\(record.no)", centre: record.duty.centre,
      ["approved": stored.approvedBy ?? "", "late": "\(snapshot.isLate)"])
  }

  private func tell(_ pair: MonthlySnapshot.Amended) throws {
    try tx.insert(pair.now)
    try journal(
      "ledgers.amended", "ledger:\(pair.now.centre)", centre: pair.now.centre,
      ["ledger": "\(pair.now.ledger)", "month": "\(pair.now.month.iso.prefix(7))", "version": "\(pair.now.version)"])
  }

  /// Sends what has changed in a frozen month since it was last told; returns how many books it concerns.
  func amend(month: CivilDate, centre: CentreID?) throws -> [MonthlySnapshot.Amended] {
    guard let centre = centre ?? signer.person?.centre else { throw AuthorityRefusal.notSignedOn }
    let person = try allow(.approveReport, centre: centre)
    let opens = zone.instant(month + month.daysInMonth, .midnight)
    let duty = try tx.read.monthlyDuties(.monthlyLedgers, centre: centre, opens: opens).first
    guard let duty, try tx.read.report(duty: duty.no).sentAt != nil else {
      throw ReportRefusal.notFrozen(month: month)
    }
    let pairs = try monthly.amended(centre, month: month)
    guard !pairs.isEmpty else { throw ReportRefusal.nothingAmended(month: month) }
    let snapshot = MonthlySnapshot(
      centre: centre, month: month, duty: duty.duty, judgedAt: now, approvedBy: nil, books: [], below: [],
      amended: pairs)
    let ordinal = pairs.map(\.now.version).max() ?? 1
    for pair in pairs { try tell(pair) }
    try post(context.letters.amendment(snapshot, ordinal: ordinal, by: person.id), duty: duty.no)
    return pairs
  }

  /// A county's ledgers have arrived: its city looks whether they were the last (R4).
  func ledgersArrived(_ duty: Duty) throws {
    guard let parent = directory.centre(duty.centre)?.parent else { return }
    for record in try tx.read.monthlyDuties(.monthlyLedgers, centre: parent, opens: duty.opens)
    where record.finished == nil && now >= record.duty.opens {
      try advance(monthly: record)
    }
  }
}
