import Units
import Wire

extension Endpoints {
  /// Reports sent and sent again, frozen months, monthly summaries.
  static func reports(_ desk: any ControlDesk) throws -> [Endpoint] {
    try [
      .post("/v1/reports/{no}/send", "sent now, where it may go", SendRequest.self, ReportRow.self) { ask, _ in
        try await desk.send(report: ask.number(), act: ask.act())
      },
      .post("/v1/reports/{no}/resend", "sent again (重发)", ResendRequest.self, ResendAnswer.self) { ask, request in
        try await desk.resend(report: ask.number(), request, act: ask.act())
      },
      .get("/v1/reports/{no}/history", "its messages and the life of each delivery", ReportHistory.self) { ask in
        try await desk.reportHistory(ask.number(), caller: ask.caller)
      },
      .get(
        "/v1/reports/history", "reports of the past, the latest first", query: [.centre, .limit, .cursor],
        Page<ReportRow>.self
      ) { ask in
        try await desk.reportHistory(centre: ask.text("centre"), page: ask.page(), caller: ask.caller)
      },
      .get(
        "/v1/summaries", "monthly summaries (月度小结)", query: [.centre, .limit, .cursor], Page<SummaryRow>.self
      ) { ask in
        try await desk.summaries(centre: ask.text("centre"), page: ask.page(), caller: ask.caller)
      },
      .get("/v1/summaries/{no}", "a monthly summary", SummaryDetail.self) { ask in
        try await desk.summary(ask.number(), caller: ask.caller)
      },
      .post("/v1/summaries/{no}/edit", "its text", SummaryEditRequest.self, SummaryRow.self) { ask, request in
        guard request.paragraphs.count <= 50 else {
          throw ControlError.invalid("paragraphs", "正文最多 50 段", "the text has at most 50 paragraphs")
        }
        return try await desk.edit(summary: ask.number(), request, act: ask.act(revision: request.revision))
      },
      .post("/v1/summaries/{no}/approve", "approved (R6)", ApproveRequest.self, SummaryRow.self) { ask, request in
        try await desk.approve(summary: ask.number(), request, act: ask.act(revision: request.revision))
      },
    ] + books(desk)
  }

  private static func books(_ desk: any ControlDesk) throws -> [Endpoint] {
    let month = Endpoint.Parameter.text("month", "2026-11")
    return [
      try .get(
        "/v1/ledgers", "frozen months of the ledgers", query: [.centre, month, .limit, .cursor], Page<BookRow>.self
      ) { ask in
        let filter = BookFilter(centre: ask.text("centre"), month: try ask.month("month"))
        return try await desk.books(filter, page: ask.page(), caller: ask.caller)
      },
      try .get(
        "/v1/ledgers/{ledger}/{month}", "a ledger as its month was frozen, or as last amended",
        query: [.centre, .flag("latest", "as the last amendment told it")], LedgerPage.self
      ) { ask in
        let filter = BookFilter(
          centre: ask.text("centre"), month: try Ask.month(ask.parameters["month"] ?? "", "month"))
        return try await desk.bookTable(
          Int(ask.number("ledger")), filter, latest: try ask.flag("latest") ?? false, caller: ask.caller)
      },
      try .post("/v1/ledgers/amend", "what changed in a frozen month is sent", AmendRequest.self, AmendAnswer.self) {
        ask, request in
        _ = try Ask.month(request.month, "month")
        return try await desk.amend(request, act: ask.act())
      },
    ]
  }
}

extension Ask {
  /// The first day of a month written `2026-11`; nil: not asked.
  func month(_ name: String) throws -> CivilDate? { try query[name].map { try Ask.month($0, name) } }

  static func month(_ text: String, _ name: String) throws -> CivilDate {
    guard text.utf8.count == 7, let day = CivilDate(iso: "\(text)-01") else {
      throw ControlError.malformed("\(name) 应为月份，如 2026-11", "\(name) is a month like 2026-11")
    }
    return day
  }
}
