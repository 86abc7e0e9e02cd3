package import Casework
package import Organisation
import Regulation
package import Units

/// 交接班 (G6, S2): what is handed over in words, form 6, and the letters about it.
extension LetterWriter {
  package func handoverMatters(
    cases: [(record: CaseRecord, next: CaseNext?)], findings: [FindingRecord], duties: [DutyRecord], at now: Instant
  ) -> [Handover.Matter] {
    cases.map { matter($0.record, $0.next) }
      + findings.map { record in
        let what = [
          "no": "\(record.no)", "vessel": wording.vessel(record.finding), "what": wording.code(record.finding.code),
        ]
        return Handover.Matter(
          what: text("handover.finding", what), state: words.state(record, at: now),
          next: text("handover.finding.next"))
      } + duties.map { owed($0, at: now) }
  }

  private func matter(_ record: CaseRecord, _ next: CaseNext?) -> Handover.Matter {
    let what = ["no": "\(record.no)", "vessel": wording.vessel(record), "what": wording.code(record.code)]
    return Handover.Matter(
      what: (record.drill ? text("drill.subject") : "") + text("handover.case", what),
      state: text("case.state.\(record.state.rawValue)"), next: next.map { text("next.\($0.rawValue)") } ?? "")
  }

  private func owed(_ record: DutyRecord, at now: Instant) -> Handover.Matter {
    let duty = record.duty
    let kind = text("duty.kind.\(duty.kind.rawValue)")
    // What is owed once a day is no round.
    let isRound = !duty.targets.isEmpty || duty.kind == .broadcast
    let name = isRound ? text("round.name", ["kind": kind, "ordinal": "\(duty.ordinal)"]) : kind
    let done = ["done": "\(record.done.count)", "owed": "\(duty.targets.count)"]
    let late = record.state(at: now) == .late
    return Handover.Matter(
      what: name + text("handover.clause", ["clause": duty.clause]),
      state: text(duty.targets.isEmpty ? "handover.duty.open" : "handover.duty.done", done),
      next: text(late ? "handover.duty.late" : "handover.duty.due", ["due": wording.short(duty.due)]))
  }

  package func handoverFault(_ fault: FaultRecord) -> Handover.Item {
    Handover.Item(
      equipment: fault.itemName,
      state: text(
        "handover.fault",
        ["no": "\(fault.no)", "state": text("fault.state.\(fault.state.rawValue)"), "symptom": fault.symptom]))
  }

  /// Form 6 of one handover.
  package func handoverSheet(_ handover: Handover) -> HandoverSheet {
    var sheet = HandoverSheet()
    sheet.centre = handover.centre
    sheet.watch = watch(handover.offGoing)
    sheet.nextWatch = watch(handover.onComing)
    sheet.offGoing = handover.offGoing.watchkeepers.map { wording.person($0) }
    sheet.onComing = handover.taking.map { wording.person($0) }
    sheet.leaderOff = wording.person(handover.offGoing.leader)
    sheet.leaderOn = wording.person(handover.onComing.leader)
    sheet.arrivedAt = handover.signedOn.compactMap(\.arrived).max()
    sheet.signedOn = handover.missingOn.isEmpty ? handover.signedOn.map(\.at).max() : nil
    sheet.signedOff = handover.missingOff.isEmpty ? handover.signedOff.map(\.at).max() : nil
    sheet.equipment = handover.equipment.map { .init(equipment: $0.equipment, state: $0.state) }
    sheet.matters = handover.matters.map { .init(what: $0.what, state: $0.state, next: $0.next) }
    if handover.preparedAt != nil, handover.matters.isEmpty { sheet.noMatters = text("handover.no-matters") }
    sheet.instructions = handover.instructions.isEmpty ? nil : handover.instructions
    sheet.substitutes = handover.substitutes.map { swap in
      var values = ["instead": wording.person(swap.instead), "out": wording.person(swap.out), "reason": swap.reason]
      guard let person = swap.approvedBy, let at = swap.approvedAt else { return text("handover.swap.waits", values) }
      values["person"] = wording.person(person)
      values["time"] = wording.short(at)
      return text("handover.swap.approved", values)
    }
    if handover.preparedAt != nil,
      let late = handover.lateness(grace: rules.handover.grace, now: handover.changedAt ?? handover.onComing.starts)
    {
      sheet.late = text("handover.late-by", ["span": wording.span(late)])
    }
    func signed(_ signatures: [Handover.Signature]) -> String? {
      signatures.isEmpty
        ? nil
        : signatures.map { text("by.at", ["person": wording.person($0.by), "time": wording.short($0.at)]) }
          .joined(separator: "\n")
    }
    sheet.signatures = [
      signed(handover.signedOff), signed(handover.signedOn),
      signed(handover.leaders.filter { $0.by == handover.offGoing.leader }),
      signed(handover.leaders.filter { $0.by == handover.onComing.leader }),
    ]
    return sheet
  }

  /// `2026年11月21日 14:00—20:00`
  func watch(_ watch: Handover.Watch) -> String {
    let day = wording.day(directory.zone.civil(watch.starts).date)
    return text(
      "handover.watch", ["day": day, "from": wording.clock(watch.starts), "until": wording.clock(watch.ends)])
  }

  /// G6: to the duty leaders of both watches.
  package func handoverLate(_ handover: Handover, to people: [Person], at now: Instant) -> Letter {
    var missing = handover.missingOn.map { wording.person($0) }
    if handover.preparedAt == nil { missing = [text("handover.not-written")] + missing }
    if handover.isContinuous { missing += handover.missingOff.map { wording.person($0) } }
    return handoverLetter(
      .handoverLate, handover, "late",
      facts: [
        ("watch", watch(handover.offGoing)), ("next-watch", watch(handover.onComing)),
        ("missing", wording.joined(missing)),
      ],
      command: "watchroom handover show", tone: .bad, to: people)
  }

  /// G6: reported to the duty leader, for the approval of the leader in charge.
  package func swapAsked(_ swap: Handover.Substitute, _ handover: Handover, to people: [Person]) -> Letter {
    handoverLetter(
      .swapAsked, handover, "swap/\(handover.revision)",
      facts: [
        ("next-watch", watch(handover.onComing)), ("out", wording.person(swap.out)),
        ("instead", wording.person(swap.instead)),
        ("reason", swap.reason), ("asked-by", wording.person(swap.askedBy)),
      ], command: "watchroom handover approve \(swap.out)", tone: .warning, to: people)
  }

  private func handoverLetter(
    _ kind: LetterKind, _ handover: Handover, _ cause: String, facts: [(String, String)], command: String,
    tone: Page.Tone, to people: [Person]
  ) -> Letter {
    let values = ["centre": wording.centre(handover.centre), "time": wording.clock(handover.onComing.starts)]
    let subject = subject("\(kind.rawValue).subject", values)
    var page = page(.screen, title: subject)
    page.blocks = [
      .verdict(text("\(kind.rawValue).verdict", values), tone),
      .facts(facts.map { Page.Fact(label: text("handover.fact.\($0.0)"), value: $0.1) }),
      .command(text("\(kind.rawValue).then", values), command),
    ]
    return Letter(
      kind: kind, cause: "handover/\(handover.centre)/\(handover.onComing.starts.milliseconds)/\(cause)",
      centre: handover.centre, recipients: Self.distinct(mailboxes(people)), subject: subject, text: page.text,
      html: page.html, importance: .notice)
  }
}
