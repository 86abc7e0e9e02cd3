import ControlSocket
import Units
import Wire

extension FakeDesk {
  func handovers(centre: String?, page: PageRequest, caller: Caller) async throws -> Page<HandoverRow> {
    try note("handovers", centre)
    return Page(items: [HandoverSamples.row(state: "complete")])
  }
  func currentHandover(centre: String?, caller: Caller) async throws -> HandoverRow {
    try note("handover", centre)
    return HandoverSamples.row()
  }
  func prepare(_ request: HandoverPrepareRequest, act: Act) async throws -> HandoverRow {
    try self.act(
      "prepareHandover", act, request.equipment.map { "\($0.equipment)=\($0.state)" }.joined(separator: "+"),
      request.instructions)
    return HandoverSamples.row()
  }
  func sign(_ request: HandoverSignRequest, act: Act) async throws -> HandoverRow {
    try self.act("signHandover", act, request.arrived?.iso8601)
    return HandoverSamples.row(state: "taken-over")
  }
  func ask(swap request: HandoverSwapRequest, act: Act) async throws -> HandoverRow {
    try self.act("askSwap", act, request.out, request.instead, request.reason)
    return HandoverSamples.row()
  }
  func dayRecords(centre: String?, caller: Caller) async throws -> Page<DayRecordRow> {
    try note("dayRecords", centre)
    return Page(items: [HandoverSamples.day()])
  }
  func sign(day request: DayRecordSignRequest, act: Act) async throws -> DayRecordRow {
    try self.act("signDay", act, request.day?.iso, request.note)
    return HandoverSamples.day()
  }
  func approve(swap request: HandoverApproveRequest, act: Act) async throws -> HandoverRow {
    try self.act("approveSwap", act, request.out)
    return HandoverSamples.row()
  }
}

enum HandoverSamples {
  private static func at(_ clock: String) -> Timestamp {
    Timestamp(Instant(iso8601: "2026-11-21T\(clock):00+08:00") ?? .distantPast, offset: 28_800)
  }

  static func day() -> DayRecordRow {
    DayRecordRow(
      centre: "430100", centreName: "长沙市水上交通监控中心", day: CivilDate(iso: "2026-11-21") ?? CivilDate(dayNumber: 0),
      checks: 12, signatures: [DayRecordSignature(by: "易学军", at: at("17:30"), note: "已阅")])
  }

  static func row(state: String = "prepared") -> HandoverRow {
    HandoverRow(
      no: 9, revision: 2, centre: "430100", centreName: "长沙市水上交通监控中心", state: state, offStarts: at("08:00"),
      offEnds: at("14:00"), onStarts: at("14:00"), onEnds: at("20:00"),
      offGoing: [HandoverPerson(id: "P-430100-01", name: "周勇")],
      onComing: [HandoverPerson(id: "P-430100-03", name: "唐思远", signedAt: at("13:55"))],
      leaderOff: HandoverPerson(id: "P-430100-11", name: "易学军"),
      leaderOn: HandoverPerson(id: "P-430100-11", name: "易学军"), preparedBy: "周勇", preparedAt: at("13:30"),
      equipment: [HandoverItem(equipment: "大屏幕", state: "正常")],
      matters: [HandoverMatter(what: "案件 3 超速", state: "已派遣", next: "待回复")], instructions: "夜间有大雾预警",
      lateMinutes: state == "taken-over" ? 12 : nil)
  }
}
