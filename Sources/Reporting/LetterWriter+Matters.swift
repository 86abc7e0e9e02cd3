package import Casework
package import Organisation
import Regulation
package import Units

/// Looks at open matters: backlog (S7), untouched at the end of the watch (R15), the daily look (S5), what recurs (S1).
extension LetterWriter {
  package func backlog(_ findings: [FindingRecord], of centre: CentreID, to people: [Person], at now: Instant) -> Letter
  {
    let rows = findings.prefix(DailyReport.rowLimit).map { record in
      [
        "\(record.no)", words.severity(record.severity), words.code(record.finding.code),
        wording.vessel(record.finding), wording.short(record.recordedAt), wording.span(now - record.recordedAt),
      ]
    }
    return listLetter(
      .backlog, "triage/\(centre)/\(findings.first?.no ?? 0)/\(findings.last?.no ?? 0)", centre,
      values: ["count": "\(findings.count)", "limit": wording.span(rules.triage.limit)],
      columns: ["finding", "severity", "what", "vessel", "came", "waited"], rows: rows, count: findings.count,
      commands: [
        .command(text("backlog.file"), "watchroom finding file …"),
        .command(text("backlog.dismiss"), "watchroom finding dismiss … --reason …"),
      ], to: mailboxes(people), tone: .bad, importance: .serious)
  }

  package func untouched(
    _ records: [(record: CaseRecord, next: CaseNext?)], of centre: CentreID, watchEnded: Instant, to people: [Person]
  ) -> Letter {
    listLetter(
      .untouched, "untouched/\(centre)/\(watchEnded.milliseconds)", centre,
      values: ["count": "\(records.count)", "time": wording.clock(watchEnded)], columns: Self.matterColumns,
      rows: records.prefix(DailyReport.rowLimit).map { row($0.record, $0.next) }, count: records.count,
      commands: [.command(text("told.show"), "watchroom case show …")], to: mailboxes(people), tone: .warning,
      importance: .notice)
  }

  package func dailyLook(
    _ records: [(record: CaseRecord, next: CaseNext?)], of centre: CentreID, on day: CivilDate,
    unsigned: [CivilDate] = [], to people: [Person]
  ) -> Letter {
    var commands: [Page.Block] = [.command(text("look.list"), "watchroom case list")]
    // S1: the supervisor signs each day's record.
    if let first = unsigned.first {
      let days = wording.joined(unsigned.map { wording.day($0) })
      commands.append(.command(text("look.unsigned", ["days": days]), "watchroom record sign --day \(first.iso)"))
    }
    return listLetter(
      .dailyLook, "look/\(centre)/\(day.iso)", centre,
      values: ["count": "\(records.count)", "day": wording.day(day)], columns: Self.matterColumns,
      rows: records.prefix(DailyReport.rowLimit).map { row($0.record, $0.next) }, count: records.count,
      commands: commands, to: mailboxes(people), tone: .plain,
      importance: .report)
  }

  /// S1: to the superior centre; the province's to the leaders of its bureau.
  package func recurring(_ found: Recurrence, cases: [CaseRecord], of centre: CentreID, at now: Instant) -> Letter {
    let above = directory.centre(centre)?.parent
    let office = directory.centre(centre).flatMap { directory.unit($0.authority) }
    let rows = cases.prefix(DailyReport.rowLimit).map { record in
      [
        "\(record.no)", wording.short(record.occurredAt), wording.vessel(record), wording.place(record),
        text("case.state.\(record.state.rawValue)"), wording.person(record.filedBy),
      ]
    }
    return listLetter(
      .recurring, "recurring/\(centre)/\(found.key)/\(directory.zone.civil(now).date.iso)", centre,
      values: [
        "days": "\(rules.recurring.days)", "subject": subject(found.subject), "times": "\(found.times)",
        "what": words.code(found.code),
      ], columns: ["case", "occurred", "vessel", "place", "state", "filed-by"], rows: rows, count: cases.count,
      commands: [.command(text("recurring.list"), "watchroom case list --recurring")],
      to: above.map { desks([$0]) } ?? office?.addresses ?? [], tone: .warning, importance: .notice)
  }

  /// Vessel, point or centre as people call it.
  func subject(_ subject: Recurrence.Subject) -> String {
    switch subject {
    case .centre(let id): wording.centre(id)
    case .point(let id): wording.target(.point(id))
    case .vessel(let mmsi): wording.vessel(directory.vessel(mmsi: mmsi)?.name ?? "", mmsi)
    }
  }

  /// The monthly summary's section of S7 and S1.
  func handling(_ facts: MonthlyFacts) -> [Page.Block] {
    guard let triage = facts.triage, let recurring = facts.recurring else { return [] }
    let mean = triage.mean.map { wording.span($0) } ?? "—"
    let isSlow = triage.mean.map { $0 > rules.triage.mean } ?? false
    var blocks: [Page.Block] = [
      .heading(text("summary.triage")),
      .facts([
        wording.fact("triage-came", "\(triage.cameToHand)"), wording.fact("triage-decided", "\(triage.decided)"),
        wording.fact(
          "triage-mean",
          text(isSlow ? "triage.mean.slow" : "triage.mean", ["limit": wording.span(rules.triage.mean), "mean": mean])),
        wording.fact("triage-backlog", "\(triage.backlog)"),
      ]),
      .heading(text("summary.recurring", ["days": "\(rules.recurring.days)", "times": "\(rules.recurring.times)"])),
    ]
    guard !recurring.isEmpty else { return blocks + [.paragraph(text("report.none"))] }
    let rows = recurring.prefix(DailyReport.rowLimit).map { found in
      [subject(found.subject), wording.code(found.code), "\(found.times)", wording.short(found.last)]
    }
    let rest = recurring.count - rows.count
    blocks.append(
      .table(
        Page.Table(
          columns: ["object", "what", "times", "last"].map { text("column.\($0)") }, rows: rows, numbers: [2],
          rest: rest > 0 ? text("list.rest", ["rest": "\(rest)"]) : nil)))
    return blocks
  }

  private static let matterColumns = ["case", "what", "vessel", "filed-at", "state", "next", "owner"]

  private func row(_ record: CaseRecord, _ next: CaseNext?) -> [String] {
    let drill = record.drill ? text("drill.subject") : ""
    return [
      "\(record.no)", drill + words.code(record.code), wording.vessel(record), wording.short(record.filedAt),
      text("case.state.\(record.state.rawValue)"), next.map { text("next.\($0.rawValue)") } ?? "",
      wording.person(record.handler),
    ]
  }

  private func listLetter(
    _ kind: LetterKind, _ cause: String, _ centre: CentreID, values: [String: String], columns: [String],
    rows: [[String]], count: Int, commands: [Page.Block], to addresses: [String], tone: Page.Tone,
    importance: Importance
  ) -> Letter {
    var values = values
    values["centre"] = wording.centre(centre)
    let subject = subject("\(kind.rawValue).subject", values)
    var page = page(.screen, title: subject)
    let rest = count - rows.count
    page.blocks =
      [
        .verdict(text("\(kind.rawValue).verdict", values), tone), .paragraph(text("\(kind.rawValue).then", values)),
        .cards(
          Page.Table(
            columns: columns.map { text("column.\($0)") }, rows: rows,
            rest: rest > 0 ? text("list.rest", ["rest": "\(rest)"]) : nil)),
      ] + commands
    return Letter(
      kind: kind, cause: cause, centre: centre, recipients: Self.distinct(addresses), subject: subject, text: page.text,
      html: page.html, importance: importance)
  }
}
