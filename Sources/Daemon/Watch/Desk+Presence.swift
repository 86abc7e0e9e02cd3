import Casework
import Organisation
import Regulation
import Reporting
import Store
import Units

/// Presence checks of subordinate centres (P8, C11, R8, D7).
extension Desk {
  func presenceCheck(_ no: Int64) throws -> PresenceCheck {
    guard let check = try tx.read.presenceCheck(no: no) else { throw ActRefusal.noSuchThing("presence:\(no)") }
    return check
  }

  /// A watchkeeper or duty leader asks a centre below: on its console, or by telephone while it is in standby (G3).
  func askPresence(of asked: CentreID, question: String?) throws -> PresenceCheck {
    guard directory.centre(asked) != nil else { throw ActRefusal.noSuchThing("centre:\(asked)") }
    let person = try allow(.askPresence, centre: asked)
    guard asked != person.centre else { throw PresenceRefusal.notSubordinate }
    guard try tx.read.openPresenceCheck(by: person.centre, of: asked) == nil else { throw PresenceRefusal.alreadyAsked }
    return try ask(asked, by: person.centre, person: person, question: question, draw: nil)
  }

  func askDrawn(_ asked: CentreID, by centre: CentreID, draw: String) throws {
    _ = try ask(asked, by: centre, person: nil, question: nil, draw: draw)
  }

  private func ask(
    _ asked: CentreID, by centre: CentreID, person: Person?, question: String?, draw: String?
  ) throws -> PresenceCheck {
    let state = try PresenceRoom(context).state(asked, at: now, read: tx.read)
    let isRoom = state?.mode == .staffed && context.hosted.contains(asked)
    let words = question.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
    var check = PresenceCheck(
      centre: centre, asked: asked, clause: directory.centre(centre)?.tier == .province ? "P8" : "C11", draw: draw,
      question: words ?? context.letters.mark("presence.question"), mode: isRoom ? .room : .telephone, askedAt: now,
      askedBy: person?.id)
    check.no = try tx.insert(check)
    try journal(
      "presence.asked", "presence:\(check.no)", centre: centre,
      ["asked": asked.rawValue, "draw": draw ?? "", "mode": check.mode.rawValue])
    if isRoom { try post(context.letters.presence(check, again: false)) }
    return check
  }

  /// On the console of the room that was asked; of a call, by the centre that made it, with the name of who answered.
  func answerPresence(_ no: Int64?, text: String, who: String?, at answered: Instant) throws -> PresenceCheck {
    let check = try no.map { try presenceCheck($0) } ?? waiting()
    guard answered <= now else { throw ActRefusal.inTheFuture }
    let answer: PresenceCheck.Answer
    if check.mode == .telephone {
      let person = try allow(.askPresence, centre: check.asked)
      guard person.centre == check.centre else { throw AuthorityRefusal.scope(check.centre) }
      guard let who, !who.allSatisfy(\.isWhitespace) else { throw PresenceRefusal.emptyText }
      answer = PresenceCheck.Answer(text: text, at: answered, by: who, enteredBy: person.id)
    } else {
      let person = try allow(.answerPresence, centre: check.asked)
      // A room answers when it answers: what it says of an earlier hour proves nothing.
      answer = PresenceCheck.Answer(text: text, at: now, by: person.id)
    }
    var next = try PresenceMachine.after(.answered(answer), check, rules: context.rules.presence)
    try journal(
      "presence.answered", "presence:\(check.no)", centre: check.centre, occurred: answer.at,
      ["by": answer.by, "outcome": next.outcome.rawValue])
    if next.outcome == .answeredLate { next.finding = try shortAbsence(next) }
    try tx.update(next)
    if check.outcome == .absent, let finding = try check.finding.flatMap({ try tx.read.finding(no: $0) }) {
      try endAbsence(finding, by: nil)
    }
    return next
  }

  /// A call that nobody took; at 30 minutes from the first of them the watch is absent.
  func callNotTaken(_ no: Int64, note: String, at called: Instant) throws -> PresenceCheck {
    let check = try presenceCheck(no)
    let person = try allow(.askPresence, centre: check.asked)
    guard person.centre == check.centre else { throw AuthorityRefusal.scope(check.centre) }
    guard called <= now else { throw ActRefusal.inTheFuture }
    let call = PresenceCheck.Call(at: called, by: person.id, note: note)
    let next = try PresenceMachine.after(.notReached(call), check, rules: context.rules.presence)
    try journal(
      "presence.not-reached", "presence:\(no)", centre: check.centre, occurred: called,
      ["calls": "\(next.calls.count)", "note": note])
    return try next.outcome == .absent ? accuse(next) : store(next)
  }

  /// What time does to it.
  func take(_ step: PresenceClock.Step, of stale: PresenceCheck) throws {
    let check = try presenceCheck(stale.no)
    let rules = context.rules.presence
    switch step {
    case .repeat:
      let next = try store(try PresenceMachine.after(.repeated(now), check, rules: rules))
      try journal("presence.repeated", "presence:\(check.no)", centre: check.centre)
      try post(context.letters.presence(next, again: true))
    case .toTelephone:
      _ = try store(try PresenceMachine.after(.toTelephone(now), check, rules: rules))
      try journal("presence.to-telephone", "presence:\(check.no)", centre: check.centre)
    case .absent:
      _ = try accuse(try PresenceMachine.after(.absent(now), check, rules: rules))
    case .notJudged(let why):
      _ = try store(try PresenceMachine.after(.notJudged(why: why, at: now), check, rules: rules))
      try journal("presence.not-judged", "presence:\(check.no)", centre: check.centre, ["why": why])
    }
  }

