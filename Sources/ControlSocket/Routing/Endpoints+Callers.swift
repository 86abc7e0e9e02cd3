import Wire

/// What the public told a centre (S6, S8).
extension Endpoints {
  static func callers(_ desk: any ControlDesk) throws -> [Endpoint] {
    [
      try .get(
        "/v1/callers", "what the public told a centre (群众来电来访)",
        query: [.text("state", "a state of the row, waiting or overdue; all unless said"), .centre, .limit, .cursor],
        Page<CallerRow>.self
      ) { ask in
        try await desk.callers(ask.text("state"), centre: ask.text("centre"), page: ask.page(), caller: ask.caller)
      },
      try .get("/v1/callers/{no}", "one of them", CallerRow.self) { ask in
        try await desk.publicReport(ask.number(), caller: ask.caller)
      },
      try .post(
        "/v1/callers", "taken down; with a code it is a finding as well", CallerRequest.self, CallerRow.self
      ) { ask, request in
        try required(request.text, "text")
        return try await desk.take(request, act: ask.act())
      },
      try .post(
        "/v1/callers/{no}/steps", "on the scene, an opinion, closed, called back, not reached",
        CallerStepRequest.self, CallerRow.self
      ) { ask, request in
        try await desk.step(publicReport: ask.number(), request, act: ask.act(revision: request.revision))
      },
    ]
  }
}
