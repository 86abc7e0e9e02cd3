import ControlSocket
import Units
import Wire

extension FakeDesk {
  func incidents(_ filter: IncidentFilter, page: PageRequest, caller: Caller) async throws -> Page<IncidentRow> {
    try note("incidents", filter.state, filter.centre)
    return Page(items: [IncidentSamples.row(), IncidentSamples.row(6, emergency: false)])
  }
  func incident(_ no: Int64, caller: Caller) async throws -> IncidentDetail {
    try note("incident", no)
    return IncidentSamples.detail(no)
  }
  func receive(incident no: Int64, act: Act) async throws -> IncidentDetail {
    try self.act("receiveIncident", act, no)
    return IncidentSamples.detail(no)
  }
  func set(incident no: Int64, _ request: IncidentSetRequest, act: Act) async throws -> IncidentDetail {
    try self.act(
      "setIncident", act, no,
      request.figures?.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "+"),
      request.unknown?.joined(separator: "+"),
      request.vessels?.map { "\($0.name)/\($0.tonnage ?? 0)/\($0.power ?? 0)" }.joined(separator: "+"),
      request.transport?.joined(separator: "+"), request.emergency, request.majorLeak, request.reason)
    return IncidentSamples.detail(no)
  }
  func log(incident no: Int64, _ request: IncidentLogRequest, act: Act) async throws -> IncidentDetail {
    try self.act("logIncident", act, no, request.text, request.happenedAt?.iso8601, request.help)
    return IncidentSamples.detail(no)
  }
  func call(incident no: Int64, _ request: IncidentCallRequest, act: Act) async throws -> IncidentDetail {
    try self.act("callIncident", act, no, request.party, request.reached, request.note, request.at?.iso8601)
    return IncidentSamples.detail(no)
  }
  func approve(incident no: Int64, _ request: IncidentApproveRequest, act: Act) async throws -> IncidentDetail {
    try self.act("approveIncident", act, no, request.submission)
    return IncidentSamples.detail(no)
  }
  func sendBack(incident no: Int64, _ request: IncidentSendBackRequest, act: Act) async throws -> IncidentDetail {
    try self.act("sendBackIncident", act, no, request.words, request.submission)
    return IncidentSamples.detail(no)
  }
  func followUp(incident no: Int64, _ request: IncidentTextRequest, act: Act) async throws -> IncidentDetail {
    try self.act("followUpIncident", act, no, request.text)
    return IncidentSamples.detail(no)
  }
  func instruct(incident no: Int64, _ request: IncidentTextRequest, act: Act) async throws -> IncidentDetail {
    try self.act("instructIncident", act, no, request.text)
    return IncidentSamples.detail(no)
  }
  func finish(incident no: Int64, _ request: IncidentFinalRequest, act: Act) async throws -> IncidentDetail {
    try self.act("finishIncident", act, no, request.text, request.cause, request.measures, request.reason)
    return IncidentSamples.detail(no)
  }
}

/// Incidents as the daemon shows them.
enum IncidentSamples {
  static func row(_ no: Int64 = 5, emergency: Bool = true) -> IncidentRow {
    IncidentRow(
      no: no, revision: 4, number: "湘水监事〔2026〕430105-0001号", state: "dispatched", centre: "430105",
      centreName: "开福区水上交通监控中心", waters: "开福区水上交通监控中心", kind: "accident", code: "A02",
      codeName: Words("翻沉", "Capsize or sinking"), severity: emergency ? "emergency" : "serious",
      grade: Words(
        "较大事故（制度所称重大以上事故）（伤亡数据待核，按已知数据）", "considerable accident (major or worse in the words of the regulation)"),
      occurredAt: Samples.now, place: "捞刀河口", vesselName: "湘开福渡01", next: next[0], waiting: 1, toCall: 2,
      drill: !emergency)
  }

  static let next = [
    Words(
      "呼叫长沙市水上搜救分中心（000-4301009）：incident call 5 U-430100-E --reached|--no-answer",
      "Call 长沙市水上搜救分中心 (000-4301009): incident call 5 U-430100-E --reached|--no-answer"),
    Words(
      "待开福区水上交通监控中心中心领导批准：incident approve 5 --submission 1",
      "With the centre leader of 开福区水上交通监控中心: incident approve 5 --submission 1"),
  ]

  static func detail(_ no: Int64 = 5) -> IncidentDetail {
    let now = Samples.now
    return IncidentDetail(
      summary: row(no),
      fields: [
        FieldRow(label: Words("文书编号", "Number"), value: "湘水监事〔2026〕430105-0001号"),
        FieldRow(label: Words("等级", "Grade"), value: "较大事故（制度所称重大以上事故）"),
        FieldRow(label: Words("船上人数及伤亡失踪", "Persons"), value: "船上 12，受伤 4，其中重伤 1，失踪 2，死亡 1"),
        FieldRow(label: Words("事件经过", "Course"), value: "渡船横越航道时与下行货船碰撞后翻沉，附近渔船救起九人，三人下落不明，现场水流湍急。"),
      ], figures: ["dead": 1, "missing": 2], next: next,
      submissions: [
        SubmissionRow(
          no: 1, centre: "430105", centreName: "开福区水上交通监控中心", what: "report", state: "centreLeader",
          to: ["开福区地方海事处", "长沙市水上交通监控中心"], clause: "X9(c)", why: Words("重大以上事故", "major"), since: now,
          dutyLeader: "邓磊", dutyLeaderAt: now, returned: "人数请再核")
      ],
      calls: [
        PlanCallRow(
          party: "vessel", name: Words("船方（驾长、船长）", "the vessel"), addresses: [], since: now, waited: 7, attempts: 2,
          note: "无人接听", by: "周勇", isNext: false),
        PlanCallRow(
          party: "U-430105-T1", name: Words("沙坪街道办事处", "沙坪街道办事处"), addresses: [], since: now, waited: 0,
          reachedAt: now, attempts: 1, note: "派冲锋舟两艘", by: "周勇", isNext: false),
        PlanCallRow(
          party: "U-430100-E", name: Words("长沙市水上搜救分中心", "长沙市水上搜救分中心"), phone: "000-4301009", addresses: [],
          since: now, waited: 7, attempts: 0, isNext: true),
      ],
      told: [ToldRow(at: now, to: "长沙市水上交通监控中心", clause: "X9(b)", timing: "atOnce", why: Words("紧急险情", "emergency"))],
      receipts: [
        IncidentReceiptRow(
          centre: "430100", centreName: "长沙市水上交通监控中心", fromName: "开福区水上交通监控中心", up: true, at: now)
      ],
      instructions: [
        IncidentWordRow(
          no: 1, centre: "430100", centreName: "长沙市水上交通监控中心", text: "立即封航，全力搜救，每半小时报一次。", at: now, by: "易学军")
      ],
      helps: [
        IncidentWordRow(no: 1, centre: "430105", centreName: "开福区水上交通监控中心", text: "请求增派拖轮", at: now, by: "周勇")
      ],
      log: [
        IncidentLineRow(happenedAt: now, recordedAt: now, kind: "note", by: "周勇", text: "渔船救起九人，送医四人"),
        IncidentLineRow(happenedAt: now, recordedAt: now, kind: "told", text: "X9(b) 长沙市水上交通监控中心、开福区地方海事处"),
      ],
      changes: [IncidentChangeRow(field: "dead", after: "1", asOf: now, at: now, by: "周勇")], deliveries: [])
  }
}
