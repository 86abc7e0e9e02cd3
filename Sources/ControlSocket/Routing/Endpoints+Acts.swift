import Wire

/// An act without a body of its own.
struct EmptyRequest: Codable, Sendable {}

extension Endpoints {
  static func acts(_ desk: any ControlDesk) throws -> [Endpoint] {
    let own: [Endpoint] = [
      try .post("/v1/sign-on", "a person signs on at a console (D6)", SignOnRequest.self, SignOnAnswer.self) {
        ask, request in
        try await desk.signOn(request, act: ask.act())
      },
      try .post("/v1/sign-off", "the person signs off", EmptyRequest.self, WhoAmI.self) { ask, _ in
        try await desk.signOff(act: ask.act())
      },
      try .post("/v1/clock/confirm", "a person confirms the clock (D4)", ClockConfirmRequest.self, ClockAnswer.self) {
        ask, request in
        try await desk.confirmClock(request, act: ask.act())
      },
      try .post("/v1/rounds/{no}/checks", "checks recorded (form 4)", CheckRequest.self, CheckAnswer.self) {
        ask, request in
        try check(request)
        return try await desk.recordChecks(round: ask.number(), request, act: ask.act())
      },
      try .post("/v1/mail/arm", "outgoing mail armed or held (D10)", MailArmRequest.self, MailStatus.self) {
        ask, request in
        try await desk.armMail(request, act: ask.act())
      },
      try .post("/v1/reports/{no}/approve", "the report approved", ApproveRequest.self, ReportRow.self) {
        ask, request in
        try await desk.approve(report: ask.number(), request, act: ask.act(revision: request.revision))
      },
    ]
    return try own + findingActs(desk) + noticeActs(desk)
  }

  private static func findingActs(_ desk: any ControlDesk) throws -> [Endpoint] {
    [
      try .post(
        "/v1/findings/{no}/acknowledge", "acknowledged for a while (D5)", AcknowledgeRequest.self, FindingRow.self
      ) {
        ask, request in
        try await desk.acknowledge(finding: ask.number(), request, act: ask.act())
      },
      try .post("/v1/findings/{no}/silence", "silent on this console", SilenceRequest.self, FindingRow.self) {
        ask, request in
        try await desk.silence(finding: ask.number(), request, act: ask.act())
      },
      try .post("/v1/findings/{no}/shelve", "zone or vessel shelved, by a leader", ShelveRequest.self, FindingRow.self)
      {
        ask, request in
        try required(request.reason, "reason")
        guard (request.until == nil) != (request.minutes == nil) else {
          throw ControlError.invalid("until", "until 与 minutes 须填其一", "give either until or minutes")
        }
        if let minutes = request.minutes, !(1...480).contains(minutes) {
          throw ControlError.invalid("minutes", "minutes 应在 1 至 480 之间", "minutes is 1 to 480")
        }
        return try await desk.shelve(finding: ask.number(), request, act: ask.act())
      },
      try .post("/v1/findings/{no}/raise", "raised, by a leader (R19)", FindingRaiseRequest.self, FindingRow.self) {
        ask, request in
        try required(request.reason, "reason")
        return try await desk.raise(finding: ask.number(), request, act: ask.act(revision: request.revision))
      },
      try .post("/v1/findings/{no}/file", "filed as a case (立案)", FileRequest.self, FileAnswer.self) { ask, request in
        try await desk.file(finding: ask.number(), request, act: ask.act(revision: request.revision))
      },
      try .post("/v1/findings/{no}/dismiss", "dismissed with a reason", DismissRequest.self, FindingRow.self) {
        ask, request in
        try required(request.reason, "reason")
        return try await desk.dismiss(finding: ask.number(), request, act: ask.act(revision: request.revision))
      },
    ]
  }

  private static func noticeActs(_ desk: any ControlDesk) throws -> [Endpoint] {
    [
      try .post("/v1/cases/{no}/close", "closed, where no reply is awaited (结案)", CloseRequest.self, CaseRow.self) {
        ask, request in
        try required(request.note, "note")
        return try await desk.close(case: ask.number(), request, act: ask.act(revision: request.revision))
      },
      try .post("/v1/notices/{no}/receive", "the addressee's receipt (R5)", ReceiveRequest.self, NoticeRow.self) {
        ask, request in
        try await desk.receive(notice: ask.number(), request, act: ask.act(revision: request.revision))
      },
      try .post(
        "/v1/notices/{no}/reply", "the rectification reported", ReplyRequest.self, NoticeRow.self, bodyLimit: replyBody
      ) {
        ask, request in
        try required(request.measures, "measures")
        return try await desk.reply(notice: ask.number(), request, act: ask.act(revision: request.revision))
      },
      try .post("/v1/notices/{no}/verify", "verified by another person (核查)", VerifyRequest.self, NoticeRow.self) {
        ask, request in
        if request.outcome == .sentBack { try required(request.note ?? "", "note") }
        return try await desk.verify(notice: ask.number(), request, act: ask.act(revision: request.revision))
      },
    ]
  }

  private static func check(_ request: CheckRequest) throws {
    guard request.checks?.isEmpty == false || request.all == true else {
      throw ControlError.invalid("checks", "checks 与 all 至少填一项", "give checks, or all, or both")
    }
    guard request.checks?.count ?? 0 <= PageRequest.most else {
      throw ControlError.invalid("checks", "一次最多 500 条", "at most 500 checks at once")
    }
    for (index, check) in (request.checks ?? []).enumerated() where check.findings?.count ?? 0 > 20 {
      throw ControlError.invalid("checks[\(index)].findings", "一次检查最多 20 个问题代码", "at most 20 codes a check")
    }
  }

  static func required(_ text: String, _ field: String) throws {
    guard text.contains(where: { !$0.isWhitespace }) else {
      throw ControlError.invalid(field, "\(field) 不能为空", "\(field) may not be empty")
    }
  }
}