  private func store(_ check: PresenceCheck) throws -> PresenceCheck {
    try tx.update(check)
    return check
  }

  /// The one that waits for the signer's room.
  private func waiting() throws -> PresenceCheck {
    guard let centre = signer.person?.centre else { throw AuthorityRefusal.notSignedOn }
    let open = try tx.read.openPresenceChecks().filter { $0.asked == centre && $0.mode == .room }
    guard let first = open.first else { throw PresenceRefusal.nothingAsked }
    return first
  }

  /// P8, C11, R15: 脱岗. The finding with its ladder, and the safety-responsible leader of the unit that the centre belongs to, told in
  /// this transaction. Form 7 is drafted from the finding, and a person signs it.
  private func accuse(_ check: PresenceCheck) throws -> PresenceCheck {
    var check = check
    let minutes = "\(((check.endedAt ?? now) - (check.calls.first?.at ?? check.askedAt)).milliseconds / 60_000)"
    let reason = Reason(
      check.mode == .room ? "presence.unanswered" : "presence.unreached",
      [
        "asked": directory.centre(check.asked)?.name ?? check.asked.rawValue, "minutes": minutes, "no": "\(check.no)",
        "time": zone.short(check.askedAt),
      ])
    check.finding = try absence(
      .watchAbsent, check.asked, by: check.centre, id: "presence/\(check.no)", onset: check.askedAt,
      severity: context.rules.code(.watchAbsent)?.severity ?? .serious, reason: reason)
    try tx.update(check)
    try journal(
      "presence.absent", "presence:\(check.no)", centre: check.centre, occurred: check.askedAt,
      ["asked": check.asked.rawValue, "minutes": minutes])
    let unit = belongs(check)
    let leaders = RungResolver(directory).people(.dutyLeader, centre: check.centre, at: now)
    try post(context.letters.presenceAbsent(check, minutes: minutes, to: leaders, unit: unit))
    // R8: form 7 is drafted; a person signs it, and that files the finding.
    if let no = check.finding, let finding = try tx.read.finding(no: no), !finding.isDisposed {
      try draftNotice(finding: finding, note: context.words.reason(reason))
    }
    return check
  }

  /// P8: of the city that it belongs to; C11: of the county office.
  private func belongs(_ check: PresenceCheck) -> ResponsibleUnit? {
    let city = directory.chain(from: check.asked).first { $0.tier == .city }
    let owner = check.clause == "P8" ? city : directory.centre(check.asked)
    return owner.flatMap { directory.unit($0.authority) }
  }

  /// B07: back before the watch counted as absent. Recorded for a person to judge; it calls nobody.
  private func shortAbsence(_ check: PresenceCheck) throws -> Int64? {
    guard context.rules.code(.watchLeft) != nil, let answer = check.answer else { return nil }
    let minutes = "\((answer.at - (check.calls.first?.at ?? check.askedAt)).milliseconds / 60_000)"
    let finding = absenceFinding(
      .watchLeft, check.asked, id: "presence/\(check.no)", onset: check.askedAt,
      severity: context.rules.code(.watchLeft)?.severity ?? .ordinary,
      reason: Reason(
        "presence.late",
        [
          "asked": directory.centre(check.asked)?.name ?? check.asked.rawValue, "minutes": minutes,
          "no": "\(check.no)", "time": zone.short(check.askedAt),
        ]))
    return try insert(
      FindingRecord(
        finding: finding, centre: check.centre, copy: nil, severity: finding.severity, condition: .ended(at: answer.at),
        ladderFrom: now, recordedAt: now)
    ).no
  }

  /// The finding of an absence, or the one that is open about this centre already.
  func absence(
    _ code: FindingCode, _ asked: CentreID, by centre: CentreID, id: String, onset: Instant, severity: Severity,
    reason: Reason
  ) throws -> Int64? {
    guard context.rules.code(code) != nil else { return nil }
    let finding = absenceFinding(code, asked, id: id, onset: onset, severity: severity, reason: reason)
    if let open = try tx.read.activeFinding(like: finding) { return open.no }
    return try insert(
      FindingRecord(
        finding: finding, centre: centre, copy: nil, severity: severity, ladderFrom: now, recordedAt: now)
    ).no
  }

  private func absenceFinding(
    _ code: FindingCode, _ asked: CentreID, id: String, onset: Instant, severity: Severity, reason: Reason
  ) -> Finding {
    let object = ObservedThing.target(.centre(asked)).object(code)
    return Finding(
      id: "watch-absent/\(object)/\(id)", detector: .watchAbsent, code: code, severity: severity, mmsi: 0, vessel: nil,
      vesselName: "", object: object, onset: onset, opened: now, place: .unknown, reason: reason,
      ruleVersion: context.regulationVersion, evidence: [])
  }
}
