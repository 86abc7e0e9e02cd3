import Synchronization
import Units
import Wire

@testable import ControlSocket

/// A desk that knows nothing but a journal: every other question reaches it, is noted, and is answered with what the test says.
final class FakeDesk: ControlDesk {
  struct State {
    var asked: [String] = []
    var pages: [PageRequest] = []
    var acts: [ControlSocket.Act] = []
    var refusal = ControlError.notFound("没有此项", "the desk knows no such thing")
    /// Anything else than a refusal.
    var failure: (any Error)?
    var health = Health(ok: true, cycleAge: 0.2)
    var metrics: [Metric] = []
    var journal: Int64 = 0
    var signed: [SignOffRequest] = []
  }
  let state = Mutex(State())
  let bell = JournalBell()

  var asked: [String] { state.withLock { $0.asked } }
  func set(_ change: (inout State) -> Void) { state.withLock { change(&$0) } }

  /// So many more entries of the journal.
  func write(_ entries: Int64) {
    state.withLock { $0.journal += entries }
    bell.ring()
  }

  func answer<T>(_ name: String, page: PageRequest? = nil, act: ControlSocket.Act? = nil) throws -> T {
    try state.withLock { state in
      state.asked.append(name)
      if let page { state.pages.append(page) }
      if let act { state.acts.append(act) }
      if let failure = state.failure { throw failure }
      throw state.refusal
    }
  }

