// ControlSocket: the status socket (D6). HTTP/1.1 with JSON over a Unix domain socket: routes, live events, the caller's
// identity by SO_PEERCRED, metrics and the OpenAPI page. It promises that nothing a caller sends can stop the watch: sizes,
// times and connections are bounded, unknown fields are refused, and every refusal is a problem that says why.
// It decides nothing. Who may do what, and what an act leads to, is behind `ControlDesk`, which the daemon implements.

package import Wire

/// Who asks, as the kernel says (SO_PEERCRED), and the console token that came along.
package struct Caller: Hashable, Sendable {
  package var uid: UInt32
  package var gid: UInt32
  package var pid: Int32
  /// From `Authorization: Bearer`; at most 256 bytes. Whether it is good, and bound to this uid, is the desk's to say.
  package var token: String?

  package init(uid: UInt32, gid: UInt32, pid: Int32, token: String? = nil) {
    self.uid = uid
    self.gid = gid
    self.pid = pid
    self.token = token
  }
}

/// What every act carries besides its request.
package struct Act: Hashable, Sendable {
  package var caller: Caller
  /// Kept with the answer in the act's transaction: the same key and fingerprint again is answered with the kept answer,
  /// the same key with another fingerprint is `ControlError.keyReused`. At most 128 bytes. Keys are scoped by the caller's uid.
  package var idempotencyKey: String?
  /// Method, path and SHA-256 of the body: `POST /v1/findings/3/file 9f86d081…`.
  package var fingerprint: String
  /// The revision the decision was taken on (`If-Match`, or `revision` of the body); nil: not said, so not checked.
  package var revision: Int?

  package init(caller: Caller, idempotencyKey: String?, fingerprint: String, revision: Int? = nil) {
    self.caller = caller
    self.idempotencyKey = idempotencyKey
    self.fingerprint = fingerprint
    self.revision = revision
  }
}

/// A metric with its samples, as `GET /metrics` shows it (Prometheus text format).
package struct Metric: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable { case counter, gauge }
  package struct Sample: Hashable, Sendable {
    package var labels: [String: String]
    package var value: Double
    package init(_ value: Double, _ labels: [String: String] = [:]) {
      self.labels = labels
      self.value = value
    }
  }
  /// `watchroom_sentences_total`
  package var name: String
  package var help: String
  package var kind: Kind
  package var samples: [Sample]

  package init(_ name: String, _ kind: Kind, help: String, samples: [Sample]) {
    self.name = name
    self.help = help
    self.kind = kind
    self.samples = samples
  }
}

