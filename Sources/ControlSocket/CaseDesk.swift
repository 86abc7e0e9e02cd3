package import Units
package import Wire

/// The life of cases and notices (催办, 督办, 移交, 销案, 作废 …), as the desk behind the socket has it.
package protocol CaseDesk: Sendable {
  func urge(case no: Int64, _ request: UrgeRequest, act: Act) async throws -> CaseRow
  func tell(case no: Int64, _ request: TellRequest, act: Act) async throws -> CaseRow
  func supervise(case no: Int64, _ request: SuperviseRequest, act: Act) async throws -> CaseRow
  func answer(case no: Int64, _ request: ResultRequest, act: Act) async throws -> CaseRow
  func raise(case no: Int64, _ request: RaiseRequest, act: Act) async throws -> CaseRow
  func hand(case no: Int64, _ request: HandRequest, act: Act) async throws -> CaseRow
  func accept(case no: Int64, _ request: CaseAcceptRequest, act: Act) async throws -> CaseRow
  func dismiss(case no: Int64, _ request: CaseDismissRequest, act: Act) async throws -> CaseRow
  func reopen(case no: Int64, _ request: ReopenRequest, act: Act) async throws -> CaseRow
  func issueNotice(case no: Int64, _ request: IssueRequest, act: Act) async throws -> NoticeRow
  func recurrences(centre: String?, caller: Caller) async throws -> Page<RecurrenceRow>
  /// The watches of a day, today unless said.
  func triage(centre: String?, day: CivilDate?, caller: Caller) async throws -> Page<TriageRow>

  func cancel(notice no: Int64, _ request: NoticeCancelRequest, act: Act) async throws -> NoticeRow
  func pass(notice no: Int64, _ request: IssueRequest, act: Act) async throws -> NoticeRow
  /// A file of a reply, by its digest: its name, type and bytes.
  func file(of notice: Int64, digest: String, caller: Caller) async throws -> (row: FileRow, bytes: [UInt8])
  func noticeDrafts(centre: String?, all: Bool, page: PageRequest, caller: Caller) async throws -> Page<NoticeDraftRow>
  func sign(draft no: Int64, _ request: DraftSignRequest, act: Act) async throws -> NoticeRow
  func discard(draft no: Int64, _ request: DraftDiscardRequest, act: Act) async throws -> NoticeDraftRow
}
