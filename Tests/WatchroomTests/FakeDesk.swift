import ControlSocket
import Synchronization
import Units
import Wire

/// A desk that writes down what it is asked and answers with samples: the socket in front of it is the daemon's own.
final class FakeDesk: ControlDesk {
  private let asked = Mutex<[String]>([])
  private let refusals = Mutex<[String: ControlError]>([:])
  let bell = JournalBell()

  var log: [String] { asked.withLock { $0 } }
  func refuse(_ call: String, _ error: ControlError) { refusals.withLock { $0[call] = error } }

  func note(_ call: String, _ values: Any?...) throws {
    let told = values.compactMap { $0.map { "\($0)" } }.filter { !$0.isEmpty }.joined(separator: " ")
    asked.withLock { $0.append(told.isEmpty ? call : "\(call) \(told)") }
    if let error = refusals.withLock({ $0[call] }) { throw error }
  }

  func act(_ call: String, _ act: Act, _ values: Any?...) throws {
    let told = values.compactMap { $0.map { "\($0)" } }.filter { !$0.isEmpty }.joined(separator: " ")
    try note(call, told, act.revision.map { "revision=\($0)" }, act.idempotencyKey == nil ? "without-key" : nil)
  }

  func status(centre: String?, caller: Caller) async throws -> StatusReport {
    try note("status", centre)
    return Samples.status()
  }
  func health() async -> Health { Health(ok: true, cycleAge: 0) }
  func metrics() async -> [Metric] { [] }
  func confirmClock(_ request: ClockConfirmRequest, act: Act) async throws -> ClockAnswer {
    try self.act("confirmClock", act, request.reason)
    return ClockAnswer()
  }

  func signOn(_ request: SignOnRequest, act: Act) async throws -> SignOnAnswer {
    try note("signOn", request.person, request.pin)
    return SignOnAnswer(
      token: "token-1", person: "P-430100-03", personName: "唐思远", centre: "430100", centreName: Samples.centre,
      role: "watchkeeper", expires: Samples.now)
  }
  func signOff(act: Act) async throws -> WhoAmI {
    try note("signOff", act.caller.token)
    return Samples.who(person: false)
  }
  func whoAmI(caller: Caller) async throws -> WhoAmI { Samples.who(person: caller.token != nil) }

  func duties(_ filter: DutyFilter, page: PageRequest, caller: Caller) async throws -> Page<DutyRow> {
    try note(
      "duties", filter.centre, filter.day?.iso, filter.clause,
      filter.states.map(\.rawValue).sorted().joined(separator: ","))
    let equipment = filter.day == nil ? [] : [Samples.equipment().summary]
    return Page(items: [Samples.duty(), Samples.duty(9, state: "done")] + equipment)
  }
  func explain(duty no: Int64, caller: Caller) async throws -> DutyExplanation {
    try note("explain", no)
    return Samples.explanation()
  }
  func agenda(_ filter: AgendaFilter, page: PageRequest, caller: Caller) async throws -> Page<AgendaRow> {
    try note(
      "agenda", filter.from?.iso, filter.to?.iso, filter.centres.sorted().joined(separator: ","),
      filter.clauses.sorted().joined(separator: ","), page.cursor)
    return Samples.agenda(after: page.cursor)
  }
  func duty(_ no: Int64, caller: Caller) async throws -> DutyDetail {
    try note("duty", no)
    return DutyDetail(summary: Samples.duty(), targets: [])
  }
  func rounds(_ filter: DutyFilter, page: PageRequest, caller: Caller) async throws -> Page<DutyRow> {
    try note("rounds", filter.centre)
    return Page(items: [Samples.duty()])
  }
  func round(_ no: Int64, caller: Caller) async throws -> RoundDetail {
    try note("round", no)
    return Samples.round()
  }
  func recordChecks(round no: Int64, _ request: CheckRequest, act: Act) async throws -> CheckAnswer {
    let lines = request.checks?.map {
      "\($0.target)/\($0.means.rawValue)/\($0.findings?.joined(separator: "+") ?? "")/\($0.action ?? "")"
    }
    try self.act("check", act, no, request.all == true ? "all" : nil, lines?.joined(separator: ","))
    return CheckAnswer(round: Samples.round(), recorded: request.checks?.count ?? 2, extra: 0, findings: [])
  }

