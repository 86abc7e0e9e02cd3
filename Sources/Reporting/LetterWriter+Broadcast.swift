package import Casework
package import Organisation
import Regulation
package import Units

/// What the duty leader and the broadcast desk read of a broadcast (C7, G5).
extension LetterWriter {
  /// The text before the duty leader.
  package func broadcastDraft(_ broadcast: Broadcast, to leaders: [Person], at now: Instant) -> Letter {
    let values = values(broadcast)
    var page = page(.screen, title: subject("broadcast.subject.draft", values))
    page.blocks = [
      .verdict(
        text("broadcast.verdict.draft", values) + "\n"
          + text(broadcast.isExtra ? "broadcast.before.extra" : "broadcast.before", values), .warning)
    ]
    page.blocks += script(broadcast.paragraphs) + approving(broadcast)
    return letter(.broadcastDraft, Cause.broadcast(broadcast, "draft"), broadcast, mailboxes(leaders), page, .serious)
  }

  /// After its approval something came or went.
  /// - Parameter added: it came; else it is in force no more.
  package func broadcastStale(
    _ broadcast: Broadcast, because bulletin: Bulletin, added: Bool, to leaders: [Person], at now: Instant
  ) -> Letter {
    var values = values(broadcast)
    values["gist"] = gist(bulletin)
    values["kind"] = kind(bulletin)
    var page = page(.screen, title: subject("broadcast.subject.stale", values))
    page.blocks = [
      .verdict(text(added ? "broadcast.verdict.added" : "broadcast.verdict.gone", values), .bad),
      .paragraph(text("broadcast.then.stale", values)),
    ]
    page.blocks += script(broadcast.paragraphs) + approving(broadcast)
    return letter(
      .broadcastStale, Cause.broadcast(broadcast, "stale/\(broadcast.revision)"), broadcast, mailboxes(leaders), page,
      .serious)
  }

  /// The approved text to the broadcast desk.
  /// - Parameter address: the desk's; nil: it goes over the centre's gateway alone (C7).
  package func broadcastHandOver(_ broadcast: Broadcast, to address: String?, at now: Instant) -> Letter {
    let values = values(broadcast)
    var page = page(.screen, title: subject("broadcast.subject.text", values))
    let approved = broadcast.approval.map {
      text("by.at", ["person": wording.person($0.by), "time": wording.moment($0.at)])
    }
    page.blocks = [.verdict(text("broadcast.verdict.text", values), .good)]
    page.blocks += script(broadcast.approval?.paragraphs ?? broadcast.paragraphs)
    page.blocks += [
      .facts([wording.fact("approval", approved ?? text("value.none"))]), .heading(text("broadcast.confirm")),
      .command(
        text("broadcast.confirm.act"), "watchroom broadcast confirm \(broadcast.no) --over vhf --channel …"),
      .note(text("broadcast.replaces")),
    ]
    var handed = letter(
      .broadcast, Cause.broadcast(broadcast, "text/\(broadcast.revision)"), broadcast, address.map { [$0] } ?? [], page,
      .serious)
    handed.audience = [.centre(broadcast.centre)]
    handed.short = (broadcast.approval?.paragraphs ?? broadcast.paragraphs).joined(separator: "\n")
    return handed
  }

  /// Not made in time, or not at all.
  package func broadcastOverdue(
    _ broadcast: Broadcast, missed: Bool, to leaders: [Person], at now: Instant
  ) -> Letter {
    let values = values(broadcast)
    let key = missed ? "missed" : "late"
    var page = page(.screen, title: subject("broadcast.subject.\(key)", values))
    page.blocks = [
      .verdict(text("broadcast.verdict.\(key)", values), missed ? .bad : .warning),
      .facts([
        wording.fact("centre", wording.centre(broadcast.centre)),
        wording.fact("clause", broadcast.isExtra ? text("value.none") : "C7"),
        wording.fact("broadcast-at", wording.moment(broadcast.planned)),
        wording.fact("missed-after", wording.moment(broadcast.missedAfter)),
        wording.fact("state", text("broadcast.state.\(broadcast.state.rawValue)")),
        wording.fact("as-of", wording.moment(now)),
      ]), .paragraph(text("broadcast.then.\(key)")),
      .command(text("broadcast.show"), "watchroom broadcast show \(broadcast.no)"),
    ]
    return letter(
      missed ? .broadcastMissed : .broadcastLate, Cause.broadcast(broadcast, key), broadcast, mailboxes(leaders), page,
      .notice)
  }

  private func values(_ broadcast: Broadcast) -> [String: String] {
    [
      "centre": wording.centre(broadcast.centre), "end": wording.clock(broadcast.missedAfter),
      "on-time": wording.clock(broadcast.onTimeUntil), "reason": broadcast.reason,
      "time": "\(wording.day(directory.zone.civil(broadcast.planned).date)) \(wording.clock(broadcast.planned))",
    ]
  }

  private func script(_ paragraphs: [String]) -> [Page.Block] {
    let script = BroadcastScript(paragraphs)
    let span = wording.span(script.length(charactersPerMinute: rules.broadcast.charactersPerMinute))
    return [
      .heading(text("broadcast.text")),
      .note(text("broadcast.length", ["characters": "\(script.characters)", "span": span])),
    ] + paragraphs.map { .paragraph($0) }
  }

  private func approving(_ broadcast: Broadcast) -> [Page.Block] {
    [
      .heading(text("broadcast.approve")),
      .command(text("broadcast.approve.act"), "watchroom broadcast approve \(broadcast.no)"),
      .command(text("broadcast.edit.act"), "watchroom broadcast edit \(broadcast.no) --file …"),
      .command(text("broadcast.show"), "watchroom broadcast show \(broadcast.no)"),
    ]
  }

  private func letter(
    _ kind: LetterKind, _ cause: String, _ broadcast: Broadcast, _ recipients: [String], _ page: Page,
    _ importance: Importance
  ) -> Letter {
    Letter(
      kind: kind, cause: cause, centre: broadcast.centre, recipients: Self.distinct(recipients), subject: page.title,
      text: page.text, html: page.html, thread: [Cause.broadcast(broadcast, "draft")].filter { $0 != cause },
      importance: importance)
  }
}
