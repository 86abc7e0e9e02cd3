import ControlSocket
import Units
import Wire

extension FakeDesk {
  func faults(_ filter: FaultFilter, page: PageRequest, caller: Caller) async throws -> Page<FaultRow> {
    try note("faults", filter.state, filter.centre)
    return Page(items: [FaultSamples.row(), FaultSamples.row(8, state: "repaired", awaits: "accept")])
  }
  func fault(_ no: Int64, caller: Caller) async throws -> FaultDetail {
    try note("fault", no)
    return FaultSamples.detail(no)
  }
  func addFault(_ request: FaultRequest, act: Act) async throws -> FaultDetail {
    try self.act(
      "addFault", act, request.symptom, request.point, request.item, request.name, request.code, request.centre,
      request.foundAt?.iso8601, request.drill)
    return FaultSamples.detail()
  }
  func step(fault no: Int64, _ request: FaultStepRequest, act: Act) async throws -> FaultDetail {
    try self.act("stepFault", act, no, request.act.rawValue, request.text, request.to, request.at?.iso8601)
    return FaultSamples.detail(no)
  }
  func outages(_ state: String?, centre: String?, page: PageRequest, caller: Caller) async throws -> Page<OutageRow> {
    try note("outages", state, centre)
    return Page(items: [FaultSamples.outage()])
  }
  func announce(_ request: OutageRequest, act: Act) async throws -> OutageRow {
    try self.act(
      "announce", act, request.what, request.from.iso8601, request.until.iso8601,
      request.points?.joined(separator: "+"), request.to?.map(\.rawValue).joined(separator: "+"), request.emergency,
      request.fault)
    return FaultSamples.outage()
  }
  func cancel(outage no: Int64, _ request: OutageCancelRequest, act: Act) async throws -> OutageRow {
    try self.act("cancelOutage", act, no, request.reason)
    return FaultSamples.outage()
  }
  func presenceChecks(_ filter: PresenceFilter, page: PageRequest, caller: Caller) async throws -> Page<PresenceRow> {
    try note("presenceChecks", filter.outcome, filter.centre)
    return Page(items: [FaultSamples.presence(), FaultSamples.presence(4, outcome: "absent")])
  }
  func ask(_ request: PresenceAskRequest, act: Act) async throws -> PresenceRow {
    try self.act("askPresence", act, request.centre, request.question)
    return FaultSamples.presence(mode: "telephone")
  }
  func answer(_ request: PresenceAnswerRequest, act: Act) async throws -> PresenceRow {
    try self.act("answerPresence", act, request.no, request.text, request.who, request.at?.iso8601)
    return FaultSamples.presence(outcome: "answered")
  }
  func notReached(presence no: Int64, _ request: PresenceCallRequest, act: Act) async throws -> PresenceRow {
    try self.act("notReached", act, no, request.note, request.at?.iso8601)
    return FaultSamples.presence(mode: "telephone")
  }
  func confirmHere(act: Act) async throws -> WatchRow {
    try self.act("confirmHere", act)
    return WatchRow(
      centre: "430105", centreName: "开福区水上交通监控中心", clause: "G3", mode: "staffed", since: nil, changes: nil,
      isExtended: false, points: [])
  }
}

/// Faults and presence checks as the daemon shows them.
enum FaultSamples {
  static let at = Timestamp(iso8601: "2026-11-21T09:10:00+08:00") ?? Timestamp(.distantPast, zone: .shanghai)

  static func row(_ no: Int64 = 7, state: String = "found", awaits: String = "report") -> FaultRow {
    FaultRow(
      no: no, revision: 2, number: "湘水监障〔2026〕430105-0001号", state: state, centre: "430105",
      centreName: "开福区水上交通监控中心", item: "PT-430105-01", itemName: "三汊矶渡口 摄像机", point: "PT-430105-01",
      code: "F05", codeName: Words("画面无效", "Camera does not show its object"), symptom: "画面黑屏，重启无效", foundAt: at,
      foundBy: "黎明", awaits: awaits, due: at, overdue: true)
  }
  static func detail(_ no: Int64 = 7) -> FaultDetail {
    FaultDetail(
      summary: row(no),
      steps: [
        FaultStepRow(step: "found", at: at, by: "黎明", text: "画面黑屏，重启无效"),
        FaultStepRow(step: "reported", at: at, by: "黎明", text: "移动公司 王工 13800138000"),
      ], excusesDraws: true, history: [])
  }
  static func outage() -> OutageRow {
    OutageRow(
      no: 3, revision: 1, state: "ahead", centre: "430105", centreName: "开福区水上交通监控中心", from: at, until: at,
      what: "视频专网割接", points: ["三汊矶渡口"], to: ["own", "superior"], emergency: false, announcedAt: at,
      announcedBy: "黎明", late: true)
  }
  static func presence(_ no: Int64 = 3, outcome: String = "open", mode: String = "room") -> PresenceRow {
    PresenceRow(
      no: no, revision: 1, outcome: outcome, mode: mode, centre: "430100", centreName: "长沙市水上交通监控中心",
      asked: "430105", askedName: "开福区水上交通监控中心", phone: mode == "telephone" ? "000-4301050" : nil, clause: "C11",
      question: "请报告值班人员姓名和值班情况。", askedAt: at, askedBy: "周平", answerBy: at)
  }
}
