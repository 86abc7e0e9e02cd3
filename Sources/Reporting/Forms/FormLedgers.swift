package import Casework
package import Organisation
import Regulation
package import Units

/// Forms 9 to 12, the ledgers (X2, C3, R20, R21): a line a paper or matter, days as days and numbers as numbers.
extension LetterWriter {
  /// - Parameters:
  ///   - ledger: 9 to 12.
  ///   - lines: in the order in which they are to stand.
  package func ledgerForm(_ ledger: Int, lines: [BookLine], centre: CentreID, month: CivilDate?) -> FormPage {
    var subtitle = [field("field.centre", wording.centre(centre))]
    if let month { subtitle.append(field("field.month", wording.month(month))) }
    return ledgerForm(ledger, lines: lines, issuer: wording.centre(centre), subtitle: subtitle, blanks: 0)
  }

  /// - Parameter blanks: rows to write in, where it is printed empty.
  func ledgerForm(_ ledger: Int, lines: [BookLine], issuer: String, subtitle: [FormPage.Field], blanks: Int)
    -> FormPage
  {
    var form = blank(ledger, issuer: issuer)
    form.fields = subtitle
    let keys = LedgerTable.columns(ledger)
    let columns = keys.map { key in
      FormPage.Column(text("column.\(key.rawValue)"), width: key.width, isCentred: key.isCentred, total: key.total)
    }
    var counted: Set<Int64> = []
    var isBracketed = false
    let rows = lines.filter { $0.entry.ledger == ledger }.map { line in
      let shown = LedgerLine(line, wording: wording)
      let counts = shown.counts && counted.insert(line.entry.caseNo).inserted
      if !counts, let figures = line.incident?.figures, figures.hasCasualties || figures.loss != nil {
        isBracketed = true
      }
      return keys.map { typed($0, shown, counts: counts) }
    }
    form.grids = [FormPage.Grid(columns: columns, rows: rows, blanks: blanks)]
    if isBracketed { form.notes.append(text("ledger.bracketed")) }
    form.signatures = [field("field.signed-by", nil as String?), field("field.duty-leader", nil as String?)]
    return form
  }

  /// - Parameter counts: whether the line's figures are summed; those of a drill, of a cancelled report and of an incident that stands in an
  ///   earlier line already are shown in brackets.
  private func typed(_ column: LedgerTable.Column, _ line: LedgerLine, counts: Bool) -> FormPage.Value {
    if let figure = column.figure {
      guard let count = line.incident?.figures[figure].flatMap({ Int(exactly: $0) }) else { return .empty }
      return counts ? .integer(count) : .text(text("ledger.bracket", ["count": "\(count)"]))
    }
    let paper = line.paper
    let notice = paper?.form.isNotice == true ? paper : nil
    switch column {
    case .no: return .integer(Int(line.entry.no))
    case .caseNo: return .integer(Int(line.entry.caseNo))
    case .issuedAt: return value(paper?.issuedAt ?? line.entry.enteredAt)
    case .occurred: return value(line.record?.occurredAt)
    case .receivedAt: return value(notice?.receivedAt)
    case .due: return value(notice?.due)
    case .repliedAt: return value(notice?.replies.last?.repliedAt)
    case .verifiedAt: return value(notice?.verifications.last?.at)
    default: return FormPage.Value(line.value(column))
    }
  }

  /// Lines of a period as they stand now.
  /// - Parameter incidents: files by case.
  package func bookLines(
    _ entries: [LedgerEntry], cases: [CaseRecord], papers: [Paper], incidents: [Int64: IncidentFile]
  ) -> [BookLine] {
    let records = Dictionary(cases.map { ($0.no, $0) }, uniquingKeysWith: { first, _ in first })
    let issued = Dictionary(papers.map { ($0.no, $0) }, uniquingKeysWith: { first, _ in first })
    return entries.map { entry in
      let file = entry.ledger == 11 ? incidents[entry.caseNo] : nil
      return BookLine(
        entry: entry, record: records[entry.caseNo], paper: entry.paperNo.flatMap { issued[$0] },
        incident: file.map { IncidentTally($0, rules.grades, directory.zone) })
    }
  }
}

extension LedgerTable.Column {
  /// In characters of Latin width.
  fileprivate var width: Double {
    switch self {
    case .no, .direction, .code, .severity, .caseNo: 8
    case .state, .verifiedBy: 11
    case .mmsi: 13
    case .issuedAt, .occurred, .receivedAt, .due, .repliedAt, .verifiedAt: 21
    case .number: 28
    case .form, .book, .counterpart, .issuedBy: 22
    case .point, .vessel, .place, .codeName, .outcome, .note: 18
    case .position, .law: 22
    case .facts, .demand, .measures: 32
    case .incidentKind, .aboard, .injured, .missing, .dead: 8
    case .grade: 14
    case .loss: 12
    }
  }

  /// Whole numbers of form 5.
  fileprivate var figure: FigureName? {
    switch self {
    case .aboard: .aboard
    case .injured: .injured
    case .missing: .missing
    case .dead: .dead
    case .loss: .loss
    default: nil
    }
  }

  /// Lines are counted, and what was lost is summed.
  fileprivate var total: FormPage.Column.Total? {
    switch self {
    case .no: .count
    case .injured, .missing, .dead, .loss: .sum
    default: nil
    }
  }

  fileprivate var isCentred: Bool {
    switch self {
    case .no, .direction, .code, .severity, .caseNo, .state, .incidentKind, .aboard, .injured, .missing, .dead, .loss:
      true
    default: false
    }
  }
}
