import Units
import Wire

/// All routes of the socket. Each is one line of what it is and one call of the desk.
enum Endpoints {
  static func all(
    desk: any ControlDesk, events: EventStreams, meter: SocketMeter, version: String
  ) throws -> [Endpoint] {
    var all = try daemon(desk) + duties(desk) + findings(desk) + matters(desk) + traffic(desk) + papers(desk)
    all += try reports(desk) + agenda(desk) + equipment(desk) + objects(desk) + keySheets(desk) + safety(desk)
    all += try caseLife(desk) + incidents(desk) + forms(desk) + faults(desk) + handovers(desk) + callers(desk)
    all += try reviews(desk) + terminalTexts(desk) + zones(desk) + evidence(desk) + waters(desk) + ferries(desk)
    all += try acts(desk) + roundActs(desk) + watches(desk)
    all += [events.endpoint(desk), metrics(desk, events, meter)]
    let page = openAPI(page: [])
    all.append(openAPI(page: try AnswerWriter.write(try OpenAPI.document(all + [page], version: version))))
    return all
  }

  private static func metrics(_ desk: any ControlDesk, _ events: EventStreams, _ meter: SocketMeter) -> Endpoint {
    Endpoint(
      verb: .get, path: "/metrics", about: "metrics for Prometheus", query: [], body: nil,
      outcome: .other(["text/plain"])
    ) { _ in
      let text = MetricsText.write(await desk.metrics() + meter.metrics(streams: events.count))
      return .bytes(Array(text.utf8), type: MetricsText.contentType)
    }
  }

  private static func openAPI(page: [UInt8]) -> Endpoint {
    Endpoint(
      verb: .get, path: "/openapi.json", about: "this description (OpenAPI 3.1)", query: [], body: nil,
      outcome: .other(["application/json"])
    ) { _ in .bytes(page, type: "application/json") }
  }

  private static func daemon(_ desk: any ControlDesk) throws -> [Endpoint] {
    [
      try .get("/v1/status", "what a watchkeeper needs on one screen", query: [.centre], StatusReport.self) { ask in
        try await desk.status(centre: ask.text("centre"), caller: ask.caller)
      },
      try .get("/v1/whoami", "whom the daemon takes the caller for", WhoAmI.self) { ask in
        try await desk.whoAmI(caller: ask.caller)
      },
      Endpoint(
        verb: .get, path: "/healthz", about: "200 while the engine cycles within its time, else 503", query: [],
        body: nil, outcome: .json(try SchemaProbe.schema(of: Health.self))
      ) { _ in
        let health = await desk.health()
        return .json(try AnswerWriter.write(health), revision: nil, status: health.ok ? 200 : 503)
      },
    ]
  }

  private static func duties(_ desk: any ControlDesk) throws -> [Endpoint] {
    let filter: @Sendable (Ask) throws -> DutyFilter = { ask in
      DutyFilter(
        centre: ask.text("centre"), day: try ask.day("day"), states: try ask.choices("state"),
        clause: ask.text("clause"), id: ask.text("id"))
    }
    let query: [Endpoint.Parameter] = [
      .centre, .day("day", "today unless said"), .text("clause", "P3, C2, X2, …"),
      .text("id", "only the duty of this id"),
      .text("state", "one or more of \(DutyStateName.words.joined(separator: ",")), separated by commas"), .limit,
      .cursor,
    ]
    return [
      try .get("/v1/duties", "what is owed (D1)", query: query, Page<DutyRow>.self) { ask in
        try await desk.duties(filter(ask), page: ask.page(), caller: ask.caller)
      },
      try .get("/v1/duties/{no}", "why it is owed, and what is done of it", DutyDetail.self) { ask in
        try await desk.duty(ask.number(), caller: ask.caller)
      },
      try .get("/v1/duties/{no}/explain", "its numbers, and why these objects", DutyExplanation.self) { ask in
        try await desk.explain(duty: ask.number(), caller: ask.caller)
      },
      try .get("/v1/rounds", "rounds and spot checks", query: query, Page<DutyRow>.self) { ask in
        try await desk.rounds(filter(ask), page: ask.page(), caller: ask.caller)
      },
      try .get("/v1/rounds/{no}", "a round with its targets and form 4", RoundDetail.self) { ask in
        try await desk.round(ask.number(), caller: ask.caller)
      },
    ]
  }