  func addDuty(_ request: DutyAddRequest, act: Act) async throws -> DutyDetail {
    try self.act(
      "addDuty", act, request.centre, request.targets.joined(separator: ","), request.due?.iso8601, request.reason)
    return DutyDetail(summary: Samples.duty(), targets: [])
  }
  func waive(duty no: Int64, _ request: DutyWaiveRequest, act: Act) async throws -> DutyDetail {
    try self.act("waive", act, no, request.reason)
    return DutyDetail(summary: Samples.duty(), targets: [])
  }
  func applyConfiguration(_ request: ConfigApplyRequest, act: Act) async throws -> ConfigApplyAnswer {
    try self.act("applyConfiguration", act, request.reason)
    return ConfigApplyAnswer(
      organisationVersion: "o", regulationVersion: "r", added: ["X2/430105/2026-11-22/point-round/2"], withdrawn: [],
      changed: [])
  }
  func observe(_ request: ObserveRequest, act: Act) async throws -> FindingRow {
    try self.act("observe", act, request.code, request.point, request.centre, request.vessel, request.note)
    return Samples.finding()
  }
  func watches(centre: String?, caller: Caller) async throws -> Page<WatchRow> {
    try note("watches", centre)
    return Page(items: [Samples.watch()])
  }
  func recordBerthed(_ request: BerthedRequest, act: Act) async throws -> WatchRow {
    try self.act("berthed", act, request.point, request.at?.iso8601, request.note)
    return Samples.watch()
  }
  func recordLate(_ request: LateRequest, act: Act) async throws -> WatchRow {
    try self.act("late", act, request.point, request.until.iso8601, request.note)
    return Samples.watch()
  }

  func findings(_ filter: FindingFilter, page: PageRequest, caller: Caller) async throws -> Page<FindingRow> {
    try note("findings", filter.openOnly ? "open" : "all", filter.centre, filter.severity?.rawValue)
    return Page(items: [Samples.finding()])
  }
  func finding(_ no: Int64, caller: Caller) async throws -> FindingDetail {
    try note("finding", no)
    return Samples.findingDetail()
  }
  func acknowledge(finding no: Int64, _ request: AcknowledgeRequest, act: Act) async throws -> FindingRow {
    try self.act("acknowledge", act, no, request.note)
    return Samples.finding(attention: "acknowledged")
  }
  func silence(finding no: Int64, _ request: SilenceRequest, act: Act) async throws -> FindingRow {
    try self.act("silence", act, no, request.note)
    return Samples.finding()
  }
  func shelve(finding no: Int64, _ request: ShelveRequest, act: Act) async throws -> FindingRow {
    try self.act("shelve", act, no, request.scope.rawValue, request.minutes, request.until?.iso8601, request.reason)
    return Samples.finding()
  }
  func file(finding no: Int64, _ request: FileRequest, act: Act) async throws -> FileAnswer {
    try self.act("file", act, no, request.drill, request.note, request.point, request.demand)
    return FileAnswer(finding: Samples.finding(), filed: Samples.matter(), notice: Samples.notice())
  }
  func dismiss(finding no: Int64, _ request: DismissRequest, act: Act) async throws -> FindingRow {
    try self.act("dismiss", act, no, request.reason)
    return Samples.finding()
  }

