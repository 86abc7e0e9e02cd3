import ControlSocket
import Units
import Wire

extension FakeDesk {
  func urge(case no: Int64, _ request: UrgeRequest, act: Act) async throws -> CaseRow {
    try self.act("urge", act, no, request.words)
    return CaseLifeSamples.matter()
  }
  func tell(case no: Int64, _ request: TellRequest, act: Act) async throws -> CaseRow {
    try self.act(
      "tell", act, no, request.whom.rawValue, request.means.rawValue, request.obeyed.map { "\($0)" }, request.words)
    return CaseLifeSamples.matter()
  }
  func supervise(case no: Int64, _ request: SuperviseRequest, act: Act) async throws -> CaseRow {
    try self.act("supervise", act, no, request.level.rawValue, request.deadline.iso8601, request.words)
    return CaseLifeSamples.matter()
  }
  func answer(case no: Int64, _ request: ResultRequest, act: Act) async throws -> CaseRow {
    try self.act("result", act, no, request.outcome.rawValue, request.words)
    return CaseLifeSamples.matter()
  }
  func raise(case no: Int64, _ request: RaiseRequest, act: Act) async throws -> CaseRow {
    try self.act("raise", act, no, request.reason)
    return CaseLifeSamples.matter()
  }
  func hand(case no: Int64, _ request: HandRequest, act: Act) async throws -> CaseRow {
    try self.act("hand", act, no, request.to, request.words)
    return CaseLifeSamples.matter()
  }
  func accept(case no: Int64, _ request: CaseAcceptRequest, act: Act) async throws -> CaseRow {
    try self.act("accept", act, no)
    return CaseLifeSamples.matter()
  }
  func dismiss(case no: Int64, _ request: CaseDismissRequest, act: Act) async throws -> CaseRow {
    try self.act("dismissCase", act, no, request.reason)
    return CaseLifeSamples.matter("dismissed")
  }
  func reopen(case no: Int64, _ request: ReopenRequest, act: Act) async throws -> CaseRow {
    try self.act("reopen", act, no, request.reason, request.due?.iso)
    return CaseLifeSamples.matter()
  }
  func issueNotice(case no: Int64, _ request: IssueRequest, act: Act) async throws -> NoticeRow {
    try self.act("issue", act, no, request.demand)
    return Samples.notice()
  }
  func recurrences(centre: String?, caller: Caller) async throws -> Page<RecurrenceRow> {
    try note("recurrences", centre)
    return Page(items: [CaseLifeSamples.recurrence])
  }
  func triage(centre: String?, day: CivilDate?, caller: Caller) async throws -> Page<TriageRow> {
    try note("triage", centre, day?.iso)
    return Page(items: [CaseLifeSamples.triage])
  }
  func cancel(notice no: Int64, _ request: NoticeCancelRequest, act: Act) async throws -> NoticeRow {
    try self.act("cancelNotice", act, no, request.reason)
    return Samples.notice()
  }
  func pass(notice no: Int64, _ request: IssueRequest, act: Act) async throws -> NoticeRow {
    try self.act("pass", act, no, request.demand)
    return Samples.notice()
  }
  func file(of notice: Int64, digest: String, caller: Caller) async throws -> (row: FileRow, bytes: [UInt8]) {
    try note("file", notice, digest)
    return (CaseLifeSamples.file, Array("%PDF-1.7".utf8))
  }
  func noticeDrafts(centre: String?, all: Bool, page: PageRequest, caller: Caller) async throws -> Page<NoticeDraftRow>
  {
    try note("drafts", centre, "\(all)")
    return Page(items: [CaseLifeSamples.draft])
  }
  func sign(draft no: Int64, _ request: DraftSignRequest, act: Act) async throws -> NoticeRow {
    try self.act("sign", act, no, request.demand)
    return Samples.notice()
  }
  func discard(draft no: Int64, _ request: DraftDiscardRequest, act: Act) async throws -> NoticeDraftRow {
    try self.act("discard", act, no, request.reason)
    return CaseLifeSamples.draft
  }
}

/// Cases in the midst of their life, as the daemon shows them.
enum CaseLifeSamples {
  static func matter(_ state: String = "dispatched") -> CaseRow {
    var row = Samples.matter()
    row.state = state
    (row.owner, row.handler, row.handedTo) = ("周舟", "何平", "李江")
    row.next = Words("待整改回复", "awaits the reply")
    (row.urged, row.supervisedUntil) = (2, Samples.now)
    return row
  }

  static let file = FileRow(
    name: "整改照片和说明.pdf", type: "application/pdf", bytes: 8, digest: String(repeating: "ab", count: 32))
  static let recurrence = RecurrenceRow(
    subject: "vessel:413900101", subjectName: "湘长沙渡01", code: "V06",
    codeName: Words("违反禁止航行规定", "Sailing in a closed water"), times: 3, days: 30, cases: [3, 9, 12],
    last: Samples.now)
  static let triage = TriageRow(
    centre: "430100", centreName: "长沙市水上交通监控中心", starts: Samples.now, ends: Samples.now,
    watchkeepers: ["周舟", "何平"], cameToHand: 12, decided: 11, backlog: 2, meanSeconds: 245,
    late: [TriageLateRow(person: "周舟", seconds: 1_500)], leftSeconds: 3_729)
  static let draft = NoticeDraftRow(
    no: 2, revision: 1, form: 7, state: "open", centre: "430100", centreName: "长沙市水上交通监控中心", finding: 7,
    code: "B03", codeName: Words("脱岗30分钟以上", "Watch absent 30 minutes or more"), note: "查岗两次无人应答",
    draftedAt: Samples.now)

  /// A case with a long history.
  static func detail() -> CaseDetail {
    var detail = CaseDetail(
      summary: matter(), finding: nil, notices: [Samples.notice()],
      fields: [FieldRow(label: Words("首问责任人", "first contact"), value: "周舟")], deliveries: [], history: [])
    detail.steps = [
      CaseStepRow(kind: "filed", what: Words("立案", "filed"), at: Samples.now, by: "周舟", state: "filed"),
      CaseStepRow(
        kind: "dispatched",
        what: Words(
          "派遣：湘水监违〔2026〕430100-0001号 → 长沙市望城区海事处", "dispatched: 湘水监违〔2026〕430100-0001号 → 长沙市望城区海事处"),
        at: Samples.now, by: "周舟", state: "dispatched"),
      CaseStepRow(
        kind: "urged", what: Words("第 2 次催办 → 望城区水上交通监控中心", "urged, 2 → Wangcheng"), at: Samples.now, by: "何平",
        state: "dispatched", words: "请尽快查处，明日集市客流大，务必在开渡以前落实现场管理人员，并将到岗情况电话报告我中心。"),
      CaseStepRow(
        kind: "overdue", what: Words("督办逾期（时限 11-23 12:00）", "order overdue (deadline 11-23 12:00)"), at: Samples.now,
        state: "dispatched"),
    ]
    detail.supervisions = [
      SupervisionRow(
        level: "urgent", words: "限期查清并书面报告", by: "钱江", centre: "430000", centreName: "湖南省水上交通监控中心",
        at: Samples.now, deadline: Samples.now, open: true, overdue: true,
        results: [SupervisionResultRow(outcome: "processing", words: "正在核实船员证书", by: "何平", at: Samples.now)])
    ]
    detail.recurring = [recurrence]
    return detail
  }
}