  func status(centre: String?, caller: Caller) async throws -> StatusReport { try answer("status") }
  func health() async -> Health { state.withLock { $0.health } }
  func metrics() async -> [Metric] { state.withLock { $0.metrics } }
  func confirmClock(_ request: ClockConfirmRequest, act: ControlSocket.Act) async throws -> ClockAnswer {
    try answer("confirmClock", act: act)
  }
  func signOn(_ request: SignOnRequest, act: ControlSocket.Act) async throws -> SignOnAnswer {
    try answer("signOn", act: act)
  }
  func signOff(act: ControlSocket.Act) async throws -> WhoAmI { try answer("signOff", act: act) }
  func whoAmI(caller: Caller) async throws -> WhoAmI {
    state.withLock { $0.asked.append("whoAmI") }
    return WhoAmI(uid: caller.uid, account: caller.token, kind: "console")
  }
  func duties(_ filter: DutyFilter, page: PageRequest, caller: Caller) async throws -> Page<DutyRow> {
    try answer("duties", page: page)
  }
  func duty(_ no: Int64, caller: Caller) async throws -> DutyDetail { try answer("duty") }
  func explain(duty no: Int64, caller: Caller) async throws -> DutyExplanation { try answer("explain") }
  func agenda(_ filter: AgendaFilter, page: PageRequest, caller: Caller) async throws -> Page<AgendaRow> {
    try answer("agenda", page: page)
  }
  func rounds(_ filter: DutyFilter, page: PageRequest, caller: Caller) async throws -> Page<DutyRow> {
    try answer("rounds", page: page)
  }
  func round(_ no: Int64, caller: Caller) async throws -> RoundDetail { try answer("round") }
  func recordChecks(round no: Int64, _ request: CheckRequest, act: ControlSocket.Act) async throws -> CheckAnswer {
    try answer("recordChecks", act: act)
  }
  func addDuty(_ request: DutyAddRequest, act: ControlSocket.Act) async throws -> DutyDetail {
    try answer("addDuty", act: act)
  }
  func waive(duty no: Int64, _ request: DutyWaiveRequest, act: ControlSocket.Act) async throws -> DutyDetail {
    try answer("waive", act: act)
  }
  func applyConfiguration(_ request: ConfigApplyRequest, act: ControlSocket.Act) async throws -> ConfigApplyAnswer {
    try answer("applyConfiguration", act: act)
  }
  func observe(_ request: ObserveRequest, act: ControlSocket.Act) async throws -> FindingRow {
    try answer("observe", act: act)
  }
  func watches(centre: String?, caller: Caller) async throws -> Page<WatchRow> { try answer("watches") }
  func recordBerthed(_ request: BerthedRequest, act: ControlSocket.Act) async throws -> WatchRow {
    try answer("recordBerthed", act: act)
  }
  func recordLate(_ request: LateRequest, act: ControlSocket.Act) async throws -> WatchRow {
    try answer("recordLate", act: act)
  }
  func findings(_ filter: FindingFilter, page: PageRequest, caller: Caller) async throws -> Page<FindingRow> {
    try answer("findings", page: page)
  }
  func finding(_ no: Int64, caller: Caller) async throws -> FindingDetail { try answer("finding") }
  func acknowledge(finding no: Int64, _ request: AcknowledgeRequest, act: ControlSocket.Act) async throws -> FindingRow
  { try answer("acknowledge", act: act) }
  func silence(finding no: Int64, _ request: SilenceRequest, act: ControlSocket.Act) async throws -> FindingRow {
    try answer("silence", act: act)
  }
  func shelve(finding no: Int64, _ request: ShelveRequest, act: ControlSocket.Act) async throws -> FindingRow {
    try answer("shelve", act: act)
  }
  func raise(finding no: Int64, _ request: FindingRaiseRequest, act: ControlSocket.Act) async throws -> FindingRow {
    try answer("raise", act: act)
  }
  func outputs(caller: Caller) async throws -> Page<OutputRow> { try answer("outputs") }
  func textTerminal(_ request: TerminalTextRequest, act: ControlSocket.Act) async throws -> TerminalTextAnswer {
    try answer("textTerminal", act: act)
  }
  func gateways(caller: Caller) async throws -> Page<GatewayRow> { try answer("gateways") }
  func zones(centre: String?, page: PageRequest, caller: Caller) async throws -> Page<ZoneRow> {
    try answer("zones", page: page)
  }
  func zone(_ id: String, caller: Caller) async throws -> ZoneDetail { try answer("zone") }
  func testZones(
    latitude: Double, longitude: Double, at: Timestamp?, mmsi: UInt32?, caller: Caller
  ) async throws -> ZoneTestAnswer { try answer("testZones") }
  func setZone(_ request: ZoneSetRequest, act: ControlSocket.Act) async throws -> ZoneRow {
    try answer("setZone", act: act)
  }
  func withdraw(zone id: String, _ request: ZoneEndRequest, act: ControlSocket.Act) async throws -> ZoneRow {
    try answer("withdrawZone", act: act)
  }
  func revert(zone id: String, _ request: ZoneEndRequest, act: ControlSocket.Act) async throws -> ZoneRow {
    try answer("revertZone", act: act)
  }
  func testGateway(_ request: GatewayTestRequest, act: ControlSocket.Act) async throws -> DeliveryRow {
    try answer("testGateway", act: act)
  }
  func file(finding no: Int64, _ request: FileRequest, act: ControlSocket.Act) async throws -> FileAnswer {
    try answer("file", act: act)
  }
  func dismiss(finding no: Int64, _ request: DismissRequest, act: ControlSocket.Act) async throws -> FindingRow {
    try answer("dismiss", act: act)
  }
  func cases(_ filter: CaseFilter, page: PageRequest, caller: Caller) async throws -> Page<CaseRow> {
    try answer("cases", page: page)
  }
  func caseDetail(_ no: Int64, caller: Caller) async throws -> CaseDetail { try answer("caseDetail") }
  func notices(_ filter: CaseFilter, page: PageRequest, caller: Caller) async throws -> Page<NoticeRow> {
    try answer("notices", page: page)
  }
  func notice(_ no: Int64, caller: Caller) async throws -> NoticeDetail { try answer("notice") }
  func receive(notice no: Int64, _ request: ReceiveRequest, act: ControlSocket.Act) async throws -> NoticeRow {
    try answer("receive", act: act)
  }
  func reply(notice no: Int64, _ request: ReplyRequest, act: ControlSocket.Act) async throws -> NoticeRow {
    try answer("reply", act: act)
  }
  func verify(notice no: Int64, _ request: VerifyRequest, act: ControlSocket.Act) async throws -> NoticeRow {
    try answer("verify", act: act)
  }
  func close(case no: Int64, _ request: CloseRequest, act: ControlSocket.Act) async throws -> CaseRow {
    try answer("close", act: act)
  }
  func vessels(_ filter: VesselFilter, page: PageRequest, caller: Caller) async throws -> Page<VesselRow> {
    try answer("vessels", page: page)
  }
  func vessel(mmsi: UInt32, caller: Caller) async throws -> VesselDetail { try answer("vessel") }
  func track(_ filter: TrackFilter, page: PageRequest, caller: Caller) async throws -> VesselTrack {
    try answer("track", page: page)
  }
  func feeds(caller: Caller) async throws -> Page<FeedRow> { try answer("feeds") }
  func outbox(state: String?, page: PageRequest, caller: Caller) async throws -> Page<DeliveryRow> {
    try answer("outbox", page: page)
  }
  func armMail(_ request: MailArmRequest, act: ControlSocket.Act) async throws -> MailStatus {
    try answer("armMail", act: act)
  }
  func reports(_ filter: ReportFilter, page: PageRequest, caller: Caller) async throws -> Page<ReportRow> {
    try answer("reports", page: page)
  }
  func reportPreview(_ no: Int64, format: PreviewFormat, caller: Caller) async throws -> String {
    try answer("reportPreview")
  }
  func approve(report no: Int64, _ request: ApproveRequest, act: ControlSocket.Act) async throws -> ReportRow {
    try answer("approve", act: act)
  }
  func send(report no: Int64, act: ControlSocket.Act) async throws -> ReportRow { try answer("send", act: act) }
  func resend(report no: Int64, _ request: ResendRequest, act: ControlSocket.Act) async throws -> ResendAnswer {
    try answer("resend", act: act)
  }
  func reportHistory(_ no: Int64, caller: Caller) async throws -> ReportHistory { try answer("reportHistory") }
  func reportHistory(centre: String?, page: PageRequest, caller: Caller) async throws -> Page<ReportRow> {
    try answer("pastReports", page: page)
  }
  func books(_ filter: BookFilter, page: PageRequest, caller: Caller) async throws -> Page<BookRow> {
    try answer("books", page: page)
  }
  func bookTable(_ ledger: Int, _ filter: BookFilter, latest: Bool, caller: Caller) async throws -> LedgerPage {
    try answer("bookTable")
  }
  func amend(_ request: AmendRequest, act: ControlSocket.Act) async throws -> AmendAnswer {
    try answer("amend", act: act)
  }
  func summaries(centre: String?, page: PageRequest, caller: Caller) async throws -> Page<SummaryRow> {
    try answer("summaries", page: page)
  }
  func summary(_ no: Int64, caller: Caller) async throws -> SummaryDetail { try answer("summary") }
  func edit(summary no: Int64, _ request: SummaryEditRequest, act: ControlSocket.Act) async throws -> SummaryRow {
    try answer("editSummary", act: act)
  }
  func approve(summary no: Int64, _ request: ApproveRequest, act: ControlSocket.Act) async throws -> SummaryRow {
    try answer("approveSummary", act: act)
  }
  func ledger(_ ledger: Int, _ filter: LedgerFilter, page: PageRequest, caller: Caller) async throws -> LedgerPage {
    try answer("ledger", page: page)
  }
  func ledgerFile(_ ledger: Int, _ filter: LedgerFilter, caller: Caller) async throws -> [UInt8] {
    try answer("ledgerFile")
  }

