import Casework
import ControlSocket
import Mail
import Organisation
import Regulation
import Reporting
import Store
import Units
import Wire

/// A report as it went out, or as it would go out now: `report preview` says which (D10: nothing is rendered again).
extension Rows {
  func preview(_ record: DutyRecord, format: PreviewFormat) throws -> String {
    let stored = try read.report(duty: record.no)
    if let sentAt = stored.sentAt, let kept = try kept(stored, format) {
      return format == .html ? kept : context.letters.previewNote(sentAt: sentAt, now: now) + "\n\n" + kept
    }
    let page = try current(record, stored, format)
    // Sent without a message: nobody has an address, or it could not be rendered.
    if let sentAt = stored.sentAt {
      return format == .html ? page : context.letters.previewNote(unkept: sentAt) + "\n\n" + page
    }
    let note = context.letters.previewNote(sentAt: nil, now: now)
    return format == .html ? LetterWriter.noted(page, note) : note + "\n\n" + page
  }

  /// The bytes that were stored when it was committed: what its recipients have.
  private func kept(_ stored: StoredReport, _ format: PreviewFormat) throws -> String? {
    guard let no = stored.messageNo, let message = try read.message(no: no),
      let bytes = try read.blob(message.blob)
    else { return nil }
    return MIMEMessage.body(format == .html ? .html : .plain, of: bytes)
  }

  private func current(_ record: DutyRecord, _ stored: StoredReport, _ format: PreviewFormat) throws -> String {
    if record.duty.kind != .dailyReport { return try monthlyPreview(record, format: format) }
    let snapshot = try SnapshotReader(read: read, directory: directory, rules: context.rules)
      .daily(record.duty, approvedBy: stored.approvedBy, at: stored.sentAt ?? now)
    let letter = context.letters.report(snapshot)
    return format == .html ? letter.html : letter.text
  }
}
