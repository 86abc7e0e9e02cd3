package import Casework
package import Organisation
package import Regulation
import Units

/// Ledger 9, 10, 11 or 12 as people read it: title and columns as the regulation has them, in the catalogue's language.
/// A line says which centre's book it stands in and who issued the paper (R21).
package struct LedgerTable: Hashable, Sendable {
  package let title: String
  package let columns: [String]
  package let rows: [[String]]

  /// - Parameters:
  ///   - entries: lines of the books, in the order in which they are to stand.
  ///   - cases: those that the entries name; of a line whose case is not among them only what the entry says is shown.
  ///   - papers: those that the entries name.
  package init(
    ledger: Int, entries: [LedgerEntry], cases: [CaseRecord], papers: [Paper], directory: Directory,
    rules: RegulationRules, catalogue: Catalogue
  ) {
    self.init(
      ledger: ledger, entries: entries, cases: cases, papers: papers,
      wording: Wording(catalogue: catalogue, directory: directory, rules: rules))
  }

  init(ledger: Int, entries: [LedgerEntry], cases: [CaseRecord], papers: [Paper], wording: Wording) {
    let records = Dictionary(cases.map { ($0.no, $0) }, uniquingKeysWith: { first, _ in first })
    let issued = Dictionary(papers.map { ($0.no, $0) }, uniquingKeysWith: { first, _ in first })
    let columns = Self.columns(ledger)
    title = wording.text("form.\(ledger)")
    self.columns = columns.map { wording.text("column.\($0.rawValue)") }
    rows = entries.filter { $0.ledger == ledger }.map { entry in
      let line = LedgerLine(
        entry: entry, record: records[entry.caseNo], paper: entry.paperNo.flatMap { issued[$0] }, wording: wording)
      return columns.map { line.value($0) }
    }
  }

  /// Rows of books that were taken at some time, each with the state it had then.
  package init(
    ledger: Int, lines: [BookLine], directory: Directory, rules: RegulationRules, catalogue: Catalogue
  ) {
    self.init(ledger: ledger, lines: lines, wording: Wording(catalogue: catalogue, directory: directory, rules: rules))
  }

  init(ledger: Int, lines: [BookLine], wording: Wording) {
    let columns = Self.columns(ledger)
    title = wording.text("form.\(ledger)")
    self.columns = columns.map { wording.text("column.\($0.rawValue)") }
    rows = lines.filter { $0.entry.ledger == ledger }.map { line in
      let line = LedgerLine(entry: line.entry, record: line.record, paper: line.paper, wording: wording)
      return columns.map { line.value($0) }
    }
  }

  /// What a ledger has columns for.
  enum Column: String, CaseIterable {
    case no, number, form, book, direction, counterpart
    case issuedBy = "issued-by"
    case issuedAt = "issued-at"
    case occurred, place, point, position, vessel, mmsi, code
    case codeName = "code-name"
    case severity, law, facts, demand
    case receivedAt = "received-at"
    case due
    case repliedAt = "replied-at"
    case measures
    case verifiedBy = "verified-by"
    case verifiedAt = "verified-at"
    case outcome, state
    case caseNo = "case-no"
    case note
  }

  static func columns(_ ledger: Int) -> [Column] {
    switch ledger {
    case 9:
      [
        .no, .number, .form, .book, .direction, .counterpart, .issuedBy, .issuedAt, .occurred, .code, .codeName,
        .severity, .facts, .demand, .receivedAt, .due, .repliedAt, .measures, .verifiedBy, .verifiedAt, .outcome,
        .state, .caseNo, .note,
      ]
    case 10:
      [
        .no, .number, .form, .book, .direction, .counterpart, .issuedBy, .issuedAt, .occurred, .place, .point, .vessel,
        .mmsi, .code, .codeName, .severity, .law, .facts, .demand, .receivedAt, .due, .repliedAt, .measures,
        .verifiedBy, .verifiedAt, .outcome, .state, .caseNo, .note,
      ]
    case 11:
      [
        .no, .number, .form, .book, .direction, .counterpart, .issuedBy, .issuedAt, .occurred, .place, .position,
        .vessel, .mmsi, .code, .codeName, .severity, .facts, .state, .caseNo, .note,
      ]
    default:
      [
        .no, .number, .form, .book, .direction, .counterpart, .issuedBy, .issuedAt, .occurred, .place, .vessel, .mmsi,
        .code, .codeName, .severity, .facts, .state, .caseNo, .note,
      ]
    }
  }
}

