package import Casework
package import Organisation
import Regulation
package import Units

/// Form 2 (重点监控任务表; C6, X5): to the superior, and to the leader who approves it.
extension LetterWriter {
  /// Lines of the form in the mail; the file attached has them all.
  static let sheetLimit = 200

  package var sheetWords: KeySheetWords { KeySheetWords(wording) }

  /// To whom the duty owes it.
  /// - Parameter to: the superior centre; the duty's recipients where there is a duty.
  package func keySheet(_ compiled: CompiledSheet, to superior: [CentreID], deadline: Instant?, at now: Instant)
    -> Letter
  {
    let sheet = compiled.sheet
    let key = sheet.sendings > 0 ? "sheet.subject.amended" : "sheet.subject"
    let subject = subject(key, names(sheet))
    var page = page(.paper, title: subject)
    page.blocks = form(compiled, draft: false, amendment: sheet.sendings)
    page.blocks.append(
      .signature([wording.centre(sheet.centre), wording.day(directory.zone.civil(now).date)]))
    page.blocks.append(.note(text("report.attached", ["files": text("form.2")])))
    return Letter(
      kind: .keySheet, cause: Cause.keySheet(sheet), centre: sheet.centre,
      recipients: Self.distinct(desks(superior)), subject: subject, text: page.text, html: page.html,
      attachments: sheetFiles(compiled, draft: false),
      thread: sheet.sendings > 0 ? [Cause.keySheet(sheet, sending: 1)] : [],
      importance: .report, deadline: deadline)
  }

  /// To the duty leader: when the proposal is there, and again where it is not approved in time.
  package func keySheetDraft(
    _ compiled: CompiledSheet, no: Int64, due: Instant, reminder: Bool, to people: [Person]
  ) -> Letter {
    let sheet = compiled.sheet
    let values = names(sheet).merging(["due": wording.moment(due)]) { first, _ in first }
    let subject = subject(reminder ? "sheet.subject.reminder" : "sheet.subject.draft", values)
    var page = page(.screen, title: subject)
    page.blocks = [
      .verdict(text(reminder ? "sheet.verdict.reminder" : "sheet.verdict.draft", values), reminder ? .warning : .plain),
      .command(text("sheet.approve"), "watchroom sheet approve \(no)"),
      .command(text("sheet.edit"), "watchroom sheet show \(no)"),
    ]
    page.blocks += form(compiled, draft: true)
    return Letter(
      kind: reminder ? .reminder : .draft, cause: Cause.keySheetDraft(sheet, reminder: reminder), centre: sheet.centre,
      recipients: Self.distinct(mailboxes(people)), subject: subject, text: page.text, html: page.html,
      attachments: sheetFiles(compiled, draft: true),
      thread: reminder ? [Cause.keySheetDraft(sheet, reminder: false)] : [],
      importance: .report, deadline: due)
  }

  /// The form as it stands, for the screen of whoever asks.
  package func keySheetPage(_ compiled: CompiledSheet, draft: Bool) -> (text: String, html: String) {
    var page = page(.paper, title: subject("sheet.subject", names(compiled.sheet)))
    page.blocks = form(compiled, draft: draft)
    return (page.text, page.html)
  }

  package func keySheetFile(_ compiled: CompiledSheet) -> [UInt8] { sheetFile(compiled).bytes }

  /// - Parameter amendment: which one it is; 0: the sheet itself.
  private func form(_ compiled: CompiledSheet, draft: Bool, amendment: Int = 0) -> [Page.Block] {
    let sheet = compiled.sheet
    let words = sheetWords
    let count = Set(compiled.rows.map(\.object)).count
    var blocks: [Page.Block] = [
      .letterhead(issuer: wording.centre(sheet.centre), title: text("form.2"), number: words.week(sheet)),
      .facts([
        wording.fact("centre", wording.centre(sheet.centre)), wording.fact("week", words.week(sheet)),
        wording.fact(
          "key-objects", text("sheet.count", ["objects": "\(count)", "rows": "\(compiled.rows.count)"])),
        wording.fact("compiled-by", words.compiledBy(sheet)),
        wording.fact("approved-by", draft ? text("sheet.unapproved") : words.approvedBy(sheet)),
      ]),
    ]
    if amendment > 0, !draft {
      blocks.append(.paragraph(text("sheet.amended", ["number": "\(amendment)"])))
    }
    if !compiled.missing.isEmpty {
      let missing = wording.joined(compiled.missing.map { wording.centre($0) })
      blocks.append(.verdict(text("sheet.missing", ["centres": missing, "count": "\(compiled.missing.count)"]), .bad))
    }
    guard !compiled.rows.isEmpty else { return blocks + [.paragraph(text("sheet.none"))] }
    let shown = compiled.rows.prefix(Self.sheetLimit)
    let rest = compiled.rows.count - shown.count
    blocks.append(
      .table(
        Page.Table(
          columns: ["object", "period", "why-key", "what-to-watch"].map { text("column.\($0)") },
          rows: shown.map { row in
            let area = directory.centre(row.centre)?.area ?? row.centre.rawValue
            let place = row.centre == sheet.centre || row.object == .centre(row.centre) ? "" : area + " "
            return [
              place + words.object(row), words.period(row),
              text("sheet.why-because", ["because": words.because(row), "why": words.why(row)]), words.watch(row),
            ]
          }, rest: rest > 0 ? text("list.rest", ["rest": "\(rest)"]) : nil)))
    return blocks
  }

  private func names(_ sheet: KeySheet) -> [String: String] {
    [
      "centre": wording.centre(sheet.centre), "number": "\(sheet.sendings)",
      "week": sheetWords.week(sheet),
    ]
  }

  /// `重点监控任务表_长沙市_2026-11-30.xlsx`; as CSV where there is no press, and besides where programs want it.
  private func sheetFiles(_ compiled: CompiledSheet, draft: Bool) -> [Letter.Attachment] {
    let sheet = compiled.sheet
    let form = keySheetForm(compiled, draft: draft)
    let area = directory.centre(sheet.centre)?.area ?? sheet.centre.rawValue
    let name = text("paper.file.day", ["area": area, "day": sheet.monday.iso, "title": form.title])
    let made = sheet.approvedAt ?? sheet.proposedAt
    guard let files = workbook([form], name: name, made: made) else { return [sheetFile(compiled)] }
    return press?.alsoCSV == true ? files + [sheetFile(compiled)] : files
  }

  /// `重点监控任务表_长沙市_2026-11-30.csv`
  private func sheetFile(_ compiled: CompiledSheet) -> Letter.Attachment {
    let table = KeySheetTable(compiled, words: sheetWords)
    let area = directory.centre(compiled.sheet.centre)?.area ?? compiled.sheet.centre.rawValue
    return Letter.Attachment(
      name: Self.fileName("\(table.title)_\(area)_\(compiled.sheet.monday.iso).csv"),
      mimeType: "text/csv; charset=utf-8", bytes: CSV.file(columns: table.columns, rows: table.rows))
  }

  /// A name that every office program's file system takes.
  private static func fileName(_ name: String) -> String {
    let unfit: Set<Character> = ["/", "\\", ":", "*", "?", "\"", "<", ">", "|"]
    return String(Page.line(name).map { unfit.contains($0) ? "_" : $0 })
  }
}
