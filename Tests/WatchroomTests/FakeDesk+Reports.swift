import ControlSocket
import Units
import Wire

@testable import watchroom_commands

extension FakeDesk {
  func send(report no: Int64, act: Act) async throws -> ReportRow {
    try self.act("send", act, no)
    return Samples.report()
  }
  func resend(report no: Int64, _ request: ResendRequest, act: Act) async throws -> ResendAnswer {
    try self.act("resend", act, no, request.to)
    return ResendAnswer(report: Samples.report(), same: ["office@example.invalid"], anew: [])
  }
  func reportHistory(_ no: Int64, caller: Caller) async throws -> ReportHistory {
    try note("history", no)
    let delivery = Samples.delivery()
    let message = ReportMessage(
      no: 1, messageID: "a@example.invalid", kind: "report", subject: "日报", queuedAt: delivery.queuedAt,
      deliveries: [
        DeliveryHistory(
          delivery: delivery,
          life: [DeliveryStep(at: delivery.queuedAt, state: "retry", code: 451, stage: "rcpt")])
      ])
    return ReportHistory(report: Samples.report(), steps: [Samples.journal(1)], messages: [message])
  }
  func reportHistory(centre: String?, page: PageRequest, caller: Caller) async throws -> Page<ReportRow> {
    try note("pastReports", centre)
    return Page(items: [Samples.report()])
  }
  func books(_ filter: BookFilter, page: PageRequest, caller: Caller) async throws -> Page<BookRow> {
    try note("books", filter.centre, filter.month?.iso)
    return Page(items: [Self.book])
  }
  func bookTable(_ ledger: Int, _ filter: BookFilter, latest: Bool, caller: Caller) async throws -> LedgerPage {
    try note("bookTable", ledger, filter.centre, filter.month?.iso, latest)
    return Samples.ledger()
  }
  func amend(_ request: AmendRequest, act: Act) async throws -> AmendAnswer {
    try self.act("amend", act, request.month, request.centre)
    return AmendAnswer(books: [Self.book])
  }
  func summaries(centre: String?, page: PageRequest, caller: Caller) async throws -> Page<SummaryRow> {
    try note("summaries", centre)
    return Page(items: [Self.summary])
  }
  func summary(_ no: Int64, caller: Caller) async throws -> SummaryDetail {
    try note("summary", no)
    return SummaryDetail(summary: Self.summary, text: "一、事件", page: "2026年11月：事件 1 起", reports: [])
  }
  func edit(summary no: Int64, _ request: SummaryEditRequest, act: Act) async throws -> SummaryRow {
    try self.act("editSummary", act, no, request.paragraphs.joined(separator: "|"))
    return Self.summary
  }
  func approve(summary no: Int64, _ request: ApproveRequest, act: Act) async throws -> SummaryRow {
    try self.act("approveSummary", act, no)
    return Self.summary
  }

  private static var book: BookRow {
    BookRow(
      centre: "430105", centreName: "开福区水上交通监控中心", month: "2026-11", ledger: 10, title: Words("监控点违章情况台账", "Ledger 10"),
      version: 0, rows: 3, takenAt: Samples.delivery().queuedAt, digest: "9f86d081884c7d65")
  }
  private static var summary: SummaryRow {
    SummaryRow(
      no: 4, revision: 2, centre: "430105", centreName: "开福区水上交通监控中心", month: "2026-11", state: "forwarded",
      due: Samples.delivery().queuedAt, draftedAt: Samples.delivery().queuedAt, dutyLeader: "李岚",
      clauses: ["X7", "X10"], late: false)
  }
}
