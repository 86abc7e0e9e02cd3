package import Casework
package import Organisation
import Regulation
package import Units

/// Looks at how matters were dealt with (S6, G13): what leaders are told, and the monthly summary's section.
extension LetterWriter {
  /// A line of the letter.
  package enum ReviewNote: Hashable, Sendable {
    /// Its last day is near; with the look that is under way.
    case due(ReviewOccasion, review: Int64?)
    case missed(ReviewOccasion)
    case unmended(HandlingReview, HandlingReview.Item, due: Instant)
  }

  package func reviewsDue(
    _ notes: [ReviewNote], of centre: CentreID, on day: CivilDate, to people: [Person]
  ) -> Letter {
    let isBad = notes.contains { if case .due = $0 { false } else { true } }
    let values = ["centre": wording.centre(centre), "count": "\(notes.count)", "day": wording.day(day)]
    let subject = subject(isBad ? "review.subject.bad" : "review.subject.due", values)
    var page = page(.screen, title: subject)
    page.blocks = [
      .verdict(text(isBad ? "review.verdict.bad" : "review.verdict.due", values), isBad ? .bad : .warning),
      .table(
        Page.Table(
          columns: ["level", "what", "due", "state"].map { text("column.\($0)") }, rows: notes.map(row),
          numbers: [])),
      .command(text("review.list"), "watchroom review list"),
      .command(text("review.begin"), "watchroom review begin …"),
      .command(text("review.mend"), "watchroom review mend …"),
    ]
    return Letter(
      kind: .reviewDue, cause: "review/\(centre)/\(day.iso)", centre: centre,
      recipients: Self.distinct(mailboxes(people)), subject: subject, text: page.text, html: page.html,
      importance: isBad ? .notice : .report)
  }

  private func row(_ note: ReviewNote) -> [String] {
    switch note {
    case .due(let occasion, let review):
      [
        text("review.level.\(occasion.level.rawValue)"), name(occasion), wording.day(occasion.through),
        review.map { text("review.note.begun", ["no": "\($0)"]) } ?? text("review.note.due"),
      ]
    case .missed(let occasion):
      [
        text("review.level.\(occasion.level.rawValue)"), name(occasion), wording.day(occasion.through),
        text("review.note.missed"),
      ]
    case .unmended(let review, let item, let due):
      [
        text("review.level.\(review.level.rawValue)"),
        text("review.case", ["case": "\(item.caseNo)", "note": item.judgement?.note ?? "", "review": "\(review.no)"]),
        wording.short(due), text("review.note.unmended"),
      ]
    }
  }

  private func name(_ occasion: ReviewOccasion) -> String {
    if let holiday = occasion.holiday { return text("review.occasion.holiday", ["holiday": holiday]) }
    return text("review.occasion.\(occasion.level == .head ? "week" : "month")")
  }

  /// G13: 及时、妥当、有效 in the month's figures.
  func handled(_ facts: HandlingFacts?) -> [Page.Block] {
    guard let facts else { return [] }
    func shortfalls() -> String {
      facts.wanting == 0
        ? text("handled.none", ["judged": "\(facts.judged)"])
        : text(
          "handled.wanting",
          [
            "ineffective": "\(facts.ineffective)", "inappropriate": "\(facts.inappropriate)",
            "judged": "\(facts.judged)", "mended": "\(facts.mended)", "untimely": "\(facts.untimely)",
            "wanting": "\(facts.wanting)",
          ])
    }
    return [
      .heading(text("summary.handled")),
      .facts([
        wording.fact("handled-closed", "\(facts.closed)"),
        wording.fact("handled-mean", facts.mean.map { wording.span($0) } ?? "—"),
        wording.fact("handled-longest", facts.closed == 0 ? "—" : wording.span(facts.longest)),
        wording.fact("handled-back", "\(facts.sentBack)"), wording.fact("handled-reopened", "\(facts.reopened)"),
        wording.fact(
          "handled-looks",
          text(
            "handled.looks",
            ["missed": "\(facts.looksMissed)", "owed": "\(facts.looksOwed)", "taken": "\(facts.looksTaken)"])),
        wording.fact("handled-found", shortfalls()),
      ]),
    ]
  }
}
