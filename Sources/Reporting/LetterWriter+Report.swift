package import Casework
package import Organisation
package import Regulation
package import Units

/// The daily report (X2, C3, P4) and its draft (R6, D10): one page from one snapshot, the record and the ledgers attached.
extension LetterWriter {
  /// To the leaders who may approve it.
  package func draft(_ snapshot: DailySnapshot, to people: [Person]) -> Letter {
    let subject = subject("report.subject.draft", reportNames(snapshot))
    var page = page(.screen, title: subject)
    let latest = snapshot.duty.due - rules.report.latest
    let no = snapshot.dutyNo.map { "\($0)" } ?? text("report.no-number")
    page.blocks = [
      .verdict(
        text("report.draft", ["due": wording.moment(snapshot.duty.due), "latest": wording.clock(latest)]), .plain),
      .command(text("report.approve"), "watchroom report approve \(no)"),
    ]
    page.blocks += DailyReport(snapshot, writer: self, isDraft: true).blocks
    return Letter(
      kind: .draft, cause: Cause.draft(snapshot.duty), centre: snapshot.centre,
      recipients: Self.distinct(mailboxes(people)), subject: subject, text: page.text, html: page.html,
      attachments: attachments(snapshot), importance: .report, deadline: latest)
  }

  /// To whom the duty owes it: superiors' centres and units.
  package func report(_ snapshot: DailySnapshot) -> Letter {
    let subject = subject(snapshot.isLate ? "report.subject.sent-late" : "report.subject", reportNames(snapshot))
    var page = page(.screen, title: subject)
    let snapshot = outward(snapshot)
    page.blocks = DailyReport(snapshot, writer: self, isDraft: false).blocks
    var letter = Letter(
      kind: .report, cause: Cause.report(snapshot.duty), centre: snapshot.centre,
      recipients: addresses(of: snapshot.duty), subject: subject, text: page.text, html: page.html,
      attachments: attachments(snapshot), importance: .report, deadline: snapshot.duty.due)
    // P4, R7: by fax and by SMS to each addressee, e-mail besides.
    if snapshot.duty.clause == "P4" { letter.routes = router.dailyReport(units(snapshot.duty)) }
    if case .verdict(let verdict, _)? = page.blocks.first {
      let first = verdict.split(separator: "\n").first.map(String.init) ?? ""
      letter.short = text("short.report", reportNames(snapshot).merging(["verdict": first]) { $1 })
    }
    return letter
  }

  /// The units that a duty is owed to.
  func units(_ duty: Duty) -> [UnitID] { duty.to.compactMap { if case .unit(let id) = $0 { id } else { nil } } }

  /// D14: a report that leaves the organisation says nothing of drills.
  private func outward(_ snapshot: DailySnapshot) -> DailySnapshot {
    let leaves = snapshot.duty.to.contains { if case .unit = $0 { true } else { false } }
    guard leaves else { return snapshot }
    var outward = snapshot
    outward.cases.removeAll(where: \.drill)
    outward.papers.removeAll(where: \.drill)
    outward.ledger.removeAll(where: \.drill)
    return outward
  }

  /// R16: a centre whose report is not there when it is due is chased, and the centre above hears of it.
  /// - Parameter people: the duty leaders of both.
  package func reportLate(_ duty: Duty, to people: [Person], at now: Instant) -> Letter {
    let values = [
      "centre": wording.centre(duty.centre), "day": wording.day(reportDay(duty)), "due": wording.moment(duty.due),
    ]
    let subject = subject("report.subject.late", values)
    var page = page(.screen, title: subject)
    let to = duty.to.map { recipient in
      switch recipient {
      case .centre(let id): wording.centre(id)
      case .unit(let id): wording.unit(id)
      }
    }
    page.blocks = [
      .verdict(text("report.late", values), .bad),
      .facts([
        wording.fact("centre", wording.centre(duty.centre)), wording.fact("clause", duty.clause),
        wording.fact("recipient", wording.joined(to)), wording.fact("report-due", wording.moment(duty.due)),
        wording.fact("as-of", wording.moment(now)),
      ]), .paragraph(text("report.late.then")), .command(text("report.late.show"), "watchroom report list"),
    ]
    return Letter(
      kind: .reportLate, cause: Cause.reportLate(duty), centre: duty.centre,
      recipients: Self.distinct(desks([duty.centre]) + mailboxes(people)), subject: subject, text: page.text,
      html: page.html, thread: [Cause.report(duty)], importance: .notice)
  }

  /// The day that a report is about: the one in which its period ends.
  func reportDay(_ duty: Duty) -> CivilDate {
    guard let period = duty.period else { return duty.day }
    return directory.zone.civil(period.to - .milliseconds(1)).date
  }

  private func reportNames(_ snapshot: DailySnapshot) -> [String: String] {
    ["centre": wording.centre(snapshot.centre), "day": wording.day(reportDay(snapshot.duty))]
  }

