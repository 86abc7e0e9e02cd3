package import Casework
import GRDB
package import Organisation
package import Units

extension RegisterReader {
  package func caseRecord(no: Int64) throws -> CaseRecord? { try cases(where: "no = ?", [no]).first }
  package func cases(before: Int64, limit: Int) throws -> [CaseRecord] {
    try cases(where: "no < ? ORDER BY no DESC LIMIT ?", [before, min(limit, 500)])
  }
  /// Cases that are open, or were filed from `from` on and before `before`.
  package func cases(openOrFiledFrom from: Instant, before: Instant) throws -> [CaseRecord] {
    try cases(
      where: "filed_at < ? AND (state NOT IN ('closed', 'dismissed') OR filed_at >= ?) ORDER BY no",
      [before.milliseconds, from.milliseconds])
  }

  /// Cases that were filed from `from` on and before `before`.
  package func cases(filedFrom from: Instant, before: Instant) throws -> [CaseRecord] {
    try cases(where: "filed_at >= ? AND filed_at < ? ORDER BY no", [from.milliseconds, before.milliseconds])
  }

  func cases(where condition: String, _ arguments: StatementArguments) throws -> [CaseRecord] {
    try Row.fetchAll(db, known: "SELECT no, body FROM cases WHERE \(condition)", arguments: arguments).map { row in
      var record = try Stored.decode(CaseRecord.self, row["body"])
      record.no = row["no"]
      return record
    }
  }

  package func paper(no: Int64) throws -> Paper? { try papers(where: "no = ?", [no]).first }
  package func paper(number: String) throws -> Paper? { try papers(where: "number = ?", [number]).first }
  package func papers(case caseNo: Int64) throws -> [Paper] {
    try papers(where: "\"case\" = ? ORDER BY no", [caseNo])
  }
  package func papers(before: Int64, notices: Bool, limit: Int) throws -> [Paper] {
    try papers(
      where: "no < ? AND (? = 0 OR form IN (7, 8)) ORDER BY no DESC LIMIT ?", [before, notices, min(limit, 500)])
  }
  /// Notices whose reply or verification is still owed.
  package func unsettledPapers() throws -> [Paper] { try papers(where: "settled = 0 ORDER BY no", []) }

  private func papers(where condition: String, _ arguments: StatementArguments) throws -> [Paper] {
    try Row.fetchAll(db, known: "SELECT no, body FROM papers WHERE \(condition)", arguments: arguments).map { row in
      var paper = try Stored.decode(Paper.self, row["body"])
      paper.no = row["no"]
      return paper
    }
  }

  /// A book's rows in order of entry; `ledger` nil: all four.
  package func ledger(
    _ ledger: Int? = nil, centre: CentreID? = nil, from: Instant = .distantPast, before: Instant = .distantFuture
  ) throws -> [LedgerEntry] {
    let rows = try Row.fetchAll(
      db,
      known: """
        SELECT no, ledger, centre, direction, counterpart, "case", paper, entered_at, drill FROM ledger
        WHERE (? IS NULL OR ledger = ?) AND (? IS NULL OR centre = ?) AND entered_at >= ? AND entered_at < ? ORDER BY no
        """,
      arguments: [ledger, ledger, centre?.rawValue, centre?.rawValue, from.milliseconds, before.milliseconds])
    return rows.map { row in
      LedgerEntry(
        no: row["no"], ledger: row["ledger"], centre: CentreID(row["centre"]),
        direction: LedgerEntry.Direction(rawValue: row["direction"]) ?? .own, counterpart: row["counterpart"],
        caseNo: row["case"], paperNo: row["paper"], enteredAt: Instant(milliseconds: row["entered_at"]),
        drill: row["drill"])
    }
  }
}

extension RegisterWriter {
  package func insert(_ record: CaseRecord) throws -> Int64 {
    try db.execute(
      known: """
        INSERT INTO cases (kind, centre, waters, state, finding, filed_at, drill, body, revision) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        record.kind.rawValue, record.centre.rawValue, record.waters.rawValue, record.state.rawValue, record.findingNo,
        record.filedAt.milliseconds, record.drill, try Stored.encode(record), record.revision,
      ])
    return db.lastInsertedRowID
  }

  package func update(_ record: CaseRecord) throws {
    try db.execute(
      known: "UPDATE cases SET state = ?, body = ?, revision = ?, supervised = ? WHERE no = ?",
      arguments: [
        record.state.rawValue, try Stored.encode(record), record.revision,
        record.isOpen ? record.openSupervision?.deadline.milliseconds : nil, record.no,
      ])
  }

  /// The next number of a series: without gaps, since it is taken in the transaction of the paper that bears it.
  package func nextSerial(form: Paper.Form, centre: CentreID, year: Int, drill: Bool) throws -> Int {
    let serial = try Int.fetchOne(
      db,
      known: """
        INSERT INTO series (form, centre, year, drill, last) VALUES (?, ?, ?, ?, 1)
        ON CONFLICT (form, centre, year, drill) DO UPDATE SET last = last + 1 RETURNING last
        """, arguments: [form.rawValue, centre.rawValue, year, drill])
    guard let serial else { throw StoreError(code: .failed, subject: "series", cause: "no number returned") }
    return serial
  }

  package func insert(_ paper: Paper) throws -> Int64 {
    try db.execute(
      known: """
        INSERT INTO papers (form, number, "case", issued_by, answered_by, issued_at, due, settled, drill, body, revision)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        paper.form.rawValue, paper.number, paper.caseNo, paper.issuedBy.rawValue, paper.answeredBy.rawValue,
        paper.issuedAt.milliseconds, paper.due?.milliseconds, paper.isSettled, paper.drill, try Stored.encode(paper),
        paper.revision,
      ])
    return db.lastInsertedRowID
  }

  package func update(_ paper: Paper) throws {
    try db.execute(
      known: "UPDATE papers SET due = ?, settled = ?, body = ?, revision = ? WHERE no = ?",
      arguments: [paper.due?.milliseconds, paper.isSettled, try Stored.encode(paper), paper.revision, paper.no])
  }

  package func insert(_ entry: LedgerEntry) throws {
    try db.execute(
      known: """
        INSERT INTO ledger (ledger, centre, direction, counterpart, "case", paper, entered_at, drill) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        entry.ledger, entry.centre.rawValue, entry.direction.rawValue, entry.counterpart, entry.caseNo, entry.paperNo,
        entry.enteredAt.milliseconds, entry.drill,
      ])
  }
}
