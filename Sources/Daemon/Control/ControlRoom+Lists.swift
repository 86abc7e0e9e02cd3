import Casework
package import ControlSocket
import Organisation
import Regulation
import Reporting
import Store
import Units
package import Wire

/// Lists and single matters: each one snapshot, filtered by what the caller asked.
extension ControlRoom {
  package func duties(_ filter: DutyFilter, page: PageRequest, caller: Caller) async throws -> Page<DutyRow> {
    try await duties(filter, page: page, caller: caller) { _ in true }
  }

  package func rounds(_ filter: DutyFilter, page: PageRequest, caller: Caller) async throws -> Page<DutyRow> {
    try await duties(filter, page: page, caller: caller) { $0.duty.kind.isRound }
  }

  private func duties(
    _ filter: DutyFilter, page: PageRequest, caller: Caller, _ wanted: @escaping @Sendable (DutyRecord) -> Bool
  ) async throws -> Page<DutyRow> {
    try await read(caller) { rows in
      let day = filter.day ?? rows.context.zone.civil(rows.now).date
      let records = try rows.read.duties(day: day).filter { record in
        guard wanted(record), record.no > page.cursor ?? 0 else { return false }
        if let centre = filter.centre, record.duty.centre.rawValue != centre { return false }
        if let clause = filter.clause, record.duty.clause != clause { return false }
        if let id = filter.id, record.duty.id != id { return false }
        if filter.states.isEmpty { return true }
        return filter.states.contains { $0.rawValue == record.state(at: rows.now).rawValue }
      }
      return Page(
        items: try records.prefix(page.limit).map { try rows.duty($0) },
        next: records.count > page.limit ? records[page.limit - 1].no : nil)
    }
  }

  package func duty(_ no: Int64, caller: Caller) async throws -> DutyDetail {
    try await read(caller) { rows in
      guard let record = try rows.read.duty(no: no) else { throw ActRefusal.noSuchThing("duty:\(no)") }
      return try rows.dutyDetail(record)
    }
  }

  package func round(_ no: Int64, caller: Caller) async throws -> RoundDetail {
    try await read(caller) { rows in
      guard let record = try rows.read.duty(no: no), record.duty.kind.isRound else {
        throw ActRefusal.noSuchThing("round:\(no)")
      }
      return try rows.roundDetail(record)
    }
  }

  package func findings(_ filter: FindingFilter, page: PageRequest, caller: Caller) async throws -> Page<FindingRow> {
    try await read(caller) { rows in
      let records = try rows.read.findings(
        before: page.cursor ?? .max, onlyOpen: filter.openOnly, limit: PageRequest.most)
      let wanted = records.filter { record in
        rows.isMeant(filter.centre, record.centre, copy: record.copy)
          && (filter.severity.map { $0.rawValue == record.severity.rawValue } ?? true)
      }
      return Page(
        items: try wanted.prefix(page.limit).map { try rows.finding($0) },
        next: Self.next(records, wanted, page) { $0.no })
    }
  }

  package func finding(_ no: Int64, caller: Caller) async throws -> FindingDetail {
    try await read(caller) { rows in
      guard let record = try rows.read.finding(no: no) else { throw ActRefusal.noSuchThing("finding:\(no)") }
      return try rows.findingDetail(record)
    }
  }

  package func cases(_ filter: CaseFilter, page: PageRequest, caller: Caller) async throws -> Page<CaseRow> {
    try await read(caller) { rows in
      let records = try rows.read.cases(before: page.cursor ?? .max, limit: PageRequest.most)
      let recurring = filter.recurring ? try rows.recurringTimes() : [:]
      let wanted = records.filter { record in
        if filter.recurring, recurring[record.no] == nil { return false }
        if let kind = filter.kind, kind.rawValue != record.kind.rawValue { return false }
        guard rows.isMeant(filter.centre, record.centre, copy: record.waters) else { return false }
        guard let state = filter.state else { return true }
        return state == "open" ? record.isOpen : state == record.state.rawValue
      }
      return Page(
        items: try wanted.prefix(page.limit).map { record in
          var row = try rows.caseRow(record)
          row.recurring = recurring[record.no]
          return row
        }, next: Self.next(records, wanted, page) { $0.no })
    }
  }

  package func caseDetail(_ no: Int64, caller: Caller) async throws -> CaseDetail {
    try await read(caller) { rows in
      guard let record = try rows.read.caseRecord(no: no) else { throw ActRefusal.noSuchThing("case:\(no)") }
      return try rows.caseDetail(record)
    }
  }

  package func notices(_ filter: CaseFilter, page: PageRequest, caller: Caller) async throws -> Page<NoticeRow> {
    try await read(caller) { rows in
      let papers = try rows.read.papers(before: page.cursor ?? .max, notices: true, limit: PageRequest.most)
      let all = try papers.map { try rows.notice($0) }
      let wanted = all.filter { row in
        let answers = row.answeredBy.map { CentreID($0) }
        guard rows.isMeant(filter.centre, CentreID(row.centre), copy: answers) else { return false }
        guard let state = filter.state else { return true }
        return state == "open" ? row.state != "closed" && row.state != "cancelled" : state == row.state
      }
      return Page(items: Array(wanted.prefix(page.limit)), next: Self.next(all, wanted, page) { $0.no })
    }
  }

  package func notice(_ no: Int64, caller: Caller) async throws -> NoticeDetail {
    try await read(caller) { rows in
      guard let paper = try rows.read.paper(no: no), paper.form.isNotice else {
        throw ActRefusal.noSuchThing("notice:\(no)")
      }
      return try rows.noticeDetail(paper)
    }
  }

  /// The cursor behind this page: behind the last row shown, or behind what was looked through in vain.
  static func next<Record>(
    _ read: [Record], _ wanted: [Record], _ page: PageRequest, no: (Record) -> Int64
  ) -> Int64? {
    if wanted.count > page.limit { return no(wanted[page.limit - 1]) }
    return read.count == PageRequest.most ? read.last.map(no) : nil
  }
}
