import Wire

/// Looks at how matters were dealt with (业务抽查: S6, G13).
extension Endpoints {
  static func reviews(_ desk: any ControlDesk) throws -> [Endpoint] {
    [
      try .get(
        "/v1/reviews", "looks at how matters were dealt with, the newest first", query: [.centre, .limit, .cursor],
        Page<ReviewRow>.self
      ) { ask in
        try await desk.reviews(centre: ask.text("centre"), page: ask.page(), caller: ask.caller)
      },
      try .get(
        "/v1/reviews/owed", "which looks are owed, and which of the last quarter were taken or missed",
        query: [.centre], Page<ReviewOwedRow>.self
      ) { ask in
        try await desk.reviewsOwed(centre: ask.text("centre"), caller: ask.caller)
      },
      try .get("/v1/reviews/{no}", "one of them", ReviewRow.self) { ask in
        try await desk.review(ask.number(), caller: ask.caller)
      },
      try .post(
        "/v1/reviews", "begun: the matters are drawn", ReviewBeginRequest.self, ReviewRow.self
      ) { ask, request in
        try await desk.begin(review: request, act: ask.act())
      },
      try .post(
        "/v1/reviews/{no}/judge", "a matter judged: prompt, proper, effective", ReviewJudgeRequest.self, ReviewRow.self
      ) { ask, request in
        guard (request.note ?? "").count <= 1000 else { throw ControlError.invalid("note", "内容过多", "too much") }
        return try await desk.judge(review: ask.number(), request, act: ask.act(revision: request.revision))
      },
      try .post(
        "/v1/reviews/{no}/mend", "what was found wanting is put right", ReviewMendRequest.self, ReviewRow.self
      ) { ask, request in
        try required(request.text, "text")
        return try await desk.mend(review: ask.number(), request, act: ask.act(revision: request.revision))
      },
    ]
  }
}