/// One line of a ledger, column by column.
struct LedgerLine {
  let entry: LedgerEntry
  let record: CaseRecord?
  let paper: Paper?
  let wording: Wording

  func value(_ column: LedgerTable.Column) -> String {
    switch column {
    case .no: "\(entry.no)"
    case .number: paper?.number ?? ""
    case .form: paper.map { wording.text("form.\($0.form.rawValue)") } ?? wording.text("ledger.no-paper")
    case .book: wording.centre(entry.centre)
    case .direction: wording.text("direction.\(entry.direction.rawValue)")
    case .counterpart: entry.counterpart.map { wording.party($0) } ?? ""
    case .issuedBy: paper.map { wording.centre($0.issuedBy) } ?? record.map { wording.centre($0.centre) } ?? ""
    case .issuedAt: wording.full(paper?.issuedAt ?? entry.enteredAt)
    case .caseNo: "\(entry.caseNo)"
    case .note: note
    case .receivedAt, .due, .repliedAt, .measures, .verifiedBy, .verifiedAt, .outcome, .demand: answer(column)
    default: matter(column)
    }
  }

  /// What the case says.
  private func matter(_ column: LedgerTable.Column) -> String {
    guard let record else { return "" }
    switch column {
    case .occurred: return wording.full(record.occurredAt)
    case .place: return wording.place(record)
    case .point: return record.point.map { wording.target(.point($0)) } ?? ""
    case .position: return record.place == nil ? "" : wording.position(record.place)
    case .vessel: return record.vesselName
    case .mmsi: return record.mmsi.map { "\($0)" } ?? ""
    case .code: return record.code.rawValue
    case .codeName: return wording.words.code(record.code)
    case .severity: return wording.words.severity(record.severity)
    case .law: return wording.rules.code(record.code)?.clause ?? ""
    case .facts: return wording.words.reason(record.reason)
    case .state: return wording.text("case.state.\(record.state.rawValue)")
    default: return ""
    }
  }

  /// What came of the notice.
  private func answer(_ column: LedgerTable.Column) -> String {
    guard let paper, paper.form.isNotice else { return "" }
    let verification = paper.verifications.last
    switch column {
    case .demand: return paper.demand
    case .receivedAt: return wording.full(paper.receivedAt)
    case .due: return wording.full(paper.due)
    case .repliedAt: return wording.full(paper.replies.last?.repliedAt)
    case .measures: return paper.replies.last?.measures ?? ""
    case .verifiedBy: return verification.map { wording.person($0.by) } ?? ""
    case .verifiedAt: return wording.full(verification?.at)
    case .outcome:
      return verification.map { wording.text($0.accepted ? "outcome.accepted" : "outcome.sent-back") } ?? ""
    default: return ""
    }
  }

  /// 演练, 逾期, and what the person who filed it noted.
  private var note: String {
    var notes: [String] = []
    if entry.drill { notes.append(wording.text("ledger.drill")) }
    if let cancelled = paper?.cancelled {
      notes.append(wording.text("ledger.cancelled", ["reason": cancelled.reason]))
    }
    if let corrects = paper?.corrects { notes.append(wording.text("ledger.corrects", ["number": corrects])) }
    if record?.stopped == true { notes.append(wording.text("ledger.stopped")) }
    if let paper, paper.isLiveNotice, let due = paper.due {
      if let reply = paper.replies.last, reply.repliedAt > due {
        notes.append(wording.text("ledger.answered-late"))
      } else if paper.reminded.contains(0), !paper.isAccepted {
        notes.append(wording.text("ledger.overdue"))
      }
    }
    if let record { notes += Page.lines(record.note) }
    return notes.joined(separator: wording.text("mark.semicolon"))
  }
}
