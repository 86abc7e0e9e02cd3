package import Casework
package import Organisation
package import Regulation
package import Units

/// The monthly summary (X7, X10, C9, C14, P11): what the centre says, and the facts it says it from.
extension LetterWriter {
  /// The text that a draft begins with; the centre edits it.
  package func summaryText(_ facts: MonthlyFacts) -> String {
    let open = facts.faults.count { $0.state.isOpen }
    let violations = facts.violations.values.reduce(0, +)
    var paragraphs = [
      text(
        "summary.text.incidents",
        ["count": "\(facts.incidents.count)", "large": "\(facts.largeAccidents?.count ?? 0)"]),
      text(
        "summary.text.violations", ["serious": "\(facts.seriousViolations.count)", "violations": "\(violations)"]),
      text("summary.text.hazards", ["count": "\(facts.majorHazards.count)"]),
      text(
        "summary.text.presence",
        [
          "clerk": share(facts.presence.clerkPresent, facts.presence.clerkAbsent),
          "manager": share(facts.presence.managerPresent, facts.presence.managerAbsent),
        ]),
      text(
        "summary.text.video",
        [
          "faults": "\(facts.faults.count)", "looks": "\(facts.video.looks)", "open": "\(open)",
          "unusable": "\(facts.video.unusable)",
        ]),
    ]
    if let unconfirmed = facts.unconfirmed { paragraphs.append(summaryText(unconfirmed)) }
    return paragraphs.joined(separator: "\n")
  }

  /// To whom the duty owes it, once the centre leader has approved.
  package func summary(_ record: SummaryRecord, for duty: Duty, at now: Instant) -> Letter {
    let late = now >= duty.due
    let subject = subject(late ? "summary.subject.late" : "summary.subject", summaryNames(record))
    var page = page(.screen, title: subject)
    page.blocks = [summaryVerdict(record)]
    if late {
      page.blocks.append(
        .note(text("report.sent-late", ["due": wording.moment(duty.due), "sent": wording.moment(now)])))
    }
    page.blocks += summaryBlocks(record)
    return Letter(
      kind: .summary, cause: Cause.summary(duty), centre: record.centre, recipients: addresses(of: duty),
      subject: subject, text: page.text, html: page.html, importance: .report, deadline: duty.due)
  }

  /// R6: waits for the duty leader, then for the centre leader: to whoever is next.
  package func summaryAwaits(_ record: SummaryRecord, due: Instant, to people: [Person]) -> Letter {
    let key = record.dutyLeader == nil ? "summary.awaits.duty" : "summary.awaits.centre"
    return awaiting(
      record, due: due, to: people, subject: "summary.subject.draft", verdict: text(key, ["due": wording.moment(due)]),
      tone: .plain, cause: Cause.summaryAwaits(record), kind: .draft)
  }

  /// R4: so many days ahead while the approval is missing.
  package func summaryReminder(_ record: SummaryRecord, due: Instant, daysLeft: Int, to people: [Person]) -> Letter {
    awaiting(
      record, due: due, to: people, subject: "summary.subject.reminder",
      verdict: text("summary.reminder", ["days": "\(daysLeft)", "due": wording.moment(due)]), tone: .warning,
      cause: Cause.summaryReminder(record, daysLeft), kind: .reminder)
  }

  private func awaiting(
    _ record: SummaryRecord, due: Instant, to people: [Person], subject key: String, verdict: String, tone: Page.Tone,
    cause: String, kind: LetterKind
  ) -> Letter {
    let subject = subject(key, summaryNames(record))
    var page = page(.screen, title: subject)
    page.blocks = [
      .verdict(verdict, tone), .command(text("summary.approve"), "watchroom summary approve \(record.no)"),
      .command(text("summary.edit"), "watchroom summary edit \(record.no) --text …"),
    ]
    page.blocks += summaryBlocks(record)
    return Letter(
      kind: kind, cause: cause, centre: record.centre, recipients: Self.distinct(mailboxes(people)), subject: subject,
      text: page.text, html: page.html, importance: .notice)
  }

  /// The page that leaves, as it stands now: for the preview.
  package func summaryPage(_ record: SummaryRecord) -> (text: String, html: String) {
    var page = page(.screen, title: subject("summary.subject", summaryNames(record)))
    page.blocks = [summaryVerdict(record)] + summaryBlocks(record)
    return (page.text, page.html)
  }

  private func summaryNames(_ record: SummaryRecord) -> [String: String] {
    ["centre": wording.centre(record.centre), "month": wording.month(record.month)]
  }

