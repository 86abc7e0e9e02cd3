package import Casework
package import Organisation
import Regulation
package import Units

/// What the watch itself is told: rounds late or missed (R3), and mail that did not arrive.
extension LetterWriter {
  /// R3: late and missed are told to the duty leader.
  package func round(_ duty: DutyRecord, missed: Bool, to people: [Person], at now: Instant) -> Letter {
    let owed = duty.duty
    let name = roundName(owed)
    let open = owed.targets.filter { duty.done[$0] == nil }
    let values = [
      "centre": wording.centre(owed.centre), "day": wording.day(owed.day), "due": wording.clock(owed.due),
      "round": name,
    ]
    let subject = subject(missed ? "round.subject.missed" : "round.subject.late", values)
    var page = page(.screen, title: subject)
    var facts = [
      wording.fact("centre", wording.centre(owed.centre)), wording.fact("round", name),
      wording.fact("clause", owed.clause),
      wording.fact("window", "\(wording.moment(owed.opens)) — \(wording.moment(owed.due))"),
    ]
    if let end = owed.missedAfter { facts.append(wording.fact("missed-after", wording.moment(end))) }
    facts += [
      wording.fact(
        "progress",
        text("round.progress", ["done": "\(owed.targets.count - open.count)", "targets": "\(owed.targets.count)"])),
      wording.fact("open-targets", some(open.map { wording.target($0) }, most: 40)),
      wording.fact("as-of", wording.moment(now)),
    ]
    page.blocks = [
      .verdict(text(missed ? "round.verdict.missed" : "round.verdict.late", values), missed ? .bad : .warning),
      .facts(facts), .paragraph(text(missed ? "round.then.missed" : "round.then.late")),
    ]
    if duty.no > 0 {
      page.blocks.append(.command(text("round.check"), "watchroom round show \(duty.no)"))
    }
    return Letter(
      kind: missed ? .roundMissed : .roundLate, cause: Cause.round(owed, missed: missed), centre: owed.centre,
      recipients: Self.distinct(mailboxes(people)), subject: subject, text: page.text, html: page.html,
      thread: missed ? [Cause.round(owed, missed: false)] : [], importance: .notice)
  }

  /// `第3轮 巡查县(区)中心`
  func roundName(_ duty: Duty) -> String {
    text("round.name", ["kind": text("duty.kind.\(duty.kind.rawValue)"), "ordinal": "\(duty.ordinal)"])
  }

  /// Names, the first `most` of them, then how many more there are.
  func some(_ names: [String], most: Int) -> String {
    guard names.count > most else { return names.isEmpty ? text("value.none") : wording.joined(names) }
    return text(
      "list.more", ["names": wording.joined(Array(names.prefix(most))), "rest": "\(names.count - most)"])
  }

  /// A mail that is parked (5xx) or too old: a human is told, on whose watch it is to reach the addressee otherwise.
  /// - Parameter subject: of the mail that did not arrive.
  package func parked(_ delivery: Delivery, subject: String, centre: CentreID, to people: [Person]) -> Letter {
    let stale = delivery.state == .stale
    let values = ["recipient": delivery.recipient, "subject": subject]
    let title = self.subject("parked.subject", values)
    var page = page(.screen, title: title)
    var facts = [
      wording.fact("recipient", delivery.recipient), wording.fact("subject", subject),
      wording.fact("delivery-state", text("delivery.state.\(delivery.state.rawValue)")),
      wording.fact("attempts", "\(delivery.attempts)"),
    ]
    if let receipt = delivery.receipt {
      let code = receipt.code > 0 ? "\(receipt.code) " : ""
      facts.append(wording.fact("receipt", "\(receipt.stage): \(code)\(receipt.text)"))
    }
    page.blocks = [
      .verdict(text(stale ? "parked.verdict.stale" : "parked.verdict.refused", values), .bad), .facts(facts),
      .paragraph(text("parked.then")),
      .command(text("parked.list"), "watchroom outbox list --state \(delivery.state.rawValue)"),
    ]
    var letter = Letter(
      kind: .parked, cause: Cause.parked(delivery), centre: centre,
      recipients: Self.distinct(mailboxes(people)).filter { $0 != delivery.recipient },
      subject: title, text: page.text, html: page.html, importance: .notice)
    letter.audience = people.map { .person($0.id) }
    return letter
  }
}