  func cases(_ filter: CaseFilter, page: PageRequest, caller: Caller) async throws -> Page<CaseRow> {
    try note("cases", filter.state, filter.kind?.rawValue, filter.centre)
    return Page(items: [Samples.matter()])
  }
  func caseDetail(_ no: Int64, caller: Caller) async throws -> CaseDetail {
    try note("case", no)
    return CaseDetail(
      summary: Samples.matter(), finding: Samples.finding(), notices: [Samples.notice()],
      fields: [FieldRow(label: Words("船舶", "vessel"), value: "湘长沙渡01")], deliveries: [Samples.delivery()],
      history: [Samples.journal()])
  }
  func notices(_ filter: CaseFilter, page: PageRequest, caller: Caller) async throws -> Page<NoticeRow> {
    try note("notices", filter.state, filter.centre)
    return Page(items: [Samples.notice()])
  }
  func notice(_ no: Int64, caller: Caller) async throws -> NoticeDetail {
    try note("notice", no)
    return NoticeDetail(summary: Samples.notice(), fields: [], replies: [], verifications: [], deliveries: [])
  }
  func receive(notice no: Int64, _ request: ReceiveRequest, act: Act) async throws -> NoticeRow {
    try self.act("receive", act, no, request.receivedAt?.iso8601)
    return Samples.notice()
  }
  func reply(notice no: Int64, _ request: ReplyRequest, act: Act) async throws -> NoticeRow {
    try self.act("reply", act, no, request.measures, request.repliedAt?.iso8601)
    return Samples.notice()
  }
  func verify(notice no: Int64, _ request: VerifyRequest, act: Act) async throws -> NoticeRow {
    try self.act("verify", act, no, request.outcome.rawValue, request.secondPerson, request.secondPin, request.note)
    return Samples.notice()
  }
  func close(case no: Int64, _ request: CloseRequest, act: Act) async throws -> CaseRow {
    try self.act("close", act, no, request.note)
    return Samples.matter()
  }

  func vessels(_ filter: VesselFilter, page: PageRequest, caller: Caller) async throws -> Page<VesselRow> {
    try note("vessels", filter.query, filter.registered)
    return Page(items: [Samples.vessel()])
  }
  func vessel(mmsi: UInt32, caller: Caller) async throws -> VesselDetail {
    try note("vessel", mmsi)
    return VesselDetail(summary: Samples.vessel(), track: [], findings: [])
  }
  func track(_ filter: TrackFilter, page: PageRequest, caller: Caller) async throws -> VesselTrack {
    try note("track", filter.vessel, filter.from?.iso8601, filter.through?.iso8601, page.limit, page.cursor)
    return Samples.track(page, empty: filter.vessel == "413900199")
  }
  func feeds(caller: Caller) async throws -> Page<FeedRow> {
    try note("feeds")
    return Page(items: [Samples.feed()])
  }

  func outbox(state: String?, page: PageRequest, caller: Caller) async throws -> Page<DeliveryRow> {
    try note("outbox", state)
    return Page(items: [Samples.delivery()])
  }
  func armMail(_ request: MailArmRequest, act: Act) async throws -> MailStatus {
    try self.act("armMail", act, request.armed)
    return Samples.mail()
  }
  func reports(_ filter: ReportFilter, page: PageRequest, caller: Caller) async throws -> Page<ReportRow> {
    try note("reports", filter.day?.iso, filter.centre)
    return Page(items: [Samples.report()])
  }
  func reportPreview(_ no: Int64, format: PreviewFormat, caller: Caller) async throws -> String {
    try note("preview", no, format.rawValue)
    return "全部完成\n"
  }
  func approve(report no: Int64, _ request: ApproveRequest, act: Act) async throws -> ReportRow {
    try self.act("approve", act, no)
    return Samples.report()
  }
  func ledger(_ ledger: Int, _ filter: LedgerFilter, page: PageRequest, caller: Caller) async throws -> LedgerPage {
    try note("ledger", ledger, filter.centre, filter.from?.iso, filter.to?.iso)
    return Samples.ledger()
  }
  func ledgerFile(_ ledger: Int, _ filter: LedgerFilter, caller: Caller) async throws -> [UInt8] {
    try note("ledgerFile", ledger)
    return Array("\u{FEFF}序号\r\n".utf8)
  }