  private static func findings(_ desk: any ControlDesk) throws -> [Endpoint] {
    [
      try .get(
        "/v1/findings", "findings with their alarms (D5)",
        query: [
          .text("state", "open (unless said) or all"), .centre,
          .choice("severity", SeverityName.self, "only this severity"), .limit, .cursor,
        ], Page<FindingRow>.self
      ) { ask in
        let state = ask.text("state") ?? "open"
        guard ["open", "all"].contains(state) else {
          throw ControlError.malformed("state 只能是 open 或 all", "state is open or all")
        }
        let filter = FindingFilter(
          openOnly: state == "open", centre: ask.text("centre"), severity: try ask.choice("severity"))
        return try await desk.findings(filter, page: ask.page(), caller: ask.caller)
      },
      try .get("/v1/findings/{no}", "a finding with its reason, evidence and ladder", FindingDetail.self) { ask in
        try await desk.finding(ask.number(), caller: ask.caller)
      },
    ]
  }

  private static func matters(_ desk: any ControlDesk) throws -> [Endpoint] {
    let state = Endpoint.Parameter.text("state", "a state of the row, or open")
    let filter: @Sendable (Ask) throws -> CaseFilter = { ask in
      CaseFilter(
        state: ask.text("state"), kind: try ask.choice("kind"), centre: ask.text("centre"),
        recurring: try ask.flag("recurring") ?? false)
    }
    return [
      try .get(
        "/v1/cases", "cases",
        query: [
          state, .choice("kind", MatterName.self, "only this kind"), .flag("recurring", "only what recurs (S1)"),
          .centre,
          .limit, .cursor,
        ], Page<CaseRow>.self
      ) { ask in
        try await desk.cases(filter(ask), page: ask.page(), caller: ask.caller)
      },
      try .get("/v1/cases/{no}", "a case with its papers and history", CaseDetail.self) { ask in
        try await desk.caseDetail(ask.number(), caller: ask.caller)
      },
      try .get(
        "/v1/notices", "notices (forms 7 and 8)", query: [state, .centre, .limit, .cursor], Page<NoticeRow>.self
      ) { ask in
        try await desk.notices(filter(ask), page: ask.page(), caller: ask.caller)
      },
      try .get("/v1/notices/{no}", "a notice with its replies and verifications", NoticeDetail.self) { ask in
        try await desk.notice(ask.number(), caller: ask.caller)
      },
    ]
  }

  private static func traffic(_ desk: any ControlDesk) throws -> [Endpoint] {
    [
      try .get(
        "/v1/vessels", "the picture",
        query: [
          .text("query", "part of the name, or the beginning of the MMSI"),
          .flag("registered", "only registered vessels, or only others"), .limit, .cursor,
        ], Page<VesselRow>.self
      ) { ask in
        let filter = VesselFilter(query: ask.text("query"), registered: try ask.flag("registered"))
        return try await desk.vessels(filter, page: ask.page(), caller: ask.caller)
      },
      try .get("/v1/vessels/{mmsi}", "a vessel with its last 15 minutes", VesselDetail.self) { ask in
        guard let mmsi = UInt32(exactly: try ask.number("mmsi")) else {
          throw ControlError.notFound("没有此船", "no such vessel")
        }
        return try await desk.vessel(mmsi: mmsi, caller: ask.caller)
      },
      try .get(
        "/v1/tracks", "archived positions of one vessel, oldest first",
        query: [
          .text("vessel", "MMSI, id in the register, name, or number of a terminal"),
          .time("from", "from then on; from the first unless said"), .time("to", "until then; until now unless said"),
          .rows(TrackFilter.most), .cursor,
        ], VesselTrack.self
      ) { ask in
        guard let vessel = ask.text("vessel"), !vessel.isEmpty else {
          throw ControlError.malformed("缺 vessel", "vessel is missing")
        }
        let filter = TrackFilter(vessel: vessel, from: try ask.time("from"), through: try ask.time("to"))
        return try await desk.track(filter, page: ask.page(atMost: TrackFilter.most), caller: ask.caller)
      },
      try .get("/v1/feeds", "feeds and their counters", Page<FeedRow>.self) { ask in
        try await desk.feeds(caller: ask.caller)
      },
    ]
  }
}
