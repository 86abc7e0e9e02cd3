import Wire

/// The life of cases and notices: urged, supervised, handed on, dismissed, opened again; cancelled, passed down, signed.
extension Endpoints {
  /// Five files, 20 MiB together, as base64.
  static let replyBody = 28 << 20

  static func caseLife(_ desk: any ControlDesk) throws -> [Endpoint] {
    try caseLists(desk) + caseSteps(desk) + caseEnds(desk) + noticeLife(desk) + drafts(desk)
  }

  private static func caseLists(_ desk: any ControlDesk) throws -> [Endpoint] {
    [
      try .get(
        "/v1/recurrences", "the same vessel, point or centre with the same code (S1)", query: [.centre],
        Page<RecurrenceRow>.self
      ) { ask in
        try await desk.recurrences(centre: ask.text("centre"), caller: ask.caller)
      },
      try .get(
        "/v1/triage", "how long findings waited for a decision, watch by watch (S7)",
        query: [.centre, .day("day", "today unless said")], Page<TriageRow>.self
      ) { ask in
        try await desk.triage(centre: ask.text("centre"), day: ask.day("day"), caller: ask.caller)
      },
    ]
  }

  private static func caseSteps(_ desk: any ControlDesk) throws -> [Endpoint] {
    [
      try .post("/v1/cases/{no}/urge", "urged (催办)", UrgeRequest.self, CaseRow.self) { ask, request in
        try required(request.words, "words")
        return try await desk.urge(case: ask.number(), request, act: ask.act(revision: request.revision))
      },
      try .post("/v1/cases/{no}/tell", "told to stop (C10, X8)", TellRequest.self, CaseRow.self) { ask, request in
        try required(request.words, "words")
        return try await desk.tell(case: ask.number(), request, act: ask.act(revision: request.revision))
      },
      try .post(
        "/v1/cases/{no}/supervise", "supervised by a superior centre's leader (报警督办)", SuperviseRequest.self,
        CaseRow.self
      ) { ask, request in
        try required(request.words, "words")
        return try await desk.supervise(case: ask.number(), request, act: ask.act(revision: request.revision))
      },
      try .post("/v1/cases/{no}/result", "the answering centre's result", ResultRequest.self, CaseRow.self) {
        ask, request in
        try required(request.words, "words")
        return try await desk.answer(case: ask.number(), request, act: ask.act(revision: request.revision))
      },
      try .post("/v1/cases/{no}/raise", "raised to serious (R19)", RaiseRequest.self, CaseRow.self) { ask, request in
        try required(request.reason, "reason")
        return try await desk.raise(case: ask.number(), request, act: ask.act(revision: request.revision))
      },
      try .post("/v1/cases/{no}/hand", "handed on within the centre (S6)", HandRequest.self, CaseRow.self) {
        ask, request in
        try required(request.to, "to")
        return try await desk.hand(case: ask.number(), request, act: ask.act(revision: request.revision))
      },
      try .post("/v1/cases/{no}/accept", "accepted by whom it was handed to", CaseAcceptRequest.self, CaseRow.self) {
        ask, request in
        try await desk.accept(case: ask.number(), request, act: ask.act(revision: request.revision))
      },
    ]
  }

  private static func caseEnds(_ desk: any ControlDesk) throws -> [Endpoint] {
    [
      try .post(
        "/v1/cases/{no}/dismiss", "dismissed by a leader (销案)", CaseDismissRequest.self, CaseRow.self
      ) { ask, request in
        try required(request.reason, "reason")
        return try await desk.dismiss(case: ask.number(), request, act: ask.act(revision: request.revision))
      },
      try .post("/v1/cases/{no}/reopen", "opened again by a leader", ReopenRequest.self, CaseRow.self) {
        ask, request in
        try required(request.reason, "reason")
        return try await desk.reopen(case: ask.number(), request, act: ask.act(revision: request.revision))
      },
      try .post(
        "/v1/cases/{no}/notice", "another notice for one that was cancelled", IssueRequest.self, NoticeRow.self
      ) { ask, request in
        try await desk.issueNotice(case: ask.number(), request, act: ask.act(revision: request.revision))
      },
    ]
  }

  private static func noticeLife(_ desk: any ControlDesk) throws -> [Endpoint] {
    [
      try .post("/v1/notices/{no}/cancel", "cancelled (作废)", NoticeCancelRequest.self, NoticeRow.self) {
        ask, request in
        try required(request.reason, "reason")
        return try await desk.cancel(notice: ask.number(), request, act: ask.act(revision: request.revision))
      },
      try .post("/v1/notices/{no}/pass", "passed down to the county (R5)", IssueRequest.self, NoticeRow.self) {
        ask, request in
        try await desk.pass(notice: ask.number(), request, act: ask.act(revision: request.revision))
      },
      Endpoint(
        verb: .get, path: "/v1/notices/{no}/files/{digest}", about: "a file that came with a reply", query: [],
        body: nil, outcome: .other(["application/octet-stream"])
      ) { ask in
        let digest = ask.parameters["digest"] ?? ""
        let file = try await desk.file(of: ask.number(), digest: digest, caller: ask.caller)
        return .bytes(file.bytes, type: file.row.type)
      },
    ]
  }

  private static func drafts(_ desk: any ControlDesk) throws -> [Endpoint] {
    [
      try .get(
        "/v1/notice-drafts", "notices that wait for a signature",
        query: [.flag("all", "also those signed and discarded"), .centre, .limit, .cursor], Page<NoticeDraftRow>.self
      ) { ask in
        try await desk.noticeDrafts(
          centre: ask.text("centre"), all: try ask.flag("all") ?? false, page: ask.page(), caller: ask.caller)
      },
      try .post("/v1/notice-drafts/{no}/sign", "signed: numbered and issued", DraftSignRequest.self, NoticeRow.self) {
        ask, request in
        try await desk.sign(draft: ask.number(), request, act: ask.act(revision: request.revision))
      },
      try .post(
        "/v1/notice-drafts/{no}/discard", "not issued, with the reason", DraftDiscardRequest.self, NoticeDraftRow.self
      ) { ask, request in
        try required(request.reason, "reason")
        return try await desk.discard(draft: ask.number(), request, act: ask.act(revision: request.revision))
      },
    ]
  }
}
