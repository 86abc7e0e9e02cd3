package import Casework
package import Organisation
import Regulation
package import Units

/// Equipment day (P6, C8, X6) and the faults it finds (P12, C14, X10, G11).
extension LetterWriter {
  /// `甚高频电台`, `三汊矶渡口 摄像机`
  package func equipmentName(_ item: EquipmentItem) -> String {
    switch item.group {
    case .cameras: text("equipment.camera", ["point": item.name ?? item.key])
    case .own: item.name ?? item.key
    case .room: item.name ?? text("equipment.\(item.key)")
    }
  }

  /// Form 3 as it is opened, to the duty leader of the centre.
  package func fault(_ paper: Paper, of record: CaseRecord, symptom: String, carrier: String?, to people: [Person])
    -> Letter
  {
    let values = [
      "centre": wording.centre(record.centre), "item": record.placeName, "number": paper.number, "symptom": symptom,
    ]
    let title = text("form.3")
    let subject = subject("fault.subject", values, drill: paper.drill)
    var page = page(.screen, title: subject, drill: paper.drill)
    var facts = [
      wording.fact("number", paper.number), wording.fact("centre", wording.centre(record.centre)),
      wording.fact("equipment", record.placeName), wording.fact("fault-kind", words.code(record.code)),
      wording.fact("symptom", symptom), wording.fact("found", wording.moment(record.occurredAt)),
      wording.fact("finder", wording.person(record.filedBy)),
    ]
    if let carrier { facts.append(wording.fact("carrier", carrier)) }
    page.blocks = [
      .heading(title), .verdict(text("fault.verdict", values), .warning), .facts(facts),
      .paragraph(text("fault.then")),
    ]
    if record.no > 0 { page.blocks.append(.command(text("told.show"), "watchroom case show \(record.no)")) }
    let printed = printed(
      faultForm(faultSheet(record, paper: paper, symptom: symptom, carrier: carrier)), name: paperFileName(paper),
      made: paper.issuedAt)
    page.blocks += printed.missing
    return Letter(
      kind: .fault, cause: Cause.issue(paper), centre: record.centre,
      recipients: Self.distinct(mailboxes(people, drill: paper.drill)), subject: subject, text: page.text,
      html: page.html, attachments: printed.files, importance: .notice, drill: paper.drill)
  }

  /// R3: equipment day is late or missed: to the duty leader.
  package func equipmentDay(
    _ sheet: EquipmentSheet, duty no: Int64, missed: Bool, to people: [Person], at now: Instant
  ) -> Letter {
    let duty = sheet.duty
    let values = [
      "centre": wording.centre(duty.centre), "day": wording.day(duty.day), "due": wording.clock(duty.due),
      "round": text("duty.kind.\(duty.kind.rawValue)"),
    ]
    let subject = subject(missed ? "round.subject.missed" : "round.subject.late", values)
    var page = page(.screen, title: subject)
    page.blocks = [
      .verdict(text(missed ? "round.verdict.missed" : "round.verdict.late", values), missed ? .bad : .warning),
      .facts([
        wording.fact("centre", wording.centre(duty.centre)), wording.fact("clause", duty.clause),
        wording.fact("window", "\(wording.moment(duty.opens)) — \(wording.moment(duty.due))"),
        wording.fact(
          "progress",
          text(
            "round.progress",
            ["done": "\(sheet.items.count - sheet.remaining.count)", "targets": "\(sheet.items.count)"])),
        wording.fact("open-targets", some(sheet.remaining.map(equipmentName), most: 40)),
        wording.fact("as-of", wording.moment(now)),
      ]), .paragraph(text(missed ? "equipment-day.missed" : "equipment-day.late")),
      .command(text("equipment-day.show"), "watchroom equipment show \(no)"),
    ]
    return Letter(
      kind: missed ? .roundMissed : .roundLate, cause: Cause.round(duty, missed: missed), centre: duty.centre,
      recipients: Self.distinct(mailboxes(people)), subject: subject, text: page.text, html: page.html,
      thread: missed ? [Cause.round(duty, missed: false)] : [], importance: .notice)
  }
}
