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

  /// - Parameter lines: rows of books in the order in which they are to stand, each with the state it had when it was taken.
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
      let line = LedgerLine(line, wording: wording)
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
    case incidentKind = "incident-kind"
    case grade, aboard, injured, missing, dead, loss
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
        .vessel, .mmsi, .code, .codeName, .severity, .incidentKind, .grade, .aboard, .injured, .missing, .dead, .loss,
        .facts, .state, .caseNo, .note,
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
  let incident: IncidentTally?
  let wording: Wording

  init(_ line: BookLine, wording: Wording) {
    entry = line.entry
    record = line.record
    paper = line.paper
    incident = line.incident
    self.wording = wording
  }

  /// Not a drill, nor cancelled: its figures are real ones.
  var counts: Bool { !entry.drill && paper?.isCancelled != true && record?.state != .dismissed }

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
    case .incidentKind, .grade, .aboard, .injured, .missing, .dead, .loss: form5(column)
    default: matter(column)
    }
  }

  /// What form 5 says.
  private func form5(_ column: LedgerTable.Column) -> String {
    guard let incident else { return "" }
    func count(_ name: FigureName) -> String { incident.figures[name].flatMap { IncidentFile.text($0) } ?? "" }
    switch column {
    case .incidentKind: return wording.text("incident.kind.\(incident.kind.rawValue)")
    case .grade:
      guard let grade = incident.grade.map({ wording.text("incident.grade.\($0.rawValue)") }) else { return "" }
      return incident.isProvisional ? wording.text("ledger.provisional", ["grade": grade]) : grade
    case .aboard: return count(.aboard)
    case .injured: return count(.injured)
    case .missing: return count(.missing)
    case .dead: return count(.dead)
    case .loss: return count(.loss)
    default: return ""
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
    case .mmsi: return VesselNumber.mmsi(record.mmsi).map { "\($0)" } ?? ""
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
