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
    return ledgerForm(ledger, lines: lines, issuer: wording.centre(centre), subtitle: subtitle)
  }

  func ledgerForm(_ ledger: Int, lines: [BookLine], issuer: String, subtitle: [FormPage.Field]) -> FormPage {
    var form = blank(ledger, issuer: issuer)
    form.fields = subtitle
    let keys = LedgerTable.columns(ledger)
    let columns = keys.map { key in
      FormPage.Column(
        text("column.\(key.rawValue)"), width: key.width, isCentred: key.isCentred,
        total: key == .no ? .count : nil)
    }
    let rows = lines.filter { $0.entry.ledger == ledger }.map { line in
      let shown = LedgerLine(entry: line.entry, record: line.record, paper: line.paper, wording: wording)
      return keys.map { typed($0, shown) }
    }
    form.grids = [FormPage.Grid(columns: columns, rows: rows, blanks: 16)]
    form.signatures = [field("field.signed-by", nil as String?), field("field.duty-leader", nil as String?)]
    return form
  }

  private func typed(_ column: LedgerTable.Column, _ line: LedgerLine) -> FormPage.Value {
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
  package func bookLines(_ entries: [LedgerEntry], cases: [CaseRecord], papers: [Paper]) -> [BookLine] {
    let records = Dictionary(cases.map { ($0.no, $0) }, uniquingKeysWith: { first, _ in first })
    let issued = Dictionary(papers.map { ($0.no, $0) }, uniquingKeysWith: { first, _ in first })
    return entries.map {
      BookLine(entry: $0, record: records[$0.caseNo], paper: $0.paperNo.flatMap { issued[$0] })
    }
  }
}

extension LedgerTable.Column {
  /// In characters of Latin width.
  fileprivate var width: Double {
    switch self {
    case .no, .direction, .code, .severity, .caseNo: 8
    case .state, .mmsi, .verifiedBy: 11
    case .issuedAt, .occurred, .receivedAt, .due, .repliedAt, .verifiedAt: 17
    case .number: 28
    case .form, .book, .counterpart, .issuedBy: 22
    case .point, .vessel, .place, .codeName, .outcome, .note: 18
    case .position, .law: 22
    case .facts, .demand, .measures: 32
    }
  }

  fileprivate var isCentred: Bool {
    switch self {
    case .no, .direction, .code, .severity, .caseNo, .state: true
    default: false
    }
  }
}
