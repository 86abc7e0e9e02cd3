package import Casework
package import Organisation
package import Regulation
import Units

/// A month's ledgers 9 to 12 (X2, C3, R21): the counts as a page, the rows as files; and amendments of months that were frozen.
extension LetterWriter {
  package func ledgers(_ snapshot: MonthlySnapshot) -> Letter {
    let names = ["centre": wording.centre(snapshot.centre), "month": wording.month(snapshot.month)]
    let subject = subject(snapshot.isLate ? "ledgers.subject.late" : "ledgers.subject", names)
    var page = page(.screen, title: subject)
    let amendments = AmendmentTable(snapshot.amended, wording: wording)
    page.blocks = [ledgersVerdict(snapshot)]
    if snapshot.isLate {
      page.blocks.append(
        .note(
          text(
            "report.sent-late",
            ["due": wording.moment(snapshot.duty.due), "sent": wording.moment(snapshot.judgedAt)])))
    }
    page.blocks.append(.facts(ledgersFacts(snapshot)))
    page.blocks += ledgerCounts(snapshot) + ledgersBelow(snapshot)
    if !amendments.lines.isEmpty {
      page.blocks += [.heading(text("ledgers.amended")), .list(limited(amendments.lines, 60))]
    }
    let files = monthlyFiles(snapshot, amendments)
    page.blocks.append(.note(text("report.attached", ["files": wording.joined(files.map(\.title))])))
    return Letter(
      kind: .ledgers, cause: Cause.ledgers(snapshot.duty), centre: snapshot.centre,
      recipients: addresses(of: snapshot.duty), subject: subject, text: page.text, html: page.html,
      attachments: files.map(\.file), importance: .report, deadline: snapshot.duty.due)
  }

  /// On demand, between two months: what has changed since it was last told.
  /// - Parameter ordinal: the how many-th amendment of the month.
  package func amendment(_ snapshot: MonthlySnapshot, ordinal: Int, by person: PersonID) -> Letter {
    let names = ["centre": wording.centre(snapshot.centre), "month": wording.month(snapshot.month)]
    let subject = subject("amendment.subject", names)
    var page = page(.screen, title: subject)
    let table = AmendmentTable(snapshot.amended, wording: wording)
    page.blocks = [
      .verdict(text("amendment.verdict", names.merging(["count": "\(table.rows.count)"]) { $1 }), .warning),
      .facts([
        wording.fact("centre", wording.centre(snapshot.centre)),
        wording.fact("as-of", wording.moment(snapshot.judgedAt)), wording.fact("signed-by", wording.person(person)),
      ]), .list(limited(table.lines, 60)),
    ]
    return Letter(
      kind: .amendment, cause: Cause.amendment(snapshot.duty, ordinal), centre: snapshot.centre,
      recipients: addresses(of: snapshot.duty), subject: subject, text: page.text, html: page.html,
      attachments: [file(table.title, snapshot, columns: table.columns, rows: table.rows)],
      thread: [Cause.ledgers(snapshot.duty)], importance: .report)
  }

  /// Where a report of the duty goes: superiors' desks and units.
  package func addresses(of duty: Duty) -> [String] {
    Self.distinct(
      duty.to.flatMap { recipient in
        switch recipient {
        case .centre(let id): desks([id])
        case .unit(let id): office(id, drill: false)
        }
      })
  }

  /// How many rows of a book an amendment would tell.
  package func amendmentCount(_ amended: MonthlySnapshot.Amended) -> Int {
    AmendmentTable([amended], wording: wording).rows.count
  }

  /// 【重发】 before the subject of what is sent once more.
  package func resentSubject(_ subject: String) -> String { Page.line(text("report.resent") + subject) }

  func limited(_ items: [String], _ most: Int) -> [String] {
    guard items.count > most else { return items }
    return items.prefix(most) + [text("list.rest", ["rest": "\(items.count - most)"])]
  }

  private func ledgersVerdict(_ snapshot: MonthlySnapshot) -> Page.Block {
    let missing = snapshot.below.count { $0.receivedAt == nil }
    let values = [
      "below": "\(snapshot.below.flatMap(\.books).map(\.lines.count).reduce(0, +))", "missing": "\(missing)",
      "month": wording.month(snapshot.month), "own": "\(snapshot.books.map(\.lines.count).reduce(0, +))",
    ]
    let key =
      snapshot.below.isEmpty ? "ledgers.verdict.own" : missing > 0 ? "ledgers.verdict.missing" : "ledgers.verdict.all"
    let overdue = (9...10).flatMap { snapshot.books($0) }.flatMap(\.lines).count { line in
      line.paper?.isOverdue(at: snapshot.books.first?.takenAt ?? snapshot.judgedAt) ?? false
    }
    let second = text(overdue == 0 ? "ledgers.overdue.none" : "ledgers.overdue", ["count": "\(overdue)"])
    return .verdict("\(text(key, values))\n\(second)", missing > 0 ? .bad : overdue > 0 ? .warning : .good)
  }

  private func ledgersFacts(_ snapshot: MonthlySnapshot) -> [Page.Fact] {
    let frozen = snapshot.books.map(\.takenAt).max()
    return [
      wording.fact("centre", wording.centre(snapshot.centre)), wording.fact("month", wording.month(snapshot.month)),
      wording.fact("frozen-at", frozen.map { wording.moment($0) } ?? ""),
      wording.fact(
        "approval",
        snapshot.approvedBy.map { text("report.approved", ["person": wording.person($0)]) } ?? text("report.unapproved")
      ),
    ]
  }