  /// Form 4 always, the ledgers that have lines: as spreadsheets; as CSV where there is no press, and besides where programs want it.
  private func attachments(_ snapshot: DailySnapshot) -> [Letter.Attachment] {
    let files = workbooks(snapshot)
    return files.isEmpty || press?.alsoCSV == true ? files + tables(snapshot) : files
  }

  /// The day's form 4, those of the centres below that go up with it (C3), and its ledgers.
  package func dailyForms(_ snapshot: DailySnapshot) -> (patrol: FormPage, below: [FormPage], ledgers: [FormPage]) {
    let day = reportDay(snapshot.duty)
    let patrol = patrolForm(snapshot.checks, duties: snapshot.duties, centre: snapshot.centre, day: day)
    let below = snapshot.below.filter { !$0.checks.isEmpty }.map { below in
      var form = patrolForm(below.checks, duties: below.duties, centre: below.centre, day: day)
      form.sheetName = directory.centre(below.centre)?.area ?? below.centre.rawValue
      return form
    }
    let lines = dailyLines(snapshot)
    let ledgers = (9...12).filter { ledger in lines.contains { $0.entry.ledger == ledger } }
    return (patrol, below, ledgers.map { ledgerForm($0, lines: lines, centre: snapshot.centre, month: nil) })
  }

  private func workbooks(_ snapshot: DailySnapshot) -> [Letter.Attachment] {
    let forms = dailyForms(snapshot)
    func book(_ forms: [FormPage], _ title: String) -> [Letter.Attachment]? {
      guard !forms.isEmpty else { return [] }
      let area = directory.centre(snapshot.centre)?.area ?? snapshot.centre.rawValue
      let name = text("paper.file.day", ["area": area, "day": reportDay(snapshot.duty).iso, "title": title])
      return workbook(forms, name: name, made: snapshot.now)
    }
    guard let patrol = book([forms.patrol], forms.patrol.title), let below = book(forms.below, belowTitle),
      let ledgers = book(forms.ledgers, text("paper.ledgers"))
    else { return [] }
    return patrol + below + ledgers
  }

  private var belowTitle: String { text("paper.below", ["title": text("form.4")]) }

  private func dailyLines(_ snapshot: DailySnapshot) -> [BookLine] {
    bookLines(
      snapshot.ledger, cases: snapshot.cases, papers: snapshot.papers, incidents: snapshot.incidents)
  }

  private func tables(_ snapshot: DailySnapshot) -> [Letter.Attachment] {
    let patrol = PatrolTable(checks: snapshot.checks, duties: snapshot.duties, wording: wording)
    var files = [file(patrol.title, snapshot, columns: patrol.columns, rows: patrol.rows)]
    for below in snapshot.below where !below.checks.isEmpty {
      let table = PatrolTable(checks: below.checks, duties: below.duties, wording: wording)
      let area = directory.centre(below.centre)?.area ?? below.centre.rawValue
      files.append(file("\(belowTitle)_\(area)", snapshot, columns: table.columns, rows: table.rows))
    }
    let daily = DailyReport(snapshot, writer: self, isDraft: false)
    let exceptions = daily.exceptions
    if exceptions.count > DailyReport.exceptionLimit {
      files.append(
        file(
          text("report.exceptions-file"), snapshot, columns: DailyReport.exceptionColumns.map { text("column.\($0)") },
          rows: exceptions.map(daily.row)))
    }
    let lines = dailyLines(snapshot)
    for ledger in 9...12 where lines.contains(where: { $0.entry.ledger == ledger }) {
      let table = LedgerTable(ledger: ledger, lines: lines, wording: wording)
      files.append(file(table.title, snapshot, columns: table.columns, rows: table.rows))
    }
    return files
  }

  /// `监控情况记录表_长沙市_2026-11-21.csv`
  private func file(
    _ title: String, _ snapshot: DailySnapshot, columns: [String], rows: [[String]]
  ) -> Letter.Attachment {
    let area = directory.centre(snapshot.centre)?.area ?? snapshot.centre.rawValue
    return csv("\(title)_\(area)_\(reportDay(snapshot.duty).iso).csv", columns: columns, rows: rows)
  }

  /// Titles of the attachments, for the foot of the report.
  func attachmentTitles(_ snapshot: DailySnapshot) -> [String] {
    let ledgers = (9...12).filter { ledger in snapshot.ledger.contains { $0.ledger == ledger } }
    let isCut = DailyReport(snapshot, writer: self, isDraft: false).exceptions.count > DailyReport.exceptionLimit
    let below = snapshot.below.contains { !$0.checks.isEmpty } ? [belowTitle] : []
    return [text("form.4")] + below + (isCut ? [text("report.exceptions-file")] : [])
      + ledgers.map { text("form.\($0)") }
  }
}
