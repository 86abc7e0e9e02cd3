import Wire

/// Faults and outages (P12, C14, X10, G11, S5), presence checks (P8, C11, R8).
extension Endpoints {
  static func faults(_ desk: any ControlDesk) throws -> [Endpoint] {
    try faultRows(desk) + outages(desk) + presence(desk)
  }

  private static func faultRows(_ desk: any ControlDesk) throws -> [Endpoint] {
    [
      try .get(
        "/v1/faults", "faults of form 3 (设备(系统)运行故障申报修复登记表)",
        query: [.text("state", "a state of the row, open or overdue; all unless said"), .centre, .limit, .cursor],
        Page<FaultRow>.self
      ) { ask in
        let filter = FaultFilter(state: ask.text("state"), centre: ask.text("centre"))
        return try await desk.faults(filter, page: ask.page(), caller: ask.caller)
      },
      try .get("/v1/faults/{no}", "a fault with its steps", FaultDetail.self) { ask in
        try await desk.fault(ask.number(), caller: ask.caller)
      },
      try .post("/v1/faults", "a fault that a person reports", FaultRequest.self, FaultDetail.self) { ask, request in
        try said(request.symptom, "symptom")
        return try await desk.addFault(request, act: ask.act())
      },
      try .post(
        "/v1/faults/{no}/steps", "reported, diagnosed, sent for repair, repaired, accepted, sent back, withdrawn",
        FaultStepRequest.self, FaultDetail.self
      ) { ask, request in
        try await desk.step(fault: ask.number(), request, act: ask.act(revision: request.revision))
      },
    ]
  }

  private static func outages(_ desk: any ControlDesk) throws -> [Endpoint] {
    [
      try .get(
        "/v1/outages", "what will not work for a time, announced (S5)",
        query: [.text("state", "a state of the row; all unless said"), .centre, .limit, .cursor], Page<OutageRow>.self
      ) { ask in
        try await desk.outages(ask.text("state"), centre: ask.text("centre"), page: ask.page(), caller: ask.caller)
      },
      try .post("/v1/outages", "an outage announced", OutageRequest.self, OutageRow.self) { ask, request in
        try said(request.what, "what")
        guard request.points?.count ?? 0 <= 100 else {
          throw ControlError.invalid("points", "points 最多 100 个", "at most 100 points")
        }
        return try await desk.announce(request, act: ask.act())
      },
      try .post(
        "/v1/outages/{no}/cancel", "an outage taken back", OutageCancelRequest.self, OutageRow.self
      ) { ask, request in
        try said(request.reason, "reason")
        return try await desk.cancel(outage: ask.number(), request, act: ask.act(revision: request.revision))
      },
    ]
  }

  private static func presence(_ desk: any ControlDesk) throws -> [Endpoint] {
    [
      try .get(
        "/v1/presence-checks", "presence checks (查岗), asked or to be answered",
        query: [
          .text("outcome", "open, answered, answered-late, absent or not-judged; all unless said"), .centre, .limit,
          .cursor,
        ], Page<PresenceRow>.self
      ) { ask in
        let filter = PresenceFilter(outcome: ask.text("outcome"), centre: ask.text("centre"))
        return try await desk.presenceChecks(filter, page: ask.page(), caller: ask.caller)
      },
      try .post(
        "/v1/presence-checks", "a subordinate centre is asked (P8, C11)", PresenceAskRequest.self, PresenceRow.self
      ) { ask, request in
        try await desk.ask(request, act: ask.act())
      },
      try .post(
        "/v1/presence-checks/answer", "the room answers; or who called enters the answer", PresenceAnswerRequest.self,
        PresenceRow.self
      ) { ask, request in
        try await desk.answer(request, act: ask.act())
      },
      try .post(
        "/v1/presence-checks/{no}/not-reached", "a call that nobody took", PresenceCallRequest.self, PresenceRow.self
      ) { ask, request in
        try await desk.notReached(presence: ask.number(), request, act: ask.act())
      },
      try .post(
        "/v1/watches/here", "the room confirms its own watch (R8)", HereRequest.self, WatchRow.self
      ) { ask, _ in
        try await desk.confirmHere(act: ask.act())
      },
    ]
  }

  private static func said(_ text: String, _ field: String) throws {
    guard text.contains(where: { !$0.isWhitespace }) else {
      throw ControlError.invalid(field, "\(field) 不能为空", "\(field) may not be empty")
    }
  }
}
