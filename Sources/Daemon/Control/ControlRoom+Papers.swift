import Casework
package import ControlSocket
import Organisation
import Regulation
import Reporting
import Store
import Units
package import Wire

/// Outbox, reports, ledgers and journal.
extension ControlRoom {
  package func outbox(state: String?, page: PageRequest, caller: Caller) async throws -> Page<DeliveryRow> {
    let armed = try await watch.isArmed()
    return try await read(caller) { rows in
      let states: [DeliveryState]
      switch state {
      case nil: states = []
      case "held", "open": states = [.pending, .retry, .unclear, .sending]
      case let name?: states = DeliveryState(rawValue: name).map { [$0] } ?? []
      }
      if state != nil && states.isEmpty { return Page(items: []) }
      let records = try rows.read.deliveries(before: page.cursor ?? .max, states: states, limit: page.limit)
      let items = try records.compactMap { delivery in
        try rows.read.message(no: delivery.messageNo).map { rows.delivery(delivery, of: $0, armed: armed) }
      }
      return Page(items: items, next: records.count == page.limit ? records.last?.no : nil)
    }
  }

  package func reports(_ filter: ReportFilter, page: PageRequest, caller: Caller) async throws -> Page<ReportRow> {
    try await read(caller) { rows in
      let day = filter.day ?? rows.context.zone.civil(rows.now).date
      let records = try rows.read.duties(day: day).filter { record in
        record.duty.kind.isReport && record.no > page.cursor ?? 0
          && (filter.centre.map { $0 == record.duty.centre.rawValue } ?? true)
      }
      return Page(
        items: try records.prefix(page.limit).map { try rows.report($0) },
        next: records.count > page.limit ? records[page.limit - 1].no : nil)
    }
  }

  package func reportPreview(_ no: Int64, format: PreviewFormat, caller: Caller) async throws -> String {
    try await read(caller) { rows in
      guard let record = try rows.read.duty(no: no), record.duty.kind.isReport else {
        throw ActRefusal.noSuchThing("report:\(no)")
      }
      return try rows.preview(record, format: format)
    }
  }

  package func ledger(_ ledger: Int, _ filter: LedgerFilter, page: PageRequest, caller: Caller) async throws
    -> LedgerPage
  {
    try await read(caller) { rows in
      let zh = try rows.ledger(ledger, filter, catalogue: rows.texts.zh)
      let en = try rows.ledger(ledger, filter, catalogue: rows.texts.en)
      let from = Int(page.cursor ?? 0)
      let shown = zh.rows.dropFirst(from).prefix(page.limit)
      let more = from + shown.count < zh.rows.count
      return LedgerPage(
        ledger: ledger, title: Words(zh.title, en.title), columns: zip(zh.columns, en.columns).map { Words($0, $1) },
        rows: Array(shown), next: more ? Int64(from + shown.count) : nil)
    }
  }

  package func ledgerFile(_ ledger: Int, _ filter: LedgerFilter, caller: Caller) async throws -> [UInt8] {
    try await read(caller) { rows in
      let table = try rows.ledger(ledger, filter, catalogue: rows.texts.zh)
      return CSV.file(columns: table.columns, rows: table.rows)
    }
  }
}

extension Rows {
  func ledger(_ ledger: Int, _ filter: LedgerFilter, catalogue: Catalogue) throws -> LedgerTable {
    let zone = context.zone
    let entries = try read.ledger(
      ledger, centre: filter.centre.map { CentreID($0) },
      from: filter.from.map { zone.instant($0, .midnight) } ?? .distantPast,
      before: filter.to.map { zone.instant($0 + 1, .midnight) } ?? .distantFuture)
    return LedgerTable(
      ledger: ledger, lines: try read.lines(of: entries, tally: context.tally), directory: directory,
      rules: context.rules, catalogue: catalogue)
  }
}
