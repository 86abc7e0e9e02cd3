package import Casework
package import Organisation
import Regulation
package import Units

/// A duty that is neither round nor report is late or missed: form 2, a broadcast, the equipment day (R3; C6, X5, C7, P6, C8, X6).
extension LetterWriter {
  package func duty(_ record: DutyRecord, missed: Bool, to people: [Person], at now: Instant) -> Letter {
    let owed = record.duty
    let name = text("duty.kind.\(owed.kind.rawValue)")
    let values = [
      "centre": wording.centre(owed.centre), "day": wording.day(owed.day), "due": wording.clock(owed.due), "duty": name,
    ]
    let subject = subject(missed ? "duty-late.subject.missed" : "duty-late.subject.late", values)
    var page = page(.screen, title: subject)
    var facts = [
      wording.fact("centre", wording.centre(owed.centre)), wording.fact("duty", name),
      wording.fact("clause", owed.clause),
      wording.fact("window", "\(wording.moment(owed.opens)) — \(wording.moment(owed.due))"),
    ]
    if let end = owed.missedAfter { facts.append(wording.fact("missed-after", wording.moment(end))) }
    facts.append(wording.fact("as-of", wording.moment(now)))
    page.blocks = [
      .verdict(text(missed ? "duty-late.verdict.missed" : "duty-late.verdict.late", values), missed ? .bad : .warning),
      .facts(facts), .paragraph(text("duty-late.then.\(owed.kind.rawValue).\(missed ? "missed" : "late")")),
    ]
    if record.no > 0 {
      page.blocks.append(.command(text("duty-late.show"), "watchroom duty show \(record.no)"))
    }
    return Letter(
      kind: missed ? .dutyMissed : .dutyLate, cause: Cause.duty(owed, missed: missed), centre: owed.centre,
      recipients: Self.distinct(mailboxes(people)), subject: subject, text: page.text, html: page.html,
      thread: missed ? [Cause.duty(owed, missed: false)] : [], importance: .notice)
  }
}
