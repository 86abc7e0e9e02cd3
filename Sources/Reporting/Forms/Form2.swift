package import Casework
import Organisation
import Units

/// Form 2, 重点监控任务表 (C6, X5, P2): a week's key tasks, the centres' below among them.
extension LetterWriter {
  package func keySheetForm(_ compiled: CompiledSheet, draft: Bool) -> FormPage {
    let sheet = compiled.sheet
    let words = sheetWords
    var form = blank(2, issuer: wording.centre(sheet.centre))
    if draft { form.marks.append(.draft) }
    form.fields = [
      field("field.centre", wording.centre(sheet.centre)), field("field.week", words.week(sheet)),
      field("field.compiled-by", words.compiledBy(sheet)),
      field("field.approved-by", draft ? text("sheet.unapproved") : words.approvedBy(sheet)),
    ]
    if !compiled.missing.isEmpty {
      let missing = wording.joined(compiled.missing.map { wording.centre($0) })
      form.notes.append(text("sheet.missing", ["centres": missing, "count": "\(compiled.missing.count)"]))
    }
    form.grids = [
      FormPage.Grid(
        columns: keyColumns,
        rows: compiled.rows.enumerated().map { index, row in
          [
            .integer(index + 1), .text(wording.centre(row.centre)), .text(words.object(row)),
            .text(words.period(row)), .text(words.why(row)), FormPage.Value(words.because(row)),
            .text(words.watch(row)),
          ]
        })
    ]
    form.signatures = [field("field.compiled-by", nil as String?), field("field.approved-by", nil as String?)]
    return form
  }

  func emptyKeySheet(issuer: String) -> FormPage {
    var form = blank(2, issuer: issuer)
    form.fields = [field("field.centre", issuer)]
    form.fields += ["field.week", "field.compiled-by", "field.approved-by"].map { field($0, nil as String?) }
    form.grids = [FormPage.Grid(columns: keyColumns, rows: [], blanks: 11)]
    form.signatures = [field("field.compiled-by", nil as String?), field("field.approved-by", nil as String?)]
    return form
  }

  private var keyColumns: [FormPage.Column] {
    [
      column("column.no", 8, centred: true, total: .count), column("column.centre", 24), column("column.object", 22),
      column("column.period", 26), column("column.why-key", 14), column("column.because", 26),
      column("column.what-to-watch", 36),
    ]
  }
}
