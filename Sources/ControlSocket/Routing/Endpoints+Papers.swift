import Units
import Wire

extension Endpoints {
  static func papers(_ desk: any ControlDesk) throws -> [Endpoint] {
    [
      try .get(
        "/v1/outbox", "deliveries (D10)", query: [.text("state", "a state of a delivery"), .limit, .cursor],
        Page<DeliveryRow>.self
      ) { ask in
        try await desk.outbox(state: ask.text("state"), page: ask.page(), caller: ask.caller)
      },
      try .get("/v1/gateways", "gateways for SMS, fax and the like (R7)", Page<GatewayRow>.self) { ask in
        try await desk.gateways(caller: ask.caller)
      },
      try .post(
        "/v1/gateways/test", "a message marked as a test over a gateway", GatewayTestRequest.self, DeliveryRow.self
      ) { ask, request in
        try required(request.gateway, "gateway")
        try required(request.address, "address")
        return try await desk.testGateway(request, act: ask.act())
      },
      try .get(
        "/v1/reports", "reports", query: [.day("day", "the day they are due"), .centre, .limit, .cursor],
        Page<ReportRow>.self
      ) { ask in
        let filter = ReportFilter(day: try ask.day("day"), centre: ask.text("centre"))
        return try await desk.reports(filter, page: ask.page(), caller: ask.caller)
      },
      preview(desk), ledger(desk), try journal(desk),
      try .get(
        "/v1/journal/check", "the chain of the journal's digests, followed from its first entry to its last",
        query: [.text("expect", "what was noted of its end once, SEQ:HASH; several by commas")],
        JournalCheckAnswer.self
      ) { ask in
        let noted = ask.text("expect")?.split(separator: ",").map(String.init) ?? []
        return try await desk.checkJournal(expect: noted, caller: ask.caller)
      },
    ]
  }

  private static func journal(_ desk: any ControlDesk) throws -> Endpoint {
    try .get(
      "/v1/journal", "entries of the journal",
      query: [
        Endpoint.Parameter(name: "after", schema: .integer, about: "after this sequence; the last ones unless said"),
        .text("person", "id of the person who acted"), .text("subject", "what they are about, such as case:12"),
        .day("from", "first day on which they were recorded"), .day("to", "last day"), .limit,
      ],
      Page<JournalRow>.self
    ) { ask in
      let filter = JournalFilter(
        after: try ask.integer("after"), person: ask.text("person"), subject: ask.text("subject"),
        from: try ask.day("from"), to: try ask.day("to"))
      return try await desk.journal(filter, limit: ask.page().limit, caller: ask.caller)
    }
  }

  private static func preview(_ desk: any ControlDesk) -> Endpoint {
    Endpoint(
      verb: .get, path: "/v1/reports/{no}/preview", about: "the report as it stands; once sent, what was sent",
      query: [.choice("format", PreviewFormat.self, "text unless said")], body: nil,
      outcome: .other(["text/plain", "text/html"])
    ) { ask in
      let format: PreviewFormat = try ask.choice("format") ?? .text
      let text = try await desk.reportPreview(ask.number(), format: format, caller: ask.caller)
      let type = format == .html ? "text/html; charset=utf-8" : "text/plain; charset=utf-8"
      return .bytes(Array(text.utf8), type: type)
    }
  }

  private static func ledger(_ desk: any ControlDesk) -> Endpoint {
    Endpoint(
      verb: .get, path: "/v1/ledgers/{ledger}",
      about: "ledger 9, 10, 11 or 12 (台账): a page as JSON, or all of it as CSV",
      query: [
        .centre, .day("from", "first day"), .day("to", "last day"), .text("format", "json (unless said) or csv"),
        .limit,
        .cursor,
      ], body: nil, outcome: .other(["application/json", "text/csv"])
    ) { ask in
      let number = try ask.number("ledger")
      guard (9...12).contains(number) else {
        throw ControlError.notFound("台账为附件九至附件十二", "ledgers are 9, 10, 11 and 12")
      }
      let filter = LedgerFilter(centre: ask.text("centre"), from: try ask.day("from"), to: try ask.day("to"))
      switch ask.text("format") ?? "json" {
      case "json":
        let page = try await desk.ledger(Int(number), filter, page: ask.page(), caller: ask.caller)
        return .json(try AnswerWriter.write(page), revision: nil)
      case "csv":
        let file = try await desk.ledgerFile(Int(number), filter, caller: ask.caller)
        return .bytes(file, type: "text/csv; charset=utf-8", fileName: "ledger-\(number).csv")
      default:
        throw ControlError.malformed("format 只能是 json 或 csv", "format is json or csv")
      }
    }
  }
}
