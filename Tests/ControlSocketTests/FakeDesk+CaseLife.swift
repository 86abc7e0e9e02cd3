import Units
import Wire

@testable import ControlSocket

extension FakeDesk {
  func urge(case no: Int64, _ request: UrgeRequest, act: ControlSocket.Act) async throws -> CaseRow {
    try answer("urge", act: act)
  }
  func tell(case no: Int64, _ request: TellRequest, act: ControlSocket.Act) async throws -> CaseRow {
    try answer("tell", act: act)
  }
  func supervise(case no: Int64, _ request: SuperviseRequest, act: ControlSocket.Act) async throws -> CaseRow {
    try answer("supervise", act: act)
  }
  func answer(case no: Int64, _ request: ResultRequest, act: ControlSocket.Act) async throws -> CaseRow {
    try answer("result", act: act)
  }
  func raise(case no: Int64, _ request: RaiseRequest, act: ControlSocket.Act) async throws -> CaseRow {
    try answer("raiseCase", act: act)
  }
  func hand(case no: Int64, _ request: HandRequest, act: ControlSocket.Act) async throws -> CaseRow {
    try answer("hand", act: act)
  }
  func accept(case no: Int64, _ request: CaseAcceptRequest, act: ControlSocket.Act) async throws -> CaseRow {
    try answer("accept", act: act)
  }
  func dismiss(case no: Int64, _ request: CaseDismissRequest, act: ControlSocket.Act) async throws -> CaseRow {
    try answer("dismissCase", act: act)
  }
  func reopen(case no: Int64, _ request: ReopenRequest, act: ControlSocket.Act) async throws -> CaseRow {
    try answer("reopen", act: act)
  }
  func issueNotice(case no: Int64, _ request: IssueRequest, act: ControlSocket.Act) async throws -> NoticeRow {
    try answer("issueNotice", act: act)
  }
  func recurrences(centre: String?, caller: Caller) async throws -> Page<RecurrenceRow> { try answer("recurrences") }
  func triage(centre: String?, day: CivilDate?, caller: Caller) async throws -> Page<TriageRow> {
    try answer("triage")
  }
  func cancel(notice no: Int64, _ request: NoticeCancelRequest, act: ControlSocket.Act) async throws -> NoticeRow {
    try answer("cancelNotice", act: act)
  }
  func pass(notice no: Int64, _ request: IssueRequest, act: ControlSocket.Act) async throws -> NoticeRow {
    try answer("pass", act: act)
  }
  func file(of notice: Int64, digest: String, caller: Caller) async throws -> (row: FileRow, bytes: [UInt8]) {
    try answer("replyFile")
  }
  func noticeDrafts(
    centre: String?, all: Bool, page: PageRequest, caller: Caller
  ) async throws -> Page<NoticeDraftRow> { try answer("noticeDrafts", page: page) }
  func sign(draft no: Int64, _ request: DraftSignRequest, act: ControlSocket.Act) async throws -> NoticeRow {
    try answer("sign", act: act)
  }
  func discard(
    draft no: Int64, _ request: DraftDiscardRequest, act: ControlSocket.Act
  ) async throws -> NoticeDraftRow { try answer("discard", act: act) }
}