  private func ledgerCounts(_ snapshot: MonthlySnapshot) -> [Page.Block] {
    let rows = (9...12).map { ledger -> [String] in
      let own = snapshot.books.filter { $0.ledger == ledger }.flatMap(\.lines)
      let below = snapshot.below.flatMap(\.books).filter { $0.ledger == ledger }.flatMap(\.lines)
      let open = (own + below).count { $0.record.map(\.isOpen) ?? false }
      return [text("form.\(ledger)"), "\(own.count)", "\(below.count)", "\(open)"]
    }
    let columns = ["form", "own-rows", "below-rows", "open"].map { text("column.\($0)") }
    return [
      .heading(text("ledgers.counts")), .table(Page.Table(columns: columns, rows: rows, numbers: [1, 2, 3])),
    ]
  }

  private func ledgersBelow(_ snapshot: MonthlySnapshot) -> [Page.Block] {
    guard !snapshot.below.isEmpty else { return [] }
    let rows = snapshot.below.map { below -> [String] in
      let counts = (9...12).map { ledger in
        "\(below.books.filter { $0.ledger == ledger }.map(\.lines.count).reduce(0, +))"
      }
      let state =
        below.receivedAt.map {
          text(below.isLate ? "below.late" : "below.in-time", ["time": wording.short($0)])
        } ?? text("below.missing")
      return [wording.centre(below.centre), state] + counts
    }
    let columns = [text("column.centre"), text("column.received")] + (9...12).map { text("ledger.short.\($0)") }
    return [
      .heading(text("report.below")), .table(Page.Table(columns: columns, rows: rows, numbers: [2, 3, 4, 5])),
    ]
  }

  /// One workbook with a sheet a ledger; as CSV where there is no press, and besides where programs want it.
  private func monthlyFiles(
    _ snapshot: MonthlySnapshot, _ amendments: AmendmentTable
  ) -> [(title: String, file: Letter.Attachment)] {
    let area = directory.centre(snapshot.centre)?.area ?? snapshot.centre.rawValue
    let title = text("paper.ledgers.month")
    let name = text(
      "paper.file.day", ["area": area, "day": String(snapshot.month.iso.prefix(7)), "title": title])
    var forms = ledgerForms(snapshot)
    if !amendments.rows.isEmpty { forms.append(amendmentForm(amendments, centre: snapshot.centre)) }
    let made = snapshot.books.map(\.takenAt).max() ?? snapshot.judgedAt
    guard let files = workbook(forms, name: name, made: made) else { return ledgerFiles(snapshot, amendments) }
    let besides = press?.alsoCSV == true ? ledgerFiles(snapshot, amendments) : []
    return files.map { (Self.withoutEnding($0.name), $0) } + besides
  }

  private static func withoutEnding(_ name: String) -> String {
    name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
  }

  /// Ledgers 9 to 12 of the month, the centre's own and those of the centres below (R21).
  package func ledgerForms(_ snapshot: MonthlySnapshot) -> [FormPage] {
    (9...12).map { ledger in
      ledgerForm(
        ledger, lines: snapshot.books(ledger).flatMap(\.lines), centre: snapshot.centre, month: snapshot.month)
    }
  }

  /// What changed in frozen months, as a sheet beside the ledgers.
  private func amendmentForm(_ table: AmendmentTable, centre: CentreID) -> FormPage {
    var form = FormPage(
      form: 0, title: table.title, issuer: wording.centre(centre), number: "", wording: formWording)
    form.grids = [
      FormPage.Grid(
        columns: table.columns.map { FormPage.Column($0, width: 20) },
        rows: table.rows.map { $0.map { FormPage.Value($0) } })
    ]
    return form
  }

  private func ledgerFiles(
    _ snapshot: MonthlySnapshot, _ amendments: AmendmentTable
  ) -> [(title: String, file: Letter.Attachment)] {
    var files = (9...12).map { ledger -> (title: String, file: Letter.Attachment) in
      let table = LedgerTable(ledger: ledger, lines: snapshot.books(ledger).flatMap(\.lines), wording: wording)
      return (table.title, file(table.title, snapshot, columns: table.columns, rows: table.rows))
    }
    if !amendments.rows.isEmpty {
      files.append(
        (amendments.title, file(amendments.title, snapshot, columns: amendments.columns, rows: amendments.rows)))
    }
    return files
  }

  private func file(
    _ title: String, _ snapshot: MonthlySnapshot, columns: [String], rows: [[String]]
  ) -> Letter.Attachment {
    let area = directory.centre(snapshot.centre)?.area ?? snapshot.centre.rawValue
    return csv("\(title)_\(area)_\(snapshot.month.iso.prefix(7)).csv", columns: columns, rows: rows)
  }

  /// A spreadsheet file; its name loses what file systems refuse.
  func csv(_ name: String, columns: [String], rows: [[String]]) -> Letter.Attachment {
    let unfit: Set<Character> = ["/", "\\", ":", "*", "?", "\"", "<", ">", "|"]
    return Letter.Attachment(
      name: String(Page.line(name).map { unfit.contains($0) ? "_" : $0 }), mimeType: "text/csv; charset=utf-8",
      bytes: CSV.file(columns: columns, rows: rows))
  }
}
