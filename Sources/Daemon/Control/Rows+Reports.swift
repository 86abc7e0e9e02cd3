import Casework
import ControlSocket
import Foundation
import Organisation
import Regulation
import Reporting
import Store
import Units
import Wire

/// Reports' history, frozen books and monthly summaries, as the API shows them.
extension Rows {
  func history(_ record: DutyRecord) throws -> ReportHistory {
    let subjects = try ["report:\(record.no)", "duty:\(record.no)"].flatMap { try read.journal(subject: $0) }
    let messages = try read.messages(duty: record.no).map { message in
      ReportMessage(
        no: message.no, messageID: message.messageID, kind: message.kind, subject: message.subject,
        queuedAt: time(message.createdAt),
        deliveries: try read.deliveries(message: message.no).map { delivery in
          DeliveryHistory(
            delivery: self.delivery(delivery, of: message, armed: try read.meta("mail.armed") == "yes"),
            life: try life(delivery))
        })
    }
    return ReportHistory(
      report: try report(record), steps: try subjects.sorted { $0.seq < $1.seq }.map { try journal($0) },
      messages: messages)
  }

  /// Steps of a delivery as the journal has them, its first and its last ones, with the words of the attempts that are kept.
  private func life(_ delivery: Delivery) throws -> [DeliveryStep] {
    let attempts = Dictionary(
      try read.attempts(delivery: delivery.no).compactMap { attempt in attempt.ended.map { ($0, attempt) } },
      uniquingKeysWith: { $1 })
    let steps = try read.journal(subject: "delivery:\(delivery.no)")
    let shown = steps.count > Self.stepLimit ? [steps[0]] + steps.suffix(Self.stepLimit - 1) : steps
    return shown.map { step($0, attempts[$0.recordedAt]) }
  }

  /// Steps of a delivery that a history shows.
  private static let stepLimit = 2 * DeliveryAttempt.keptOfOne

  private func step(_ entry: JournalEntry, _ attempt: DeliveryAttempt?) -> DeliveryStep {
    let detail = try? JSONDecoder().decode([String: String].self, from: Data(entry.detail.utf8))
    let state = String(entry.act.dropFirst("delivery.".count))
    let mine = attempt.flatMap { $0.state?.rawValue == state ? $0 : nil }
    return DeliveryStep(
      at: time(entry.recordedAt), state: state, code: detail?["code"].flatMap { Int($0) }, stage: detail?["stage"],
      words: mine?.receipt?.text,
      took: mine.flatMap { attempt in attempt.ended.map { Double(($0 - attempt.began).milliseconds) / 1000 } })
  }

  func book(_ stored: StoredBook) -> BookRow {
    BookRow(
      centre: stored.centre.rawValue, centreName: centreName(stored.centre),
      month: String(stored.month.iso.prefix(7)), ledger: stored.ledger, title: texts.words("form.\(stored.ledger)"),
      version: stored.version, rows: stored.lines, takenAt: time(stored.takenAt), digest: stored.digest)
  }

  func summary(_ record: SummaryRecord) throws -> SummaryRow {
    let reports = try duties(of: record)
    let due = reports.map(\.duty.due).min()
    let isSent = !reports.isEmpty && reports.allSatisfy { $0.finished != nil }
    let ended = reports.compactMap(\.finished).max()
    return SummaryRow(
      no: record.no, revision: record.revision, centre: record.centre.rawValue, centreName: centreName(record.centre),
      month: String(record.month.iso.prefix(7)), state: isSent ? "sent" : record.state.rawValue, due: time(due),
      draftedAt: time(record.draftedAt), editedBy: personName(record.edited?.by),
      dutyLeader: personName(record.dutyLeader?.by), centreLeader: personName(record.centreLeader?.by),
      approvedAt: time(record.centreLeader?.at), clauses: reports.map(\.duty.clause),
      late: due.map { (isSent ? ended ?? now : now) > $0 } ?? false)
  }

  func summaryDetail(_ record: SummaryRecord) throws -> SummaryDetail {
    SummaryDetail(
      summary: try summary(record), text: record.text, page: context.letters.summaryPage(record).text,
      reports: try duties(of: record).map { try report($0) })
  }

  private func duties(of record: SummaryRecord) throws -> [DutyRecord] {
    let opens = context.zone.instant(record.month + record.month.daysInMonth, .midnight)
    return try read.monthlyDuties(.monthlySummary, centre: record.centre, opens: opens)
  }

  /// What of a month went out or would go out now: ledgers as a page of counts, or the summary.
  func monthlyPreview(_ record: DutyRecord, format: PreviewFormat) throws -> String {
    let month = MonthlyReader(context: context, read: read, now: now).month(of: record.duty)
    if record.duty.kind == .monthlySummary {
      guard let summary = try read.summary(centre: record.duty.centre, month: month) else {
        throw ReportRefusal.noDraftYet(at: record.duty.opens)
      }
      let page = context.letters.summaryPage(summary)
      return format == .html ? page.html : page.text
    }
    guard try read.book(centre: record.duty.centre, month: month, ledger: 9, latest: false) != nil else {
      throw ReportRefusal.notFrozen(month: month)
    }
    let stored = try read.report(duty: record.no)
    let reader = MonthlyReader(context: context, read: read, now: stored.sentAt ?? now)
    let letter = context.letters.ledgers(try reader.ledgers(record, approvedBy: stored.approvedBy))
    return format == .html ? letter.html : letter.text
  }
}
