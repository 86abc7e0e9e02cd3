import Wire

/// Sailing bans (P7), and readings of gauges and weather stations.
extension Endpoints {
  static func waters(_ desk: any ControlDesk) throws -> [Endpoint] {
    [
      try .get(
        "/v1/bans", "sailing bans (禁航令)",
        query: [.text("state", "a state of the row, or live; all unless said"), .centre, .limit, .cursor],
        Page<BanRow>.self
      ) { ask in
        try await desk.bans(
          state: ask.text("state"), centre: ask.text("centre"), page: ask.page(), caller: ask.caller)
      },
      try .post("/v1/bans", "a sailing ban declared, and passed on (P5, P7)", BanRequest.self, BanRow.self) {
        ask, request in
        try required(request.reason, "reason")
        if request.waters.isEmpty || request.waters.count > 100 {
          throw ControlError.invalid("waters", "waters 须写 1 至 100 处水域", "1 to 100 waters")
        }
        return try await desk.declareBan(request, act: ask.act())
      },
      try .post("/v1/bans/{no}/lift", "a sailing ban lifted", BanLiftRequest.self, BanRow.self) { ask, request in
        try required(request.reason, "reason")
        return try await desk.lift(ban: ask.number(), request, act: ask.act(revision: request.revision))
      },
      try .get(
        "/v1/readings", "what gauges and weather stations last read, and the rules that ask for it", query: [.centre],
        Page<ReadingRow>.self
      ) { ask in try await desk.readings(centre: ask.text("centre"), caller: ask.caller) },
      try .post("/v1/readings", "a reading entered by a person", ReadingRequest.self, Page<ReadingRow>.self) {
        ask, request in
        try required(request.station, "station")
        return try await desk.enterReading(request, act: ask.act())
      },
    ]
  }
}
