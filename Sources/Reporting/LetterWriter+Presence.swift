package import Casework
package import Organisation
import Regulation
import Units

/// Presence checks (查岗; P8, C11, R8): the question to the room that is asked, and the absence told at once.
extension LetterWriter {
  /// To the desk of the room: asked, or asked again.
  package func presence(_ check: PresenceCheck, again: Bool) -> Letter {
    let rules = rules.presence
    let key = again ? "again" : "ask"
    let due = check.askedAt + (again ? rules.absentAfter : rules.repeatAfter)
    let values = [
      "asked": wording.centre(check.asked), "centre": wording.centre(check.centre), "due": wording.clock(due),
      "time": wording.clock(check.askedAt),
    ]
    let title = subject("presence.subject.\(key)", values)
    var page = page(.screen, title: title)
    page.blocks = [
      .verdict(text("presence.verdict.\(key)", values), again ? .bad : .warning),
      .facts([
        wording.fact("question", check.question), wording.fact("asked-by", asker(check)),
        wording.fact("asked-at", wording.moment(check.askedAt)),
        wording.fact("answer-by", wording.moment(check.askedAt + rules.absentAfter)),
        wording.fact("clause", check.clause),
      ]),
      .command(text("presence.answer"), "watchroom watch answer \(check.no)"),
    ]
    return Letter(
      kind: .presenceAsked, cause: Cause.presence(check, key), centre: check.asked,
      recipients: Self.distinct(desks([check.asked])), subject: title, text: page.text, html: page.html,
      thread: again ? [Cause.presence(check, "ask")] : [], importance: .serious)
  }

  /// P8, C11: 脱岗, at once to the safety-responsible leader of the unit, the duty leader who asks, and the room itself.
  package func presenceAbsent(_ check: PresenceCheck, minutes: String, to people: [Person], unit: ResponsibleUnit?)
    -> Letter
  {
    let values = [
      "asked": wording.centre(check.asked), "centre": wording.centre(check.centre), "minutes": minutes,
      "time": wording.clock(check.askedAt),
    ]
    let title = subject("presence.subject.absent", values)
    var page = page(.screen, title: title)
    var told = people.map { nameAndRole($0) }
    if let unit {
      told.append(unit.safetyLeader.map { text("told.leader", ["name": $0, "unit": unit.name]) } ?? unit.name)
    }
    var facts = [
      wording.fact("what", wording.code(.watchAbsent)), wording.fact("asked-centre", wording.centre(check.asked)),
      wording.fact("asked-by", asker(check)), wording.fact("asked-at", wording.moment(check.askedAt)),
      wording.fact("asked-how", text("presence.mode.\(check.mode.rawValue)")),
    ]
    if let again = check.repeatedAt { facts.append(wording.fact("asked-again", wording.moment(again))) }
    if !check.calls.isEmpty {
      facts.append(wording.fact("calls", wording.joined(check.calls.map { wording.clock($0.at) })))
    }
    facts.append(wording.fact("told", wording.joined(told)))
    page.blocks = [
      .verdict(text("presence.verdict.absent", values), .bad), .facts(facts), .heading(text("alarm.wanted")),
      .paragraph(text("presence.then.absent")),
    ]
    if let finding = check.finding {
      page.blocks.append(.command(text("presence.file"), "watchroom finding file \(finding)"))
    }
    return Letter(
      kind: .presenceAbsent, cause: Cause.presence(check, "absent"), centre: check.centre,
      recipients: Self.distinct(mailboxes(people) + (unit?.addresses ?? []) + desks([check.asked])), subject: title,
      text: page.text, html: page.html, thread: [Cause.presence(check, "ask")], importance: .serious)
  }

  private func asker(_ check: PresenceCheck) -> String {
    let person = check.askedBy.map { wording.person($0) } ?? text("presence.by-system")
    return "\(wording.centre(check.centre)) \(person)"
  }
}