  func equipment(_ filter: EquipmentFilter, page: PageRequest, caller: Caller) async throws -> Page<EquipmentItemRow> {
    try answer("equipment", page: page)
  }
  func equipmentSheet(_ no: Int64, caller: Caller) async throws -> EquipmentSheetDetail { try answer("equipmentSheet") }
  func checkEquipment(_ no: Int64, _ request: EquipmentCheckRequest, act: ControlSocket.Act) async throws
    -> EquipmentCheckAnswer
  {
    try answer("checkEquipment", act: act)
  }
  func objects(_ filter: ObjectFilter, page: PageRequest, caller: Caller) async throws -> Page<ObjectRow> {
    try answer("objects", page: page)
  }
  func object(_ no: Int64, caller: Caller) async throws -> ObjectDetail { try answer("object") }
  func setContacts(object no: Int64, _ request: ObjectSetRequest, act: ControlSocket.Act) async throws -> ObjectRow {
    try answer("setContacts", act: act)
  }
  func confirmObjects(_ request: ObjectsConfirmRequest, act: ControlSocket.Act) async throws -> ObjectsConfirmAnswer {
    try answer("confirmObjects", act: act)
  }
  func importObjects(_ request: ObjectsImportRequest, act: ControlSocket.Act) async throws -> ObjectsImportAnswer {
    try answer("importObjects", act: act)
  }
  func contacts(centre: String?, page: PageRequest, caller: Caller) async throws -> ContactPage {
    try answer("contacts", page: page)
  }
  func confirmContacts(_ request: ContactsConfirmRequest, act: ControlSocket.Act) async throws -> ContactListRow {
    try answer("confirmContacts", act: act)
  }

  func checkJournal(expect: [String], caller: Caller) async throws -> JournalCheckAnswer {
    try answer("checkJournal")
  }
  func journal(_ filter: JournalFilter, limit: Int, caller: Caller) async throws -> Page<JournalRow> {
    let last = state.withLock { $0.journal }
    let first = (filter.after ?? max(0, last - Int64(limit))) + 1
    guard first <= last else { return Page(items: []) }
    let end = min(last, first + Int64(limit) - 1)
    let at = Timestamp(Instant(seconds: 1_795_345_205), offset: 8 * 3600)
    let rows = (first...end).map { JournalRow(seq: $0, kind: "finding.opened", occurredAt: at, recordedAt: at) }
    return Page(items: rows, next: rows.count == limit ? end : nil)
  }
  func lastJournal() async -> Int64 { state.withLock { $0.journal } }
}
