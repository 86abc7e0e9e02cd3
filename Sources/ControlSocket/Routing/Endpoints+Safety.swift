import Wire

/// Bulletins (P5, G9) and broadcasts (C7).
extension Endpoints {
  static func safety(_ desk: any ControlDesk) throws -> [Endpoint] {
    try bulletins(desk) + bulletinActs(desk) + broadcasts(desk) + broadcastActs(desk)
  }

  private static func bulletins(_ desk: any ControlDesk) throws -> [Endpoint] {
    [
      try .get(
        "/v1/bulletins", "notices, warnings and other safety information (航行通(警)告)",
        query: [
          .text("state", "a state of the row, live, or unconfirmed; all unless said"),
          .choice("kind", BulletinKindName.self, "only this kind"), .centre, .limit, .cursor,
        ], Page<BulletinRow>.self
      ) { ask in
        let filter = BulletinFilter(
          state: ask.text("state"), kind: try ask.choice("kind"), centre: ask.text("centre"))
        return try await desk.bulletins(filter, page: ask.page(), caller: ask.caller)
      },
      try .get("/v1/bulletins/{no}", "a bulletin with its receipts", BulletinDetail.self) { ask in
        try await desk.bulletin(ask.number(), caller: ask.caller)
      },
    ]
  }

  private static func bulletinActs(_ desk: any ControlDesk) throws -> [Endpoint] {
    [
      try .post("/v1/bulletins", "entered, and passed on (P5)", BulletinRequest.self, BulletinRow.self) {
        ask, request in
        try filled(request.text ?? "", "text")
        try bounded(request)
        return try await desk.addBulletin(request, act: ask.act())
      },
      try .post(
        "/v1/bulletins/{no}/adopt", "a text heard on AIS taken up, and passed on", BulletinRequest.self,
        BulletinRow.self
      ) { ask, request in
        try bounded(request)
        return try await desk.adopt(bulletin: ask.number(), request, act: ask.act(revision: request.revision))
      },
      try .post(
        "/v1/bulletins/{no}/cancel", "out of force, or a candidate put aside", BulletinCancelRequest.self,
        BulletinRow.self
      ) { ask, request in
        try filled(request.reason, "reason")
        return try await desk.cancel(bulletin: ask.number(), request, act: ask.act(revision: request.revision))
      },
      try .post(
        "/v1/bulletins/{no}/receive", "its receipt confirmed", BulletinReceiveRequest.self, BulletinDetail.self
      ) { ask, request in
        try await desk.receive(bulletin: ask.number(), request, act: ask.act())
      },
    ]
  }

  private static func broadcasts(_ desk: any ControlDesk) throws -> [Endpoint] {
    [
      try .get(
        "/v1/broadcasts", "broadcasts of safety information (C7)",
        query: [
          .day("day", "the day they are planned for"), .text("state", "a state of the row, or open"), .centre, .limit,
          .cursor,
        ], Page<BroadcastRow>.self
      ) { ask in
        let filter = BroadcastFilter(day: try ask.day("day"), centre: ask.text("centre"), state: ask.text("state"))
        return try await desk.broadcasts(filter, page: ask.page(), caller: ask.caller)
      },
      try .get("/v1/broadcasts/{no}", "a broadcast with its text", BroadcastDetail.self) { ask in
        try await desk.broadcast(ask.number(), caller: ask.caller)
      },
    ]
  }

  private static func broadcastActs(_ desk: any ControlDesk) throws -> [Endpoint] {
    [
      try .post(
        "/v1/broadcasts", "an extra broadcast, with its reason", BroadcastAddRequest.self, BroadcastDetail.self
      ) { ask, request in
        try filled(request.reason, "reason")
        return try await desk.addBroadcast(request, act: ask.act())
      },
      try .post(
        "/v1/broadcasts/{no}/edit", "another text; it is to be approved again", BroadcastEditRequest.self,
        BroadcastDetail.self
      ) { ask, request in
        guard (1...200).contains(request.paragraphs.count) else {
          throw ControlError.invalid("paragraphs", "播报稿为 1 至 200 段", "a text has 1 to 200 paragraphs")
        }
        return try await desk.edit(broadcast: ask.number(), request, act: ask.act(revision: request.revision))
      },
      try .post(
        "/v1/broadcasts/{no}/approve", "approved by the duty leader (G5)", BroadcastApproveRequest.self,
        BroadcastDetail.self
      ) { ask, request in
        try await desk.approve(broadcast: ask.number(), request, act: ask.act(revision: request.revision))
      },
      try .post(
        "/v1/broadcasts/{no}/confirm", "made: when, by whom, over what", BroadcastConfirmRequest.self,
        BroadcastDetail.self
      ) { ask, request in
        try await desk.confirm(broadcast: ask.number(), request, act: ask.act(revision: request.revision))
      },
    ]
  }

  private static func bounded(_ request: BulletinRequest) throws {
    for (list, field) in [(request.zones, "zones"), (request.points, "points")] where list?.count ?? 0 > 100 {
      throw ControlError.invalid(field, "\(field) 最多 100 个", "at most 100 \(field)")
    }
  }

  private static func filled(_ text: String, _ field: String) throws {
    guard text.contains(where: { !$0.isWhitespace }) else {
      throw ControlError.invalid(field, "\(field) 不能为空", "\(field) may not be empty")
    }
  }
}
