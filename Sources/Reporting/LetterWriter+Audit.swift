package import Casework
package import Organisation
package import Units

/// What the auditor found, and a gateway that is tried out.
extension LetterWriter {
  package func audit(_ faults: [AuditFault], centre: CentreID, to people: [Person], at now: Instant) -> Letter {
    let count = ["count": "\(faults.count)"]
    var page = page(.screen, title: subject("audit.subject", count))
    page.blocks = [.verdict(text("audit.verdict", count), .bad)]
    page.blocks += faults.prefix(20).map { fault in
      let what =
        switch fault.what {
        case .noNextStep: text("audit.none")
        case .overdue(let by): text("audit.overdue", ["span": wording.span(by)])
        }
      return .paragraph(
        text(
          "audit.line",
          ["kind": text("audit.kind.\(fault.matter.kind.rawValue)"), "subject": fault.matter.subject, "what": what]))
    }
    if faults.count > 20 { page.blocks.append(.note(text("audit.more", ["count": "\(faults.count - 20)"]))) }
    page.blocks += [.paragraph(text("audit.then")), .command(text("audit.show"), "watchroom status")]
    var letter = Letter(
      kind: .audit, cause: Cause.audit(now), centre: centre, recipients: Self.distinct(mailboxes(people)),
      subject: page.title, text: page.text, html: page.html, importance: .serious)
    letter.audience = people.map { .person($0.id) }
    return letter
  }

  /// Marked as a test in its first word.
  package func gatewayTest(_ name: String, centre: CentreID, route: Route, at now: Instant) -> Letter {
    let values = [
      "centre": directory.centre(centre)?.area ?? centre.rawValue, "name": name, "time": wording.moment(now),
    ]
    let text = text("gateway.test.text", values)
    var letter = Letter(
      kind: .gatewayTest, cause: Cause.gatewayTest(name, now), centre: centre, recipients: [],
      subject: subject("gateway.test.subject", values), text: text, html: "<p>\(text)</p>", importance: .notice)
    letter.routes = [route]
    return letter
  }
}
