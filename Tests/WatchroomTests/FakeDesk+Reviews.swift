import ControlSocket
import Units
import Wire

extension FakeDesk {
  private func row(_ no: Int64) -> ReviewRow {
    let at = Timestamp(Instant(seconds: 1_795_345_205), offset: 8 * 3600)
    let what = Words("超载", "Overloading")
    return ReviewRow(
      no: no, revision: 3, centre: "430100", centreName: "长沙市水上交通监控中心", level: "head", state: "judging",
      occasion: "head/2026-11-16", begunAt: at, by: "彭建国",
      items: [
        ReviewItemRow(caseNo: 3, what: what, timely: true, appropriate: true, effective: true, judgedAt: at),
        ReviewItemRow(
          caseNo: 5, what: what, timely: false, appropriate: true, effective: false, note: "通知迟发一天，船主未整改",
          judgedAt: at, mendDue: at),
        ReviewItemRow(caseNo: 9, what: what),
      ])
  }
  func reviews(centre: String?, page: PageRequest, caller: Caller) async throws -> Page<ReviewRow> {
    try note("reviews", centre)
    return Page(items: [row(1)])
  }
  func reviewsOwed(centre: String?, caller: Caller) async throws -> Page<ReviewOwedRow> {
    try note("reviewsOwed", centre)
    return Page(items: [
      ReviewOwedRow(
        centre: "430100", centreName: "长沙市水上交通监控中心", level: "leadership", from: "2026-09-24",
        through: "2026-09-30", holiday: "国庆节", standing: "missed")
    ])
  }
  func review(_ no: Int64, caller: Caller) async throws -> ReviewRow {
    try note("review", no)
    return row(no)
  }
  func begin(review request: ReviewBeginRequest, act: Act) async throws -> ReviewRow {
    try self.act("beginReview", act, request.level.rawValue)
    return row(1)
  }
  func judge(review no: Int64, _ request: ReviewJudgeRequest, act: Act) async throws -> ReviewRow {
    try self.act(
      "judgeReview", act, no, request.caseNo, request.timely, request.appropriate, request.effective, request.note)
    return row(no)
  }
  func mend(review no: Int64, _ request: ReviewMendRequest, act: Act) async throws -> ReviewRow {
    try self.act("mendReview", act, no, request.caseNo, request.text)
    return row(no)
  }
}
