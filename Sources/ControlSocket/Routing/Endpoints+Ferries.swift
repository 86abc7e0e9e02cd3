import Wire

/// Ferry lines, trips and sign-offs (P7, C5).
extension Endpoints {
  static func ferries(_ desk: any ControlDesk) throws -> [Endpoint] {
    let filters: [Endpoint.Parameter] = [
      .centre, .text("line", "id of the line"), .text("vessel", "id, MMSI or name"), .day("day", "today unless said"),
    ]
    var signing = try Endpoint.post(
      "/v1/sign-offs",
      "a departure is signed (签单发航); also as application/x-www-form-urlencoded: vessel, berth, at, persons, clerk, note",
      SignOffRequest.self, SignOffRow.self
    ) { ask, request in
      try required(request.vessel, "vessel")
      try required(request.berth, "berth")
      if let clerk = request.clerk { try required(clerk, "clerk") }
      guard (0...20_000).contains(request.persons ?? 0) else {
        throw ControlError.invalid("persons", "persons 应在 0 至 20000 之间", "persons is 0 to 20000")
      }
      return try await desk.signDeparture(request, act: ask.act())
    }
    signing.form = ["persons"]
    return [
      try .get(
        "/v1/lines", "ferry lines with the day's counts of trips", query: filters, Page<LineRow>.self
      ) { ask in
        try await desk.lines(filter(ask), caller: ask.caller)
      },
      try .get(
        "/v1/trips", "trips of the day, counted from the tracks, latest first",
        query: filters + [
          .flag("unsigned", "true: only departures without the sign-off they need"), .limit, .cursor,
        ], Page<TripRow>.self
      ) { ask in
        try await desk.trips(filter(ask), page: ask.page(), caller: ask.caller)
      },
      try .get(
        "/v1/sign-offs", "sign-offs of the day, latest first", query: filters + [.limit, .cursor],
        Page<SignOffRow>.self
      ) { ask in
        try await desk.signOffs(filter(ask), page: ask.page(), caller: ask.caller)
      },
      signing,
    ]
  }

  private static func filter(_ ask: Ask) throws -> TripFilter {
    TripFilter(
      centre: ask.text("centre"), line: ask.text("line"), vessel: ask.text("vessel"), day: try ask.day("day"),
      unsigned: try ask.flag("unsigned") ?? false)
  }
}
