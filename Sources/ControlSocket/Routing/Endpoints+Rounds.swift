import Wire

/// What people add to a day, take back, or see for themselves.
extension Endpoints {
  static func roundActs(_ desk: any ControlDesk) throws -> [Endpoint] {
    [
      try .post("/v1/findings", "what a person saw, as a finding (D5)", ObserveRequest.self, FindingRow.self) {
        ask, request in
        try required(request.code, "code")
        try required(request.note, "note")
        guard [request.point, request.centre, request.vessel].contains(where: { $0 != nil }),
          request.centre == nil || request.point == nil && request.vessel == nil
        else {
          throw ControlError.invalid(
            "point", "须指明监控点、中心或船舶（船舶可同时指明监控点）", "give a point, a centre or a vessel (a vessel may be at a point)")
        }
        return try await desk.observe(request, act: ask.act())
      },
      try .post("/v1/duties", "a leader adds a check of objects to the day (R22)", DutyAddRequest.self, DutyDetail.self)
      {
        ask, request in
        try required(request.reason, "reason")
        guard (1...PageRequest.most).contains(request.targets.count) else {
          throw ControlError.invalid("targets", "对象须有 1 至 500 个", "1 to 500 targets")
        }
        return try await desk.addDuty(request, act: ask.act())
      },
      try .post("/v1/duties/{no}/waive", "taken back with a reason (R22)", DutyWaiveRequest.self, DutyDetail.self) {
        ask, request in
        try required(request.reason, "reason")
        return try await desk.waive(duty: ask.number(), request, act: ask.act(revision: request.revision))
      },
      try .post(
        "/v1/config/apply", "the configuration takes effect today (D1)", ConfigApplyRequest.self, ConfigApplyAnswer.self
      ) { ask, request in
        try required(request.reason, "reason")
        return try await desk.applyConfiguration(request, act: ask.act())
      },
    ]
  }
}
