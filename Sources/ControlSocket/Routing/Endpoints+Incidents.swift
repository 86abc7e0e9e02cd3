import Wire

/// Incidents, form 5 (P9, P10, C12, C13, X9).
extension Endpoints {
  static func incidents(_ desk: any ControlDesk) throws -> [Endpoint] {
    let reading = [
      try Endpoint.get(
        "/v1/incidents", "incidents (form 5), the last filed first",
        query: [.text("state", "open (unless said), waiting, closed or all"), .centre, .limit, .cursor],
        Page<IncidentRow>.self
      ) { ask in
        let filter = IncidentFilter(centre: ask.text("centre"), state: ask.text("state"))
        return try await desk.incidents(filter, page: ask.page(), caller: ask.caller)
      },
      try .get("/v1/incidents/{no}", "form 5 with all that belongs to it", IncidentDetail.self) { ask in
        try await desk.incident(ask.number(), caller: ask.caller)
      },
    ]
    return try reading + incidentFacts(desk) + incidentPapers(desk)
  }

  private static func incidentFacts(_ desk: any ControlDesk) throws -> [Endpoint] {
    [
      try .post(
        "/v1/incidents/{no}/set", "figures and words; what they owe goes at once (R9)", IncidentSetRequest.self,
        IncidentDetail.self
      ) { ask, request in
        for (list, field) in [(request.vessels?.count, "vessels"), (request.transport?.count, "transport")]
        where list ?? 0 > 50 {
          throw ControlError.invalid(field, "\(field) 最多 50 项", "at most 50 \(field)")
        }
        return try await desk.set(incident: ask.number(), request, act: ask.act(revision: request.revision))
      },
      try .post(
        "/v1/incidents/{no}/log", "a line of the running log, or a request for help (P10)", IncidentLogRequest.self,
        IncidentDetail.self
      ) { ask, request in
        try said(request.text, "text")
        return try await desk.log(incident: ask.number(), request, act: ask.act())
      },
      try .post(
        "/v1/incidents/{no}/call", "a call of the emergency plan (C13)", IncidentCallRequest.self, IncidentDetail.self
      ) { ask, request in
        try said(request.party, "party")
        return try await desk.call(incident: ask.number(), request, act: ask.act())
      },
      try .post(
        "/v1/incidents/{no}/receive", "its receipt confirmed; from above: taken over (P9, P10, C12)",
        EmptyRequest.self, IncidentDetail.self
      ) { ask, _ in
        try await desk.receive(incident: ask.number(), act: ask.act())
      },
      try .post(
        "/v1/incidents/{no}/instruct", "an instruction to those below (P10)", IncidentTextRequest.self,
        IncidentDetail.self
      ) { ask, request in
        try said(request.text, "text")
        return try await desk.instruct(incident: ask.number(), request, act: ask.act())
      },
    ]
  }

  private static func incidentPapers(_ desk: any ControlDesk) throws -> [Endpoint] {
    [
      try .post(
        "/v1/incidents/{no}/approve", "the duty leader reports, the centre leader approves (R6)",
        IncidentApproveRequest.self, IncidentDetail.self
      ) { ask, request in
        try await desk.approve(incident: ask.number(), request, act: ask.act(revision: request.revision))
      },
      try .post(
        "/v1/incidents/{no}/send-back", "sent back with words (R6)", IncidentSendBackRequest.self, IncidentDetail.self
      ) { ask, request in
        try said(request.words, "words")
        return try await desk.sendBack(incident: ask.number(), request, act: ask.act(revision: request.revision))
      },
      try .post(
        "/v1/incidents/{no}/follow-up", "what follows, to whom the first went", IncidentTextRequest.self,
        IncidentDetail.self
      ) { ask, request in
        try said(request.text, "text")
        return try await desk.followUp(incident: ask.number(), request, act: ask.act(revision: request.revision))
      },
      try .post(
        "/v1/incidents/{no}/final", "the final report, which closes the case once it is agreed to",
        IncidentFinalRequest.self, IncidentDetail.self
      ) { ask, request in
        try said(request.text, "text")
        return try await desk.finish(incident: ask.number(), request, act: ask.act(revision: request.revision))
      },
    ]
  }

  private static func said(_ text: String, _ field: String) throws {
    guard text.contains(where: { !$0.isWhitespace }) else {
      throw ControlError.invalid(field, "\(field) 不能为空", "\(field) may not be empty")
    }
  }
}
