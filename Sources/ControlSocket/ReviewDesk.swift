package import Wire

/// Looks at how matters were dealt with (S6, G13), as the desk behind the socket has them.
package protocol ReviewDesk: Sendable {
  func reviews(centre: String?, page: PageRequest, caller: Caller) async throws -> Page<ReviewRow>
  func reviewsOwed(centre: String?, caller: Caller) async throws -> Page<ReviewOwedRow>
  func review(_ no: Int64, caller: Caller) async throws -> ReviewRow
  func begin(review request: ReviewBeginRequest, act: Act) async throws -> ReviewRow
  func judge(review no: Int64, _ request: ReviewJudgeRequest, act: Act) async throws -> ReviewRow
  func mend(review no: Int64, _ request: ReviewMendRequest, act: Act) async throws -> ReviewRow
}
