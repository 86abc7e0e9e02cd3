import Wire

/// 交接班 (G6, S2).
extension Endpoints {
  static func handovers(_ desk: any ControlDesk) throws -> [Endpoint] {
    [
      try .get(
        "/v1/handovers", "handovers of form 6 (监控中心交接班登记表), the newest first",
        query: [.centre, .limit, .cursor], Page<HandoverRow>.self
      ) { ask in
        try await desk.handovers(centre: ask.text("centre"), page: ask.page(), caller: ask.caller)
      },
      try .get(
        "/v1/handovers/current", "the handover that is under way, or comes next, with what is open now",
        query: [.centre], HandoverRow.self
      ) { ask in
        try await desk.currentHandover(centre: ask.text("centre"), caller: ask.caller)
      },
      try .post(
        "/v1/handovers/prepare", "the off-going watch writes it", HandoverPrepareRequest.self, HandoverRow.self
      ) { ask, request in
        guard request.equipment.count <= 100, (request.instructions ?? "").count <= 4000 else {
          throw ControlError.invalid("equipment", "内容过多", "too much")
        }
        return try await desk.prepare(request, act: ask.act())
      },
      try .post(
        "/v1/handovers/sign", "signed by who takes over, then by who goes", HandoverSignRequest.self, HandoverRow.self
      ) { ask, request in
        try await desk.sign(request, act: ask.act())
      },
      try .get(
        "/v1/day-records", "days of the last month and who has looked at their records (S1)", query: [.centre],
        Page<DayRecordRow>.self
      ) { ask in
        try await desk.dayRecords(centre: ask.text("centre"), caller: ask.caller)
      },
      try .post(
        "/v1/day-records/sign", "a supervisor has looked at a day's record and signs (S1)", DayRecordSignRequest.self,
        DayRecordRow.self
      ) { ask, request in
        guard (request.note ?? "").count <= 1000 else { throw ControlError.invalid("note", "内容过多", "too much") }
        return try await desk.sign(day: request, act: ask.act())
      },
      try .post(
        "/v1/handovers/swap", "a substitute asked for (G6)", HandoverSwapRequest.self, HandoverRow.self
      ) { ask, request in
        try await desk.ask(swap: request, act: ask.act())
      },
      try .post(
        "/v1/handovers/approve", "a substitute approved by the leader in charge (G6)", HandoverApproveRequest.self,
        HandoverRow.self
      ) { ask, request in
        try await desk.approve(swap: request, act: ask.act())
      },
    ]
  }
}