  func equipment(_ filter: EquipmentFilter, page: PageRequest, caller: Caller) async throws -> Page<EquipmentItemRow> {
    try note("equipment", filter.centre, filter.faultsOnly ? "faults" : nil)
    return Page(items: Samples.equipment().items)
  }
  func equipmentSheet(_ no: Int64, caller: Caller) async throws -> EquipmentSheetDetail {
    try note("equipmentSheet", no)
    return Samples.equipment()
  }
  func checkEquipment(_ no: Int64, _ request: EquipmentCheckRequest, act: Act) async throws -> EquipmentCheckAnswer {
    let lines = request.results?.map { "\($0.item)/\($0.outcome.rawValue)/\($0.note ?? "")" }
    try self.act(
      "checkEquipment", act, no, request.othersOK == true ? "others-ok" : nil, lines?.joined(separator: ","),
      request.carrier)
    return EquipmentCheckAnswer(
      sheet: Samples.equipment(), recorded: 3, madeUp: 0, opened: [Samples.matter()])
  }
  func objects(_ filter: ObjectFilter, page: PageRequest, caller: Caller) async throws -> Page<ObjectRow> {
    try note("objects", filter.centre, filter.object, filter.unconfirmedOnly ? "unconfirmed" : nil)
    let rows = Samples.objects()
    return Page(items: filter.object.map { id in rows.filter { $0.object == id } } ?? rows)
  }
  func object(_ no: Int64, caller: Caller) async throws -> ObjectDetail {
    try note("object", no)
    let change = FieldChange(field: "manager-phone", before: "", after: "13800138000")
    return ObjectDetail(
      summary: Samples.objects()[0],
      history: [
        ObjectChangeRow(at: Samples.now, what: Words("修改监控对象信息", "contacts changed"), by: "唐思远", changes: [change])
      ])
  }
  func setContacts(object no: Int64, _ request: ObjectSetRequest, act: Act) async throws -> ObjectRow {
    try self.act("setContacts", act, no, Samples.text(request.contacts))
    return Samples.objects()[0]
  }
  func confirmObjects(_ request: ObjectsConfirmRequest, act: Act) async throws -> ObjectsConfirmAnswer {
    try self.act("confirmObjects", act, request.objects.map { "\($0)" }.joined(separator: ","))
    return ObjectsConfirmAnswer(confirmed: request.objects.count)
  }
  func importObjects(_ request: ObjectsImportRequest, act: Act) async throws -> ObjectsImportAnswer {
    let rows = request.rows.map { "\($0.line):\($0.object):\(Samples.text($0.contacts))" }
    try self.act("importObjects", act, request.check == true ? "check" : nil, rows.joined(separator: ";"))
    return ObjectsImportAnswer(
      applied: request.check != true, changed: rows.count, unchanged: 0, problems: [], changes: [], more: 0)
  }
  func contacts(centre: String?, page: PageRequest, caller: Caller) async throws -> ContactPage {
    try note("contacts", centre)
    return Samples.contacts()
  }
  func confirmContacts(_ request: ContactsConfirmRequest, act: Act) async throws -> ContactListRow {
    try self.act("confirmContacts", act, request.centre)
    return Samples.contacts().lists[0]
  }

  /// Five entries, 1 to 5.
  func journal(_ filter: JournalFilter, limit: Int, caller: Caller) async throws -> Page<JournalRow> {
    try note("journal", filter.after)
    let first = max(1, (filter.after ?? 0) + 1)
    return Page(items: first > 5 ? [] : (first...5).prefix(limit).map { Samples.journal($0) })
  }
  func checkJournal(expect: [String], caller: Caller) async throws -> JournalCheckAnswer {
    try note("checkJournal", expect.joined(separator: " "))
    guard expect.isEmpty else {
      return JournalCheckAnswer(entries: 5, head: Samples.journal(5), fault: .cutOff, faultAt: 9)
    }
    return JournalCheckAnswer(entries: 5, head: Samples.journal(5))
  }
  func lastJournal() async -> Int64 { 5 }
}
