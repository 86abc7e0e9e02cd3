import Wire

extension Endpoints {
  static func watches(_ desk: any ControlDesk) throws -> [Endpoint] {
    [
      try .get(
        "/v1/watches", "staffed or telephone standby, and until when (G3, G4)", query: [.centre], Page<WatchRow>.self
      ) { ask in
        try await desk.watches(centre: ask.text("centre"), caller: ask.caller)
      },
      try .post(
        "/v1/watches/berthed", "the last vessel of a point's day has berthed (G3)", BerthedRequest.self, WatchRow.self
      ) { ask, request in
        try await desk.recordBerthed(request, act: ask.act())
      },
      try .post(
        "/v1/watches/late", "the last vessel of a point's day runs late (G3)", LateRequest.self, WatchRow.self
      ) { ask, request in
        try await desk.recordLate(request, act: ask.act())
      },
    ]
  }
}
