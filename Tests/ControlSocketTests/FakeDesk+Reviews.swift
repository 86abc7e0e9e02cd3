import ControlSocket
import Wire

extension FakeDesk {
  func reviews(centre: String?, page: PageRequest, caller: Caller) async throws -> Page<ReviewRow> {
    try answer("reviews", page: page)
  }
  func reviewsOwed(centre: String?, caller: Caller) async throws -> Page<ReviewOwedRow> { try answer("reviewsOwed") }
  func review(_ no: Int64, caller: Caller) async throws -> ReviewRow { try answer("review") }
  func begin(review request: ReviewBeginRequest, act: ControlSocket.Act) async throws -> ReviewRow {
    try answer("beginReview", act: act)
  }
  func judge(review no: Int64, _ request: ReviewJudgeRequest, act: ControlSocket.Act) async throws -> ReviewRow {
    try answer("judgeReview", act: act)
  }
  func mend(review no: Int64, _ request: ReviewMendRequest, act: ControlSocket.Act) async throws -> ReviewRow {
    try answer("mendReview", act: act)
  }
}
