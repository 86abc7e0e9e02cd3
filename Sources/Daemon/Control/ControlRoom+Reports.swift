import Casework
package import ControlSocket
import Organisation
import Regulation
import Reporting
import Store
import Units
package import Wire

/// Reports sent and sent again, frozen months, monthly summaries.
extension ControlRoom {
  package func send(report no: Int64, act: ControlSocket.Act) async throws -> ReportRow {
    try await self.act(act) { desk, viewer in
      try self.rows(desk, viewer).report(try desk.send(report: no))
    }
  }

  package func resend(report no: Int64, _ request: ResendRequest, act: ControlSocket.Act) async throws -> ResendAnswer {
    try await self.act(act) { desk, viewer in
      let resent = try desk.resend(report: no, to: request.to)
      return ResendAnswer(
        report: try self.rows(desk, viewer).report(try desk.report(no)), same: resent.same, anew: resent.anew,
        messageID: resent.messageID)
    }
  }

  package func reportHistory(_ no: Int64, caller: Caller) async throws -> ReportHistory {
    try await read(caller) { rows in
      guard let record = try rows.read.duty(no: no), record.duty.kind.isReport else {
        throw ActRefusal.noSuchThing("report:\(no)")
      }
      return try rows.history(record)
    }
  }

  package func reportHistory(centre: String?, page: PageRequest, caller: Caller) async throws -> Page<ReportRow> {
    try await read(caller) { rows in
      let records = try rows.read.reports(
        before: page.cursor ?? .max, opened: rows.now, centre: centre.map { CentreID($0) }, limit: page.limit)
      return Page(
        items: try records.map { try rows.report($0) }, next: records.count == page.limit ? records.last?.no : nil)
    }
  }

  package func books(_ filter: BookFilter, page: PageRequest, caller: Caller) async throws -> Page<BookRow> {
    try await read(caller) { rows in
      let books = try rows.read.storedBooks(centre: filter.centre.map { CentreID($0) }, month: filter.month)
      let from = Int(page.cursor ?? 0)
      let shown = books.dropFirst(from).prefix(page.limit)
      let more = from + shown.count < books.count
      return Page(items: shown.map { rows.book($0) }, next: more ? Int64(from + shown.count) : nil)
    }
  }

  package func bookTable(_ ledger: Int, _ filter: BookFilter, latest: Bool, caller: Caller) async throws -> LedgerPage {
    try await read(caller) { rows in
      guard (9...12).contains(ledger), let month = filter.month else {
        throw ActRefusal.noSuchThing("ledger:\(ledger)")
      }
      guard let centre = filter.centre.map({ CentreID($0) }) ?? rows.viewer.centres.sorted().first else {
        throw ActRefusal.noSuchThing("centre:")
      }
      guard let book = try rows.read.book(centre: centre, month: month, ledger: ledger, latest: latest) else {
        throw ReportRefusal.notFrozen(month: month)
      }
      func table(_ catalogue: Catalogue) -> LedgerTable {
        LedgerTable(
          ledger: ledger, lines: book.lines, directory: rows.directory, rules: rows.context.rules, catalogue: catalogue)
      }
      let (zh, en) = (table(rows.texts.zh), table(rows.texts.en))
      return LedgerPage(
        ledger: ledger, title: Words(zh.title, en.title), columns: zip(zh.columns, en.columns).map { Words($0, $1) },
        rows: zh.rows)
    }
  }

  package func amend(_ request: AmendRequest, act: ControlSocket.Act) async throws -> AmendAnswer {
    try await self.act(act) { desk, viewer in
      guard let month = CivilDate(iso: "\(request.month)-01") else { throw ActRefusal.noSuchThing("ledger:") }
      let centre = request.centre.map { CentreID($0) }
      let pairs = try desk.amend(month: month, centre: centre)
      let rows = self.rows(desk, viewer)
      let told = try pairs.first.map { try desk.tx.read.storedBooks(centre: $0.now.centre, month: month) } ?? []
      let versions = Set(pairs.map { "\($0.now.ledger)/\($0.now.version)" })
      return AmendAnswer(
        books: told.filter { versions.contains("\($0.ledger)/\($0.version)") }.map { rows.book($0) })
    }
  }

  package func summaries(centre: String?, page: PageRequest, caller: Caller) async throws -> Page<SummaryRow> {
    try await read(caller) { rows in
      let records = try rows.read.summaries(before: page.cursor ?? .max, limit: PageRequest.most)
      let wanted = records.filter { rows.isMeant(centre, $0.centre) }
      return Page(
        items: try wanted.prefix(page.limit).map { try rows.summary($0) },
        next: Self.next(records, wanted, page) { $0.no })
    }
  }

  package func summary(_ no: Int64, caller: Caller) async throws -> SummaryDetail {
    try await read(caller) { rows in
      guard let record = try rows.read.summary(no: no) else { throw ActRefusal.noSuchThing("summary:\(no)") }
      return try rows.summaryDetail(record)
    }
  }

  package func edit(summary no: Int64, _ request: SummaryEditRequest, act: ControlSocket.Act) async throws -> SummaryRow
  {
    try await self.act(act) { desk, viewer in
      let text = request.paragraphs.joined(separator: "\n")
      let record = try desk.edit(summary: no, text: text, revision: act.revision ?? request.revision)
      return try self.rows(desk, viewer).summary(record)
    }
  }

  package func approve(summary no: Int64, _ request: ApproveRequest, act: ControlSocket.Act) async throws -> SummaryRow
  {
    try await self.act(act) { desk, viewer in
      let record = try desk.approve(summary: no, revision: act.revision ?? request.revision)
      return try self.rows(desk, viewer).summary(record)
    }
  }
}
