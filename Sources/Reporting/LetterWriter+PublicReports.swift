package import Casework
package import Organisation
import Regulation
import Units

/// What is owed to those who telephoned, wrote or came (S6, S8). Who they are stands in no mail.
extension LetterWriter {
  package func publicReport(
    _ report: PublicReport, telling: PublicReportClock.Telling, to people: [Person]
  ) -> Letter {
    let level = telling.level
    let stage = telling.owed.stage
    let values = [
      "centre": wording.centre(report.centre), "due": wording.deadline(telling.owed.due),
      "grade": text("caller.grade.\(report.grade.rawValue)"), "no": "\(report.no)",
      "stage": text("caller.stage.\(stage.rawValue)"),
    ]
    let key = level == .remind ? "due" : "overdue"
    let title = subject("caller.subject.\(key)", values, drill: report.drill)
    var page = page(.screen, title: title, drill: report.drill)
    var facts = [
      wording.fact("centre", wording.centre(report.centre)), wording.fact("caller-grade", values["grade"] ?? ""),
      wording.fact("caller-text", report.text),
    ]
    if !report.place.isEmpty { facts.append(wording.fact("place", report.place)) }
    facts.append(
      wording.fact(
        "taken",
        text(
          "by.at", ["person": wording.person(report.takenBy), "time": wording.moment(report.takenAt)])))
    if report.isConfidential { facts.append(wording.fact("note", text("caller.confidential"))) }
    page.blocks = [
      .verdict(text("caller.verdict.\(key)", values), level == .remind ? .warning : .bad), .facts(facts),
      .paragraph(text("caller.then.\(stage.rawValue)")),
      .command(text("caller.show"), "watchroom caller show \(report.no)"),
    ]
    return Letter(
      kind: level == .remind ? .callerDue : .callerOverdue, cause: Cause.publicReport(report, telling.key),
      centre: report.centre,
      recipients: Self.distinct(desks([report.centre]) + mailboxes(people, drill: report.drill)), subject: title,
      text: page.text, html: page.html, importance: stage == .scene ? .serious : .notice, drill: report.drill)
  }
}
