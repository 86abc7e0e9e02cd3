package import Wire

/// The desk's part on reports beyond the day's: sending, what became of it, frozen months and monthly summaries.
package protocol ReportsDesk: Sendable {
  func send(report no: Int64, act: Act) async throws -> ReportRow
  func resend(report no: Int64, _ request: ResendRequest, act: Act) async throws -> ResendAnswer
  func reportHistory(_ no: Int64, caller: Caller) async throws -> ReportHistory
  /// Reports of the days up to today, the latest first.
  func reportHistory(centre: String?, page: PageRequest, caller: Caller) async throws -> Page<ReportRow>

  func books(_ filter: BookFilter, page: PageRequest, caller: Caller) async throws -> Page<BookRow>
  /// A frozen month's ledger; `latest`: as the last amendment told it.
  func bookTable(_ ledger: Int, _ filter: BookFilter, latest: Bool, caller: Caller) async throws -> LedgerPage
  func amend(_ request: AmendRequest, act: Act) async throws -> AmendAnswer

  func summaries(centre: String?, page: PageRequest, caller: Caller) async throws -> Page<SummaryRow>
  func summary(_ no: Int64, caller: Caller) async throws -> SummaryDetail
  func edit(summary no: Int64, _ request: SummaryEditRequest, act: Act) async throws -> SummaryRow
  func approve(summary no: Int64, _ request: ApproveRequest, act: Act) async throws -> SummaryRow
}