/// The desk behind the socket: what the daemon knows and does, in the API's shapes. Every method may throw `ControlError`.
/// Reading methods copy one page at one moment; acting methods return when their transaction is committed.
/// A number that does not exist, or that the caller may not see, is `notFound`.
package protocol ControlDesk: Sendable, EquipmentDesk, ObjectsDesk, ReportsDesk, KeySheetDesk, SafetyDesk, CaseDesk,
  IncidentDesk, FormsDesk, FaultDesk, HandoverDesk, CallerDesk,
  ReviewDesk, TerminalTextDesk, ZoneDesk, EvidenceDesk, WatersDesk, FerryDesk
{
  // MARK: The daemon itself
  func status(centre: String?, caller: Caller) async throws -> StatusReport
  /// Quick, and never waits for the engine.
  func health() async -> Health
  func metrics() async -> [Metric]
  func confirmClock(_ request: ClockConfirmRequest, act: Act) async throws -> ClockAnswer

  // MARK: People
  func signOn(_ request: SignOnRequest, act: Act) async throws -> SignOnAnswer
  func signOff(act: Act) async throws -> WhoAmI
  func whoAmI(caller: Caller) async throws -> WhoAmI

  // MARK: Duties and rounds; a round is a duty, with the same number
  func duties(_ filter: DutyFilter, page: PageRequest, caller: Caller) async throws -> Page<DutyRow>
  func duty(_ no: Int64, caller: Caller) async throws -> DutyDetail
  func explain(duty no: Int64, caller: Caller) async throws -> DutyExplanation
  func rounds(_ filter: DutyFilter, page: PageRequest, caller: Caller) async throws -> Page<DutyRow>
  func round(_ no: Int64, caller: Caller) async throws -> RoundDetail
  /// Opened days as they were recorded, days ahead as a forecast; draws to the drawing centre only.
  func agenda(_ filter: AgendaFilter, page: PageRequest, caller: Caller) async throws -> Page<AgendaRow>
  func recordChecks(round no: Int64, _ request: CheckRequest, act: Act) async throws -> CheckAnswer
  func addDuty(_ request: DutyAddRequest, act: Act) async throws -> DutyDetail
  func waive(duty no: Int64, _ request: DutyWaiveRequest, act: Act) async throws -> DutyDetail
  func applyConfiguration(_ request: ConfigApplyRequest, act: Act) async throws -> ConfigApplyAnswer

  // MARK: Watch windows (G3, G4)
  func watches(centre: String?, caller: Caller) async throws -> Page<WatchRow>
  func recordBerthed(_ request: BerthedRequest, act: Act) async throws -> WatchRow
  func recordLate(_ request: LateRequest, act: Act) async throws -> WatchRow

  // MARK: Findings (D5)
  func observe(_ request: ObserveRequest, act: Act) async throws -> FindingRow
  func findings(_ filter: FindingFilter, page: PageRequest, caller: Caller) async throws -> Page<FindingRow>
  func finding(_ no: Int64, caller: Caller) async throws -> FindingDetail
  func acknowledge(finding no: Int64, _ request: AcknowledgeRequest, act: Act) async throws -> FindingRow
  func silence(finding no: Int64, _ request: SilenceRequest, act: Act) async throws -> FindingRow
  func shelve(finding no: Int64, _ request: ShelveRequest, act: Act) async throws -> FindingRow
  func raise(finding no: Int64, _ request: FindingRaiseRequest, act: Act) async throws -> FindingRow
  func file(finding no: Int64, _ request: FileRequest, act: Act) async throws -> FileAnswer
  func dismiss(finding no: Int64, _ request: DismissRequest, act: Act) async throws -> FindingRow

  // MARK: Cases and notices
  func cases(_ filter: CaseFilter, page: PageRequest, caller: Caller) async throws -> Page<CaseRow>
  func caseDetail(_ no: Int64, caller: Caller) async throws -> CaseDetail
  func close(case no: Int64, _ request: CloseRequest, act: Act) async throws -> CaseRow
  func notices(_ filter: CaseFilter, page: PageRequest, caller: Caller) async throws -> Page<NoticeRow>
  func notice(_ no: Int64, caller: Caller) async throws -> NoticeDetail
  func receive(notice no: Int64, _ request: ReceiveRequest, act: Act) async throws -> NoticeRow
  func reply(notice no: Int64, _ request: ReplyRequest, act: Act) async throws -> NoticeRow
  func verify(notice no: Int64, _ request: VerifyRequest, act: Act) async throws -> NoticeRow

  // MARK: Vessels and feeds
  func vessels(_ filter: VesselFilter, page: PageRequest, caller: Caller) async throws -> Page<VesselRow>
  func vessel(mmsi: UInt32, caller: Caller) async throws -> VesselDetail
  /// Archived positions, oldest first; `page.limit` is at most `TrackFilter.most`.
  func track(_ filter: TrackFilter, page: PageRequest, caller: Caller) async throws -> VesselTrack
  func feeds(caller: Caller) async throws -> Page<FeedRow>

  // MARK: Mail and papers
  func outbox(state: String?, page: PageRequest, caller: Caller) async throws -> Page<DeliveryRow>
  func gateways(caller: Caller) async throws -> Page<GatewayRow>
  func testGateway(_ request: GatewayTestRequest, act: Act) async throws -> DeliveryRow
  func armMail(_ request: MailArmRequest, act: Act) async throws -> MailStatus
  func reports(_ filter: ReportFilter, page: PageRequest, caller: Caller) async throws -> Page<ReportRow>
  /// The report as it stands: the draft before its cut-off, the paper that went out afterwards.
  func reportPreview(_ no: Int64, format: PreviewFormat, caller: Caller) async throws -> String
  func approve(report no: Int64, _ request: ApproveRequest, act: Act) async throws -> ReportRow
  func ledger(_ ledger: Int, _ filter: LedgerFilter, page: PageRequest, caller: Caller) async throws -> LedgerPage
  /// The whole ledger as the spreadsheet file that goes out by mail (UTF-8 with BOM, CRLF, cells defused).
  func ledgerFile(_ ledger: Int, _ filter: LedgerFilter, caller: Caller) async throws -> [UInt8]

  // MARK: Journal
  /// Entries after `after` (nil: the last ones), in order, as far as the caller may see them; `next` is the sequence to ask
  /// after, present on every page that reached its limit.
  func journal(_ filter: JournalFilter, limit: Int, caller: Caller) async throws -> Page<JournalRow>
  /// The whole chain followed; `expect`: what was noted of its end, `SEQ:HASH`, each.
  func checkJournal(expect: [String], caller: Caller) async throws -> JournalCheckAnswer
  /// Sequence of the last committed entry; 0 when there is none.
  func lastJournal() async -> Int64
  /// Rung after every commit that wrote to the journal.
  var bell: JournalBell { get }
}
