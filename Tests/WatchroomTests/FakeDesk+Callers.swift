import ControlSocket
import Units
import Wire

extension FakeDesk {
  private func row(_ no: Int64) -> CallerRow {
    let at = Timestamp(Instant(seconds: 1_795_345_205), offset: 8 * 3600)
    return CallerRow(
      no: no, revision: 1, state: "open", centre: "430100", centreName: "长沙市水上交通监控中心", means: "telephone",
      grade: "complaint", takenAt: at, takenBy: "周勇", text: "渡口值班人员态度不好", place: "三汊矶渡口", name: "李某",
      phone: "13900000000", confidential: true, awaits: "opinion", due: at, overdue: true)
  }
  func callers(_ state: String?, centre: String?, page: PageRequest, caller: Caller) async throws -> Page<CallerRow> {
    try note("callers", state, centre)
    return Page(items: [row(1)])
  }
  func publicReport(_ no: Int64, caller: Caller) async throws -> CallerRow {
    try note("publicReport", no)
    return row(no)
  }
  func take(_ request: CallerRequest, act: Act) async throws -> CallerRow {
    try self.act(
      "take", act, request.text, request.grade?.rawValue, request.phone, request.confidential, request.scene,
      request.code, request.point)
    return row(1)
  }
  func step(publicReport no: Int64, _ request: CallerStepRequest, act: Act) async throws -> CallerRow {
    try self.act("stepCaller", act, no, request.act.rawValue, request.text)
    return row(no)
  }
}
