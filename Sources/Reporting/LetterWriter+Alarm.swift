package import Casework
package import Organisation
import Regulation
package import Units

/// Calls of the ladder (D5): who, what, where, when, why with numbers, what the regulation wants, and how to acknowledge.
extension LetterWriter {
  /// - Parameters:
  ///   - record: the finding as it stands, its number given.
  ///   - call: the call that is being made.
  ///   - people: all who are told by it.
  ///   - others: findings of the same group that this call tells of as well.
  package func alarm(
    _ record: FindingRecord, call: LadderCall, to people: [Person], others: [FindingRecord] = [], at now: Instant
  ) -> Letter {
    let finding = record.finding
    let emergency = record.severity == .emergency
    let place = placeName(finding)
    let subject = subject(
      "alarm.subject",
      [
        "again": again(call), "no": "\(record.no)", "place": place, "severity": words.severity(record.severity),
        "vessel": wording.vessel(finding), "what": words.code(finding.code),
      ])
    var page = page(.screen, title: subject)
    page.blocks = [
      .verdict(verdict(record, at: now), emergency ? .bad : .warning),
      .facts(facts(record, place: place, people: people, at: now)),
    ]
    page.blocks += group(others, at: now)
    page.blocks += [
      .heading(text("alarm.wanted")), .paragraph(wanted(record)),
      .heading(text("alarm.act")),
      .command(text("alarm.act.acknowledge", hold(record)), "watchroom finding ack \(record.no)"),
      .command(text("alarm.act.show"), "watchroom finding show \(record.no)"),
      .command(text("alarm.act.file"), "watchroom finding file \(record.no)"),
      .command(text("alarm.act.dismiss"), "watchroom finding dismiss \(record.no) --reason …"),
      .note(next(record, at: now)),
    ]
    let cause = Cause.alarm(record, call.key)
    let first = Cause.firstAlarm(record)
    var letter = Letter(
      kind: .alarm, cause: cause, centre: record.centre, recipients: Self.distinct(mailboxes(people)),
      subject: subject, text: page.text, html: page.html, thread: cause == first ? [] : [first],
      importance: emergency ? .emergency : .serious)
    letter.audience = people.map { .person($0.id) }
    letter.short = short(record, place: place, others: others.count)
    return letter
  }

  /// Others of the same kind at the same place, a line each.
  private func group(_ others: [FindingRecord], at now: Instant) -> [Page.Block] {
    guard !others.isEmpty else { return [] }
    let lines = others.map { other in
      Page.Block.paragraph(
        text(
          "alarm.group.line",
          [
            "no": "\(other.no)", "state": words.state(other, at: now), "time": wording.clock(other.finding.opened),
            "vessel": wording.vessel(other.finding), "why": words.reason(other.finding.reason),
          ]))
    }
    return [.heading(text("alarm.group", ["count": "\(others.count)"]))] + lines
  }

  /// For an SMS: what, where, when, what to do, in 70 characters where the names allow it.
  private func short(_ record: FindingRecord, place: String, others: Int) -> String {
    text(
      others == 0 ? "short.alarm" : "short.alarm.group",
      [
        "count": "\(others)", "no": "\(record.no)", "place": ShortText.cut(place, to: 14),
        "severity": words.severity(record.severity), "time": wording.clock(record.finding.opened),
        "vessel": ShortText.cut(wording.vessel(record.finding), to: 12), "what": words.code(record.finding.code),
      ])
  }

  /// The zone if the finding is about one, else the nearest point, else the waters.
  private func placeName(_ finding: Finding) -> String {
    if let zone = directory.zone(finding.object) { return zone.name }
    switch finding.observedTarget {
    case .point(let id)?: return directory.point(id).flatMap { directory.centre($0.centre)?.area } ?? id
    case .centre(let id)?: return directory.centre(id)?.area ?? id.rawValue
    case nil: break
    }
    if let point = nearest(finding.place) { return text("place.near", ["point": point.name]) }
    return jurisdiction.centre(of: finding.place).flatMap { directory.centre($0)?.area } ?? text("place.unknown")
  }

  /// The nearest monitoring point within 3 km.
  func nearest(_ place: Position) -> MonitoringPoint? { jurisdiction.nearestPoint(to: place, within: Metres(3000)) }

  private func again(_ call: LadderCall) -> String {
    let parts = call.key.split(separator: "/")
    guard parts.count == 3, parts[1] == "repeat" else { return "" }
    return text("alarm.again", ["times": String(parts[2])])
  }

  private func verdict(_ record: FindingRecord, at now: Instant) -> String {
    let state = words.state(record, at: now)
    let since = wording.span(now - record.finding.opened)
    return text(
      "alarm.verdict", ["severity": words.severity(record.severity), "what": words.code(record.finding.code)])
      + "\n" + text("alarm.verdict.state", ["since": since, "state": state])
  }

  private func facts(_ record: FindingRecord, place: String, people: [Person], at now: Instant) -> [Page.Fact] {
    let finding = record.finding
    let registered = directory.vessel(mmsi: finding.mmsi)
    var facts = [
      wording.fact("finding", "\(record.no)"), wording.fact("what", wording.code(finding.code)),
      wording.fact("why", words.reason(finding.reason)), wording.fact("vessel", wording.vessel(finding)),
    ]
    if let registered {
      facts.append(
        wording.fact(
          "home",
          text(
            "vessel.home",
            ["centre": wording.centre(registered.homeCentre), "kind": text("vessel.kind.\(registered.kind.rawValue)")]))
      )
    }
    if let others = finding.reason.values["others"], !others.isEmpty { facts.append(wording.fact("others", others)) }
    facts += [
      wording.fact("place", place), wording.fact("waters", wording.centre(record.centre)),
      wording.fact("position", wording.position(finding.place)),
      wording.fact("onset", wording.moment(finding.onset)), wording.fact("opened", wording.moment(finding.opened)),
      wording.fact("state", words.state(record, at: now)),
    ]
    if case .ended(let at) = record.condition { facts.append(wording.fact("ended", wording.moment(at))) }
    facts.append(wording.fact("told", wording.joined(people.map { nameAndRole($0) })))
    facts.append(wording.fact("rule", finding.ruleVersion))
    return facts
  }

  func nameAndRole(_ person: Person) -> String {
    text("person.role", ["name": person.name, "role": text("role.\(person.role.rawValue)")])
  }

  /// What the regulation wants next: by kind of matter and tier of the centre in whose waters it is.
  private func wanted(_ record: FindingRecord) -> String {
    let kind = rules.code(record.finding.code)?.kind ?? .violation
    let tier = directory.centre(record.centre)?.tier ?? .county
    return text("wanted.\(kind.rawValue).\(tier.rawValue)")
  }

  private func hold(_ record: FindingRecord) -> [String: String] {
    let span = rules.ladder.ladder(record.severity)?.acknowledgedFor ?? .minutes(30)
    return ["span": wording.span(span)]
  }

  /// Whom the ladder tells next, and when, if nobody acts.
  private func next(_ record: FindingRecord, at now: Instant) -> String {
    guard let ladder = rules.ladder.ladder(record.severity),
      let due = LadderView.of(record, ladder: ladder, told: [], now: now).next
    else { return text("alarm.next.none") }
    let step = ladder.steps.first { record.climbStart(at: now) + $0.after == due }
    let rungs = step.map { wording.joined($0.tell.map { text("rung.\($0.rawValue)") }) } ?? text("rung.everyone")
    return text("alarm.next", ["time": wording.clock(due), "who": rungs])
  }
}