  private func summaryVerdict(_ record: SummaryRecord) -> Page.Block {
    let facts = record.facts
    let counts = text(
      "summary.verdict",
      [
        "hazards": "\(facts.majorHazards.count)", "incidents": "\(facts.incidents.count)",
        "month": wording.month(record.month), "violations": "\(facts.seriousViolations.count)",
      ])
    let quiet = facts.majorHazards.isEmpty && facts.incidents.isEmpty && facts.seriousViolations.isEmpty
    return .verdict("\(counts)\n\(approvals(record))", quiet ? .good : .warning)
  }

  private func approvals(_ record: SummaryRecord) -> String {
    guard let leader = record.centreLeader else {
      return text(record.dutyLeader == nil ? "summary.state.draft" : "summary.state.forwarded")
    }
    return text(
      "summary.state.approved", ["at": wording.moment(leader.at), "person": wording.person(leader.by)])
  }

  private func summaryBlocks(_ record: SummaryRecord) -> [Page.Block] {
    var facts = [
      wording.fact("centre", wording.centre(record.centre)), wording.fact("month", wording.month(record.month)),
      wording.fact("as-of", wording.moment(record.draftedAt)),
    ]
    if let leader = record.dutyLeader {
      facts.append(wording.fact("duty-leader", "\(wording.person(leader.by)) \(wording.short(leader.at))"))
    }
    if let leader = record.centreLeader {
      facts.append(wording.fact("centre-leader", "\(wording.person(leader.by)) \(wording.short(leader.at))"))
    }
    var blocks: [Page.Block] = [.facts(facts), .paragraph(record.text)]
    if let large = record.facts.largeAccidents { blocks += matters("summary.large", large) }
    blocks += matters("summary.incidents", record.facts.incidents)
    blocks += matters("summary.violations", record.facts.seriousViolations)
    blocks += matters("summary.hazards", record.facts.majorHazards)
    return blocks + presence(record.facts) + video(record.facts) + matters("summary.faults", record.facts.faults)
      + unconfirmed(record.facts)
      + handling(record.facts) + handled(record.facts.handling)
  }

  private func matters(_ key: String, _ matters: [MonthlyFacts.Matter]) -> [Page.Block] {
    guard !matters.isEmpty else { return [.heading(text(key)), .paragraph(text("report.none"))] }
    let rows = matters.prefix(DailyReport.rowLimit).map { matter in
      [
        matter.number.isEmpty ? text("value.case", ["no": "\(matter.caseNo)"]) : matter.number,
        [words.code(matter.code), matter.grade.map { text("incident.grade.\($0.rawValue)") }].compactMap { $0 }
          .joined(separator: text("mark.comma")), wording.short(matter.occurredAt),
        matter.placeName.isEmpty ? wording.centre(matter.waters) : matter.placeName,
        text("case.state.\(matter.state.rawValue)"),
      ]
    }
    let rest = matters.count - rows.count
    return [
      .heading(text(key)),
      .table(
        Page.Table(
          columns: ["number", "what", "occurred", "place", "state"].map { text("column.\($0)") }, rows: rows,
          rest: rest > 0 ? text("list.rest", ["rest": "\(rest)"]) : nil)),
    ]
  }

  private func presence(_ facts: MonthlyFacts) -> [Page.Block] {
    let presence = facts.presence
    let rows = [
      [
        text("column.manager"), "\(presence.managerPresent)", "\(presence.managerAbsent)",
        share(presence.managerPresent, presence.managerAbsent),
      ],
      [
        text("column.clerk"), "\(presence.clerkPresent)", "\(presence.clerkAbsent)",
        share(presence.clerkPresent, presence.clerkAbsent),
      ],
    ]
    return [
      .heading(text("summary.presence")),
      .table(
        Page.Table(
          columns: ["what", "present", "absent", "share"].map { text("column.\($0)") }, rows: rows, numbers: [1, 2, 3])),
    ]
  }

  private func video(_ facts: MonthlyFacts) -> [Page.Block] {
    var blocks: [Page.Block] = [
      .heading(text("summary.video")),
      .facts([
        wording.fact("checks", "\(facts.checks)"), wording.fact("video-looks", "\(facts.video.looks)"),
        wording.fact("video-unusable", "\(facts.video.unusable)"),
      ]),
    ]
    if !facts.video.worst.isEmpty {
      let rows = facts.video.worst.map { [wording.target($0.target), "\($0.times)"] }
      blocks.append(
        .table(Page.Table(columns: ["object", "times"].map { text("column.\($0)") }, rows: rows, numbers: [1])))
    }
    return blocks
  }

  /// `93.5 %`, of what was recorded; nothing recorded is a dash.
  private func share(_ yes: Int, _ no: Int) -> String {
    guard yes + no > 0 else { return "—" }
    let tenths = (yes * 2000 + yes + no) / (2 * (yes + no))
    return "\(tenths / 10).\(tenths % 10)%"
  }
}
