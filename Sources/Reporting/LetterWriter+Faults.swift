package import Casework
package import Organisation
import Regulation
package import Units

/// Faults that wait for their next step (S5), and outages announced.
extension LetterWriter {
  /// A step falls due, or is overdue. The desk of the centre gets each; leaders what is overdue.
  package func fault(_ fault: FaultRecord, telling: FaultClock.Telling, to people: [Person], at now: Instant) -> Letter
  {
    let level = telling.level
    let values = [
      "centre": wording.centre(fault.centre), "due": wording.moment(telling.owed.due), "item": fault.itemName,
      "number": fault.number, "stage": text("fault.stage.\(telling.owed.stage.rawValue)"),
    ]
    let key = level == .remind ? "due" : "overdue"
    let title = subject("fault.subject.\(key)", values, drill: fault.drill)
    var page = page(.screen, title: title, drill: fault.drill)
    page.blocks = [
      .verdict(text("fault.verdict.\(key)", values), level == .remind ? .warning : .bad),
      .facts(faultFacts(fault) + [wording.fact("as-of", wording.moment(now))]),
      .paragraph(text("fault.then.\(telling.owed.stage.rawValue)")),
      .command(text("told.show"), "watchroom fault show \(fault.no)"),
    ]
    return Letter(
      kind: level == .remind ? .faultDue : .faultOverdue, cause: Cause.fault(fault, telling.key), centre: fault.centre,
      recipients: Self.distinct(desks([fault.centre]) + mailboxes(people, drill: fault.drill)), subject: title,
      text: page.text, html: page.html, thread: ["fault/\(fault.number)/issue"], importance: .notice,
      drill: fault.drill)
  }

  func faultFacts(_ fault: FaultRecord) -> [Page.Fact] {
    let form = FaultForm(fault)
    var facts = [
      wording.fact("number", form.number), wording.fact("centre", wording.centre(form.centre)),
      wording.fact("equipment", form.equipment), wording.fact("fault-kind", words.code(fault.code)),
      wording.fact("symptom", form.symptom), wording.fact("found", wording.moment(form.foundAt)),
      wording.fact("finder", wording.person(form.foundBy)),
      wording.fact("state", text("fault.state.\(form.state.rawValue)")),
    ]
    if let to = form.reportedTo, let at = form.reportedAt {
      facts.append(wording.fact("reported-to", to))
      facts.append(wording.fact("reported-at", wording.moment(at)))
    }
    if let began = form.repairBegan { facts.append(wording.fact("repair-began", wording.moment(began))) }
    if let done = form.repairedAt { facts.append(wording.fact("repaired-at", wording.moment(done))) }
    if let done = form.done { facts.append(wording.fact("repair-done", done)) }
    return facts
  }

  /// An outage announced, or taken back: the centre's own people, the superior's desk, the units of the points.
  package func outage(_ outage: Outage, to people: [Person]) -> Letter {
    let isOff = outage.cancelled != nil
    let key = isOff ? "cancelled" : outage.isEmergency ? "emergency" : "planned"
    let values = [
      "centre": wording.centre(outage.centre), "from": wording.moment(outage.from),
      "until": wording.moment(outage.until), "what": outage.what,
    ]
    let title = subject("outage.subject.\(key)", values, drill: outage.drill)
    var page = page(.screen, title: title, drill: outage.drill)
    let points = outage.points.map { directory.point($0)?.name ?? $0 }
    var facts = [
      wording.fact("centre", wording.centre(outage.centre)), wording.fact("affected", outage.what),
      wording.fact("window", "\(wording.moment(outage.from)) — \(wording.moment(outage.until))"),
    ]
    if !points.isEmpty { facts.append(wording.fact("point", wording.joined(points))) }
    facts.append(
      wording.fact(
        "announced",
        text("by.at", ["person": wording.person(outage.announcedBy), "time": wording.moment(outage.announcedAt)])))
    if outage.isLate { facts.append(wording.fact("note", text("outage.late"))) }
    if let cancelled = outage.cancelled { facts.append(wording.fact("reason", cancelled.text)) }
    page.blocks = [
      .verdict(text("outage.verdict.\(key)", values), isOff ? .plain : .warning), .facts(facts),
      .paragraph(text(isOff ? "outage.then.cancelled" : "outage.then")),
    ]
    var recipients: [String] = []
    if outage.to.contains(.own) { recipients += desks([outage.centre]) + mailboxes(people, drill: outage.drill) }
    if outage.to.contains(.superior), let parent = directory.centre(outage.centre)?.parent {
      recipients += desks([parent])
    }
    if outage.to.contains(.points) {
      let units = outage.points.compactMap { directory.point($0)?.township }
      recipients += units.flatMap { office($0, drill: outage.drill) }
    }
    return Letter(
      kind: isOff ? .outageCancelled : .outage, cause: Cause.outage(outage, isOff ? "cancelled" : "announced"),
      centre: outage.centre, recipients: Self.distinct(recipients), subject: title, text: page.text, html: page.html,
      thread: isOff ? [Cause.outage(outage, "announced")] : [], importance: .notice, drill: outage.drill)
  }
}
